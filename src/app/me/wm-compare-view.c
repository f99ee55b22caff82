/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two assessments of one person beside each other, with both sentences of
 * evidence: the talk that follows is the point. No figure stands for a person.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-compare-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/map/wm-scene-view.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scenes.h"
#include "people/wm-opinions.h"

struct _WmCompareView
{
  WmMeView parent_instance;

  GtkWidget *none, *rest;
  GtkDropDown *kind;
  GtkWidget *section;
  GtkListBox *differences;
  GtkLabel *leniency;
  WmSceneView *picture;

  GPtrArray *opinions[WM_N_ASSESSMENT_KINDS]; /* WmRating by skill; NULL: none of that kind */
  GArray *kinds;  /* guint: those of the chooser */
  GArray *skills; /* guint: assessed by two kinds, in the picture's order */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmCompareView, wm_compare_view, WM_TYPE_ME_VIEW)

static const char *
kind_name (guint kind)
{
  static const char *const names[WM_N_ASSESSMENT_KINDS]
      = { N_ ("Self"), N_ ("Manager"), N_ ("Interview"), N_ ("Check-in"), N_ ("Colleague") };

  return _(names[kind]);
}

static gboolean
is_blank (GPtrArray *ratings)
{
  for (guint i = 0; i < ratings->len; i++)
    if (((WmRating *) g_ptr_array_index (ratings, i))->level >= 0)
      return FALSE;
  return TRUE;
}

static void
load_opinions (WmCompareView *self, WmMe *me)
{
  const WmPerson *person = wm_me_get_person (me);
  g_autoptr (GError) error = NULL;

  g_array_set_size (self->kinds, 0);
  for (guint i = 0; i < WM_N_ASSESSMENT_KINDS; i++)
    {
      g_clear_pointer (&self->opinions[i], g_ptr_array_unref);
      if (person == NULL || error != NULL)
        continue;
      self->opinions[i] = wm_ratings_load_said (wm_me_get_store (me), wm_me_get_map (me),
                                                person->slug, wm_assessment_kinds[i], NULL, NULL,
                                                &error);
      if (self->opinions[i] != NULL && is_blank (self->opinions[i]))
        g_clear_pointer (&self->opinions[i], g_ptr_array_unref);
      if (i > 0 && self->opinions[i] != NULL)
        g_array_append_val (self->kinds, i);
    }
  wm_feedback_error (GTK_WIDGET (self), error);
}

/* ---- differences ---------------------------------------------------------------------- */

/* (transfer full): "Self: 3 · Proficient — “Ran it for a year”" */
static char *
say_opinion (WmMap *map, guint kind, const WmRating *rating)
{
  g_autofree char *level = wm_skill_rows_level_title (map, rating->level);

  if (rating->evidence == NULL || *rating->evidence == '\0')
    /* Translators: who assessed, and the level. */
    return g_strdup_printf (_("%1$s: %2$s, no evidence told"), kind_name (kind), level);
  /* Translators: who assessed, the level, and the words of evidence. */
  return g_strdup_printf (_("%1$s: %2$s, “%3$s”"), kind_name (kind), level, rating->evidence);
}

static void
add_difference (WmCompareView *self, WmMap *map, const WmLevelChange *it, guint kind)
{
  const WmSkill *skill = wm_map_skill (map, it->skill);
  g_autofree char *mine = say_opinion (map, 0, g_ptr_array_index (self->opinions[0], it->skill));
  g_autofree char *theirs
      = say_opinion (map, kind, g_ptr_array_index (self->opinions[kind], it->skill));
  guint width = (guint) ABS (it->after - it->before);
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u level apart", "%u levels apart", width), width);
  GtkWidget *end = gtk_label_new (text);
  GtkWidget *row = wm_text_row_new (skill->slug, skill->name, end);
  g_autofree char *name = g_strconcat ("row:", skill->slug, NULL);

  gtk_widget_add_css_class (end, "caption");
  gtk_widget_set_name (row, name);
  wm_text_row_set_texts (WM_TEXT_ROW (row), mine, theirs);
  wm_text_row_lead_to_skill (WM_TEXT_ROW (row), skill->slug);
  gtk_list_box_append (self->differences, row);
}

static void
show_leniency (WmCompareView *self, guint kind)
{
  WmLeniency it;
  g_autofree char *text = NULL;
  g_autofree char *size = NULL;

  if (!wm_leniency_compute (self->opinions[0], self->opinions[kind], &it))
    {
      text = g_strdup_printf (
        ngettext ("Both assessed %u skill: too few to say how they rate. It takes %d.",
                  "Both assessed %u skills: too few to say how they rate. It takes %d.", it.skills),
        it.skills, WM_LENIENCY_LEAST);
      gtk_label_set_text (self->leniency, text);
      return;
    }
  size = g_strdup_printf ("%.1f", fabs (it.leniency));
  /* Translators: over how many skills; how far apart; how far levels spread in each. */
  text = g_strdup_printf (
      it.leniency >= 0
          ? ngettext ("Over %1$u skill that both assessed, the own levels lie %2$s higher on the "
                      "average. They spread by %3$.1f, the others’ by %4$.1f.",
                      "Over %1$u skills that both assessed, the own levels lie %2$s higher on the "
                      "average. They spread by %3$.1f, the others’ by %4$.1f.", it.skills)
          : ngettext ("Over %1$u skill that both assessed, the own levels lie %2$s lower on the "
                      "average. They spread by %3$.1f, the others’ by %4$.1f.",
                      "Over %1$u skills that both assessed, the own levels lie %2$s lower on the "
                      "average. They spread by %3$.1f, the others’ by %4$.1f.", it.skills),
      it.skills, size, it.one_spread, it.other_spread);
  gtk_label_set_text (self->leniency, text);
}

/* What differs first, then what both say alike. */
static void
order_skills (WmCompareView *self, GArray *differences, guint kind)
{
  GPtrArray *mine = self->opinions[0], *theirs = self->opinions[kind];

  g_array_set_size (self->skills, 0);
  for (guint i = 0; i < differences->len; i++)
    g_array_append_val (self->skills, g_array_index (differences, WmLevelChange, i).skill);
  for (guint i = 0; i < mine->len; i++)
    {
      const WmRating *one = g_ptr_array_index (mine, i), *two = g_ptr_array_index (theirs, i);

      if (one->level >= 0 && one->level == two->level)
        g_array_append_val (self->skills, i);
    }
}

static void
show_differences (WmCompareView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  guint selected = gtk_drop_down_get_selected (self->kind);
  guint kind = selected < self->kinds->len ? g_array_index (self->kinds, guint, selected) : 0;
  g_autoptr (GArray) differences = NULL;
  g_autofree char *title = NULL;

  wm_page_clear_list (self->differences);
  g_array_set_size (self->skills, 0);
  if (kind == 0 || self->opinions[0] == NULL)
    return;
  differences = wm_opinions_compare (self->opinions[0], self->opinions[kind]);
  for (guint i = 0; i < differences->len; i++)
    add_difference (self, map, &g_array_index (differences, WmLevelChange, i), kind);
  title = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len),
                           differences->len);
  wm_page_section_set (self->section, title,
                       _("The widest first, with both sentences. What only one assessed is no "
                         "difference."));
  gtk_widget_set_visible (GTK_WIDGET (self->differences), differences->len > 0);
  show_leniency (self, kind);
  order_skills (self, differences, kind);
  wm_scene_view_invalidate (self->picture);
}

static void
wm_compare_view_fill (WmMeView *view, WmMe *me)
{
  WmCompareView *self = WM_COMPARE_VIEW (view);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->kind);
  gboolean any;

  wm_me_view_begin_rows (view);
  load_opinions (self, me);
  any = self->kinds->len > 0 && self->opinions[0] != NULL;
  gtk_widget_set_visible (self->none, !any);
  gtk_widget_set_visible (self->rest, any);
  for (guint i = 0; i < self->kinds->len; i++)
    gtk_string_list_append (names, kind_name (g_array_index (self->kinds, guint, i)));
  self->filling = TRUE;
  wm_page_drop_down_set_names (self->kind, names, selected < self->kinds->len ? selected : 0);
  self->filling = FALSE;
  if (any)
    show_differences (self, me);
  wm_me_view_end_rows (view);
}

static void
on_kind_selected (WmCompareView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));

  if (!self->filling && me != NULL)
    show_differences (self, me);
}

static WmScene *
build_picture (double width, gpointer data)
{
  WmCompareView *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmMe *me = wm_me_view_get_me (data);

  if (me == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_opinions (wm_me_get_map (me), self->opinions, self->skills, &options);
}

static void
on_node_activated (WmSceneView *view, const char *id, WmCompareView *self)
{
  if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
}

/* ---- the widget ------------------------------------------------------------------------- */

static GtkWidget *
head_new (WmCompareView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons
      /* Translators: the proposed name of a file, without its ending. */
      = wm_picture_buttons_new (_("Export Comparison"), _("comparison"), build_picture, self);

  self->kind = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_page_drop_down_setup (self->kind, _("Beside mine"));
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (on_kind_selected), self);
  gtk_widget_set_hexpand (buttons, TRUE);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (head), buttons);
  return head;
}

static void
wm_compare_view_dispose (GObject *object)
{
  WmCompareView *self = WM_COMPARE_VIEW (object);

  if (self->picture != NULL)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  self->picture = NULL;
  for (guint i = 0; i < WM_N_ASSESSMENT_KINDS; i++)
    g_clear_pointer (&self->opinions[i], g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_array_unref);
  g_clear_pointer (&self->skills, g_array_unref);
  G_OBJECT_CLASS (wm_compare_view_parent_class)->dispose (object);
}

static void
wm_compare_view_class_init (WmCompareViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_compare_view_dispose;
  WM_ME_VIEW_CLASS (klass)->fill = wm_compare_view_fill;
}

static void
wm_compare_view_init (WmCompareView *self)
{
  GtkWidget *column = wm_me_view_make_column (WM_ME_VIEW (self), 860);
  GtkWidget *frame = wm_picture_frame_new (build_picture, self, &self->picture);
  GtkWidget *leniency = gtk_label_new (NULL);

  self->kinds = g_array_new (FALSE, FALSE, sizeof (guint));
  self->skills = g_array_new (FALSE, FALSE, sizeof (guint));
  self->none = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->none), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->none), _("Nothing to Compare Yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (self->none),
      _("It takes an own assessment and one by somebody else: import it, or let the manager choose "
        "this person here and assess in her own name."));
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->section = wm_page_section_new ("", NULL, &self->differences);
  self->leniency = GTK_LABEL (leniency);
  gtk_label_set_wrap (self->leniency, TRUE);
  gtk_label_set_xalign (self->leniency, 0);
  gtk_widget_add_css_class (leniency, "dim-label");
  g_signal_connect (self->picture, "node-activated", G_CALLBACK (on_node_activated), self);
  gtk_box_append (GTK_BOX (self->rest), head_new (self));
  gtk_box_append (GTK_BOX (self->rest), self->section);
  gtk_box_append (GTK_BOX (self->rest), leniency);
  gtk_box_append (GTK_BOX (self->rest), frame);
  gtk_box_append (GTK_BOX (column), self->none);
  gtk_box_append (GTK_BOX (column), self->rest);
}
