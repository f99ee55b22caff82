/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Levels against the role that one wants. What is met, short and not assessed
 * is told in three groups that are never added up.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-gaps-view.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-picture-buttons.h"
#include "app/me/wm-fit-view.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/map/wm-scene-view.h"
#include "draw/wm-scenes.h"

struct _WmGapsView
{
  WmMeView parent_instance;

  GtkStack *stack; /* "none", "role" */
  GtkListBox *roles;
  GtkStack *faces; /* "list", "gap", "category" */
  WmFitView *list;
  GtkWidget *export;
  WmSceneView *pictures[2];
  gpointer shown; /* WmMap of which the roles are listed; not dereferenced */
};

G_DEFINE_FINAL_TYPE (WmGapsView, wm_gaps_view, WM_TYPE_ME_VIEW)

static WmScene *
build_picture (WmGapsView *self, double width, gboolean by_gap)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (me == NULL || wm_me_get_role (me) < 0)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  options.levels = wm_me_get_levels (me);
  options.role = wm_me_get_role (me);
  return (by_gap ? wm_scene_gap_strip : wm_scene_profile) (wm_me_get_map (me),
                                                           (guint) options.role, &options);
}

static WmScene *
build_by_gap (double width, gpointer data)
{
  return build_picture (data, width, TRUE);
}

static WmScene *
build_by_category (double width, gpointer data)
{
  return build_picture (data, width, FALSE);
}

/* That of the two which is shown */
static WmScene *
build_shown (double width, gpointer data)
{
  WmGapsView *self = data;

  return build_picture (
    self, width, g_strcmp0 (gtk_stack_get_visible_child_name (self->faces), "gap") == 0);
}

/* The roles as rows, where none is chosen yet. */
static void
fill_roles (WmGapsView *self, WmMap *map)
{
  if (self->shown == map)
    return;
  self->shown = map;
  wm_page_clear_list (self->roles);
  for (guint i = 0; i < map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (map, i);
      GtkWidget *row = wm_text_row_new (role->slug, role->name,
                                        gtk_image_new_from_icon_name ("go-next-symbolic"));

      wm_text_row_set_texts (WM_TEXT_ROW (row),
                             *role->description != '\0' ? role->description : role->focus, NULL);
      gtk_list_box_append (self->roles, row);
    }
}

static void
update_export (WmGapsView *self)
{
  const char *face = gtk_stack_get_visible_child_name (self->faces);

  gtk_widget_set_visible (self->export, g_strcmp0 (face, "list") != 0);
}

static void
wm_gaps_view_fill (WmMeView *view, WmMe *me)
{
  WmGapsView *self = WM_GAPS_VIEW (view);
  int role = wm_me_get_role (me);

  fill_roles (self, wm_me_get_map (me));
  gtk_widget_set_sensitive (GTK_WIDGET (self->roles), wm_me_is_editable (me));
  gtk_stack_set_visible_child_name (self->stack, role >= 0 ? "role" : "none");
  if (role < 0)
    return;
  wm_fit_view_show (self->list, me, (guint) role);
  for (guint i = 0; i < G_N_ELEMENTS (self->pictures); i++)
    wm_scene_view_invalidate (self->pictures[i]);
}

static void
on_role_activated (GtkListBox *list, GtkListBoxRow *row, WmGapsView *self)
{
  g_autofree char *role = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));

  gtk_widget_activate_action (GTK_WIDGET (self), "me.set-role", "s", role);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_rate (GtkWidget *board, const char *slug, int level, WmGapsView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  int skill = wm_map_find_skill (wm_me_get_map (me), slug);

  if (skill >= 0)
    (void) wm_me_rate (me, GTK_WIDGET (self), (guint) skill, level);
}

static void
on_node_activated (WmSceneView *view, const char *id, WmGapsView *self)
{
  if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
}

static void
wm_gaps_view_dispose (GObject *object)
{
  WmGapsView *self = WM_GAPS_VIEW (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->pictures); i++)
    if (self->pictures[i] != NULL)
      wm_scene_view_set_builder (self->pictures[i], NULL, NULL, NULL);
  memset (self->pictures, 0, sizeof self->pictures);
  G_OBJECT_CLASS (wm_gaps_view_parent_class)->dispose (object);
}

static void
wm_gaps_view_class_init (WmGapsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_gaps_view_dispose;
  WM_ME_VIEW_CLASS (klass)->fill = wm_gaps_view_fill;
  g_type_ensure (WM_TYPE_FIT_VIEW);
  g_type_ensure (WM_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-gaps-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WmGapsView, stack);
  gtk_widget_class_bind_template_child (widget_class, WmGapsView, roles);
  gtk_widget_class_bind_template_child (widget_class, WmGapsView, faces);
  gtk_widget_class_bind_template_child (widget_class, WmGapsView, list);
  gtk_widget_class_bind_template_child (widget_class, WmGapsView, export);
  gtk_widget_class_bind_template_child_full (widget_class, "by_gap", FALSE,
                                             G_STRUCT_OFFSET (WmGapsView, pictures[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "by_category", FALSE,
                                             G_STRUCT_OFFSET (WmGapsView, pictures[1]));
  gtk_widget_class_bind_template_callback (widget_class, on_rate);
  gtk_widget_class_bind_template_callback (widget_class, on_role_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_node_activated);
  gtk_widget_class_bind_template_callback (widget_class, update_export);
}

static void
wm_gaps_view_init (WmGapsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (ADW_BIN (self->export),
                     /* Translators: the proposed name of a file, without its ending. */
                     wm_picture_buttons_new (_("Export Profile"), _("profile"), build_shown,
                                             self));
  wm_scene_view_set_builder (self->pictures[0], build_by_gap, self, NULL);
  wm_scene_view_set_builder (self->pictures[1], build_by_category, self, NULL);
}
