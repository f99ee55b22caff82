/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The library of skills. Its rows are made anew when the map changes; a filter
 * hides rows, and a rating changes one meter, so that focus and place stay.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-skills-page.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-level-meter.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-place-strip.h"
#include "app/parts/wm-text-row.h"
#include "app/find/wm-filter-bar.h"
#include "map/wm-search.h"

struct _WmSkillsPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *toolbar;
  GtkEditable *search;
  GtkBox *filters;
  GtkWidget *edit_shown;
  GtkLabel *count;
  GtkBox *sections;
  GtkWidget *nothing;

  WmSession *session;
  GPtrArray *rows;   /* WmTextRow, same index as the map's skills; unowned */
  GPtrArray *folded; /* utf8: what the search looks through, same index */
};

G_DEFINE_FINAL_TYPE (WmSkillsPage, wm_skills_page, ADW_TYPE_BIN)

/* By what is typed: what is in the texts, or where nothing is, what is like it */
static gboolean
is_meant (WmSkillsPage *self, guint i, const WmNeedle *needle, gboolean nearly)
{
  const char *folded = g_ptr_array_index (self->folded, i);

  if (wm_needle_is_empty (needle))
    return TRUE;
  return nearly ? wm_needle_near (needle, folded, wm_search_letters (folded), NULL) >= 0
                : wm_needle_is_in (needle, folded, "");
}

static guint
show_rows (WmSkillsPage *self, const gboolean *wanted, const WmNeedle *needle, gboolean nearly)
{
  guint shown = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      gboolean visible = wanted[i] && is_meant (self, i, needle, nearly);

      gtk_widget_set_visible (g_ptr_array_index (self->rows, i), visible);
      shown += visible;
    }
  return shown;
}

static void
apply_filters (WmSkillsPage *self)
{
  g_autoptr (WmNeedle) needle = wm_needle_new (gtk_editable_get_text (self->search));
  g_autofree gboolean *wanted = wm_session_filter_skills (self->session);
  g_autofree char *text = NULL;
  guint shown = show_rows (self, wanted, needle, FALSE);
  guint rated = 0;

  if (shown == 0 && !wm_needle_is_empty (needle))
    shown = show_rows (self, wanted, needle, TRUE);
  for (guint i = 0; i < self->rows->len; i++)
    rated += gtk_widget_get_visible (g_ptr_array_index (self->rows, i))
             && wm_session_get_level (self->session, i) >= 0;
  gtk_widget_set_visible (self->nothing, !wm_page_filter_sections (self->sections));
  /* Translators: of the skills that are shown, how many one has rated. */
  text = g_strdup_printf (ngettext ("%u skill, %u rated", "%u skills, %u rated", shown), shown,
                          rated);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_sensitive (self->edit_shown,
                            shown > 0 && !wm_session_is_read_only (self->session));
}

static void
on_clear_filters (WmSkillsPage *self)
{
  wm_session_clear_filter (self->session);
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_edit_shown (WmSkillsPage *self)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->rows, i)))
      g_array_append_val (shown, i);
  wm_bulk_dialog_show (GTK_WIDGET (self), self->session, shown);
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
  g_autofree char *searched = g_strjoin (
    "\n", skill->name, skill->description, skill->keywords, NULL);
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
on_map_changed (WmSkillsPage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  wm_page_keep_scroll (self->scroller);
  fill_sections (self, map);
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
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, count);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, sections);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, WmSkillsPage, edit_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filters);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_shown);
}

static void
wm_skills_page_init (WmSkillsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->folded = g_ptr_array_new_with_free_func (g_free);
  wm_page_make_wrapping (self->toolbar);
}

GtkWidget *
wm_skills_page_new (WmSession *session)
{
  WmSkillsPage *self = g_object_new (WM_TYPE_SKILLS_PAGE, NULL);

  self->session = g_object_ref (session);
  wm_filter_bar_add (session, GTK_BOX (self->toolbar), self->filters);
  on_map_changed (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (apply_filters), self);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (apply_filters), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (on_people_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
