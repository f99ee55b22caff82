/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the team: who can what, as a matrix of people by skills. The
 * choosers hold for all of its views.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-team-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/team/wm-cell-popover.h"
#include "app/team/wm-differences-dialog.h"
#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-page-parts.h"
#include "app/team/wm-person-dialog.h"
#include "app/wm-feedback.h"

G_DEFINE_FINAL_TYPE (WmTeamPage, wm_team_page, ADW_TYPE_BIN)

/* ---- what is shown ---------------------------------------------------------------- */

WmMatrix
wm_team_page_matrix (WmTeamPage *self)
{
  return (WmMatrix){ self->map, self->team, self->coverage, self->columns, -1, -1 };
}

/* Before what it points to goes */
static void
drop_matrix (WmTeamPage *self)
{
  wm_matrix_view_set (self->matrix_view, NULL);
  g_clear_pointer (&self->coverage, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
}

/* One person of whom nothing is known makes no team to look at. */
static gboolean
is_nobody_known (WmTeamPage *self)
{
  if (self->team->members->len > 1)
    return FALSE;
  for (guint i = 0; i < self->team->members->len; i++)
    for (guint skill = 0; skill < self->team->n_skills; skill++)
      if (wm_team_member (self->team, i)->levels[skill] >= 0)
        return FALSE;
  return TRUE;
}

static void
fill_summary (WmTeamPage *self, const WmMatrix *matrix)
{
  g_autofree char *words = wm_matrix_words (matrix);
  g_autofree char *text = NULL;

  if (self->team->members->len == 1)
    /* Translators: counts of skills; what to do next. */
    text = g_strdup_printf (_("%s So far there is one person: add the others."), words);
  gtk_label_set_text (self->summary, text != NULL ? text : words);
}

/* The same people and skills as the matrix shows. */
void
wm_team_page_fill_map (WmTeamPage *self)
{
  g_autoptr (WmTeam) counted = wm_team_page_counted (self);

  wm_team_map_show (self->team_map, self->session, counted, self->coverage,
                    wm_team_page_role (self));
}

/* The views beside the matrix are filled when they are seen. */
static void
fill_view (WmTeamPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);

  if (self->team == NULL)
    return;
  if (g_strcmp0 (view, "map") == 0)
    wm_team_page_fill_map (self);
  else if (g_strcmp0 (view, "spectrum") == 0)
    wm_team_outlook_show (self->outlook, self->session, self->map, self->team);
  else if (g_strcmp0 (view, "teaching") == 0)
    wm_team_teaching_show (self->teaching, self->map, self->team, wm_team_page_role (self));
  else if (g_strcmp0 (view, "trial") == 0)
    wm_trial_view_show (self->trial, self->map, self->team, wm_team_page_role (self));
}

static void
fill (WmTeamPage *self)
{
  g_autoptr (WmTeam) counted = NULL;
  WmMatrix matrix;

  if (self->filling || self->team == NULL)
    return;
  drop_matrix (self);
  counted = wm_team_page_counted (self);
  self->coverage = wm_team_page_rows (self, counted);
  self->columns = wm_team_page_columns (self);
  matrix = wm_team_page_matrix (self);
  wm_matrix_view_set (self->matrix_view, &matrix);
  fill_summary (self, &matrix);
  gtk_stack_set_visible_child_name (self->stack, self->map->skills->len == 0 ? "no-skills"
                                                 : is_nobody_known (self)    ? "nobody"
                                                                             : "team");
  gtk_stack_set_visible_child_name (self->matrix_stack,
                                    self->coverage->len == 0 || self->columns->len == 0
                                      ? "nothing"
                                      : "matrix");
  gtk_widget_set_sensitive (self->add_button, !wm_session_is_read_only (self->session));
  fill_view (self);
}

/* ---- loading ---------------------------------------------------------------------- */

static void
load (WmTeamPage *self)
{
  g_autoptr (GError) error = NULL;
  WmTeam *team = wm_team_load (wm_session_get_store (self->session),
                               wm_session_get_map (self->session), NULL, &error);

  self->stale = FALSE;
  wm_feedback_error (GTK_WIDGET (self), error);
  if (team == NULL)
    return;
  drop_matrix (self);
  g_clear_pointer (&self->team, wm_team_free);
  self->team = team;
  wm_anonymous_hide_team (self->session, self->team);
  if (self->map != wm_session_get_map (self->session))
    {
      g_clear_pointer (&self->map, wm_map_unref);
      self->map = wm_map_ref (wm_session_get_map (self->session));
      wm_team_page_fill_choosers (self);
      wm_scene_view_invalidate (self->legend);
    }
  fill (self);
}

/* Anything may matter: ratings, reading, plans, roles. It is read when it is seen. */
static void
on_history_changed (WmTeamPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
wm_team_page_map (GtkWidget *widget)
{
  WmTeamPage *self = WM_TEAM_PAGE (widget);

  GTK_WIDGET_CLASS (wm_team_page_parent_class)->map (widget);
  if (self->stale)
    load (self);
}

/* ---- what the user does -------------------------------------------------------------- */

static void
drop_popover (WmTeamPage *self)
{
  GtkWidget *popover = self->popover;

  g_clear_weak_pointer (&self->popover);
  if (popover != NULL && gtk_widget_get_parent (popover) == GTK_WIDGET (self))
    gtk_widget_unparent (popover);
}

static void
show_cell (WmTeamPage *self, int row, int column)
{
  const WmCoverage *asked = &g_array_index (self->coverage, WmCoverage, row);
  guint member = g_array_index (self->columns, guint, column);
  GdkRectangle at = { 0, 0, 1, 1 };
  GtkWidget *popover;
  double x = 0, y = 0;

  drop_popover (self);
  wm_matrix_view_get_cell (self->matrix_view, row, column, &at);
  gtk_widget_translate_coordinates (GTK_WIDGET (self->matrix_view), GTK_WIDGET (self), at.x, at.y,
                                    &x, &y);
  at.x = (int) x;
  at.y = (int) y;
  popover = wm_cell_popover_show (GTK_WIDGET (self), &at, self->session,
                                  wm_team_member (self->team, member)->slug, asked->skill,
                                  asked->target);
  g_set_weak_pointer (&self->popover, popover);
  g_signal_connect_object (popover, "closed", G_CALLBACK (gtk_widget_grab_focus),
                           self->matrix_view, G_CONNECT_SWAPPED);
}

static void
on_activated (WmMatrixView *view, int row, int column, WmTeamPage *self)
{
  if (row >= 0 && column >= 0)
    show_cell (self, row, column);
  else if (row >= 0)
    {
      guint skill = g_array_index (self->coverage, WmCoverage, row).skill;

      gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s",
                                  wm_map_skill (self->map, skill)->slug);
    }
  else
    {
      guint member = g_array_index (self->columns, guint, column);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.open-person", "s",
                                  wm_team_member (self->team, member)->slug);
    }
}

static const char *
row_slug (WmTeamPage *self, guint row)
{
  return wm_map_skill (self->map, g_array_index (self->coverage, WmCoverage, row).skill)->slug;
}

static int
find_row (WmTeamPage *self, const char *skill)
{
  for (guint i = 0; i < self->coverage->len; i++)
    if (g_str_equal (row_slug (self, i), skill))
      return (int) i;
  return -1;
}

static int
find_column (WmTeamPage *self, const char *person)
{
  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++)
    if (g_str_equal (wm_team_member (self->team, g_array_index (self->columns, guint, i))->slug,
                     person))
      return (int) i;
  return -1;
}

/* To a person's column, wherever the choosers and views stand */
static void
act_show_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmTeamPage *self = WM_TEAM_PAGE (widget);
  const char *person = g_variant_get_string (parameter, NULL);

  if (self->stale)
    load (self);
  if (find_column (self, person) < 0)
    wm_team_page_show_everybody (self);
  if (find_column (self, person) < 0)
    return;
  gtk_stack_set_visible_child_name (self->views, "matrix");
  wm_matrix_view_move_to (self->matrix_view, -1, find_column (self, person));
  gtk_widget_grab_focus (GTK_WIDGET (self->matrix_view));
}

static void
on_add_person (WmTeamPage *self)
{
  wm_person_dialog_show (GTK_WIDGET (self), self->session, NULL);
}

static void
on_people (WmTeamPage *self)
{
  wm_people_dialog_show (GTK_WIDGET (self), self->session);
}

static void
on_show_all (WmTeamPage *self)
{
  wm_team_page_reset_choosers (self);
}

/* The skill that one face looks at is looked at in the other, too. */
static void
on_view_changed (WmTeamPage *self)
{
  const char *view = gtk_stack_get_visible_child_name (self->views);
  const char *skill = wm_team_map_get_selected (self->team_map);
  int row, column;

  wm_team_page_show_choosers (self, view);
  fill_view (self);
  if (self->coverage == NULL || !wm_matrix_view_get_cursor (self->matrix_view, &row, &column))
    return;
  if (g_strcmp0 (view, "map") == 0 && row >= 0)
    wm_team_map_select (self->team_map, row_slug (self, (guint) row));
  else if (g_strcmp0 (view, "matrix") == 0 && skill != NULL && find_row (self, skill) >= 0)
    wm_matrix_view_move_to (self->matrix_view, find_row (self, skill), column);
}

static void
act_compare (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_differences_dialog_show (widget, WM_TEAM_PAGE (widget)->session);
}

static WmScene *
build_legend (double width, gpointer data)
{
  WmTeamPage *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_matrix_legend (wm_session_get_map (self->session), &options);
}

/* ---- the widget ---------------------------------------------------------------------- */

static void
wm_team_page_dispose (GObject *object)
{
  WmTeamPage *self = WM_TEAM_PAGE (object);

  drop_popover (self);
  if (self->session != NULL)
    {
      drop_matrix (self);
      wm_scene_view_set_builder (self->legend, NULL, NULL, NULL);
    }
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->map, wm_map_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (wm_team_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, role_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, category_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, people_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, order_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, summary);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, views);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, team_map);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, outlook);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, teaching);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, trial);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, matrix_stack);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, matrix_view);
  gtk_widget_class_bind_template_child (widget_class, WmTeamPage, legend);
}

static void
wm_team_page_class_init (WmTeamPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_team_page_dispose;
  widget_class->map = wm_team_page_map;
  gtk_widget_class_install_action (widget_class, WM_PAGE_SHOW_ITEM, "s", act_show_item);
  gtk_widget_class_install_action (widget_class, "team.compare", NULL, act_compare);
  wm_team_page_install_output (widget_class);
  g_type_ensure (WM_TYPE_MATRIX_VIEW);
  g_type_ensure (WM_TYPE_TEAM_MAP);
  g_type_ensure (WM_TYPE_TEAM_OUTLOOK);
  g_type_ensure (WM_TYPE_TEAM_TEACHING);
  g_type_ensure (WM_TYPE_TRIAL_VIEW);
  g_type_ensure (WM_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-team-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_person);
  gtk_widget_class_bind_template_callback (widget_class, on_people);
  gtk_widget_class_bind_template_callback (widget_class, on_show_all);
}

static void
wm_team_page_init (WmTeamPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->stale = TRUE;
  wm_page_make_wrapping (self->toolbar);
  wm_team_page_setup_choosers (self);
}

GtkWidget *
wm_team_page_new (WmSession *session)
{
  WmTeamPage *self = g_object_new (WM_TYPE_TEAM_PAGE, NULL);

  self->session = g_object_ref (session);
  wm_scene_view_set_builder (self->legend, build_legend, self, NULL);
  wm_team_page_connect_choosers (self, G_CALLBACK (fill));
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (on_view_changed),
                            self);
  g_signal_connect_object (session, "history-changed", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  /* The language of contents changed, too */
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_history_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
