/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The templates of the workspace with their versions: compared, improved, renamed,
 * deleted, written as a pack. */
void wm_template_library_show (GtkWidget *from, WmSession *session);
/* What two templates have otherwise; @before and @after are slugs, and can be
 * chosen anew. */
void wm_template_compare_show (GtkWidget *from, WmSession *session, const char *before,
                               const char *after);
/* What a next version would have otherwise, and why; one click makes it. */
void wm_template_improve_show (GtkWidget *from, WmSession *session, const char *slug);

G_END_DECLS
