/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that changes an activity. All of it is one action; what was not
 * touched is not written.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/onboarding/wm-activity-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/parts/wm-date-entry.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/onboarding/wm-why-card.h"
#include "app/onboarding/wm-why.h"
#include "draw/wm-scene-words.h"
#include "onboarding/wm-plan-shift.h"

#define MOST_HOURS 400
#define LAST_DAY 400
#define LONGEST 120
#define LIST_HEIGHT 240

static const char *const owners[] = { "", "new_hire", "manager", "buddy", "other" };

#define OWNER_BY_NAME G_N_ELEMENTS (owners)

/* How the day is told. */
enum
{
  DUE_WORKING_DAY,
  DUE_MILESTONE,
  DUE_ACTIVITY,
  DUE_DATE,
  DUE_NEVER,
};

/* As it was, and the fields */
typedef struct
{
  char *plan; /* slug */
  gint64 activity;
  guint due; /* DUE_… */
  int due_day, duration, minutes;
  char *due_date, *due_ref;
  GPtrArray *milestones, *others; /* utf8 slugs that a day can be counted from */
  GPtrArray *checks;              /* GtkCheckButton of each of @others; unowned */
  gboolean depends_changed;
  WmForm *form;
  GtkWidget *name, *owner_chooser, *owner_name, *due_chooser, *day, *milestone, *other, *date;
  GtkWidget *length, *depends, *hours, *note;
} Fields;

static void
fields_free (gpointer data)
{
  Fields *self = data;

  g_free (self->plan);
  g_ptr_array_unref (self->milestones);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->checks);
  g_free (self->due_date);
  g_free (self->due_ref);
  g_free (self);
}

static guint
selected (GtkWidget *chooser)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));
}

static int
spin_value (GtkWidget *spin)
{
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin));
}

/* ---- saving --------------------------------------------------------------------- */

/* (nullable): what the day is counted from, as chosen */
static const char *
chosen_ref (Fields *self, guint due)
{
  GPtrArray *slugs = due == DUE_MILESTONE ? self->milestones : self->others;
  guint at = selected (due == DUE_MILESTONE ? self->milestone : self->other);

  return (due == DUE_MILESTONE || due == DUE_ACTIVITY) && at < slugs->len
           ? g_ptr_array_index (slugs, at)
           : NULL;
}

/* The day, when it is another than it was: what is counted stays counted, a
 * date is fixed. */
static void
set_due (Fields *self, WmActivityEdit *edit)
{
  static const WmAnchor anchors[]
    = { WM_ANCHOR_START, WM_ANCHOR_MILESTONE, WM_ANCHOR_ACTIVITY, WM_ANCHOR_FIXED,
        WM_ANCHOR_FIXED };
  guint due = MIN (selected (self->due_chooser), DUE_NEVER);
  const char *date = due == DUE_NEVER ? "" : wm_date_entry_get_text (WM_DATE_ENTRY (self->date));
  const char *ref = chosen_ref (self, due);
  int day = spin_value (self->day);

  if (due >= DUE_DATE)
    {
      if (due != self->due || g_strcmp0 (date, self->due_date) != 0)
        edit->due_date = date;
      return;
    }
  if (due == self->due && day == self->due_day
      && (ref == NULL || g_str_equal (ref, self->due_ref)))
    return;
  edit->anchor = anchors[due];
  edit->due_day = day;
  edit->due_ref = ref;
}

/* (transfer container): slugs that are ticked, ended by NULL */
static GPtrArray *
ticked (Fields *self)
{
  GPtrArray *slugs = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_ptr_array_add (slugs, g_ptr_array_index (self->others, i));
  g_ptr_array_add (slugs, NULL);
  return slugs;
}

/* (transfer full) (nullable): what to tell, with how many dates are others by it */
static char *
change (Fields *self, WmStore *store, const WmActivityEdit *edit, GError **error)
{
  g_autoptr (WmPlan) before = wm_plan_load (store, self->plan, NULL);
  g_autoptr (WmPlan) after = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  guint n;

  if (!wm_activity_edit (store, self->activity, edit, error))
    return NULL;
  after = wm_plan_load (store, self->plan, NULL);
  moves = before != NULL && after != NULL ? wm_plan_moves (before, after) : NULL;
  n = moves != NULL ? moves->len : 0;
  return n > 0 ? g_strdup_printf (ngettext ("Activity changed, %u date moved",
                                            "Activity changed, %u dates moved", n),
                                  n)
               : g_strdup (_ ("Activity changed"));
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Fields *self = data;
  g_autofree char *note = wm_page_text_area_text (self->note);
  g_autoptr (GPtrArray) depends = ticked (self);
  guint owner = selected (self->owner_chooser);
  int minutes;
  WmActivityEdit edit = WM_ACTIVITY_EDIT_INIT;

  gtk_spin_button_update (GTK_SPIN_BUTTON (self->hours));
  minutes = (int) lround (gtk_spin_button_get_value (GTK_SPIN_BUTTON (self->hours)) * 60);
  edit.name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  edit.owner = owner < OWNER_BY_NAME ? owners[owner]
                                     : gtk_editable_get_text (GTK_EDITABLE (self->owner_name));
  edit.description = note;
  if (minutes != MAX (0, self->minutes))
    edit.minutes = minutes > 0 ? minutes : -1;
  if (spin_value (self->length) != MAX (1, self->duration))
    edit.duration = spin_value (self->length);
  if (self->depends_changed)
    edit.depends_on = (const char *const *) depends->pdata;
  set_due (self, &edit);
  return change (self, wm_session_get_store (wm_form_get_session (form)), &edit, error);
}

/* ---- fields --------------------------------------------------------------------- */

/* What the number of days says. */
static const char *
day_words (guint due)
{
  return due == DUE_MILESTONE  ? _ ("Working days from the end of the milestone, 0 on that day")
         : due == DUE_ACTIVITY ? _ ("Working days from the day on which that activity is due")
                               : _ ("Number of the working day, the first is 1");
}

/* Shows the fields that belong to what is chosen; saves only what is whole. */
static void
update (Fields *self)
{
  guint due = selected (self->due_chooser);
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  const char *words = day_words (due);
  GDate date;

  gtk_widget_set_visible (self->owner_name, selected (self->owner_chooser) == OWNER_BY_NAME);
  gtk_widget_set_visible (self->milestone, due == DUE_MILESTONE);
  gtk_widget_set_visible (self->other, due == DUE_ACTIVITY);
  gtk_widget_set_visible (self->day, due < DUE_DATE);
  gtk_widget_set_visible (self->date, due == DUE_DATE);
  gtk_widget_set_tooltip_text (self->day, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  wm_form_set_ready (self->form,
                     *name != '\0'
                       && (due != DUE_DATE
                           || wm_date_entry_get_date (WM_DATE_ENTRY (self->date), &date))
                       && (due != DUE_WORKING_DAY || spin_value (self->day) != 0));
}

static void
add_owner (Fields *self, GtkBox *box, const WmActivity *activity)
{
  const char *names[OWNER_BY_NAME + 2] = { _ ("Nobody yet") };
  guint owner = OWNER_BY_NAME;

  for (guint i = 0; i < OWNER_BY_NAME; i++)
    {
      names[i] = i > 0 ? wm_words_owner (owners[i]) : names[0];
      if (g_str_equal (owners[i], activity->owner))
        owner = i;
    }
  names[OWNER_BY_NAME] = _ ("By name");
  self->owner_chooser = wm_form_add_choice (self->form, _ ("_Owner"), names, owner);
  self->owner_name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->owner_name), _ ("Name of the owner"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->owner_name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the owner"), -1);
  if (owner == OWNER_BY_NAME)
    gtk_editable_set_text (GTK_EDITABLE (self->owner_name), activity->owner);
  gtk_box_append (box, self->owner_name);
}

/* A chooser of names that belong to @slugs, without a label of its own */
static GtkWidget *
ref_chooser_new (GtkBox *box, const char *name, GPtrArray *names, GPtrArray *slugs, const char *ref)
{
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkStringList) list = NULL;
  guint at = 0;

  for (guint i = 0; i < slugs->len; i++)
    if (g_str_equal (g_ptr_array_index (slugs, i), ref))
      at = i;
  g_ptr_array_add (names, NULL);
  list = gtk_string_list_new ((const char *const *) names->pdata);
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), name);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), list, at);
  gtk_box_append (box, chooser);
  return chooser;
}

static guint
due_of (const WmActivity *activity)
{
  switch (activity->anchor)
    {
    case WM_ANCHOR_START:
      return DUE_WORKING_DAY;
    case WM_ANCHOR_MILESTONE:
      return DUE_MILESTONE;
    case WM_ANCHOR_ACTIVITY:
      return DUE_ACTIVITY;
    default:
      return *activity->due_date != '\0' ? DUE_DATE : DUE_NEVER;
    }
}

static void
add_due (Fields *self, GtkBox *box, const WmPlan *plan, const WmActivity *activity,
         GPtrArray *names)
{
  const char *const ways[]
    = { _ ("On a working day of the plan"), _ ("Counted from a milestone"),
        _ ("Counted from another activity"), _ ("On a fixed date"), _ ("No date"), NULL };
  g_autoptr (GPtrArray) milestones = g_ptr_array_new ();

  for (guint i = 0; i < plan->milestones->len; i++)
    {
      const WmMilestone *it = g_ptr_array_index (plan->milestones, i);

      g_ptr_array_add (milestones, it->name);
      g_ptr_array_add (self->milestones, g_strdup (it->slug));
    }
  self->due_chooser = wm_form_add_choice (self->form, _ ("_Due"), ways, self->due);
  self->milestone = ref_chooser_new (box, _ ("Milestone"), milestones, self->milestones,
                                     activity->due_ref);
  self->other = ref_chooser_new (box, _ ("Activity"), names, self->others, activity->due_ref);
  self->day = gtk_spin_button_new_with_range (-LAST_DAY, LAST_DAY, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->day),
                             self->due < DUE_DATE ? activity->due_day : 1);
  self->date = wm_date_entry_new (_ ("Due date"));
  wm_date_entry_set_text (WM_DATE_ENTRY (self->date), activity->due_date);
  gtk_box_append (box, self->day);
  gtk_box_append (box, self->date);
}

static void
show_depends (Fields *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  text = n > 0 ? g_strdup_printf (ngettext ("%u activity", "%u activities", n), n)
               : g_strdup (_ ("Nothing"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->depends), text);
}

static void
on_depends_toggled (Fields *self)
{
  self->depends_changed = TRUE;
  show_depends (self);
}

static gboolean
has (GPtrArray *slugs, const char *slug)
{
  for (guint i = 0; i < slugs->len; i++)
    if (g_str_equal (g_ptr_array_index (slugs, i), slug))
      return TRUE;
  return FALSE;
}

/* What must be done before: a tick for each of the other activities. */
static void
add_depends (Fields *self, GtkBox *box, const WmActivity *activity, GPtrArray *names)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < self->others->len; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (g_ptr_array_index (names, i));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   has (activity->depends_on, g_ptr_array_index (self->others, i)));
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_depends_toggled), self);
      gtk_box_append (GTK_BOX (list), check);
      g_ptr_array_add (self->checks, check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  self->depends = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->depends), popover);
  gtk_widget_set_halign (self->depends, GTK_ALIGN_START);
  wm_page_add_field (box, _ ("_Begins after"), self->depends, self->depends);
  show_depends (self);
}

static void
add_numbers (Fields *self, GtkBox *box, const WmActivity *activity)
{
  /* What a file tells may be more: to open it changes nothing. */
  self->length = gtk_spin_button_new_with_range (1, MAX (LONGEST, activity->duration), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->length), MAX (1, activity->duration));
  wm_page_add_field (box, _ ("_Takes, in working days"), self->length, self->length);
  self->hours
      = gtk_spin_button_new_with_range (0, MAX (MOST_HOURS, activity->minutes / 60.0), 0.25);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (self->hours), 2);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->hours), MAX (0, activity->minutes) / 60.0);
  wm_page_add_field (box, _ ("_Hours, 0 when not known"), self->hours, self->hours);
}

static void
add_why (WmForm *form, const WmActivity *activity)
{
  g_autoptr (GHashTable) names
    = wm_why_names_new (wm_session_get_store (wm_form_get_session (form)));
  g_autoptr (GPtrArray) cards = wm_why_cards (activity);
  g_autofree char *text = wm_why_describe (wm_form_get_map (form), names, activity);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  wm_page_add_field (wm_form_get_box (form), _ ("Why"), label, label);
  if (cards != NULL)
    wm_why_append_cards (wm_form_get_box (form), wm_form_get_session (form), cards);
}

/* Names of all other activities; their slugs go to @self. */
static GPtrArray *
other_names (Fields *self, const WmPlan *plan, const WmActivity *activity)
{
  g_autoptr (GPtrArray) all = wm_plan_activities (plan);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const WmActivity *it = g_ptr_array_index (all, i);

      if (it->id == activity->id)
        continue;
      g_ptr_array_add (self->others, g_strdup (it->slug));
      g_ptr_array_add (names, it->name);
    }
  return names;
}

static void
add_fields (Fields *self, const WmPlan *plan, const WmActivity *activity)
{
  GtkBox *box = wm_form_get_box (self->form);
  g_autoptr (GPtrArray) names = other_names (self, plan, activity);

  self->name = wm_form_add_entry (self->form, _ ("_Name"), activity->name);
  add_owner (self, box, activity);
  add_due (self, box, plan, activity, names);
  add_numbers (self, box, activity);
  add_depends (self, box, activity, names);
  self->note = wm_form_add_area (self->form, _ ("No_te"), activity->description);
  add_why (self->form, activity);
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->owner_chooser, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->due_chooser, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->day, "value-changed", G_CALLBACK (update), self);
}

void
wm_activity_dialog_show (GtkWidget *from, WmSession *session, const WmPlan *plan,
                         const WmActivity *activity)
{
  Fields *self = g_new0 (Fields, 1);

  self->plan = g_strdup (plan->slug);
  self->activity = activity->id;
  self->due = due_of (activity);
  self->due_day = activity->due_day;
  self->duration = activity->duration;
  self->minutes = activity->minutes;
  self->due_date = g_strdup (activity->due_date);
  self->due_ref = g_strdup (activity->due_ref);
  self->milestones = g_ptr_array_new_with_free_func (g_free);
  self->others = g_ptr_array_new_with_free_func (g_free);
  self->checks = g_ptr_array_new ();
  self->form = wm_form_new (from, session, _ ("Edit Activity"), save, self, fields_free);
  add_fields (self, plan, activity);
  update (self);
  wm_form_show (self->form, self->name);
}
