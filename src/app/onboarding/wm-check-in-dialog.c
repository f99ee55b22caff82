/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that writes down a check-in.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-check-in-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-level-buttons.h"
#include "app/parts/wm-page-parts.h"
#include "onboarding/wm-check-in.h"

#define MOST_SKILLS 12

/* One skill that may be rated; belongs to the fields */
typedef struct
{
  WmMap *map; /* the form's */
  const WmSkill *skill;
  int level; /* -1: not rated */
  GtkWidget *words, *evidence, *unaided; /* (nullable): @unaided */
} Rating;

typedef struct
{
  char *plan, *check_in; /* slugs; (nullable): @check_in */
  WmDateEntry *date;
  GtkWidget *mood, *note, *manager_note, *agreed;
  GPtrArray *ratings; /* Rating */
} Fields;

static void
fields_free (gpointer data)
{
  Fields *self = data;

  g_free (self->plan);
  g_free (self->check_in);
  g_ptr_array_unref (self->ratings);
  g_free (self);
}

/* ---- saving -------------------------------------------------------------------- */

/* (transfer container): levels that were chosen; the texts belong to the fields */
static GArray *
collect_ratings (Fields *self)
{
  GArray *given = g_array_new (FALSE, TRUE, sizeof (WmCheckInRating));

  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *it = g_ptr_array_index (self->ratings, i);
      WmCheckInRating rating = { it->skill->slug, it->level,
                                 gtk_editable_get_text (GTK_EDITABLE (it->evidence)) };

      if (it->level >= 0)
        g_array_append_val (given, rating);
    }
  return given;
}

/* A line each; "manager: …" and "buddy: …" say whose it is. */
static void
collect_actions (char **lines, GArray *actions)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      WmCheckInAction action = { g_strstrip (lines[i]), "new_hire", "" };

      if (*lines[i] != '\0')
        g_array_append_val (actions, action);
    }
}

static gboolean
store_unaided (Fields *self, WmStore *store, const char *date, GError **error)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const Rating *it = g_ptr_array_index (self->ratings, i);

      if (it->unaided != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (it->unaided))
          && !wm_first_unaided_set (store, self->plan, it->skill->slug, date, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Fields *self = data;
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  g_autofree char *note = wm_page_text_area_text (self->note);
  g_autofree char *manager_note = wm_page_text_area_text (self->manager_note);
  g_autofree char *agreed = wm_page_text_area_text (self->agreed);
  g_auto (GStrv) lines = g_strsplit (agreed, "\n", -1);
  g_autoptr (GArray) ratings = collect_ratings (self);
  g_autoptr (GArray) actions = g_array_new (FALSE, TRUE, sizeof (WmCheckInAction));
  const char *date = wm_date_entry_get_text (self->date);
  WmCheckInHeld held;

  collect_actions (lines, actions);
  held = (WmCheckInHeld){ date, (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mood)),
                          note, manager_note,
                          (const WmCheckInRating *) (gpointer) ratings->data, ratings->len,
                          (const WmCheckInAction *) (gpointer) actions->data, actions->len };
  /* One action, with the events that belong to it. */
  if (!wm_store_begin (store, "hold-check-in", NULL, error))
    return NULL;
  if (wm_check_in_hold (store, self->plan, self->check_in, &held, error)
      && store_unaided (self, store, date, error) && wm_store_commit (store, error))
    return g_strdup (_ ("Check-in written down"));
  if (wm_store_in_action (store))
    wm_store_rollback (store);
  return NULL;
}

/* ---- fields ---------------------------------------------------------------------- */

/* The words stand under what has the focus, so they would be below the edge. */
static void
scroll_to_words (Rating *it)
{
  GtkWidget *scroller
    = gtk_widget_get_ancestor (it->words, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *form = gtk_widget_get_parent (it->words);
  graphene_rect_t words;

  if (scroller == NULL || !gtk_widget_compute_bounds (it->evidence, form, &words))
    return;
  /* From the skill's name above; a further line may come. */
  gtk_adjustment_clamp_page (
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
    words.origin.y - 5 * words.size.height, words.origin.y + 2 * words.size.height);
}

/* The level that is chosen already is taken back. */
static void
on_rated (WmLevelButtons *buttons, int level, Rating *it)
{
  it->level = level == it->level ? -1 : level;
  wm_level_buttons_set_level (buttons, it->level);
  scroll_to_words (it);
}

static void
add_levels (Rating *it, GtkBox *box, guint skill)
{
  GtkWidget *buttons = wm_level_buttons_new (it->map, skill, -1);
  GtkWidget *name = wm_page_label_new (it->skill->name, "heading");

  wm_level_buttons_take_keys (WM_LEVEL_BUTTONS (buttons));
  gtk_widget_set_halign (buttons, GTK_ALIGN_START);
  gtk_widget_set_margin_top (name, 12);
  it->words = wm_level_buttons_words_new (WM_LEVEL_BUTTONS (buttons));
  g_signal_connect (buttons, "rated", G_CALLBACK (on_rated), it);
  gtk_box_append (box, name);
  gtk_box_append (box, buttons);
  gtk_box_append (box, it->words);
}

static GtkWidget *
evidence_new (const char *skill)
{
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: %s is a skill */
  g_autofree char *label = g_strdup_printf (_ ("What was seen of %s"), skill);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What was seen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

static void
add_skill (Fields *self, WmForm *form, const WmPlan *plan, guint index)
{
  GtkBox *box = wm_form_get_box (form);
  WmMap *map = wm_form_get_map (form);
  Rating *it = g_new0 (Rating, 1);
  gboolean had = FALSE;

  *it = (Rating){ .map = map, .skill = wm_map_skill (map, index), .level = -1 };
  add_levels (it, box, index);
  it->evidence = evidence_new (it->skill->name);
  gtk_box_append (box, it->evidence);
  for (guint i = 0; i < plan->firsts->len; i++)
    had |= g_str_equal (((WmFirst *) g_ptr_array_index (plan->firsts, i))->skill, it->skill->slug);
  if (!had)
    {
      g_autofree char *words = g_strdup_printf (_ ("First time unaided in %s"), it->skill->name);

      it->unaided = gtk_check_button_new_with_label (words);
      gtk_box_append (box, it->unaided);
    }
  g_ptr_array_add (self->ratings, it);
}

/* 0 for what was short, which is learnt; 1 for what else evidence asked for; 2 */
static int
rank (const WmActivity *activity)
{
  const WmWhy *why = activity->whys->len > 0 ? g_ptr_array_index (activity->whys, 0) : NULL;

  return why == NULL ? 2 : g_str_equal (why->finding, "short") ? 0 : 1;
}

/* Skills that the plan has done something about by then. */
static void
add_skills (Fields *self, WmForm *form, const WmPlan *plan, const char *date)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  WmMap *map = wm_form_get_map (form);
  guint n = 0;

  for (int round = 0; round < 3; round++)
    for (guint i = 0; i < all->len && n < MOST_SKILLS; i++)
      {
        const WmActivity *it = g_ptr_array_index (all, i);

        if (strcmp (it->due_date, date) > 0 || rank (it) != round
            || wm_activity_stand (it) == WM_ACTIVITY_DROPPED)
          continue;
        for (guint k = 0; k < it->skills->len && n < MOST_SKILLS; k++)
          {
            const char *slug = g_ptr_array_index (it->skills, k);
            int skill = wm_map_find_skill (map, slug);

            if (skill < 0 || !g_hash_table_add (known, (gpointer) slug))
              continue;
            add_skill (self, form, plan, (guint) skill);
            n++;
          }
      }
}

/* What it is for: today is proposed also where it was due earlier. */
static void
add_due (WmForm *form, const WmCheckIn *check_in, const char *today)
{
  g_autofree char *date = wm_page_format_date (check_in->date);
  gboolean late = *check_in->held == '\0' && strcmp (check_in->date, today) < 0;
  g_autofree char *words = NULL;

  if (*check_in->date == '\0')
    return;
  if (check_in->day > 0)
    /* Translators: the number of a day of a plan, and a date */
    words = g_strdup_printf (late ? _ ("For day %1$d, which was due %2$s")
                                  : _ ("For day %1$d, due %2$s"),
                             check_in->day, date);
  else
    words = g_strdup_printf (late ? _ ("Late, was due %s") : _ ("Due %s"), date);
  wm_form_add_note (form, words);
}

static void
add_fields (Fields *self, WmForm *form, const WmPlan *plan, const WmCheckIn *check_in)
{
  const char *const moods[] = { _ ("Not told"), _ ("1: bad"), _ ("2"), _ ("3: so-so"),
                                _ ("4"),        _ ("5: very good"), NULL };
  g_autofree char *today = NULL;
  const char *date;
  GDate now;

  wm_page_today (&now);
  today = wm_date_format (&now);
  date = check_in != NULL && *check_in->held != '\0' ? check_in->held
         : check_in != NULL && *check_in->date != '\0' && strcmp (check_in->date, today) > 0
           ? check_in->date
           : today;
  self->date = WM_DATE_ENTRY (wm_date_entry_new (NULL));
  wm_page_add_field (wm_form_get_box (form), _ ("_Held on"), GTK_WIDGET (self->date),
                     wm_date_entry_get_entry (self->date));
  wm_date_entry_set_text (self->date, date);
  if (check_in != NULL)
    add_due (form, check_in, today);
  self->note = wm_form_add_area (form, _ ("Note of the _new hire"),
                                 check_in != NULL ? check_in->note : "");
  self->manager_note = wm_form_add_area (form, _ ("Note of the _manager"),
                                         check_in != NULL ? check_in->manager_note : "");
  self->mood = wm_form_add_choice (form, _ ("M_ood, if she wants to tell"), moods,
                                   check_in != NULL ? (guint) CLAMP (check_in->mood, 0, 5) : 0);
  self->agreed = wm_form_add_area (form, _ ("_Agreed, an action a line"), "");
  wm_form_add_note (form, _ ("Levels as they were seen at work, in the words of each skill: press "
                             "0 to 4, or Delete to take one back."));
  add_skills (self, form, plan, date);
}

void
wm_check_in_dialog_show (GtkWidget *from, WmSession *session, const WmPlan *plan,
                         const WmCheckIn *check_in)
{
  Fields *self = g_new0 (Fields, 1);
  WmForm *form;

  self->plan = g_strdup (plan->slug);
  self->check_in = check_in != NULL ? g_strdup (check_in->slug) : NULL;
  self->ratings = g_ptr_array_new_with_free_func (g_free);
  form = wm_form_new (from, session, _ ("Write Down Check-In"), save, self, fields_free);
  add_fields (self, form, plan, check_in);
  wm_form_show (form, self->note);
}
