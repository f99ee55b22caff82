/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People by skills: what is built of it, where a cell is, and what it says.
 */
#include <string.h>

#include "draw/wm-lens.h"
#include "draw/wm-scene-matrix.h"
#include "wm-draw-fixture.h"

typedef struct
{
  WmMap *map;
  WmTeam *team;
  GArray *rows, *columns;
  WmMatrix matrix;
} Team;

static WmTeamMember *
add_member (WmTeam *team, const char *name)
{
  WmTeamMember *member = g_new0 (WmTeamMember, 1);

  member->slug = g_strdup_printf ("person-%u", team->members->len);
  member->name = g_strdup (name);
  member->kind = g_strdup ("employee");
  member->target_role = g_strdup ("");
  member->counted = TRUE;
  member->levels = g_new (int, team->n_skills + 1);
  for (guint i = 0; i < team->n_skills; i++)
    member->levels[i] = -1;
  member->strength = g_new0 (guint8, team->n_skills + 1);
  member->learning = g_new0 (guint8, team->n_skills + 1);
  g_ptr_array_add (team->members, member);
  return member;
}

/* @n people, everybody rated in every second skill */
static void
team_set_up (Team *it, guint n_people, WmMap *map)
{
  it->map = map;
  it->team = wm_team_new (map->skills->len);
  it->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_people; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i + 1);
      WmTeamMember *member = add_member (it->team, name);

      for (guint skill = 0; skill < map->skills->len; skill += 2)
        member->levels[skill] = (int) ((i + skill) % 5);
      g_array_append_val (it->columns, i);
    }
  it->rows = wm_team_coverage (map, it->team, -1);
  it->matrix = (WmMatrix){ map, it->team, it->rows, it->columns, -1, -1 };
}

static void
team_clear (Team *it)
{
  g_array_unref (it->rows);
  g_array_unref (it->columns);
  wm_team_free (it->team);
  wm_map_unref (it->map);
}

/* A role that asks for every skill, so that all are rows */
static WmMap *
big_map_new (guint n_skills)
{
  WmMap *map = wm_draw_plain_map_new (n_skills, FALSE);

  for (guint i = 0; i < n_skills; i++)
    {
      WmRequirement wanted = { 0, i, 3, WM_IMPORTANCE_MUST };

      g_array_append_val (wm_map_skill (map, i)->required_by, wanted);
    }
  return map;
}

static WmSceneOptions
options_of (double width)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.width = width;
  return options;
}

/* What a view costs does not grow with what it does not show. */
static void
test_only_seen (void)
{
  const WmMatrixPart part = { 1234, 5678, 1000, 700 };
  WmSceneOptions options = options_of (part.width);
  Team small, big;
  g_autoptr (WmScene) of_small = NULL;
  g_autoptr (WmScene) of_big = NULL;

  team_set_up (&small, 60, big_map_new (200));
  team_set_up (&big, 200, big_map_new (500));
  of_small = wm_scene_matrix (&small.matrix, &part, &options);
  of_big = wm_scene_matrix (&big.matrix, &part, &options);
  g_assert_cmpuint (of_small->items->len, >, 100);
  /* The cells are the same; names of people take a line or two. */
  g_assert_cmpuint (of_big->items->len, <, of_small->items->len * 11 / 10);
  g_assert_cmpfloat (of_big->width, ==, part.width);
  team_clear (&small);
  team_clear (&big);
}

/* Every place leads to the cell that is drawn there, wherever it is scrolled. */
static void
test_pick (void)
{
  Team it;
  WmMatrixSizes sizes;

  team_set_up (&it, 40, big_map_new (90));
  sizes = wm_matrix_sizes (&it.matrix, 900);
  for (guint i = 0; i < 500; i++)
    {
      WmMatrixPart part = { g_test_rand_int_range (0, 900), g_test_rand_int_range (0, 2000), 900,
                            600 };
      int wanted_row = g_test_rand_int_range (-1, 90);
      int wanted_column = g_test_rand_int_range (-1, 40), row, column;
      double x = wanted_column < 0 ? sizes.head_width / 2
                                   : sizes.head_width - part.x
                                       + (wanted_column + 0.5) * sizes.column_width;
      double y = wanted_row < 0
                   ? sizes.head_height / 2
                   : sizes.head_height - part.y + (wanted_row + 0.5) * sizes.row_height;
      gboolean found;

      if ((wanted_column >= 0 && x < sizes.head_width)
          || (wanted_row >= 0 && y < sizes.head_height))
        continue; /* below a head, which is in front */
      found = wm_matrix_pick (&it.matrix, &sizes, &part, x, y, &row, &column);
      g_assert_cmpint (found, ==, wanted_row >= 0 || wanted_column >= 0);
      g_assert_cmpint (row, ==, wanted_row);
      g_assert_cmpint (column, ==, wanted_column);
    }
  team_clear (&it);
}

static void
test_words (void)
{
  static const struct
  {
    int level;
    gboolean learning;
    const char *words;
  } table[] = {
    { 4, FALSE, "Level 4, asked is 3: shown. By self-assessment or a peer." },
    { 2, FALSE, "Level 2, asked is 3: short. By self-assessment or a peer." },
    { -1, TRUE, "Learning it, not assessed yet." },
    { -1, FALSE, "Not assessed." },
  };
  Team it;
  guint skill;

  team_set_up (&it, 3, big_map_new (4));
  skill = g_array_index (it.rows, WmCoverage, 0).skill;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = NULL;

      wm_team_member (it.team, 1)->levels[skill] = table[i].level;
      wm_team_member (it.team, 1)->learning[skill] = (guint8) table[i].learning;
      words = wm_matrix_cell_words (&it.matrix, 0, 1);
      g_assert_cmpstr (words, ==, table[i].words);
    }
  team_clear (&it);
}

/* The whole of it, for paper: a node for each head and for each cell in which
 * there is something, and the risks in words. */
static void
test_whole (void)
{
  WmSceneOptions options = options_of (700);
  Team it;
  g_autoptr (WmScene) scene = NULL;
  g_autofree char *only = NULL;
  g_autofree char *unknown = NULL;
  guint known = 0;

  team_set_up (&it, 3, big_map_new (6));
  for (guint i = 0; i < 3; i++)
    for (guint skill = 0; skill < 6; skill++)
      known += wm_team_member (it.team, i)->levels[skill] >= 0;
  scene = wm_scene_matrix (&it.matrix, NULL, &options);
  g_assert_cmpuint (scene->nodes->len, ==, 6 + 3 + known);
  g_assert_cmpint (wm_scene_find (scene, "person:person-2"), >=, 0);
  g_assert_nonnull (strstr (scene->description, "6 skills. Nobody can: "));
  /* Skill 0: levels 0, 1, 2; nobody can. Skill 2: 2, 3, 4. Skill 1: not known */
  g_assert_cmpuint (g_array_index (it.rows, WmCoverage, 0).can, ==, 0);
  only = wm_matrix_row_words (&it.matrix, 0);
  g_assert_cmpstr (only, ==, "Nobody can");
  g_assert_true (wm_coverage_is_unknown (&g_array_index (it.rows, WmCoverage, 1)));
  unknown = wm_matrix_row_words (&it.matrix, 1);
  g_assert_cmpstr (unknown, ==, "Nobody assessed");
  g_assert_nonnull (strstr (scene->description, " Nobody assessed: "));
  team_clear (&it);
}

/* Nothing to show is a message, not an empty picture. */
static void
test_nothing (void)
{
  WmSceneOptions options = options_of (600);
  Team it;
  g_autoptr (WmScene) scene = NULL;

  team_set_up (&it, 0, big_map_new (3));
  scene = wm_scene_matrix (&it.matrix, NULL, &options);
  g_assert_cmpuint (scene->nodes->len, ==, 0);
  g_assert_nonnull (strstr (scene->description, "Nothing to compare"));
  team_clear (&it);
}

static guint
count_marks (const WmScene *scene, WmSight sight)
{
  guint n = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->type == WM_ITEM_MARK && item->shape == wm_sight_shape (sight))
        {
          g_assert_cmpint (item->fill, ==, wm_sight_ink (sight));
          n++;
        }
    }
  return n;
}

/* What hangs on one person, or on nobody, looks in the table and in its legend as it
 * does on the map. */
static void
test_as_on_map (void)
{
  WmSceneOptions options = options_of (700);
  Team it;
  guint one = 0, nobody = 0;
  g_autoptr (WmScene) scene = NULL;
  g_autoptr (WmScene) legend = NULL;

  team_set_up (&it, 3, big_map_new (12));
  for (guint i = 0; i < it.rows->len; i++)
    {
      const WmCoverage *row = &g_array_index (it.rows, WmCoverage, i);

      one += row->can == 1;
      nobody += row->can == 0 && !wm_coverage_is_unknown (row);
    }
  g_assert_cmpuint (one, >, 0);
  g_assert_cmpuint (nobody, >, 0);
  scene = wm_scene_matrix (&it.matrix, NULL, &options);
  legend = wm_scene_matrix_legend (it.map, &options);
  g_assert_cmpuint (count_marks (legend, WM_SIGHT_ONE_CAN), ==, 1);
  g_assert_cmpuint (count_marks (legend, WM_SIGHT_NOBODY_CAN), ==, 1);
  /* The table for paper has its legend with it. */
  g_assert_cmpuint (count_marks (scene, WM_SIGHT_ONE_CAN), ==, one + 1);
  g_assert_cmpuint (count_marks (scene, WM_SIGHT_NOBODY_CAN), ==, nobody + 1);
  team_clear (&it);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/only-seen", test_only_seen);
  g_test_add_func ("/matrix/pick", test_pick);
  g_test_add_func ("/matrix/words", test_words);
  g_test_add_func ("/matrix/whole", test_whole);
  g_test_add_func ("/matrix/nothing", test_nothing);
  g_test_add_func ("/matrix/as-on-map", test_as_on_map);
  return g_test_run ();
}
