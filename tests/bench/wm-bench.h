/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One function a benchmark: @argv[0] is its name. Returns the exit status. */
int wm_bench_layout (int argc, char **argv);
int wm_bench_people (int argc, char **argv);
int wm_bench_dates (int argc, char **argv);
int wm_bench_find (int argc, char **argv);
int wm_bench_pack (int argc, char **argv);
int wm_bench_paint (int argc, char **argv);

G_END_DECLS
