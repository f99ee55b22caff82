/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Levels against a role. Three counts that are never added up: what is not
 * assessed is no low level, and a surplus hides no hole.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/me/wm-fit-view.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/me/wm-rating-board.h"
#include "app/library/wm-skill-rows.h"
#include "draw/wm-scene-words.h"

struct _WmFitView
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *hint;
  GtkButton *short_button;
  GtkButton *unknown_button;
  GtkButton *met_button;
  WmRatingBoard *board;
};

G_DEFINE_FINAL_TYPE (WmFitView, wm_fit_view, ADW_TYPE_BIN)

static guint rate_signal;

static char *
describe_gap (WmMap *map, const WmGap *gap)
{
  g_autofree char *target = wm_skill_rows_level_title (map, gap->target);

  if (gap->importance == WM_IMPORTANCE_NONE)
    /* Translators: %s is a level's number and name. */
    return g_strdup_printf (_("Target %s"), target);
  /* Translators: "Must have, target 3 · Independent" */
  return g_strdup_printf (_("%s, target %s"), wm_skill_rows_importance (gap->importance), target);
}

/* One group of the gap with its count. */
static void
add_fit_group (WmFitView *self, WmMe *me, GArray *gaps, WmFit fit, const char *title,
               const char *subtitle)
{
  WmMap *map = wm_me_get_map (me);
  g_autofree char *heading = NULL;
  guint count = 0;

  for (guint i = 0; i < gaps->len; i++)
    count += g_array_index (gaps, WmGap, i).fit == fit;
  /* Translators: the name of a group, and how many are in it. */
  heading = g_strdup_printf (_("%s (%u)"), title, count);
  wm_rating_board_group (self->board, wm_fit_to_string (fit), heading, subtitle);
  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);
      g_autofree char *detail = NULL;

      if (gap->fit != fit)
        continue;
      detail = describe_gap (map, gap);
      wm_me_add_row (me, self->board, gap->skill, gap->target, detail);
    }
}

/* What of the role stands directly on a skill that it does not ask for. */
static char *
describe_way (WmMap *map, guint role, guint skill)
{
  GArray *required = wm_map_role (map, role)->requirements;
  GArray *unlocks = wm_map_skill (map, skill)->unlocks;
  g_autoptr (GArray) led = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *names = NULL;

  for (guint i = 0; i < unlocks->len; i++)
    for (guint j = 0; j < required->len; j++)
      if (g_array_index (required, WmRequirement, j).skill == g_array_index (unlocks, guint, i))
        g_array_append_val (led, g_array_index (unlocks, guint, i));
  if (led->len == 0)
    return NULL;
  names = wm_words_skills (map, led);
  /* Translators: %s are names of skills. */
  return g_strdup_printf (_("Leads to %s"), names);
}

static void
add_way_group (WmFitView *self, WmMe *me, guint role)
{
  WmMap *map = wm_me_get_map (me);
  g_autoptr (GArray) skills = wm_map_on_the_way (map, role);
  g_autofree char *heading = g_strdup_printf (_("%s (%u)"), _("On the Way"), skills->len);

  wm_rating_board_group (
    self->board, "way", heading,
    _("The role does not ask for these, but what it asks for builds on them."));
  for (guint i = 0; i < skills->len; i++)
    {
      guint skill = g_array_index (skills, guint, i);
      g_autofree char *detail = describe_way (map, role, skill);

      wm_me_add_row (me, self->board, skill, -1, detail);
    }
}

/* A count as a button that leads to its group. */
static void
set_counter (GtkButton *button, guint count, const char *name)
{
  GtkWidget *box = gtk_button_get_child (button);
  GtkWidget *number = gtk_widget_get_first_child (box);
  g_autofree char *text = g_strdup_printf ("%u", count);
  /* Translators: a count of skills and how they stand: "3 Short". */
  g_autofree char *label = g_strdup_printf (_("%u %s"), count, name);

  gtk_label_set_text (GTK_LABEL (number), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (GTK_WIDGET (button), count > 0);
}

static void
on_rate (WmRatingBoard *board, const char *skill, int level, WmFitView *self)
{
  g_signal_emit (self, rate_signal, 0, skill, level);
}

static void
on_counter_clicked (GtkButton *button, WmFitView *self)
{
  WmFit fit = button == self->short_button ? WM_FIT_SHORT
              : button == self->met_button ? WM_FIT_MET
                                           : WM_FIT_NOT_ASSESSED;

  wm_rating_board_focus_group (self->board, wm_fit_to_string (fit));
}

/* The first skill, rather than the counters over it. */
static gboolean
wm_fit_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (WM_FIT_VIEW (widget)->board), GTK_DIR_TAB_FORWARD);
}

static void
wm_fit_view_class_init (WmFitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  rate_signal = g_signal_new ("rate", WM_TYPE_FIT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  widget_class->grab_focus = wm_fit_view_grab_focus;
  g_type_ensure (WM_TYPE_RATING_BOARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-fit-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WmFitView, scroller);
  gtk_widget_class_bind_template_child (widget_class, WmFitView, hint);
  gtk_widget_class_bind_template_child (widget_class, WmFitView, short_button);
  gtk_widget_class_bind_template_child (widget_class, WmFitView, unknown_button);
  gtk_widget_class_bind_template_child (widget_class, WmFitView, met_button);
  gtk_widget_class_bind_template_child (widget_class, WmFitView, board);
  gtk_widget_class_bind_template_callback (widget_class, on_counter_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_rate);
}

static void
wm_fit_view_init (WmFitView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wm_fit_view_show (WmFitView *self, WmMe *me, guint role)
{
  g_autoptr (GArray) gaps = NULL;
  guint counts[3] = { 0 };

  g_return_if_fail (WM_IS_FIT_VIEW (self));

  wm_rating_board_set_map (self->board, wm_me_get_map (me));
  gaps = wm_gap_compute (wm_me_get_map (me), role, wm_me_get_levels (me));
  for (guint i = 0; i < gaps->len; i++)
    counts[g_array_index (gaps, WmGap, i).fit]++;
  set_counter (self->short_button, counts[WM_FIT_SHORT], _("Short"));
  set_counter (self->unknown_button, counts[WM_FIT_NOT_ASSESSED], _("Not Assessed"));
  set_counter (self->met_button, counts[WM_FIT_MET], _("Met"));
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          wm_me_is_editable (me) && gaps->len > 0
                            && counts[WM_FIT_NOT_ASSESSED] == gaps->len);
  wm_page_keep_scroll (self->scroller);
  wm_rating_board_set_editable (self->board, wm_me_is_editable (me));
  wm_rating_board_begin (self->board);
  add_fit_group (self, me, gaps, WM_FIT_SHORT, _("Short"),
                 _("Below what the role asks for. Musts come first, the widest gap first."));
  add_fit_group (self, me, gaps, WM_FIT_NOT_ASSESSED, _("Not Assessed"),
                 wm_me_is_editable (me)
                   ? _("Nothing is known yet, which is no low level. Rate with 0 to 4.")
                   : _("Nothing is known yet, which is no low level."));
  add_fit_group (self, me, gaps, WM_FIT_MET, _("Met"), NULL);
  add_way_group (self, me, role);
  wm_rating_board_end (self->board);
}
