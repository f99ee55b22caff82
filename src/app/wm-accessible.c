/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What GTK 4.8 tells screen readers wrongly, mended once for all widgets.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-accessible.h"

#include <adwaita.h>

/* (nullable): what stands on a button or beside a box, if a mnemonic is marked in it */
static const char *
marked_text (gpointer widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (widget))
    return gtk_button_get_label (widget);
  if (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_use_underline (widget))
    return gtk_check_button_get_label (widget);
  return NULL;
}

/* (transfer full): without the underscore before the mnemonic; two of them are one */
static char *
without_mark (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (at[0] == '_' && at[1] != '\0')
        at++;
      g_string_append_c (out, *at);
    }
  return g_string_free (out, FALSE);
}

/* A button with a mnemonic is named by its text, underscore and all, and by the label inside
 * too: "_Import… Import…". The label inside is enough; that of a check button is not read, so
 * it is told the text. A name that was set for screen readers alone differs from the text, and
 * stays. */
static void
mend_name (GtkAccessible *widget)
{
  const char *text = marked_text (widget);
  g_autofree char *plain = NULL, *differs = NULL;

  /* Where accessibility is switched off, nothing has properties. */
  if (text == NULL
      || !gtk_test_accessible_has_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  differs = gtk_test_accessible_check_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, text, NULL);
  if (differs != NULL)
    return;
  plain = without_mark (text);
  if (GTK_IS_BUTTON (widget))
    gtk_accessible_reset_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL);
  else
    gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, plain, -1);
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

static void
mend (gpointer widget)
{
  if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget))
    {
      mend_name (widget);
      watch (widget, "notify::label", G_CALLBACK (mend_name));
    }
  else if (GTK_IS_STACK (widget))
    {
      on_visible_child (widget);
      watch (widget, "notify::visible-child", G_CALLBACK (on_visible_child));
    }
}

/* A message dialog has its answers twice, beside and below each other. Those that are not shown
 * are told too, and are never realized. */
static void
mend_all (GtkWidget *widget)
{
  mend (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    mend_all (child);
}

static gboolean
on_realize (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  gpointer widget = g_value_get_object (&values[0]);

  if (ADW_IS_MESSAGE_DIALOG (widget))
    mend_all (widget);
  else
    mend (widget);
  return TRUE;
}

void
wm_accessible_init (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("realize", GTK_TYPE_WIDGET), 0, on_realize, NULL,
                              NULL);
}
