/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading lists in Markdown: what becomes of them, their authors' order, and what
 * is no list.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/wm-exchange.h"
#include "exchange/wm-reading-list.h"
#include "learning/wm-path.h"
#include "map/wm-map-edit.h"
#include "wm-fixture.h"

static WmImportReport *
import (WmFixture *fixture, const char *name, const char *text, gboolean dry_run, GError **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  WmImportReport *report;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  report = wm_import_file (fixture->store, path, dry_run, error);
  g_unlink (path);
  return report;
}

static const char markdown[]
    = "# Bread to read\n"
      "- [Dough](#dough)\n"
      "## Dough\n"
      "### [First steps](#first)\n"
      "**Tier 1**\n"
      "- [The film](https://example.org/o) (Baker)\n"
      "- ✨ [Rising [and falling]](https://example.org/r_(2)) and [more](https://example.org/m)\n"
      "<details><summary>Tier 4+</summary>\n\n"
      "* [Deep *dough*](https://arxiv.org/abs/1)\n"
      "</details>\n"
      "### 面粉\n"
      "__Tier 2__\n"
      "- [面粉的故事](http://www.example.org/zh/)\n"
      "- [Again](https://example.org/zh)\n"
      "- [Bad](javascript:alert(1)) and [file](file:///etc/passwd)\n"
      "- no link\n"
      "```\n- [code](https://example.org/code)\n```\n"
      "- [open](https://example.org/unclosed\n";

static void
test_reading_list (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = import (fixture, "list.md", markdown, FALSE, &error);
  g_autofree char *list = NULL;
  g_autofree char *film = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (report->id, ==, "bread-to-read");
  list = wm_sql_text (
      fixture->store,
      "SELECT group_concat (coalesce (e.value ->> 'section', '') || '/'"
      " || coalesce (e.value ->> 'subsection', '') || ' ' || (e.value ->> 'tier') || ' '"
      " || (e.value ->> 'resource') || coalesce (' ' || (e.value ->> 'isNew'), '')"
      " || coalesce (' ' || (e.value ->> 'note'), ''), char (10))"
      " FROM pack p JOIN pack_section s ON s.pack_id = p.id,"
      " json_each (s.json, '$[0].itemListElement') e"
      " WHERE p.slug = 'bread-to-read' AND s.key = 'readingLists'",
      "");
  /* The film is in the workspace already, and keeps its place there. */
  g_assert_cmpstr (list, ==,
                   "Dough/First steps 1 oven-film (Baker)\n"
                   "Dough/First steps 1 rising-and-falling 1 and [more](https://example.org/m)\n"
                   "Dough/First steps 4 deep-dough\n"
                   "Dough/面粉 2 entry\n"
                   "Dough/面粉 2 entry Again");
  film = wm_sql_text (fixture->store, "SELECT name FROM resource WHERE slug = 'oven-film'", "");
  g_assert_cmpstr (film, ==, "A film of ovens");
  g_assert_cmpint (wm_sql_int (fixture->store, 0,
                               "SELECT count (*) FROM resource r JOIN pack p ON p.id = r.pack_id"
                               " WHERE p.slug = 'bread-to-read'", ""), ==, 3);
}

static void
test_reading_list_refused (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) binary = g_bytes_new_static ("a\0b", 3);

  g_assert_null (import (fixture, "list.md", "# Nothing\n\nNo list.\n", FALSE, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (wm_reading_list_to_pack (fixture->store, binary, "list.md", &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

/* | of the list                                     | becomes                       |
 * | lines of Windows, a mark of the order of bytes  | entries as others             |
 * | brackets that open and never close, by the 10^5 | nothing, at once              |
 * | a fence of code that never ends                 | nothing after it              |
 * | a tier that a list never leaves                 | of that tier to the next head |
 * | a title of 10^4 letters                         | cut                           |
 * | markup, escapes, quotes in addresses            | text                          | */
static void
test_reading_list_hostile (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("\xef\xbb\xbf# Odd\r\n## One\r\n**Tier 3+**\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = NULL;
  g_autofree char *list = NULL;

  g_string_append (text, "1. [Numbered](https://example.org/1 \"a title\")\r\n");
  g_string_append (text, "- ");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "[a](");
  g_string_append (text, "\n- ");
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  g_string_append (text, "\n<details>\n<summary>Tier 4</summary>\n");
  g_string_append (text, "\t- \\[[Esc\\]aped](https://example.org/2) <b>&amp; bold</b>\n");
  g_string_append (text, "## Two\n- [");
  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "长");
  g_string_append (text, "](https://example.org/3)\n- [Quoted](https://example.org/\"4)\n");
  g_string_append (text, "- [](https://example.org/5)\n- [Line](https://exa\nmple.org/6)\n");
  g_string_append (text, "~~~\n- [Code](https://example.org/7)\n");
  report = import (fixture, "odd.md", text->str, FALSE, &error);
  g_assert_no_error (error);
  list = wm_sql_text (
      fixture->store,
      "SELECT group_concat (r.url || ' ' || length (r.name), char (10))"
      " FROM (SELECT url, r.name FROM resource r JOIN pack p ON p.id = r.pack_id"
      "       WHERE p.slug = 'odd' ORDER BY url) r",
      "");
  g_assert_cmpstr (list, ==,
                   "https://example.org/\"4 6\n"
                   "https://example.org/1 8\n"
                   "https://example.org/2 8\n"
                   "https://example.org/3 200\n"
                   "https://example.org/5 21");
  g_assert_cmpint (wm_sql_int (fixture->store, 0,
                               "SELECT max (e.value ->> 'tier') FROM pack p"
                               " JOIN pack_section s ON s.pack_id = p.id,"
                               " json_each (s.json, '$[0].itemListElement') e"
                               " WHERE p.slug = 'odd' AND s.key = 'readingLists'"
                               " AND e.value ->> 'section' = 'Two'", ""), ==, 1);
}

/* A list of the size and the marks of a real one: 24 topics, 355 entries of
 * which four come twice */
static void
test_reading_list_whole (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("# List\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = NULL;

  for (guint i = 0; i < 355; i++)
    {
      if (i % 60 == 0)
        g_string_append_printf (text, "## Section %u\n", i / 60);
      if (i % 15 == 0)
        g_string_append_printf (text, "### Topic %u\n**Tier %u**\n", i / 15, 1 + i / 15 % 3);
      g_string_append_printf (text, "- [Entry %u](https://example.org/%u)\n", i,
                              i < 351 ? i : i - 351);
    }
  report = import (fixture, "list.md", text->str, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_sql_int (fixture->store, 0,
                               "SELECT json_array_length (json, '$[0].itemListElement')"
                               " FROM pack_section s JOIN pack p ON p.id = s.pack_id"
                               " WHERE p.slug = 'list' AND key = 'readingLists'", ""), ==, 355);
  g_assert_cmpint (wm_sql_int (fixture->store, 0,
                               "SELECT count (*) FROM resource r JOIN pack p ON p.id = r.pack_id"
                               " WHERE p.slug = 'list'", ""), ==, 351);
}

/* ---- the author's order ----------------------------------------------------------- */

/* (transfer full): "section/topic tier: name, name" line by line, as the map has them */
static char *
outline (WmStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmMap) map = wm_map_load (store, "en", &error);
  GString *out = g_string_new (NULL);
  g_autofree char *last = g_strdup ("");

  g_assert_no_error (error);
  for (guint i = 0; i < map->resources->len; i++)
    {
      const WmResource *it = wm_map_resource (map, i);
      g_autofree char *head
          = g_strdup_printf ("%d %s/%s:", it->tier, it->section, it->subsection);

      g_assert_cmpint (wm_map_find_resource (map, it->slug), ==, (int) i);
      if (g_str_has_prefix (it->url, "https://example.org/list/"))
        g_string_append_printf (out, "%s %s%s", g_str_equal (head, last) ? "," : head, it->name,
                                it->is_new ? " (new)" : "");
      g_free (g_steal_pointer (&last));
      last = g_steal_pointer (&head);
    }
  return g_string_free (out, FALSE);
}

/* Neither names nor ids nor tiers are in the order of the alphabet or of the file:
 *
 * | the list                      | the order                                 |
 * | Yeast / Z topic, tier 2: q p  | tier 1: Zeta, Beta, Alpha (Rye); Mu (Salt) |
 * | Yeast / Z topic, tier 1: …    | tier 2: q, p; then Last                   |
 * | Bread / A topic …             | Bread after Yeast, as its author has it   | */
static const char ordered[] = "# Ordered\n"
                              "## Yeast\n### Rye\n"
                              "**Tier 2**\n"
                              "- [q](https://example.org/list/q)\n"
                              "- [p](https://example.org/list/p)\n"
                              "**Tier 1**\n"
                              "- [Zeta](https://example.org/list/z)\n"
                              "- ✨ [Beta](https://example.org/list/b)\n"
                              "- [Alpha](https://example.org/list/a)\n"
                              "### Salt\n"
                              "**Tier 1**\n"
                              "- [Mu](https://example.org/list/m)\n"
                              "- [Beta](https://example.org/list/b)\n"
                              "## Bread\n### Air\n"
                              "**Tier 2**\n"
                              "- [Last](https://example.org/list/l)\n"
                              "**Tier 1**\n"
                              "- [After](https://example.org/list/f)\n";
#define ORDERED                                                                                    \
  "1 Yeast/Rye: Zeta, Beta (new), Alpha1 Yeast/Salt: Mu1 Bread/Air: After"                         \
  "2 Yeast/Rye: q, p2 Bread/Air: Last"

static void
test_order (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = import (fixture, "list.md", ordered, FALSE, &error);
  g_autofree char *got = outline (fixture->store);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, ORDERED);
}

/* Exported as a pack and taken in elsewhere the order is the same. */
static void
test_order_round_trip (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = import (fixture, "list.md", ordered, FALSE, &error);
  g_autoptr (GBytes) pack = wm_export_pack (fixture->store, "ordered", &error);
  g_autoptr (WmImportReport) again = NULL;
  g_autofree char *got = NULL;
  WmFixture other = { 0 };

  g_assert_no_error (error);
  wm_fixture_set_up (&other, NULL);
  again = import (&other, "ordered.json", g_bytes_get_data (pack, NULL), FALSE, &error);
  g_assert_no_error (error);
  got = outline (other.store);
  g_assert_cmpstr (got, ==, ORDERED);
  wm_fixture_tear_down (&other, NULL);
}

/* The longest list that names a resource places it, so that a list that holds
 * another one whole keeps its order. */
static void
test_order_of_two (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) first
      = import (fixture, "short.md",
                "# A short one\n## First\n**Tier 1**\n"
                "- [Alpha](https://example.org/list/a)\n- [Zeta](https://example.org/list/z)\n",
                FALSE, &error);
  g_autoptr (WmImportReport) second = import (fixture, "list.md", ordered, FALSE, &error);
  g_autofree char *got = outline (fixture->store);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, ORDERED);
}

/* A path takes what teaches a skill in its author's order, tier by tier. */
static void
test_order_in_path (WmFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmImportReport) report = import (fixture, "list.md", ordered, FALSE, &error);
  g_autoptr (WmMap) map = NULL;
  g_autoptr (GString) got = g_string_new (NULL);
  GArray *resources;

  g_assert_no_error (error);
  wm_fixture_sql (fixture,
                  "INSERT INTO resource_skill (resource_id, skill_id, sort)"
                  " SELECT r.id, s.id, 9 FROM resource r, skill s"
                  " WHERE s.slug = 'counting' AND r.url LIKE 'https://example.org/list/%'");
  map = wm_map_load (fixture->store, "en", &error);
  resources = wm_map_skill (map, wm_map_find_skill (map, "counting"))->resources;
  for (guint i = 0; i < resources->len; i++)
    g_string_append_printf (got, "%s%s", i > 0 ? " " : "",
                            wm_map_resource (map, g_array_index (resources, guint, i))->name);
  g_assert_cmpstr (got->str, ==, "Zeta Beta Alpha Mu After q p Last");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func)                                                                           \
  g_test_add ("/reading-list/" name, WmFixture, NULL, wm_fixture_set_up, func,                     \
              wm_fixture_tear_down)
  TEST ("taken", test_reading_list);
  TEST ("refused", test_reading_list_refused);
  TEST ("hostile", test_reading_list_hostile);
  TEST ("whole", test_reading_list_whole);
  TEST ("order", test_order);
  TEST ("order-round-trip", test_order_round_trip);
  TEST ("order-of-two", test_order_of_two);
  TEST ("order-in-path", test_order_in_path);
  return g_test_run ();
}
