/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which candidates are shown, in which order, as a board or a list: chosen in a bar, shown as
 * chips, and kept for the job.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/hiring/wm-candidates-view-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "app/hiring/wm-anonymous.h"
#include "app/parts/wm-chips.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-wrap-layout.h"
#include "map/wm-search.h"

#define KIND "wm-kind"
#define VALUE "wm-value"

static const char *const statuses[] = { "active", "hired", "rejected", "withdrawn" };
static const char *const waits[] = { "7", "14", "30", "60" };

/* (transfer full): where it is kept */
static char *
setting_key (WmCandidatesView *self)
{
  return g_strconcat ("candidates ", self->job, NULL);
}

static void
keep (WmCandidatesView *self)
{
  g_autofree char *key = setting_key (self);
  g_autofree char *text = wm_application_filter_to_string (self->shown);
  g_autoptr (GError) error = NULL;

  if (!wm_session_is_read_only (self->session)
      && !wm_store_set_setting (wm_session_get_store (self->session), key,
                                *text != '\0' ? text : NULL, &error))
    g_message ("How candidates are shown could not be kept: %s", error->message);
}

/* ---- words ------------------------------------------------------------------ */

static const char *
kind_name (WmChoose kind)
{
  static const char *const names[WM_CHOOSE_KINDS]
    = { N_ ("State"), N_ ("Stage"), N_ ("Source"), N_ ("Time in Stage") };

  return _ (names[kind]);
}

static const char *
stage_name (WmCandidatesView *self, const char *slug)
{
  for (guint i = 0; i < self->stages->len; i += 2)
    if (g_str_equal (self->stages->pdata[i], slug))
      return self->stages->pdata[i + 1];
  return NULL;
}

/* (transfer full) */
static char *
value_name (WmCandidatesView *self, WmChoose kind, const char *value)
{
  if (kind == WM_CHOOSE_STATUS)
    return g_strdup (wm_application_status_word (value));
  if (kind == WM_CHOOSE_STAGE)
    return g_strdup (stage_name (self, value));
  if (kind == WM_CHOOSE_DAYS)
    return g_strdup_printf (ngettext ("%d day or longer", "%d days or longer",
                                      (gulong) atoi (value)),
                            atoi (value));
  return g_strdup (value);
}

/* ---- choosing --------------------------------------------------------------- */

static void
keep_choice (GtkWidget *widget, WmChoose kind, const char *value)
{
  g_object_set_data (G_OBJECT (widget), KIND, GUINT_TO_POINTER (kind));
  g_object_set_data_full (G_OBJECT (widget), VALUE, g_strdup (value), g_free);
}

/* Without a value every choice of the kind goes. */
static void
choose (WmCandidatesView *self, GtkWidget *widget, gboolean chosen)
{
  WmChoose kind = (WmChoose) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), KIND));
  const char *value = g_object_get_data (G_OBJECT (widget), VALUE);

  if (value != NULL)
    wm_application_filter_set (self->shown, kind, value, chosen);
  else if (chosen)
    wm_application_filter_drop (self->shown, kind);
  keep (self);
  wm_candidates_view_refill (self);
}

static void
on_check_toggled (GtkCheckButton *check, WmCandidatesView *self)
{
  choose (self, GTK_WIDGET (check), gtk_check_button_get_active (check));
}

static GtkWidget *
add_check (WmCandidatesView *self, GtkBox *checks, WmChoose kind, const char *value)
{
  g_autofree char *name
    = value != NULL ? value_name (self, kind, value) : g_strdup (_ ("Any time"));
  GtkWidget *check = gtk_check_button_new_with_label (name);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (checks));

  if (kind == WM_CHOOSE_DAYS && first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               value == NULL
                                 || wm_application_filter_has (self->shown, kind, value));
  keep_choice (check, kind, value);
  g_signal_connect (check, "toggled", G_CALLBACK (on_check_toggled), self);
  gtk_box_append (checks, check);
  return check;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container) (element-type utf8): where any of them came from */
static GHashTable *
find_sources (WmCandidatesView *self)
{
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; self->all != NULL && i < self->all->len; i++)
    {
      WmApplication *it = g_ptr_array_index (self->all, i);

      if (*it->source != '\0')
        g_hash_table_add (found, it->source);
    }
  return found;
}

/* (transfer container) (element-type utf8): likewise, in order */
static GPtrArray *
list_sources (WmCandidatesView *self)
{
  g_autoptr (GHashTable) found = find_sources (self);
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer source;

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &source, NULL))
    g_ptr_array_add (list, source);
  g_ptr_array_sort (list, compare_texts);
  return list;
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  WmCandidatesView *self = data;
  g_autoptr (GPtrArray) sources = list_sources (self);
  GtkBox *box = NULL, *checks;
  GtkWidget *popover = wm_chip_popover_new (&box);

  checks = wm_chip_popover_add (box, kind_name (WM_CHOOSE_STATUS));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    add_check (self, checks, WM_CHOOSE_STATUS, statuses[i]);
  checks = wm_chip_popover_add (box, kind_name (WM_CHOOSE_STAGE));
  for (guint i = 0; i < self->stages->len; i += 2)
    add_check (self, checks, WM_CHOOSE_STAGE, self->stages->pdata[i]);
  checks = wm_chip_popover_add (box, kind_name (WM_CHOOSE_DAYS));
  add_check (self, checks, WM_CHOOSE_DAYS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    add_check (self, checks, WM_CHOOSE_DAYS, waits[i]);
  checks = sources->len > 0 ? wm_chip_popover_add (box, kind_name (WM_CHOOSE_SOURCE)) : NULL;
  for (guint i = 0; i < sources->len; i++)
    add_check (self, checks, WM_CHOOSE_SOURCE, sources->pdata[i]);
  gtk_menu_button_set_popover (button, popover);
}

/* ---- chips ------------------------------------------------------------------ */

static void
on_chip_clicked (GtkButton *chip, WmCandidatesView *self)
{
  g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (chip));
  guint at = wm_chip_index (self->chips, held);

  choose (self, held, FALSE);
  wm_chip_grab_next (self->chips, at, self->filter);
}

void
wm_candidates_filter_clear (WmCandidatesView *self)
{
  gtk_widget_grab_focus (self->filter);
  g_ptr_array_set_size (self->shown->choices, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  keep (self);
  wm_candidates_view_refill (self);
}

void
wm_candidates_filter_list (WmCandidatesView *self, const char *stage)
{
  gboolean chosen = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    chosen |= wm_application_filter_has (self->shown, WM_CHOOSE_STATUS, statuses[i]);
  /* Of those that have ended, the ones that were chosen already stay the only ones. */
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      gboolean active = g_str_equal (statuses[i], "active");
      gboolean had = wm_application_filter_has (self->shown, WM_CHOOSE_STATUS, statuses[i]);

      wm_application_filter_set (self->shown, WM_CHOOSE_STATUS, statuses[i],
                                 stage != NULL ? active : !active && (had || !chosen));
    }
  if (stage != NULL)
    {
      wm_application_filter_drop (self->shown, WM_CHOOSE_STAGE);
      wm_application_filter_set (self->shown, WM_CHOOSE_STAGE, stage, TRUE);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_list), TRUE);
  gtk_widget_grab_focus (self->filter);
}

static void
add_chip (WmCandidatesView *self, WmChoose kind, const char *value)
{
  g_autofree char *name = value_name (self, kind, value);
  /* Translators: what is chosen from, and what is chosen: “Role: AI engineer”. */
  g_autofree char *text = g_strdup_printf (_ ("%1$s: %2$s"), kind_name (kind), name);
  GtkWidget *chip = wm_chip_new (text);

  keep_choice (chip, kind, value);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  gtk_box_append (GTK_BOX (self->chips), chip);
}

/* A stage that the plan has no more, a source that nobody has: nothing could be found. With names
 * hidden the sources are too, and what was chosen of them waits. */
static void
prune (WmCandidatesView *self)
{
  g_autoptr (GHashTable) sources = find_sources (self);
  gboolean hidden = wm_anonymous_is_on (self->session);

  for (guint i = self->shown->choices->len; i-- > 0;)
    {
      WmChoose kind;
      const char *value = wm_application_filter_read (self->shown->choices->pdata[i], &kind);

      if ((kind == WM_CHOOSE_STAGE && stage_name (self, value) == NULL)
          || (kind == WM_CHOOSE_SOURCE && !hidden && !g_hash_table_contains (sources, value)))
        g_ptr_array_remove_index (self->shown->choices, i);
    }
}

void
wm_candidates_filter_fill (WmCandidatesView *self)
{
  GPtrArray *choices = self->shown->choices;
  GtkWidget *clear;
  gboolean chosen = FALSE;

  prune (self);
  wm_page_clear_box (GTK_BOX (self->chips));
  for (guint i = 0; i < choices->len; i++)
    {
      WmChoose kind;
      const char *value = wm_application_filter_read (choices->pdata[i], &kind);

      if (kind == WM_CHOOSE_SOURCE && wm_anonymous_is_on (self->session))
        continue;
      add_chip (self, kind, value);
      chosen = TRUE;
    }
  clear = wm_chip_clear_new ();
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (wm_candidates_filter_clear), self);
  gtk_box_append (GTK_BOX (self->chips), clear);
  gtk_widget_set_visible (self->chips, chosen);
  gtk_widget_set_visible (self->sort, self->shown->as_list);
  gtk_widget_set_visible (self->ways, self->all->len > 0);
}

/* ---- what it lets through --------------------------------------------------- */

GPtrArray *
wm_candidates_filter_apply (WmCandidatesView *self)
{
  GPtrArray *list = g_ptr_array_new ();
  g_autofree char *choices = wm_application_filter_to_string (self->shown);
  g_autoptr (WmApplicationFilter) filter = wm_application_filter_parse (choices);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *needle
    = wm_search_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  if (wm_anonymous_is_on (self->session))
    wm_application_filter_drop (filter, WM_CHOOSE_SOURCE);
  for (guint i = 0; i < self->all->len; i++)
    if (wm_application_is_found (self->all->pdata[i], needle)
        && wm_application_filter_matches (filter, self->all->pdata[i], now))
      g_ptr_array_add (list, self->all->pdata[i]);
  if (self->shown->as_list)
    wm_applications_sort (list, self->shown->sort);
  return list;
}

/* ---- built ------------------------------------------------------------------ */

void
wm_candidates_filter_load (WmCandidatesView *self)
{
  g_autofree char *key = setting_key (self);
  g_autofree char *text = wm_store_get_setting (wm_session_get_store (self->session), key);

  g_clear_pointer (&self->shown, wm_application_filter_free);
  self->shown = wm_application_filter_parse (text);
  self->filling = TRUE;
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (self->shown->as_list ? self->as_list : self->as_board), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sort), self->shown->sort);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->filling = FALSE;
}

/* Board, list or order was chosen. */
static void
on_way (WmCandidatesView *self)
{
  gboolean as_list = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_list));
  guint sort = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort));

  if (self->filling || self->shown == NULL
      || (self->shown->as_list == as_list && self->shown->sort == sort))
    return;
  self->shown->as_list = as_list;
  self->shown->sort = (WmApplicationSort) MIN (sort, WM_SORTS - 1);
  keep (self);
  wm_candidates_view_refill (self);
}

/* A board or a list, one of two */
static GtkWidget *
switch_new (WmCandidatesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->as_board = gtk_toggle_button_new_with_mnemonic (_ ("_Board"));
  self->as_list = gtk_toggle_button_new_with_mnemonic (_ ("_List"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_board), TRUE);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->as_list),
                               GTK_TOGGLE_BUTTON (self->as_board));
  g_signal_connect_swapped (self->as_list, "toggled", G_CALLBACK (on_way), self);
  gtk_box_append (GTK_BOX (box), self->as_board);
  gtk_box_append (GTK_BOX (box), self->as_list);
  gtk_widget_add_css_class (box, "linked");
  return box;
}

static GtkWidget *
sort_new (WmCandidatesView *self)
{
  const char *const names[]
    = { _ ("By Stage"), _ ("By Name"), _ ("Longest in Stage First"), _ ("Newest First"), NULL };
  GtkWidget *chooser = gtk_drop_down_new_from_strings (names);

  wm_page_drop_down_setup (GTK_DROP_DOWN (chooser), _ ("Order of the candidates"));
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (on_way), self);
  return chooser;
}

static GtkWidget *
filter_button_new (WmCandidatesView *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Filter"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover, self, NULL);
  gtk_widget_set_tooltip_text (button, _ ("Filter Candidates"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter Candidates"), -1);
  return button;
}

GtkWidget *
wm_candidates_filter_new (WmCandidatesView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->ways = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->sort = sort_new (self);
  gtk_box_append (GTK_BOX (self->ways), switch_new (self));
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Candidates"), -1);
  g_signal_connect_swapped (self->search, "search-changed",
                            G_CALLBACK (wm_candidates_view_refill), self);
  gtk_box_append (GTK_BOX (self->ways), GTK_WIDGET (self->search));
  self->filter = filter_button_new (self);
  gtk_box_append (GTK_BOX (self->ways), self->filter);
  gtk_box_append (GTK_BOX (self->ways), self->sort);
  wm_page_make_wrapping (self->ways);
  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (gtk_widget_get_layout_manager (self->ways)), TRUE);
  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_layout_manager (self->chips, wm_wrap_layout_new (6));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filters"), -1);
  gtk_box_append (GTK_BOX (column), self->ways);
  gtk_box_append (GTK_BOX (column), self->chips);
  return column;
}
