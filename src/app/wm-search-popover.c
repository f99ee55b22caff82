/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types; Enter goes to the first find, arrows to the others.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-search-popover.h"

#include <glib/gi18n-lib.h>

#include "map/wm-search.h"

#define MAX_OF_A_KIND 6

struct _WmSearchPopover
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkStack *stack;
  WmSession *session; /* (nullable) */
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSearchPopover, wm_search_popover, GTK_TYPE_POPOVER)

static const char *
kind_title (WmHitKind kind)
{
  switch (kind)
    {
    case WM_HIT_SKILL:
      return _("Skills");
    case WM_HIT_ROLE:
      return _("Roles");
    case WM_HIT_RESOURCE:
      return _("Resources");
    case WM_HIT_QUESTION:
    default:
      return _("Questions");
    }
}

/* What is shown of a hit, and where it leads. */
static const char *
hit_text (WmMap *map, const WmHit *hit)
{
  switch (hit->kind)
    {
    case WM_HIT_SKILL:
      return wm_map_skill (map, hit->index)->name;
    case WM_HIT_ROLE:
      return wm_map_role (map, hit->index)->name;
    case WM_HIT_RESOURCE:
      return wm_map_resource (map, hit->index)->name;
    case WM_HIT_QUESTION:
    default:
      return wm_map_question (map, hit->index)->text;
    }
}

/* A question or resource is shown with the first skill that it serves. */
static const char *
first_skill (WmMap *map, GArray *skills)
{
  return skills->len > 0 ? wm_map_skill (map, g_array_index (skills, guint, 0))->slug : NULL;
}

static const char *
hit_target (WmMap *map, const WmHit *hit, const char **action)
{
  *action = "win.show-skill";
  switch (hit->kind)
    {
    case WM_HIT_SKILL:
      return wm_map_skill (map, hit->index)->slug;
    case WM_HIT_ROLE:
      *action = "win.show-role";
      return wm_map_role (map, hit->index)->slug;
    case WM_HIT_RESOURCE:
      return first_skill (map, wm_map_resource (map, hit->index)->skills);
    case WM_HIT_QUESTION:
    default:
      return first_skill (map, wm_map_question (map, hit->index)->skills);
    }
}

static GtkWidget *
row_new (WmMap *map, const WmHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (hit_text (map, hit));
  const char *action;
  const char *target = hit_target (map, hit, &action);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_widget_set_tooltip_text (row, hit_text (map, hit));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_object_set_data (G_OBJECT (row), "kind", GINT_TO_POINTER ((int) hit->kind + 1));
  g_object_set_data (G_OBJECT (row), "action", (gpointer) g_intern_string (action));
  g_object_set_data_full (G_OBJECT (row), "target", g_strdup (target), g_free);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "kind"));
  int previous = before != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (before), "kind"))
                                : 0;
  GtkWidget *label;

  if (kind == previous)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (kind_title ((WmHitKind) (kind - 1)));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "group-title");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static void
clear_list (WmSearchPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
on_search_changed (GtkSearchEntry *entry, WmSearchPopover *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autoptr (GArray) hits = NULL;
  WmMap *map;

  clear_list (self);
  if (self->session == NULL)
    return;

  map = wm_session_get_map (self->session);
  hits = wm_search_run (map, query, MAX_OF_A_KIND);
  for (guint i = 0; i < hits->len; i++)
    {
      const char *action;
      const WmHit *hit = &g_array_index (hits, WmHit, i);

      if (hit_target (map, hit, &action) != NULL)
        gtk_list_box_append (self->list, row_new (map, hit));
    }
  gtk_stack_set_visible_child_name (self->stack, *query == '\0'   ? "hint"
                                                 : hits->len == 0 ? "nothing"
                                                                  : "list");
}

static void
go (WmSearchPopover *self, GtkListBoxRow *row)
{
  g_autofree char *target = NULL;
  const char *action;

  if (row == NULL)
    return;

  action = g_object_get_data (G_OBJECT (row), "action");
  target = g_strdup (g_object_get_data (G_OBJECT (row), "target"));
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[GO], 0, action, target);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmSearchPopover *self)
{
  go (self, row);
}

static void
on_entry_activated (GtkSearchEntry *entry, WmSearchPopover *self)
{
  /* What was typed last may not have been looked for yet. */
  on_search_changed (entry, self);
  go (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_entry_stopped (GtkSearchEntry *entry, WmSearchPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
on_entry_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              WmSearchPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
on_map_changed (WmSearchPopover *self)
{
  on_search_changed (self->entry, self);
}

static void
wm_search_popover_show (GtkWidget *widget)
{
  WmSearchPopover *self = WM_SEARCH_POPOVER (widget);

  GTK_WIDGET_CLASS (wm_search_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
wm_search_popover_dispose (GObject *object)
{
  WmSearchPopover *self = WM_SEARCH_POPOVER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_SEARCH_POPOVER);

  G_OBJECT_CLASS (wm_search_popover_parent_class)->dispose (object);
}

static void
wm_search_popover_class_init (WmSearchPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_search_popover_dispose;
  widget_class->show = wm_search_popover_show;

  signals[GO] = g_signal_new ("go", WM_TYPE_SEARCH_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-search-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSearchPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, WmSearchPopover, list);
  gtk_widget_class_bind_template_child (widget_class, WmSearchPopover, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
wm_search_popover_init (WmSearchPopover *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
}

GtkWidget *
wm_search_popover_new (void)
{
  return g_object_new (WM_TYPE_SEARCH_POPOVER, NULL);
}

void
wm_search_popover_set_session (WmSearchPopover *self, WmSession *session)
{
  g_return_if_fail (WM_IS_SEARCH_POPOVER (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  clear_list (self);
  /* The window may be going: GTK looks at an entry's tooltip later on. */
  if (session == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
}
