/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The skill in the panel beside the page.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-window-private.h"

#include "app/parts/wm-page-parts.h"

static void
need_panel (WmWindow *self)
{
  if (self->panel != NULL)
    return;

  self->panel = WM_SKILL_PANEL (wm_skill_panel_new (self->session));
  adw_bin_set_child (self->panel_bin, GTK_WIDGET (self->panel));
}

/* The panel had the keyboard and goes: on the map its skill gets it. */
static void
return_to_page (WmWindow *self, const char *skill)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (page != NULL && page == self->map_page
      && wm_map_page_focus_skill (WM_MAP_PAGE (page), skill))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
}

void
wm_window_show_skill (WmWindow *self, const char *skill)
{
  g_autofree char *slug = g_strdup (skill);
  g_autofree char *left = NULL;

  g_return_if_fail (WM_IS_WINDOW (self));

  if (self->session == NULL)
    return;
  if (slug == NULL && self->panel != NULL && wm_page_has_focus (GTK_WIDGET (self->panel)))
    left = g_strdup (self->skill);
  g_clear_pointer (&self->awaited, g_free);
  if (slug != NULL && wm_map_find_skill (wm_session_get_map (self->session), slug) < 0)
    {
      /* It may have been made just now. */
      if (!wm_session_is_current (self->session))
        self->awaited = g_steal_pointer (&slug);
      return;
    }

  if (slug != NULL)
    {
      need_panel (self);
      wm_skill_panel_set_skill (self->panel, slug);
    }
  g_free (self->skill);
  self->skill = g_steal_pointer (&slug);
  adw_flap_set_reveal_flap (self->panel_flap, self->skill != NULL);
  if (self->map_page != NULL)
    wm_map_page_select (WM_MAP_PAGE (self->map_page), self->skill);
  wm_window_update_skill_actions (self);
  if (left != NULL)
    return_to_page (self, left);
}

const char *
wm_window_get_skill (WmWindow *self)
{
  g_return_val_if_fail (WM_IS_WINDOW (self), NULL);

  return self->skill;
}
