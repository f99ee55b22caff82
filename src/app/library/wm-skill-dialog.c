/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog that makes or changes a skill. All of it is one action; what was
 * not touched is not written.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-skill-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/parts/wm-form.h"
#include "app/library/wm-needs-list.h"
#include "app/parts/wm-page-parts.h"
#include "app/wm-menu.h"
#include "app/library/wm-skill-rows.h"
#include "map/wm-map-edit.h"

typedef struct
{
  WmForm *form;
  WmMap *map;  /* the form's */
  int skill;   /* index into it; -1 for a new one */
  guint levels;
  GtkWidget *name, *summary, *category_chooser, *category_name, *placed, *scale, *needs;
  GtkWidget *anchors[WM_EDIT_LEVELS];
  /* The same in the other language */
  const char *tag;
  GtkWidget *other_name, *other_summary, *other_anchors[WM_EDIT_LEVELS];
} Dialog;

static const WmSkill *
skill_of (Dialog *dialog)
{
  return dialog->skill >= 0 ? wm_map_skill (dialog->map, (guint) dialog->skill) : NULL;
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* The first name stands for none, the one after the last for a new one. */
static const char *
category_of (Dialog *dialog)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->category_chooser));

  if (chosen == 0 || chosen == GTK_INVALID_LIST_POSITION)
    return "";
  if (chosen > dialog->map->categories->len)
    return text_of (dialog->category_name);
  return ((WmCategory *) g_ptr_array_index (dialog->map->categories, chosen - 1))->slug;
}

static const char *
anchor_of (const WmSkill *skill, guint level)
{
  const char *text = skill != NULL && level < skill->levels->len
                       ? g_ptr_array_index (skill->levels, level)
                       : NULL;

  return text != NULL ? text : "";
}

static gboolean
same_needs (Dialog *dialog, GStrv needs)
{
  const WmSkill *skill = skill_of (dialog);
  guint n = skill != NULL ? skill->needs->len : 0;

  if (g_strv_length (needs) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_strv_contains (
          (const char *const *) needs,
          wm_map_skill (dialog->map, g_array_index (skill->needs, guint, i))->slug))
      return FALSE;
  return TRUE;
}

/* (transfer full): what stands in the other language */
static char *
other_of (Dialog *dialog, const char *field)
{
  const WmSkill *skill = skill_of (dialog);

  return skill != NULL ? wm_skill_text_in (wm_session_get_store (
                                             wm_form_get_session (dialog->form)),
                                           skill->slug, dialog->tag, field)
                       : g_strdup ("");
}

static const char *
if_other (Dialog *dialog, const char *text, const char *field)
{
  g_autofree char *before = other_of (dialog, field);

  return wm_form_if_other (text, before);
}

static WmSkillTexts
read_other (Dialog *dialog, const char *summary)
{
  WmSkillTexts texts = { .tag = dialog->tag };

  texts.name = if_other (dialog, text_of (dialog->other_name), "name");
  texts.summary = if_other (dialog, summary, "description");
  for (guint i = 0; i < dialog->levels; i++)
    {
      g_autofree char *field = g_strdup_printf ("level/%u", i);

      texts.levels[i] = if_other (dialog, text_of (dialog->other_anchors[i]), field);
    }
  return texts;
}

/* What is another than it was. The texts belong to the dialog, @summary and
 * @needs. */
static WmSkillEdit
read_edit (Dialog *dialog, const char *summary, GStrv needs)
{
  const WmSkill *skill = skill_of (dialog);
  const WmCategory *category
    = skill != NULL && skill->category >= 0
        ? g_ptr_array_index (dialog->map->categories, skill->category)
        : NULL;
  int place = gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->placed))
                ? (int) lround (gtk_range_get_value (GTK_RANGE (dialog->scale)))
                : WM_EDIT_NONE;
  WmSkillEdit edit = WM_SKILL_EDIT_INIT;

  edit.name = wm_form_if_other (text_of (dialog->name), skill != NULL ? skill->name : NULL);
  edit.summary = wm_form_if_other (summary, skill != NULL ? skill->description : "");
  edit.category = wm_form_if_other (category_of (dialog), category != NULL ? category->slug : "");
  if (skill == NULL || place != (skill->spectrum >= 0 ? skill->spectrum : WM_EDIT_NONE))
    edit.spectrum = place;
  for (guint i = 0; i < dialog->levels; i++)
    edit.levels[i] = wm_form_if_other (text_of (dialog->anchors[i]), anchor_of (skill, i));
  if (!same_needs (dialog, needs))
    edit.needs = (const char *const *) needs;
  return edit;
}

/* A WmFormSave */
static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  const WmSkill *skill = skill_of (dialog);
  g_autoptr (GtkWidget) from = wm_form_get_from (form);
  g_autofree char *summary = wm_page_text_area_text (dialog->summary);
  g_auto (GStrv) needs = wm_needs_list_get (WM_NEEDS_LIST (dialog->needs));
  g_autofree char *made = NULL;
  g_autofree char *other_summary = wm_page_text_area_text (dialog->other_summary);
  WmSkillTexts other = read_other (dialog, other_summary);
  WmSkillEdit edit = read_edit (dialog, summary, needs);

  edit.other = &other;
  if (skill != NULL)
    return wm_skill_edit (store, skill->slug, &edit, error) ? g_strdup (_("Skill changed")) : NULL;
  made = wm_skill_add (store, &edit, error);
  if (made == NULL)
    return NULL;
  if (from != NULL)
    gtk_widget_activate_action (from, "win.show-skill", "s", made);
  return g_strdup (_("Skill added"));
}

static void
update (Dialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (dialog->name)));
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->category_chooser));

  wm_form_set_ready (dialog->form, *name != '\0');
  gtk_widget_set_visible (dialog->category_name, chosen > dialog->map->categories->len
                                                   && chosen != GTK_INVALID_LIST_POSITION);
  gtk_widget_set_sensitive (dialog->scale,
                            gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->placed)));
}

/* ---- fields -------------------------------------------------------------------- */

static void
add_texts (Dialog *dialog, const WmSkill *skill)
{
  dialog->name = wm_form_add_entry (dialog->form, _("_Name"), skill != NULL ? skill->name : "");
  dialog->summary = wm_form_add_area (dialog->form, _("S_ummary"),
                                      skill != NULL ? skill->description : "");
}

static void
add_category (Dialog *dialog, GtkBox *box, const WmSkill *skill)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *categories = dialog->map->categories;

  gtk_string_list_append (names, _("No Category"));
  for (guint i = 0; i < categories->len; i++)
    gtk_string_list_append (names, ((WmCategory *) g_ptr_array_index (categories, i))->name);
  gtk_string_list_append (names, _("New Category…"));
  dialog->category_chooser = gtk_drop_down_new (NULL, NULL);
  wm_page_drop_down_setup (GTK_DROP_DOWN (dialog->category_chooser), NULL);
  wm_page_drop_down_set_names (GTK_DROP_DOWN (dialog->category_chooser), names,
                               skill != NULL ? (guint) (skill->category + 1) : 0);
  dialog->category_name = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->category_name), _("Name of the category"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->category_name),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the category"), -1);
  wm_page_add_field (box, _("_Category"), dialog->category_chooser, dialog->category_chooser);
  gtk_box_append (box, dialog->category_name);
}

static void
add_place (Dialog *dialog, GtkBox *box, const WmSkill *skill)
{
  WmMap *map = dialog->map;
  gboolean placed = skill == NULL || skill->spectrum >= 0;
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_label_new (map->left_label);
  GtkWidget *right = gtk_label_new (map->right_label);

  dialog->placed = gtk_check_button_new_with_mnemonic (_("_Has a place on the spectrum"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dialog->placed), placed);
  gtk_widget_set_margin_top (dialog->placed, 6);
  gtk_box_append (box, dialog->placed);

  dialog->scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1000, 10);
  gtk_scale_set_draw_value (GTK_SCALE (dialog->scale), TRUE);
  gtk_range_set_value (GTK_RANGE (dialog->scale),
                       skill != NULL && placed ? skill->spectrum : map->boundary);
  gtk_scale_add_mark (GTK_SCALE (dialog->scale), map->boundary, GTK_POS_BOTTOM, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Place on the spectrum"), -1);
  gtk_box_append (box, dialog->scale);

  gtk_label_set_wrap (GTK_LABEL (left), TRUE);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_xalign (GTK_LABEL (right), 1);
  gtk_label_set_justify (GTK_LABEL (right), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_add_css_class (ends, "caption");
  gtk_widget_add_css_class (ends, "dim-label");
  gtk_box_append (GTK_BOX (ends), left);
  gtk_box_append (GTK_BOX (ends), right);
  gtk_box_append (box, ends);
}

static void
add_anchors (Dialog *dialog, const WmSkill *skill)
{
  for (guint i = 0; i < dialog->levels; i++)
    {
      g_autofree char *title = wm_skill_rows_level_title (dialog->map, (int) i);
      g_autofree char *label = wm_menu_escape (title);

      dialog->anchors[i] = wm_form_add_entry (dialog->form, label, anchor_of (skill, i));
    }
}

/* Folded, since few write in both; @box: in it */
static GtkWidget *
add_other_entry (Dialog *dialog, GtkBox *box, const char *what, const char *language,
                 const char *field)
{
  g_autofree char *text = other_of (dialog, field);
  /* Translators: a field of a form, and the language of what is written there */
  g_autofree char *label = g_strdup_printf (_("%1$s (%2$s)"), what, language);
  g_autofree char *plain = wm_menu_escape (label);
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  wm_page_add_field (box, plain, entry, entry);
  return entry;
}

static void
add_other (Dialog *dialog)
{
  g_autofree char *locale = wm_locale_current ();
  gboolean chinese = g_str_has_prefix (locale, "zh");
  const char *language = chinese ? _("English") : _("Chinese");
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  /* No GtkExpander: the keyboard stays in one whose child is hidden (GTK 4.8). */
  GtkWidget *shows = gtk_toggle_button_new_with_mnemonic (chinese ? _("The Same in _English")
                                                                   : _("The Same in _Chinese"));
  g_autofree char *summary = NULL;
  g_autofree char *label = g_strdup_printf (_("%1$s (%2$s)"), _("Summary"), language);
  GtkWidget *frame;

  dialog->tag = chinese ? "en" : "zh-CN";
  dialog->other_name = add_other_entry (dialog, box, _("Name of the Skill"), language, "name");
  summary = other_of (dialog, "description");
  frame = wm_page_text_area_new (summary, &dialog->other_summary);
  wm_page_add_field (box, label, frame, dialog->other_summary);
  for (guint i = 0; i < dialog->levels; i++)
    {
      g_autofree char *title = wm_skill_rows_level_title (dialog->map, (int) i);
      g_autofree char *field = g_strdup_printf ("level/%u", i);

      dialog->other_anchors[i] = add_other_entry (dialog, box, title, language, field);
    }
  gtk_widget_set_margin_top (shows, 12);
  g_object_bind_property (shows, "active", box, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (wm_form_get_box (dialog->form), shows);
  gtk_box_append (wm_form_get_box (dialog->form), GTK_WIDGET (box));
}

static void
add_fields (Dialog *dialog)
{
  GtkBox *box = wm_form_get_box (dialog->form);
  const WmSkill *skill = skill_of (dialog);

  add_texts (dialog, skill);
  add_category (dialog, box, skill);
  add_place (dialog, box, skill);
  dialog->needs = wm_needs_list_new (dialog->map, dialog->skill);
  wm_page_add_field (box, _("_Prerequisites"), dialog->needs,
                     wm_needs_list_get_chooser (WM_NEEDS_LIST (dialog->needs)));
  add_anchors (dialog, skill);
  add_other (dialog);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->category_chooser, "notify::selected", G_CALLBACK (update),
                            dialog);
  g_signal_connect_swapped (dialog->placed, "toggled", G_CALLBACK (update), dialog);
}

static Dialog *
show_dialog (GtkWidget *from, WmSession *session, const char *skill)
{
  Dialog *dialog = g_new0 (Dialog, 1);

  dialog->skill = skill != NULL ? wm_map_find_skill (wm_session_get_map (session), skill) : -1;
  dialog->form = wm_form_new (from, session,
                              dialog->skill >= 0 ? _("Edit Skill") : _("New Skill"), save, dialog,
                              g_free);
  dialog->map = wm_form_get_map (dialog->form);
  dialog->levels = CLAMP (dialog->map->level_names->len, 5, WM_EDIT_LEVELS);
  add_fields (dialog);
  update (dialog);
  wm_form_show (dialog->form, dialog->name);
  return dialog;
}

void
wm_skill_dialog_show (GtkWidget *from, WmSession *session, const char *skill)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && WM_IS_SESSION (session));

  show_dialog (from, session, skill);
}

void
wm_skill_dialog_show_new (GtkWidget *from, WmSession *session, const WmSkillEdit *start)
{
  Dialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (from) && WM_IS_SESSION (session) && start != NULL);

  dialog = show_dialog (from, session, NULL);
  if (start->name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (dialog->name), start->name);
  if (start->spectrum >= 0)
    gtk_range_set_value (GTK_RANGE (dialog->scale), start->spectrum);
  gtk_editable_select_region (GTK_EDITABLE (dialog->name), 0, -1);
}
