/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks what goes over to a new skill when one becomes two.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "learning/wm-skill-merge.h"

typedef struct
{
  WmForm *form;
  guint skill; /* index */
  GtkWidget *name;
  GPtrArray *resources, *questions; /* GtkCheckButton, one for each that the skill has */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_ptr_array_unref (dialog->resources);
  g_ptr_array_unref (dialog->questions);
  g_free (dialog);
}

/* (transfer full): slugs of what is ticked */
static GStrv
ticked (GPtrArray *checks)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();

  for (guint i = 0; i < checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (checks, i)))
      g_strv_builder_add (slugs, g_object_get_data (g_ptr_array_index (checks, i), "slug"));
  return g_strv_builder_end (slugs);
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  const char *skill = wm_map_skill (wm_form_get_map (form), dialog->skill)->slug;
  g_autoptr (GtkWidget) from = wm_form_get_from (form);
  g_auto (GStrv) resources = ticked (dialog->resources);
  g_auto (GStrv) questions = ticked (dialog->questions);
  const WmSkillSplit split = { gtk_editable_get_text (GTK_EDITABLE (dialog->name)),
                               (const char *const *) resources, (const char *const *) questions };
  g_autofree char *made
    = wm_skill_split (wm_session_get_store (wm_form_get_session (form)), skill, &split, error);

  if (made == NULL)
    return NULL;
  if (from != NULL)
    gtk_widget_activate_action (from, "win.show-skill", "s", made);
  return g_strdup (_("Skill split"));
}

static void
add_check (GtkBox *box, GPtrArray *checks, const char *slug, const char *name)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (check, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (check), "slug", g_strdup (slug), g_free);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (box, line);
  g_ptr_array_add (checks, check);
}

static GtkBox *
add_group (WmForm *form, const char *title)
{
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (wm_form_get_box (form), label);
  gtk_box_append (wm_form_get_box (form), box);
  return GTK_BOX (box);
}

static void
add_lists (Dialog *dialog)
{
  WmMap *map = wm_form_get_map (dialog->form);
  const WmSkill *skill = wm_map_skill (map, dialog->skill);
  GtkBox *box;

  if (skill->resources->len > 0)
    {
      box = add_group (dialog->form, _("Resources That Go Over"));
      for (guint i = 0; i < skill->resources->len; i++)
        {
          const WmResource *one
            = wm_map_resource (map, g_array_index (skill->resources, guint, i));

          add_check (box, dialog->resources, one->slug, one->name);
        }
    }
  if (skill->questions->len > 0)
    {
      box = add_group (dialog->form, _("Questions That Go Over"));
      for (guint i = 0; i < skill->questions->len; i++)
        {
          const WmQuestion *one
            = wm_map_question (map, g_array_index (skill->questions, guint, i));

          add_check (box, dialog->questions, one->slug, one->text);
        }
    }
}

static void
update (Dialog *dialog)
{
  g_autofree char *name
    = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));

  wm_form_set_ready (dialog->form, *name != '\0');
}

void
wm_split_dialog_show (GtkWidget *from, WmSession *session, const char *skill)
{
  int index = wm_map_find_skill (wm_session_get_map (session), skill);
  Dialog *dialog;
  g_autofree char *title = NULL;

  if (index < 0)
    return;
  dialog = g_new0 (Dialog, 1);
  dialog->skill = (guint) index;
  dialog->resources = g_ptr_array_new ();
  dialog->questions = g_ptr_array_new ();
  /* Translators: the name of a skill */
  title = g_strdup_printf (_("Split %s"),
                           wm_map_skill (wm_session_get_map (session), dialog->skill)->name);
  dialog->form = wm_form_new (from, session, title, save, dialog, dialog_free);
  wm_form_add_note (dialog->form,
                    _("The new skill stands in the same place: it needs and unlocks the same, and "
                      "the same roles require it. Ratings stay with the first."));
  dialog->name = wm_form_add_entry (dialog->form, _("_Name of the New Skill"), "");
  add_lists (dialog);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  update (dialog);
  wm_form_show (dialog->form, dialog->name);
}
