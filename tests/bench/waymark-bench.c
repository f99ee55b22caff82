/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-bench: measures what is promised to be fast, and prints tables. It
 * asserts nothing, since machines are shared and noisy.
 */
#include "wm-bench.h"

static const struct
{
  const char *name;
  int (*run) (int argc, char **argv);
} benches[] = {
  { "layout", wm_bench_layout },
  { "people", wm_bench_people },
  { "dates", wm_bench_dates },
  { "find", wm_bench_find },
  { "pack", wm_bench_pack },
  { "paint", wm_bench_paint },
};

int
main (int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (benches) && argc > 1; i++)
    if (g_str_equal (argv[1], benches[i].name))
      return benches[i].run (argc - 1, argv + 1);
  g_printerr ("Usage: waymark-bench NAME [OPTION…]\nNames:");
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    g_printerr (" %s", benches[i].name);
  g_printerr ("\n");
  return 2;
}
