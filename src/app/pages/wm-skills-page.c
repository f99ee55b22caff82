/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of skills. Its rows are made anew when the map changes; a filter
 * hides rows, and a rating changes one label, so that focus and place stay.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-skills-page.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-page-parts.h"

enum
{
  SHOW_ALL,
  SHOW_RATED,
  SHOW_NOT_ASSESSED,
};

struct _WmSkillsPage
{
  AdwBin parent_instance;

  WmSession *session;
  GtkWidget *search;
  GtkWidget *role_chooser;
  GtkWidget *state_chooser;
  GtkBox *sections;
  GtkLabel *count;
  GtkWidget *empty;
  GPtrArray *rows; /* GtkWidget, same index as the map's skills; unowned */
};

G_DEFINE_FINAL_TYPE (WmSkillsPage, wm_skills_page, ADW_TYPE_BIN)

static gboolean
role_requires (WmMap *map, guint role, guint skill)
{
  GArray *requirements = wm_map_role (map, role)->requirements;

  for (guint i = 0; i < requirements->len; i++)
    if (g_array_index (requirements, WmRequirement, i).skill == skill)
      return TRUE;
  return FALSE;
}

static gboolean
is_shown (WmSkillsPage *self, WmMap *map, guint i)
{
  WmSkill *skill = wm_map_skill (map, i);
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role_chooser));
  guint state = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->state_chooser));
  int level = wm_session_get_level (self->session, i);
  g_autofree char *text = g_strdup_printf ("%s %s", skill->name, skill->description);

  if (role > 0 && role <= map->roles->len && !role_requires (map, role - 1, i))
    return FALSE;
  if ((state == SHOW_RATED && level < 0) || (state == SHOW_NOT_ASSESSED && level >= 0))
    return FALSE;
  return wm_page_matches (text, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* Hides rows that the filters leave out, and sections without a row. */
static void
apply_filters (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autofree char *text = NULL;
  guint shown = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean visible = is_shown (self, map, i);

      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), visible);
      shown += visible;
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
  text = shown > 0 ? g_strdup_printf (ngettext ("%u skill", "%u skills", shown), shown)
                   : g_strdup (_("No skill matches. Clear the search or choose another filter."));
  gtk_label_set_text (self->count, text);
}

static char *
describe_skill (const WmSkill *skill)
{
  g_autofree char *resources
      = g_strdup_printf (ngettext ("%u resource", "%u resources", skill->resources->len),
                         skill->resources->len);
  g_autofree char *questions
      = g_strdup_printf (ngettext ("%u question", "%u questions", skill->questions->len),
                         skill->questions->len);

  return g_strdup_printf ("%s\n%s · %s", skill->description, resources, questions);
}

static GtkWidget *
skill_row_new (WmSkillsPage *self, WmMap *map, guint i)
{
  WmSkill *skill = wm_map_skill (map, i);
  g_autofree char *subtitle = describe_skill (skill);
  GtkWidget *row = wm_page_row_new (skill->name, subtitle);
  GtkWidget *level = wm_level_label_new (map, wm_session_get_level (self->session, i));

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), level);
  g_object_set_data (G_OBJECT (row), "level", level);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-skill");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", skill->slug);
  return row;
}

/* One section for each category, in the order of the map. */
static void
fill_sections (WmSkillsPage *self, WmMap *map)
{
  int category = G_MININT;
  GtkListBox *list = NULL;

  wm_page_clear_box (self->sections);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < map->skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);
      GtkWidget *row;

      if (skill->category != category)
        {
          const WmCategory *found
              = skill->category < 0 ? NULL : g_ptr_array_index (map->categories, skill->category);

          category = skill->category;
          gtk_box_append (self->sections,
                          wm_page_section_new (found ? found->name : _("Other"), NULL, &list));
        }
      row = skill_row_new (self, map, i);
      gtk_list_box_append (list, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
fill_roles (WmSkillsPage *self, WmMap *map)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All Roles"));
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->role_chooser), G_LIST_MODEL (names));
}

static void
on_map_changed (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  fill_sections (self, map);
  fill_roles (self, map);
  gtk_widget_set_visible (self->empty, map->skills->len == 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->search), map->skills->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->count), map->skills->len > 0);
  apply_filters (self);
}

static void
on_people_changed (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  for (guint i = 0; i < self->rows->len; i++)
    wm_level_label_set (g_object_get_data (g_ptr_array_index (self->rows, i), "level"), map,
                        wm_session_get_level (self->session, i));
  apply_filters (self);
}

static void
wm_skills_page_dispose (GObject *object)
{
  WmSkillsPage *self = WM_SKILLS_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_skills_page_parent_class)->dispose (object);
}

static void
wm_skills_page_class_init (WmSkillsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_skills_page_dispose;
}

static GtkWidget *
empty_new (void)
{
  GtkWidget *empty = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accessories-dictionary-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Skills Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("Import a pack of roles and skills from the main menu."));
  return empty;
}

static void
wm_skills_page_init (WmSkillsPage *self)
{
  const char *const states[] = { _("Any Level"), _("Rated"), _("Not Assessed"), NULL };
  const char *const roles[] = { _("All Roles"), NULL };
  GtkWidget *toolbar = wm_page_toolbar_new ();
  GtkBox *box;

  self->rows = g_ptr_array_new ();
  adw_bin_set_child (ADW_BIN (self), wm_page_column_new (&box));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Filter skills"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter skills"), -1);
  self->role_chooser = wm_page_drop_down_new (roles, _("Role"));
  self->state_chooser = wm_page_drop_down_new (states, _("My level"));
  gtk_box_append (GTK_BOX (toolbar), self->search);
  gtk_box_append (GTK_BOX (toolbar), self->role_chooser);
  gtk_box_append (GTK_BOX (toolbar), self->state_chooser);
  gtk_box_append (box, toolbar);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_label_set_wrap (self->count, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (box, GTK_WIDGET (self->count));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (box, GTK_WIDGET (self->sections));
  self->empty = empty_new ();
  gtk_box_append (box, self->empty);
}

GtkWidget *
wm_skills_page_new (WmSession *session)
{
  WmSkillsPage *self = g_object_new (WM_TYPE_SKILLS_PAGE, NULL);

  self->session = g_object_ref (session);
  on_map_changed (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (apply_filters), self);
  g_signal_connect_swapped (self->role_chooser, "notify::selected", G_CALLBACK (apply_filters),
                            self);
  g_signal_connect_swapped (self->state_chooser, "notify::selected", G_CALLBACK (apply_filters),
                            self);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (on_people_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
