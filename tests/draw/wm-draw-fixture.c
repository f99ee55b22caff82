/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small map and a plan of a garden.
 */
#include "wm-draw-fixture.h"

#include <string.h>

#include "map/wm-map-private.h"

const char *const wm_draw_scene_names[WM_N_DRAW_SCENES]
    = { "spectrum", "map", "profile", "timeline", "plan-page" };

static const int levels[] = { 4, 2, 0, -1, 3, 1, -1, 2, -1 };

static const struct
{
  const char *slug, *name;
  int category, spectrum;
  int needs[3]; /* index + 1 */
} skills[] = {
  { "soil", "Knowing the soil", 0, 100, { 0 } },
  { "seeds", "Seeds", 0, 300, { 1 } },
  { "compost", "Compost and what may never go into it", 0, 200, { 1 } },
  { "watering", "Watering", 1, 500, { 0 } },
  { "pruning", "Pruning fruit trees", 1, 450, { 2 } },
  { "greenhouse", "Greenhouse climate", 1, 600, { 2, 4 } },
  { "market", "Selling at the market", 2, 900, { 6 } },
  { "prices", "价格与市场", 2, 850, { 7 } },
  { "tools", "Care of tools", -1, -1, { 0 } },
};

static const struct
{
  const char *slug, *name, *focus, *stage, *side;
  int from, to, position;
  int asks[4]; /* index + 1 */
} roles[] = {
  { "gardener", "Gardener", "Makes things grow, whatever the weather says.", "0-to-1", "left", 50,
    550, 250, { 1, 2, 3, 4 } },
  { "seller", "Market seller", "Finds people who want to eat it.", "1-to-N", "right", 520, 1000,
    800, { 7, 8, 6 } },
  { "owner", "Owner", "Decides.", "", "both", -1, -1, 560, { 9 } },
};

static char *
with (const char *text, const char *odd)
{
  return odd != NULL ? g_strconcat (odd, text, odd, NULL) : g_strdup (text);
}

static void
set (char **field, const char *text, const char *odd)
{
  g_free (*field);
  *field = with (text, odd);
}

static WmSkill *
skill_new (const char *slug, char *name, int category, int spectrum)
{
  WmSkill *skill = g_new0 (WmSkill, 1);

  skill->slug = g_strdup (slug);
  skill->name = name;
  skill->description = g_strdup ("");
  skill->category = category;
  skill->spectrum = spectrum;
  skill->levels = g_ptr_array_new_with_free_func (g_free);
  skill->needs = g_array_new (FALSE, FALSE, sizeof (guint));
  skill->unlocks = g_array_new (FALSE, FALSE, sizeof (guint));
  skill->required_by = g_array_new (FALSE, FALSE, sizeof (WmRequirement));
  skill->resources = g_array_new (FALSE, FALSE, sizeof (guint));
  skill->questions = g_array_new (FALSE, FALSE, sizeof (guint));
  return skill;
}

static void
needs (WmMap *map, guint skill, guint need)
{
  g_array_append_val (wm_map_skill (map, skill)->needs, need);
  g_array_append_val (wm_map_skill (map, need)->unlocks, skill);
}

static void
add_role (WmMap *map, guint i, const char *odd)
{
  WmRole *role = g_new0 (WmRole, 1);

  role->slug = g_strdup (roles[i].slug);
  role->name = with (roles[i].name, odd);
  role->description = g_strdup ("");
  role->focus = with (roles[i].focus, odd);
  role->stage = g_strdup (roles[i].stage);
  role->side = g_strdup (roles[i].side);
  role->from = roles[i].from;
  role->to = roles[i].to;
  role->position = roles[i].position;
  role->requirements = g_array_new (FALSE, FALSE, sizeof (WmRequirement));
  for (guint j = 0; j < G_N_ELEMENTS (roles[i].asks) && roles[i].asks[j] > 0; j++)
    {
      WmRequirement asked = { i, (guint) roles[i].asks[j] - 1, (int) j % 4 + 1,
                              j == 0 ? WM_IMPORTANCE_MUST : WM_IMPORTANCE_NICE };

      g_array_append_val (role->requirements, asked);
      g_array_append_val (wm_map_skill (map, asked.skill)->required_by, asked);
    }
  g_ptr_array_add (map->roles, role);
}

static void
add_resource (WmMap *map, const char *odd)
{
  WmResource *resource = g_new0 (WmResource, 1);

  resource->slug = g_strdup ("book");
  resource->name = with ("The book of gardens", odd);
  resource->url = g_strdup ("https://example.org/it's(a)book?x=1&y=2");
  resource->kind = g_strdup ("book");
  resource->language = g_strdup ("en");
  resource->section = g_strdup ("");
  resource->subsection = g_strdup ("");
  resource->note = g_strdup ("");
  resource->skills = g_array_new (FALSE, FALSE, sizeof (guint));
  g_ptr_array_add (map->resources, resource);
  g_hash_table_insert (map->resource_index, resource->slug, GUINT_TO_POINTER (1));
}

WmMap *
wm_draw_map_new (const char *odd)
{
  static const char *const categories[] = { "Ground", "Growing", "Selling" };
  static const char *const names[] = { "None", "Helps", "Does", "Leads", "Invents" };
  WmMap *map = wm_map_new ("en");

  set (&map->left_label, "Earth", odd);
  set (&map->right_label, "Table", odd);
  set (&map->boundary_label, "Fence", odd);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (map->level_names, with (names[i], odd));
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      WmCategory *category = g_new0 (WmCategory, 1);

      category->slug = g_strdup (categories[i]);
      category->name = with (categories[i], odd);
      g_ptr_array_add (map->categories, category);
    }
  for (guint i = 0; i < G_N_ELEMENTS (skills); i++)
    {
      WmSkill *skill = skill_new (skills[i].slug, with (skills[i].name, odd), skills[i].category,
                                  skills[i].spectrum);

      g_ptr_array_add (map->skills, skill);
      g_hash_table_insert (map->skill_index, skill->slug, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (skills); i++)
    for (guint j = 0; j < 3 && skills[i].needs[j] > 0; j++)
      needs (map, i, (guint) skills[i].needs[j] - 1);
  wm_map_compute_depths (map);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    add_role (map, i, odd);
  add_resource (map, odd);
  return map;
}

WmMap *
wm_draw_plain_map_new (guint n, gboolean chain)
{
  WmMap *map = wm_map_new ("en");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *slug = g_strdup_printf ("skill-%u", i);

      g_ptr_array_add (map->skills, skill_new (slug, g_strdup (slug), -1, (int) (i * 37 % 1001)));
    }
  for (guint i = 1; chain && i < n; i++)
    needs (map, i, i - 1);
  return map;
}

const int *
wm_draw_levels (void)
{
  G_STATIC_ASSERT (G_N_ELEMENTS (levels) == G_N_ELEMENTS (skills));
  return levels;
}

static const struct
{
  const char *name;
  gboolean counted;
  int levels[4];
  int learns; /* a skill, or -1 */
} people[] = {
  { "Ana", TRUE, { 4, 3, 0, -1 }, -1 },
  { "Ben", TRUE, { 3, 2, 1, -1 }, 2 },
  { "Cora", FALSE, { -1, -1, -1, 4 }, -1 },
};

WmTeam *
wm_draw_team_new (const char *odd)
{
  WmTeam *team = wm_team_new (G_N_ELEMENTS (skills));

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      WmTeamMember *member = g_new0 (WmTeamMember, 1);

      member->slug = g_ascii_strdown (people[i].name, -1);
      member->name = with (people[i].name, odd);
      member->kind = g_strdup (people[i].counted ? "member" : "candidate");
      member->target_role = g_strdup ("");
      member->counted = people[i].counted;
      member->levels = g_new (int, team->n_skills + 1);
      for (guint skill = 0; skill < team->n_skills; skill++)
        member->levels[skill] = skill < 4 ? people[i].levels[skill] : -1;
      member->strength = g_new0 (guint8, team->n_skills + 1);
      member->learning = g_new0 (guint8, team->n_skills + 1);
      if (people[i].learns >= 0)
        member->learning[people[i].learns] = 1;
      g_ptr_array_add (team->members, member);
    }
  return team;
}

static void
add_activity (GPtrArray *list, gint64 id, const char *name, const char *owner, const char *status,
              const char *start, const char *due, const char *odd)
{
  WmActivity *activity = wm_activity_new ();

  activity->id = id;
  g_free (activity->slug);
  activity->slug = g_strdup_printf ("activity-%d", (int) id);
  g_free (activity->name);
  activity->name = with (name, odd);
  wm_plan_set_text (&activity->status, status);
  g_free (activity->owner);
  activity->owner = with (owner, *owner == 'A' ? odd : NULL);
  wm_plan_set_text (&activity->start_date, start);
  wm_plan_set_text (&activity->due_date, due);
  if (id == 1)
    g_ptr_array_add (activity->resources, g_strdup ("book"));
  g_ptr_array_add (list, activity);
}

static WmMilestone *
add_milestone (WmPlan *plan, const char *name, const char *start, const char *end,
               const char *odd)
{
  WmMilestone *milestone = wm_milestone_new ();

  milestone->id = plan->milestones->len + 1;
  g_free (milestone->slug);
  milestone->slug = g_strdup_printf ("milestone-%u", plan->milestones->len + 1);
  g_free (milestone->name);
  milestone->name = with (name, odd);
  wm_plan_set_text (&milestone->start_date, start);
  wm_plan_set_text (&milestone->end_date, end);
  g_ptr_array_add (milestone->goals, with ("The garden knows her.", odd));
  g_ptr_array_add (plan->milestones, milestone);
  return milestone;
}

WmPlan *
wm_draw_plan_new (const char *odd)
{
  WmPlan *plan = wm_plan_new ();
  WmMilestone *milestone;

  wm_plan_set_text (&plan->slug, "plan-1");
  g_free (plan->name);
  plan->name = with ("First month in the garden", odd);
  wm_plan_set_text (&plan->person, "person-1");
  g_free (plan->person_name);
  plan->person_name = with ("Ana", odd);
  wm_plan_set_text (&plan->role, "gardener");
  g_free (plan->role_name);
  plan->role_name = with ("Gardener", odd);
  wm_plan_set_text (&plan->start_date, "2026-11-02");
  milestone = add_milestone (plan, "Week 1", "2026-11-02", "2026-11-06", odd);
  add_activity (milestone->activities, 1, "Read the book", "new_hire", "COMPLETED", "",
                "2026-11-03", odd);
  add_activity (milestone->activities, 2, "Meet the cat", "buddy", "CANCELLED", "", "2026-11-04",
                odd);
  milestone = add_milestone (plan, "Month 1", "2026-11-02", "2026-12-01", odd);
  add_activity (milestone->activities, 3, "Dig the long bed beside the wall, all of it", "Ana",
                "NEEDS-ACTION", "2026-11-09", "2026-11-13", odd);
  add_activity (milestone->activities, 4, "Plant the bulbs", "manager", "IN-PROCESS", "",
                "2026-12-01", odd);
  add_activity (plan->loose, 5, "No date, nobody", "", "", "", "", odd);
  return plan;
}

WmScene *
wm_draw_scene_new (WmDrawScene which, WmMap *map, WmPlan *plan, const WmSceneOptions *options)
{
  switch (which)
    {
    case WM_DRAW_SPECTRUM:
      return wm_scene_spectrum (map, options);
    case WM_DRAW_MAP:
      return wm_scene_map (map, options);
    case WM_DRAW_PROFILE:
      return wm_scene_profile (map, 0, options);
    case WM_DRAW_TIMELINE:
      return wm_scene_timeline (map, plan, options);
    case WM_DRAW_PLAN_PAGE:
    case WM_N_DRAW_SCENES:
    default:
      return wm_scene_plan_page (map, plan, options);
    }
}

WmLoopCover *
wm_draw_cover_new (void)
{
  static const struct
  {
    const char *slug;
    WmImportance importance;
    gboolean focus, later;
    guint interviews;
  } rows[] = {
    { "soil", WM_IMPORTANCE_MUST, TRUE, FALSE, 2 },
    { "seeds", WM_IMPORTANCE_MUST, TRUE, FALSE, 1 },
    { "compost", WM_IMPORTANCE_MUST, FALSE, FALSE, 0 },
    { "watering", WM_IMPORTANCE_MUST, FALSE, TRUE, 0 },
    { "pruning", WM_IMPORTANCE_SHOULD, FALSE, FALSE, 1 },
    { "market", WM_IMPORTANCE_NICE, FALSE, FALSE, 0 },
  };
  g_autoptr (WmLoop) loop = wm_loop_new ();
  WmLoopStage *stage = wm_loop_add_stage (loop, "Trial", 60);

  wm_loop_set_text (&loop->job_slug, "gardener");
  for (guint i = 0; i < 2; i++)
    wm_stage_add_interview (stage, "Trial", 30);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      WmLoopSkill *skill
          = wm_loop_add_skill (loop, rows[i].slug, rows[i].slug, 2, rows[i].importance);

      skill->focus = rows[i].focus;
      skill->check_later = rows[i].later;
      for (guint j = 0; j < rows[i].interviews; j++)
        wm_interview_add_skill (wm_stage_interview (stage, j), i);
    }
  return wm_loop_cover_new (loop, "Gardener for spring");
}

void
wm_draw_compare (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, "golden", name, NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    {
      g_file_set_contents (path, text, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (strcmp (golden, text) != 0)
    g_test_message ("%s differs; now it is:\n%s", name, text);
  g_assert_cmpstr (golden, ==, text);
}

WmSceneOptions
wm_draw_options_of (double width, double height)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.measure = wm_measure_fixed ();
  options.width = width;
  options.height = height;
  return options;
}
