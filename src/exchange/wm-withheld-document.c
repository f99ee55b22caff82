/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What interviewers wrote of the viewer leaves a document that she writes, with a mark in its
 * place. Where such a document is taken in, what stands there stays.
 */
#include "config.h"

#include <string.h>

#include "people/wm-withheld.h"
#include "wm-extra.h"
#include "wm-transfer.h"

#define MARK "withheld"
#define MARK_CARDS "scorecardsWithheld"

typedef void (*Each) (JsonObject *item, gpointer data);

static void
each_of (JsonObject *object, const char *list, Each func, gpointer data)
{
  JsonArray *items = wm_json_tree_array (object, list);

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        func (json_node_get_object (node), data);
    }
}

static const char *
person_of (JsonObject *root)
{
  JsonObject *person = wm_json_tree_object (root, "person");

  return person != NULL ? wm_json_tree_text (person, "id") : NULL;
}

/* ---- out ----------------------------------------------------------------------- */

typedef struct
{
  WmStore *store;
  const char *person; /* of the plan; NULL in a workspace */
} Withhold;

/* A mark stands only where no text does. */
static void
take_out (JsonObject *object, const char *key, gboolean withheld)
{
  if (*wm_extra_text (object, key) == '\0')
    return;
  if (wm_extra_flag (object, MARK))
    json_object_remove_member (object, MARK);
  if (!withheld)
    return;
  json_object_remove_member (object, key);
  json_object_set_boolean_member (object, MARK, TRUE);
}

static void
withhold_rating (JsonObject *rating, gpointer data)
{
  take_out (rating, "evidence", GPOINTER_TO_INT (data));
}

static void
withhold_assessment (JsonObject *assessment, gpointer data)
{
  const Withhold *it = data;
  const char *person = wm_json_tree_text (assessment, "person");
  gboolean withheld = wm_is_withheld (it->store, person != NULL ? person : it->person,
                                      wm_json_tree_text (assessment, "kind"));

  each_of (assessment, "ratings", withhold_rating, GINT_TO_POINTER (withheld));
}

static void
withhold_why (JsonObject *why, gpointer data)
{
  const Withhold *it = data;

  take_out (why, "sentence",
            wm_is_withheld (it->store, it->person, wm_json_tree_text (why, "sourceKind")));
}

static void
withhold_task (JsonObject *task, gpointer data)
{
  each_of (task, "why", withhold_why, data);
}

void
wm_transfer_withhold (WmStore *store, JsonObject *root)
{
  Withhold it = { store, person_of (root) };

  each_of (root, "assessments", withhold_assessment, &it);
  each_of (root, "tasks", withhold_task, &it);
  if (!wm_is_withheld (store, it.person, "scorecard")
      || wm_json_tree_array (root, "scorecards") == NULL)
    return;
  json_object_remove_member (root, "scorecards");
  json_object_set_boolean_member (root, MARK_CARDS, TRUE);
}

/* ---- in ------------------------------------------------------------------------ */

JsonObject *
wm_transfer_load_whole_plan (WmStore *store, const char *slug, WmPackCache *packs, GError **error)
{
  g_autofree char *viewer = g_strdup (wm_store_get_viewer (store));
  JsonObject *root;

  wm_store_set_viewer (store, NULL);
  root = wm_transfer_load_plan (store, slug, packs, error);
  wm_store_set_viewer (store, viewer);
  return root;
}

static gboolean
is_marked (JsonObject *object, const char *mark)
{
  return wm_extra_flag (object, mark);
}

/* A text of the file's own stays; @text: (nullable): what stands here */
static void
put_in (JsonObject *object, const char *key, const char *text)
{
  gboolean own = *wm_extra_text (object, key) != '\0';

  if (!is_marked (object, MARK) || (!own && (text == NULL || *text == '\0')))
    return;
  if (!own)
    json_object_set_string_member (object, key, text);
  json_object_remove_member (object, MARK);
}

typedef struct
{
  WmStore *store;
  JsonObject *assessment;
} Fill;

/* Only what is the same assessment here: else the mark would open what it withholds. */
static void
fill_rating (JsonObject *rating, gpointer data)
{
  const Fill *it = data;
  JsonObject *of = it->assessment;
  g_autofree char *text
    = is_marked (rating, MARK)
        ? wm_sql_text (it->store,
                       "SELECT r.evidence FROM skill_rating r JOIN assessment a"
                       " ON a.id = r.assessment_id JOIN skill s ON s.id = r.skill_id"
                       " JOIN person p ON p.id = a.person_id WHERE a.slug = ? AND s.slug = ?"
                       " AND p.slug = ? AND a.kind = ? AND a.date = ? AND a.assessor = ?",
                       "tttttt", wm_extra_text (of, "id"), wm_extra_text (rating, "skill"),
                       wm_extra_text (of, "person"), wm_extra_text (of, "kind"),
                       wm_extra_text (of, "date"), wm_extra_text (of, "assessor"))
        : NULL;

  put_in (rating, "evidence", text);
}

static void
fill_assessment (JsonObject *assessment, gpointer data)
{
  Fill it = { data, assessment };

  each_of (assessment, "ratings", fill_rating, &it);
}

/* The member of a list that says the same in all of @keys; NULL */
static JsonObject *
find_like (JsonObject *owner, const char *list, JsonObject *wanted, const char *const *keys)
{
  JsonArray *items = owner != NULL ? wm_json_tree_array (owner, list) : NULL;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      gboolean same = TRUE;

      for (guint k = 0; same && keys[k] != NULL; k++)
        same = strcmp (wm_extra_text (item, keys[k]), wm_extra_text (wanted, keys[k])) == 0;
      if (same)
        return item;
    }
  return NULL;
}

typedef struct
{
  JsonObject *before;
  const char *outer, *inner, *text; /* a list, a list in each of its members, a text in each */
  const char *const *keys;          /* of the inner one */
  JsonObject *owner;
} FillPlan;

static void
fill_inner (JsonObject *item, gpointer data)
{
  const FillPlan *it = data;
  JsonObject *same = find_like (it->owner, it->inner, item, it->keys);

  put_in (item, it->text, same != NULL ? wm_json_tree_text (same, it->text) : NULL);
}

static void
fill_outer (JsonObject *item, gpointer data)
{
  static const char *const same[] = { "id", "person", "kind", "date", "assessor", NULL };
  FillPlan it = *(const FillPlan *) data;

  it.owner = find_like (it.before, it.outer, item, same);
  each_of (item, it.inner, fill_inner, &it);
}

void
wm_transfer_fill_plan (JsonObject *root, JsonObject *before)
{
  static const char *const of_why[]
    = { "finding", "skill", "sourceKind", "source", "assessor", "date", NULL };
  static const char *const of_rating[] = { "skill", NULL };
  FillPlan whys = { before, "tasks", "why", "sentence", of_why, NULL };
  FillPlan ratings = { before, "assessments", "ratings", "evidence", of_rating, NULL };

  if (g_strcmp0 (person_of (root), person_of (before)) != 0)
    return;
  each_of (root, "tasks", fill_outer, &whys);
  each_of (root, "assessments", fill_outer, &ratings);
  if (is_marked (root, MARK_CARDS) && wm_json_tree_array (before, "scorecards") != NULL)
    {
      json_object_set_member (root, "scorecards",
                              json_node_copy (json_object_get_member (before, "scorecards")));
      json_object_remove_member (root, MARK_CARDS);
    }
}

void
wm_transfer_fill_workspace (WmStore *store, JsonObject *root)
{
  each_of (root, "assessments", fill_assessment, store);
}
