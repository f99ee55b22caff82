/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

typedef enum
{
  WM_PAGE_LEARN,
  WM_PAGE_HIRE,
} WmPageGroup;

/**
 * WmPageInfo:
 * @id: the name that win.show-page takes
 * @title: to be translated with gettext() in the program's domain
 * @create: makes the page, when it is first shown
 *
 * One destination of the window. A page is added by a line in wm-pages.c.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  WmPageGroup group;
  GtkWidget *(*create) (WmSession *session);
} WmPageInfo;

/* (transfer none): every page, in the order of the sidebar and of Alt+1, Alt+2 … */
const WmPageInfo *wm_pages_list (guint *n_pages);
/* (nullable) */
const WmPageInfo *wm_pages_find (const char *id);
/* The group's name in the user's language. */
const char *wm_pages_group_title (WmPageGroup group);
const char *wm_pages_title (const WmPageInfo *page);

G_END_DECLS
