/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Teaching inside a team, and the next hire, as two lists.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/team/wm-team-teaching.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/team/wm-team-outlook.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scene-words.h"

#define TEACHERS_SHOWN 3
/* Gaps: more would be no list that anybody reads. */
#define GAPS_SHOWN 100

struct _WmTeamTeaching
{
  AdwBin parent_instance;

  GtkWidget *teach_section;
  GtkListBox *teach, *hire;
};

G_DEFINE_FINAL_TYPE (WmTeamTeaching, wm_team_teaching, ADW_TYPE_BIN)

static const WmTeachPair *
pair_at (GArray *pairs, guint i)
{
  return &g_array_index (pairs, WmTeachPair, i);
}

/* The teachers of the gap that begins at @first: "Ana (4), Chen (3)" */
static char *
list_teachers (const WmTeam *team, GArray *pairs, guint first, guint *next)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint i = first;

  for (; i < pairs->len && pair_at (pairs, i)->skill == pair_at (pairs, first)->skill
         && pair_at (pairs, i)->learner == pair_at (pairs, first)->learner;
       i++)
    g_string_append_printf (names, "%s%s (%d)", i > first ? C_ ("list", ", ") : "",
                            wm_team_member (team, pair_at (pairs, i)->teacher)->name,
                            pair_at (pairs, i)->teacher_level);
  *next = i;
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
describe_gap (WmMap *map, const WmTeachPair *pair)
{
  g_autofree char *to = wm_skill_rows_level_title (map, pair->to);
  g_autofree char *from = NULL;

  if (pair->from < 0)
    /* Translators: %s is a level that is asked. */
    return g_strdup_printf (_("Not assessed, asked is %s"), to);
  from = wm_skill_rows_level_title (map, pair->from);
  /* Translators: the level that somebody has, and the one that is asked. */
  return g_strdup_printf (_("From %1$s to %2$s"), from, to);
}

static void
fill_teach (WmTeamTeaching *self, WmMap *map, const WmTeam *team, int role)
{
  g_autoptr (GArray) pairs = wm_team_teach (map, team, role, TEACHERS_SHOWN);
  guint gaps = 0;

  wm_page_clear_list (self->teach);
  for (guint i = 0; i < pairs->len && gaps < GAPS_SHOWN; gaps++)
    {
      const WmTeachPair *pair = pair_at (pairs, i);
      const WmSkill *skill = wm_map_skill (map, pair->skill);
      g_autofree char *teachers = list_teachers (team, pairs, i, &i);
      g_autofree char *gap = describe_gap (map, pair);
      /* Translators: a skill and who could learn it. */
      g_autofree char *title = g_strdup_printf (_("%1$s for %2$s"), skill->name,
                                                wm_team_member (team, pair->learner)->name);
      /* Translators: who could teach, with their levels; then the gap. */
      g_autofree char *detail = g_strdup_printf (_("Can teach: %1$s. %2$s."), teachers, gap);
      GtkWidget *row = wm_team_row_new (title, detail, NULL);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-skill");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", skill->slug);
      gtk_list_box_append (self->teach, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->teach), gaps > 0);
  wm_page_section_set (
    self->teach_section, _("Who Can Teach Whom"),
    gaps == 0 ? _("No gap has a teacher: nobody has a level that others lack and need, or "
                   "nobody aims for a role.")
    : gaps < GAPS_SHOWN
      ? _("Each gap of the team that somebody in it could close, the musts first.")
      : _("The first hundred gaps, the musts first: choose a role for fewer."));
}

/* (transfer full): the skills that one more of a role would cover, and what no longer hangs on
 * one person */
static char *
hire_words (WmMap *map, const WmNextHire *hire)
{
  guint n = hire->backs->len;
  g_autofree char *covers = wm_words_skills (map, hire->covers);
  /* Translators: skills that nobody has. */
  g_autofree char *first = hire->covers->len > 0
                             ? g_strdup_printf (_("Would cover: %s."), covers)
                             : g_strdup (_("Every must is covered already."));
  g_autofree char *backs
    = n == 0 ? g_strdup ("")
             : g_strdup_printf (ngettext ("%u must would no longer hang on one person.",
                                          "%u musts would no longer hang on one person.", n),
                                n);

  return wm_words_join (first, backs);
}

static void
fill_hire (WmTeamTeaching *self, WmMap *map, const WmTeam *team)
{
  g_autoptr (GPtrArray) hires = wm_team_next_hire (map, team);

  wm_page_clear_list (self->hire);
  for (guint i = 0; i < hires->len; i++)
    {
      const WmNextHire *hire = g_ptr_array_index (hires, i);
      g_autofree char *detail = hire_words (map, hire);
      g_autofree char *count = g_strdup_printf ("%u", hire->covers->len);

      gtk_list_box_append (self->hire, wm_team_row_new (wm_map_role (map, hire->role)->name,
                                                        detail, gtk_label_new (count)));
    }
}

void
wm_team_teaching_show (WmTeamTeaching *self, WmMap *map, const WmTeam *team, int role)
{
  g_return_if_fail (WM_IS_TEAM_TEACHING (self));

  fill_teach (self, map, team, role);
  fill_hire (self, map, team);
}

static void
wm_team_teaching_class_init (WmTeamTeachingClass *klass)
{
}

static void
wm_team_teaching_init (WmTeamTeaching *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *hire_section = wm_page_section_new (
    _("Next Hire"),
    _("How many must skills one more person of each role would cover: those that nobody can, or "
      "in which nobody was assessed."),
    &self->hire);

  self->teach_section = wm_page_section_new (_("Who Can Teach Whom"), NULL, &self->teach);
  gtk_widget_add_css_class (box, "page-column");
  gtk_box_append (GTK_BOX (box), hire_section);
  gtk_box_append (GTK_BOX (box), self->teach_section);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "child", clamp, NULL);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
