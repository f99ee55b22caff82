/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reading: by tier, first things first, exercises after what is read.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-resources-page.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-page-parts.h"
#include "app/wm-skill-rows.h"

/* The tiers a pack may use (1 to 9), those without one, and exercises. */
#define N_SECTIONS 11
#define SECTION_NO_TIER 9
#define SECTION_EXERCISES 10

struct _WmResourcesPage
{
  AdwBin parent_instance;

  WmSession *session;
  GtkWidget *search;
  GtkWidget *tier_chooser;
  GtkWidget *kind_chooser;
  GtkBox *sections;
  GtkLabel *count;
  GtkWidget *empty;
  GPtrArray *rows;  /* GtkWidget, same index as the map's resources; unowned */
  GPtrArray *kinds; /* utf8: as the data says them */
};

G_DEFINE_FINAL_TYPE (WmResourcesPage, wm_resources_page, ADW_TYPE_BIN)

static guint
section_of (const WmResource *resource)
{
  if (g_str_equal (resource->kind, "exercise"))
    return SECTION_EXERCISES;
  return resource->tier >= 1 && resource->tier <= 9 ? (guint) resource->tier - 1 : SECTION_NO_TIER;
}

static char *
section_title (guint section)
{
  if (section == SECTION_EXERCISES)
    return g_strdup (_("Exercises"));
  if (section == SECTION_NO_TIER)
    return g_strdup (_("Other Resources"));
  if (section == 0)
    return g_strdup (_("Tier 1: Start Here"));
  return g_strdup_printf (_("Tier %u"), section + 1);
}

/* Names of the skills that a resource teaches; what the filter searches. */
static char *
skill_names (WmMap *map, const WmResource *resource)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < resource->skills->len; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "",
                            wm_map_skill (map, g_array_index (resource->skills, guint, i))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
is_shown (WmResourcesPage *self, WmMap *map, const WmResource *resource)
{
  guint tier = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tier_chooser));
  guint kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_chooser));
  g_autofree char *names = skill_names (map, resource);
  g_autofree char *text
      = g_strdup_printf ("%s %s %s %s", resource->name, names, resource->section, resource->note);

  if (tier > 0 && resource->tier != (int) tier)
    return FALSE;
  if (kind > 0 && kind <= self->kinds->len
      && !g_str_equal (resource->kind, g_ptr_array_index (self->kinds, kind - 1)))
    return FALSE;
  return wm_page_matches (text, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Hours are rounded up; they are sums of what was told and estimated. */
static char *
describe_count (guint shown, int minutes)
{
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u resource", "%u resources", shown), shown);
  g_autofree char *time = wm_skill_rows_duration ((minutes + 59) / 60 * 60, TRUE);

  if (shown == 0)
    return g_strdup (_("No resource matches. Clear the search or choose another filter."));
  return g_strdup_printf ("%s · %s", count, time);
}

static void
apply_filters (WmResourcesPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree char *text = NULL;
  guint shown = 0;
  int minutes = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const WmResource *resource = wm_map_resource (map, i);
      gboolean visible = is_shown (self, map, resource);

      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), visible);
      shown += visible;
      if (visible)
        minutes += MAX (0, resource->minutes);
    }
  for (GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); section;
       section = gtk_widget_get_next_sibling (section))
    {
      gboolean any = FALSE;

      for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (section)); row;
           row = gtk_widget_get_next_sibling (row))
        any = any || gtk_widget_get_visible (row);
      gtk_widget_set_visible (section, any);
    }
  text = describe_count (shown, minutes);
  gtk_label_set_text (self->count, text);
}

/* The skills of a resource, behind one button. */
static GtkWidget *
skills_button_new (WmMap *map, const WmResource *resource)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *chips = wm_skill_rows_chips (map, resource->skills, _("Skills that this teaches"));
  g_autofree char *names = skill_names (map, resource);
  g_autofree char *label = g_strdup_printf (_("Skills that this teaches: %s"), names);

  gtk_widget_set_size_request (chips, 240, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), chips);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "mark-location-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static void
fill_sections (WmResourcesPage *self, WmMap *map)
{
  GtkListBox *lists[N_SECTIONS] = { NULL };

  wm_page_clear_box (self->sections);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      g_autofree char *title = section_title (i);

      gtk_box_append (self->sections, wm_page_section_new (title, NULL, &lists[i]));
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (map, i);
      GtkWidget *row = wm_skill_rows_resource (resource);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      if (resource->skills->len > 0)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), skills_button_new (map, resource));
      gtk_list_box_append (lists[section_of (resource)], row);
      g_ptr_array_add (self->rows, row);
    }
}

/* The kinds that there are, in the order met. */
static void
fill_kinds (WmResourcesPage *self, WmMap *map)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->kinds, 0);
  gtk_string_list_append (names, _("All Kinds"));
  for (guint i = 0; i < map->resources->len; i++)
    {
      const char *kind = wm_map_resource (map, i)->kind;

      if (!*kind || g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, NULL))
        continue;
      g_ptr_array_add (self->kinds, g_strdup (kind));
      gtk_string_list_append (names, wm_skill_rows_kind (kind));
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kind_chooser), G_LIST_MODEL (names));
}

static void
on_map_changed (WmResourcesPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  fill_sections (self, map);
  fill_kinds (self, map);
  gtk_widget_set_visible (self->empty, map->resources->len == 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->search), map->resources->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), map->resources->len > 0);
  apply_filters (self);
}

static void
wm_resources_page_dispose (GObject *object)
{
  WmResourcesPage *self = WM_RESOURCES_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_resources_page_parent_class)->dispose (object);
}

static void
wm_resources_page_class_init (WmResourcesPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_resources_page_dispose;
}

static void
wm_resources_page_init (WmResourcesPage *self)
{
  const char *const tiers[] = { _("All Tiers"), _("Tier 1"), _("Tier 2"), _("Tier 3"), _("Tier 4"), NULL };
  const char *const kinds[] = { _("All Kinds"), NULL };
  GtkWidget *toolbar = wm_page_toolbar_new ();
  GtkBox *box;

  self->rows = g_ptr_array_new ();
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  adw_bin_set_child (ADW_BIN (self), wm_page_column_new (&box));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Filter resources"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter resources"), -1);
  self->tier_chooser = wm_page_drop_down_new (tiers, _("Tier"));
  self->kind_chooser = wm_page_drop_down_new (kinds, _("Kind"));
  gtk_box_append (GTK_BOX (toolbar), self->search);
  gtk_box_append (GTK_BOX (toolbar), self->tier_chooser);
  gtk_box_append (GTK_BOX (toolbar), self->kind_chooser);
  gtk_box_append (box, toolbar);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_wrap (self->count, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->count));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (box, GTK_WIDGET (self->sections));
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "x-office-document-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _("No Resources Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _("Import a pack that has resources from the main menu."));
  gtk_box_append (box, self->empty);
}

GtkWidget *
wm_resources_page_new (WmSession *session)
{
  WmResourcesPage *self = g_object_new (WM_TYPE_RESOURCES_PAGE, NULL);

  self->session = g_object_ref (session);
  on_map_changed (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (apply_filters), self);
  g_signal_connect_swapped (self->tier_chooser, "notify::selected", G_CALLBACK (apply_filters),
                            self);
  g_signal_connect_swapped (self->kind_chooser, "notify::selected", G_CALLBACK (apply_filters),
                            self);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
