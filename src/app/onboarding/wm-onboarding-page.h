/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/wm-session.h"

G_BEGIN_DECLS

/* The plans of the workspace, and one of them at a time. */
#define WM_TYPE_ONBOARDING_PAGE (wm_onboarding_page_get_type ())
G_DECLARE_FINAL_TYPE (WmOnboardingPage, wm_onboarding_page, WM, ONBOARDING_PAGE, AdwBin)

GtkWidget *wm_onboarding_page_new (WmSession *session);
/* Shows the plan with that slug, or the list for NULL. */
void wm_onboarding_page_show_plan (WmOnboardingPage *self, const char *plan);

G_END_DECLS
