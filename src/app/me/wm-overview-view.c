/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first view of a person's page. Each line of what to do next leads there;
 * what a picture or a sentence says has its inputs one click away. Counts by
 * importance and state stand side by side and are never added up.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-overview-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-picture-buttons.h"
#include "app/me/wm-guide-words.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/me/wm-what-if.h"
#include "app/map/wm-scene-view.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scenes.h"
#include "learning/wm-fit.h"

struct _WmOverviewView
{
  WmMeView parent_instance;

  GtkWidget *start, *rest;
  GtkWidget *next_section, *fit_section, *near_section;
  GtkListBox *next, *near;
  GtkGrid *fit;
  WmSceneView *picture;
  GtkWidget *inputs; /* what the place is made of */
};

G_DEFINE_FINAL_TYPE (WmOverviewView, wm_overview_view, WM_TYPE_ME_VIEW)

/* ---- what to do next -------------------------------------------------------------- */

static void
add_step (WmOverviewView *self, const char *view, const char *title, const char *detail)
{
  GtkWidget *row = wm_text_row_new (view, title, gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_autofree char *name = g_strconcat ("row:", view, NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
  gtk_widget_set_name (row, name);
  gtk_list_box_append (self->next, row);
}

static void
add_assessment_step (WmOverviewView *self, WmMe *me)
{
  const WmPerson *person = wm_me_get_person (me);
  g_autoptr (WmGuideSession) session
      = person == NULL ? NULL
                       : wm_guide_session_load (wm_me_get_store (me), wm_me_get_map (me),
                                                person->slug, wm_me_get_role (me), NULL);
  g_autofree char *text = NULL;

  if (session == NULL || session->progress.open == 0 || !wm_me_is_editable (me))
    return;
  text = wm_guide_describe_progress (&session->progress);
  add_step (self, "assess:start", _("Go on with the assessment"), text);
}

static void
count_marks (WmMe *me, guint *old, guint *implied)
{
  WmMap *map = wm_me_get_map (me);
  g_auto (GStrv) mine = wm_me_find_old (me);

  *old = g_strv_length (mine);
  for (guint i = 0; i < map->skills->len; i++)
    *implied += wm_me_get_implied (me)[i] > 0;
}

static void
add_mark_steps (WmOverviewView *self, WmMe *me)
{
  guint old = 0, implied = 0;
  g_autofree char *old_text = NULL;
  g_autofree char *implied_text = NULL;

  count_marks (me, &old, &implied);
  old_text
    = g_strdup_printf (ngettext ("%u rating is half a year old or older. Is it still true?",
                                 "%u ratings are half a year old or older. Are they still true?",
                                 old),
                       old);
  implied_text = g_strdup_printf (
      ngettext ("%u skill is implied by what you answered, not assessed.",
                "%u skills are implied by what you answered, not assessed.", implied),
      implied);
  if (old > 0)
    add_step (self, "assess:table", _("Say again what is still true"), old_text);
  if (implied > 0)
    add_step (self, "assess:table", _("Confirm what is implied"), implied_text);
}

/* What to learn this week, if there is a role to learn for. */
static void
add_path_step (WmOverviewView *self, WmMe *me)
{
  g_autoptr (WmPath) path = wm_what_if_path (NULL, me);
  const WmPathStep *first = path != NULL && path->steps->len > 0 ? wm_path_step (path, 0) : NULL;
  g_autofree char *title = NULL;
  const char *detail = _("See the path week by week");

  if (first == NULL)
    return;
  /* Translators: %s is the name of a skill. */
  title
    = g_strdup_printf (_("This week: %s"), wm_map_skill (wm_me_get_map (me), first->skill)->name);
  if (first->items->len > 0)
    detail = wm_map_resource (wm_me_get_map (me),
                              g_array_index (first->items, WmPathItem, 0).resource)
                 ->name;
  add_step (self, "path", title, detail);
}

static void
fill_next (WmOverviewView *self, WmMe *me)
{
  wm_page_clear_list (self->next);
  add_assessment_step (self, me);
  if (wm_me_get_role (me) < 0)
    add_step (self, "gaps", _("Choose a target role"),
              _("What is missing and the path to it depend on it."));
  add_path_step (self, me);
  add_mark_steps (self, me);
  gtk_widget_set_visible (self->next_section,
                          gtk_list_box_get_row_at_index (self->next, 0) != NULL);
}

static void
on_step_activated (GtkListBox *list, GtkListBoxRow *row, WmOverviewView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "me.show", "s",
                              wm_text_row_get_id (WM_TEXT_ROW (row)));
}

/* ---- fit to the role --------------------------------------------------------------- */

static const char *
stand_name (WmStand stand)
{
  static const char *const names[] = {
    /* Translators: how a required skill stands; heads of columns */
    [WM_STAND_MET] = N_ ("Met"),
    [WM_STAND_ONE_SHORT] = N_ ("One Short"),
    [WM_STAND_MORE_SHORT] = N_ ("More Short"),
    [WM_STAND_NOT_ASSESSED] = N_ ("Not Assessed"),
  };

  return _(names[stand]);
}

static GtkWidget *
cell_new (const char *text, gboolean head)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, head ? "caption-heading" : "numeric");
  return label;
}

/* One line: how many requirements of an importance stand where. */
static void
add_fit_line (WmOverviewView *self, const WmRoleFit *fit, WmImportance importance, int line)
{
  GtkWidget *name = gtk_label_new (importance == WM_IMPORTANCE_NONE
                                       ? _("Asked for")
                                       : wm_skill_rows_importance (importance));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_grid_attach (self->fit, name, 0, line, 1, 1);
  for (int stand = 0; stand < WM_N_STANDS; stand++)
    {
      guint n = fit->counts[importance][stand];
      g_autofree char *text = g_strdup_printf ("%u", n);
      GtkWidget *cell = cell_new (n > 0 ? text : "–", FALSE);
      g_autofree char *words
          = g_strdup_printf ("%s, %s: %u", gtk_label_get_text (GTK_LABEL (name)),
                             stand_name ((WmStand) stand), n);

      gtk_widget_add_css_class (cell, n > 0 ? "title-4" : "dim-label");
      gtk_widget_set_tooltip_text (cell, words);
      gtk_grid_attach (self->fit, cell, stand + 1, line, 1, 1);
    }
}

static void
fill_fit (WmOverviewView *self, WmMe *me)
{
  int role = wm_me_get_role (me);
  g_autoptr (GArray) gaps = NULL;
  WmRoleFit fit;

  gtk_widget_set_visible (self->fit_section, role >= 0);
  if (role < 0)
    return;
  while (gtk_widget_get_first_child (GTK_WIDGET (self->fit)) != NULL)
    gtk_grid_remove (self->fit, gtk_widget_get_first_child (GTK_WIDGET (self->fit)));
  gaps = wm_gap_compute (wm_me_get_map (me), (guint) role, wm_me_get_levels (me));
  fit = wm_role_fit ((guint) role, gaps);
  for (int stand = 0; stand < WM_N_STANDS; stand++)
    gtk_grid_attach (self->fit, cell_new (stand_name ((WmStand) stand), TRUE), stand + 1, 0, 1, 1);
  for (int i = WM_IMPORTANCE_MUST, line = 1; i >= WM_IMPORTANCE_NONE; i--)
    {
      guint any = 0;

      for (int stand = 0; stand < WM_N_STANDS; stand++)
        any += fit.counts[i][stand];
      if (any > 0)
        add_fit_line (self, &fit, (WmImportance) i, line++);
    }
}

/* ---- nearest roles -------------------------------------------------------------------- */

static char *
describe_near (const WmNearRole *near)
{
  const guint *must = near->fit.counts[WM_IMPORTANCE_MUST];
  g_autofree char *time = wm_skill_rows_duration ((near->minutes + 30) / 60 * 60, near->estimated);
  g_autofree char *skills = g_strdup_printf (
      ngettext ("%u skill to learn", "%u skills to learn", near->skills), near->skills);

  if (near->skills == 0)
    return g_strdup (_("All that it asks for is met"));
  /* Translators: skills to learn, a time; then counts of a role's must skills. */
  return g_strdup_printf (_("%1$s, %2$s. Musts: %3$u met, %4$u short, %5$u not assessed."), skills,
                          time, must[WM_STAND_MET],
                          must[WM_STAND_ONE_SHORT] + must[WM_STAND_MORE_SHORT],
                          must[WM_STAND_NOT_ASSESSED]);
}

static void
on_choose_clicked (GtkButton *button, WmOverviewView *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), WM_TYPE_TEXT_ROW);

  gtk_widget_activate_action (GTK_WIDGET (self), "me.set-role", "s",
                              wm_text_row_get_id (WM_TEXT_ROW (row)));
}

static void
fill_near (WmOverviewView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  WmPathInput input = wm_me_path_input (me, 0);
  g_autoptr (GArray) roles = wm_nearest_roles (map, &input);

  wm_page_clear_list (self->near);
  for (guint i = 0; i < roles->len; i++)
    {
      const WmNearRole *near = &g_array_index (roles, WmNearRole, i);
      const WmRole *role = wm_map_role (map, near->fit.role);
      gboolean chosen = (int) near->fit.role == wm_me_get_role (me);
      GtkWidget *button = gtk_button_new_with_label (chosen ? _("Aimed For") : _("Aim For"));
      GtkWidget *row = wm_text_row_new (role->slug, role->name, button);
      g_autofree char *detail = describe_near (near);
      g_autofree char *name = g_strconcat ("row:role:", role->slug, NULL);
      /* Translators: %s is the name of a role. */
      g_autofree char *label = g_strdup_printf (_("Aim for %s"), role->name);

      wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
      gtk_widget_set_name (row, name);
      gtk_widget_set_sensitive (button, !chosen && wm_me_is_editable (me));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
      g_signal_connect (button, "clicked", G_CALLBACK (on_choose_clicked), self);
      gtk_list_box_append (self->near, row);
    }
  gtk_widget_set_visible (self->near_section, roles->len > 0);
}

/* ---- the place --------------------------------------------------------------------------- */

static WmScene *
build_place (double width, gpointer data)
{
  WmMe *me = wm_me_view_get_me (data);
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (me == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  options.levels = wm_me_get_levels (me);
  options.role = wm_me_get_role (me);
  return wm_scene_place (wm_me_get_map (me), &options);
}

/* By place, the skills that the spread is made of. */
static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const WmSkill *one = wm_map_skill ((WmMap *) data, *(const guint *) a);
  const WmSkill *two = wm_map_skill ((WmMap *) data, *(const guint *) b);

  return one->spectrum != two->spectrum ? one->spectrum - two->spectrum
                                        : (*(const guint *) a > *(const guint *) b)
                                              - (*(const guint *) a < *(const guint *) b);
}

static void
fill_inputs (WmOverviewView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  const int *levels = wm_me_get_levels (me);
  g_autoptr (GArray) skills = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *title = NULL;

  for (guint i = 0; i < map->skills->len; i++)
    if (levels[i] > 0 && wm_spread_bin (wm_map_skill (map, i)) >= 0)
      g_array_append_val (skills, i);
  g_array_sort_with_data (skills, compare_places, map);
  title = g_strdup_printf (ngettext ("Made of %u skill", "Made of %u skills", skills->len),
                           skills->len);
  gtk_expander_set_label (GTK_EXPANDER (self->inputs), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->inputs), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_expander_set_child (GTK_EXPANDER (self->inputs),
                          wm_skill_rows_chips (map, skills, _("Skills from left to right")));
  gtk_widget_set_visible (self->inputs, skills->len > 0);
}

static void
on_node_activated (WmSceneView *view, const char *id, WmOverviewView *self)
{
  if (g_str_has_prefix (id, "role:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-role", "s", id + strlen ("role:"));
  else
    gtk_expander_set_expanded (GTK_EXPANDER (self->inputs), TRUE);
}

static void
wm_overview_view_fill (WmMeView *view, WmMe *me)
{
  WmOverviewView *self = WM_OVERVIEW_VIEW (view);
  gboolean fresh = wm_me_count_assessed (me) == 0;

  wm_me_view_begin_rows (view);
  gtk_widget_set_visible (self->start, fresh);
  gtk_widget_set_visible (self->rest, !fresh);
  if (fresh)
    wm_me_view_fill_start (
        self->start, me,
        _("Ten minutes of questions show your place on the spectrum, what separates you from a "
          "role, and what to learn next. It can be left at any time."));
  else
    {
      fill_next (self, me);
      fill_fit (self, me);
      fill_near (self, me);
      fill_inputs (self, me);
      wm_scene_view_invalidate (self->picture);
    }
  wm_me_view_end_rows (view);
}

/* ---- the widget ------------------------------------------------------------------------------ */

static GtkWidget *
start_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Assess Yourself"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Where Am I?"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "me.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "assess:start");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

/* A heading with a button at its end, over what belongs to it */
static GtkWidget *
section_new (const char *title, GtkWidget *end, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (head), label);
  if (end != NULL)
    gtk_box_append (GTK_BOX (head), end);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static GtkWidget *
place_new (WmOverviewView *self)
{
  GtkWidget *frame = wm_picture_frame_new (build_place, self, &self->picture);
  GtkWidget *buttons
      /* Translators: the proposed name of a file, without its ending. */
      = wm_picture_buttons_new (_("Export Place"), _("place"), build_place, self);
  GtkWidget *section;

  g_signal_connect (self->picture, "node-activated", G_CALLBACK (on_node_activated), self);
  self->inputs = gtk_expander_new (NULL);
  section = section_new (_("Where Am I?"), buttons, frame);
  gtk_box_append (GTK_BOX (section), self->inputs);
  return section;
}

static GtkWidget *
fit_new (WmOverviewView *self)
{
  GtkWidget *more = gtk_button_new_with_label (_("See the Gaps"));
  GtkWidget *card = adw_bin_new ();

  self->fit = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_column_spacing (self->fit, 12);
  gtk_grid_set_row_spacing (self->fit, 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->fit), "row-box");
  gtk_widget_add_css_class (card, "card");
  adw_bin_set_child (ADW_BIN (card), GTK_WIDGET (self->fit));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "me.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (more), "s", "gaps");
  gtk_widget_add_css_class (more, "flat");
  return section_new (_("What Is Missing"), more, card);
}

/* A person may take along all that is kept about her. */
static GtkWidget *
everything_new (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Everything About This _Person…"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "me.export-person");
  return button;
}

static void
wm_overview_view_dispose (GObject *object)
{
  WmOverviewView *self = WM_OVERVIEW_VIEW (object);

  if (self->picture != NULL)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  self->picture = NULL;
  G_OBJECT_CLASS (wm_overview_view_parent_class)->dispose (object);
}

static void
wm_overview_view_class_init (WmOverviewViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_overview_view_dispose;
  WM_ME_VIEW_CLASS (klass)->fill = wm_overview_view_fill;
}

static void
wm_overview_view_init (WmOverviewView *self)
{
  GtkWidget *column = wm_me_view_make_column (WM_ME_VIEW (self), 860);

  self->start = start_new ();
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  self->next_section = wm_page_section_new (_("What to Do Next"), NULL, &self->next);
  g_signal_connect (self->next, "row-activated", G_CALLBACK (on_step_activated), self);
  self->fit_section = fit_new (self);
  self->near_section = wm_page_section_new (
      _("Nearest Roles"), _("By the hours that each still asks for, prerequisites included."),
      &self->near);
  gtk_box_append (GTK_BOX (self->rest), self->next_section);
  gtk_box_append (GTK_BOX (self->rest), self->fit_section);
  gtk_box_append (GTK_BOX (self->rest), place_new (self));
  gtk_box_append (GTK_BOX (self->rest), self->near_section);
  gtk_box_append (GTK_BOX (self->rest), everything_new ());
  gtk_box_append (GTK_BOX (column), self->start);
  gtk_box_append (GTK_BOX (column), self->rest);
}
