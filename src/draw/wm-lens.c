/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lenses on the map: one question each, answered for every skill by a colour
 * and, since colours are not seen by all, by a shape; how much by pips.
 */
#include "config.h"

#include "draw/wm-lens.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-build.h"
#include "draw/wm-scene-words.h"
#include "draw/wm-team-words.h"

/* A skill with fewer questions gives an interviewer no choice. */
#define ENOUGH_QUESTIONS 3

static const char *const lens_names[] = { "none", "role", "me", "compare", "resources",
                                          "questions", "loop", "team" };
G_STATIC_ASSERT (G_N_ELEMENTS (lens_names) == WM_N_LENSES);

static const struct
{
  WmInk ink;
  WmShape shape;
  WmFrame frame;
} looks[WM_N_SIGHTS] = {
  [WM_SIGHT_NONE] = { WM_INK_UNKNOWN, WM_SHAPE_RING, WM_FRAME_THIN },
  [WM_SIGHT_MUST] = { WM_INK_ACCENT, WM_SHAPE_STAR, WM_FRAME_THICK },
  [WM_SIGHT_SHOULD] = { WM_INK_GOOD, WM_SHAPE_SQUARE, WM_FRAME_THIN },
  [WM_SIGHT_NICE] = { WM_INK_SHORT, WM_SHAPE_DIAMOND, WM_FRAME_DASHED },
  [WM_SIGHT_ON_THE_WAY] = { WM_INK_UNKNOWN, WM_SHAPE_DOTTED, WM_FRAME_DOTTED },
  [WM_SIGHT_MET] = { WM_INK_ACCENT, WM_SHAPE_CHECK, WM_FRAME_THIN },
  [WM_SIGHT_ONE_SHORT] = { WM_INK_GOOD, WM_SHAPE_TRIANGLE, WM_FRAME_DASHED },
  [WM_SIGHT_SHORT] = { WM_INK_SHORT, WM_SHAPE_TRIANGLE_DOWN, WM_FRAME_THICK },
  [WM_SIGHT_NOT_ASSESSED] = { WM_INK_UNKNOWN, WM_SHAPE_DOTTED, WM_FRAME_DOTTED },
  [WM_SIGHT_BOTH] = { WM_INK_ACCENT, WM_SHAPE_DISC, WM_FRAME_THICK },
  [WM_SIGHT_LEFT] = { WM_INK_GOOD, WM_SHAPE_SQUARE, WM_FRAME_THIN },
  [WM_SIGHT_RIGHT] = { WM_INK_SHORT, WM_SHAPE_DIAMOND, WM_FRAME_DASHED },
  [WM_SIGHT_PLENTY] = { WM_INK_ACCENT, WM_SHAPE_CHECK, WM_FRAME_THIN },
  [WM_SIGHT_THIN] = { WM_INK_SHORT, WM_SHAPE_TRIANGLE_DOWN, WM_FRAME_DASHED },
  [WM_SIGHT_EMPTY] = { WM_INK_UNKNOWN, WM_SHAPE_CROSS, WM_FRAME_DOTTED },
  [WM_SIGHT_COVERED] = { WM_INK_ACCENT, WM_SHAPE_CHECK, WM_FRAME_THIN },
  [WM_SIGHT_ONE_VOICE] = { WM_INK_GOOD, WM_SHAPE_TRIANGLE, WM_FRAME_DASHED },
  [WM_SIGHT_OPEN] = { WM_INK_SHORT, WM_SHAPE_TRIANGLE_DOWN, WM_FRAME_THICK },
  [WM_SIGHT_LATER] = { WM_INK_UNKNOWN, WM_SHAPE_DOTTED, WM_FRAME_DOTTED },
  [WM_SIGHT_SEVERAL_CAN] = { WM_INK_GOOD, WM_SHAPE_CHECK, WM_FRAME_THIN },
  [WM_SIGHT_ONE_CAN] = { WM_INK_ACCENT, WM_SHAPE_TRIANGLE_DOWN, WM_FRAME_DASHED },
  [WM_SIGHT_NOBODY_CAN] = { WM_INK_SHORT, WM_SHAPE_CROSS, WM_FRAME_THICK },
  [WM_SIGHT_NOBODY_ASSESSED] = { WM_INK_UNKNOWN, WM_SHAPE_DOTTED, WM_FRAME_DOTTED },
};

WmFrame
wm_sight_frame (WmSight sight)
{
  return looks[sight].frame;
}

void
wm_frame_apply (WmFrame frame, double scale, WmItem *box)
{
  box->line_width = frame == WM_FRAME_THICK ? 2.2 * scale : frame == WM_FRAME_THIN ? 1 : 1.3;
  if (frame == WM_FRAME_DASHED)
    {
      box->dash = wm_build_dashes;
      box->n_dash = G_N_ELEMENTS (wm_build_dashes);
    }
  else if (frame == WM_FRAME_DOTTED)
    {
      box->dash = wm_build_dots;
      box->n_dash = G_N_ELEMENTS (wm_build_dots);
    }
}

WmInk
wm_sight_ink (WmSight sight)
{
  return looks[sight].ink;
}

WmShape
wm_sight_shape (WmSight sight)
{
  return looks[sight].shape;
}

gboolean
wm_lens_parse (const char *name, WmLens *lens)
{
  for (guint i = 0; i < WM_N_LENSES; i++)
    if (g_strcmp0 (name, lens_names[i]) == 0)
      {
        *lens = (WmLens) i;
        return TRUE;
      }
  return FALSE;
}

const char *
wm_lens_get_name (WmLens lens)
{
  return lens_names[lens];
}

static WmRole *
role_at (WmMap *map, int role)
{
  return role >= 0 && (guint) role < map->roles->len ? wm_map_role (map, role) : NULL;
}

/* Calls for each requirement whose skill is there. */
#define EACH_REQUIREMENT(map, role, r)                                                            \
  for (guint r##_i = 0; (role)->requirements != NULL && r##_i < (role)->requirements->len;        \
       r##_i++)                                                                                   \
    for (const WmRequirement *r = &g_array_index ((role)->requirements, WmRequirement, r##_i);    \
         r != NULL && r->skill < (map)->skills->len; r = NULL)

static void
look_for_role (WmLensView *view, WmMap *map, guint index)
{
  static const WmSight sights[]
      = { WM_SIGHT_NICE, WM_SIGHT_NICE, WM_SIGHT_SHOULD, WM_SIGHT_MUST };
  g_autoptr (GArray) way = wm_map_on_the_way (map, index);

  for (guint i = 0; i < way->len; i++)
    view->sights[g_array_index (way, guint, i)] = WM_SIGHT_ON_THE_WAY;
  EACH_REQUIREMENT (map, wm_map_role (map, index), r)
    {
      view->sights[r->skill] = sights[r->importance];
      view->pips[r->skill] = r->level;
    }
}

static WmSight
sight_of_level (int level, int target)
{
  if (level < 0)
    return WM_SIGHT_NOT_ASSESSED;
  return level >= target       ? WM_SIGHT_MET
         : level == target - 1 ? WM_SIGHT_ONE_SHORT
                               : WM_SIGHT_SHORT;
}

static void
look_at_me (WmLensView *view, WmMap *map, WmRole *role, const int *levels)
{
  for (guint i = 0; i < map->skills->len; i++)
    view->pips[i] = levels[i];
  EACH_REQUIREMENT (map, role, r)
    view->sights[r->skill] = sight_of_level (levels[r->skill], r->level);
}

static void
compare (WmLensView *view, WmMap *map, WmRole *left, WmRole *right)
{
  EACH_REQUIREMENT (map, left, r)
    view->sights[r->skill] = WM_SIGHT_LEFT;
  EACH_REQUIREMENT (map, right, r)
    view->sights[r->skill]
        = view->sights[r->skill] == WM_SIGHT_NONE ? WM_SIGHT_RIGHT : WM_SIGHT_BOTH;
}

/* Readings of tier 1 are enough to begin with; deeper ones alone are not. */
static void
look_for_resources (WmLensView *view, WmMap *map)
{
  for (guint i = 0; i < map->skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);
      int first = 0;

      for (guint j = 0; j < skill->resources->len; j++)
        first += wm_map_resource (map, g_array_index (skill->resources, guint, j))->tier == 1;
      view->pips[i] = first;
      view->sights[i] = first > 0                    ? WM_SIGHT_PLENTY
                        : skill->resources->len > 0 ? WM_SIGHT_THIN
                                                    : WM_SIGHT_EMPTY;
    }
}

static void
look_for_questions (WmLensView *view, WmMap *map)
{
  for (guint i = 0; i < map->skills->len; i++)
    {
      guint n = wm_map_skill (map, i)->questions->len;

      view->pips[i] = (int) n;
      view->sights[i] = n >= ENOUGH_QUESTIONS ? WM_SIGHT_PLENTY
                        : n > 0               ? WM_SIGHT_THIN
                                              : WM_SIGHT_EMPTY;
    }
}

/* What the loop of a job covers, and by how many voices */
static void
look_at_loop (WmLensView *view, WmMap *map, const WmLoopCover *cover)
{
  static const WmSight sights[] = {
    [WM_COVER_NONE] = WM_SIGHT_NONE,      [WM_COVER_FULL] = WM_SIGHT_COVERED,
    [WM_COVER_THIN] = WM_SIGHT_ONE_VOICE, [WM_COVER_OPEN] = WM_SIGHT_OPEN,
    [WM_COVER_LATER] = WM_SIGHT_LATER,
  };

  for (guint i = 0; i < map->skills->len; i++)
    view->sights[i]
        = sights[wm_loop_cover_find (cover, wm_map_skill (map, i)->slug, &view->pips[i])];
}

/* Where nobody was assessed it is not known that nobody can. */
static WmSight
sight_of_coverage (const WmCoverage *it)
{
  if (wm_coverage_is_unknown (it))
    return WM_SIGHT_NOBODY_ASSESSED;
  return it->can > 1 ? WM_SIGHT_SEVERAL_CAN : it->can == 1 ? WM_SIGHT_ONE_CAN : WM_SIGHT_NOBODY_CAN;
}

static void
look_at_team (WmLensView *view, WmMap *map, const GArray *coverage)
{
  view->coverage = g_new0 (WmCoverage, map->skills->len + 1);
  for (guint i = 0; i < coverage->len; i++)
    {
      const WmCoverage *it = &g_array_index (coverage, WmCoverage, i);

      if (it->skill >= map->skills->len)
        continue;
      view->coverage[it->skill] = *it;
      view->sights[it->skill] = sight_of_coverage (it);
    }
}

static WmLens
possible_lens (WmMap *map, const WmSceneOptions *options)
{
  WmRole *role = role_at (map, options->role), *other = role_at (map, options->other_role);

  if ((options->lens == WM_LENS_ROLE && role == NULL)
      || (options->lens == WM_LENS_ME && (role == NULL || options->levels == NULL))
      || (options->lens == WM_LENS_LOOP && options->cover == NULL)
      || (options->lens == WM_LENS_COMPARE && (role == NULL || other == NULL || role == other))
      || (options->lens == WM_LENS_TEAM && (options->team == NULL || options->coverage == NULL)))
    return WM_LENS_NONE;
  return options->lens;
}

gboolean
wm_lens_has_edges (WmMap *map)
{
  for (guint i = 0; i < map->skills->len; i++)
    if (wm_map_skill (map, i)->needs->len > 0)
      return TRUE;
  return FALSE;
}

WmLensView *
wm_lens_look (WmMap *map, const WmSceneOptions *options)
{
  WmLensView *view = g_new0 (WmLensView, 1);
  guint n = map->skills->len;

  view->lens = possible_lens (map, options);
  view->sights = g_new0 (WmSight, n + 1);
  view->pips = g_new (int, n + 1);
  for (guint i = 0; i < n; i++)
    view->pips[i] = -1;
  if (view->lens == WM_LENS_ROLE)
    look_for_role (view, map, (guint) options->role);
  else if (view->lens == WM_LENS_ME)
    look_at_me (view, map, wm_map_role (map, options->role), options->levels);
  else if (view->lens == WM_LENS_COMPARE)
    compare (view, map, wm_map_role (map, options->role), wm_map_role (map, options->other_role));
  else if (view->lens == WM_LENS_RESOURCES)
    look_for_resources (view, map);
  else if (view->lens == WM_LENS_QUESTIONS)
    look_for_questions (view, map);
  else if (view->lens == WM_LENS_LOOP)
    look_at_loop (view, map, options->cover);
  else if (view->lens == WM_LENS_TEAM)
    look_at_team (view, map, options->coverage);
  for (guint i = 0; i < n; i++)
    view->counts[view->sights[i]]++;
  view->edges = wm_lens_has_edges (map);
  return view;
}

void
wm_lens_view_free (WmLensView *view)
{
  if (view == NULL)
    return;
  g_free (view->sights);
  g_free (view->pips);
  g_free (view->coverage);
  g_free (view);
}

static const char *
plain_name (WmLens lens, WmSight sight)
{
  static const char *const names[WM_N_SIGHTS] = {
    [WM_SIGHT_MUST] = N_ ("Must have"),
    [WM_SIGHT_SHOULD] = N_ ("Should have"),
    [WM_SIGHT_NICE] = N_ ("Nice to have"),
    [WM_SIGHT_ON_THE_WAY] = N_ ("Only on the way"),
    [WM_SIGHT_MET] = N_ ("Met"),
    [WM_SIGHT_ONE_SHORT] = N_ ("One level short"),
    [WM_SIGHT_SHORT] = N_ ("Two or more levels short"),
    [WM_SIGHT_NOT_ASSESSED] = N_ ("Not assessed"),
    [WM_SIGHT_BOTH] = N_ ("Both roles"),
    [WM_SIGHT_COVERED] = N_ ("Covered"),
    [WM_SIGHT_ONE_VOICE] = N_ ("Only one voice"),
    [WM_SIGHT_OPEN] = N_ ("In no interview"),
    [WM_SIGHT_LATER] = N_ ("Left to onboarding"),
    [WM_SIGHT_SEVERAL_CAN] = N_ ("Two or more can"),
    [WM_SIGHT_ONE_CAN] = N_ ("Only one can"),
    [WM_SIGHT_NOBODY_CAN] = N_ ("Nobody can"),
    [WM_SIGHT_NOBODY_ASSESSED] = N_ ("Nobody assessed"),
  };

  if (sight == WM_SIGHT_PLENTY)
    return lens == WM_LENS_RESOURCES ? _ ("Reading to begin with") : _ ("Three questions or more");
  if (sight == WM_SIGHT_THIN)
    return lens == WM_LENS_RESOURCES ? _ ("Only deeper reading") : _ ("One or two questions");
  if (sight == WM_SIGHT_EMPTY)
    return lens == WM_LENS_RESOURCES ? _ ("No reading") : _ ("No questions");
  return names[sight] != NULL ? _ (names[sight]) : "";
}

char *
wm_lens_sight_name (WmMap *map, const WmSceneOptions *options, const WmLensView *view,
                    WmSight sight)
{
  WmRole *role = role_at (map, sight == WM_SIGHT_LEFT ? options->role : options->other_role);

  if ((sight == WM_SIGHT_LEFT || sight == WM_SIGHT_RIGHT) && role != NULL)
    /* Translators: of two roles only that one asks for a skill. */
    return g_strdup_printf (_ ("Only %s"), role->name);
  return g_strdup (plain_name (view->lens, sight));
}

char *
wm_lens_sight_words (WmMap *map, const WmSceneOptions *options, const WmLensView *view,
                     guint skill)
{
  g_autofree char *name = wm_lens_sight_name (map, options, view, view->sights[skill]);
  g_autofree char *count = NULL;

  if (view->coverage != NULL && view->sights[skill] != WM_SIGHT_NONE)
    return wm_words_coverage_told (options->team, &view->coverage[skill]);
  /* Levels are told with the skill, so are those that there are not. */
  if (view->sights[skill] == WM_SIGHT_NOT_ASSESSED)
    return g_strdup ("");
  if (view->pips[skill] > 0 && *name != '\0'
      && (view->lens == WM_LENS_RESOURCES || view->lens == WM_LENS_QUESTIONS
          || view->lens == WM_LENS_LOOP))
    {
      count = wm_lens_pips_name (view);
      /* Translators: what a lens says of a skill; what is counted, and how many: "Reading to
       * begin with. Resources of tier 1: 2." */
      return g_strdup_printf (_ ("%1$s. %2$s: %3$d."), name, count, view->pips[skill]);
    }
  /* Translators: what a lens on the map says of a skill: "Must have". */
  return *name != '\0' ? g_strdup_printf (_ ("%s."), name) : g_strdup ("");
}

char *
wm_lens_pips_name (const WmLensView *view)
{
  switch (view->lens)
    {
    case WM_LENS_ROLE:
      return g_strdup (_ ("Target level"));
    case WM_LENS_NONE:
    case WM_LENS_ME:
      return g_strdup (_ ("My level"));
    case WM_LENS_RESOURCES:
      return g_strdup (_ ("Resources of tier 1"));
    case WM_LENS_QUESTIONS:
      return g_strdup (_ ("Questions"));
    case WM_LENS_LOOP:
      return g_strdup (_ ("Voices"));
    default:
      return NULL;
    }
}

char *
wm_lens_title (WmMap *map, const WmSceneOptions *options, const WmLensView *view)
{
  WmRole *role = role_at (map, options->role), *other = role_at (map, options->other_role);

  switch (view->lens)
    {
    case WM_LENS_ROLE:
      /* Translators: a lens on the map; the name of a role. */
      return g_strdup_printf (_ ("What %s requires."), role->name);
    case WM_LENS_ME:
      return g_strdup_printf (_ ("My levels against what %s requires."), role->name);
    case WM_LENS_COMPARE:
      return g_strdup_printf (_ ("%1$s compared with %2$s."), role->name, other->name);
    case WM_LENS_RESOURCES:
      return g_strdup (_ ("Where there is something to read."));
    case WM_LENS_QUESTIONS:
      return g_strdup (_ ("Where there are interview questions."));
    case WM_LENS_LOOP:
      /* Translators: a lens on the map; the name of a job. */
      return g_strdup_printf (_ ("What the interviews for “%s” cover."),
                              wm_loop_cover_get_name (options->cover));
    case WM_LENS_TEAM:
      if (role != NULL)
        /* Translators: a lens on the map: how many of the team; the name of a role. */
        return g_strdup_printf (_ ("How many of the team can what %s requires."), role->name);
      return g_strdup (_ ("How many of the team can what its roles require."));
    case WM_LENS_NONE:
    default:
      return g_strdup ("");
    }
}

char *
wm_lens_words (WmMap *map, const WmSceneOptions *options, const WmLensView *view)
{
  g_autofree char *text = NULL;

  if (view->lens == WM_LENS_NONE)
    return g_strdup ("");
  text = wm_lens_title (map, options, view);
  for (WmSight sight = WM_SIGHT_NONE + 1; sight < WM_N_SIGHTS; sight++)
    if (view->counts[sight] > 0)
      {
        g_autofree char *name = wm_lens_sight_name (map, options, view, sight);
        /* Translators: what is counted, and how many skills it is. */
        g_autofree char *count = g_strdup_printf (_ ("%1$s: %2$u."), name, view->counts[sight]);
        char *longer = wm_words_join (text, count);

        g_free (text);
        text = longer;
      }
  return g_steal_pointer (&text);
}
