/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team out of the window: the matrix as a picture, the map as a file or on paper,
 * the ratings as a table.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-team-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-export-picture.h"
#include "app/wm-feedback.h"
#include "exchange/wm-exchange.h"

static WmScene *
build_picture (double width, gpointer data)
{
  WmTeamPage *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  WmMatrix matrix = wm_team_page_matrix (self);

  if (self->coverage == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_matrix (&matrix, NULL, &options);
}

static void
act_export_picture (GtkWidget *widget, const char *name, GVariant *parameter)
{
  wm_export_picture (widget, _("Export the Matrix"), _("team"), build_picture, widget);
}

static void
act_export_map (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmTeamPage *self = WM_TEAM_PAGE (widget);

  if (self->coverage == NULL)
    return;
  wm_team_page_fill_map (self);
  wm_team_map_export (self->team_map);
}

static void
on_got_table (GtkWidget *widget, const char *path, gpointer data)
{
  WmTeamPage *self = WM_TEAM_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = wm_export_team_csv (wm_session_get_store (self->session), &error);

  if (bytes != NULL && wm_file_write (path, bytes, &error))
    wm_tell_written (widget, path);
  else
    wm_feedback_error (widget, error);
}

static void
act_export_table (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *suggestion = g_strconcat (_("team"), ".csv", NULL);

  wm_ask_file (widget, _("Export the Team"), suggestion, on_got_table, NULL, NULL);
}

void
wm_team_page_install_output (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "team.export-table", NULL, act_export_table);
  gtk_widget_class_install_action (klass, "team.export-picture", NULL, act_export_picture);
  gtk_widget_class_install_action (klass, "team.export-map", NULL, act_export_map);
}
