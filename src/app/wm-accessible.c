/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GTK 4.8 tells screen readers wrongly, mended once for all widgets.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-accessible.h"

/* A button with a mnemonic is named by its text, underscore and all, and by the label inside
 * too: "_Import… Import…". The label inside is enough. A name that was set for screen readers
 * alone differs from the text, and stays. */
static void
mend_name (GtkButton *button)
{
  const char *text = gtk_button_get_label (button);
  g_autofree char *differs = NULL;

  /* Where accessibility is switched off, nothing has properties. */
  if (text == NULL || !gtk_button_get_use_underline (button)
      || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (button),
                                            GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  differs = gtk_test_accessible_check_property (GTK_ACCESSIBLE (button),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, text, NULL);
  if (differs == NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* What lies behind the page that shows would be read out like the page itself. */
static void
on_visible_child (GtkStack *stack)
{
  GtkWidget *shown = gtk_stack_get_visible_child (stack);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (stack)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != shown, -1);
}

/* Widgets are realized again and again. */
static void
watch (gpointer object, const char *signal, GCallback callback)
{
  if (g_signal_handler_find (object, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, (gpointer) callback, NULL)
      == 0)
    g_signal_connect_after (object, signal, callback, NULL);
}

static gboolean
on_realize (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GObject *object = g_value_get_object (&values[0]);

  if (GTK_IS_BUTTON (object))
    {
      mend_name (GTK_BUTTON (object));
      watch (object, "notify::label", G_CALLBACK (mend_name));
    }
  else if (GTK_IS_STACK (object))
    {
      on_visible_child (GTK_STACK (object));
      watch (object, "notify::visible-child", G_CALLBACK (on_visible_child));
    }
  return TRUE;
}

void
wm_accessible_init (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realize, NULL,
                              NULL);
}
