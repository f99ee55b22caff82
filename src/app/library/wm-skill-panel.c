/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The skill panel. Its contents are made anew for each skill; a new rating
 * only moves the mark, so that neither focus nor scroll position is lost.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-skill-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/parts/wm-entry-row.h"
#include "app/wm-feedback.h"
#include "app/map/wm-link-drop.h"
#include "app/library/wm-reading-parts.h"
#include "app/library/wm-skill-own.h"
#include "app/library/wm-skill-rows.h"

#define N_LEVELS 5

struct _WmSkillPanel
{
  GtkWidget parent_instance;

  GtkWidget *frame;
  GtkLabel *category;
  GtkScrolledWindow *scroller;

  WmSession *session;
  char *slug; /* (nullable) */

  /* Inside the contents; gone when they are made anew. */
  GtkWidget *level_rows[N_LEVELS];
  GtkCheckButton *checks[N_LEVELS];
  GtkWidget *provenance;
  GtkWidget *evidence;
  GtkWidget *clear;
  GPtrArray *readings; /* GtkWidget: buttons, by place in the skill's resources; unowned */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (WmSkillPanel, wm_skill_panel, GTK_TYPE_WIDGET)

static int
current_index (WmSkillPanel *self)
{
  return self->slug != NULL ? wm_map_find_skill (wm_session_get_map (self->session), self->slug)
                            : -1;
}

static const WmRating *
current_rating (WmSkillPanel *self)
{
  int skill = current_index (self);

  return skill >= 0 ? g_ptr_array_index (wm_session_get_ratings (self->session), skill) : NULL;
}

/* Puts the mark where the rating is. */
static void
update_rating (WmSkillPanel *self)
{
  const WmRating *rating = current_rating (self);
  g_autofree char *text = NULL;
  gboolean rated;

  if (rating == NULL || self->provenance == NULL)
    return;

  rated = rating->level >= 0;
  self->updating = TRUE;
  for (int i = 0; i < N_LEVELS; i++)
    {
      gtk_check_button_set_active (self->checks[i], i == rating->level);
      gtk_accessible_update_state (
        GTK_ACCESSIBLE (self->level_rows[i]), GTK_ACCESSIBLE_STATE_CHECKED,
        i == rating->level ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
  if (!wm_entry_row_is_in_use (WM_ENTRY_ROW (self->evidence)))
    wm_entry_row_set_text (WM_ENTRY_ROW (self->evidence), rating->evidence);
  self->updating = FALSE;
  if (rating->level >= 0)
    text = wm_skill_rows_provenance (rating);
  else if (wm_session_is_read_only (self->session))
    text = g_strdup (_("Not assessed. This workspace is read-only, so it cannot be rated here."));
  else
    text = g_strdup (_("Not assessed. Choose the level that fits, or press 0 to 4."));
  gtk_label_set_text (GTK_LABEL (self->provenance), text);
  gtk_widget_set_visible (self->evidence, rated);
  gtk_widget_set_visible (self->clear, rated);
}

static void
on_level_toggled (GtkCheckButton *check, WmSkillPanel *self)
{
  if (self->updating || !gtk_check_button_get_active (check))
    return;

  for (int level = 0; level < N_LEVELS; level++)
    if (self->checks[level] == check)
      wm_skill_panel_rate (self, level);
  /* Where rating failed the mark goes back. */
  update_rating (self);
}

static void
on_clear_clicked (GtkButton *button, WmSkillPanel *self)
{
  wm_skill_panel_rate (self, -1);
}

static void
on_evidence_applied (WmEntryRow *row, WmSkillPanel *self)
{
  const WmRating *rating = current_rating (self);
  g_autoptr (GError) error = NULL;

  if (rating == NULL || rating->level < 0)
    return;

  if (wm_skill_rate (wm_session_get_store (self->session), wm_session_get_person (self->session),
                     self->slug, rating->level, wm_entry_row_get_text (row), &error))
    wm_feedback_undoable (GTK_WIDGET (self), _("Evidence kept"));
  else
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      wm_entry_row_refuse (row);
    }
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A heading with what belongs to it. */
static GtkWidget *
section_new (const char *title, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = label_new (title, "heading");

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), child);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  return box;
}

static GtkWidget *
list_new (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  return list;
}

/* The row is what is met and told; the mark in it is for the eye and the pointer. */
static GtkWidget *
level_row_new (WmSkillPanel *self, WmMap *map, const WmSkill *skill, int level)
{
  g_autofree char *title = wm_skill_rows_level_title (map, level);
  const char *words = (guint) level < skill->levels->len
                        ? g_ptr_array_index (skill->levels, level)
                        : NULL;
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO,
                                 NULL);
  GtkWidget *check = g_object_new (GTK_TYPE_CHECK_BUTTON, "can-focus", FALSE, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->level_rows[level] = row;
  self->checks[level] = GTK_CHECK_BUTTON (check);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), level > 0 ? self->checks[0] : NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
  g_signal_connect (check, "toggled", G_CALLBACK (on_level_toggled), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static GtkWidget *
evidence_row_new (WmSkillPanel *self)
{
  /* Translators: a field for what shows that one has the level. */
  GtkWidget *row = wm_entry_row_new (_("Evidence, if you like"), TRUE);

  g_signal_connect (row, "apply", G_CALLBACK (on_evidence_applied), self);
  return row;
}

static GtkWidget *
levels_new (WmSkillPanel *self, WmMap *map, const WmSkill *skill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *list = list_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("My Level"), -1);
  for (int level = 0; level < N_LEVELS; level++)
    gtk_list_box_append (GTK_LIST_BOX (list), level_row_new (self, map, skill, level));
  self->evidence = evidence_row_new (self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->evidence);
  gtk_widget_set_sensitive (list, !wm_session_is_read_only (self->session));
  gtk_box_append (GTK_BOX (box), list);

  self->provenance = label_new (NULL, "caption");
  gtk_widget_add_css_class (self->provenance, "dim-label");
  gtk_box_append (GTK_BOX (box), self->provenance);

  self->clear = gtk_button_new_with_mnemonic (_("_Clear My Level"));
  gtk_widget_set_halign (self->clear, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->clear, !wm_session_is_read_only (self->session));
  g_signal_connect (self->clear, "clicked", G_CALLBACK (on_clear_clicked), self);
  gtk_box_append (GTK_BOX (box), self->clear);
  return box;
}

/* What the buttons beside the resources say */
static void
update_readings (WmSkillPanel *self)
{
  WmMap *map = wm_session_get_map (self->session);
  int index = current_index (self);
  g_autoptr (GPtrArray) readings = NULL;
  const WmSkill *skill;

  if (index < 0 || self->provenance == NULL)
    return;
  skill = wm_map_skill (map, index);
  readings = wm_reading_load_own (self->session);
  for (guint i = 0; i < self->readings->len && i < skill->resources->len; i++)
    {
      guint resource = g_array_index (skill->resources, guint, i);

      if (resource < readings->len)
        wm_reading_button_set (g_ptr_array_index (self->readings, i),
                               g_ptr_array_index (readings, resource));
    }
}

static GtkWidget *
resource_row_new (WmSkillPanel *self, const WmResource *resource)
{
  GtkWidget *row = wm_skill_rows_resource (resource);
  GtkWidget *button = wm_reading_button_new (resource);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_ptr_array_add (self->readings, button);
  return row;
}

static void
append_resources (WmSkillPanel *self, GtkBox *contents, WmMap *map, const WmSkill *skill)
{
  GtkWidget *list = NULL;
  int tier = -1;

  for (guint i = 0; i < skill->resources->len; i++)
    {
      const WmResource *resource
        = wm_map_resource (map, g_array_index (skill->resources, guint, i));

      if (list == NULL || resource->tier != tier)
        {
          g_autofree char *title = NULL;

          tier = resource->tier;
          if (tier > 0)
            /* Translators: resources are sorted into tiers; 1 comes first. */
            title = g_strdup_printf (_("Resources, Tier %d"), tier);
          list = list_new ();
          gtk_box_append (contents, section_new (title != NULL ? title : _("Resources"), list));
        }
      gtk_list_box_append (GTK_LIST_BOX (list), resource_row_new (self, resource));
    }
}

static void
append_lists (WmSkillPanel *self, GtkBox *contents, WmMap *map, const WmSkill *skill)
{
  append_resources (self, contents, map, skill);
  if (skill->questions->len > 0)
    {
      GtkWidget *list = list_new ();

      for (guint i = 0; i < skill->questions->len; i++)
        gtk_list_box_append (
          GTK_LIST_BOX (list),
          wm_skill_rows_question (
            map, wm_map_question (map, g_array_index (skill->questions, guint, i))));
      gtk_box_append (contents, section_new (_("Questions"), list));
    }
  if (skill->required_by->len > 0)
    {
      GtkWidget *list = list_new ();

      for (guint i = 0; i < skill->required_by->len; i++)
        gtk_list_box_append (
          GTK_LIST_BOX (list),
          wm_skill_rows_role (map, &g_array_index (skill->required_by, WmRequirement, i)));
      gtk_box_append (contents, section_new (_("Roles That Need It"), list));
    }
}

static GtkWidget *
contents_new (WmSkillPanel *self, WmMap *map, const WmSkill *skill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_box_append (GTK_BOX (head), label_new (skill->name, "title-2"));
  if (*skill->description != '\0')
    gtk_box_append (GTK_BOX (head), label_new (skill->description, NULL));
  if (skill->spectrum >= 0)
    gtk_box_append (GTK_BOX (head), wm_skill_rows_spectrum (map, skill));
  gtk_box_append (GTK_BOX (box), head);
  if (skill->needs->len > 0)
    gtk_box_append (GTK_BOX (box), section_new (_("Needs"), wm_skill_rows_chips (map, skill->needs,
                                                                                 _("Needs"))));
  if (skill->unlocks->len > 0)
    gtk_box_append (GTK_BOX (box),
                    section_new (_("Unlocks"),
                                 wm_skill_rows_chips (map, skill->unlocks, _("Unlocks"))));
  gtk_box_append (GTK_BOX (box), section_new (_("My Level"), levels_new (self, map, skill)));
  gtk_box_append (GTK_BOX (box), section_new (_("Mine"), wm_skill_own_new (self->session,
                                                                           skill->slug)));
  append_lists (self, GTK_BOX (box), map, skill);
  return box;
}

static void
fill (WmSkillPanel *self)
{
  WmMap *map = wm_session_get_map (self->session);
  int index = current_index (self);
  WmSkill *skill;

  self->provenance = NULL;
  g_ptr_array_set_size (self->readings, 0);
  if (index < 0)
    {
      gtk_scrolled_window_set_child (self->scroller, NULL);
      return;
    }
  skill = wm_map_skill (map, index);
  gtk_label_set_text (
    self->category, skill->category >= 0
                      ? ((WmCategory *) g_ptr_array_index (map->categories, skill->category))->name
                      : "");
  gtk_scrolled_window_set_child (self->scroller, contents_new (self, map, skill));
  update_rating (self);
  update_readings (self);
}

static void
on_map_changed (WmSkillPanel *self)
{
  fill (self);
}

static void
on_people_changed (WmSkillPanel *self)
{
  update_rating (self);
}

static void
wm_skill_panel_dispose (GObject *object)
{
  WmSkillPanel *self = WM_SKILL_PANEL (object);

  self->provenance = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), WM_TYPE_SKILL_PANEL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->slug, g_free);
  g_clear_pointer (&self->readings, g_ptr_array_unref);

  G_OBJECT_CLASS (wm_skill_panel_parent_class)->dispose (object);
}

static void
wm_skill_panel_class_init (WmSkillPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_skill_panel_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-skill-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, WmSkillPanel, frame);
  gtk_widget_class_bind_template_child (widget_class, WmSkillPanel, category);
  gtk_widget_class_bind_template_child (widget_class, WmSkillPanel, scroller);
}

static void
wm_skill_panel_init (WmSkillPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->readings = g_ptr_array_new ();
}

/* A WmLinkDropSkill: the panel is all of one skill. */
static char *
skill_shown (GtkWidget *widget, double x, double y, gpointer data)
{
  return g_strdup (WM_SKILL_PANEL (widget)->slug);
}

GtkWidget *
wm_skill_panel_new (WmSession *session)
{
  WmSkillPanel *self = g_object_new (WM_TYPE_SKILL_PANEL, NULL);

  self->session = g_object_ref (session);
  wm_link_drop_install (GTK_WIDGET (self), session, skill_shown, NULL);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (on_people_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "learning-changed", G_CALLBACK (update_readings), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_skill_panel_set_skill (WmSkillPanel *self, const char *skill)
{
  g_return_if_fail (WM_IS_SKILL_PANEL (self));
  g_return_if_fail (skill != NULL);

  if (g_strcmp0 (self->slug, skill) == 0)
    return;

  g_free (self->slug);
  self->slug = g_strdup (skill);
  fill (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
wm_skill_panel_rate (WmSkillPanel *self, int level)
{
  g_return_if_fail (WM_IS_SKILL_PANEL (self));

  if (self->slug != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.rate", "(si)", self->slug, level);
}
