/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types; Enter goes to the first find, arrows to the others.
 * While nothing is typed it shows what was found before.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/find/wm-search-popover.h"

#include <glib/gi18n-lib.h>

#include "app/find/wm-search-rows.h"
#include "app/hiring/wm-anonymous.h"
#include "learning/wm-finder.h"

#define SHOWN_OF_A_KIND 5
#define MOST_OF_A_KIND 60
#define SETTLE 40 /* ms between the last letter and the search */
#define RECENT "recent-finds"
#define WIDEST 420 /* pixels of the entry */
#define NARROWEST 280
#define AROUND 60  /* pixels of the window beside it */

struct _WmSearchPopover
{
  GtkPopover parent_instance;

  GtkSearchEntry *entry;
  GtkListBox *list;
  GtkStack *stack;
  GtkLabel *nothing;
  GtkWidget *add_skill;
  WmSession *session; /* (nullable) */
  WmFinder *finder;   /* (nullable): made when it is asked */
  gboolean unfolded[WM_FIND_KINDS]; /* all of this kind is shown */
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WmSearchPopover, wm_search_popover, GTK_TYPE_POPOVER)

static WmFinder *
need_finder (WmSearchPopover *self)
{
  g_autoptr (GError) error = NULL;

  if (self->finder == NULL)
    self->finder = wm_finder_load (wm_session_get_store (self->session),
                                   wm_session_get_map (self->session), &error);
  if (self->finder != NULL && wm_anonymous_is_on (self->session)
      && !wm_finder_forget_candidates (self->finder, wm_session_get_store (self->session), &error))
    g_clear_pointer (&self->finder, wm_finder_free);
  if (self->finder == NULL)
    g_message ("What can be found could not be read: %s", error->message);
  return self->finder;
}

static void
clear_list (WmSearchPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* ---- what is shown --------------------------------------------------------- */

static void
show_group (WmSearchPopover *self, const WmFinds *finds, WmFindKind kind)
{
  GArray *some = finds->finds[kind];
  g_autofree char *title = wm_search_rows_title (kind, finds->counts[kind]);
  gboolean all = self->unfolded[kind] || some->len <= SHOWN_OF_A_KIND + 1;

  for (guint i = 0; i < some->len && (all || i < SHOWN_OF_A_KIND); i++)
    gtk_list_box_append (self->list, wm_search_row_new (wm_session_get_map (self->session),
                                                        &g_array_index (some, WmFind, i), title));
  if (!all)
    gtk_list_box_append (self->list, wm_search_more_row_new (kind, finds->counts[kind], title));
}

/* How good the best find of a kind is: exactly that, of that name, told of it,
 * nearly that */
static int
class_of (const WmFinds *finds, int kind)
{
  int rank = finds->finds[kind]->len > 0 ? g_array_index (finds->finds[kind], WmFind, 0).rank : 0;

  if (finds->finds[kind]->len == 0)
    return G_MAXINT;
  return rank == 0 ? 0 : rank <= WM_FIND_APART ? 1 : rank;
}

/* The kind whose best find is the best comes first. */
static void
show_groups (WmSearchPopover *self, const WmFinds *finds)
{
  gboolean shown[WM_FIND_KINDS] = { FALSE };

  for (guint n = 0; n < WM_FIND_KINDS; n++)
    {
      int next = -1, best = G_MAXINT;

      for (int kind = 0; kind < WM_FIND_KINDS; kind++)
        if (!shown[kind] && class_of (finds, kind) < best)
          {
            best = class_of (finds, kind);
            next = kind;
          }
      if (next < 0)
        return;
      shown[next] = TRUE;
      show_group (self, finds, (WmFindKind) next);
    }
}

/* FALSE when nothing was found before, or all of it is gone. */
static gboolean
show_recent (WmSearchPopover *self)
{
  g_autofree char *recent = wm_store_get_setting (wm_session_get_store (self->session), RECENT);
  g_auto (GStrv) lines = g_strsplit (recent != NULL ? recent : "", "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *slug = strchr (lines[i], ':');
      WmFind find = { 0 };

      if (slug == NULL)
        continue;
      *slug++ = '\0';
      if (!wm_find_kind_parse (lines[i], &find.kind))
        continue;
      find.slug = slug;
      find.name = wm_finder_name (self->finder, find.kind, slug);
      if (find.name == NULL)
        continue;
      any = TRUE;
      gtk_list_box_append (self->list, wm_search_row_new (wm_session_get_map (self->session),
                                                          &find, _("Found Before")));
    }
  return any;
}

static void
show_nothing (WmSearchPopover *self, const char *query)
{
  /* Translators: %s is what somebody typed into the search. */
  g_autofree char *text = g_strdup_printf (_("Nothing is called “%s”"), query);

  gtk_label_set_text (self->nothing, text);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_skill), "s", query);
  gtk_widget_set_visible (self->add_skill, !wm_session_is_read_only (self->session));
}

/* For those who do not see the list */
static void
tell_count (WmSearchPopover *self, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u result", "%u results", n), n);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
search (WmSearchPopover *self)
{
  g_autofree char *query
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (WmFinds) finds = NULL;
  const char *page = "nothing";

  clear_list (self);
  if (self->session == NULL || need_finder (self) == NULL)
    return;
  finds = wm_finder_find (self->finder, query, MOST_OF_A_KIND);
  if (*query == '\0')
    page = show_recent (self) ? "list" : "hint";
  else if (wm_finds_total (finds) > 0)
    {
      show_groups (self, finds);
      page = "list";
    }
  else
    show_nothing (self, query);
  gtk_stack_set_visible_child_name (self->stack, page);
  tell_count (self, wm_finds_total (finds));
}

/* ---- going there ----------------------------------------------------------- */

static void
remember (WmSearchPopover *self, WmFindKind kind, const char *slug)
{
  WmStore *store = wm_session_get_store (self->session);
  g_autofree char *before = wm_store_get_setting (store, RECENT);
  g_autofree char *recent = wm_recent_finds_add (before, kind, slug);

  if (!wm_session_is_read_only (self->session))
    (void) wm_store_set_setting (store, RECENT, recent, NULL);
}

static void
unfold (WmSearchPopover *self, WmFindKind kind, int at)
{
  self->unfolded[kind] = TRUE;
  search (self);
  /* The row that was there has become the first of those that were hidden. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, at)));
}

static void
go (WmSearchPopover *self, GtkListBoxRow *row)
{
  g_autofree char *slug = NULL;
  WmFindKind kind;

  if (row == NULL)
    return;
  kind = wm_search_row_get_kind (row);
  slug = g_strdup (wm_search_row_get_slug (row));
  if (slug == NULL)
    {
      unfold (self, kind, gtk_list_box_row_get_index (row));
      return;
    }
  remember (self, kind, slug);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[GO], 0, wm_search_rows_action (kind), slug);
}

static void
on_search_changed (GtkSearchEntry *entry, WmSearchPopover *self)
{
  memset (self->unfolded, 0, sizeof self->unfolded);
  search (self);
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
  search (self);
  go (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
on_entry_stopped (GtkSearchEntry *entry, WmSearchPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_add_skill (GtkButton *button, WmSearchPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
on_entry_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
              WmSearchPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (keyval != GDK_KEY_Down || row == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

/* While a popover has the keyboard the window's keys do not come to the window. */
static gboolean
on_key (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
        WmSearchPopover *self)
{
  const GdkModifierType all = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK;

  if (gdk_keyval_to_lower (keyval) != GDK_KEY_q || (state & all) != GDK_CONTROL_MASK)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate_action (GTK_WIDGET (self), "app.quit", NULL);
}

static void
on_content_changed (WmSearchPopover *self)
{
  g_clear_pointer (&self->finder, wm_finder_free);
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    search (self);
  else
    /* Its rows are of a map that is gone. */
    clear_list (self);
}

static void
wm_search_popover_show (GtkWidget *widget)
{
  WmSearchPopover *self = WM_SEARCH_POPOVER (widget);

  GtkRoot *root = gtk_widget_get_root (widget);
  int room = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) - AROUND : WIDEST;

  /* As wide whatever is typed, and no wider than the window */
  gtk_widget_set_size_request (GTK_WIDGET (self->entry), CLAMP (room, NARROWEST, WIDEST), -1);
  GTK_WIDGET_CLASS (wm_search_popover_parent_class)->show (widget);
  search (self);
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
  g_clear_pointer (&self->finder, wm_finder_free);
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
  gtk_widget_class_bind_template_child (widget_class, WmSearchPopover, nothing);
  gtk_widget_class_bind_template_child (widget_class, WmSearchPopover, add_skill);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_add_skill);
}

static void
wm_search_popover_init (WmSearchPopover *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_search_delay (self->entry, SETTLE);
  gtk_list_box_set_header_func (self->list, wm_search_rows_header, NULL, NULL);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), key);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
wm_search_popover_new (void)
{
  return g_object_new (WM_TYPE_SEARCH_POPOVER, NULL);
}

void
wm_search_popover_set_session (WmSearchPopover *self, WmSession *session)
{
  static const char *const signal_names[] = { "map-changed", "people-changed", "plans-changed" };

  g_return_if_fail (WM_IS_SEARCH_POPOVER (self));

  if (self->session == session)
    return;

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->finder, wm_finder_free);
  clear_list (self);
  /* The window may be going: GTK looks at an entry's tooltip later on. */
  if (session == NULL)
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  for (guint i = 0; i < G_N_ELEMENTS (signal_names); i++)
    g_signal_connect_object (session, signal_names[i], G_CALLBACK (on_content_changed), self,
                             G_CONNECT_SWAPPED);
}
