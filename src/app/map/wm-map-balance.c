/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where crossings and the spectrum pull apart, the reader chooses.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/map/wm-map-balance.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SETTING "map-balance"
#define REST 250 /* milliseconds: a slider on its way places nothing */
#define STEPS 10.0

struct _WmMapBalance
{
  GtkBox parent_instance;

  WmSession *session;
  GtkRange *scale;
  GtkLabel *figures;
  guint rest_id;
};

G_DEFINE_FINAL_TYPE (WmMapBalance, wm_map_balance, GTK_TYPE_BOX)

double
wm_map_balance_of (WmStore *store)
{
  g_autofree char *text = wm_store_get_setting (store, SETTING);
  double value = text != NULL ? g_ascii_strtod (text, NULL) : WM_LAYOUT_BALANCE;

  return value >= 0 && value <= 1 ? value : WM_LAYOUT_BALANCE;
}

static gboolean
on_rest (gpointer data)
{
  WmMapBalance *self = data;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GError) error = NULL;
  double value = round (gtk_range_get_value (self->scale) * STEPS) / STEPS;

  self->rest_id = 0;
  if (value == wm_map_balance_of (wm_session_get_store (self->session)))
    return G_SOURCE_REMOVE;
  g_ascii_formatd (text, sizeof text, "%.1f", value);
  /* A read-only workspace keeps its drawing. */
  if (!wm_store_set_setting (wm_session_get_store (self->session), SETTING, text, &error))
    g_message ("The balance of the map was not kept: %s", error->message);
  wm_session_tell_balance (self->session);
  return G_SOURCE_REMOVE;
}

static void
on_value_changed (WmMapBalance *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST, on_rest, self);
}

void
wm_map_balance_refresh (WmMapBalance *self)
{
  g_return_if_fail (WM_IS_MAP_BALANCE (self));

  /* A hand is on it: it will be told. */
  if (self->rest_id != 0)
    return;
  g_signal_handlers_block_by_func (self->scale, on_value_changed, self);
  gtk_range_set_value (self->scale, wm_map_balance_of (wm_session_get_store (self->session)));
  g_signal_handlers_unblock_by_func (self->scale, on_value_changed, self);
}

static void
wm_map_balance_dispose (GObject *object)
{
  WmMapBalance *self = WM_MAP_BALANCE (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (wm_map_balance_parent_class)->dispose (object);
}

static void
wm_map_balance_class_init (WmMapBalanceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_map_balance_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-map-balance.ui");
  gtk_widget_class_bind_template_child (widget_class, WmMapBalance, scale);
  gtk_widget_class_bind_template_child (widget_class, WmMapBalance, figures);
}

static void
wm_map_balance_init (WmMapBalance *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_range_set_range (self->scale, 0, 1);
  gtk_range_set_increments (self->scale, 1 / STEPS, 1 / STEPS);
  gtk_range_set_round_digits (self->scale, 1);
}

GtkWidget *
wm_map_balance_new (WmSession *session)
{
  WmMapBalance *self = g_object_new (WM_TYPE_MAP_BALANCE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (self->scale, "value-changed", G_CALLBACK (on_value_changed), self);
  wm_map_balance_refresh (self);
  g_signal_connect_object (session, "balance-changed", G_CALLBACK (wm_map_balance_refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_map_balance_tell (WmMapBalance *self, const WmMapLayout *layout)
{
  g_autofree char *text = NULL, *crossings = NULL;

  g_return_if_fail (WM_IS_MAP_BALANCE (self));

  if (layout == NULL)
    return;
  crossings = g_strdup_printf ("%" G_GUINT64_FORMAT, layout->crossings);
  /* Translators: of the map as it is drawn: how often lines cross, and how far a
   * skill stands from its place on the spectrum on average, in percent of the width. */
  text = g_strdup_printf (_("Crossings: %1$s. Distance from the spectrum: %2$.1f %%."), crossings,
                          layout->distance * 100);
  gtk_label_set_text (self->figures, text);
}
