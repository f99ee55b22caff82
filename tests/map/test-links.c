/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links in what somebody copied: what is found, what it is called, what is no address of the web;
 * hostile texts.
 */
#include "map/wm-links.h"
#include "map/wm-map-edit.h"

#include <string.h>

/* (transfer full): "title|address" a line, then how many were refused */
static char *
found_in (const char *text)
{
  g_auto (WmRefused) refused = { 0 };
  g_autoptr (GPtrArray) links = wm_links_find (text, &refused);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const WmLink *link = g_ptr_array_index (links, i);

      g_string_append_printf (told, "%s|%s\n", link->title, link->address);
    }
  if (refused.n > 0)
    g_string_append_printf (told, "-%u\n", refused.n);
  return g_string_free (told, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *found;
  } cases[] = {
    { "", "" },
    { "no link at all", "" },
    /* lines */
    { "https://a.org/x", "|https://a.org/x\n" },
    { "See https://a.org/x.", "See|https://a.org/x\n" },
    { "1. Something: https://a.org/x", "Something|https://a.org/x\n" },
    { "- [x] Something - https://a.org/x", "Something|https://a.org/x\n" },
    { "https://a.org/x – a longer title (2019)", "a longer title (2019)|https://a.org/x\n" },
    { "Learn C++ https://a.org/x", "Learn C++|https://a.org/x\n" },
    { ".NET https://a.org/x", ".NET|https://a.org/x\n" },
    { "https://a.org/1 https://a.org/2", "|https://a.org/1\n|https://a.org/2\n" },
    { "One https://a.org/1, Two https://a.org/2", "One|https://a.org/1\nTwo|https://a.org/2\n" },
    { "| Name | https://a.org/x | 3 |", "Name|https://a.org/x\n" },
    { "(see www.a.org/x)", "see|https://www.a.org/x\n" },
    { "https://a.org/f_(g) and (https://a.org/h)", "|https://a.org/f_(g)\nand|https://a.org/h\n" },
    /* the same again: once, by the title that it has somewhere */
    { "https://a.org/x\nTitle http://www.a.org/x/", "Title|https://a.org/x\n" },
    /* Markdown */
    { "* [T](https://a.org/t \"tip\") and [U](https://a.org/u)",
      "T|https://a.org/t\nU|https://a.org/u\n" },
    { "[F](https://a.org/f_(g))", "F|https://a.org/f_(g)\n" },
    { "[F](<https://a.org/f>)", "F|https://a.org/f\n" },
    { "[a [b] c](https://a.org/f)", "a b c|https://a.org/f\n" },
    { "**[B](https://a.org/b)**", "B|https://a.org/b\n" },
    { "[![badge](https://a.org/i.png)](https://a.org/b)", "badge|https://a.org/b\n" },
    { "![picture](https://a.org/i.png)", "" },
    { "[ref]: https://a.org/r \"Title of it\"", "Title of it|https://a.org/r\n" },
    { "[top](#top) [near](../x.md)", "" },
    { "<https://a.org/a>", "|https://a.org/a\n" },
    /* HTML */
    { "<ul><li><a class='c' href=\"https://a.org/a?b=1&amp;c=2\">First &amp; best</a></li>"
      "<li><A HREF=https://a.org/2><b>Second</b></A></li></ul>",
      "First & best|https://a.org/a?b=1&c=2\nSecond|https://a.org/2\n" },
    { "<a\n href='https://a.org/a'>two\nlines</a>", "two lines|https://a.org/a\n" },
    { "<a href='https://a.org/a'>5 &lt; 6 caf&#233;", "5 < 6 café|https://a.org/a\n" },
    { "<p><img src='https://a.org/i.png'>", "" },
    { "<a href='https://a.org/x'><img src='https://a.org/i.png' alt='Pic'></a>",
      "Pic|https://a.org/x\n" },
    { "<li><a href=\"https://a.org/1\">One<li><a href=\"https://a.org/2\">Two</a>",
      "One|https://a.org/1\nTwo|https://a.org/2\n" },
    { "<a href=\"https://a.org/1\">The <abbr>ML</abbr> book</a>",
      "The ML book|https://a.org/1\n" },
    { "<a title=\"a > b\" href=\"https://a.org/1\">One</a>", "One|https://a.org/1\n" },
    { "<a data-x=\"y href=https://evil.example\" href=\"https://a.org/1\">One</a>",
      "One|https://a.org/1\n" },
    { "<a href='https://a.org/'>A* search | Site [video]</a>",
      "A* search | Site [video]|https://a.org/\n" },
    { "<a href='https://a.org/'>#include</a>", "#include|https://a.org/\n" },
    { "<a href='https://a.org/'>1984</a>", "1984|https://a.org/\n" },
    { "<a href='https://a.org/'>X for developers</a>", "X for developers|https://a.org/\n" },
    { "<a href='https://a.org/'>&lt;b&gt; tag</a>", "<b> tag|https://a.org/\n" },
    { "<a href='https://a.org/'>x&#8238;y&#128;&#155;[31m&#x2066;</a>",
      "xy[31m|https://a.org/\n" },
    { "<a href='https://a.org/x'>https://a.org/x</a> <a href='https://a.org/x'>Named</a>",
      "Named|https://a.org/x\n" },
    { "<a href='//a.org/x'>Near</a>", "Near|https://a.org/x\n" },
    { "<a href='/go'>Read https://a.org/x</a>", "Read|https://a.org/x\n" },
    { "<p>https://a.org/?a=1&amp;b=2</p>", "|https://a.org/?a=1&b=2\n" },
    { "<p>One</p><p>Two https://a.org/x</p>", "Two|https://a.org/x\n" },
    { "<table><tr><td>Name<td>https://a.org/x</table>", "Name|https://a.org/x\n" },
    { "<script>var u = 'https://a.org/js'</script><!-- https://a.org/c --><b>x</b>", "" },
    { "<p>Use <script>, <style> and <!-- of https://a.org/x",
      "Use <script>, <style> and <!-- of|https://a.org/x\n" },
    { "<meta charset='gb2312'><a href='https://a.org/x'>机器</a>", "机器|https://a.org/x\n" },
    { "<!DOCTYPE html SYSTEM 'file:///etc/passwd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
      "<a href='https://a.org/x'>One &e;</a>",
      "One &e;|https://a.org/x\n" },
    { "<br>See <https://a.org/x>, <www.b.org/y>", "See|https://a.org/x\n|https://www.b.org/y\n" },
    { "<b>if</b> x <y then https://a.org/x, and z > 3", "if x <y then|https://a.org/x\n" },
    { "<a href='/near'>n</a><a href='#top'>t</a>", "" },
    /* angle brackets that are no tags */
    { "<www.a.org/x>", "|https://www.a.org/x\n" },
    { "if x <y then https://a.org/x, and z > 3", "if x <y then|https://a.org/x\n" },
    { "Why a <b matters: https://a.org/x\n> quote https://a.org/y",
      "Why a <b matters|https://a.org/x\nquote|https://a.org/y\n" },
    /* brackets */
    { "[1](see https://a.org/x)", "|https://a.org/x\n" },
    { "[Paper](Vaswani et al., https://a.org/x)", "Paper|https://a.org/x\n" },
    { "[https://a.org/x][1]", "|https://a.org/x\n" },
    { "[https://a.org/x](https://a.org/x)", "|https://a.org/x\n" },
    { "[url=https://a.org/x]Title[/url]", "Title|https://a.org/x\n" },
    { "[[https://a.org/x][Title here]]", "Title here|https://a.org/x\n" },
    { "[https://a.org/x Title here]", "Title here|https://a.org/x\n" },
    { "<https://a.org/x|Title here>", "Title here|https://a.org/x\n" },
    { "\\[a](https://a.org/x)", "[a|https://a.org/x\n" },
    { "[A\\* search](https://a.org/x)", "A* search|https://a.org/x\n" },
    { "[a](https://a.org/?b=1&amp;c=2)", "a|https://a.org/?b=1&c=2\n" },
    { "https://a.org/?b=1&copy=2", "|https://a.org/?b=1&copy=2\n" },
    { "[1984](https://a.org/x)", "1984|https://a.org/x\n" },
    { "[PDF] (https://a.org/x.pdf)", "PDF|https://a.org/x.pdf\n" },
    { "[a\n\n](https://a.org/x)", "|https://a.org/x\n" },
    /* what stands beside an address */
    { "https://a.org/a,https://b.org", "|https://a.org/a\n|https://b.org\n" },
    { "https://a.org/a;https://b.org", "|https://a.org/a\n|https://b.org\n" },
    { "https://web.a.org/2019/https://b.org/x", "|https://web.a.org/2019/https://b.org/x\n" },
    { "X for developers https://a.org/", "X for developers|https://a.org/\n" },
    { "see “https://a.org/x” and ‘https://a.org/y’, or 「https://a.org/z」…",
      "see|https://a.org/x\nand|https://a.org/y\nor|https://a.org/z\n" },
    { "read \"https://a.org/x\"", "read|https://a.org/x\n" },
    { "HTTPS://A.ORG/X\nhttps://a.org/X", "|https://a.org/X\n" },
    { "e.g.https://a.org/x", "e.g|https://a.org/x\n" },
    /* Chinese, and what programs write otherwise */
    { "机器学习 https://zh.a.org/wiki/机器学习",
      "机器学习|https://zh.a.org/wiki/%E6%9C%BA%E5%99%A8%E5%AD%A6%E4%B9%A0\n" },
    { "参见 https://a.org/a，很好。", "参见|https://a.org/a\n" },
    { "https://a.org/a这篇很好", "这篇很好|https://a.org/a\n" },
    { "（https://a.org/a）", "|https://a.org/a\n" },
    { "《深度学习》：https://a.org/a", "《深度学习》|https://a.org/a\n" },
    { "[b](https://bücher.example/a b)", "b|https://xn--bcher-kva.example/a\n" },
    { "https://a.org/100%/x", "|https://a.org/100%25/x\n" },
    { "https://a.org/x[1]", "|https://a.org/x%5B1%5D\n" },
    /* none of the web */
    { "[x](javascript:alert(1))", "-1\n" },
    { "<a href=\" JavaScript:alert(1)\">x</a> mailto:me@a.org ftp://a.org/x", "-3\n" },
    { "data:text/html,x file:///x", "-2\n" },
    { "Data:2019 tel:123 File:readme https://a.org/x",
      "Data:2019 tel:123 File:readme|https://a.org/x\n" },
    { "file:///etc/passwd\nhttps://user@a.org/", "-2\n" },
    { "https://", "-1\n" },
    { "Training data: https://a.org/d", "Training data|https://a.org/d\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = found_in (cases[i].text);

      if (!g_str_equal (found, cases[i].found))
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static GString *
repeat (const char *part, gsize length)
{
  GString *text = g_string_sized_new (length);

  while (text->len + strlen (part) <= length)
    g_string_append (text, part);
  return text;
}

/* A text as long as may be, of one thing again and again. What takes time with the square of the
 * length is not done within that of the test. */
static void
test_long (void)
{
  static const struct
  {
    const char *before, *part, *after;
    guint found, refused;
  } cases[] = {
    { "https://a.org/", ")", "", 1, 0 },
    { "https://a.org/", "]", "", 1, 0 },
    { "https://a.org/", "(", "", 1, 0 },
    { "https://a.org/", ".", "", 1, 0 },
    { "", "https://a.b/ x ", "", 1, 0 },
    { "", "https://a.b/,", "", 1, 0 },
    { "", "[https://a.b/ x ", "", 1, 0 },
    { "", "[x](https://a.b/) ", "", 1, 0 },
    { "", "[x](https://a.b/ ", "", 1, 0 },
    { "", "![x](https://a.b/) ", "", 0, 0 },
    { "", "<https://a.b/|", "", 1, 0 },
    { "", "javascript:x ", "", 0, 80654 },
    { "", "a.", " https://a.b/", 1, 0 },
    { "", "[", " https://a.b/", 1, 0 },
    { "", "![", " https://a.b/", 1, 0 },
    { "", "](", " https://a.b/", 1, 0 },
    { "", "[](", " https://a.b/", 1, 0 },
    { "", "(", " https://a.b/", 1, 0 },
    { "", "\\", " https://a.b/", 1, 0 },
    { "", "<", " https://a.b/", 1, 0 },
    { "", "<a ", " https://a.b/", 1, 0 },
    { "", "<a<", " https://a.b/", 1, 0 },
    { "", "<a href=\"", " https://a.b/", 1, 0 },
    { "", "<!--", " https://a.b/", 1, 0 },
    { "", "<![", " https://a.b/", 1, 0 },
    { "", "<script>", " https://a.b/", 1, 0 },
    { "<b>", "<a ", "> https://a.b/", 1, 0 },
    { "<b>", "<b x", "> https://a.b/", 1, 0 },
    { "<b ", "x ", "> https://a.b/", 1, 0 },
    { "", "<b>", " https://a.b/", 1, 0 },
    { "", "<b><i></u>", " https://a.b/", 1, 0 },
    { "", "<table>", "<a href='https://a.b/'>x</a>", 1, 0 },
    { "", "<a href='https://a.b/'>x", "", 1, 0 },
    { "<b>", "&#", " https://a.b/", 1, 0 },
    { "", "评", " https://a.b/", 1, 0 },
    { "", "“", " https://a.b/", 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = repeat (cases[i].part, WM_LINKS_MOST - 64);
      g_auto (WmRefused) refused = { 0 };
      g_autoptr (GPtrArray) links = NULL;

      g_string_prepend (text, cases[i].before);
      g_string_append (text, cases[i].after);
      g_test_message ("%s %s", cases[i].before, cases[i].part);
      links = wm_links_find (text->str, &refused);
      g_assert_cmpuint (links->len, ==, cases[i].found);
      g_assert_cmpuint (refused.n, ==, cases[i].refused);
    }
}

/* Tags that are opened and closed otherwise, in the depth. */
static void
test_deep (void)
{
  g_autoptr (GString) text = repeat ("<b>", WM_LINKS_MOST / 2);
  g_autoptr (GString) closed = repeat ("</i>", WM_LINKS_MOST / 3);
  g_auto (WmRefused) refused = { 0 };
  g_autofree char *found = NULL;

  g_string_append (text, "One https://a.org/1");
  g_string_append (text, closed->str);
  g_string_append (text, "<p><a href='https://a.org/2'>Two</a>");
  found = found_in (text->str);
  g_assert_cmpstr (found, ==, "One|https://a.org/1\nTwo|https://a.org/2\n");
}

/* Brackets that are never closed, tags that never end; what is found is an address each time. */
static void
test_hostile (void)
{
  static const char *const parts[]
    = { "[",   "](",    "<a href=\"",   "<",    "&#x110000;", "![",       "https://",
        ")",   "]",     "https://a.org/", "(",    "a.",         "\\",       "https://a.b/ x ",
        "评",  "www.",  "javascript:",   "\n",   "</b",        "<!--",     "<script>",
        "\"",  ">",     "&amp;",         "</a>", " ",          "\x1c",     "\x1d",
        "[[",  "é",     "//",            "\x1e" };

  for (guint n = 0; n < 20000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_auto (WmRefused) refused = { 0 };
      g_autoptr (GPtrArray) links = NULL;

      for (int k = g_test_rand_int_range (1, 30); k > 0; k--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      links = wm_links_find (text->str, &refused);
      for (guint i = 0; i < links->len; i++)
        {
          const WmLink *link = g_ptr_array_index (links, i);
          g_autofree char *again = wm_web_address (link->address, NULL);

          g_assert_cmpstr (again, ==, link->address);
          g_assert_true (g_utf8_validate (link->title, -1, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/map/links/find", test_find);
  g_test_add_func ("/map/links/long", test_long);
  g_test_add_func ("/map/links/deep", test_deep);
  g_test_add_func ("/map/links/hostile", test_hostile);
  return g_test_run ();
}
