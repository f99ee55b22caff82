/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a loop does not cover, each with what would mend it; and what it covers.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-loop-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"

/* The button that mends finding number @index, or what comes first without one
 */
static void
focus_finding (WmLoopView *self, guint index)
{
  GtkListBoxRow *row = NULL;

  if (self->findings->len > 0)
    row = gtk_list_box_get_row_at_index (self->findings_list,
                                         (int)MIN (index,
                                                   self->findings->len - 1));
  if (row == NULL
      || !gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->balance);
}

static void
on_repair (GtkWidget *button, WmLoopView *self)
{
  guint index
      = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "finding"));
  g_autofree char *told = NULL;

  if (index >= self->findings->len)
    return;
  told = wm_loop_repair (self->loop,
                         &g_array_index (self->findings, WmFinding, index));
  if (wm_loop_view_save (self, "repair-loop", told))
    focus_finding (self, index);
}

static GtkWidget *
finding_row_new (WmLoopView *self, guint index)
{
  const WmFinding *finding = &g_array_index (self->findings, WmFinding, index);
  g_autofree char *words = wm_finding_describe (self->loop, finding);
  g_autofree char *repair = wm_finding_describe_repair (self->loop, finding);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (box, "row-box");
  gtk_box_append (GTK_BOX (box), wm_page_label_new (words, NULL));
  gtk_button_set_child (GTK_BUTTON (button), wm_page_label_new (repair, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, repair, -1);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (button, !wm_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (button), "finding", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_repair), self);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

void
wm_loop_view_fill_findings (WmLoopView *self)
{
  g_autofree char *line = NULL;

  wm_page_clear_list (self->findings_list);
  g_clear_pointer (&self->findings, g_array_unref);
  self->findings = wm_loop_lint (self->loop);
  for (guint i = 0; i < self->findings->len; i++)
    gtk_list_box_append (self->findings_list, finding_row_new (self, i));
  line = self->findings->len == 0
             ? g_strdup (_ ("Every focus skill is covered by two voices, every "
                            "other must by one or "
                            "in onboarding, and time suffices."))
             : g_strdup_printf (
                 ngettext ("%u finding, each with what would mend it",
                           "%u findings, each with what would mend it",
                           self->findings->len),
                 self->findings->len);
  wm_page_section_set (self->findings_section,
                       self->findings->len == 0 ? _ ("No Findings")
                                                : _ ("Findings"),
                       line);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_list),
                          self->findings->len > 0);
  gtk_widget_set_sensitive (self->mend,
                            self->findings->len > 0
                                && !wm_session_is_read_only (self->session));
}

/* ---- how often a must is wanted to be covered
 * -------------------------------- */

enum
{
  WISH_FOCUS,
  WISH_ONCE,
  WISH_LATER,
};

static gboolean
on_save_wish (gpointer data)
{
  WmLoopView *self = data;

  /* The view may be gone meanwhile. */
  if (self->session != NULL && self->loop != NULL)
    wm_loop_view_save (self, "edit-loop", NULL);
  return G_SOURCE_REMOVE;
}

static void
on_wish (GtkDropDown *chooser, GParamSpec *pspec, WmLoopView *self)
{
  guint index
      = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "skill"));
  guint wish = gtk_drop_down_get_selected (chooser);
  WmLoopSkill *skill;

  if (index >= self->loop->skills->len || wish == GTK_INVALID_LIST_POSITION)
    return;
  skill = wm_loop_skill (self->loop, index);
  skill->focus = wish == WISH_FOCUS;
  skill->check_later = wish == WISH_LATER;
  /* The list is made anew, and with it the chooser that has not come to its end. */
  g_idle_add_full (G_PRIORITY_DEFAULT, on_save_wish, g_object_ref (self), g_object_unref);
}

/* A must in focus takes two voices; another one, or a check in onboarding */
static GtkWidget *
wish_new (WmLoopView *self, guint index)
{
  static const char *const names[]
      = { N_ ("In focus: twice"), N_ ("Once"), N_ ("In onboarding"), NULL };
  const WmLoopSkill *skill = wm_loop_skill (self->loop, index);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GtkWidget *chooser = gtk_drop_down_new (NULL, NULL);
  /* Translators: %s is a skill that a job requires */
  g_autofree char *name
      = g_strdup_printf (_ ("How often %s is to be covered"), skill->name);

  for (guint i = 0; names[i] != NULL; i++)
    gtk_string_list_append (list, _ (names[i]));
  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), name);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (chooser), list,
                               skill->focus         ? WISH_FOCUS
                               : skill->check_later ? WISH_LATER
                                                    : WISH_ONCE);
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (chooser, !wm_session_is_read_only (self->session));
  g_object_set_data (G_OBJECT (chooser), "skill", GUINT_TO_POINTER (index));
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (on_wish), self);
  return chooser;
}

/* The chooser of skill number @index keeps the focus when the list is made
 * anew. */
static int
focused_wish (WmLoopView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *chooser
      = focus != NULL
                && gtk_widget_is_ancestor (focus,
                                           GTK_WIDGET (self->coverage_list))
            ? gtk_widget_get_ancestor (focus, GTK_TYPE_DROP_DOWN)
            : NULL;

  return chooser != NULL
             ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chooser), "skill"))
             : -1;
}

void
wm_loop_view_fill_coverage (WmLoopView *self)
{
  g_autoptr (GArray) coverage = wm_loop_coverage (self->loop);
  int focused = focused_wish (self);

  wm_page_clear_list (self->coverage_list);
  for (guint i = 0; i < coverage->len; i++)
    {
      const WmLoopCoverage *it = &g_array_index (coverage, WmLoopCoverage, i);
      const WmLoopSkill *skill = wm_loop_skill (self->loop, i);
      g_autofree char *detail = NULL;
      GtkWidget *row;

      if (it->interviews == 0 && skill->importance != WM_IMPORTANCE_MUST)
        continue;
      /* The chooser says that it is put off. */
      if (it->interviews > 0 || !skill->check_later)
        detail = wm_loop_coverage_describe (skill, it);
      row = wm_text_row_new (skill->slug, skill->name,
                             skill->importance == WM_IMPORTANCE_MUST
                                 ? wish_new (self, i)
                                 : NULL);
      wm_text_row_set_texts (WM_TEXT_ROW (row), detail, NULL);
      wm_text_row_lead_to_skill (WM_TEXT_ROW (row), skill->slug);
      gtk_list_box_append (self->coverage_list, row);
      if (focused == (int) i && wm_text_row_get_end (WM_TEXT_ROW (row)) != NULL)
        gtk_widget_grab_focus (wm_text_row_get_end (WM_TEXT_ROW (row)));
    }
}
