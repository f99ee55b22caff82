/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Documents in words as text, HTML and pages: what is in them, that nothing of a
 * text is markup, and that no room to write is lost between pages.
 */
#include "draw/wm-part.h"

#include <string.h>

static GPtrArray *
make_form (void)
{
  GPtrArray *parts = wm_parts_new ();

  wm_parts_add (parts, WM_PART_TITLE, "Trial day");
  wm_parts_add (parts, WM_PART_HEADING, "Oven");
  wm_parts_tell (parts, WM_PART_NAME, "%u. Is it hot?", 1);
  wm_parts_add (parts, WM_PART_ITEM, "Then: how do you know?");
  wm_parts_add (parts, WM_PART_NOTE, "5 min");
  wm_parts_add (parts, WM_PART_TICK, "Level 1");
  wm_parts_add (parts, WM_PART_TICK, "Level 2");
  wm_parts_add_room (parts, "Notes", 3);
  wm_parts_add (parts, WM_PART_TICK, "Yes");
  g_assert_null (wm_parts_add (parts, WM_PART_TEXT, ""));
  g_assert_null (wm_parts_add (parts, WM_PART_TEXT, NULL));
  return parts;
}

static char *
html_of (GPtrArray *parts)
{
  g_autoptr (GBytes) bytes = wm_parts_to_html (parts, "en");

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (const char *text, const char *needle)
{
  guint n = 0;

  for (const char *at = strstr (text, needle); at != NULL; at = strstr (at + 1, needle))
    n++;
  return n;
}

static void
test_text (void)
{
  g_autoptr (GPtrArray) parts = make_form ();
  g_autofree char *text = wm_parts_to_text (parts);

  g_assert_cmpstr (text, ==,
                   "Trial day\n\n\n== Oven ==\n\n1. Is it hot?\n- Then: how do you know?\n5 min\n"
                   "[ ] Level 1\n[ ] Level 2\nNotes\n\n\n\n[ ] Yes\n");
}

/* Two groups of choices, each with a name of its own, and named for who does not see */
static void
test_form (void)
{
  g_autoptr (GPtrArray) parts = make_form ();
  g_autofree char *html = html_of (parts);

  g_assert_cmpuint (count (html, "<fieldset aria-label=\"1. Is it hot?\">"), ==, 2);
  g_assert_cmpuint (count (html, "</fieldset>"), ==, 2);
  g_assert_cmpuint (count (html, "type=\"radio\" name=\"f1\""), ==, 2);
  g_assert_cmpuint (count (html, "<textarea name=\"f2\" rows=\"3\">"), ==, 1);
  g_assert_cmpuint (count (html, "type=\"radio\" name=\"f3\""), ==, 1);
  g_assert_cmpuint (count (html, "<ul>"), ==, count (html, "</ul>"));
  g_assert_cmpuint (count (html, "<form"), ==, 1);
  g_assert_cmpuint (count (html, "<title>Trial day</title>"), ==, 1);
}

static void
test_hostile (void)
{
  static const char *const bad[]
      = { "</textarea><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
          "' onmouseover='x", "<!--", "]]>", "&lt;script&gt;", "\xe2\x80\xae reversed" };
  static const char *const links[] = { "javascript:alert(1)", "data:text/html,x",
                                       "https://x.example/\"onclick=\"y", "file:///etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GPtrArray) parts = wm_parts_new ();
      g_autofree char *html = NULL;

      for (WmPartKind kind = WM_PART_TITLE; kind < WM_N_PARTS; kind++)
        wm_parts_add (parts, kind, bad[i])->link
            = kind == WM_PART_LINK ? g_strdup (links[i % G_N_ELEMENTS (links)]) : NULL;
      html = html_of (parts);
      g_assert_cmpuint (count (html, "<script"), ==, 0);
      g_assert_cmpuint (count (html, "<img"), ==, 0);
      g_assert_cmpuint (count (html, "javascript:"), ==, 0);
      g_assert_cmpuint (count (html, "data:"), ==, 0);
      g_assert_cmpuint (count (html, "file:"), ==, 0);
      g_assert_cmpuint (count (html, "\"onclick"), ==, 0);
      g_assert_cmpuint (count (html, "</textarea>"), ==, 1);
      g_assert_true (g_utf8_validate (html, -1, NULL));
    }
}

/* Each line to write on lies on a page, inside its margins. */
static void
test_rules (void)
{
  g_autoptr (GPtrArray) parts = wm_parts_new ();
  g_autoptr (WmScene) scene = NULL;
  guint lines = 0;

  wm_parts_add (parts, WM_PART_TITLE, "Long");
  for (guint i = 0; i < 20; i++)
    wm_parts_add_room (parts, "Notes", 7);
  scene = wm_parts_to_pages (parts, "en", wm_measure_fixed ());
  for (guint i = 0; i < scene->items->len; i++)
    {
      const WmItem *item = &g_array_index (scene->items, WmItem, i);
      double y;

      if (item->type != WM_ITEM_LINE)
        continue;
      y = item->points[1];
      y -= scene->page_height * (int) (y / scene->page_height);
      lines++;
      g_assert_cmpfloat (y, >, 40);
      g_assert_cmpfloat (y, <, scene->page_height - 40);
    }
  g_assert_cmpuint (lines, ==, 20 * 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/part/text", test_text);
  g_test_add_func ("/part/form", test_form);
  g_test_add_func ("/part/hostile", test_hostile);
  g_test_add_func ("/part/rules", test_rules);
  return g_test_run ();
}
