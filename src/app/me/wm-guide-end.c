/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end of a guided assessment.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-guide-end.h"

#include <glib/gi18n-lib.h>

#include "app/me/wm-guide-words.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"
#include "people/wm-implied.h"

struct _WmGuideEnd
{
  GtkBox parent_instance;

  GtkLabel *counts;
  GtkWidget *skipped, *again;
  GtkWidget *changes_section, *implied_section;
  GtkListBox *changes, *implied;
  GtkWidget *confirm_all, *thorough;

  WmMe *me;
};

G_DEFINE_FINAL_TYPE (WmGuideEnd, wm_guide_end, GTK_TYPE_BOX)

enum
{
  THOROUGH,
  AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- what is implied ---------------------------------------------------------------- */

/* Says of each of @skills (slugs) that it is so, in one action. */
static void
confirm (WmGuideEnd *self, GStrv skills)
{
  WmStore *store = wm_me_get_store (self->me);
  g_autoptr (GError) error = NULL;
  const char *person = wm_me_ensure_person (self->me, &error);
  gboolean done
    = person != NULL && wm_implied_confirm (store, person, (const char *const *) skills, &error);

  if (done)
    wm_feedback_undoable (GTK_WIDGET (self), _("Confirmed"));
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
on_confirm_all (WmGuideEnd *self)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();
  g_auto (GStrv) skills = NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->implied, i)) != NULL; i++)
    g_strv_builder_add (slugs, wm_text_row_get_id (WM_TEXT_ROW (row)));
  skills = g_strv_builder_end (slugs);
  confirm (self, skills);
}

static void
confirm_row (GtkWidget *row, WmGuideEnd *self)
{
  g_autofree char *slug = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));
  char *skills[] = { slug, NULL };

  confirm (self, skills);
}

static void
on_confirm_clicked (GtkButton *button, WmGuideEnd *self)
{
  confirm_row (gtk_widget_get_ancestor (GTK_WIDGET (button), WM_TYPE_TEXT_ROW), self);
}

static gboolean
on_row_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
            WmGuideEnd *self)
{
  if (gdk_keyval_to_lower (value) != GDK_KEY_y
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  confirm_row (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)), self);
  return GDK_EVENT_STOP;
}

static GtkWidget *
implied_row_new (WmGuideEnd *self, WmMap *map, guint skill, guint by)
{
  const WmSkill *it = wm_map_skill (map, skill);
  GtkWidget *button = gtk_button_new_with_label (_("So It Is (Y)"));
  GtkWidget *row = wm_text_row_new (it->slug, it->name, button);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *title = wm_skill_rows_level_title (map, WM_IMPLIED_GROUND_LEVEL);
  /* Translators: a level, and the skill that it follows from. */
  g_autofree char *detail = g_strdup_printf (_("Implied: %1$s or more, from %2$s"), title,
                                             wm_map_skill (map, by)->name);
  g_autofree char *name = g_strdup_printf (_("Confirm %s"), it->name);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
  wm_text_row_lead_to_skill (WM_TEXT_ROW (row), it->slug);
  gtk_widget_add_css_class (row, "implied-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_confirm_clicked), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), self);
  gtk_widget_add_controller (row, keys);
  return row;
}

static void
show_implied (WmGuideEnd *self, WmMap *map, const WmGuideSession *session)
{
  gboolean focused = wm_page_has_focus (GTK_WIDGET (self->implied));
  guint n = 0;
  g_autofree char *title = NULL;

  wm_page_clear_list (self->implied);
  for (guint i = 0; i < map->skills->len; i++)
    if (session->implied[i] > 0)
      {
        gtk_list_box_append (self->implied,
                             implied_row_new (self, map, i, session->implied[i] - 1));
        n++;
      }
  title = g_strdup_printf (_("%s (%u)"), _("Implied, Not Assessed"), n);
  wm_page_section_set (self->implied_section, title,
                       _("A confident answer on what builds on these makes them likely. They count "
                         "as not assessed until you say so."));
  gtk_widget_set_visible (self->implied_section, n > 0);
  gtk_widget_set_visible (self->confirm_all, n > 1 && wm_me_is_editable (self->me));
  gtk_widget_set_sensitive (GTK_WIDGET (self->implied), wm_me_is_editable (self->me));
  if (focused)
    gtk_widget_child_focus (n > 0 ? GTK_WIDGET (self->implied) : GTK_WIDGET (self),
                            GTK_DIR_TAB_FORWARD);
}

/* ---- what changed ---------------------------------------------------------------------- */

/* What this assessor says now and said on an earlier day, where they differ. */
static void
show_changes (WmGuideEnd *self, WmMap *map, const WmGuideSession *session)
{
  guint n = 0;

  wm_page_clear_list (self->changes);
  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmRating *now = g_ptr_array_index (session->answers, i);
      const WmRating *then = g_ptr_array_index (session->earlier, i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *detail = NULL;
      GtkWidget *row;

      if (then->level < 0 || now->level == then->level)
        continue;
      before = wm_skill_rows_level_title (map, then->level);
      after = wm_skill_rows_level_title (map, now->level);
      /* Translators: a level of before and the one of now. */
      detail = g_strdup_printf (_("%1$s → %2$s"), before, after);
      row = wm_text_row_new (wm_map_skill (map, i)->slug, wm_map_skill (map, i)->name, NULL);
      wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
      wm_text_row_lead_to_skill (WM_TEXT_ROW (row), wm_map_skill (map, i)->slug);
      gtk_list_box_append (self->changes, row);
      n++;
    }
  gtk_widget_set_visible (self->changes_section, n > 0);
}

void
wm_guide_end_show (WmGuideEnd *self, WmMe *me, const WmGuideSession *session)
{
  g_autofree char *text = wm_guide_describe_progress (&session->progress);
  gboolean editable = wm_me_is_editable (me);

  g_return_if_fail (WM_IS_GUIDE_END (self));

  g_set_object (&self->me, me);
  gtk_label_set_text (self->counts, text);
  gtk_widget_set_visible (self->skipped, session->progress.skipped > 0 && editable);
  gtk_widget_set_visible (self->thorough, session->progress.likely > 0 && editable);
  gtk_widget_set_visible (self->again, editable);
  show_changes (self, wm_me_get_map (me), session);
  show_implied (self, wm_me_get_map (me), session);
}

/* ---- the widget --------------------------------------------------------------------------- */

static void
on_thorough (WmGuideEnd *self)
{
  g_signal_emit (self, signals[THOROUGH], 0);
}

static void
on_skipped (WmGuideEnd *self)
{
  g_signal_emit (self, signals[AGAIN], 0, WM_GUIDE_AGAIN_NONE);
}

static void
on_again_old (WmGuideEnd *self)
{
  g_signal_emit (self, signals[AGAIN], 0, WM_GUIDE_AGAIN_OLD);
}

static void
on_again_all (WmGuideEnd *self)
{
  g_signal_emit (self, signals[AGAIN], 0, WM_GUIDE_AGAIN_ALL);
}

static GtkWidget *
add_button (WmGuideEnd *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (clicked != NULL)
    g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
wrapping_new (WmGuideEnd *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  wm_page_make_wrapping (box);
  gtk_box_append (GTK_BOX (self), box);
  return box;
}

static void
add_next_steps (WmGuideEnd *self)
{
  static const struct
  {
    const char *label;
    const char *view;
  } steps[] = { { N_ ("See What Is _Missing"), "gaps" }, { N_ ("My _Path"), "path" } };
  GtkWidget *box = wrapping_new (self);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      GtkWidget *button = add_button (self, box, _(steps[i].label), NULL);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "me.show");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", steps[i].view);
      gtk_widget_add_css_class (button, "pill");
      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
    }
}

static void
wm_guide_end_dispose (GObject *object)
{
  g_clear_object (&WM_GUIDE_END (object)->me);
  G_OBJECT_CLASS (wm_guide_end_parent_class)->dispose (object);
}

static void
wm_guide_end_class_init (WmGuideEndClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_guide_end_dispose;
  signals[THOROUGH] = g_signal_new ("thorough", WM_TYPE_GUIDE_END, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[AGAIN] = g_signal_new ("again", WM_TYPE_GUIDE_END, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
wm_guide_end_init (WmGuideEnd *self)
{
  GtkWidget *title = gtk_label_new (_("That Is Enough to Go On"));
  GtkWidget *counts = gtk_label_new (NULL);
  GtkWidget *box;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-2");
  self->counts = GTK_LABEL (counts);
  gtk_label_set_xalign (self->counts, 0);
  gtk_label_set_wrap (self->counts, TRUE);
  gtk_box_append (GTK_BOX (self), title);
  gtk_box_append (GTK_BOX (self), counts);
  add_next_steps (self);

  self->changes_section = wm_page_section_new (_("Changed Since the Last Time"), NULL,
                                               &self->changes);
  gtk_box_append (GTK_BOX (self), self->changes_section);
  self->implied_section = wm_page_section_new ("", NULL, &self->implied);
  gtk_box_append (GTK_BOX (self), self->implied_section);

  box = wrapping_new (self);
  self->confirm_all = add_button (self, box, _("Confirm _All of Them"),
                                  G_CALLBACK (on_confirm_all));
  self->thorough = add_button (self, box, _("Ask What Is _Nearly Certain Too"),
                               G_CALLBACK (on_thorough));
  self->skipped = add_button (self, box, _("Ask What I S_kipped"), G_CALLBACK (on_skipped));
  self->again = wrapping_new (self);
  (void) add_button (self, self->again, _("Assess _Old Answers Again"),
                     G_CALLBACK (on_again_old));
  (void) add_button (self, self->again, _("Assess _Everything Again"), G_CALLBACK (on_again_all));
}

GtkWidget *
wm_guide_end_new (void)
{
  return g_object_new (WM_TYPE_GUIDE_END, NULL);
}
