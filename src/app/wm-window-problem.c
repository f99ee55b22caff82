/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window tells of a file that cannot be opened, and what can be done then.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include <glib/gi18n-lib.h>

/* The heading for each way in which opening fails. */
static const char *
problem_title (const GError *error)
{
  if (error->domain != WM_ERROR)
    return _("This Workspace Cannot Be Opened");

  switch ((WmError) error->code)
    {
    case WM_ERROR_NOT_FOUND:
      return _("There Is No Such File");
    case WM_ERROR_NOT_WORKSPACE:
      return _("This Is No Waymark Workspace");
    case WM_ERROR_TOO_NEW:
      return _("This Workspace Needs a Newer Waymark");
    case WM_ERROR_BUSY:
      return _("Another Program Uses This Workspace");
    case WM_ERROR_CORRUPT:
      return _("This Workspace Is Damaged");
    case WM_ERROR_FAILED:
    case WM_ERROR_INVALID:
    case WM_ERROR_READ_ONLY:
    case WM_ERROR_CONFLICT:
    case WM_ERROR_LIMIT:
    default:
      return _("This Workspace Cannot Be Opened");
    }
}

/* What may be put back by a backup: it is damaged or gone, or was a workspace by its name. */
static gboolean
is_restorable (const char *path, const GError *error)
{
  return g_error_matches (error, WM_ERROR, WM_ERROR_CORRUPT)
         || g_error_matches (error, WM_ERROR, WM_ERROR_NOT_FOUND)
         || (g_error_matches (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE)
             && g_str_has_suffix (path, ".waymark") && g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* An action's target is UTF-8, which the name of a file need not be. */
static void
offer_again (WmWindow *self, const char *path)
{
  gboolean can = g_utf8_validate (path, -1, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->problem_again), can);
  if (!can)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->problem_again), "s", path);
  gtk_widget_grab_focus (GTK_WIDGET (self->problem_again));
}

void
wm_window_set_problem (WmWindow *self, const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *text = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (WM_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  wm_window_drop_session (self);
  /* Status pages read markup. */
  title = g_markup_escape_text (problem_title (error), -1);
  text = strstr (error->message, name) != NULL
           ? g_markup_escape_text (error->message, -1)
           : g_markup_printf_escaped ("%s\n\n%s", error->message, name);
  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, text);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only_bar), FALSE);
  gtk_stack_set_visible_child_name (self->main_stack, "problem");
  self->problem_path = g_strdup (path);
  self->restorable = is_restorable (path, error);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_restore), self->restorable);
  offer_again (self, path);
  wm_window_update_title (self);
  wm_window_update_actions (self);
}
