/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The chips of the filter, and the popover in which it is chosen. What is
 * shown is made anew when the filter or the map changes, but for the popover:
 * the keyboard stays where it is.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/find/wm-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "app/find/wm-filter-words.h"
#include "app/parts/wm-chips.h"
#include "app/parts/wm-wrap-layout.h"

#define FACET "wm-facet"
#define VALUE "wm-value"

struct _WmFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *button; /* (nullable): of the page, where the keyboard goes when all chips went */
  WmSession *session;
};

G_DEFINE_FINAL_TYPE (WmFilterBar, wm_filter_bar, GTK_TYPE_WIDGET)

static void
keep_choice (GtkWidget *widget, WmFacet facet, const char *value)
{
  g_object_set_data (G_OBJECT (widget), FACET, GUINT_TO_POINTER (facet));
  g_object_set_data_full (G_OBJECT (widget), VALUE, g_strdup (value), g_free);
}

static void
choose (WmSession *session, GtkWidget *widget, gboolean chosen)
{
  wm_session_set_filter (session,
                         (WmFacet) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), FACET)),
                         g_object_get_data (G_OBJECT (widget), VALUE), chosen);
}

/* ---- the popover ----------------------------------------------------------- */

static void
on_check_toggled (GtkCheckButton *check, WmSession *session)
{
  choose (session, GTK_WIDGET (check), gtk_check_button_get_active (check));
}

static GtkWidget *
check_new (WmSession *session, WmFacet facet, const char *value)
{
  g_autofree char *name = wm_filter_words_value (wm_session_get_map (session), facet, value);
  GtkWidget *check = gtk_check_button_new_with_label (name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               wm_filter_has (wm_session_get_filter (session), facet, value));
  keep_choice (check, facet, value);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), session, 0);
  return check;
}

static void
add_facet (GtkBox *box, WmSession *session, WmFacet facet)
{
  g_autoptr (GPtrArray) values = wm_filter_words_values (wm_session_get_map (session), facet);
  GtkBox *checks;

  if (values->len == 0)
    return;
  checks = wm_chip_popover_add (box, wm_filter_words_facet (facet));
  for (guint i = 0; i < values->len; i++)
    gtk_box_append (checks, check_new (session, facet, g_ptr_array_index (values, i)));
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  static const WmFacet order[]
    = { WM_FACET_GAP, WM_FACET_ROLE, WM_FACET_CATEGORY, WM_FACET_LEVEL, WM_FACET_TIER };
  GtkBox *box = NULL;
  GtkWidget *popover = wm_chip_popover_new (&box);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_facet (box, data, order[i]);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
wm_filter_button_new (WmSession *session, gboolean only_icon)
{
  GtkWidget *button = gtk_menu_button_new ();

  if (only_icon)
    gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "wm-filter-symbolic");
  else
    gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Filter"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), !only_icon);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover,
                                         g_object_ref (session), g_object_unref);
  gtk_widget_set_tooltip_text (button, _("Filter Skills and Resources"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter Skills and Resources"), -1);
  return button;
}

/* ---- chips ----------------------------------------------------------------- */

static void
on_chip_clicked (GtkButton *chip, WmFilterBar *self)
{
  g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (chip));
  guint at = wm_chip_index (GTK_WIDGET (self), held);

  choose (self->session, held, FALSE);
  wm_chip_grab_next (GTK_WIDGET (self), at, self->button);
}

static void
on_clear_clicked (GtkButton *button, WmFilterBar *self)
{
  if (self->button != NULL)
    gtk_widget_grab_focus (self->button);
  wm_session_clear_filter (self->session);
}

static GtkWidget *
chip_new (WmFilterBar *self, WmFacet facet, const char *value)
{
  g_autofree char *name = wm_filter_words_choice (wm_session_get_map (self->session), facet, value);
  GtkWidget *chip = wm_chip_new (name);

  keep_choice (chip, facet, value);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  return chip;
}

static GtkWidget *
clear_new (WmFilterBar *self)
{
  GtkWidget *button = wm_chip_clear_new ();

  g_signal_connect (button, "clicked", G_CALLBACK (on_clear_clicked), self);
  return button;
}

/* On the map nothing else tells how many are left. */
static GtkWidget *
count_new (WmFilterBar *self)
{
  guint total = wm_session_get_map (self->session)->skills->len, n = 0;
  g_autofree gboolean *wanted = wm_session_filter_skills (self->session);
  g_autofree char *text = NULL;
  GtkWidget *label;

  for (guint i = 0; i < total; i++)
    n += wanted[i];
  /* Translators: so many skills pass the filter, of all that there are. */
  text = g_strdup_printf (ngettext ("%1$u of %2$u skill", "%1$u of %2$u skills", total), n, total);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
drop_chips (WmFilterBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
on_filter_changed (WmFilterBar *self)
{
  WmFilter *filter = wm_session_get_filter (self->session);
  gboolean any = !wm_filter_is_empty (filter);

  drop_chips (self);
  for (guint facet = 0; facet < WM_FACETS; facet++)
    {
      GPtrArray *values = wm_filter_values (filter, (WmFacet) facet);

      for (guint i = 0; i < values->len; i++)
        gtk_widget_set_parent (chip_new (self, (WmFacet) facet, g_ptr_array_index (values, i)),
                               GTK_WIDGET (self));
    }
  if (any)
    gtk_widget_set_parent (clear_new (self), GTK_WIDGET (self));
  if (any && self->button == NULL)
    gtk_widget_set_parent (count_new (self), GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
wm_filter_bar_dispose (GObject *object)
{
  WmFilterBar *self = WM_FILTER_BAR (object);

  drop_chips (self);
  g_clear_weak_pointer (&self->button);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_filter_bar_parent_class)->dispose (object);
}

static void
wm_filter_bar_class_init (WmFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_filter_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wm_filter_bar_init (WmFilterBar *self)
{
  GtkLayoutManager *lines = wm_wrap_layout_new (6);

  /* The count stands in the middle of its line. */
  wm_wrap_layout_set_even (WM_WRAP_LAYOUT (lines), TRUE);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filters"), -1);
}

GtkWidget *
wm_filter_bar_new (WmSession *session, GtkWidget *button)
{
  WmFilterBar *self = g_object_new (WM_TYPE_FILTER_BAR, NULL);

  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->button, button);
  if (button == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "filter-bar");
  on_filter_changed (self);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_filter_bar_add (WmSession *session, GtkBox *tools, GtkBox *chips)
{
  GtkWidget *button = wm_filter_button_new (session, FALSE);
  GtkWidget *bar = wm_filter_bar_new (session, button);

  gtk_box_append (tools, button);
  gtk_box_append (chips, bar);
  g_object_bind_property (bar, "visible", chips, "visible", G_BINDING_SYNC_CREATE);
}
