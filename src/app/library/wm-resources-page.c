/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading: by tier, first things first, in the sections and topics of its
 * lists; exercises after what is read.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-resources-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-page-parts.h"
#include "app/library/wm-resource-row.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/find/wm-filter-bar.h"
#include "app/library/wm-reading-outline.h"
#include "app/library/wm-reading-parts.h"
#include "app/library/wm-skill-rows.h"
#include "map/wm-search.h"

#define ROWS_AT_ONCE 24

struct _WmResourcesPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *toolbar;
  GtkEditable *search;
  GtkDropDown *kind_chooser;
  GtkDropDown *state_chooser;
  GtkBox *filters;
  GtkLabel *count;
  GtkBox *sections;
  GtkWidget *nothing;

  WmSession *session;
  GPtrArray *rows;   /* GtkWidget, same index as the map's resources; unowned */
  GPtrArray *folded; /* utf8: what the search looks through, same index */
  GPtrArray *readings; /* WmReading of who looks, same index */
  GPtrArray *kinds;  /* utf8: as the data says them */
  GArray *places;    /* WmReadingPlace, in the order shown */
  guint filled;      /* how many of them have a row */
  GtkListBox *list;  /* the list being filled */
  GtkWidget *groups[WM_READING_GROUPS]; /* (nullable): their sections */
  guint fill_id;
  gboolean *wanted; /* by resource: what the filter lets through */
  WmNeedle *needle;
  gboolean nearly; /* typing mistakes are forgiven */
};

G_DEFINE_FINAL_TYPE (WmResourcesPage, wm_resources_page, ADW_TYPE_BIN)

/* By the filter of the session, the kind, and what is typed */
static gboolean
is_shown (WmResourcesPage *self, WmMap *map, guint i)
{
  const WmResource *resource = wm_map_resource (map, i);
  const char *folded = g_ptr_array_index (self->folded, i);
  guint kind = gtk_drop_down_get_selected (self->kind_chooser);
  guint state = gtk_drop_down_get_selected (self->state_chooser);

  if (!self->wanted[i])
    return FALSE;
  if (state != GTK_INVALID_LIST_POSITION && state > 0
      && ((WmReading *) g_ptr_array_index (self->readings, i))->state != state - 1)
    return FALSE;
  if (kind > 0 && kind <= self->kinds->len
      && !g_str_equal (resource->kind, g_ptr_array_index (self->kinds, kind - 1)))
    return FALSE;
  if (wm_needle_is_empty (self->needle))
    return TRUE;
  return self->nearly ? wm_needle_near (self->needle, folded, wm_search_letters (folded), NULL) >= 0
                      : wm_needle_is_in (self->needle, folded, "");
}

/* What rows are judged by, until the next time */
static void
take_filters (WmResourcesPage *self, WmMap *map)
{
  g_autofree gboolean *skills = wm_session_filter_skills (self->session);

  g_free (self->wanted);
  self->wanted = wm_filter_resources (wm_session_get_filter (self->session), map, skills);
  g_clear_pointer (&self->needle, wm_needle_free);
  self->needle = wm_needle_new (gtk_editable_get_text (self->search));
  /* Where nothing is as it was typed, what is like it is shown. */
  self->nearly = FALSE;
  for (guint i = 0; i < map->resources->len; i++)
    if (is_shown (self, map, i))
      return;
  self->nearly = TRUE;
}

static void
apply_filters (WmResourcesPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree char *text = NULL;
  WmReadingTotal total = { 0 };

  take_filters (self, map);
  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean visible = is_shown (self, map, i);

      if (g_ptr_array_index (self->rows, i) != NULL)
        gtk_widget_set_visible (g_ptr_array_index (self->rows, i), visible);
      if (visible)
        wm_reading_total_add (&total, wm_map_resource (map, i));
    }
  wm_page_filter_sections (self->sections);
  gtk_widget_set_visible (self->nothing, total.shown == 0);
  text = wm_reading_total_describe (&total);
  gtk_label_set_text (self->count, text);
}

static void
on_clear_filters (WmResourcesPage *self)
{
  wm_session_clear_filter (self->session);
  gtk_drop_down_set_selected (self->kind_chooser, 0);
  gtk_drop_down_set_selected (self->state_chooser, 0);
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* ---- rows ------------------------------------------------------------------ */

/* What the search looks through: also the skills that it teaches. */
static char *
searched_text (WmMap *map, const WmResource *resource)
{
  g_autoptr (GString) text = g_string_new (resource->name);
  const char *const more[] = { resource->note, resource->section, resource->subsection };

  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    g_string_append_printf (text, "\n%s", more[i]);
  for (guint i = 0; i < resource->skills->len; i++)
    g_string_append_printf (text, "\n%s",
                            wm_map_skill (map, g_array_index (resource->skills, guint, i))->name);
  return wm_search_fold (text->str);
}

static GtkWidget *
resource_row_new (WmResourcesPage *self, WmMap *map, guint i)
{
  const WmResource *resource = wm_map_resource (map, i);
  GtkWidget *row = wm_resource_row_new (self->session, resource);

  wm_resource_row_set_reading (row, resource, g_ptr_array_index (self->readings, i));
  wm_reading_headings_mark (row, resource);
  g_ptr_array_index (self->rows, i) = row;
  return row;
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmResourcesPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  int i = wm_map_find_resource (map, wm_text_row_get_id (WM_TEXT_ROW (row)));

  if (i >= 0)
    wm_feedback_open_link (GTK_WIDGET (self), wm_map_resource (map, i)->url);
}

/* How far the person who looks is in a group, under its title */
static void
show_progress (WmResourcesPage *self, WmMap *map, guint group)
{
  g_autofree gboolean *among = g_new0 (gboolean, map->resources->len + 1);
  g_autofree char *title = wm_reading_group_title (group);
  g_autofree char *text = NULL;
  WmReadingProgress progress;

  for (guint i = 0; i < map->resources->len; i++)
    among[i] = wm_reading_group (wm_map_resource (map, i)) == group;
  progress = wm_reading_progress_among (map, self->readings, among);
  text = wm_reading_describe (&progress);
  wm_page_section_set (self->groups[group], title, text);
}

static void
append_row (WmResourcesPage *self, WmMap *map, guint at)
{
  const WmReadingPlace *place = &g_array_index (self->places, WmReadingPlace, at);
  GtkWidget *row = resource_row_new (self, map, place->resource);

  if (at == 0 || place->group != g_array_index (self->places, WmReadingPlace, at - 1).group)
    {
      g_autofree char *title = wm_reading_group_title (place->group);

      self->groups[place->group] = wm_page_section_new (title, NULL, &self->list);
      gtk_box_append (self->sections, self->groups[place->group]);
      show_progress (self, map, place->group);
      wm_reading_headings_add (self->list);
      g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
    }
  gtk_widget_set_visible (row, is_shown (self, map, place->resource));
  gtk_list_box_append (self->list, row);
}

/* Hundreds of rows take a second to make and to measure, so that the first
 * ones are shown before the last ones are made. */
static gboolean
fill_some (gpointer data)
{
  WmResourcesPage *self = data;
  WmMap *map = wm_session_get_map (self->session);
  guint end = MIN (self->filled + ROWS_AT_ONCE, self->places->len);

  for (; self->filled < end; self->filled++)
    append_row (self, map, self->filled);
  wm_page_filter_sections (self->sections);
  if (end < self->places->len)
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_sections (WmResourcesPage *self, WmMap *map)
{
  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->places, g_array_unref);
  self->places = wm_reading_places (map);
  g_ptr_array_set_size (self->folded, 0);
  for (guint i = 0; i < map->resources->len; i++)
    g_ptr_array_add (self->folded, searched_text (map, wm_map_resource (map, i)));
  wm_page_clear_box (self->sections);
  memset (self->groups, 0, sizeof self->groups);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->rows, (int) self->places->len);
  self->filled = 0;
  take_filters (self, map);
  if (fill_some (self))
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_some, self, NULL);
}

/* The kinds that there are, in the order met. */
static void
fill_kinds (WmResourcesPage *self, WmMap *map)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->kind_chooser);

  g_ptr_array_set_size (self->kinds, 0);
  gtk_string_list_append (names, _("All Kinds"));
  for (guint i = 0; i < map->resources->len; i++)
    {
      const char *kind = wm_map_resource (map, i)->kind;

      if (*kind == '\0'
          || g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->kinds, g_strdup (kind));
      gtk_string_list_append (names, wm_skill_rows_kind (kind));
    }
  wm_page_drop_down_set_names (self->kind_chooser, names,
                               selected <= self->kinds->len ? selected : 0);
}

static void
take_readings (WmResourcesPage *self)
{
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  self->readings = wm_reading_load_own (self->session);
}

/* Rows stay where they are; what the filter for states no longer wants goes. */
static void
on_learning_changed (WmResourcesPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  take_readings (self);
  if (self->readings->len != self->rows->len)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_index (self->rows, i) != NULL)
      wm_resource_row_set_reading (g_ptr_array_index (self->rows, i), wm_map_resource (map, i),
                                   g_ptr_array_index (self->readings, i));
  for (guint group = 0; group < WM_READING_GROUPS; group++)
    if (self->groups[group] != NULL)
      show_progress (self, map, group);
  apply_filters (self);
}

static void
on_map_changed (WmResourcesPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  wm_page_keep_scroll (self->scroller);
  take_readings (self);
  fill_sections (self, map);
  fill_kinds (self, map);
  gtk_stack_set_visible_child_name (self->stack, map->resources->len > 0 ? "resources" : "empty");
  apply_filters (self);
}

/* Shows all, with the keyboard on one of them: what is focused is scrolled to. */
static void
act_show_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmResourcesPage *self = WM_RESOURCES_PAGE (widget);
  int i = wm_map_find_resource (wm_session_get_map (self->session),
                                g_variant_get_string (parameter, NULL));

  if (i < 0)
    return;
  on_clear_filters (self);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  while (self->filled < self->places->len)
    fill_some (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
}

static gboolean
wm_resources_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WM_RESOURCES_PAGE (widget)->search));
}

static void
wm_resources_page_dispose (GObject *object)
{
  WmResourcesPage *self = WM_RESOURCES_PAGE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->needle, wm_needle_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_resources_page_parent_class)->dispose (object);
}

static void
wm_resources_page_class_init (WmResourcesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_resources_page_dispose;
  widget_class->grab_focus = wm_resources_page_grab_focus;
  gtk_widget_class_install_action (widget_class, WM_PAGE_SHOW_ITEM, "s", act_show_item);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-resources-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, search);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, filters);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, kind_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, state_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, count);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, sections);
  gtk_widget_class_bind_template_child (widget_class, WmResourcesPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filters);
}

static void
fill_states (WmResourcesPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  /* Translators: to read, being read, done … */
  gtk_string_list_append (names, _("All States"));
  for (int i = WM_READING_NONE; i <= WM_READING_NOT_USEFUL; i++)
    gtk_string_list_append (names, wm_reading_title ((WmReadingState) i));
  wm_page_drop_down_setup (self->state_chooser, _("How far I am"));
  wm_page_drop_down_set_names (self->state_chooser, names, 0);
}

static void
wm_resources_page_init (WmResourcesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->places = g_array_new (FALSE, FALSE, sizeof (WmReadingPlace));
  self->rows = g_ptr_array_new ();
  self->folded = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  wm_page_make_wrapping (self->toolbar);
  wm_page_drop_down_setup (self->kind_chooser, _("Kind"));
  fill_states (self);
}

GtkWidget *
wm_resources_page_new (WmSession *session)
{
  WmResourcesPage *self = g_object_new (WM_TYPE_RESOURCES_PAGE, NULL);

  self->session = g_object_ref (session);
  wm_filter_bar_add (session, GTK_BOX (self->toolbar), self->filters);
  on_map_changed (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (apply_filters), self);
  g_signal_connect_swapped (self->kind_chooser, "notify::selected", G_CALLBACK (apply_filters),
                            self);
  g_signal_connect_swapped (self->state_chooser, "notify::selected", G_CALLBACK (apply_filters),
                            self);
  g_signal_connect_object (session, "learning-changed", G_CALLBACK (on_learning_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (apply_filters), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
