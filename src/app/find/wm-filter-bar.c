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

#include "app/parts/wm-page-parts.h"
#include "app/find/wm-filter-words.h"
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
  GtkWidget *title = gtk_label_new (wm_filter_words_facet (facet));
  GtkWidget *checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (values->len == 0)
    {
      g_object_ref_sink (title);
      g_object_unref (title);
      g_object_ref_sink (checks);
      g_object_unref (checks);
      return;
    }
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_margin_top (title, 6);
  for (guint i = 0; i < values->len; i++)
    gtk_box_append (GTK_BOX (checks), check_new (session, facet, g_ptr_array_index (values, i)));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (checks), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_box_append (box, title);
  gtk_box_append (box, checks);
}

static void
make_popover (GtkMenuButton *button, gpointer data)
{
  static const WmFacet order[]
    = { WM_FACET_GAP, WM_FACET_ROLE, WM_FACET_CATEGORY, WM_FACET_LEVEL, WM_FACET_TIER };
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    add_facet (GTK_BOX (box), data, order[i]);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
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
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_popover,
                                         g_object_ref (session), g_object_unref);
  gtk_widget_set_tooltip_text (button, _("Filter Skills and Resources"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Filter Skills and Resources"), -1);
  return button;
}

/* ---- chips ----------------------------------------------------------------- */

static GtkWidget *
child_at (WmFilterBar *self, guint at)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  while (child != NULL && at-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The keyboard goes on to what stands in the place of the chip that goes. */
static void
on_chip_clicked (GtkButton *chip, WmFilterBar *self)
{
  g_autoptr (GtkWidget) held = g_object_ref (GTK_WIDGET (chip));
  GtkWidget *next;
  guint at = 0;

  while (child_at (self, at) != held)
    at++;
  choose (self->session, held, FALSE);
  next = child_at (self, at);
  if (next == NULL)
    next = self->button;
  if (next != NULL)
    gtk_widget_grab_focus (next);
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
  /* Translators: takes a filter away: “Remove Filter Role: AI engineer”. */
  g_autofree char *what = g_strdup_printf (_("Remove Filter %s"), name);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "caption");
  gtk_widget_set_tooltip_text (chip, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  keep_choice (chip, facet, value);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  return chip;
}

static GtkWidget *
clear_new (WmFilterBar *self)
{
  GtkWidget *button = gtk_button_new_with_label (_("Clear"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Clear All Filters"), -1);
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
  gtk_widget_set_layout_manager (GTK_WIDGET (self), wm_wrap_layout_new (6));
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
