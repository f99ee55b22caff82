/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be found in a workspace, and finding it.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "learning/wm-finder.h"

#include <string.h>

#include "map/wm-search.h"
#include "store/wm-sql.h"

/* Where so many are found by what was typed, nobody asks for what is like it. */
#define ENOUGH 6
#define MOST_RECENT 8

typedef struct
{
  char *slug;
  GPtrArray *names; /* utf8: as shown, then in other languages, then what it is looked for by */
  guint n_own;      /* how many of them are names of its own */
  char *folded;     /* the names, a line each, and after them the initials of some */
  char *more;       /* folded: what else is told of it, in all languages */
  guint64 letters;  /* of folded */
  GString *told;    /* before it is folded */
} Entry;

struct _WmFinder
{
  GPtrArray *entries[WM_FIND_KINDS]; /* Entry */
  GHashTable *by_slug[WM_FIND_KINDS]; /* slug -> Entry */
};

static const char *const kind_names[WM_FIND_KINDS]
    = { "skill", "role", "resource", "question", "person", "plan" };

const char *
wm_find_kind_name (WmFindKind kind)
{
  g_return_val_if_fail (kind < WM_FIND_KINDS, NULL);

  return kind_names[kind];
}

gboolean
wm_find_kind_parse (const char *name, WmFindKind *kind)
{
  for (guint i = 0; i < WM_FIND_KINDS; i++)
    if (g_strcmp0 (name, kind_names[i]) == 0)
      {
        *kind = (WmFindKind) i;
        return TRUE;
      }
  return FALSE;
}

/* ---- loading ------------------------------------------------------------- */

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->slug);
  g_ptr_array_unref (entry->names);
  g_free (entry->folded);
  g_free (entry->more);
  if (entry->told != NULL)
    g_string_free (entry->told, TRUE);
  g_free (entry);
}

static void
add_name (Entry *entry, const char *name)
{
  if (name != NULL && *name != '\0'
      && !g_ptr_array_find_with_equal_func (entry->names, name, g_str_equal, NULL))
    g_ptr_array_add (entry->names, g_strdup (name));
}

static void
tell (Entry *entry, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_c (entry->told, '\n');
  g_string_append (entry->told, text);
}

static Entry *
add_entry (WmFinder *finder, WmFindKind kind, const char *slug, const char *name,
           const char *description)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->slug = g_strdup (slug);
  entry->names = g_ptr_array_new_with_free_func (g_free);
  entry->told = g_string_new (NULL);
  g_ptr_array_add (entry->names, g_strdup (name));
  tell (entry, description);
  g_ptr_array_add (finder->entries[kind], entry);
  g_hash_table_insert (finder->by_slug[kind], entry->slug, entry);
  return entry;
}

static void
add_map (WmFinder *finder, WmMap *map)
{
  for (guint i = 0; i < map->skills->len; i++)
    add_entry (finder, WM_FIND_SKILL, wm_map_skill (map, i)->slug, wm_map_skill (map, i)->name,
               wm_map_skill (map, i)->description);
  for (guint i = 0; i < map->roles->len; i++)
    add_entry (finder, WM_FIND_ROLE, wm_map_role (map, i)->slug, wm_map_role (map, i)->name,
               wm_map_role (map, i)->description);
  for (guint i = 0; i < map->resources->len; i++)
    {
      const WmResource *resource = wm_map_resource (map, i);
      Entry *entry = add_entry (finder, WM_FIND_RESOURCE, resource->slug, resource->name,
                                resource->note);

      tell (entry, resource->section);
      tell (entry, resource->url);
    }
  for (guint i = 0; i < map->questions->len; i++)
    add_entry (finder, WM_FIND_QUESTION, wm_map_question (map, i)->slug,
               wm_map_question (map, i)->text, NULL);
}

/* Behind the names: they tell why something was found, but are worth less. */
static void
add_keywords (WmFinder *finder, WmFindKind kind, const char *slug, const char *keywords)
{
  Entry *entry = g_hash_table_lookup (finder->by_slug[kind], slug);
  g_auto (GStrv) words = g_strsplit (keywords != NULL ? keywords : "", "\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    add_name (entry, words[i]);
}

static void
add_all_keywords (WmFinder *finder, WmMap *map)
{
  for (guint i = 0; i < map->skills->len; i++)
    add_keywords (finder, WM_FIND_SKILL, wm_map_skill (map, i)->slug,
                  wm_map_skill (map, i)->keywords);
  for (guint i = 0; i < map->roles->len; i++)
    add_keywords (finder, WM_FIND_ROLE, wm_map_role (map, i)->slug, wm_map_role (map, i)->keywords);
}

static gboolean
add_rows (WmFinder *finder, WmStore *store, WmFindKind kind, const char *sql, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "");

  while (wm_rows_step (rows))
    add_entry (finder, kind, wm_rows_text (rows, 0), wm_rows_text (rows, 1),
               wm_rows_text (rows, 2));
  return wm_rows_end (rows, error);
}

/* Kind, slug, whether it is a name, and a text of it in some language */
static gboolean
add_languages (WmFinder *finder, WmStore *store, const char *sql, GError **error)
{
  g_autoptr (WmRows) rows = wm_sql_query (store, error, sql, "");

  while (wm_rows_step (rows))
    {
      WmFindKind kind;
      Entry *entry = wm_find_kind_parse (wm_rows_text (rows, 0), &kind)
                         ? g_hash_table_lookup (finder->by_slug[kind], wm_rows_text (rows, 1))
                         : NULL;

      if (entry != NULL && wm_rows_int (rows, 2) != 0)
        add_name (entry, wm_rows_text (rows, 3));
      else if (entry != NULL)
        tell (entry, wm_rows_text (rows, 3));
    }
  return wm_rows_end (rows, error);
}

static gboolean
add_texts (WmFinder *finder, WmStore *store, GError **error)
{
  /* What the map shows may be a translation, so the originals come too. */
  static const char *const queries[] = {
    "SELECT 'skill', slug, 1, name FROM skill",
    "SELECT 'role', slug, 1, name FROM role",
    "SELECT 'resource', slug, 1, name FROM resource",
    "SELECT 'question', slug, 1, text FROM question",
    "SELECT 'skill', s.slug, t.field = 'name', t.text FROM translation t JOIN skill s"
    " ON s.id = t.entity_id WHERE t.kind = 'skill' AND t.field IN ('name', 'description')",
    "SELECT 'role', r.slug, t.field = 'name', t.text FROM translation t JOIN role r"
    " ON r.id = t.entity_id WHERE t.kind = 'role' AND t.field IN ('name', 'description')",
    "SELECT 'resource', r.slug, t.field = 'name', t.text FROM translation t JOIN resource r"
    " ON r.id = t.entity_id WHERE t.kind = 'resource' AND t.field IN ('name', 'note')",
    "SELECT 'question', q.slug, 1, t.text FROM translation t JOIN question q"
    " ON q.id = t.entity_id WHERE t.kind = 'question' AND t.field = 'text'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!add_languages (finder, store, queries[i], error))
      return FALSE;
  return TRUE;
}

/* What people say instead of a long name: RAG for retrieval-augmented
 * generation. Of two words it would be found by nearly everything. */
static void
add_initials (GString *initials, const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gsize before = initials->len;

  if (g_strv_length (words) < 3)
    return;
  g_string_append_c (initials, '\n');
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_ascii_isalpha (*words[i]))
      {
        g_string_truncate (initials, before);
        return;
      }
    else
      g_string_append_c (initials, *words[i]);
}

static void
count_own (Entry *entry)
{
  entry->n_own = entry->names->len;
}

static void
fold_entry (Entry *entry)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) initials = g_string_new (NULL);

  for (guint i = 0; i < entry->names->len; i++)
    {
      g_autofree char *folded = wm_search_fold (g_ptr_array_index (entry->names, i));

      /* A line is a name, for finding out which. */
      g_strdelimit (folded, "\n", ' ');
      g_string_append_printf (lines, "%s%s", i > 0 ? "\n" : "", folded);
      if (i < entry->n_own)
        add_initials (initials, folded);
    }
  g_string_append (lines, initials->str);
  entry->folded = g_string_free (g_steal_pointer (&lines), FALSE);
  entry->letters = wm_search_letters (entry->folded);
  entry->more = wm_search_fold (entry->told->str);
  g_string_free (g_steal_pointer (&entry->told), TRUE);
}

WmFinder *
wm_finder_load (WmStore *store, WmMap *map, GError **error)
{
  g_autoptr (WmFinder) finder = g_new0 (WmFinder, 1);

  g_return_val_if_fail (WM_IS_STORE (store) && map != NULL, NULL);

  for (guint i = 0; i < WM_FIND_KINDS; i++)
    {
      finder->entries[i] = g_ptr_array_new_with_free_func (entry_free);
      finder->by_slug[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  add_map (finder, map);
  if (!add_rows (finder, store, WM_FIND_PERSON,
                 "SELECT slug, name, label || ' ' || email FROM person ORDER BY name, slug", error)
      || !add_rows (finder, store, WM_FIND_PLAN,
                    "SELECT o.slug, o.name, coalesce (p.name, '') || ' ' || o.description"
                    " FROM onboarding_plan o LEFT JOIN person p ON p.id = o.person_id"
                    " ORDER BY o.name, o.slug",
                    error)
      || !add_texts (finder, store, error))
    return NULL;
  for (guint kind = 0; kind < WM_FIND_KINDS; kind++)
    for (guint i = 0; i < finder->entries[kind]->len; i++)
      count_own (g_ptr_array_index (finder->entries[kind], i));
  add_all_keywords (finder, map);
  for (guint kind = 0; kind < WM_FIND_KINDS; kind++)
    for (guint i = 0; i < finder->entries[kind]->len; i++)
      fold_entry (g_ptr_array_index (finder->entries[kind], i));
  return g_steal_pointer (&finder);
}

/* @slug: (nullable) */
static void
forget (WmFinder *finder, WmFindKind kind, const char *slug)
{
  Entry *entry = slug != NULL ? g_hash_table_lookup (finder->by_slug[kind], slug) : NULL;

  if (entry == NULL)
    return;
  g_hash_table_remove (finder->by_slug[kind], entry->slug);
  g_ptr_array_remove (finder->entries[kind], entry);
}

gboolean
wm_finder_forget_candidates (WmFinder *finder, WmStore *store, GError **error)
{
  g_autoptr (WmRows) rows = NULL;

  g_return_val_if_fail (finder != NULL && WM_IS_STORE (store), FALSE);

  rows = wm_sql_query (store, error,
                       "SELECT p.slug, o.slug FROM person p LEFT JOIN onboarding_plan o"
                       " ON o.person_id = p.id WHERE p.kind = 'candidate'",
                       "");
  while (wm_rows_step (rows))
    {
      forget (finder, WM_FIND_PERSON, wm_rows_text (rows, 0));
      forget (finder, WM_FIND_PLAN, wm_rows_text (rows, 1));
    }
  return wm_rows_end (rows, error);
}

void
wm_finder_free (WmFinder *finder)
{
  if (finder == NULL)
    return;
  for (guint i = 0; i < WM_FIND_KINDS; i++)
    {
      g_clear_pointer (&finder->by_slug[i], g_hash_table_unref);
      g_clear_pointer (&finder->entries[i], g_ptr_array_unref);
    }
  g_free (finder);
}

const char *
wm_finder_name (WmFinder *finder, WmFindKind kind, const char *slug)
{
  Entry *entry;

  g_return_val_if_fail (finder != NULL && kind < WM_FIND_KINDS && slug != NULL, NULL);

  entry = g_hash_table_lookup (finder->by_slug[kind], slug);
  return entry != NULL ? g_ptr_array_index (entry->names, 0) : NULL;
}

/* ---- finding ------------------------------------------------------------- */

/* What is sorted: small, since there may be thousands. */
typedef struct
{
  int rank;
  guint length; /* bytes of the name that is shown */
  guint index, line;
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static int
rank_entry (const WmNeedle *needle, const Entry *entry, guint *line)
{
  WmFound found = wm_needle_find (needle, entry->folded, line);

  if (found != WM_FOUND_NOT && *line >= entry->n_own && *line < entry->names->len)
    return WM_FIND_APART;
  if (found != WM_FOUND_NOT)
    return (int) found;
  return wm_needle_is_in (needle, entry->folded, entry->more) ? WM_FIND_DESCRIBED : -1;
}

static int
rank_near (const WmNeedle *needle, const Entry *entry, guint *line)
{
  int mistakes = wm_needle_near (needle, entry->folded, entry->letters, line);

  /* None: it is found without, and counted already. */
  return mistakes > 0 ? WM_FIND_NEAR + mistakes : -1;
}

static void
collect (const WmNeedle *needle, GPtrArray *entries, GArray *hits,
         int (*judge) (const WmNeedle *, const Entry *, guint *))
{
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);
      Hit hit = { .index = i };

      hit.rank = judge (needle, entry, &hit.line);
      if (hit.rank < 0)
        continue;
      hit.length = (guint) strlen (g_ptr_array_index (entry->names, 0));
      g_array_append_val (hits, hit);
    }
}

/* Found by a name, not by what is told of it */
static guint
count_named (GArray *hits)
{
  guint n = 0;

  for (guint i = 0; i < hits->len; i++)
    n += g_array_index (hits, Hit, i).rank <= WM_FIND_APART;
  return n;
}

static void
take_hits (WmFinder *finder, WmFindKind kind, GArray *hits, guint limit, WmFinds *finds)
{
  g_array_sort (hits, compare_hits);
  finds->counts[kind] = hits->len;
  for (guint i = 0; i < MIN (hits->len, limit); i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      const Entry *entry = g_ptr_array_index (finder->entries[kind], hit->index);
      WmFind find = { .kind = kind, .slug = entry->slug, .rank = hit->rank };

      find.name = g_ptr_array_index (entry->names, 0);
      if (hit->line > 0 && hit->line < entry->names->len)
        find.other = g_ptr_array_index (entry->names, hit->line);
      g_array_append_val (finds->finds[kind], find);
    }
}

WmFinds *
wm_finder_find (WmFinder *finder, const char *query, guint limit)
{
  g_autoptr (WmNeedle) needle = NULL;
  GArray *hits[WM_FIND_KINDS];
  WmFinds *finds = g_new0 (WmFinds, 1);
  guint named = 0;

  g_return_val_if_fail (finder != NULL && query != NULL, finds);

  needle = wm_needle_new (query);
  for (guint i = 0; i < WM_FIND_KINDS; i++)
    {
      hits[i] = g_array_new (FALSE, FALSE, sizeof (Hit));
      finds->finds[i] = g_array_new (FALSE, FALSE, sizeof (WmFind));
      if (!wm_needle_is_empty (needle))
        collect (needle, finder->entries[i], hits[i], rank_entry);
      named += count_named (hits[i]);
    }
  for (guint i = 0; i < WM_FIND_KINDS; i++)
    {
      if (named < ENOUGH && !wm_needle_is_empty (needle))
        collect (needle, finder->entries[i], hits[i], rank_near);
      take_hits (finder, (WmFindKind) i, hits[i], limit, finds);
      g_array_unref (hits[i]);
    }
  return finds;
}

void
wm_finds_free (WmFinds *finds)
{
  if (finds == NULL)
    return;
  for (guint i = 0; i < WM_FIND_KINDS; i++)
    g_clear_pointer (&finds->finds[i], g_array_unref);
  g_free (finds);
}

guint
wm_finds_total (const WmFinds *finds)
{
  guint total = 0;

  for (guint i = 0; i < WM_FIND_KINDS; i++)
    total += finds->counts[i];
  return total;
}

/* ---- recent finds -------------------------------------------------------- */

char *
wm_recent_finds_add (const char *recent, WmFindKind kind, const char *slug)
{
  g_auto (GStrv) before = g_strsplit (recent != NULL ? recent : "", "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_autofree char *newest = NULL;
  g_auto (GStrv) all = NULL;
  guint n = 1;

  g_return_val_if_fail (kind < WM_FIND_KINDS && slug != NULL, NULL);

  if (kind >= WM_FIND_PERSON)
    return g_strdup (recent != NULL ? recent : "");
  newest = g_strconcat (kind_names[kind], ":", slug, NULL);
  g_strv_builder_add (kept, newest);
  for (guint i = 0; before[i] != NULL && n < MOST_RECENT; i++)
    if (*before[i] != '\0' && !g_str_equal (before[i], newest))
      {
        g_strv_builder_add (kept, before[i]);
        n++;
      }
  all = g_strv_builder_end (kept);
  return g_strjoinv ("\n", all);
}
