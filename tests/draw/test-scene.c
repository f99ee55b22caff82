/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scenes as text, against files that were looked at. UPDATE_GOLDEN=1 writes
 * them anew. And what must hold of every scene, whatever it shows.
 */
#include <math.h>
#include <string.h>

#include "draw/wm-describe.h"
#include "draw/wm-lens.h"
#include "draw/wm-map-layout.h"
#include "draw/wm-poster.h"
#include "draw/wm-text.h"
#include "draw/wm-timeline.h"
#include "wm-draw-fixture.h"

static WmSceneOptions
options_of (double width, const GDate *today)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.width = width;
  options.height = 600;
  options.levels = wm_draw_levels ();
  options.today = today;
  return options;
}

static GDate
some_day (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 18, G_DATE_NOVEMBER, 2026);
  return date;
}

static void
compare (const char *name, const char *text)
{
  g_autofree char *file = g_strconcat (name, ".txt", NULL);

  wm_draw_compare (DRAW_SOURCE_DIR, file, text);
}

static void
test_golden (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmPlan) plan = wm_draw_plan_new (NULL);
  GDate today = some_day ();

  for (int which = 0; which < WM_N_DRAW_SCENES; which++)
    for (int narrow = 0; narrow <= 1; narrow++)
      {
        WmSceneOptions options = options_of (narrow ? 360 : 1000, &today);
        g_autoptr (WmScene) scene
            = wm_draw_scene_new ((WmDrawScene) which, map, plan, &options);
        g_autofree char *text = wm_scene_to_text (scene);
        g_autofree char *name
            = g_strconcat (wm_draw_scene_names[which], narrow ? "-narrow" : "", NULL);

        compare (name, text);
      }
}

/* From afar: the regions of categories and roles; nearer, dots. */
static void
test_golden_zooms (void)
{
  static const char *const names[] = { "map-far", "map-far-role", "map-dots" };
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, NULL);
  g_autoptr (WmMapLayout) layout = NULL;

  options.height = 700;
  layout = wm_map_layout_new (map, &options, NULL, NULL, NULL);
  options.layout = layout;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (WmScene) scene = NULL;
      g_autofree char *text = NULL;

      options.lens = i == 1 ? WM_LENS_ROLE : WM_LENS_NONE;
      options.role = i == 1 ? 0 : -1;
      options.zoom = wm_map_layout_zoom_of (layout, WM_MAP_DOTS) * (i == 2 ? 1.2 : 0.7);
      g_assert_cmpint (wm_map_layout_level (layout, options.zoom), ==,
                       i == 2 ? WM_MAP_DOTS : WM_MAP_REGIONS);
      scene = wm_scene_map (map, &options);
      text = wm_scene_to_text (scene);
      compare (names[i], text);
    }
}

static void
add_workflow (WmMap *map, const char *name, int place, const char *step, const char *other)
{
  WmWorkflow *workflow = g_new0 (WmWorkflow, 1);

  workflow->slug = g_strdup (name);
  workflow->name = g_strdup (name);
  workflow->lane = g_strdup ("");
  workflow->place = place;
  workflow->steps = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (workflow->steps, g_strdup (step));
  g_ptr_array_add (workflow->steps, g_strdup (other));
  g_ptr_array_add (map->workflows, workflow);
}

/* (nullable): the item that begins so */
static const WmItem *
find_text (const WmScene *scene, const char *text)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->type == WM_ITEM_TEXT && g_str_has_prefix (item->text, text))
        return item;
    }
  return NULL;
}

/* Each way of working stands on its side of the boundary, in words too, at every
 * width; what nobody can place stands over all. */
static void
test_workflows (void)
{
  static const double widths[] = { 360, 1000 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      g_autoptr (WmMap) map = wm_draw_map_new (NULL);
      WmSceneOptions options = options_of (widths[w], NULL);
      g_autoptr (WmScene) none = wm_scene_spectrum (map, &options), spectrum = NULL, all = NULL;
      const WmItem *left, *right, *above;

      add_workflow (map, "Dig first", 200, "Dig", "Sow");
      add_workflow (map, "Ask first", 800, "Ask", "Dig");
      add_workflow (map, "Wait", -1, "Wait", "See");
      spectrum = wm_scene_spectrum (map, &options);
      all = wm_scene_map (map, &options);
      g_assert_null (find_text (none, "Dig first"));
      g_assert_cmpfloat (spectrum->height, >, none->height);
      g_assert_nonnull (
          strstr (all->description, "Left of the boundary, Dig first: Dig, then Sow."));
      g_assert_nonnull (
          strstr (all->description, "Right of the boundary, Ask first: Ask, then Dig."));
      g_assert_nonnull (strstr (spectrum->description, "Wait: Wait, then See."));
      left = find_text (all, "Dig first: Dig \u2192 Sow");
      right = find_text (all, "Ask first: Ask \u2192 Dig");
      above = find_text (all, "Wait: Wait");
      g_assert_true (left != NULL && right != NULL && above != NULL);
      if (widths[w] > 800)
        {
          g_assert_cmpfloat (left->x + left->w, <, right->x);
          g_assert_cmpfloat (left->y, ==, right->y);
          g_assert_cmpfloat (above->y, >, left->y);
        }
      else
        g_assert_cmpfloat (wm_scene_find (spectrum, "role:gardener"), >=, 0);
    }
}

/* Each lens, and the pages in words. */
static void
test_golden_lenses (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmTeam) team = wm_draw_team_new (NULL);
  g_autoptr (GArray) coverage = wm_team_coverage (map, team, 0);

  for (WmLens lens = WM_LENS_ROLE; lens < WM_N_LENSES; lens++)
    {
      WmSceneOptions options = options_of (1000, NULL);
      g_autoptr (WmScene) scene = NULL, page = NULL;
      g_autoptr (GPtrArray) parts = NULL;
      g_autoptr (WmLoopCover) cover = wm_draw_cover_new ();
      g_autofree char *text = NULL, *words = NULL;
      g_autofree char *name = g_strconcat ("lens-", wm_lens_get_name (lens), NULL);
      g_autofree char *page_name = g_strconcat ("words-", wm_lens_get_name (lens), NULL);

      options.lens = lens;
      options.cover = cover;
      options.role = 0;
      options.other_role = 2;
      options.team = team;
      options.coverage = coverage;
      scene = wm_scene_map (map, &options);
      text = wm_scene_to_text (scene);
      compare (name, text);
      parts = wm_describe_map (map, &options, lens == WM_LENS_RESOURCES);
      page = wm_scene_words_page (parts, scene->title, "en", options.measure);
      words = wm_scene_to_text (page);
      compare (page_name, words);
    }
}

/* Inside the picture, and no text wider than its box. */
static void
assert_sound (const WmScene *scene, WmMeasure *measure)
{
  g_assert_true (isfinite (scene->width) && isfinite (scene->height));
  g_assert_cmpfloat (scene->width, >, 0);
  g_assert_cmpfloat (scene->height, >, 0);
  g_assert_true (g_utf8_validate (scene->title, -1, NULL));
  g_assert_true (g_utf8_validate (scene->description, -1, NULL));
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      g_assert_true (isfinite (item->x) && isfinite (item->y) && item->w >= 0 && item->h >= 0);
      for (int p = 0; p < item->n_points * 2; p++)
        g_assert_true (isfinite (item->points[p]));
      if (item->type != WM_ITEM_TEXT)
        continue;
      g_assert_true (g_utf8_validate (item->text, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (item->text, -1), <=, WM_TEXT_LONG_MAX + 1);
      g_assert_cmpfloat (wm_text_width (measure, item->text, item->size, item->bold), <=,
                         item->w + 0.5);
      g_assert_cmpfloat (item->x, >=, -1);
      g_assert_cmpfloat (item->x + item->w, <=, scene->width + 1);
      g_assert_cmpfloat (item->y + item->h, <=, scene->height + 1);
    }
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const WmSceneNode *node = &g_array_index (scene->nodes, WmSceneNode, i);

      g_assert_true (g_utf8_validate (node->label, -1, NULL));
      g_assert_true (g_utf8_validate (node->description, -1, NULL));
      g_assert_cmpfloat (node->x, >=, -1);
      g_assert_cmpfloat (node->x + node->w, <=, scene->width + 1);
      g_assert_cmpfloat (node->y + node->h, <=, scene->height + 1);
      g_assert_cmpint (wm_scene_find (scene, node->id), >=, 0);
      for (guint j = 0; j < i; j++)
        {
          const WmSceneNode *other = &g_array_index (scene->nodes, WmSceneNode, j);

          g_assert_true (node->x >= other->x + other->w - 0.1
                         || other->x >= node->x + node->w - 0.1
                         || node->y >= other->y + other->h - 0.1
                         || other->y >= node->y + node->h - 0.1);
        }
    }
}

static void
test_sound (void)
{
  static const double widths[] = { 0, 300, 360, 700, 1000, 2400, NAN, INFINITY, -5 };
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmPlan) plan = wm_draw_plan_new (NULL);
  GDate today = some_day ();

  for (int which = 0; which < WM_N_DRAW_SCENES; which++)
    for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
      for (int real = 0; real <= 1; real++)
        {
          WmSceneOptions options = options_of (widths[w], &today);
          g_autoptr (WmScene) scene = NULL;

          options.measure = real ? wm_measure_pango () : wm_measure_fixed ();
          scene = wm_draw_scene_new ((WmDrawScene) which, map, plan, &options);
          assert_sound (scene, options.measure);
        }
}

static char *
repeated (const char *unit, guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, unit);
  return g_string_free (out, FALSE);
}

static void
test_hostile (void)
{
  g_autofree char *marks = repeated ("\xcc\x81", 20000);
  g_autofree char *letter = g_strconcat ("e", marks, NULL);
  g_autofree char *overrides = repeated ("\xe2\x80\xae", 500);
  g_autofree char *wide = repeated ("字", 5000);
  g_autofree char *word = repeated ("x", 100000);
  const char *const odd[] = { "<script>alert(1)</script>", "\"'&<>]]>", letter, overrides, wide,
                              word, "\xff\xfe\x80", "a\nb\tc\x01\x1b[31m", "\xef\xbf\xbf", " " };

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (WmMap) map = wm_draw_map_new (odd[i]);
      g_autoptr (WmPlan) plan = wm_draw_plan_new (odd[i]);

      for (int which = 0; which < WM_N_DRAW_SCENES; which++)
        {
          WmSceneOptions options = options_of (800, NULL);
          g_autoptr (WmScene) scene = NULL;

          options.measure = wm_measure_pango ();
          scene = wm_draw_scene_new ((WmDrawScene) which, map, plan, &options);
          assert_sound (scene, options.measure);
          g_assert_null (strstr (scene->description, "\xe2\x80\xae"));
        }
    }
}

/* Nothing to show: a friendly sentence, which is read aloud too. */
static void
test_empty (void)
{
  g_autoptr (WmMap) map = wm_draw_plain_map_new (0, FALSE);
  WmPlan *plan = wm_draw_plan_new (NULL);
  WmSceneOptions options = options_of (800, NULL);

  g_ptr_array_set_size (plan->milestones, 0);
  g_ptr_array_set_size (plan->loose, 0);
  g_clear_pointer (&plan->start_date, g_free);
  for (int which = 0; which < WM_N_DRAW_SCENES; which++)
    {
      g_autoptr (WmScene) scene = wm_draw_scene_new ((WmDrawScene) which, map, plan, &options);

      assert_sound (scene, options.measure);
      g_assert_cmpuint (scene->nodes->len, ==, 0);
      g_assert_cmpstr (scene->description, !=, "");
    }
  wm_plan_free (plan);
}

static void
test_sizes (void)
{
  static const guint sizes[] = { 1, 2, 40, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int chain = 0; chain <= 1; chain++)
      {
        g_autoptr (WmMap) map = wm_draw_plain_map_new (sizes[i], chain);
        WmSceneOptions options = options_of (1000, NULL);
        g_autoptr (WmScene) scene = NULL;

        options.levels = NULL;
        scene = wm_scene_map (map, &options);
        assert_sound (scene, options.measure);
        g_assert_cmpuint (scene->nodes->len, ==, sizes[i]);
      }
}

/* Foundations are drawn below what needs them; the sentence names both. */
static void
test_meaning (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, NULL);
  g_autoptr (WmScene) scene = wm_scene_map (map, &options);
  int seeds = wm_scene_find (scene, "skill:seeds"), soil = wm_scene_find (scene, "skill:soil");
  const WmSceneNode *above = &g_array_index (scene->nodes, WmSceneNode, seeds);
  const WmSceneNode *below = &g_array_index (scene->nodes, WmSceneNode, soil);

  g_assert_cmpint (seeds, >=, 0);
  g_assert_cmpint (soil, >=, 0);
  g_assert_cmpfloat (above->y + above->h, <, below->y);
  g_assert_cmpstr (above->label, ==, "Seeds");
  g_assert_cmpstr (above->description, ==,
                   "Ground. Needs Knowing the soil. Unlocks Pruning fruit trees, Greenhouse "
                   "climate. Level 2 of 4: Does.");
  g_assert_cmpint (soil, <, seeds);
  g_assert_cmpint (wm_scene_pick (scene, above->x + 2, above->y + 2), ==, seeds);
  g_assert_cmpint (wm_scene_pick (scene, 1, 1), ==, -1);
  g_assert_cmpint (wm_scene_find (scene, "skill:none"), ==, -1);
  g_assert_nonnull (strstr (scene->description, "Selling at the market"));
}

/* With a role it is told what that asks for, after my level. */
static void
test_target (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, NULL);
  g_autoptr (WmScene) scene = NULL;
  int prices, soil;

  options.role = 1;
  options.lens = WM_LENS_ME;
  scene = wm_scene_map (map, &options);
  prices = wm_scene_find (scene, "skill:prices");
  soil = wm_scene_find (scene, "skill:soil");
  g_assert_nonnull (strstr (g_array_index (scene->nodes, WmSceneNode, prices).description,
                            "Target for Market seller: level 2, nice to have."));
  g_assert_null (strstr (g_array_index (scene->nodes, WmSceneNode, soil).description, "Target"));
}

/* What is far from the selected skill fades, what is near stays. */
static void
test_selected (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  WmSceneOptions options = options_of (1000, NULL);
  g_autoptr (WmScene) scene = NULL;
  double near = 0, far = 1;

  options.selected = 1;
  scene = wm_scene_map (map, &options);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);

      if (item->type != WM_ITEM_TEXT || item->node < 0)
        continue;
      if (item->node == wm_scene_find (scene, "skill:soil"))
        near = item->fill_alpha;
      if (item->node == wm_scene_find (scene, "skill:market"))
        far = item->fill_alpha;
    }
  g_assert_cmpfloat (near, ==, 1);
  g_assert_cmpfloat (far, <, 0.5);
}

static void
test_text (void)
{
  WmMeasure *measure = wm_measure_fixed ();
  g_autofree char *clean = wm_text_printable (" a\n\nb\xe2\x80\xae" "c\xff ", 100);
  g_autofree char *cut = wm_text_printable ("abcdef", 3);
  g_autofree char *short_text = wm_text_ellipsize (measure, "Greenhouse", 10, FALSE, 37);
  g_autoptr (GPtrArray) lines = wm_text_wrap (measure, "one two three", 10, FALSE, 43, 2);

  g_assert_cmpstr (clean, ==, "a b c\xef\xbf\xbd");
  g_assert_cmpstr (cut, ==, "abc…");
  g_assert_cmpstr (short_text, ==, "Green…");
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (lines->pdata[0], ==, "one two");
  g_assert_cmpstr (lines->pdata[1], ==, "three");
  g_assert_cmpfloat_with_epsilon (wm_text_narrowest (measure, "one two", 10, FALSE, 2), 18, 1e-9);
  g_assert_cmpfloat (wm_text_width (measure, "价格", 10, FALSE), ==, 20);
}

/* Each line fits, whatever the script and the measure, and the lines together
 * are the text. */
static void
test_lines_fit (void)
{
  static const char *const texts[] = {
    "Retrieval, ranking and grounding of answers in documents",
    "为产品写评测:从真实的失败开始,而不是从指标开始",
    "\u05d4\u05e2\u05e8\u05db\u05d4 \u05e9\u05dc \u05de\u05d5\u05d3\u05dc\u05d9\u05dd and a word",
    "Averylongwordthatcannotbebroken at all",
    "AVATAR To WAVE  with   blanks ",
  };
  WmMeasure *measures[] = { wm_measure_fixed (), wm_measure_pango () };

  for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
    for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
      for (double width = 20; width < 300; width += 7)
        {
          g_autoptr (GPtrArray) lines
            = wm_text_wrap (measures[m], texts[t], 11, FALSE, width, 99);
          g_autoptr (GString) joined = g_string_new (NULL);
          gboolean cut = FALSE;

          for (guint i = 0; i < lines->len; i++)
            {
              const char *line = lines->pdata[i];

              g_assert_cmpfloat (wm_text_width (measures[m], line, 11, FALSE), <=, width + 0.5);
              cut = cut || strstr (line, "\u2026") != NULL;
              g_string_append (joined, line);
            }
          if (!cut)
            {
              g_autoptr (GString) want = g_string_new (texts[t]);

              g_string_replace (want, " ", "", 0);
              g_string_replace (joined, " ", "", 0);
              g_assert_cmpstr (joined->str, ==, want->str);
            }
        }
}

static void
test_link (void)
{
  static const char *const refused[]
      = { "javascript:alert(1)", "file:///etc/passwd", "https://", "https://user:pw@e.org/",
          "https://e.org/a b", "https://e.org/\n", "//e.org", "", "data:text/html,x",
          "https://e.org/ü" };
  g_autofree char *kept = wm_text_link ("https://example.org/a(b)'c?d=1&e=2#f");

  g_assert_cmpstr (kept, ==, "https://example.org/a%28b%29%27c?d=1&e=2#f");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_null (wm_text_link (refused[i]));
  g_assert_null (wm_text_link (NULL));
}

/* What is painted over a timeline leaves it in sight: the names of lanes where it is
 * scrolled, and the bar that a hand moves. A day is found where it begins. */
static void
test_timeline_over (void)
{
  g_autoptr (WmMap) map = wm_draw_map_new (NULL);
  g_autoptr (WmPlan) plan = wm_draw_plan_new (NULL);
  WmSceneOptions options = options_of (4000, NULL);
  g_autoptr (WmScene) heads = NULL;
  g_autoptr (WmScene) ghost = NULL;
  GDate day, found;

  heads = wm_timeline_heads (map, plan, &options, 1500, 800);
  ghost = wm_timeline_ghost (map, plan, &options, 100, 200, 300, "4 Nov");
  g_assert_cmpuint (heads->items->len, >, 1);
  g_assert_cmpint (g_array_index (heads->items, WmItem, 0).fill, ==, WM_INK_NONE);
  g_assert_cmpint (g_array_index (ghost->items, WmItem, 0).fill, ==, WM_INK_NONE);
  for (guint i = 1; i < heads->items->len; i++)
    {
      const WmItem *it = &g_array_index (heads->items, WmItem, i);

      g_assert_cmpfloat (it->x, >=, 1500 - 1);
      g_assert_cmpfloat (it->x + it->w, <=, 2300 + 1);
    }
  g_assert_true (wm_date_parse ("2026-11-11", &day));
  g_assert_true (wm_timeline_day_at (plan, &options, wm_timeline_x_of (plan, &options, &day) + 1,
                                     &found));
  g_assert_cmpint (g_date_compare (&day, &found), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/scene/golden", test_golden);
  g_test_add_func ("/draw/scene/golden-lenses", test_golden_lenses);
  g_test_add_func ("/draw/scene/golden-zooms", test_golden_zooms);
  g_test_add_func ("/draw/scene/workflows", test_workflows);
  g_test_add_func ("/draw/scene/sound", test_sound);
  g_test_add_func ("/draw/scene/hostile", test_hostile);
  g_test_add_func ("/draw/scene/empty", test_empty);
  g_test_add_func ("/draw/scene/sizes", test_sizes);
  g_test_add_func ("/draw/scene/meaning", test_meaning);
  g_test_add_func ("/draw/scene/target", test_target);
  g_test_add_func ("/draw/scene/selected", test_selected);
  g_test_add_func ("/draw/scene/timeline-over", test_timeline_over);
  g_test_add_func ("/draw/text/cut", test_text);
  g_test_add_func ("/draw/text/lines-fit", test_lines_fit);
  g_test_add_func ("/draw/text/link", test_link);
  return g_test_run ();
}
