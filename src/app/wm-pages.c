/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The destinations of the window, in one table.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-pages.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-catalog-page.h"
#include "app/hiring/wm-hiring-page.h"
#include "app/me/wm-me-page.h"
#include "app/onboarding/wm-onboarding-page.h"
#include "app/library/wm-resources-page.h"
#include "app/library/wm-skills-page.h"
#include "app/team/wm-team-page.h"
#include "app/map/wm-map-page.h"

static const WmPageInfo pages[] = {
  { "map", N_ ("Map"), "mark-location-symbolic", WM_PAGE_LEARN, wm_map_page_new },
  { "skills", N_ ("Skills"), "accessories-dictionary-symbolic", WM_PAGE_LEARN, wm_skills_page_new },
  { "resources", N_ ("Resources"), "x-office-document-symbolic", WM_PAGE_LEARN,
    wm_resources_page_new },
  { "me", N_ ("Me"), "avatar-default-symbolic", WM_PAGE_LEARN, wm_me_page_new },
  { "team", N_ ("Team"), "system-users-symbolic", WM_PAGE_LEARN, wm_team_page_new },
  { "roles", N_ ("Roles"), "view-list-symbolic", WM_PAGE_HIRE, wm_roles_page_new },
  { "questions", N_ ("Questions"), "dialog-question-symbolic", WM_PAGE_HIRE,
    wm_questions_page_new },
  { "hiring", N_ ("Hiring"), "wm-interview-symbolic", WM_PAGE_HIRE, wm_hiring_page_new },
  { "onboarding", N_ ("Onboarding"), "x-office-calendar-symbolic", WM_PAGE_HIRE,
    wm_onboarding_page_new },
};

const WmPageInfo *
wm_pages_list (guint *n_pages)
{
  *n_pages = G_N_ELEMENTS (pages);
  return pages;
}

const WmPageInfo *
wm_pages_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].id, id) == 0)
      return &pages[i];
  return NULL;
}

const char *
wm_pages_group_title (WmPageGroup group)
{
  /* Translators: the two groups of pages: to learn oneself, to hire others. */
  return group == WM_PAGE_LEARN ? _("Learn") : C_("pages", "Hire");
}

const char *
wm_pages_title (const WmPageInfo *page)
{
  return _(page->title);
}
