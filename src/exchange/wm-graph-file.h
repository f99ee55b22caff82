/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmGraphFile:
 *
 * A bare skill graph as `waymark-cli layout` reads it:
 * {"skills":[{"id","label","spectrum"}],"prerequisites":[[from,to]]}.
 * Spectrum is a number in 0..1 here, or absent: then -1.
 */
typedef struct
{
  char *id;
  char *label;
  double spectrum;
} WmGraphSkill;

typedef struct
{
  GArray *skills; /* WmGraphSkill */
  GArray *edges;  /* guint pairs: index of the prerequisite, of what builds on it */
} WmGraphFile;

/* @input: JSON; @name: what messages call it. Errors: INVALID with
 * the place: no JSON, a member of another type, an id twice, an edge to nothing */
WmGraphFile *wm_graph_file_parse (GBytes *input, const char *name, GError **error);
void wm_graph_file_free (WmGraphFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmGraphFile, wm_graph_file_free)

G_END_DECLS
