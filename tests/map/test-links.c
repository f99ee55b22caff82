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
    { "<a href='https://a.org/a'>5 &lt; 6 caf&#233;", "|https://a.org/a\n" },
    { "<img src='https://a.org/i.png'>", "" },
    { "<a href='/near'>n</a><a href='#top'>t</a>", "" },
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

/* Brackets that are never closed, tags that never end; what is found is an address each time. */
static void
test_hostile (void)
{
  static const char *const parts[]
    = { "[", "](", "<a href=\"", "<", "&#x110000;", "![", "https://", "https://a.org/", "(",
        "\\", "评", "www.", "é", "\n", "javascript:", "\"", ">", "&amp;", "</a>", " " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;

      while (text->len < 20000)
        g_string_append (text, parts[i]);
      found = found_in (text->str);
      g_assert_true (g_utf8_validate (found, -1, NULL));
    }
  for (guint n = 0; n < 2000; n++)
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
  g_test_add_func ("/map/links/hostile", test_hostile);
  return g_test_run ();
}
