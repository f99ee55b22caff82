/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Is Due: candidates by what the two clocks say of them.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-retention-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-ask-name.h"
#include "app/hiring/wm-erase-dialog.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/wm-feedback.h"
#include "hiring/wm-retention.h"
#include "onboarding/wm-calendar.h"

#define MOST_DAYS 36500

typedef enum
{
  PART_DUE,
  PART_HELD,
  PART_LATER,
  PART_OPEN,
  N_PARTS,
} Part;

typedef struct
{
  WmSession *session;
  gulong handler;
  AdwWindow *window;
  GtkWidget *sections[N_PARTS];
  GtkListBox *lists[N_PARTS];
  GtkListBox *rules;
  char *asked; /* slug of whom a hold is asked for */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_signal_handler (&dialog->handler, dialog->session);
  g_object_unref (dialog->session);
  g_free (dialog->asked);
  g_free (dialog);
}

static WmStore *
store_of (Dialog *dialog)
{
  return wm_session_get_store (dialog->session);
}

/* ---- in words --------------------------------------------------------------- */

static Part
part_of (WmRetention state)
{
  static const Part parts[]
    = { PART_OPEN, PART_LATER, PART_LATER, PART_DUE, PART_DUE, PART_HELD };

  return parts[state];
}

static const char *
outcome_words (const char *outcome)
{
  return g_str_equal (outcome, "hired")       ? _ ("Hired")
         : g_str_equal (outcome, "rejected")  ? _ ("Rejected")
         : g_str_equal (outcome, "withdrawn") ? _ ("Withdrew")
                                              : _ ("The application goes on");
}

/* (transfer full): the last day that what is due by @iso can wait */
static char *
grace_end (const char *iso)
{
  g_autofree char *text = NULL;
  GDate date;

  if (!wm_date_parse (iso, &date))
    return g_strdup ("");
  g_date_add_days (&date, WM_RETENTION_GRACE - 1);
  text = wm_date_format (&date);
  return wm_page_format_date (text);
}

/* (transfer full): how it ended, and when */
static char *
describe_end (const WmRetentionCase *it)
{
  g_autofree char *date = wm_page_format_date (it->ended);

  if (*date == '\0')
    return g_strdup (outcome_words (it->outcome));
  /* Translators: rejected, withdrew or hired; a date */
  return g_strdup_printf (_ ("%1$s · %2$s"), outcome_words (it->outcome), date);
}

/* (transfer full) (nullable): what the clocks say */
static char *
describe_clocks (const WmRetentionCase *it)
{
  g_autofree char *keep = wm_page_format_date (it->keep_until);
  g_autofree char *erase = wm_page_format_date (it->erase_by);
  g_autofree char *grace = grace_end (it->erase_by);

  switch (it->state)
    {
    case WM_RETENTION_HELD:
      return g_strdup_printf (_ ("Legal hold: %s"), it->hold);
    case WM_RETENTION_OVERDUE:
      return g_strdup_printf (_ ("Overdue: to be erased by %1$s, grace ended %2$s"), erase, grace);
    case WM_RETENTION_DUE:
      return g_strdup_printf (_ ("Due: to be erased by %1$s, grace until %2$s"), erase, grace);
    case WM_RETENTION_KEEP:
      return *erase != '\0'
               ? g_strdup_printf (_ ("Keep at least until %1$s, erase by %2$s"), keep, erase)
               : g_strdup_printf (_ ("Keep at least until %s"), keep);
    case WM_RETENTION_MAY:
      return *erase != '\0' ? g_strdup_printf (_ ("May be erased, must be by %s"), erase)
                            : g_strdup (_ ("May be erased at any time"));
    case WM_RETENTION_OPEN:
    default:
      return NULL;
    }
}

/* (transfer full) */
static char *
describe_rule (const WmRetentionRule *it)
{
  g_autofree char *keep
    = it->keep_days < 0
        ? g_strdup (_ ("Keep: no least time"))
        : g_strdup_printf (ngettext ("Keep at least %d day", "Keep at least %d days",
                                     (gulong) it->keep_days),
                           it->keep_days);
  g_autofree char *erase
    = it->erase_days < 0
        ? g_strdup (_ ("erase: no last day"))
        : g_strdup_printf (ngettext ("erase after %d day at latest",
                                     "erase after %d days at latest", (gulong) it->erase_days),
                           it->erase_days);

  /* Translators: keep at least so many days; erase after so many days */
  return g_strdup_printf (_ ("%1$s; %2$s"), keep, erase);
}

/* ---- holds ------------------------------------------------------------------ */

static const char *
subject_of (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), "subject");
}

static void
on_got_hold (const char *reason, gpointer data)
{
  Dialog *dialog = data;
  g_autoptr (GError) error = NULL;

  if (wm_legal_hold_add (store_of (dialog), dialog->asked, reason, &error))
    wm_feedback_undoable (GTK_WIDGET (dialog->window), _ ("Legal hold set"));
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_hold (GtkWidget *button, Dialog *dialog)
{
  g_free (dialog->asked);
  dialog->asked = g_strdup (subject_of (button));
  wm_ask_name (GTK_WIDGET (dialog->window), _ ("Legal Hold"), _ ("Why nothing may be erased"),
               _ ("_Set Hold"), "", on_got_hold, dialog);
}

static void
on_lift (GtkWidget *button, Dialog *dialog)
{
  g_autoptr (GError) error = NULL;

  if (wm_legal_hold_release (store_of (dialog), subject_of (button), &error))
    wm_feedback_undoable (GTK_WIDGET (dialog->window), _ ("Legal hold lifted"));
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
}

static void
on_erase (GtkWidget *button, Dialog *dialog)
{
  wm_erase_dialog_show (GTK_WIDGET (dialog->window), dialog->session, subject_of (button));
}

/* ---- rules ------------------------------------------------------------------ */

typedef struct
{
  char *outcome;
  GtkWidget *keep, *erase, *reason;
} Rule;

static void
rule_free (gpointer data)
{
  Rule *rule = data;

  g_free (rule->outcome);
  g_free (rule);
}

static char *
save_rule (WmForm *form, gpointer data, GError **error)
{
  Rule *rule = data;
  int keep = MAX (wm_form_number (rule->keep, 0), -1);
  int erase = MAX (wm_form_number (rule->erase, 0), -1);

  if (keep >= 0 && erase >= 0 && keep > erase)
    {
      g_set_error_literal (error, WM_ERROR, WM_ERROR_INVALID,
                           _ ("It cannot be erased before it was kept long enough. Give it at "
                              "least as many days until it is erased as it is kept."));
      return NULL;
    }
  return wm_retention_rule_set (wm_session_get_store (wm_form_get_session (form)), rule->outcome,
                                keep, erase, gtk_editable_get_text (GTK_EDITABLE (rule->reason)),
                                error)
           ? g_strdup (_ ("Retention rule changed"))
           : NULL;
}

static void
edit_rule (Dialog *dialog, const WmRetentionRule *it)
{
  Rule *rule = g_new0 (Rule, 1);
  /* Translators: rejected, withdrew or hired */
  g_autofree char *title = g_strdup_printf (_ ("Rule: %s"), outcome_words (it->outcome));
  WmForm *form = wm_form_new (GTK_WIDGET (dialog->window), dialog->session, title, save_rule, rule,
                              rule_free);

  rule->outcome = g_strdup (it->outcome);
  rule->keep = wm_form_add_number (form, _ ("_Keep at least, days"), 0, MOST_DAYS, it->keep_days);
  rule->erase
    = wm_form_add_number (form, _ ("_Erase after at latest, days"), 0, MOST_DAYS, it->erase_days);
  rule->reason = wm_form_add_entry (form, _ ("_Why"), it->own ? it->reason : NULL);
  wm_form_add_note (form, _ ("Counted from the end of the application; a dash is no such clock. "
                             "Waymark states no legal duty: ask somebody who knows yours."));
  wm_form_show (form, rule->keep);
}

static void
on_rule (GtkWidget *button, Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = wm_retention_rules (store_of (dialog), &error);

  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    if (g_str_equal (((WmRetentionRule *) rules->pdata[i])->outcome, subject_of (button)))
      edit_rule (dialog, rules->pdata[i]);
}

/* ---- rows ------------------------------------------------------------------- */

static GtkWidget *
add_button (Dialog *dialog, GtkWidget *box, const char *text, const char *subject,
            const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  /* Translators: what a button does, to whom or what */
  g_autofree char *full = g_strdup_printf (_ ("%1$s %2$s"), text, name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  g_object_set_data_full (G_OBJECT (button), "subject", g_strdup (subject), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (dialog->session));
  g_signal_connect (button, "clicked", clicked, dialog);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
row_new (const char *id, const char *name, GtkWidget *end, const char *detail, const char *more)
{
  GtkWidget *row = wm_text_row_new (id, name, end);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, more);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  return row;
}

static GtkWidget *
case_row_new (Dialog *dialog, const WmRetentionCase *it)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *erase;
  g_autofree char *end = describe_end (it);
  g_autofree char *clocks = describe_clocks (it);

  if (it->hold != NULL)
    add_button (dialog, box, _ ("Lift Hold"), it->person, it->name, G_CALLBACK (on_lift));
  else
    {
      add_button (dialog, box, _ ("Hold…"), it->person, it->name, G_CALLBACK (on_hold));
      erase = add_button (dialog, box, _ ("Erase…"), it->person, it->name, G_CALLBACK (on_erase));
      /* Whom one erases one has to see. */
      if (wm_anonymous_is_on (dialog->session))
        gtk_widget_set_sensitive (erase, FALSE);
    }
  return row_new (it->person, it->name, box, end, clocks);
}

static GtkWidget *
rule_row_new (Dialog *dialog, const WmRetentionRule *it)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *days = describe_rule (it);
  const char *name = outcome_words (it->outcome);

  add_button (dialog, box, _ ("Change…"), it->outcome, name, G_CALLBACK (on_rule));
  return row_new (it->outcome, name, box, days, *it->reason != '\0' ? it->reason : NULL);
}

/* ---- shown ------------------------------------------------------------------ */

static GtkListBox *
list_at (Dialog *dialog, guint i)
{
  return i < N_PARTS ? dialog->lists[i] : dialog->rules;
}

/* (transfer full) (nullable): the row that has the focus; @list, @place: (out) */
static char *
find_focus (Dialog *dialog, guint *list, int *place)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (dialog->window));
  GtkWidget *row = focus == NULL          ? NULL
                   : WM_IS_TEXT_ROW (focus) ? focus
                                            : gtk_widget_get_ancestor (focus, WM_TYPE_TEXT_ROW);

  if (row == NULL)
    return NULL;
  for (*list = 0; gtk_widget_get_parent (row) != GTK_WIDGET (list_at (dialog, *list));)
    if (++*list > N_PARTS)
      return NULL;
  *place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));
}

/* The same row again wherever it is now, or what stands in its place, or the rules. */
static void
give_focus (Dialog *dialog, const char *id, guint list, int place)
{
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i <= N_PARTS; i++)
    for (int j = 0; (row = gtk_list_box_get_row_at_index (list_at (dialog, i), j)) != NULL; j++)
      if (g_str_equal (wm_text_row_get_id (WM_TEXT_ROW (row)), id))
        {
          gtk_widget_grab_focus (GTK_WIDGET (row));
          return;
        }
  for (int i = place; row == NULL && i >= 0; i--)
    row = gtk_list_box_get_row_at_index (list_at (dialog, list), i);
  if (row == NULL)
    row = gtk_list_box_get_row_at_index (dialog->rules, 0);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
fill_rules (Dialog *dialog)
{
  g_autoptr (GPtrArray) rules = wm_retention_rules (store_of (dialog), NULL);

  wm_page_clear_list (dialog->rules);
  for (guint i = 0; rules != NULL && i < rules->len; i++)
    {
      const WmRetentionRule *it = g_ptr_array_index (rules, i);

      /* What goes on has no end to count from. */
      if (!g_str_equal (it->outcome, "active"))
        gtk_list_box_append (dialog->rules, rule_row_new (dialog, it));
    }
}

static void
fill_cases (Dialog *dialog)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = NULL;
  guint counts[N_PARTS] = { 0 };
  GDate today;

  wm_page_today (&today);
  list = wm_retention_list (store_of (dialog), &today, &error);
  wm_feedback_error (GTK_WIDGET (dialog->window), error);
  for (guint i = 0; i < N_PARTS; i++)
    wm_page_clear_list (dialog->lists[i]);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      WmRetentionCase *it = g_ptr_array_index (list, i);
      Part part = part_of (it->state);

      wm_anonymous_hide (dialog->session, it->person, &it->name);
      gtk_list_box_append (dialog->lists[part], case_row_new (dialog, it));
      counts[part]++;
    }
  for (guint i = 0; i < N_PARTS; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (dialog->lists[i]), counts[i] > 0);
      gtk_widget_set_visible (dialog->sections[i], counts[i] > 0 || i == PART_DUE);
    }
  wm_page_section_set (dialog->sections[PART_DUE], _ ("Due for Erasure"),
                       counts[PART_DUE] > 0 ? _ ("Its last day has come. A week of grace is "
                                                 "given; nothing is erased by itself.")
                                            : _ ("Nobody is due today."));
}

static void
refill (Dialog *dialog)
{
  guint list = 0;
  int place = 0;
  g_autofree char *id = find_focus (dialog, &list, &place);

  fill_cases (dialog);
  fill_rules (dialog);
  if (id != NULL)
    give_focus (dialog, id, list, place);
}

static GtkWidget *
column_new (Dialog *dialog)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  const char *const texts[N_PARTS][2] = {
    { _ ("Due for Erasure"), "" },
    { _ ("Legal Hold"), _ ("Kept, whatever the clocks say, until the hold is lifted.") },
    { _ ("Not Yet Due"), NULL },
    { _ ("No Clock Runs"), _ ("The application goes on, or its rule has no days.") },
  };

  for (guint i = 0; i < N_PARTS; i++)
    {
      dialog->sections[i] = wm_page_section_new (texts[i][0], texts[i][1], &dialog->lists[i]);
      gtk_box_append (GTK_BOX (column), dialog->sections[i]);
    }
  gtk_box_append (
    GTK_BOX (column),
    wm_page_section_new (_ ("Rules"),
                         _ ("Days from the end of an application. What Waymark begins with is a "
                            "proposal, not a legal duty: ask somebody who knows yours."),
                         &dialog->rules));
  return column;
}

void
wm_retention_dialog_show (GtkWidget *from, WmSession *session)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->session = g_object_ref (session);
  dialog->window = wm_page_dialog_new (from, _ ("What Is Due"), 640, 700);
  g_object_set_data_full (G_OBJECT (dialog->window), "dialog", dialog, dialog_free);
  wm_page_dialog_fill (dialog->window, column_new (dialog));
  dialog->handler
    = g_signal_connect_swapped (session, "hiring-changed", G_CALLBACK (refill), dialog);
  refill (dialog);
  gtk_window_present (GTK_WINDOW (dialog->window));
}

guint
wm_retention_count_due (WmSession *session)
{
  g_autoptr (GPtrArray) list = NULL;
  guint count = 0;
  GDate today;

  wm_page_today (&today);
  list = wm_retention_list (wm_session_get_store (session), &today, NULL);
  for (guint i = 0; list != NULL && i < list->len; i++)
    count += part_of (((WmRetentionCase *) list->pdata[i])->state) == PART_DUE;
  return count;
}
