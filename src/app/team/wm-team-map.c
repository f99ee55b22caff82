/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The map of a team: places, walking and paper are those of the map; what is told of
 * a skill is the lens “team”.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-team-map.h"

#include <glib/gi18n-lib.h>

#include "app/map/wm-map-keys.h"
#include "app/map/wm-map-source.h"
#include "app/parts/wm-export-dialog.h"
#include "app/parts/wm-page-parts.h"
#include "draw/wm-scene-build.h"

#define TOOLS_WIDTH 56 /* pixels */
#define ZOOM_STEP 1.25

struct _WmTeamMap
{
  AdwBin parent_instance;

  WmSceneView *view;
  GtkWidget *busy;
  WmSession *session; /* (nullable): until something is shown */
  WmMapKeys *keys;
  WmMapSource *source;
  WmTeam *team;
  GArray *coverage;
  int role;
  char *skill; /* (nullable): slug */
  gulong focus_id; /* on the window while this is seen */
};

G_DEFINE_FINAL_TYPE (WmTeamMap, wm_team_map, ADW_TYPE_BIN)

static WmSceneOptions
options_of (WmTeamMap *self)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.lens = WM_LENS_TEAM;
  options.role = self->role;
  options.team = self->team;
  options.coverage = self->coverage;
  return options;
}

/* A frame around what is selected: nothing fades for it, since all counts matter. */
static void
mark_selected (WmTeamMap *self)
{
  const WmMapLayout *layout = wm_map_source_get_layout (self->source);
  g_autofree char *id = self->skill != NULL ? g_strconcat ("skill:", self->skill, NULL) : NULL;
  WmScene *mark = NULL;
  WmBounds box;
  WmBuild build;

  if (id != NULL && layout != NULL && wm_map_layout_find (layout, id, &box))
    {
      wm_build_begin (&build, "", "", wm_measure_pango ());
      g_array_index (build.scene->items, WmItem, 0).fill = WM_INK_NONE;
      wm_build_rect (&build, box.x0 - 3, box.y0 - 3, box.x1 - box.x0 + 6, box.y1 - box.y0 + 6, 8,
                     WM_INK_NONE, WM_INK_ACCENT)
        ->line_width = 2.5;
      mark = wm_build_end (&build, layout->width, layout->height, NULL);
    }
  wm_scene_view_set_top (self->view, mark);
}

/* A WmMapSourceFunc */
static void
on_places (double progress, gpointer data)
{
  WmTeamMap *self = data;

  gtk_widget_set_visible (self->busy, progress < 1);
  if (progress >= 1 && self->source != NULL)
    mark_selected (self);
}

static void
take_selected (WmTeamMap *self, const char *id)
{
  if (id == NULL || !g_str_has_prefix (id, "skill:")
      || g_strcmp0 (self->skill, id + strlen ("skill:")) == 0)
    return;
  g_free (self->skill);
  self->skill = g_strdup (id + strlen ("skill:"));
  mark_selected (self);
}

static void
on_focus_moved (WmTeamMap *self)
{
  take_selected (self, wm_scene_view_get_focused (self->view));
}

static void
on_activated (WmSceneView *view, const char *id, WmTeamMap *self)
{
  take_selected (self, id);
  if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
}

static void
on_hovered (WmSceneView *view, const char *id, WmTeamMap *self)
{
  WmSceneOptions options = options_of (self);

  if (self->source == NULL)
    return;
  if (id != NULL && g_str_has_prefix (id, "skill:"))
    options.hovered = wm_map_find_skill (wm_session_get_map (self->session),
                                         id + strlen ("skill:"));
  wm_map_source_set_focus (self->source, &options);
}

static void
act_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmTeamMap *self = WM_TEAM_MAP (widget);

  if (g_str_has_suffix (name, "fit"))
    wm_scene_view_fit (self->view);
  else
    wm_scene_view_zoom_by (self->view, g_str_has_suffix (name, "in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
wm_team_map_map (GtkWidget *widget)
{
  WmTeamMap *self = WM_TEAM_MAP (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (wm_team_map_parent_class)->map (widget);
  self->focus_id = g_signal_connect_swapped (root, "notify::focus-widget",
                                             G_CALLBACK (on_focus_moved), self);
}

static void
wm_team_map_unmap (GtkWidget *widget)
{
  WmTeamMap *self = WM_TEAM_MAP (widget);

  g_clear_signal_handler (&self->focus_id, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (wm_team_map_parent_class)->unmap (widget);
}

static void
wm_team_map_dispose (GObject *object)
{
  WmTeamMap *self = WM_TEAM_MAP (object);

  g_clear_pointer (&self->keys, wm_map_keys_free);
  if (self->source != NULL)
    wm_scene_view_set_top (self->view, NULL);
  g_clear_pointer (&self->source, wm_map_source_free);
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  g_clear_pointer (&self->skill, g_free);
  g_clear_object (&self->session);
  adw_bin_set_child (ADW_BIN (self), NULL);

  G_OBJECT_CLASS (wm_team_map_parent_class)->dispose (object);
}

static gboolean
wm_team_map_grab_focus (GtkWidget *widget)
{
  WmTeamMap *self = WM_TEAM_MAP (widget);
  g_autofree char *id = self->skill != NULL ? g_strconcat ("skill:", self->skill, NULL) : NULL;

  return (id != NULL && wm_scene_view_focus_node (self->view, id))
         || gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The keyboard comes to the skill that the matrix looked at. */
static gboolean
wm_team_map_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD && !wm_page_has_focus (widget)
      && WM_TEAM_MAP (widget)->skill != NULL && wm_team_map_grab_focus (widget))
    return TRUE;
  return GTK_WIDGET_CLASS (wm_team_map_parent_class)->focus (widget, direction);
}

static void
wm_team_map_class_init (WmTeamMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_team_map_dispose;
  widget_class->map = wm_team_map_map;
  widget_class->unmap = wm_team_map_unmap;
  widget_class->focus = wm_team_map_focus;
  widget_class->grab_focus = wm_team_map_grab_focus;
  gtk_widget_class_install_action (widget_class, "team-map.zoom-in", NULL, act_zoom);
  gtk_widget_class_install_action (widget_class, "team-map.zoom-fit", NULL, act_zoom);
  gtk_widget_class_install_action (widget_class, "team-map.zoom-out", NULL, act_zoom);
}

static GtkWidget *
make_tools (void)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const struct
  {
    const char *icon, *action, *name;
  } buttons[] = {
    { "zoom-in-symbolic", "team-map.zoom-in", _("Zoom In") },
    { "zoom-fit-best-symbolic", "team-map.zoom-fit", _("Whole Map") },
    { "zoom-out-symbolic", "team-map.zoom-out", _("Zoom Out") },
  };

  gtk_widget_set_halign (tools, GTK_ALIGN_END);
  gtk_widget_set_valign (tools, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (tools, 6);
  gtk_widget_add_css_class (tools, "osd");
  gtk_widget_add_css_class (tools, "map-tools");
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (buttons[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, buttons[i].name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      buttons[i].name, -1);
      gtk_box_append (GTK_BOX (tools), button);
    }
  return tools;
}

static void
wm_team_map_init (WmTeamMap *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *view = wm_scene_view_new ();

  self->role = -1;
  self->view = WM_SCENE_VIEW (view);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_widget_set_vexpand (view, TRUE);
  wm_scene_view_make_zoomable (self->view, TOOLS_WIDTH);
  g_signal_connect_object (view, "node-activated", G_CALLBACK (on_activated), self, 0);
  g_signal_connect_object (view, "node-hovered", G_CALLBACK (on_hovered), self, 0);
  self->busy = gtk_label_new (_("Placing the skills…"));
  gtk_widget_add_css_class (self->busy, "osd");
  gtk_widget_add_css_class (self->busy, "map-busy");
  gtk_widget_set_halign (self->busy, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->busy, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->busy, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), make_tools ());
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->busy);
  adw_bin_set_child (ADW_BIN (self), overlay);
}

static void
begin (WmTeamMap *self, WmSession *session)
{
  self->session = g_object_ref (session);
  self->keys = wm_map_keys_new (self->view, session);
  self->source = wm_map_source_new (self->view, session, on_places, self);
}

/* A view too small for the whole map begins where the role is. */
static void
start_at_role (WmTeamMap *self)
{
  WmMap *map = wm_session_get_map (self->session);
  int role = self->role >= 0 ? self->role : (int) map->roles->len / 2;
  g_autofree char *id = NULL;

  if (role >= (int) map->roles->len)
    return;
  id = g_strconcat ("role:", wm_map_role (map, (guint) role)->slug, NULL);
  wm_scene_view_set_start (self->view, id);
}

void
wm_team_map_show (WmTeamMap *self, WmSession *session, const WmTeam *team, GArray *coverage,
                  int role)
{
  WmSceneOptions options;

  g_return_if_fail (WM_IS_TEAM_MAP (self) && team != NULL && coverage != NULL);

  if (self->session == NULL)
    begin (self, session);
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->coverage, g_array_unref);
  self->team = wm_team_copy (team);
  self->coverage = g_array_copy (coverage);
  self->role = role;
  start_at_role (self);
  options = options_of (self);
  wm_map_source_set_look (self->source, &options);
  wm_map_source_refresh (self->source);
  mark_selected (self);
}

void
wm_team_map_select (WmTeamMap *self, const char *skill)
{
  g_autofree char *id = NULL;

  g_return_if_fail (WM_IS_TEAM_MAP (self));

  if (self->source == NULL || skill == NULL)
    return;
  id = g_strconcat ("skill:", skill, NULL);
  take_selected (self, id);
  wm_scene_view_reveal (self->view, id);
}

const char *
wm_team_map_get_selected (WmTeamMap *self)
{
  g_return_val_if_fail (WM_IS_TEAM_MAP (self), NULL);

  return self->skill;
}

void
wm_team_map_export (WmTeamMap *self)
{
  WmSceneOptions options;
  g_autoptr (WmMapSight) sight = NULL;

  g_return_if_fail (WM_IS_TEAM_MAP (self));

  if (self->session == NULL || self->team == NULL)
    return;
  options = options_of (self);
  sight = wm_map_sight_new (self->session, &options);
  wm_export_dialog_show (GTK_WIDGET (self), sight);
}
