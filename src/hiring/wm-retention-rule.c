/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The two clocks, as a rule over dates.
 */
#include "config.h"

#include "hiring/wm-retention.h"

static const char *const names[] = { "open", "keep", "may", "due", "overdue", "held" };

const char *
wm_retention_to_string (WmRetention state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (names), "");

  return names[state];
}

static void
set_end (GDate *end, const GDate *from, int days)
{
  g_date_clear (end, 1);
  if (days < 0)
    return;
  *end = *from;
  g_date_add_days (end, (guint) days);
}

WmRetention
wm_retention_state (const GDate *ended, const WmRetentionRule *rule, gboolean held,
                    const GDate *today, GDate *keep_until, GDate *erase_by)
{
  GDate keep, erase;
  int late;

  g_return_val_if_fail (rule != NULL && today != NULL, WM_RETENTION_OPEN);

  g_date_clear (&keep, 1);
  g_date_clear (&erase, 1);
  if (ended != NULL)
    {
      set_end (&keep, ended, rule->keep_days);
      set_end (&erase, ended, rule->erase_days);
      if (g_date_valid (&keep) && g_date_valid (&erase) && g_date_compare (&keep, &erase) > 0)
        erase = keep;
    }
  if (keep_until != NULL)
    *keep_until = keep;
  if (erase_by != NULL)
    *erase_by = erase;
  if (held)
    return WM_RETENTION_HELD;
  if (!g_date_valid (&keep) && !g_date_valid (&erase))
    return WM_RETENTION_OPEN;
  if (g_date_valid (&keep) && g_date_compare (today, &keep) < 0)
    return WM_RETENTION_KEEP;
  late = g_date_valid (&erase) ? g_date_days_between (&erase, today) : -1;
  if (late < 0)
    return WM_RETENTION_MAY;
  return late < WM_RETENTION_GRACE ? WM_RETENTION_DUE : WM_RETENTION_OVERDUE;
}
