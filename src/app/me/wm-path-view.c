/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The path to a role. It always begins today or later: what was not done in
 * time stands in "this week" again, and nobody is blamed.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-path-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/parts/wm-export-picture.h"
#include "app/parts/wm-picture-buttons.h"
#include "app/me/wm-learning-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "app/me/wm-path-export.h"
#include "app/me/wm-path-rows.h"
#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"

G_DEFINE_FINAL_TYPE (WmPathView, wm_path_view, WM_TYPE_ME_VIEW)

WmMe *
wm_path_view_get_me (WmPathView *self)
{
  return wm_me_view_get_me (WM_ME_VIEW (self));
}

/* ---- what is shown ------------------------------------------------------------------ */

static void
show_summary (WmPathView *self, WmMe *me)
{
  const WmPath *path = self->path;
  guint n = path->steps->len;
  g_autofree char *skills = g_strdup_printf (ngettext ("%u skill", "%u skills", n), n);
  g_autofree char *hours
      = wm_skill_rows_duration ((path->minutes + 30) / 60 * 60, path->estimated);
  g_autofree char *iso = g_date_valid (&path->end) ? wm_date_format (&path->end) : NULL;
  g_autofree char *end = iso != NULL ? wm_page_format_date (iso) : NULL;
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup_printf (_("All that “%s” asks for is met. Nothing is left to learn for it."),
                            wm_map_role (wm_me_get_map (me), path->role)->name);
  else if (end == NULL)
    text = g_strdup (_("There is no working day to learn on. Choose some under “How I Learn”."));
  else
    /* Translators: skills, hours, a date. */
    text = g_strdup_printf (_("%1$s, %2$s, done by %3$s."), skills, hours, end);
  gtk_label_set_text (self->summary, text);
}

static void
show_what_if (WmPathView *self, WmMe *me)
{
  gboolean any = !wm_what_if_is_empty (self->what_if);
  g_autoptr (WmPath) before = any ? wm_what_if_path (NULL, me) : NULL;
  g_autofree char *suppose = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->what_if_bar, any);
  gtk_widget_set_visible (self->keep_hours,
                          self->what_if->week_minutes > 0 && wm_me_is_editable (me));
  if (!any)
    return;
  suppose = wm_what_if_suppose (self->what_if, me);
  /* Translators: what is supposed: “What if: 10 hours a week instead of 5” */
  title = g_strdup_printf (_("What if: %s"), suppose);
  text = before != NULL ? wm_what_if_describe (before, self->path) : g_strdup ("");
  gtk_label_set_text (self->what_if_title, title);
  gtk_label_set_text (self->what_if_text, text);
}

/* (transfer full): "This week", "Week 3, from 14 December" */
static char *
week_title (WmPathView *self, int week)
{
  GDate date = self->path->start;
  g_autofree char *iso = NULL;
  g_autofree char *from = NULL;

  if (week == 0)
    return g_strdup (_("Later Than Anybody Plans"));
  g_date_add_days (&date, (guint) (week - 1) * 7);
  iso = wm_date_format (&date);
  from = wm_page_format_date (iso);
  /* Translators: the number of a week, and its first day. */
  return week == 1 ? g_strdup (_("This Week"))
                   : g_strdup_printf (_("Week %1$d, from %2$s"), week, from);
}

static void
show_weeks (WmPathView *self, WmMe *me)
{
  GtkListBox *list = NULL;
  int week = -1;

  wm_page_clear_box (self->weeks);
  for (guint i = 0; i < self->path->steps->len; i++)
    {
      const WmPathStep *step = wm_path_step (self->path, i);
      int begins = wm_path_week_of (self->path, &step->start);

      if (begins != week)
        {
          g_autofree char *title = week_title (self, begins);

          gtk_box_append (self->weeks, wm_page_section_new (title, NULL, &list));
          week = begins;
        }
      gtk_list_box_append (list, wm_path_step_row_new (me, step, i == 0));
    }
}

/* What is read but not rated again yet: its level is what moves the path. */
static void
show_read (WmPathView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  guint n = 0;

  wm_page_clear_list (self->read);
  for (guint i = 0; i < self->path->steps->len; i++)
    {
      const WmPathStep *step = wm_path_step (self->path, i);
      const WmSkill *skill = wm_map_skill (map, step->skill);
      GtkWidget *row;

      if (!wm_path_step_is_read (step))
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), skill->name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-skill");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", skill->slug);
      gtk_list_box_append (self->read, row);
      n++;
    }
  gtk_widget_set_visible (self->read_section, n > 0);
}

static void
show_controls (WmPathView *self, WmMe *me)
{
  WmMap *map = wm_me_get_map (me);
  const WmLearningWish *wish = wm_me_get_wish (me);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->filling = TRUE;
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  wm_page_drop_down_set_names (self->role, names, self->path->role);
  if (self->what_if->week_minutes == 0 && wish != NULL)
    gtk_spin_button_set_value (self->hours, wish->week_minutes / 60.0);
  self->filling = FALSE;
}

static void
wm_path_view_fill (WmMeView *view, WmMe *me)
{
  WmPathView *self = WM_PATH_VIEW (view);

  wm_me_view_begin_rows (view);
  g_clear_pointer (&self->path, wm_path_free);
  self->path = wm_what_if_path (self->what_if, me);
  gtk_widget_set_visible (self->none, self->path == NULL);
  gtk_widget_set_visible (self->rest, self->path != NULL);
  if (self->path != NULL)
    {
      show_controls (self, me);
      show_summary (self, me);
      show_what_if (self, me);
      show_read (self, me);
      show_weeks (self, me);
      wm_path_plans_show (self->plans, me, self->path->role);
      wm_scene_view_invalidate (self->picture);
    }
  wm_me_view_end_rows (view);
}

/* ---- what would be if ----------------------------------------------------------------- */

static void
on_hours_changed (WmPathView *self)
{
  const WmLearningWish *wish = self->filling ? NULL : wm_me_get_wish (wm_path_view_get_me (self));
  int minutes = (int) lround (gtk_spin_button_get_value (self->hours) * 60);

  if (wish == NULL)
    return;
  self->what_if->week_minutes = minutes == wish->week_minutes ? 0 : minutes;
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
on_role_selected (WmPathView *self)
{
  guint selected = gtk_drop_down_get_selected (self->role);
  WmMap *map = wm_me_get_map (wm_path_view_get_me (self));

  if (self->filling || selected >= map->roles->len)
    return;
  g_clear_pointer (&self->what_if->role, g_free);
  if ((int) selected != wm_me_get_role (wm_path_view_get_me (self)))
    self->what_if->role = g_strdup (wm_map_role (map, selected)->slug);
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
on_as_it_is (WmPathView *self)
{
  wm_what_if_clear (self->what_if);
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
on_keep_hours (WmPathView *self)
{
  WmMe *me = wm_path_view_get_me (self);
  g_autoptr (GError) error = NULL;
  const char *person = wm_me_ensure_person (me, &error);
  WmLearningWish wish = *wm_me_get_wish (me);

  wish.week_minutes = self->what_if->week_minutes;
  self->what_if->week_minutes = 0;
  if (person != NULL && wm_learning_wish_save (wm_me_get_store (me), person, &wish, &error))
    wm_feedback_undoable (GTK_WIDGET (self), _("Hours a week kept"));
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
on_how_i_learn (WmPathView *self)
{
  wm_learning_dialog_show (GTK_WIDGET (self), wm_path_view_get_me (self));
}

/* ---- out of the window --------------------------------------------------------------------- */

static WmScene *
build_picture (double width, gpointer data)
{
  WmPathView *self = data;

  return self->path != NULL
             ? wm_path_export_scene (wm_me_get_map (wm_path_view_get_me (self)), self->path, width)
             : NULL;
}

static void
on_node_activated (WmSceneView *view, const char *id, WmPathView *self)
{
  if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
}

static void
on_got_file (GtkWidget *from, const char *file, gpointer data)
{
  WmPathView *self = WM_PATH_VIEW (from);
  g_autoptr (GError) error = NULL;

  if (self->path == NULL)
    return;
  if (wm_path_export_write (wm_me_get_map (wm_path_view_get_me (self)), self->path,
                            wm_me_get_person (wm_path_view_get_me (self)), file, &error))
    wm_tell_written (from, file);
  else
    wm_feedback_error (from, error);
}

static void
act_export (GtkWidget *widget, const char *name, GVariant *ending)
{
  /* Translators: the proposed name of a file, without its ending. */
  g_autofree char *suggestion = g_strconcat (_("path"), g_variant_get_string (ending, NULL), NULL);

  wm_ask_file (widget, _("Export Path"), suggestion, on_got_file, NULL, NULL);
}

/* ---- the widget ------------------------------------------------------------------------------ */

static void
act_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_picture_print (widget, build_picture, widget);
}

static GtkWidget *
controls_new (WmPathView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *hours = gtk_spin_button_new_with_range (0.5, 60, 0.5);
  GtkWidget *label = gtk_label_new (_("hours a week"));
  GtkWidget *learn = gtk_button_new_with_mnemonic (_("_How I Learn…"));

  wm_page_make_wrapping (box);
  gtk_widget_set_name (box, WM_ME_VIEW_STAYS);
  self->role = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_page_drop_down_setup (self->role, _("Path to"));
  self->hours = GTK_SPIN_BUTTON (hours);
  gtk_spin_button_set_digits (self->hours, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (hours), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hours a Week"), -1);
  gtk_widget_set_margin_top (label, 8);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->role));
  gtk_box_append (GTK_BOX (box), hours);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), learn);
  gtk_box_append (GTK_BOX (box), wm_path_export_button_new ());
  g_signal_connect_swapped (self->role, "notify::selected", G_CALLBACK (on_role_selected), self);
  g_signal_connect_swapped (hours, "value-changed", G_CALLBACK (on_hours_changed), self);
  g_signal_connect_swapped (learn, "clicked", G_CALLBACK (on_how_i_learn), self);
  return box;
}

static GtkLabel *
text_new (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  return GTK_LABEL (label);
}

static GtkWidget *
what_if_new (WmPathView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_with_mnemonic (_("_Back to How It Is"));

  self->what_if_title = text_new ("heading");
  self->what_if_text = text_new ("body");
  self->keep_hours = gtk_button_new_with_mnemonic (_("_Keep These Hours"));
  wm_page_make_wrapping (buttons);
  gtk_box_append (GTK_BOX (buttons), back);
  gtk_box_append (GTK_BOX (buttons), self->keep_hours);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what_if_title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->what_if_text));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "implied");
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (on_as_it_is), self);
  g_signal_connect_swapped (self->keep_hours, "clicked", G_CALLBACK (on_keep_hours), self);
  return box;
}

static GtkWidget *
none_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose a Target Role"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mark-location-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Target Role"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _("A path leads to a role: what to read and practise, week by week, until it is met."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "me.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "gaps");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static void
wm_path_view_dispose (GObject *object)
{
  WmPathView *self = WM_PATH_VIEW (object);

  if (self->picture != NULL)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  self->picture = NULL;
  g_clear_pointer (&self->path, wm_path_free);
  g_clear_pointer (&self->what_if, wm_what_if_free);
  g_clear_pointer (&self->noted, g_free);
  G_OBJECT_CLASS (wm_path_view_parent_class)->dispose (object);
}

static void
wm_path_view_class_init (WmPathViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_path_view_dispose;
  WM_ME_VIEW_CLASS (klass)->fill = wm_path_view_fill;
  wm_path_view_install_steps (widget_class);
  gtk_widget_class_install_action (widget_class, "path.export", "s", act_export);
  gtk_widget_class_install_action (widget_class, "path.print", NULL, act_print);
}

static void
wm_path_view_init (WmPathView *self)
{
  GtkWidget *column = wm_me_view_make_column (WM_ME_VIEW (self), 860);
  GtkWidget *frame = wm_picture_frame_new (build_picture, self, &self->picture);

  self->what_if = wm_what_if_new ();
  self->none = none_new ();
  self->rest = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  self->summary = text_new ("title-4");
  gtk_box_append (GTK_BOX (self->rest), controls_new (self));
  gtk_box_append (GTK_BOX (self->rest), GTK_WIDGET (self->summary));
  self->what_if_bar = what_if_new (self);
  gtk_box_append (GTK_BOX (self->rest), self->what_if_bar);
  self->read_section
    = wm_page_section_new (_("Read, to Be Rated Again"),
                           _("A new level, with what shows it, takes a skill off the path."),
                           &self->read);
  gtk_box_append (GTK_BOX (self->rest), self->read_section);
  self->weeks = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (GTK_BOX (self->rest), GTK_WIDGET (self->weeks));
  self->plans = WM_PATH_PLANS (wm_path_plans_new ());
  gtk_box_append (GTK_BOX (self->rest), GTK_WIDGET (self->plans));
  g_signal_connect (self->picture, "node-activated", G_CALLBACK (on_node_activated), self);
  gtk_box_append (GTK_BOX (self->rest), frame);
  gtk_box_append (GTK_BOX (column), self->none);
  gtk_box_append (GTK_BOX (column), self->rest);
}
