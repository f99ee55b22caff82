/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the skills of a loaded map lie: together. What ties them is collected in the
 * order in which it is read, and dealt out to them when all of it is there.
 */
#include "map/wm-map-private.h"

/* Pieces as large as this are mapped, so that none of them stays when the map goes. */
#define PIECE (256 * 1024)

/* The arrays of a skill. Those of WmTieKind come first, with its values. */
enum
{
  REQUIRED_BY = WM_TIE_QUESTIONS + 1,
  LEVELS,
  N_ARRAYS,
};

/* An entry of an array of a skill. */
typedef struct
{
  guint skill, level; /* @level: of the text, for LEVELS */
  union
  {
    guint index;
    WmRequirement requirement;
    char *text;
  };
} Tie;

struct _WmSkillPack
{
  GStringChunk *texts;
  GArray *skills;         /* WmSkill */
  GArray *ties[N_ARRAYS]; /* Tie; gone when they are dealt out */
  GArray *views;          /* GArray or GPtrArray: what is public of them */
  gpointer data[N_ARRAYS];
};

/* Both kinds of array have their data, then their length. */
G_STATIC_ASSERT (sizeof (GArray) == sizeof (GPtrArray));
G_STATIC_ASSERT (G_STRUCT_OFFSET (GArray, len) == G_STRUCT_OFFSET (GPtrArray, len));

/* ---- making ------------------------------------------------------------------- */

WmSkillPack *
wm_skill_pack_new (void)
{
  WmSkillPack *pack = g_new0 (WmSkillPack, 1);

  pack->texts = g_string_chunk_new (PIECE);
  pack->skills = g_array_new (FALSE, TRUE, sizeof (WmSkill));
  for (guint i = 0; i < N_ARRAYS; i++)
    pack->ties[i] = g_array_new (FALSE, FALSE, sizeof (Tie));
  return pack;
}

void
wm_skill_pack_free (WmSkillPack *pack)
{
  if (pack == NULL)
    return;
  g_string_chunk_free (pack->texts);
  g_array_unref (pack->skills);
  for (guint i = 0; i < N_ARRAYS; i++)
    {
      g_clear_pointer (&pack->ties[i], g_array_unref);
      g_free (pack->data[i]);
    }
  g_clear_pointer (&pack->views, g_array_unref);
  g_free (pack);
}

char *
wm_skill_pack_text (WmSkillPack *pack, const char *text)
{
  static char empty[] = "";

  return *text != '\0' ? g_string_chunk_insert (pack->texts, text) : empty;
}

WmSkill *
wm_skill_pack_add (WmSkillPack *pack)
{
  g_array_set_size (pack->skills, pack->skills->len + 1);
  return &g_array_index (pack->skills, WmSkill, pack->skills->len - 1);
}

void
wm_skill_pack_order (WmSkillPack *pack, WmMap *map, GCompareFunc compare)
{
  g_array_sort (pack->skills, compare);
  for (guint i = 0; i < pack->skills->len; i++)
    g_ptr_array_add (map->skills, &g_array_index (pack->skills, WmSkill, i));
}

void
wm_skill_pack_tie (WmSkillPack *pack, guint skill, WmTieKind kind, guint index)
{
  Tie tie = { .skill = skill, .index = index };

  g_array_append_val (pack->ties[kind], tie);
}

void
wm_skill_pack_require (WmSkillPack *pack, const WmRequirement *requirement)
{
  Tie tie = { .skill = requirement->skill, .requirement = *requirement };

  g_array_append_val (pack->ties[REQUIRED_BY], tie);
}

void
wm_skill_pack_tell_level (WmSkillPack *pack, guint skill, guint level, char *text)
{
  Tie tie = { .skill = skill, .level = level, .text = *text != '\0' ? text : NULL };

  g_array_append_val (pack->ties[LEVELS], tie);
}

/* ---- dealing out ---------------------------------------------------------------- */

static gsize
size_of_entry (guint array)
{
  return array == LEVELS        ? sizeof (char *)
         : array == REQUIRED_BY ? sizeof (WmRequirement)
                                : sizeof (guint);
}

/* How many entries each skill has. */
static guint *
count_entries (const WmSkillPack *pack, guint array)
{
  guint *n = g_new0 (guint, pack->skills->len + 1);

  for (guint i = 0; i < pack->ties[array]->len; i++)
    {
      const Tie *tie = &g_array_index (pack->ties[array], Tie, i);

      n[tie->skill] = array == LEVELS ? MAX (n[tie->skill], tie->level + 1) : n[tie->skill] + 1;
    }
  return n;
}

/* Of a level that is told twice the second time counts. */
static void
put (GArray *view, guint array, const Tie *tie)
{
  if (array == LEVELS)
    ((char **) (gpointer) view->data)[tie->level] = tie->text;
  else if (array == REQUIRED_BY)
    g_array_index (view, WmRequirement, view->len++) = tie->requirement;
  else
    g_array_index (view, guint, view->len++) = tie->index;
}

static void
give (WmSkill *skill, guint array, GArray *view)
{
  switch (array)
    {
    case WM_TIE_NEEDS:
      skill->needs = view;
      break;
    case WM_TIE_UNLOCKS:
      skill->unlocks = view;
      break;
    case WM_TIE_RESOURCES:
      skill->resources = view;
      break;
    case WM_TIE_QUESTIONS:
      skill->questions = view;
      break;
    case REQUIRED_BY:
      skill->required_by = view;
      break;
    default:
      skill->levels = (GPtrArray *) view;
      break;
    }
}

/* Those with nothing in them are all one. */
static void
deal_out (WmSkillPack *pack, guint array)
{
  static GArray nothing;
  g_autofree guint *n = count_entries (pack, array);
  g_autofree GArray **of = g_new (GArray *, pack->skills->len + 1);
  gsize size = size_of_entry (array), all = 0;
  char *data;

  for (guint i = 0; i < pack->skills->len; i++)
    all += n[i];
  data = pack->data[array] = g_malloc0 (MAX (all, 1) * size);
  for (guint i = 0; i < pack->skills->len; i++)
    {
      GArray view = { data, array == LEVELS ? n[i] : 0 };

      data += n[i] * size;
      if (n[i] > 0)
        g_array_append_val (pack->views, view);
      of[i] = n[i] > 0 ? &g_array_index (pack->views, GArray, pack->views->len - 1) : &nothing;
      give (&g_array_index (pack->skills, WmSkill, i), array, of[i]);
    }
  for (guint i = 0; i < pack->ties[array]->len; i++)
    put (of[g_array_index (pack->ties[array], Tie, i).skill], array,
         &g_array_index (pack->ties[array], Tie, i));
  g_clear_pointer (&pack->ties[array], g_array_unref);
}

void
wm_skill_pack_close (WmSkillPack *pack)
{
  guint most = 0;

  /* Each has entries: no more views than ties. */
  for (guint i = 0; i < N_ARRAYS; i++)
    most += MIN (pack->ties[i]->len, pack->skills->len);
  pack->views = g_array_sized_new (FALSE, FALSE, sizeof (GArray), most + 1);
  for (guint i = 0; i < N_ARRAYS; i++)
    deal_out (pack, i);
}
