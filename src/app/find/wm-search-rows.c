/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found, as rows under a title for each kind.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/find/wm-search-rows.h"

#include <glib/gi18n-lib.h>

#include "app/wm-feedback.h"
#include "app/library/wm-skill-rows.h"

#define KIND "wm-find-kind"
#define SLUG "wm-find-slug"
#define GROUP "wm-find-group"
#define DETAIL "wm-find-detail"

static const struct
{
  const char *title;
  const char *action;
} kinds[WM_FIND_KINDS] = {
  [WM_FIND_SKILL] = { N_ ("Skills"), "win.find-skill" },
  [WM_FIND_ROLE] = { N_ ("Roles"), "win.show-role" },
  [WM_FIND_RESOURCE] = { N_ ("Resources"), "win.show-resource" },
  [WM_FIND_QUESTION] = { N_ ("Questions"), "win.show-question" },
  [WM_FIND_PERSON] = { N_ ("People"), "win.show-person" },
  [WM_FIND_PLAN] = { N_ ("Onboarding Plans"), "win.show-plan" },
};

char *
wm_search_rows_title (WmFindKind kind, guint count)
{
  /* Translators: a title, and how many there are: "Skills · 12". */
  return g_strdup_printf (_("%s · %u"), _(kinds[kind].title), count);
}

const char *
wm_search_rows_action (WmFindKind kind)
{
  return kinds[kind].action;
}

/* (transfer full) (nullable): what a resource is and where it leads */
static char *
describe_resource (const WmResource *resource)
{
  g_autofree char *host = wm_feedback_link_host (resource->url);
  const char *kind = *resource->kind != '\0' ? wm_skill_rows_kind (resource->kind) : NULL;

  if (kind != NULL && host != NULL)
    return g_strdup_printf (_("%s · %s"), kind, host);
  return kind != NULL ? g_strdup (kind) : g_steal_pointer (&host);
}

/* (transfer full) (nullable): where it belongs */
static char *
describe_place (WmMap *map, const WmFind *find)
{
  int i;

  switch (find->kind)
    {
    case WM_FIND_SKILL:
      i = wm_map_find_skill (map, find->slug);
      i = i >= 0 ? wm_map_skill (map, (guint) i)->category : -1;
      return i >= 0 ? g_strdup (((WmCategory *) g_ptr_array_index (map->categories, i))->name)
                    : NULL;
    case WM_FIND_ROLE:
      return g_strdup (_("Role"));
    case WM_FIND_RESOURCE:
      i = wm_map_find_resource (map, find->slug);
      return i >= 0 ? describe_resource (wm_map_resource (map, (guint) i)) : NULL;
    case WM_FIND_QUESTION:
    case WM_FIND_PERSON:
    case WM_FIND_PLAN:
    case WM_FIND_KINDS:
    default:
      return NULL;
    }
}

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  /* The entry over it decides how wide all is. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* @detail: (nullable): what is told beside the name */
static GtkWidget *
row_new (GtkWidget *child, WmFindKind kind, const char *slug, const char *group,
         const char *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_set_margin_top (child, 4);
  gtk_widget_set_margin_bottom (child, 4);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data (G_OBJECT (row), KIND, GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (row), SLUG, g_strdup (slug), g_free);
  g_object_set_data_full (G_OBJECT (row), GROUP, g_strdup (group), g_free);
  g_object_set_data_full (G_OBJECT (row), DETAIL, g_strdup (detail), g_free);
  return row;
}

GtkWidget *
wm_search_row_new (WmMap *map, const WmFind *find, const char *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *place = describe_place (map, find);
  /* What was found by another name says so. */
  g_autofree char *detail = find->other != NULL && place != NULL
                              ? g_strdup_printf (_("%s · %s"), find->other, place)
                              : g_strdup (find->other != NULL ? find->other : place);
  GtkWidget *row;

  gtk_box_append (GTK_BOX (box), label_new (find->name));
  if (detail != NULL)
    {
      GtkWidget *more = label_new (detail);

      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (GTK_BOX (box), more);
    }
  row = row_new (box, find->kind, find->slug, group, detail);
  gtk_widget_set_tooltip_text (row, find->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, find->name,
                                  -1);
  return row;
}

GtkWidget *
wm_search_more_row_new (WmFindKind kind, guint count, const char *group)
{
  /* Translators: a row that unfolds the rest of what was found. */
  g_autofree char *text = g_strdup_printf (_("Show More of %u"), count);
  GtkWidget *label = label_new (text);
  GtkWidget *row = row_new (label, kind, NULL, group, group);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

WmFindKind
wm_search_row_get_kind (GtkListBoxRow *row)
{
  return (WmFindKind) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KIND));
}

const char *
wm_search_row_get_slug (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), SLUG);
}

/* A list tells its titles to a screen reader after all of its rows, so the first row of a group
 * says its title, and the title itself is only seen. */
static void
describe_row (GtkListBoxRow *row, const char *group)
{
  const char *detail = g_object_get_data (G_OBJECT (row), DETAIL);
  g_autofree char *both = group != NULL && detail != NULL
                            ? g_strdup_printf (_("%s · %s"), group, detail)
                            : g_strdup (group != NULL ? group : detail);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  both != NULL ? both : "", -1);
}

void
wm_search_rows_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = g_object_get_data (G_OBJECT (row), GROUP);
  const char *previous = before != NULL ? g_object_get_data (G_OBJECT (before), GROUP) : NULL;
  gboolean is_first = g_strcmp0 (group, previous) != 0;
  GtkWidget *label = NULL;

  describe_row (row, is_first ? group : NULL);
  if (is_first)
    {
      label = label_new (group);
      gtk_widget_add_css_class (label, "group-title");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
  gtk_list_box_row_set_header (row, label);
}
