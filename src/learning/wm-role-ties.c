/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What hangs on a role.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "learning/wm-skill-merge.h"
#include "store/wm-sql.h"

static void
append (GString *text, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", sentence);
}

char *
wm_role_ties_describe (WmStore *store, const char *role)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *required = NULL, *aiming = NULL, *planned = NULL;
  guint requirements, people, plans;

  g_return_val_if_fail (WM_IS_STORE (store) && role != NULL, NULL);

  requirements = (guint) wm_sql_int (store, 0,
                                     "SELECT count (*) FROM role_requirement q JOIN role r"
                                     " ON r.id = q.role_id WHERE r.slug = ?1",
                                     "t", role);
  people = (guint) wm_sql_int (store, 0, "SELECT count (*) FROM person WHERE target_role = ?1",
                               "t", role);
  plans = (guint) wm_sql_int (store, 0, "SELECT count (*) FROM onboarding_plan WHERE role = ?1",
                              "t", role);
  required = g_strdup_printf (
      ngettext ("%u requirement goes along.", "%u requirements go along.", requirements),
      requirements);
  aiming = g_strdup_printf (ngettext ("%u person aims for it and keeps its name.",
                                      "%u people aim for it and keep its name.", people),
                            people);
  planned = g_strdup_printf (ngettext ("%u plan was made for it and stays as it is.",
                                       "%u plans were made for it and stay as they are.", plans),
                             plans);
  if (requirements > 0)
    append (text, required);
  if (people > 0)
    append (text, aiming);
  if (plans > 0)
    append (text, planned);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
