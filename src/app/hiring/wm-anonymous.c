/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether candidates go by their names.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-anonymous.h"

#include "app/wm-application.h"
#include "hiring/wm-alias.h"

#define KEY "anonymous-review"

gboolean
wm_anonymous_is_on (WmSession *session)
{
  g_autoptr (GSettings) settings = wm_application_dup_settings ();

  if (settings != NULL)
    return g_settings_get_boolean (settings, KEY);
  return g_object_get_data (G_OBJECT (session), KEY) != NULL;
}

void
wm_anonymous_set (WmSession *session, gboolean on)
{
  g_autoptr (GSettings) settings = wm_application_dup_settings ();

  if (wm_anonymous_is_on (session) == !!on)
    return;
  if (settings != NULL)
    g_settings_set_boolean (settings, KEY, on);
  g_object_set_data (G_OBJECT (session), KEY, GINT_TO_POINTER (on));
  g_signal_emit_by_name (session, "hiring-changed");
}

char *
wm_anonymous_name (WmSession *session, const char *person, const char *name)
{
  return wm_anonymous_is_on (session) ? wm_candidate_alias (person) : g_strdup (name);
}
