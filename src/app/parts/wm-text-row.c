/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of texts.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/parts/wm-text-row.h"

#include "app/parts/wm-fold-layout.h"

struct _WmTextRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *more;
  GtkWidget *end;
  char *id;
  char *skill; /* (nullable): slug of where it leads to */
};

G_DEFINE_FINAL_TYPE (WmTextRow, wm_text_row, GTK_TYPE_LIST_BOX_ROW)

static void
wm_text_row_dispose (GObject *object)
{
  g_clear_pointer (&WM_TEXT_ROW (object)->id, g_free);
  g_clear_pointer (&WM_TEXT_ROW (object)->skill, g_free);
  G_OBJECT_CLASS (wm_text_row_parent_class)->dispose (object);
}

static void
wm_text_row_class_init (WmTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_text_row_dispose;
  g_type_ensure (WM_TYPE_FOLD_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WmTextRow, box);
  gtk_widget_class_bind_template_child (widget_class, WmTextRow, name);
  gtk_widget_class_bind_template_child (widget_class, WmTextRow, detail);
  gtk_widget_class_bind_template_child (widget_class, WmTextRow, more);
}

static void
wm_text_row_init (WmTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wm_text_row_new (const char *id, const char *name, GtkWidget *end)
{
  WmTextRow *self = g_object_new (WM_TYPE_TEXT_ROW, NULL);

  self->id = g_strdup (id);
  gtk_label_set_text (self->name, name);
  if (end != NULL)
    {
      self->end = end;
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (self->box), end);
    }
  return GTK_WIDGET (self);
}

void
wm_text_row_lead_to_skill (WmTextRow *self, const char *skill)
{
  g_return_if_fail (WM_IS_TEXT_ROW (self));

  g_free (self->skill);
  self->skill = g_strdup (skill);
}

void
wm_text_row_follow (WmTextRow *self)
{
  g_return_if_fail (WM_IS_TEXT_ROW (self));

  if (self->skill != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", self->skill);
}

const char *
wm_text_row_get_id (WmTextRow *self)
{
  g_return_val_if_fail (WM_IS_TEXT_ROW (self), NULL);

  return self->id;
}

GtkWidget *
wm_text_row_get_end (WmTextRow *self)
{
  g_return_val_if_fail (WM_IS_TEXT_ROW (self), NULL);

  return self->end;
}

void
wm_text_row_set_name (WmTextRow *self, const char *name)
{
  g_return_if_fail (WM_IS_TEXT_ROW (self));

  gtk_label_set_text (self->name, name);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
wm_text_row_set_texts (WmTextRow *self, const char *detail, const char *more)
{
  g_return_if_fail (WM_IS_TEXT_ROW (self));

  set_text (self->detail, detail);
  set_text (self->more, more);
}
