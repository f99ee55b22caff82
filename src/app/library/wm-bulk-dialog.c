/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One edit of many skills: category, place, a role's requirement, or their end.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-form.h"
#include "app/parts/wm-page-parts.h"
#include "app/library/wm-skill-rows.h"
#include "learning/wm-skill-merge.h"

#define NAMES_TOLD 12

typedef struct
{
  WmForm *form;
  GStrv skills; /* slugs */
  GtkWidget *category, *shift, *role, *level, *importance;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_strfreev (dialog->skills);
  g_free (dialog);
}

static guint
chosen (GtkWidget *chooser)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser));
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  WmMap *map = wm_form_get_map (form);
  guint n = g_strv_length (dialog->skills);
  WmSkillBulk bulk = WM_SKILL_BULK_INIT;

  if (chosen (dialog->category) == 1)
    bulk.category = "";
  else if (chosen (dialog->category) > 1)
    bulk.category
      = ((WmCategory *) g_ptr_array_index (map->categories, chosen (dialog->category) - 2))->slug;
  gtk_spin_button_update (GTK_SPIN_BUTTON (dialog->shift));
  bulk.shift = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (dialog->shift));
  if (chosen (dialog->role) > 0)
    bulk.role = wm_map_role (map, chosen (dialog->role) - 1)->slug;
  bulk.level = (int) chosen (dialog->level) - 1;
  bulk.importance = (WmImportance) chosen (dialog->importance);
  if (!wm_skills_edit (wm_session_get_store (wm_form_get_session (form)),
                       (const char *const *) dialog->skills, &bulk, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u skill changed", "%u skills changed", n), n);
}

static char *
erase (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  guint n = g_strv_length (dialog->skills);

  if (!wm_skills_delete (wm_session_get_store (wm_form_get_session (form)),
                         (const char *const *) dialog->skills, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u skill deleted", "%u skills deleted", n), n);
}

static void
add_names (WmForm *form, GArray *skills)
{
  WmMap *map = wm_form_get_map (form);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (skills->len, NAMES_TOLD); i++)
    g_string_append_printf (names, "%s%s",
                            /* Translators: between the names of a list */
                            i > 0 ? C_ ("list", ", ") : "",
                            wm_map_skill (map, g_array_index (skills, guint, i))->name);
  if (skills->len > NAMES_TOLD)
    g_string_append (names, "…");
  wm_form_add_note (form, names->str);
}

static void
add_category (Dialog *dialog, WmMap *map)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) _("No Change"));
  g_ptr_array_add (names, (gpointer) _("No Category"));
  for (guint i = 0; i < map->categories->len; i++)
    g_ptr_array_add (names, ((WmCategory *) g_ptr_array_index (map->categories, i))->name);
  g_ptr_array_add (names, NULL);
  dialog->category
    = wm_form_add_choice (dialog->form, _("_Category"), (const char *const *) names->pdata, 0);
}

static void
add_requirement (Dialog *dialog, WmMap *map)
{
  const char *const importances[] = { _("Not Told"), wm_skill_rows_importance (WM_IMPORTANCE_NICE),
                                      wm_skill_rows_importance (WM_IMPORTANCE_SHOULD),
                                      wm_skill_rows_importance (WM_IMPORTANCE_MUST), NULL };
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) levels = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (roles, (gpointer) _("No Change"));
  for (guint i = 0; i < map->roles->len; i++)
    g_ptr_array_add (roles, wm_map_role (map, i)->name);
  g_ptr_array_add (roles, NULL);
  g_ptr_array_add (levels, g_strdup (_("Not Required")));
  for (guint i = 0; i < MAX (map->level_names->len, 5); i++)
    g_ptr_array_add (levels, wm_skill_rows_level_title (map, (int) i));
  g_ptr_array_add (levels, NULL);
  dialog->role = wm_form_add_choice (dialog->form, _("Requirement of _Role"),
                                     (const char *const *) roles->pdata, 0);
  dialog->level = wm_form_add_choice (dialog->form, _("_Target Level"),
                                      (const char *const *) levels->pdata, 3);
  dialog->importance
    = wm_form_add_choice (dialog->form, _("_Importance"), importances, WM_IMPORTANCE_SHOULD);
}

/* Level and importance mean nothing without a role. */
static void
update (Dialog *dialog)
{
  gtk_widget_set_sensitive (dialog->level, chosen (dialog->role) > 0);
  gtk_widget_set_sensitive (dialog->importance,
                            chosen (dialog->role) > 0 && chosen (dialog->level) > 0);
}

static GStrv
slugs_of (WmMap *map, GArray *skills)
{
  g_autoptr (GStrvBuilder) slugs = g_strv_builder_new ();

  for (guint i = 0; i < skills->len; i++)
    g_strv_builder_add (slugs, wm_map_skill (map, g_array_index (skills, guint, i))->slug);
  return g_strv_builder_end (slugs);
}

void
wm_bulk_dialog_show (GtkWidget *from, WmSession *session, GArray *skills)
{
  WmMap *map = wm_session_get_map (session);
  Dialog *dialog;
  g_autofree char *title = NULL;

  if (skills->len == 0)
    return;
  dialog = g_new0 (Dialog, 1);
  dialog->skills = slugs_of (map, skills);
  title = g_strdup_printf (ngettext ("Edit %u Skill", "Edit %u Skills", skills->len), skills->len);
  dialog->form = wm_form_new (from, session, title, save, dialog, dialog_free);
  add_names (dialog->form, skills);
  add_category (dialog, map);
  dialog->shift = gtk_spin_button_new_with_range (-1000, 1000, 10);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (dialog->shift), 0);
  gtk_widget_set_halign (dialog->shift, GTK_ALIGN_START);
  wm_page_add_field (wm_form_get_box (dialog->form), _("S_hift Along the Spectrum"), dialog->shift,
                     dialog->shift);
  add_requirement (dialog, map);
  wm_form_add_delete (dialog->form, _("_Delete These Skills"),
                      _("What is tied to them goes along: prerequisites, requirements, ratings."),
                      erase);
  g_signal_connect_swapped (dialog->role, "notify::selected", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->level, "notify::selected", G_CALLBACK (update), dialog);
  update (dialog);
  wm_form_show (dialog->form, dialog->category);
}
