/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of skills. Its rows are made anew when the map changes; a filter
 * hides rows, and a rating changes one meter, so that focus and place stay.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-skills-page.h"

#include <glib/gi18n-lib.h>

#include "app/pages/wm-level-meter.h"
#include "app/pages/wm-page-parts.h"
#include "app/pages/wm-place-strip.h"
#include "app/pages/wm-text-row.h"
#include "map/wm-search.h"

/* What the second chooser leaves in. */
enum
{
  SHOW_ALL,
  SHOW_RATED,
  SHOW_NOT_ASSESSED,
  SHOW_WITH_RESOURCES,
};

struct _WmSkillsPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *toolbar;
  GtkEditable *search;
  GtkDropDown *role_chooser;
  GtkDropDown *state_chooser;
  GtkLabel *count;
  GtkBox *sections;
  GtkWidget *nothing;

  WmSession *session;
  GPtrArray *rows;   /* WmTextRow, same index as the map's skills; unowned */
  GPtrArray *folded; /* utf8: what the search looks through, same index */
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
is_shown (WmSkillsPage *self, WmMap *map, guint i, const WmNeedle *needle)
{
  guint role = gtk_drop_down_get_selected (self->role_chooser);
  int level = wm_session_get_level (self->session, i);

  if (role != GTK_INVALID_LIST_POSITION && role > 0 && role <= map->roles->len
      && !role_requires (map, role - 1, i))
    return FALSE;
  switch (gtk_drop_down_get_selected (self->state_chooser))
    {
    case SHOW_RATED:
      if (level < 0)
        return FALSE;
      break;
    case SHOW_NOT_ASSESSED:
      if (level >= 0)
        return FALSE;
      break;
    case SHOW_WITH_RESOURCES:
      if (wm_map_skill (map, i)->resources->len == 0)
        return FALSE;
      break;
    default:
      break;
    }
  return wm_needle_is_empty (needle)
         || wm_needle_find (needle, g_ptr_array_index (self->folded, i), NULL) != WM_FOUND_NOT;
}

static void
apply_filters (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (WmNeedle) needle = wm_needle_new (gtk_editable_get_text (self->search));
  g_autofree char *text = NULL;
  guint shown = 0;
  guint rated = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean visible = is_shown (self, map, i, needle);

      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), visible);
      shown += visible;
      rated += visible && wm_session_get_level (self->session, i) >= 0;
    }
  gtk_widget_set_visible (self->nothing, !wm_page_filter_sections (self->sections));
  /* Translators: of the skills that are shown, how many one has rated. */
  text = g_strdup_printf (ngettext ("%u skill, %u rated", "%u skills, %u rated", shown), shown,
                          rated);
  gtk_label_set_text (self->count, text);
}

static void
on_clear_filters (WmSkillsPage *self)
{
  gtk_drop_down_set_selected (self->role_chooser, 0);
  gtk_drop_down_set_selected (self->state_chooser, SHOW_ALL);
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static char *
describe_counts (const WmSkill *skill)
{
  g_autofree char *resources
    = g_strdup_printf (ngettext ("%u resource", "%u resources", skill->resources->len),
                       skill->resources->len);
  g_autofree char *questions
    = g_strdup_printf (ngettext ("%u question", "%u questions", skill->questions->len),
                       skill->questions->len);

  /* Translators: two counts: "3 resources · 2 questions". */
  return g_strdup_printf (_("%s · %s"), resources, questions);
}

/* What a row tells at its end: the level, and the place under it. */
static GtkWidget *
end_new (WmMap *map, const WmSkill *skill, int level)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *meter = wm_level_meter_new ();
  GtkWidget *strip = wm_place_strip_new ();

  wm_level_meter_set (WM_LEVEL_METER (meter), map, level);
  wm_place_strip_set (WM_PLACE_STRIP (strip), map, skill->spectrum);
  gtk_widget_set_halign (strip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), meter);
  gtk_box_append (GTK_BOX (box), strip);
  return box;
}

static GtkWidget *
skill_row_new (WmSkillsPage *self, WmMap *map, guint i)
{
  WmSkill *skill = wm_map_skill (map, i);
  g_autofree char *counts = describe_counts (skill);
  g_autofree char *searched = g_strjoin ("\n", skill->name, skill->description, NULL);
  GtkWidget *end = end_new (map, skill, wm_session_get_level (self->session, i));
  GtkWidget *row = wm_text_row_new (skill->slug, skill->name, end);

  wm_text_row_set_texts (WM_TEXT_ROW (row), skill->description, counts);
  wm_text_row_lead_to_skill (WM_TEXT_ROW (row), skill->slug);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->folded, wm_search_fold (searched));
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
  g_ptr_array_set_size (self->folded, 0);
  for (guint i = 0; i < map->skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);

      if (skill->category != category)
        {
          const WmCategory *found
            = skill->category < 0 ? NULL : g_ptr_array_index (map->categories, skill->category);

          category = skill->category;
          gtk_box_append (self->sections,
                          wm_page_section_new (found != NULL ? found->name : _("Other Skills"),
                                               NULL, &list));
        }
      gtk_list_box_append (list, skill_row_new (self, map, i));
    }
}

static void
fill_roles (WmSkillsPage *self, WmMap *map)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->role_chooser);

  gtk_string_list_append (names, _("All Roles"));
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  wm_page_drop_down_set_names (self->role_chooser, names,
                               selected <= map->roles->len ? selected : 0);
}

static void
on_map_changed (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  wm_page_keep_scroll (self->scroller);
  fill_sections (self, map);
  fill_roles (self, map);
  gtk_stack_set_visible_child_name (self->stack, map->skills->len > 0 ? "skills" : "empty");
  apply_filters (self);
}

static void
on_people_changed (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  for (guint i = 0; i < self->rows->len && i < map->skills->len; i++)
    {
      GtkWidget *end = wm_text_row_get_end (g_ptr_array_index (self->rows, i));

      wm_level_meter_set (WM_LEVEL_METER (gtk_widget_get_first_child (end)), map,
                          wm_session_get_level (self->session, i));
    }
  apply_filters (self);
}

static gboolean
wm_skills_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WM_SKILLS_PAGE (widget)->search));
}

static void
wm_skills_page_dispose (GObject *object)
{
  WmSkillsPage *self = WM_SKILLS_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_skills_page_parent_class)->dispose (object);
}

static void
wm_skills_page_class_init (WmSkillsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_skills_page_dispose;
  widget_class->grab_focus = wm_skills_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-skills-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, search);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, role_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, state_chooser);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, count);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, sections);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filters);
}

static void
wm_skills_page_init (WmSkillsPage *self)
{
  const char *const states[]
    = { _("Any Level"), _("Rated"), _("Not Assessed"), _("With Resources"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (states);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->folded = g_ptr_array_new_with_free_func (g_free);
  wm_page_make_wrapping (self->toolbar);
  wm_page_drop_down_setup (self->role_chooser, _("Role"));
  wm_page_drop_down_setup (self->state_chooser, _("My level"));
  wm_page_drop_down_set_names (self->state_chooser, names, SHOW_ALL);
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
