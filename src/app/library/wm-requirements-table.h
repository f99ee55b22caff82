/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "map/wm-map-edit.h"

G_BEGIN_DECLS

/**
 * WmRequirementsTable:
 *
 * What a role or a job requires while it is edited: a line for each skill with its
 * target level and importance, and a chooser under them with which one adds.
 * It writes nothing.
 */
#define WM_TYPE_REQUIREMENTS_TABLE (wm_requirements_table_get_type ())
G_DECLARE_FINAL_TYPE (WmRequirementsTable, wm_requirements_table, WM, REQUIREMENTS_TABLE, AdwBin)

/* @requirements: (nullable) (element-type WmRequirement): that it begins with */
GtkWidget *wm_requirements_table_new (WmMap *map, GArray *requirements);
/* (transfer container): ended by one without a skill; the slugs are the map's */
WmRequirementEdit *wm_requirements_table_get (WmRequirementsTable *self);
/* What a label with a mnemonic leads to */
GtkWidget *wm_requirements_table_get_chooser (WmRequirementsTable *self);

G_END_DECLS
