/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the choosers over the views of the team let in: a role, a category,
 * people, and the order of the matrix.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/team/wm-team-page-private.h"

/* Whom the chooser of people leaves in */
enum
{
  SHOW_TEAM,
  SHOW_EVERYBODY, /* candidates too */
  SHOW_AIMING,    /* those of the team who aim for the chosen role */
};

/* Index of the chosen role or category, -1 for all */
static int
chosen (GtkDropDown *chooser)
{
  guint selected = gtk_drop_down_get_selected (chooser);

  return selected == GTK_INVALID_LIST_POSITION ? -1 : (int) selected - 1;
}

int
wm_team_page_role (WmTeamPage *self)
{
  return chosen (self->role_chooser);
}

static gboolean
is_shown (WmTeamPage *self, const WmTeamMember *member)
{
  guint people = gtk_drop_down_get_selected (self->people_chooser);
  int role = wm_team_page_role (self);

  if (people == SHOW_EVERYBODY)
    return TRUE;
  if (!member->counted)
    return FALSE;
  return people != SHOW_AIMING || role < 0
         || wm_map_find_role (self->map, member->target_role) == role;
}

WmTeam *
wm_team_page_counted (WmTeamPage *self)
{
  WmTeam *team = wm_team_copy (self->team);

  for (guint i = 0; i < team->members->len; i++)
    if (!is_shown (self, wm_team_member (team, i)))
      wm_team_member (team, i)->counted = FALSE;
  return team;
}

GArray *
wm_team_page_rows (WmTeamPage *self, const WmTeam *counted)
{
  int category = chosen (self->category_chooser);
  GArray *rows = wm_team_coverage (self->map, counted, wm_team_page_role (self));

  for (guint i = rows->len; category >= 0 && i > 0; i--)
    {
      guint skill = g_array_index (rows, WmCoverage, i - 1).skill;

      if (wm_map_skill (self->map, skill)->category != category)
        g_array_remove_index (rows, i - 1);
    }
  wm_coverage_sort (self->map, rows,
                    (WmTeamOrder) gtk_drop_down_get_selected (self->order_chooser));
  return rows;
}

GArray *
wm_team_page_columns (WmTeamPage *self)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->team->members->len; i++)
    if (is_shown (self, wm_team_member (self->team, i)))
      g_array_append_val (columns, i);
  return columns;
}

/* ---- the choosers ----------------------------------------------------------------- */

static void
fill_chooser (GtkDropDown *chooser, const char *all, GPtrArray *things, gboolean roles)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (chooser);

  gtk_string_list_append (names, all);
  for (guint i = 0; i < things->len; i++)
    gtk_string_list_append (names, roles ? ((WmRole *) things->pdata[i])->name
                                         : ((WmCategory *) things->pdata[i])->name);
  wm_page_drop_down_set_names (chooser, names, selected <= things->len ? selected : 0);
}

void
wm_team_page_fill_choosers (WmTeamPage *self)
{
  self->filling = TRUE;
  fill_chooser (self->role_chooser, _("All Roles"), self->map->roles, TRUE);
  fill_chooser (self->category_chooser, _("All Categories"), self->map->categories, FALSE);
  self->filling = FALSE;
}

static void
setup_chooser (GtkDropDown *chooser, const char *name, const char *const *texts)
{
  wm_page_drop_down_setup (chooser, name);
  if (texts != NULL)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (texts);

      wm_page_drop_down_set_names (chooser, names, 0);
    }
}

void
wm_team_page_setup_choosers (WmTeamPage *self)
{
  const char *const people[]
    = { _("Team"), _("Team and Candidates"), _("Who Aim for the Role"), NULL };
  /* Translators: an order of skills: those that too few people have come first. */
  const char *const orders[] = { _("By Risk"), _("By Name"), _("By Spectrum"), NULL };

  setup_chooser (self->role_chooser, _("Role"), NULL);
  setup_chooser (self->category_chooser, _("Category"), NULL);
  setup_chooser (self->people_chooser, _("People"), people);
  setup_chooser (self->order_chooser, _("Order"), orders);
}

void
wm_team_page_connect_choosers (WmTeamPage *self, GCallback changed)
{
  GtkDropDown *choosers[] = { self->role_chooser, self->category_chooser, self->people_chooser,
                              self->order_chooser };

  for (guint i = 0; i < G_N_ELEMENTS (choosers); i++)
    g_signal_connect_swapped (choosers[i], "notify::selected", changed, self);
}

/* Who teaches whom and What If are about one role or all; the spectrum is about
 * the whole team; only the rows of the matrix have an order. */
void
wm_team_page_show_choosers (WmTeamPage *self, const char *view)
{
  gboolean is_matrix = g_strcmp0 (view, "matrix") == 0;
  gboolean is_face = is_matrix || g_strcmp0 (view, "map") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->role_chooser), g_strcmp0 (view, "spectrum") != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->category_chooser), is_face);
  gtk_widget_set_visible (GTK_WIDGET (self->people_chooser), is_face);
  gtk_widget_set_visible (GTK_WIDGET (self->order_chooser), is_matrix);
}

void
wm_team_page_show_everybody (WmTeamPage *self)
{
  gtk_drop_down_set_selected (self->people_chooser, SHOW_EVERYBODY);
}

void
wm_team_page_reset_choosers (WmTeamPage *self)
{
  gtk_drop_down_set_selected (self->role_chooser, 0);
  gtk_drop_down_set_selected (self->category_chooser, 0);
  gtk_drop_down_set_selected (self->people_chooser, SHOW_TEAM);
}
