/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The canonical text: what it looks like, and that nothing put in makes it
 * invalid.
 */
#include <math.h>

#include "exchange/wm-json-writer.h"

static void
test_layout (void)
{
  g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
  g_autofree char *text = NULL;

  wm_json_writer_begin_object (writer);
  wm_json_writer_key (writer, "name");
  wm_json_writer_string (writer, "Zoë");
  wm_json_writer_key (writer, "list");
  wm_json_writer_begin_array (writer);
  wm_json_writer_int (writer, -7);
  wm_json_writer_begin_object (writer);
  wm_json_writer_end_object (writer);
  wm_json_writer_bool (writer, TRUE);
  wm_json_writer_null (writer);
  wm_json_writer_end_array (writer);
  wm_json_writer_key (writer, "none");
  wm_json_writer_begin_array (writer);
  wm_json_writer_end_array (writer);
  wm_json_writer_end_object (writer);
  text = wm_json_writer_finish (writer);
  g_assert_cmpstr (text, ==,
                   "{\n  \"name\": \"Zoë\",\n  \"list\": [\n    -7,\n    {},\n    true,\n"
                   "    null\n  ],\n  \"none\": []\n}\n");
}

static void
test_strings (void)
{
  static const struct
  {
    const char *in, *out;
  } cases[] = {
    { "", "\"\"\n" },
    { "a\"b\\c", "\"a\\\"b\\\\c\"\n" },
    { "a\nb\tc\rd\be\ff", "\"a\\nb\\tc\\rd\\be\\ff\"\n" },
    { "\x01\x1f", "\"\\u0001\\u001f\"\n" },
    { "\x7f/评测", "\"\x7f/评测\"\n" },
    { "bad \xff end", "\"bad \xef\xbf\xbd end\"\n" },
    { NULL, "null\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
      g_autofree char *text = NULL;

      wm_json_writer_string (writer, cases[i].in);
      text = wm_json_writer_finish (writer);
      g_assert_cmpstr (text, ==, cases[i].out);
    }
}

static void
test_hundredths (void)
{
  static const struct
  {
    double in;
    const char *out;
  } cases[] = {
    { 0, "0\n" },          { 1, "1\n" },         { 1.5, "1.5\n" },   { 12.345, "12.35\n" },
    { -0.07, "-0.07\n" },  { -0.001, "0\n" },    { 1e300, "0\n" },   { 3.999, "4\n" },
    { 99999.99, "99999.99\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmJsonWriter) writer = wm_json_writer_new ();
      g_autofree char *text = NULL;

      wm_json_writer_hundredths (writer, cases[i].in);
      text = wm_json_writer_finish (writer);
      g_assert_cmpstr (text, ==, cases[i].out);
      wm_json_writer_hundredths (writer, NAN);
      g_free (text);
      text = wm_json_writer_finish (writer);
      g_assert_cmpstr (text, ==, "0\n");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-writer/layout", test_layout);
  g_test_add_func ("/json-writer/strings", test_strings);
  g_test_add_func ("/json-writer/hundredths", test_hundredths);
  return g_test_run ();
}
