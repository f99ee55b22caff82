/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the lists of roles and of questions tell, row by row.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-catalog-kinds.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-place-strip.h"

/* ---- roles --------------------------------------------------------------------- */

static guint
count_roles (WmMap *map)
{
  return map->roles->len;
}

static const char *
role_slug (WmMap *map, guint i)
{
  return wm_map_role (map, i)->slug;
}

static const char *
role_name (WmMap *map, guint i)
{
  return wm_map_role (map, i)->name;
}

static char *
role_detail (WmMap *map, guint i)
{
  return g_strdup (wm_map_role (map, i)->description);
}

static const char *
role_keywords (WmMap *map, guint i)
{
  return wm_map_role (map, i)->keywords;
}

static char *
role_more (WmMap *map, guint i)
{
  const WmRole *role = wm_map_role (map, i);
  guint n = role->requirements->len;

  return g_strdup_printf (ngettext ("%u requirement", "%u requirements", n), n);
}

static GtkWidget *
role_end (WmMap *map, guint i)
{
  const WmRole *role = wm_map_role (map, i);
  GtkWidget *strip = wm_place_strip_new ();

  wm_place_strip_set_range (WM_PLACE_STRIP (strip), map, role->from, role->to);
  return strip;
}

static char *
tell_roles (guint n)
{
  return g_strdup_printf (ngettext ("%u role", "%u roles", n), n);
}

/* ---- questions ----------------------------------------------------------------- */

static guint
count_questions (WmMap *map)
{
  return map->questions->len;
}

static const char *
question_slug (WmMap *map, guint i)
{
  return wm_map_question (map, i)->slug;
}

static const char *
question_name (WmMap *map, guint i)
{
  return wm_map_question (map, i)->text;
}

static char *
question_detail (WmMap *map, guint i)
{
  const WmQuestion *question = wm_map_question (map, i);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint k = 0; k < question->skills->len; k++)
    g_string_append_printf (names, "%s%s", k > 0 ? C_ ("list", ", ") : "",
                            wm_map_skill (map, g_array_index (question->skills, guint, k))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
question_more (WmMap *map, guint i)
{
  const WmQuestion *question = wm_map_question (map, i);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (*question->kind != '\0')
    g_strv_builder_add (parts, wm_question_kind_name (question->kind));
  if (question->level >= 0)
    {
      g_autofree char *level = g_strdup_printf (_("Level %d"), question->level);

      g_strv_builder_add (parts, level);
    }
  if (question->minutes > 0)
    {
      g_autofree char *minutes = g_strdup_printf (_("%d min"), question->minutes);

      g_strv_builder_add (parts, minutes);
    }
  texts = g_strv_builder_end (parts);
  return g_strjoinv (" · ", texts);
}

static char *
tell_questions (guint n)
{
  return g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
}

static const char *
question_keywords (WmMap *map, guint i)
{
  return NULL;
}

/* By the first of its skills */
static int
question_category (WmMap *map, guint i)
{
  const WmQuestion *question = wm_map_question (map, i);

  return question->skills->len > 0
           ? wm_map_skill (map, g_array_index (question->skills, guint, 0))->category
           : -1;
}

/* A question passes a filter for skills with any of its own; one without skills only where there
 * is no filter. */
static gboolean
question_passes (WmMap *map, guint i, const gboolean *skills, const char *kind)
{
  const WmQuestion *question = wm_map_question (map, i);
  gboolean any = skills == NULL;

  for (guint k = 0; k < question->skills->len && !any; k++)
    any = skills[g_array_index (question->skills, guint, k)];
  return any && (kind == NULL || g_str_equal (question->kind, kind));
}

const WmCatalogKind wm_catalog_roles = {
  N_ ("Roles"), N_ ("Filter roles"), N_ ("_New Role…"), "win.new-role", N_ ("No Role Matches"),
  N_ ("No Roles Yet"), count_roles, role_slug, role_name, role_detail, role_more, role_keywords,
  tell_roles, role_end, NULL, NULL
};
const WmCatalogKind wm_catalog_questions = {
  N_ ("Other Questions"), N_ ("Filter questions"), N_ ("_New Question…"), "win.new-question",
  N_ ("No Question Matches"), N_ ("No Questions Yet"), count_questions, question_slug,
  question_name, question_detail, question_more, question_keywords, tell_questions, NULL,
  question_category, question_passes
};
