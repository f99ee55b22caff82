/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pictures of a person's learning as text, wide and in the narrowest window, against
 * files that were looked at; a path as Markdown; and how pictures lie on paper.
 */
#include <stdio.h>
#include <string.h>

#include "draw/wm-picture-pages.h"
#include "draw/wm-scene-differences.h"
#include "exchange/wm-path-file.h"
#include "learning/wm-path.h"
#include "people/wm-opinions.h"
#include "wm-draw-fixture.h"

enum
{
  SOIL,
  SEEDS,
  COMPOST,
  WATERING,
};

static const struct
{
  guint skill;
  int level;
  const char *kind, *date, *evidence;
} said[] = {
  { SEEDS, 1, "self", "2026-03-02", "Grew <b>beans</b> & peas" },
  { SEEDS, 1, "manager", "2026-04-10", "" },
  { SEEDS, 2, "self", "2026-09-01", "" },
  { SEEDS, 3, "interview", "2026-11-09", "Named six kinds" },
  { SOIL, 4, "self", "2026-09-01", "" },
  { SOIL, 2, "manager", "2026-10-01", "Digs too deep" },
};

static WmSceneOptions
options_of (double width)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.width = width;
  options.levels = wm_draw_levels ();
  options.role = 0;
  return options;
}

static WmRating *
rating_new (guint skill)
{
  WmRating *rating = g_new0 (WmRating, 1);

  rating->skill = skill;
  rating->level = rating->confidence = -1;
  return rating;
}

static void
fill_rating (WmRating *rating, guint i)
{
  rating->level = said[i].level;
  rating->kind = g_strdup (said[i].kind);
  rating->date = g_strdup (said[i].date);
  rating->evidence = g_strdup (said[i].evidence);
  rating->assessor = g_strdup ("ben");
}

static void
free_rating (gpointer data)
{
  wm_rating_free (data);
}

/* (transfer full): what was said of a skill, oldest first */
static GPtrArray *
history_of (guint skill)
{
  GPtrArray *history = g_ptr_array_new_with_free_func (free_rating);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (said[i].skill == skill)
      {
        g_ptr_array_add (history, rating_new (skill));
        fill_rating (history->pdata[history->len - 1], i);
      }
  return history;
}

/* (transfer full): the newest that a kind said, by skill */
static GPtrArray *
opinion_of (WmMap *map, const char *kind)
{
  GPtrArray *opinion = g_ptr_array_new_with_free_func (free_rating);

  for (guint i = 0; i < map->skills->len; i++)
    g_ptr_array_add (opinion, rating_new (i));
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    if (g_str_equal (said[i].kind, kind))
      {
        wm_rating_free (opinion->pdata[said[i].skill]);
        opinion->pdata[said[i].skill] = rating_new (said[i].skill);
        fill_rating (opinion->pdata[said[i].skill], i);
      }
  return opinion;
}

/* (transfer full): to the gardener from what is known, four hours a week */
static WmPath *
path_of (WmMap *map)
{
  g_autoptr (WmCalendar) calendar = wm_calendar_new ("12345");
  WmPathInput input = { .role = 0, .levels = wm_draw_levels () };
  WmPath *path;
  GDate start;

  for (guint i = 0; i < map->resources->len; i++)
    {
      g_array_append_val (wm_map_skill (map, COMPOST)->resources, i);
      wm_map_resource (map, i)->tier = 1;
      wm_map_resource (map, i)->minutes = 300;
    }
  path = wm_path_compute (map, &input);
  g_date_clear (&start, 1);
  g_date_set_dmy (&start, 30, G_DATE_NOVEMBER, 2026);
  g_assert_true (wm_path_schedule (path, calendar, &start, 240));
  return path;
}

static WmScene *
curve_scene (WmMap *map, const WmSceneOptions *options)
{
  g_autoptr (GPtrArray) history = history_of (SEEDS);

  return wm_scene_curve (map, SEEDS, history, options);
}

static WmScene *
opinions_scene (WmMap *map, const WmSceneOptions *options)
{
  GPtrArray *opinions[WM_N_ASSESSMENT_KINDS] = { 0 };
  g_autoptr (GArray) skills = g_array_new (FALSE, FALSE, sizeof (guint));
  WmScene *scene;

  for (guint i = 0; i < 3; i++)
    opinions[i] = opinion_of (map, wm_assessment_kinds[i]);
  for (guint i = SOIL; i <= SEEDS; i++)
    g_array_append_val (skills, i);
  scene = wm_scene_opinions (map, opinions, skills, options);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_unref (opinions[i]);
  return scene;
}

static WmScene *
differences_scene (WmMap *map, const WmSceneOptions *options)
{
  g_autoptr (GPtrArray) differences = wm_roles_compare (map, 0, 1);
  g_autoptr (GPtrArray) affected = g_ptr_array_new ();

  for (guint i = 0; i < differences->len; i++)
    g_ptr_array_add (affected, (gpointer) (i == 0 ? "Ana, Ben" : ""));
  return wm_scene_differences (map, "Gardener and market seller", differences, affected, options);
}

static WmScene *
strip_scene (WmMap *map, const WmSceneOptions *options)
{
  return wm_scene_gap_strip (map, 0, options);
}

static WmScene *
path_scene (WmMap *map, const WmSceneOptions *options)
{
  g_autoptr (WmPath) path = path_of (map);

  return wm_scene_path (map, path, options);
}

static const struct
{
  const char *name;
  WmScene *(*make) (WmMap *map, const WmSceneOptions *options);
} scenes[] = {
  { "gap-strip", strip_scene },   { "place", wm_scene_place },   { "path", path_scene },
  { "curve", curve_scene },       { "opinions", opinions_scene },
  { "differences", differences_scene },
};

static void
test_golden (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    for (int narrow = 0; narrow <= 1; narrow++)
      {
        g_autoptr (WmMap) map = wm_draw_map_new (NULL);
        WmSceneOptions options = options_of (narrow ? 360 : 800);
        g_autoptr (WmScene) scene = scenes[i].make (map, &options);
        g_autofree char *text = wm_scene_to_text (scene);
        g_autofree char *name = g_strconcat (scenes[i].name, narrow ? "-narrow" : "", ".txt", NULL);

        wm_draw_compare (DRAW_SOURCE_DIR, name, text);
      }
}

/* Markup, and what ends lines or links, is text in each of them. */
static void
test_odd (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autoptr (WmMap) map = wm_draw_map_new ("</b>](x) \n* _|`");
      WmSceneOptions options = options_of (360);
      g_autoptr (WmScene) scene = scenes[i].make (map, &options);

      for (guint j = 0; j < scene->items->len; j++)
        {
          const WmItem *item = &g_array_index (scene->items, WmItem, j);

          if (item->type != WM_ITEM_TEXT)
            continue;
          g_assert_null (strchr (item->text, '\n'));
          g_assert_cmpfloat (item->x, >=, -0.5);
          g_assert_cmpfloat (item->x + item->w, <=, scene->width + 0.5);
        }
    }
}

static void
test_markdown (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL), odd = wm_draw_map_new ("](x) <b>*\n# ");
  g_autoptr (WmPath) path = path_of (map), other = path_of (odd);
  g_autofree char *text = wm_path_to_markdown (map, path, "Ana *of* the <garden>");
  g_autofree char *hostile = wm_path_to_markdown (odd, other, NULL);
  g_auto (GStrv) lines = g_strsplit (hostile, "\n", -1);

  wm_draw_compare (DRAW_SOURCE_DIR, "path.md", text);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_null (strstr (lines[i], " <b>"));
      g_assert_null (strstr (lines[i], "](x)"));
      g_assert_false (g_str_has_prefix (lines[i], "# \\]"));
    }
}

/* | picture                       | sheets                                    |
 * | lower than a sheet            | one                                       |
 * | 300 lines of 17 points, a gap | as many as it takes; none cuts a line     |
 * | one text higher than a sheet  | cut where the sheet ends: nothing is lost | */
static void
test_paper (void)
{
  for (int which = 0; which < 3; which++)
    {
      g_autoptr (WmMap) map = wm_draw_map_new (NULL);
      WmScene *scene = strip_scene (map, &(WmSceneOptions){ .measure = wm_measure_fixed (),
                                                            .width = WM_PICTURE_PAGE_WIDTH,
                                                            .levels = wm_draw_levels () });
      g_autoptr (WmPages) pages = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;
      WmItem line = { .type = WM_ITEM_TEXT, .node = -1, .h = which == 1 ? 15 : 4000, .w = 100 };
      double top = 0, scale = 0;

      for (guint i = 0; i < (which == 0 ? 0 : which == 1 ? 300 : 1); i++)
        {
          line.y = scene->height + (which == 1 ? 17 * i : 0);
          line.text = g_strdup ("line");
          g_array_append_val (scene->items, line);
        }
      scene->height += which == 0 ? 0 : which == 1 ? 17 * 300 : 4000;
      pages = wm_picture_pages (scene, WM_PAPER_A4);
      text = wm_pages_to_text (pages);
      lines = g_strsplit (text, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        {
          double x, y, clip[4], end;

          const char *at = strstr (lines[i], " at ");

          if (at == NULL
              || sscanf (at, " at %lf %lf times %lf in %lf %lf %lf %lf", &x, &y, &scale, &clip[0],
                         &clip[1], &clip[2], &clip[3])
                   != 7)
            continue;
          /* Each begins where the one before ended. */
          g_assert_cmpfloat (ABS ((clip[1] - y) / scale - top), <, 1);
          end = top = (clip[1] - y + clip[3]) / scale;
          for (guint j = 0; which == 1 && j < scene->items->len; j++)
            {
              const WmItem *item = &g_array_index (scene->items, WmItem, j);

              if (item->type == WM_ITEM_TEXT)
                g_assert_false (item->y < end - 1 && item->y + item->h > end + 1);
            }
        }
      g_assert_cmpfloat (ABS (top - scene->height), <, 1.5);
      g_assert_cmpuint (wm_pages_get_n (pages), ==, which == 0 ? 1 : which == 1 ? 6 : 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/learning/golden", test_golden);
  g_test_add_func ("/draw/learning/odd", test_odd);
  g_test_add_func ("/draw/learning/markdown", test_markdown);
  g_test_add_func ("/draw/learning/paper", test_paper);
  return g_test_run ();
}
