/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of ratings when a pack comes anew. They hang on a skill's id: a
 * new name changes nothing. A skill that has another id now names its former
 * ones ("formerIds"): one successor, and the ratings move to it (a rename, or a
 * merge when it names several); two successors, or none, and a person decides.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-skill-merge.h"
#include "store/wm-sql.h"
#include "wm-pack-store.h"

static gboolean
was_called (JsonObject *skill, const char *slug)
{
  JsonNode *node = json_object_get_member (skill, "formerIds");
  JsonArray *former = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node)
                                                                   : NULL;

  for (guint i = 0; former != NULL && i < json_array_get_length (former); i++)
    {
      JsonNode *id = json_array_get_element (former, i);

      if (wm_json_tree_is_text (id) && g_str_equal (json_node_get_string (id), slug))
        return TRUE;
    }
  return FALSE;
}

/* How many skills of the file were called so, and the first of them */
static guint
find_successors (WmPackStore *self, const char *slug, const char **successor)
{
  JsonArray *skills = wm_json_tree_array (self->root, "skills");
  guint n = 0;

  for (guint i = 0; skills != NULL && i < json_array_get_length (skills); i++)
    {
      JsonObject *skill = json_array_get_object_element (skills, i);

      if (!was_called (skill, slug))
        continue;
      if (n++ == 0)
        *successor = wm_json_tree_text (skill, "id");
    }
  return n;
}

static int
count_ratings (WmPackStore *self, gint64 skill)
{
  return (int) wm_sql_int (self->store, 0,
                           "SELECT count(*) FROM skill_rating WHERE skill_id = ?", "i", skill);
}

static gboolean
move_to (WmPackStore *self, gint64 id, const char *slug, const char *successor, GError **error)
{
  int ratings = count_ratings (self, id);
  g_autofree char *note = NULL;

  /* The ties of the old skill are the old pack's; what comes has its own. */
  if (!wm_sql_run (self->store, error,
                   "DELETE FROM skill_association WHERE origin_id = ?1 OR destination_id = ?1",
                   "i", id)
      || !wm_skill_merge (self->store, slug, successor, error))
    return FALSE;
  /* Translators: %s is the id of the skill that takes an old one's place. */
  note = g_strdup_printf (_ ("now %s; what was known of people moves there"), successor);
  wm_import_report_add (self->report, "skill", slug, "changed", note);
  self->report->ratings_moved += ratings;
  return TRUE;
}

WmPackFate
wm_pack_migrate_skill (WmPackStore *self, gint64 id, const char *slug, GError **error)
{
  const char *successor = NULL;
  guint n = find_successors (self, slug, &successor);
  int ratings = count_ratings (self, id);

  if (n == 1)
    return move_to (self, id, slug, successor, error) ? WM_PACK_MOVED : WM_PACK_FAILED;
  if (ratings == 0)
    return WM_PACK_GOES;
  self->report->ratings_open += ratings;
  wm_import_report_add (
    self->report, "skill", slug, "skipped",
    n > 1 ? _ ("split in the pack; kept with its ratings, since only a person can say where they "
               "belong")
          : _ ("no longer in the pack; kept, since somebody was rated in it"));
  return WM_PACK_KEPT;
}
