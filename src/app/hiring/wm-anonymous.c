/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether candidates go by their names.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-anonymous.h"

#include "app/wm-application.h"
#include "hiring/wm-alias.h"
#include "hiring/wm-loop.h"

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
  g_object_set_data (G_OBJECT (session), KEY, GINT_TO_POINTER (on));
  /* The setting tells every window, which tells its session. */
  if (settings != NULL)
    g_settings_set_boolean (settings, KEY, on);
  else
    wm_anonymous_tell (session);
}

void
wm_anonymous_tell (WmSession *session)
{
  g_signal_emit_by_name (session, "people-changed");
  g_signal_emit_by_name (session, "hiring-changed");
  g_signal_emit_by_name (session, "history-changed");
}

char *
wm_anonymous_name (WmSession *session, const char *person, const char *name)
{
  return wm_anonymous_is_on (session) ? wm_candidate_alias (person) : g_strdup (name);
}

void
wm_anonymous_hide (WmSession *session, const char *person, char **name)
{
  g_autofree char *shown = wm_anonymous_name (session, person, *name);

  wm_loop_set_text (name, shown);
}

gboolean
wm_anonymous_hides (WmSession *session, const char *kind)
{
  return g_strcmp0 (kind, "candidate") == 0 && wm_anonymous_is_on (session);
}

void
wm_anonymous_hide_people (WmSession *session, GPtrArray *people)
{
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      WmPerson *it = g_ptr_array_index (people, i);

      if (wm_anonymous_hides (session, it->kind))
        wm_anonymous_hide (session, it->slug, &it->name);
    }
}

void
wm_anonymous_hide_team (WmSession *session, WmTeam *team)
{
  for (guint i = 0; team != NULL && i < team->members->len; i++)
    {
      WmTeamMember *it = wm_team_member (team, i);

      if (wm_anonymous_hides (session, it->kind))
        wm_anonymous_hide (session, it->slug, &it->name);
    }
}
