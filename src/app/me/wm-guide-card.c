/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question about one skill.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-guide-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/parts/wm-entry-row.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "app/library/wm-skill-rows.h"
#include "people/wm-implied.h"

#define N_LEVELS 5

/* How sure, as it is asked; between them lies WM_IMPLIED_CONFIDENCE. */
static const struct
{
  const char *name;
  int percent;
} sures[] = {
  { N_ ("Guessed"), 30 },
  { N_ ("Fairly Sure"), 65 },
  { N_ ("Certain"), 95 },
};

struct _WmGuideCard
{
  GtkBox parent_instance;

  GtkWidget *head; /* takes the focus */
  GtkLabel *category, *name, *description, *why;
  GtkWidget *implied;
  GtkLabel *implied_text;
  GtkListBox *levels;
  GtkWidget *rows[N_LEVELS];
  GtkWidget *checks[N_LEVELS];
  GtkToggleButton *sures[G_N_ELEMENTS (sures)];
  WmEntryRow *evidence, *link;

  char *slug; /* of the skill shown */
  char *stored_evidence;
  int stored_confidence;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmGuideCard, wm_guide_card, GTK_TYPE_BOX)

enum
{
  ANSWERED,
  CONFIRMED,
  EVIDENCE_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- evidence: a note and a link in one text ---------------------------------- */

/* The last line of an evidence, where it is a web address */
static const char *
find_link (const char *evidence)
{
  const char *line = strrchr (evidence, '\n');

  line = line != NULL ? line + 1 : evidence;
  return g_str_has_prefix (line, "https://") || g_str_has_prefix (line, "http://") ? line : NULL;
}

static void
set_evidence (WmGuideCard *self, const char *evidence)
{
  const char *link = find_link (evidence);
  g_autofree char *note
      = link != NULL ? g_strndup (evidence, (gsize) (link - evidence)) : g_strdup (evidence);

  wm_entry_row_set_text (self->evidence, g_strchomp (note));
  wm_entry_row_set_text (self->link, link != NULL ? link : "");
}

char *
wm_guide_card_get_evidence (WmGuideCard *self)
{
  g_autofree char *note = NULL;
  g_autofree char *link = NULL;

  g_return_val_if_fail (WM_IS_GUIDE_CARD (self), NULL);

  note = g_strstrip (g_strdup (wm_entry_row_get_text (self->evidence)));
  link = g_strstrip (g_strdup (wm_entry_row_get_text (self->link)));
  if (*note == '\0' || *link == '\0')
    return g_strconcat (note, link, NULL);
  return g_strconcat (note, "\n", link, NULL);
}

int
wm_guide_card_get_confidence (WmGuideCard *self)
{
  g_return_val_if_fail (WM_IS_GUIDE_CARD (self), -1);

  for (guint i = 0; i < G_N_ELEMENTS (sures); i++)
    if (gtk_toggle_button_get_active (self->sures[i]))
      return sures[i].percent;
  return -1;
}

static void
set_confidence (WmGuideCard *self, int percent)
{
  for (guint i = 0; i < G_N_ELEMENTS (sures); i++)
    {
      int from = i > 0 ? (sures[i - 1].percent + sures[i].percent) / 2 : 0;
      int to = i + 1 < G_N_ELEMENTS (sures) ? (sures[i].percent + sures[i + 1].percent) / 2 : 101;

      gtk_toggle_button_set_active (self->sures[i], percent >= from && percent < to);
    }
}

gboolean
wm_guide_card_is_touched (WmGuideCard *self)
{
  g_autofree char *evidence = wm_guide_card_get_evidence (self);

  return g_strcmp0 (evidence, self->stored_evidence) != 0
         || wm_guide_card_get_confidence (self) != self->stored_confidence;
}

/* ---- what is said about the question ------------------------------------------- */

static char *
say_importance (WmMap *map, const WmGuideSession *session, guint skill)
{
  GArray *wanted = session->role < 0 ? NULL : wm_map_role (map, session->role)->requirements;

  for (guint i = 0; wanted != NULL && i < wanted->len; i++)
    {
      const WmRequirement *it = &g_array_index (wanted, WmRequirement, i);
      const char *role = wm_map_role (map, session->role)->name;

      if (it->skill != skill)
        continue;
      if (it->importance == WM_IMPORTANCE_MUST)
        /* Translators: %s is the name of a role. */
        return g_strdup_printf (_("Asked now because the role “%s” must have it."), role);
      if (it->importance == WM_IMPORTANCE_SHOULD)
        /* Translators: %s is the name of a role. */
        return g_strdup_printf (_("Asked now because the role “%s” should have it."), role);
      /* Translators: %s is the name of a role. */
      return g_strdup_printf (_("Asked now because it is nice to have for the role “%s”."), role);
    }
  return NULL;
}

/* (transfer full): why this question comes now */
static char *
say_why (WmMap *map, const WmGuideSession *session, const WmGuideItem *item)
{
  const WmSkill *skill = wm_map_skill (map, item->skill);
  guint near = skill->needs->len + skill->unlocks->len;
  char *text;

  if (item->reason == WM_GUIDE_LIKELY_KNOWN)
    /* Translators: %s is a skill that was answered before. */
    return g_strdup_printf (
      _("Asked late: likely known, since you are strong in %s, which builds on it."),
      wm_map_skill (map, item->because)->name);
  if (item->reason == WM_GUIDE_LIKELY_NEW)
    /* Translators: %s is a skill that was answered before. */
    return g_strdup_printf (_("Asked late: likely new to you, since it builds on %s."),
                            wm_map_skill (map, item->because)->name);
  text = say_importance (map, session, item->skill);
  if (text != NULL)
    return text;
  if (near > 0)
    return g_strdup_printf (
      ngettext ("Asked now because the answer tells about %u skill beside it.",
                "Asked now because the answer tells about %u skills beside it.", near),
      near);
  return g_strdup (_("No other answer tells about this one."));
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_implied (WmGuideCard *self, WmMap *map, const WmGuideSession *session, guint skill)
{
  guint by = session->implied[skill];
  g_autofree char *title = wm_skill_rows_level_title (map, WM_IMPLIED_GROUND_LEVEL);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->implied, by > 0);
  if (by == 0)
    return;
  /* Translators: a level, and the skill that it follows from. */
  text = g_strdup_printf (_("Implied: %1$s or more, from %2$s"), title,
                          wm_map_skill (map, by - 1)->name);
  gtk_label_set_text (self->implied_text, text);
}

static void
show_levels (WmGuideCard *self, WmMap *map, const WmSkill *skill, int level)
{
  for (int i = 0; i < N_LEVELS; i++)
    {
      const char *anchor
          = (guint) i < skill->levels->len ? g_ptr_array_index (skill->levels, i) : NULL;
      g_autofree char *title = wm_skill_rows_level_title (map, i);

      wm_text_row_set_name (WM_TEXT_ROW (self->rows[i]), title);
      wm_text_row_set_texts (WM_TEXT_ROW (self->rows[i]), anchor, NULL);
      gtk_widget_set_opacity (self->checks[i], i == level ? 1 : 0);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->rows[i]), GTK_ACCESSIBLE_STATE_SELECTED,
                                   i == level, -1);
    }
}

void
wm_guide_card_show (WmGuideCard *self, WmMap *map, const WmGuideSession *session, guint skill,
                    const WmGuideItem *item)
{
  const WmSkill *it = wm_map_skill (map, skill);
  const WmRating *answer = g_ptr_array_index (session->answers, skill);
  /* What was said before is shown once the new answer is given. */
  gboolean answered = session->levels[skill] >= 0;
  g_autofree char *why = item != NULL ? say_why (map, session, item) : NULL;
  const WmCategory *category
      = it->category >= 0 ? g_ptr_array_index (map->categories, it->category) : NULL;

  g_return_if_fail (WM_IS_GUIDE_CARD (self));

  self->filling = TRUE;
  set_label (self->category, category != NULL ? category->name : NULL);
  gtk_label_set_text (self->name, it->name);
  set_label (self->description, it->description);
  set_label (self->why, why);
  show_implied (self, map, session, skill);
  show_levels (self, map, it, answered ? answer->level : -1);
  g_free (self->stored_evidence);
  self->stored_evidence
      = g_strdup (answered && answer->evidence != NULL ? answer->evidence : "");
  self->stored_confidence = answered ? answer->confidence : -1;
  if (g_strcmp0 (self->slug, it->slug) != 0)
    {
      set_evidence (self, self->stored_evidence);
      set_confidence (self, self->stored_confidence);
    }
  /* What is told is one of three; any other figure is as if it were that one. */
  self->stored_confidence = self->stored_confidence < 0 ? -1 : wm_guide_card_get_confidence (self);
  g_free (self->slug);
  self->slug = g_strdup (it->slug);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  it->name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  why != NULL ? why : it->description, -1);
  self->filling = FALSE;
}

void
wm_guide_card_focus (WmGuideCard *self)
{
  g_return_if_fail (WM_IS_GUIDE_CARD (self));

  gtk_widget_grab_focus (self->head);
}

/* ---- what is done with it --------------------------------------------------------- */

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmGuideCard *self)
{
  g_signal_emit (self, signals[ANSWERED], 0, gtk_list_box_row_get_index (row));
}

static void
on_confirm (WmGuideCard *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
on_evidence_activated (WmGuideCard *self)
{
  g_signal_emit (self, signals[EVIDENCE_DONE], 0);
}

/* One of the three or none: pressing it again takes it back. */
static void
on_sure_toggled (GtkToggleButton *button, WmGuideCard *self)
{
  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (sures); i++)
    if (self->sures[i] != button)
      gtk_toggle_button_set_active (self->sures[i], FALSE);
}

static void
cycle_confidence (WmGuideCard *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sures); i++)
    if (gtk_toggle_button_get_active (self->sures[i]))
      {
        gtk_toggle_button_set_active (self->sures[i], FALSE);
        if (i + 1 < G_N_ELEMENTS (sures))
          gtk_toggle_button_set_active (self->sures[i + 1], TRUE);
        return;
      }
  gtk_toggle_button_set_active (self->sures[0], TRUE);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
        WmGuideCard *self)
{
  gunichar letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (value));
  int level = g_unichar_digit_value (letter);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (level >= 0 && level < N_LEVELS)
    g_signal_emit (self, signals[ANSWERED], 0, level);
  else if (letter == 'c')
    cycle_confidence (self);
  else if (letter == 'e')
    gtk_widget_grab_focus (GTK_WIDGET (self->evidence));
  else if (letter == 'y' && gtk_widget_get_visible (self->implied))
    on_confirm (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* ---- the widget -------------------------------------------------------------------- */

static GtkLabel *
label_new (GtkBox *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
make_head (WmGuideCard *self)
{
  GtkWidget *head = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  6, "focusable", TRUE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (head, "guide-head");
  self->head = head;
  self->category = label_new (GTK_BOX (head), "caption-heading");
  gtk_widget_add_css_class (GTK_WIDGET (self->category), "dim-label");
  self->name = label_new (GTK_BOX (head), "title-2");
  self->description = label_new (GTK_BOX (head), NULL);
  self->why = label_new (GTK_BOX (head), "dim-label");
  gtk_box_append (GTK_BOX (self), head);
}

static void
make_implied (WmGuideCard *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Yes, That Is So (Y)"));

  self->implied = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  wm_page_make_wrapping (self->implied);
  gtk_widget_add_css_class (self->implied, "implied");
  self->implied_text = label_new (GTK_BOX (self->implied), NULL);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_confirm), self);
  gtk_box_append (GTK_BOX (self->implied), button);
  gtk_box_append (GTK_BOX (self), self->implied);
}

static void
make_levels (WmGuideCard *self)
{
  self->levels = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->levels, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->levels), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->levels), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Level"), -1);
  for (int i = 0; i < N_LEVELS; i++)
    {
      GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

      self->checks[i] = check;
      self->rows[i] = wm_text_row_new ("level", "", check);
      gtk_list_box_append (self->levels, self->rows[i]);
    }
  g_signal_connect (self->levels, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->levels));
}

static void
make_sures (WmGuideCard *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (_("How sure? (C)"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (group, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("How sure? (C)"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (sures); i++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (_(sures[i].name));

      self->sures[i] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (on_sure_toggled), self);
      gtk_box_append (GTK_BOX (group), button);
    }
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), group);
  gtk_box_append (GTK_BOX (self), line);
}

static WmEntryRow *
add_entry (WmGuideCard *self, GtkListBox *list, const char *title)
{
  GtkWidget *row = wm_entry_row_new (title, FALSE);

  g_signal_connect_swapped (row, "apply", G_CALLBACK (on_evidence_activated), self);
  gtk_list_box_append (list, row);
  return WM_ENTRY_ROW (row);
}

static void
make_evidence (WmGuideCard *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Evidence"), -1);
  self->evidence = add_entry (self, GTK_LIST_BOX (list), _("What I did that shows it (E)"));
  self->link = add_entry (self, GTK_LIST_BOX (list), _("Link to it"));
  gtk_box_append (GTK_BOX (self), list);
}

static void
wm_guide_card_finalize (GObject *object)
{
  g_free (WM_GUIDE_CARD (object)->slug);
  g_free (WM_GUIDE_CARD (object)->stored_evidence);
  G_OBJECT_CLASS (wm_guide_card_parent_class)->finalize (object);
}

static void
wm_guide_card_class_init (WmGuideCardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = wm_guide_card_finalize;
  signals[ANSWERED] = g_signal_new ("answered", WM_TYPE_GUIDE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[CONFIRMED] = g_signal_new ("confirmed", WM_TYPE_GUIDE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[EVIDENCE_DONE] = g_signal_new ("evidence-done", WM_TYPE_GUIDE_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
wm_guide_card_init (WmGuideCard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  make_head (self);
  make_implied (self);
  make_levels (self);
  make_sures (self);
  make_evidence (self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
wm_guide_card_new (void)
{
  return g_object_new (WM_TYPE_GUIDE_CARD, NULL);
}
