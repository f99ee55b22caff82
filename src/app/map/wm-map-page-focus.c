/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A part of the map alone: what leads to a skill, what it unlocks, the way to another.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"

/* Is the other end of a way asked for? */
gboolean
wm_map_page_is_choosing (WmMapPage *self)
{
  return self->focus == WM_FOCUS_WAY && self->focus_to == NULL;
}

/* Waits for the frame in which the map is drawn anew. */
static gboolean
on_grab_tick (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  WmMapPage *self = data;
  g_autofree char *node = g_strconcat ("skill:", self->focus_skill, NULL);

  if (!wm_scene_view_focus_node (self->view, node))
    return G_SOURCE_CONTINUE;
  self->grab_id = 0;
  return G_SOURCE_REMOVE;
}

void
wm_map_page_stop_grabbing (WmMapPage *self)
{
  if (self->grab_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->grab_id);
  self->grab_id = 0;
}

void
wm_map_page_focus_on (WmMapPage *self, WmFocus focus, const char *skill)
{
  gboolean was_choosing;

  g_return_if_fail (WM_IS_MAP_PAGE (self));

  was_choosing = wm_map_page_is_choosing (self);
  self->focus = skill != NULL ? focus : WM_FOCUS_NONE;
  wm_map_page_stop_grabbing (self);
  g_free (self->focus_skill);
  self->focus_skill = g_strdup (skill);
  g_clear_pointer (&self->focus_to, g_free);
  /* The button goes: the keyboard stays on the map. */
  if (self->focus == WM_FOCUS_NONE && gtk_widget_has_focus (self->show_all))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (self->show_all, self->focus != WM_FOCUS_NONE);
  wm_map_page_show_focus (self);
  wm_scene_view_invalidate (self->view);
  /* Its skills may lie anywhere: all of the map is fitted into the room there is. */
  if (self->focus != WM_FOCUS_NONE)
    {
      wm_scene_view_hold (self->view, NULL);
      wm_scene_view_fit (self->view);
      /* The keyboard goes there too. */
      self->grab_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->view), on_grab_tick, self,
                                                    NULL);
    }
  if (wm_map_page_is_choosing (self))
    wm_feedback_tell (GTK_WIDGET (self), _("Choose the other skill on the map"));
  else if (was_choosing)
    wm_feedback_done (GTK_WIDGET (self));
}

gboolean
wm_map_page_leave_focus (WmMapPage *self)
{
  g_return_val_if_fail (WM_IS_MAP_PAGE (self), FALSE);

  if (wm_map_edit_mode_choose_none (self->edit))
    return TRUE;
  if (self->focus == WM_FOCUS_NONE)
    return FALSE;
  wm_map_page_focus_on (self, WM_FOCUS_NONE, NULL);
  return TRUE;
}

/* The second skill of a way was chosen. */
void
wm_map_page_take_end (WmMapPage *self, const char *skill)
{
  g_autoptr (GArray) way = NULL;
  WmMap *map = wm_session_get_map (self->session);

  wm_feedback_done (GTK_WIDGET (self));
  self->focus_to = g_strdup (skill);
  way = wm_map_focus (map, self->focus, wm_map_page_find_skill (self, self->focus_skill),
                      wm_map_page_find_skill (self, skill));
  if (way->len == 0)
    {
      wm_map_page_focus_on (self, WM_FOCUS_NONE, NULL);
      wm_feedback_tell (GTK_WIDGET (self), _("No prerequisites join these two skills"));
      return;
    }
  wm_map_page_show_focus (self);
}

/* What was looked at may be gone. */
void
wm_map_page_check_focus (WmMapPage *self)
{
  if (self->focus != WM_FOCUS_NONE
      && (wm_map_page_find_skill (self, self->focus_skill) < 0
          || (self->focus_to != NULL && wm_map_page_find_skill (self, self->focus_to) < 0)))
    wm_map_page_focus_on (self, WM_FOCUS_NONE, NULL);
}
