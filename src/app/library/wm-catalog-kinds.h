/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "map/wm-map.h"

G_BEGIN_DECLS

/* What two lists of one page differ in. The texts are marked for translation and not translated
 * yet; @i counts the roles or the questions of the map. */
typedef struct
{
  const char *title, *search, *add, *action;
  const char *unmatched, *none; /* titles where nothing is shown: of those there are; of all */
  guint (*count) (WmMap *map);
  const char *(*slug) (WmMap *map, guint i);
  const char *(*name) (WmMap *map, guint i);
  char *(*detail) (WmMap *map, guint i);
  char *(*more) (WmMap *map, guint i);
  const char *(*keywords) (WmMap *map, guint i);
  char *(*told) (guint n);
  /* (transfer floating); NULL where nothing stands at a row's end */
  GtkWidget *(*end) (WmMap *map, guint i);
  /* The category whose section it stands in, -1 for none; NULL where one section serves all */
  int (*category) (WmMap *map, guint i);
  /* @skills: by skill, whether it passes the filter, NULL without one; @kind: (nullable): the only
   * one wanted. NULL where nothing is filtered but by words */
  gboolean (*passes) (WmMap *map, guint i, const gboolean *skills, const char *kind);
} WmCatalogKind;

extern const WmCatalogKind wm_catalog_roles, wm_catalog_questions;

G_END_DECLS
