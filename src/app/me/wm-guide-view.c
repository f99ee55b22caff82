/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A guided assessment in the window. What is asked next comes from the
 * workspace after each answer; only the way back is kept here.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-guide-view.h"

#include <glib/gi18n-lib.h>

#include "app/me/wm-guide-card.h"
#include "app/me/wm-guide-end.h"
#include "app/me/wm-guide-role.h"
#include "app/me/wm-guide-words.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "people/wm-implied.h"

struct _WmGuideView
{
  WmMeView parent_instance;

  GtkWidget *intro, *asking;
  WmGuideRole *role;
  WmGuideEnd *end;
  GtkLabel *progress_text;
  GtkProgressBar *progress;
  GtkLabel *last;
  WmGuideCard *card;
  GtkWidget *back, *skip, *next;

  GPtrArray *trail; /* utf8: slugs of what was answered or skipped, in order */
  int at;           /* what is looked at again, or -1 for what comes next */
  char *person;     /* (nullable): slug of whom they are about */
  char *asked;      /* (nullable): slug of what is shown */
  char *kept;       /* (nullable): what the last answer was, in words */
  gboolean started; /* asks, although nothing is answered yet */
  gboolean roleless; /* wants no role to begin with */
  gboolean thorough; /* asks also what is nearly certain */
};

G_DEFINE_FINAL_TYPE (WmGuideView, wm_guide_view, WM_TYPE_ME_VIEW)

static WmGuideSession *
load_session (WmGuideView *self, GError **error)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  const WmPerson *person = wm_me_get_person (me);

  return wm_guide_session_load (wm_me_get_store (me), wm_me_get_map (me),
                                person != NULL ? person->slug : "", wm_me_get_role (me), error);
}

/* ---- what is shown --------------------------------------------------------------- */

static void
show_progress (WmGuideView *self, const WmGuideSession *session)
{
  const WmGuideProgress *progress = &session->progress;
  guint total = progress->answered + progress->skipped + progress->open + progress->likely;
  g_autofree char *text = wm_guide_describe_progress (progress);

  gtk_label_set_text (self->progress_text, text);
  gtk_progress_bar_set_fraction (self->progress,
                                 total > 0 ? 1 - progress->open / (double) total : 1);
  gtk_label_set_text (self->last, self->kept != NULL ? self->kept : "");
  gtk_widget_set_visible (GTK_WIDGET (self->last), self->kept != NULL);
}

/* The skill to show: what is looked at again, or what comes next; -1 at the end */
static int
find_shown (WmGuideView *self, const WmGuideSession *session, WmMap *map)
{
  const WmGuideItem *first
      = session->order->len > 0 ? &g_array_index (session->order, WmGuideItem, 0) : NULL;

  while (self->at >= 0)
    {
      int skill = wm_map_find_skill (map, g_ptr_array_index (self->trail, self->at));

      if (skill >= 0)
        return skill;
      self->at = -1;
    }
  if (first == NULL || (first->reason != WM_GUIDE_OPEN && !self->thorough))
    return -1;
  return (int) first->skill;
}

static void
show_question (WmGuideView *self, WmMe *me, const WmGuideSession *session, guint skill)
{
  WmMap *map = wm_me_get_map (me);
  const char *slug = wm_map_skill (map, skill)->slug;
  gboolean other = g_strcmp0 (self->asked, slug) != 0;
  gboolean had_focus = wm_page_has_focus (self->asking);

  wm_guide_card_show (self->card, map, session, skill, wm_guide_session_find (session, skill));
  gtk_widget_set_sensitive (GTK_WIDGET (self->card), wm_me_is_editable (me));
  gtk_widget_set_sensitive (self->back, self->at != 0 && self->trail->len > 0);
  gtk_widget_set_visible (self->next, self->at >= 0);
  gtk_widget_set_visible (self->skip, self->at < 0 && wm_me_is_editable (me));
  if (!other)
    return;
  g_free (self->asked);
  self->asked = g_strdup (slug);
  if (had_focus)
    wm_guide_card_focus (self->card);
}

static void
show_end (WmGuideView *self, WmMe *me, const WmGuideSession *session)
{
  gboolean ended = self->asked != NULL;

  g_clear_pointer (&self->asked, g_free);
  wm_guide_end_show (self->end, me, session);
  if (ended)
    gtk_widget_child_focus (GTK_WIDGET (self->end), GTK_DIR_TAB_FORWARD);
}

/* The way back is one person's. */
static void
forget_other (WmGuideView *self, WmMe *me)
{
  const WmPerson *person = wm_me_get_person (me);
  const char *slug = person != NULL ? person->slug : NULL;

  if (self->person == NULL || g_strcmp0 (self->person, slug) != 0)
    {
      g_ptr_array_set_size (self->trail, 0);
      self->at = -1;
      self->thorough = self->roleless = FALSE;
      self->started = self->started && self->person == NULL;
      g_clear_pointer (&self->kept, g_free);
      g_free (self->person);
      self->person = g_strdup (slug);
    }
}

/* Before the first skill, where no role is chosen: it says what tells most. */
static gboolean
asks_role (WmGuideView *self, WmMe *me)
{
  return !self->roleless && wm_me_get_role (me) < 0 && wm_me_is_editable (me)
         && wm_me_get_map (me)->roles->len > 0;
}

static void
wm_guide_view_fill (WmMeView *view, WmMe *me)
{
  WmGuideView *self = WM_GUIDE_VIEW (view);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmGuideSession) session = load_session (self, &error);
  gboolean had_focus = wm_page_has_focus (self->asking), fresh, of_role;
  int shown;

  forget_other (self, me);
  if (session == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  fresh = session->progress.answered == 0 && session->progress.skipped == 0;
  of_role = fresh && self->started && asks_role (self, me);
  shown = find_shown (self, session, wm_me_get_map (me));
  wm_me_view_fill_start (
      self->intro, me,
      _("One skill at a time, with its levels in words. It takes about ten minutes, can be left "
        "at any time and goes on where it was left. Every answer is stored at once."));
  gtk_widget_set_visible (self->intro, fresh && !self->started);
  gtk_widget_set_visible (GTK_WIDGET (self->role), of_role);
  gtk_widget_set_visible (self->asking, (!fresh || self->started) && !of_role && shown >= 0);
  gtk_widget_set_visible (GTK_WIDGET (self->end),
                          (!fresh || self->started) && !of_role && shown < 0);
  if (of_role)
    wm_guide_role_show (self->role, me);
  /* The role was undone. */
  if (of_role && had_focus)
    wm_guide_role_focus (self->role);
  show_progress (self, session);
  if (shown >= 0)
    show_question (self, me, session, (guint) shown);
  else
    show_end (self, me, session);
}

/* ---- answers ------------------------------------------------------------------------ */

/* Goes on from what was just answered or skipped. */
static void
move_on (WmGuideView *self, const char *slug)
{
  if (self->at >= 0)
    {
      self->at = self->at + 1 < (int) self->trail->len ? self->at + 1 : -1;
      return;
    }
  g_ptr_array_add (self->trail, g_strdup (slug));
}

static void
store_answer (WmGuideView *self, int level, gboolean stay)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  WmMap *map = wm_me_get_map (me);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmGuideSession) session = load_session (self, &error);
  g_autofree char *evidence = wm_guide_card_get_evidence (self->card);
  g_autofree char *slug = g_strdup (self->asked);
  g_autofree char *kept = NULL;
  const WmRatingGiven given = { .level = level,
                                .confidence = wm_guide_card_get_confidence (self->card),
                                .evidence = *evidence != '\0' || self->at >= 0 ? evidence : NULL,
                                .anew = TRUE };
  int skill = slug != NULL ? wm_map_find_skill (map, slug) : -1;
  const char *person = session != NULL && skill >= 0 ? wm_me_ensure_person (me, &error) : NULL;

  if (person == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  kept = wm_guide_describe_kept (map, g_ptr_array_index (session->answers, skill),
                                 wm_map_skill (map, skill), level);
  /* Its own signal fills the view: where it goes on must stand before. */
  if (!wm_skill_rate_with (wm_me_get_store (me), person, slug, &given, &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->kept);
  self->kept = g_steal_pointer (&kept);
  if (!stay)
    move_on (self, slug);
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
on_answered (WmGuideCard *card, int level, WmGuideView *self)
{
  store_answer (self, level, FALSE);
}

static void
on_confirmed (WmGuideCard *card, WmGuideView *self)
{
  store_answer (self, WM_IMPLIED_GROUND_LEVEL, FALSE);
}

/* What was typed about an answer that stands is stored; before an answer it
 * waits for it. */
static void
store_touched (WmGuideView *self)
{
  g_autoptr (WmGuideSession) session = NULL;
  WmMap *map = wm_me_get_map (wm_me_view_get_me (WM_ME_VIEW (self)));
  int skill = self->asked != NULL ? wm_map_find_skill (map, self->asked) : -1;

  if (self->at < 0 || skill < 0 || !wm_guide_card_is_touched (self->card))
    return;
  session = load_session (self, NULL);
  if (session != NULL && session->levels[skill] >= 0)
    store_answer (self, session->levels[skill], TRUE);
}

static void
on_evidence_done (WmGuideCard *card, WmGuideView *self)
{
  store_touched (self);
  wm_guide_card_focus (self->card);
}

static void
on_skip (WmGuideView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *slug = g_strdup (self->asked);
  const char *person;

  if (slug == NULL || self->at >= 0 || !wm_me_is_editable (me))
    return;
  person = wm_me_ensure_person (me, &error);
  if (person == NULL || !wm_guide_skip (wm_me_get_store (me), person, slug, &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->kept, g_free);
  move_on (self, slug);
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
on_back (WmGuideView *self)
{
  store_touched (self);
  if (self->at < 0 && self->trail->len > 0)
    self->at = (int) self->trail->len - 1;
  else if (self->at > 0)
    self->at--;
  g_clear_pointer (&self->kept, g_free);
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static void
on_next (WmGuideView *self)
{
  if (self->at < 0)
    return;
  store_touched (self);
  move_on (self, self->asked);
  g_clear_pointer (&self->kept, g_free);
  wm_me_view_refresh (WM_ME_VIEW (self));
}

static gboolean
on_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
        WmGuideView *self)
{
  if (!gtk_widget_get_visible (self->asking)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (value == GDK_KEY_Left || value == GDK_KEY_BackSpace)
    on_back (self);
  else if (value == GDK_KEY_Right && self->at >= 0)
    on_next (self);
  else if (gdk_keyval_to_lower (value) == GDK_KEY_s)
    on_skip (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

void
wm_guide_view_start (WmGuideView *self)
{
  g_return_if_fail (WM_IS_GUIDE_VIEW (self));

  self->started = TRUE;
  self->at = -1;
  wm_me_view_refresh (WM_ME_VIEW (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->role)))
    wm_guide_role_focus (self->role);
  else if (gtk_widget_get_visible (self->asking))
    wm_guide_card_focus (self->card);
}

/* Goes on with the first skill; a role that cannot be stored is asked for again. */
static void
on_role_chosen (WmGuideRole *role, const char *slug, WmGuideView *self)
{
  self->roleless = slug == NULL;
  if (slug != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "me.set-role", "s", slug);
  wm_guide_view_start (self);
}

static void
on_thorough (WmGuideView *self)
{
  self->thorough = TRUE;
  wm_guide_view_start (self);
}

/* What is skipped, or all of before, is asked anew. */
static void
on_again (WmGuideEnd *end, WmGuideAgain again, WmGuideView *self)
{
  WmMe *me = wm_me_view_get_me (WM_ME_VIEW (self));
  g_autoptr (GError) error = NULL;
  const char *person = wm_me_ensure_person (me, &error);

  if (person == NULL
      || !wm_guide_begin_again (wm_me_get_store (me), person, again, &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  self->thorough = FALSE;
  g_ptr_array_set_size (self->trail, 0);
  g_clear_pointer (&self->kept, g_free);
  wm_guide_view_start (self);
}

/* ---- the widget --------------------------------------------------------------------- */

static GtkWidget *
intro_new (WmGuideView *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Assess Yourself"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Where Am I?"));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (wm_guide_view_start), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

static GtkWidget *
button_new (WmGuideView *self, GtkBox *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (box, button);
  return button;
}

static GtkWidget *
asking_new (WmGuideView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = gtk_label_new (NULL), *last = gtk_label_new (NULL);

  self->progress_text = GTK_LABEL (text);
  self->last = GTK_LABEL (last);
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Progress"), -1);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = i == 0 ? text : last;

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, i == 0 ? "caption" : "kept");
    }
  self->card = WM_GUIDE_CARD (wm_guide_card_new ());
  g_signal_connect (self->card, "answered", G_CALLBACK (on_answered), self);
  g_signal_connect (self->card, "confirmed", G_CALLBACK (on_confirmed), self);
  g_signal_connect (self->card, "evidence-done", G_CALLBACK (on_evidence_done), self);
  self->back = button_new (self, GTK_BOX (buttons), _("Back (←)"), G_CALLBACK (on_back));
  self->next = button_new (self, GTK_BOX (buttons), _("Forward (→)"), G_CALLBACK (on_next));
  self->skip = button_new (self, GTK_BOX (buttons), _("Skip (S)"), G_CALLBACK (on_skip));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), last);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->card));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
wm_guide_view_finalize (GObject *object)
{
  WmGuideView *self = WM_GUIDE_VIEW (object);

  g_ptr_array_unref (self->trail);
  g_free (self->person);
  g_free (self->asked);
  g_free (self->kept);
  G_OBJECT_CLASS (wm_guide_view_parent_class)->finalize (object);
}

static void
wm_guide_view_class_init (WmGuideViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_guide_view_finalize;
  WM_ME_VIEW_CLASS (klass)->fill = wm_guide_view_fill;
}

static void
wm_guide_view_init (WmGuideView *self)
{
  GtkWidget *column = wm_me_view_make_column (WM_ME_VIEW (self), 640);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->at = -1;
  self->trail = g_ptr_array_new_with_free_func (g_free);
  self->intro = intro_new (self);
  self->role = WM_GUIDE_ROLE (wm_guide_role_new ());
  g_signal_connect (self->role, "chosen", G_CALLBACK (on_role_chosen), self);
  self->asking = asking_new (self);
  self->end = WM_GUIDE_END (wm_guide_end_new ());
  g_signal_connect_swapped (self->end, "thorough", G_CALLBACK (on_thorough), self);
  g_signal_connect (self->end, "again", G_CALLBACK (on_again), self);
  gtk_box_append (GTK_BOX (column), self->intro);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->role));
  gtk_box_append (GTK_BOX (column), self->asking);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->end));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
