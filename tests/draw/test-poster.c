/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures on paper: sizes, how a poster is cut, what leads where; and the map
 * in words.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "draw/wm-describe.h"
#include "draw/wm-export.h"
#include "draw/wm-poster.h"
#include "wm-draw-fixture.h"

#define MM (72 / 25.4)

/* The garden, with its book for each skill. */
static WmMap *
map_of (const char *odd)
{
  WmMap *map = wm_draw_map_new (odd);
  guint book = 0;

  for (guint i = 0; i < map->skills->len; i++)
    g_array_append_val (wm_map_skill (map, i)->resources, book);
  return map;
}

static WmSceneOptions
options_of (WmLens lens)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.levels = wm_draw_levels ();
  options.lens = lens;
  options.role = lens == WM_LENS_NONE ? -1 : 1;
  return options;
}

static void
test_papers (void)
{
  static const struct
  {
    WmPaper paper;
    double width, height; /* mm, ISO 216 */
  } cases[] = { { WM_PAPER_A4, 210, 297 }, { WM_PAPER_A3, 297, 420 }, { WM_PAPER_A0, 841, 1189 } };
  WmPaper paper;
  double width, height;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int landscape = 0; landscape <= 1; landscape++)
      {
        wm_paper_size (cases[i].paper, landscape, &width, &height);
        g_assert_cmpfloat_with_epsilon (landscape ? height : width, cases[i].width * MM, 0.01);
        g_assert_cmpfloat_with_epsilon (landscape ? width : height, cases[i].height * MM, 0.01);
      }
  for (int i = 0; i < WM_N_PAPERS; i++)
    {
      g_assert_true (wm_paper_parse (wm_paper_get_name ((WmPaper) i), &paper));
      g_assert_cmpint (paper, ==, i);
    }
  g_assert_true (wm_paper_parse ("a2", &paper));
  g_assert_cmpint (paper, ==, WM_PAPER_A2);
  g_assert_false (wm_paper_parse ("A5", &paper));
  g_assert_false (wm_paper_parse (NULL, &paper));
}

static void
test_golden (void)
{
  g_autoptr (WmMap) map = map_of (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = g_build_filename (DRAW_SOURCE_DIR, "golden", "poster.txt", NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4; i++)
    {
      WmSceneOptions options = options_of (i % 2 ? WM_LENS_ROLE : WM_LENS_NONE);
      WmPosterOptions poster = { i < 2 ? WM_PAPER_A4 : WM_PAPER_A2, i % 2 == 0, i >= 2, i == 1,
                                 FALSE };
      g_autoptr (WmPages) pages = wm_poster_new (map, wm_scene_map, &options, &poster);
      g_autofree char *sheets = wm_pages_to_text (pages);

      g_string_append_printf (text, "%s %s\n%s", wm_paper_get_name (poster.paper),
                              poster.tiles ? "in sheets" : "whole", sheets);
    }
  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, text->str, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (golden, ==, text->str);
}

/* Ink on the sheets of a poster that was cut is the ink of the poster: what is
 * painted at each point of it stands on some sheet too. */
static void
test_cut (void)
{
  g_autoptr (WmMap) map = map_of (NULL);
  WmSceneOptions options = options_of (WM_LENS_NONE);

  for (int landscape = 0; landscape <= 1; landscape++)
    {
      WmPosterOptions whole = { WM_PAPER_A2, landscape, FALSE, FALSE, FALSE };
      WmPosterOptions cut = { WM_PAPER_A2, landscape, TRUE, FALSE, FALSE };
      g_autoptr (WmPages) one = wm_poster_new (map, wm_scene_map, &options, &whole);
      g_autoptr (WmPages) many = wm_poster_new (map, wm_scene_map, &options, &cut);
      g_autofree char *text = wm_pages_to_text (many);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
      double width, height, x, y, scale, clip[4], at[2];
      int covered = 0, points = 0;

      g_assert_cmpuint (wm_pages_get_n (one), ==, 1);
      g_assert_cmpuint (wm_pages_get_n (many), >, 4);
      wm_pages_get_size (one, 0, &width, &height);
      for (at[0] = 1; at[0] < width; at[0] += 40)
        for (at[1] = 1; at[1] < height; at[1] += 40)
          {
            gboolean found = FALSE;

            points++;
            /* The first layer of a sheet is the ground of the whole poster. */
            for (guint i = 0; lines[i] != NULL; i++)
              if (g_str_has_prefix (lines[i], "sheet")
                  && sscanf (strstr (lines[i + 1], "” at") + strlen ("” at"),
                             " %lf %lf times %lf in %lf %lf %lf %lf", &x, &y, &scale, clip,
                             clip + 1, clip + 2, clip + 3)
                         == 7)
                found = found
                        || (at[0] + x >= clip[0] && at[0] + x <= clip[0] + clip[2]
                            && at[1] + y >= clip[1] && at[1] + y <= clip[1] + clip[3]);
            covered += found;
          }
      g_assert_cmpint (points, >, 100);
      g_assert_cmpint (covered, ==, points);
    }
}

/* Skills lead to their words in the same document, or to what can be read. */
static void
test_links (void)
{
  g_autoptr (WmMap) map = map_of (NULL);
  WmSceneOptions options = options_of (WM_LENS_NONE);
  g_autoptr (WmScene) scene = wm_scene_map (map, &options);
  g_autoptr (GPtrArray) parts = NULL;
  guint inside = 0, outside = 0;

  options.focus = WM_FOCUS_NEEDS;
  options.focus_skill = wm_map_find_skill (map, "seeds");
  parts = wm_describe_map (map, &options, FALSE);
  wm_poster_link (scene, map, parts);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);
      gboolean told = FALSE;

      for (guint p = 0; p < parts->len; p++)
        told = told || g_strcmp0 (((WmPart *) g_ptr_array_index (parts, p))->id, node->id) == 0;
      if (told)
        {
          g_assert_cmpint (*node->link, ==, '#');
          g_assert_cmpstr (node->link + 1, ==, node->id);
          inside++;
        }
      else if (node->link != NULL)
        {
          g_assert_true (g_str_has_prefix (node->link, "https://"));
          outside++;
        }
    }
  g_assert_cmpuint (inside, ==, map->roles->len + 2);
  g_assert_cmpuint (outside, >, 0);
}

/* Every link of each sheet finds its place, or cairo would refuse the file. */
static void
test_pdf (gconstpointer odd)
{
  g_autoptr (WmMap) map = map_of (odd);

  for (int i = 0; i < 8; i++)
    {
      WmSceneOptions options = options_of (i % 4 == 1 ? WM_LENS_ME : WM_LENS_NONE);
      WmPosterOptions poster = { WM_PAPER_A3, i % 2, i & 4, i & 2, i % 4 == 3 };
      g_autoptr (GError) error = NULL;
      g_autoptr (WmPages) pages = NULL;
      g_autoptr (GBytes) bytes = NULL;

      options.measure = wm_measure_pango ();
      if (i == 3)
        {
          options.focus = WM_FOCUS_NEEDS;
          options.focus_skill = 2;
        }
      pages = wm_poster_new (map, i == 5 ? wm_scene_spectrum : wm_scene_map, &options, &poster);
      bytes = wm_export_pages_bytes (pages, wm_palette_get (WM_PALETTE_PRINT), &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
    }
}

static int
place_of (GPtrArray *parts, WmPartKind kind, const char *text)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      if (part->kind == kind && strcmp (part->text, text) == 0)
        return (int) i;
    }
  return -1;
}

/* Spectrum, roles, categories; each skill once, in its category after what it
 * needs there. */
static void
test_words (void)
{
  g_autoptr (WmMap) map = map_of (NULL);
  WmSceneOptions options = options_of (WM_LENS_ROLE);
  g_autoptr (GPtrArray) parts = wm_describe_map (map, &options, FALSE);
  g_autofree char *text = wm_parts_to_text (parts);
  int roles = place_of (parts, WM_PART_HEADING, "Roles");

  g_assert_cmpint (place_of (parts, WM_PART_TITLE, "Map of roles and skills"), ==, 0);
  g_assert_cmpint (roles, >, 0);
  for (guint i = 0; i < map->skills->len; i++)
    {
      const WmSkill *skill = wm_map_skill (map, i);
      int here = place_of (parts, WM_PART_NAME, skill->name);

      g_assert_cmpint (here, >, roles);
      for (guint j = 0; j < skill->needs->len; j++)
        {
          const WmSkill *need = wm_map_skill (map, g_array_index (skill->needs, guint, j));

          if (need->category == skill->category)
            g_assert_cmpint (place_of (parts, WM_PART_NAME, need->name), <, here);
        }
    }
  g_assert_nonnull (strstr (text, "What Market seller requires."));
  g_assert_nonnull (strstr (text,
                            "Seeds\nOnly on the way. Needs Knowing the soil. Unlocks Pruning "
                            "fruit trees, Greenhouse climate. Level 2 of 4: Does.\n"));
  g_assert_nonnull (strstr (text, "Target for Market seller: level"));
  g_assert_null (strstr (text, "https://"));
}

static void
test_details (void)
{
  g_autoptr (WmMap) map = map_of (NULL);
  WmSceneOptions options = options_of (WM_LENS_NONE);
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *text = NULL;
  guint skills = 0;

  options.focus = WM_FOCUS_NEEDS;
  options.focus_skill = wm_map_find_skill (map, "seeds");
  parts = wm_describe_map (map, &options, TRUE);
  text = wm_parts_to_text (parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const WmPart *part = g_ptr_array_index (parts, i);

      skills += part->id != NULL && g_str_has_prefix (part->id, "skill:");
    }
  g_assert_cmpuint (skills, ==, 2);
  g_assert_nonnull (strstr (text, "== What leads to Seeds =="));
  g_assert_nonnull (strstr (text, "2 of 2."));
  g_assert_nonnull (strstr (text, "<https://"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/poster/papers", test_papers);
  g_test_add_func ("/draw/poster/golden", test_golden);
  g_test_add_func ("/draw/poster/cut", test_cut);
  g_test_add_func ("/draw/poster/links", test_links);
  g_test_add_data_func ("/draw/poster/pdf", NULL, test_pdf);
  g_test_add_data_func ("/draw/poster/pdf-odd", "it's <b>\\ (&)", test_pdf);
  g_test_add_func ("/draw/describe/words", test_words);
  g_test_add_func ("/draw/describe/details", test_details);
  return g_test_run ();
}
