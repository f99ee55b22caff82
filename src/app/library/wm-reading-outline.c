/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The outline of what there is to read: its order, and its headings.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-reading-outline.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"

#define GROUP_NO_TIER 9
#define GROUP_EXERCISES 10

guint
wm_reading_group (const WmResource *resource)
{
  g_return_val_if_fail (resource != NULL, GROUP_NO_TIER);

  if (g_str_equal (resource->kind, "exercise"))
    return GROUP_EXERCISES;
  return resource->tier >= 1 && resource->tier <= 9 ? (guint) resource->tier - 1 : GROUP_NO_TIER;
}

char *
wm_reading_group_title (guint group)
{
  if (group == GROUP_EXERCISES)
    return g_strdup (_("Exercises"));
  if (group == GROUP_NO_TIER)
    return g_strdup (_("Other Resources"));
  if (group == 0)
    /* Translators: resources are sorted into tiers; 1 comes first. */
    return g_strdup (_("Tier 1: Start Here"));
  /* Translators: resources are sorted into tiers; 1 comes first. */
  return g_strdup_printf (_("Tier %u"), group + 1);
}

/* ---- order ------------------------------------------------------------------------- */

/* The number of a heading among those met so far in its group; @parent keeps topics
 * of one name in two sections apart. What has none comes last. */
static guint
rank_of (GHashTable *met, guint group, guint parent, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%u %u %s", group, parent, name);
  gpointer rank;

  if (*name == '\0')
    return G_MAXUINT;
  if (g_hash_table_lookup_extended (met, key, NULL, &rank))
    return GPOINTER_TO_UINT (rank);
  g_hash_table_insert (met, g_steal_pointer (&key), GUINT_TO_POINTER (g_hash_table_size (met)));
  return g_hash_table_size (met) - 1;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const WmReadingPlace *one = a, *two = b;

  if (one->group != two->group)
    return one->group < two->group ? -1 : 1;
  if (one->section != two->section)
    return one->section < two->section ? -1 : 1;
  if (one->topic != two->topic)
    return one->topic < two->topic ? -1 : 1;
  return one->resource < two->resource ? -1 : one->resource > two->resource;
}

GArray *
wm_reading_places (WmMap *map)
{
  g_autoptr (GHashTable) sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (WmReadingPlace));

  g_return_val_if_fail (map != NULL, places);

  /* The map has them in their authors' order. */
  for (guint i = 0; i < map->resources->len; i++)
    {
      const WmResource *it = wm_map_resource (map, i);
      guint group = wm_reading_group (it);
      guint section = rank_of (sections, group, 0, it->section);
      guint topic = rank_of (topics, group, section, it->subsection);
      WmReadingPlace place = { group, section, topic, i };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* ---- headings ---------------------------------------------------------------------- */

void
wm_reading_headings_mark (GtkWidget *row, const WmResource *resource)
{
  g_object_set_data_full (G_OBJECT (row), "section", g_strdup (resource->section), g_free);
  g_object_set_data_full (G_OBJECT (row), "topic", g_strdup (resource->subsection), g_free);
}

static gboolean
differs (GtkListBoxRow *row, GtkListBoxRow *before, const char *key)
{
  return before == NULL
         || g_strcmp0 (g_object_get_data (G_OBJECT (row), key),
                       g_object_get_data (G_OBJECT (before), key))
                != 0;
}

static void
append_heading (GtkBox *box, const char *text, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", text, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
}

/* The section's name where it begins, then the topic's where that begins. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = g_object_get_data (G_OBJECT (row), "section");
  const char *topic = g_object_get_data (G_OBJECT (row), "topic");
  gboolean of_section = differs (row, before, "section");
  gboolean of_topic = *topic != '\0' && (of_section || differs (row, before, "topic"));
  /* A list of topics without sections needs no name over them. */
  gboolean is_named = *section != '\0' || *topic == '\0';
  GtkWidget *box;

  if (!of_topic && !of_section)
    {
      wm_page_row_set_header (row, NULL);
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (of_section && is_named)
    append_heading (GTK_BOX (box), *section != '\0' ? section : _("Further Resources"),
                    "list-header");
  if (of_topic)
    append_heading (GTK_BOX (box), topic, "list-topic");
  wm_page_row_set_header (row, box);
}

void
wm_reading_headings_add (GtkListBox *list)
{
  gtk_list_box_set_header_func (list, update_header, NULL, NULL);
}
