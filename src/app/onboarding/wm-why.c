/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why an activity is in a plan: the requirement, and the card or the rating and
 * the sentence that caused it.
 */
#include "config.h"

#include "app/onboarding/wm-why.h"

#include <glib/gi18n-lib.h>

#include "draw/wm-scene-words.h"
#include "people/wm-people.h"

GHashTable *
wm_why_names_new (WmStore *store)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) people = wm_people_list (store, NULL);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (people, i);

      g_hash_table_insert (names, g_strdup (person->slug), g_strdup (person->name));
    }
  return names;
}

const char *
wm_why_finding_words (const char *finding)
{
  return g_str_equal (finding, "met")           ? _ ("met")
         : g_str_equal (finding, "short")       ? _ ("short")
         : g_str_equal (finding, "unproven")    ? _ ("tried without a signal")
         : g_str_equal (finding, "never_tried") ? _ ("never tried")
                                                : "";
}

static const char *
kind_words (const char *kind)
{
  return g_str_equal (kind, "scorecard")   ? _ ("Scorecard")
         : g_str_equal (kind, "interview") ? _ ("Interview")
         : g_str_equal (kind, "manager")   ? _ ("Manager")
         : g_str_equal (kind, "check_in")  ? _ ("Check-in")
         : g_str_equal (kind, "self")      ? _ ("Self-assessment")
         : g_str_equal (kind, "peer")      ? _ ("Colleague")
                                           : kind;
}

static void
append (GString *out, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append (out, out->len > 0 && out->str[out->len - 1] != '\n' ? " · " : "");
  g_string_append (out, text);
}

/* Who found it, and when */
static void
append_source (GString *out, GHashTable *names, const WmWhy *why)
{
  g_autofree char *date = *why->date != '\0' ? wm_words_date (why->date, TRUE) : g_strdup ("");
  const char *name = g_hash_table_lookup (names, why->assessor);

  if (*why->source_kind == '\0' && *why->sentence == '\0')
    return;
  g_string_append_c (out, '\n');
  append (out, kind_words (why->source_kind));
  append (out, name != NULL ? name : why->assessor);
  append (out, date);
  if (*why->sentence != '\0')
    g_string_append_printf (out, "\n“%s”", why->sentence);
}

/* The requirement is told once for all that was found of it. */
static void
append_requirement (GString *out, WmMap *map, const WmWhy *why)
{
  int skill = wm_map_find_skill (map, why->skill);
  const char *name = skill >= 0 ? wm_map_skill (map, (guint) skill)->name : why->skill;

  if (why->target < 0)
    return;
  g_string_append (out, out->len > 0 ? "\n" : "");
  /* Translators: a skill, a level, and what was found: "met", "short". */
  g_string_append_printf (out, _ ("%1$s, level %2$d asked: %3$s"), name, why->target,
                          wm_why_finding_words (why->finding));
}

char *
wm_why_describe (WmMap *map, GHashTable *names, const WmActivity *activity)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *skill = "";

  for (guint i = 0; i < activity->whys->len; i++)
    {
      const WmWhy *why = g_ptr_array_index (activity->whys, i);

      if (!g_str_equal (why->skill, skill))
        append_requirement (out, map, why);
      append_source (out, names, why);
      skill = why->skill;
    }
  if (g_str_has_prefix (activity->origin, "template:"))
    g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "",
                            _ ("The plan's template asks for it."));
  else if (out->len == 0)
    g_string_append (out, g_str_has_prefix (activity->origin, "check-in:")
                              ? _ ("It was agreed at a check-in.")
                              : _ ("It was added by hand."));
  return g_string_free (g_steal_pointer (&out), FALSE);
}
