/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Before and after, side by side: counts of skills, the skills that change, the
 * spectrum, and the hours of the path for each way to grow.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-trial-view.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-picture-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "app/team/wm-team-outlook.h"
#include "app/map/wm-scene-view.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scene-team.h"
#include "learning/wm-team-trial.h"

#define LEVEL_LEAST 1
#define LEVEL_MOST 4

/* What was tried, by names that outlive the team that it was tried on */
typedef struct
{
  char *person;
  char *skill; /* (nullable): NULL joins the team */
  int level;
} Tried;

struct _WmTrialView
{
  AdwBin parent_instance;

  GtkWidget *hire_row;
  GtkDropDown *candidate, *person, *skill, *level;
  GtkListBox *tried_list, *ways, *counts, *changes;
  GtkWidget *tried_section, *ways_section, *changes_section;
  WmSceneView *picture;

  WmMap *map;
  WmTeam *team;
  int role;
  GPtrArray *tried;   /* Tried */
  GArray *candidates; /* guint: members that are not counted, as in the chooser */
  GArray *people;     /* guint: members that are */
  WmSpread now, then;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmTrialView, wm_trial_view, ADW_TYPE_BIN)

static void
tried_free (gpointer data)
{
  Tried *tried = data;

  g_free (tried->person);
  g_free (tried->skill);
  g_free (tried);
}

/* What is still possible of what was tried */
static GArray *
list_trials (WmTrialView *self)
{
  GArray *trials = g_array_new (FALSE, FALSE, sizeof (WmTrial));

  for (guint i = 0; i < self->tried->len; i++)
    {
      const Tried *tried = g_ptr_array_index (self->tried, i);
      int member = wm_team_find (self->team, tried->person);
      int skill = tried->skill != NULL ? wm_map_find_skill (self->map, tried->skill) : 0;
      WmTrial trial = { tried->skill != NULL ? WM_TRIAL_GROW : WM_TRIAL_HIRE, (guint) member,
                        (guint) skill, tried->level };

      if (member >= 0 && skill >= 0)
        g_array_append_val (trials, trial);
    }
  return trials;
}

/* ---- what is tried ------------------------------------------------------------------ */

static void refill (WmTrialView *self);

static void
add_tried (WmTrialView *self, guint member, const char *skill, int level)
{
  const char *person = wm_team_member (self->team, member)->slug;
  Tried *tried;

  for (guint i = 0; i < self->tried->len; i++)
    {
      Tried *known = g_ptr_array_index (self->tried, i);

      if (g_str_equal (known->person, person) && g_strcmp0 (known->skill, skill) == 0)
        {
          known->level = level;
          refill (self);
          return;
        }
    }
  tried = g_new0 (Tried, 1);
  tried->person = g_strdup (person);
  tried->skill = g_strdup (skill);
  tried->level = level;
  g_ptr_array_add (self->tried, tried);
  refill (self);
}

static void
on_hire (WmTrialView *self)
{
  guint selected = gtk_drop_down_get_selected (self->candidate);

  if (selected < self->candidates->len)
    add_tried (self, g_array_index (self->candidates, guint, selected), NULL, 0);
}

static void
on_grow (WmTrialView *self)
{
  guint person = gtk_drop_down_get_selected (self->person);
  guint skill = gtk_drop_down_get_selected (self->skill);
  guint level = gtk_drop_down_get_selected (self->level);

  if (person < self->people->len && skill < self->map->skills->len)
    add_tried (self, g_array_index (self->people, guint, person),
               wm_map_skill (self->map, skill)->slug, (int) level + LEVEL_LEAST);
}

static void
on_forget (GtkButton *button, WmTrialView *self)
{
  g_ptr_array_remove (self->tried, g_object_get_data (G_OBJECT (button), "tried"));
  refill (self);
}

static char *
growth_words (const WmGrowth *growth)
{
  g_autofree char *time = wm_skill_rows_duration (growth->minutes, growth->estimated);

  if (growth->steps == 0)
    return g_strdup (_("Has that level already"));
  /* Translators: a number of skills to learn, and the hours of all of them. */
  return g_strdup_printf (ngettext ("%1$u skill to learn, %2$s", "%1$u skills to learn, %2$s",
                                    growth->steps),
                          growth->steps, time);
}

static GtkWidget *
tried_row_new (WmTrialView *self, Tried *tried)
{
  int member = wm_team_find (self->team, tried->person);
  int skill = tried->skill != NULL ? wm_map_find_skill (self->map, tried->skill) : -1;
  GtkWidget *forget;
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  GtkWidget *row;

  if (member < 0 || (tried->skill != NULL && skill < 0))
    return NULL;
  if (skill < 0)
    /* Translators: %s is a candidate. */
    title = g_strdup_printf (_("%s joins the team"), wm_team_member (self->team, member)->name);
  else
    {
      WmGrowth growth
        = wm_team_growth (self->map, self->team, (guint) member, (guint) skill, tried->level);

      /* Translators: a person, a level and a skill. */
      title = g_strdup_printf (_("%1$s grows to level %2$d in %3$s"),
                               wm_team_member (self->team, member)->name, tried->level,
                               wm_map_skill (self->map, skill)->name);
      detail = growth_words (&growth);
    }
  forget = wm_page_icon_button_new ("user-trash-symbolic", _("Leave Out"));
  row = wm_team_row_new (title, detail, forget);
  g_object_set_data (G_OBJECT (forget), "tried", tried);
  g_signal_connect (forget, "clicked", G_CALLBACK (on_forget), self);
  return row;
}

/* ---- before and after ---------------------------------------------------------------- */

static void
add_count (WmTrialView *self, const char *title, guint before, guint after)
{
  /* Translators: a count before, and after. */
  g_autofree char *text = before == after ? g_strdup_printf ("%u", before)
                                          : g_strdup_printf (_("%1$u → %2$u"), before, after);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, before == after ? "dim-label" : "heading");
  gtk_list_box_append (self->counts, wm_team_row_new (title, NULL, label));
}

static void
fill_counts (WmTrialView *self, GArray *before, GArray *after)
{
  WmCoverageCount now[WM_IMPORTANCE_MUST + 1], then[WM_IMPORTANCE_MUST + 1];

  wm_coverage_count (before, now);
  wm_coverage_count (after, then);
  wm_page_clear_list (self->counts);
  for (int i = WM_IMPORTANCE_MUST; i > WM_IMPORTANCE_NICE; i--)
    {
      gboolean must = i == WM_IMPORTANCE_MUST;

      add_count (self, must ? _("Must skills that nobody can") : _("Should skills that nobody can"),
                 now[i].nobody, then[i].nobody);
      if (now[i].unknown + then[i].unknown > 0)
        add_count (self,
                   must ? _("Must skills that nobody was assessed in")
                        : _("Should skills that nobody was assessed in"),
                   now[i].unknown, then[i].unknown);
      add_count (self,
                 must ? _("Must skills that only one person can")
                      : _("Should skills that only one person can"),
                 now[i].one, then[i].one);
      add_count (self,
                 must ? _("Must skills that two or more can")
                      : _("Should skills that two or more can"),
                 now[i].more, then[i].more);
    }
}

static void
fill_changes (WmTrialView *self, GArray *before, GArray *after)
{
  g_autoptr (GArray) changes = wm_coverage_compare (before, after);

  wm_page_clear_list (self->changes);
  gtk_widget_set_visible (self->changes_section, changes->len > 0);
  for (guint i = 0; i < changes->len; i++)
    {
      const WmTeamChange *change = &g_array_index (changes, WmTeamChange, i);
      /* Translators: how many people can do it, before and after. */
      g_autofree char *text
        = g_strdup_printf (_("%1$d can → %2$d can"), change->before, change->after);

      gtk_list_box_append (self->changes,
                           wm_team_row_new (wm_map_skill (self->map, change->skill)->name, NULL,
                                            gtk_label_new (text)));
    }
}

/* What growing would take whom, for the skill and the level that are chosen */
static void
fill_ways (WmTrialView *self)
{
  guint skill = gtk_drop_down_get_selected (self->skill);
  int level = (int) gtk_drop_down_get_selected (self->level) + LEVEL_LEAST;
  g_autoptr (GArray) ways = NULL;
  g_autofree char *title = NULL;

  if (self->filling || self->team == NULL || skill >= self->map->skills->len)
    return;
  ways = wm_team_ways_to_grow (self->map, self->team, skill, level);
  wm_page_clear_list (self->ways);
  for (guint i = 0; i < ways->len && i < 20; i++)
    {
      const WmGrowth *growth = &g_array_index (ways, WmGrowth, i);
      g_autofree char *text = growth_words (growth);

      gtk_list_box_append (
        self->ways,
        wm_team_row_new (wm_team_member (self->team, growth->member)->name, text, NULL));
    }
  /* Translators: a skill and a level. */
  title = g_strdup_printf (_("Ways to %1$s at Level %2$d"), wm_map_skill (self->map, skill)->name,
                           level);
  wm_page_section_set (self->ways_section, title,
                       ways->len > 0
                         ? _("Each is a person's learning path, with what it builds on. The "
                             "shortest come first.")
                         : _("Everybody of the team has that level."));
  gtk_widget_set_visible (GTK_WIDGET (self->ways), ways->len > 0);
}

static void
refill (WmTrialView *self)
{
  g_autoptr (GArray) trials = list_trials (self);
  g_autoptr (WmTeam) then = wm_team_try (self->team, trials);
  g_autoptr (GArray) before = wm_team_coverage (self->map, self->team, self->role);
  g_autoptr (GArray) after = wm_team_coverage (self->map, then, self->role);

  wm_page_clear_list (self->tried_list);
  for (guint i = 0; i < self->tried->len; i++)
    {
      GtkWidget *row = tried_row_new (self, g_ptr_array_index (self->tried, i));

      if (row != NULL)
        gtk_list_box_append (self->tried_list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tried_list), trials->len > 0);
  wm_page_section_set (self->tried_section, _("What If"),
                       trials->len == 0
                         ? _("Add a candidate to the team, or let somebody grow, and see what "
                             "changes. Nothing is written.")
                         : _("Nothing of this is written."));
  fill_counts (self, before, after);
  fill_changes (self, before, after);
  wm_team_spread (self->map, self->team, &self->now);
  wm_team_spread (self->map, then, &self->then);
  wm_scene_view_invalidate (self->picture);
}

static WmScene *
build_picture (double width, gpointer data)
{
  WmTrialView *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  if (self->map == NULL)
    return NULL;
  options.measure = wm_measure_pango ();
  options.width = width;
  return wm_scene_spread (self->map, &self->now, self->tried->len > 0 ? &self->then : NULL,
                          &options);
}

/* What is chosen stays, if it is there still. */
static guint
chosen_or (GtkDropDown *chooser, guint n, guint otherwise)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  return selected < n ? selected : otherwise;
}

/* The skill that is most at risk: what somebody may first want to see grow */
static guint
riskiest_skill (WmTrialView *self)
{
  g_autoptr (GArray) coverage = wm_team_coverage (self->map, self->team, self->role);

  return coverage->len > 0 ? g_array_index (coverage, WmCoverage, 0).skill : 0;
}

static void
fill_people (WmTrialView *self)
{
  g_autoptr (GtkStringList) candidates = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) people = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) skills = gtk_string_list_new (NULL);

  g_array_set_size (self->candidates, 0);
  g_array_set_size (self->people, 0);
  for (guint i = 0; i < self->team->members->len; i++)
    {
      const WmTeamMember *member = wm_team_member (self->team, i);

      gtk_string_list_append (member->counted ? people : candidates, member->name);
      g_array_append_val (member->counted ? self->people : self->candidates, i);
    }
  for (guint i = 0; i < self->map->skills->len; i++)
    gtk_string_list_append (skills, wm_map_skill (self->map, i)->name);
  wm_page_drop_down_set_names (self->candidate, candidates, 0);
  wm_page_drop_down_set_names (self->person, people,
                               chosen_or (self->person, self->people->len, 0));
  wm_page_drop_down_set_names (self->skill, skills,
                               chosen_or (self->skill, self->map->skills->len,
                                          riskiest_skill (self)));
  gtk_widget_set_visible (self->hire_row, self->candidates->len > 0);
}

void
wm_trial_view_show (WmTrialView *self, WmMap *map, const WmTeam *team, int role)
{
  WmTeam *copy;

  g_return_if_fail (WM_IS_TRIAL_VIEW (self));

  copy = wm_team_copy (team);
  wm_map_ref (map);
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->map, wm_map_unref);
  self->map = map;
  self->team = copy;
  self->role = role;
  self->filling = TRUE;
  fill_people (self);
  self->filling = FALSE;
  refill (self);
  fill_ways (self);
}

/* ---- the widget ------------------------------------------------------------------------ */

static void
wm_trial_view_dispose (GObject *object)
{
  WmTrialView *self = WM_TRIAL_VIEW (object);

  if (self->tried != NULL)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  g_clear_pointer (&self->tried, g_ptr_array_unref);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->people, g_array_unref);
  g_clear_pointer (&self->team, wm_team_free);
  g_clear_pointer (&self->map, wm_map_unref);
  G_OBJECT_CLASS (wm_trial_view_parent_class)->dispose (object);
}

static void
wm_trial_view_class_init (WmTrialViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_trial_view_dispose;
}

static GtkDropDown *
chooser_new (WmTrialView *self, GtkWidget *row, const char *name)
{
  GtkDropDown *chooser = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));

  wm_page_drop_down_setup (chooser, name);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (chooser));
  return chooser;
}

static GtkWidget *
hire_row_new (WmTrialView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Hire"));

  wm_page_make_wrapping (row);
  self->candidate = chooser_new (self, row, _("Candidate"));
  gtk_box_append (GTK_BOX (row), add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_hire), self);
  return row;
}

static GtkWidget *
grow_row_new (WmTrialView *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Grow"));
  g_autoptr (GtkStringList) levels = gtk_string_list_new (NULL);

  wm_page_make_wrapping (row);
  self->person = chooser_new (self, row, _("Person"));
  self->skill = chooser_new (self, row, _("Skill"));
  self->level = chooser_new (self, row, _("Level"));
  for (int i = LEVEL_LEAST; i <= LEVEL_MOST; i++)
    {
      /* Translators: %d is the number of a level. */
      g_autofree char *name = g_strdup_printf (_("Level %d"), i);

      gtk_string_list_append (levels, name);
    }
  wm_page_drop_down_set_names (self->level, levels, WM_TEAM_CAN_LEVEL - LEVEL_LEAST);
  gtk_box_append (GTK_BOX (row), add);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_grow), self);
  g_signal_connect_swapped (self->skill, "notify::selected", G_CALLBACK (fill_ways), self);
  g_signal_connect_swapped (self->level, "notify::selected", G_CALLBACK (fill_ways), self);
  return row;
}

static void
wm_trial_view_init (WmTrialView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));

  self->tried = g_ptr_array_new_with_free_func (tried_free);
  self->candidates = g_array_new (FALSE, FALSE, sizeof (guint));
  self->people = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hire_row = hire_row_new (self);
  self->tried_section = wm_page_section_new (_("What If"), NULL, &self->tried_list);
  gtk_widget_add_css_class (GTK_WIDGET (box), "page-column");
  gtk_box_append (box, self->tried_section);
  gtk_box_append (box, self->hire_row);
  gtk_box_append (box, grow_row_new (self));
  gtk_box_append (box, wm_page_section_new (_("Coverage Before and After"), NULL, &self->counts));
  self->changes_section = wm_page_section_new (_("Skills That Change"), NULL, &self->changes);
  gtk_box_append (box, self->changes_section);
  gtk_box_append (box, wm_picture_column_new (_("Export Before and After"), _("what-if"),
                                              build_picture, self, &self->picture));
  self->ways_section = wm_page_section_new (_("Ways to Grow"), NULL, &self->ways);
  gtk_box_append (box, self->ways_section);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
