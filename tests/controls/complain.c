/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Complains as it is told: complain [plain-]quiet|warning|critical|assert.
 * A plain one is a program that a test starts, the others are tests.
 */
#include <glib-object.h>

static void
complain (gconstpointer data)
{
  const char *how = data;

  if (g_str_has_suffix (how, "warning"))
    g_warning ("a warning on purpose");
  else if (g_str_has_suffix (how, "critical"))
    g_object_unref (NULL);
  else if (g_str_has_suffix (how, "assert"))
    g_assert_cmpint (1, ==, 2);
}

int
main (int argc, char **argv)
{
  const char *how = argc > 1 ? argv[argc - 1] : "quiet";

  if (g_str_has_prefix (how, "plain-"))
    {
      complain (how);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/controls/complain", how, complain);
  return g_test_run ();
}
