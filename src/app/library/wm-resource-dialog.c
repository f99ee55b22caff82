/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialogs that make, change or delete a resource, and that take a list of
 * links.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-form.h"
#include "app/library/wm-needs-list.h"
#include "app/parts/wm-page-parts.h"
#include "app/library/wm-skill-rows.h"
#include "map/wm-map-edit.h"

#define MOST_MINUTES 100000

typedef struct
{
  WmForm *form;
  int resource; /* index; -1 for a new one */
  GtkWidget *name, *url, *kind, *tier, *minutes, *language, *note, *skills;
} Dialog;

static const char *const kinds[]
  = { "",        "article",    "video",   "course",  "book", "paper",    "official",
      "opensource", "podcast", "roadmap", "feed", "exercise", "other" };

static const WmResource *
resource_of (const Dialog *dialog)
{
  return dialog->resource >= 0
           ? wm_map_resource (wm_form_get_map (dialog->form), (guint) dialog->resource)
           : NULL;
}

static const char *
text_of (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* A time that nobody touched stays an estimate. */
static int
read_minutes (const Dialog *dialog, const WmResource *resource)
{
  int minutes = wm_form_number (dialog->minutes, 1);

  if (resource != NULL && minutes == (resource->minutes > 0 ? resource->minutes : WM_EDIT_NONE))
    return WM_EDIT_KEEP;
  return minutes;
}

static char *
save (WmForm *form, gpointer data, GError **error)
{
  Dialog *dialog = data;
  const WmResource *resource = resource_of (dialog);
  WmStore *store = wm_session_get_store (wm_form_get_session (form));
  g_autofree char *note = wm_page_text_area_text (dialog->note);
  g_auto (GStrv) skills = wm_needs_list_get (WM_NEEDS_LIST (dialog->skills));
  WmResourceEdit edit = WM_RESOURCE_EDIT_INIT;
  g_autofree char *made = NULL;

  edit.name = wm_form_if_other (text_of (dialog->name), resource != NULL ? resource->name : NULL);
  edit.url = wm_form_if_other (text_of (dialog->url), resource != NULL ? resource->url : NULL);
  edit.kind = kinds[gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->kind))];
  edit.language
    = wm_form_if_other (text_of (dialog->language), resource != NULL ? resource->language : "");
  edit.note = wm_form_if_other (note, resource != NULL ? resource->note : "");
  edit.tier = wm_form_number (dialog->tier, 1);
  /* A tier that its reading list gives it is none of its own. */
  if (resource != NULL && edit.tier == (resource->tier > 0 ? resource->tier : WM_EDIT_NONE))
    edit.tier = WM_EDIT_KEEP;
  edit.minutes = read_minutes (dialog, resource);
  edit.skills = (const char *const *) skills;
  if (resource != NULL)
    return wm_resource_edit (store, resource->slug, &edit, error)
             ? g_strdup (_("Resource changed"))
             : NULL;
  made = wm_resource_add (store, &edit, error);
  return made != NULL ? g_strdup (_("Resource added")) : NULL;
}

static char *
erase (WmForm *form, gpointer data, GError **error)
{
  const WmResource *resource = resource_of (data);

  if (!wm_resource_delete (wm_session_get_store (wm_form_get_session (form)), resource->slug,
                           error))
    return NULL;
  /* Translators: %s is the name of a resource. */
  return g_strdup_printf (_("%s deleted"), resource->name);
}

/* It is called by its address where it has no name. */
static void
update (Dialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (text_of (dialog->name)));
  g_autofree char *url = g_strstrip (g_strdup (text_of (dialog->url)));

  wm_form_set_ready (dialog->form, *name != '\0' || (dialog->resource < 0 && *url != '\0'));
}

static void
add_kind (Dialog *dialog, const WmResource *resource)
{
  const char *names[G_N_ELEMENTS (kinds) + 1] = { _("Not Told") };
  guint selected = 0;

  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    {
      names[i] = wm_skill_rows_kind (kinds[i]);
      if (resource != NULL && g_str_equal (resource->kind, kinds[i]))
        selected = i;
    }
  if (resource == NULL)
    selected = 1;
  dialog->kind = wm_form_add_choice (dialog->form, _("_Kind"), names, selected);
}

/* (transfer full): the skills that it has, or the one that it is made for */
static GArray *
skills_at_first (WmMap *map, const WmResource *resource, const char *skill)
{
  GArray *skills = g_array_new (FALSE, FALSE, sizeof (guint));
  int index = skill != NULL ? wm_map_find_skill (map, skill) : -1;

  if (resource != NULL)
    g_array_append_vals (skills, resource->skills->data, resource->skills->len);
  else if (index >= 0)
    g_array_append_val (skills, index);
  return skills;
}

static void
add_skills (WmForm *form, GtkWidget **list, GArray *skills)
{
  *list = wm_needs_list_new_chosen (wm_form_get_map (form), skills, _("Linked Skills"),
                                    _("Link Skill"));
  wm_page_add_field (wm_form_get_box (form), _("Link_ed Skills"), *list,
                     wm_needs_list_get_chooser (WM_NEEDS_LIST (*list)));
}

void
wm_resource_dialog_show (GtkWidget *from, WmSession *session, const char *slug, const char *skill)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  g_autoptr (GArray) skills = NULL;
  const WmResource *resource;

  dialog->resource
    = slug != NULL ? wm_map_find_resource (wm_session_get_map (session), slug) : -1;
  dialog->form = wm_form_new (from, session,
                              dialog->resource >= 0 ? _("Edit Resource") : _("New Resource"), save,
                              dialog, g_free);
  resource = resource_of (dialog);
  skills = skills_at_first (wm_form_get_map (dialog->form), resource, skill);
  dialog->name = wm_form_add_entry (dialog->form, _("_Name"), resource ? resource->name : "");
  dialog->url = wm_form_add_entry (dialog->form, _("_Address"), resource ? resource->url : "");
  gtk_entry_set_placeholder_text (GTK_ENTRY (dialog->url), "https://");
  add_kind (dialog, resource);
  dialog->tier
    = wm_form_add_number (dialog->form, _("_Tier"), 1, 9, resource ? resource->tier : -1);
  dialog->minutes = wm_form_add_number (dialog->form, _("_Minutes"), 1, MOST_MINUTES,
                                        resource ? resource->minutes : -1);
  dialog->language = wm_form_add_entry (dialog->form, _("_Language"),
                                        resource ? resource->language : "");
  dialog->note = wm_form_add_area (dialog->form, _("N_ote"), resource ? resource->note : "");
  add_skills (dialog->form, &dialog->skills, skills);
  if (resource != NULL)
    wm_form_add_delete (dialog->form, _("_Delete Resource"),
                        _("It goes from its skills. What people said of having read it stays."),
                        erase);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  g_signal_connect_swapped (dialog->url, "changed", G_CALLBACK (update), dialog);
  update (dialog);
  wm_form_show (dialog->form, resource != NULL ? dialog->name : dialog->url);
}

/* ---- a list of links ----------------------------------------------------------- */

typedef struct
{
  GtkWidget *text, *skills;
} Paste;

static char *
paste (WmForm *form, gpointer data, GError **error)
{
  Paste *it = data;
  g_autofree char *text = wm_page_text_area_text (it->text);
  g_auto (GStrv) skills = wm_needs_list_get (WM_NEEDS_LIST (it->skills));
  WmPasted pasted;

  if (!wm_links_paste (wm_session_get_store (wm_form_get_session (form)), text,
                       (const char *const *) skills, &pasted, error))
    return NULL;
  return wm_pasted_describe (&pasted);
}

void
wm_paste_dialog_show (GtkWidget *from, WmSession *session, const char *skill, const char *text)
{
  Paste *it = g_new0 (Paste, 1);
  WmForm *form = wm_form_new (from, session, _("Paste Links"), paste, it, g_free);
  g_autoptr (GArray) skills = skills_at_first (wm_form_get_map (form), NULL, skill);

  wm_form_add_note (form, _("Lines with addresses, Markdown or HTML, as they were copied. What "
                            "is no address of the web is left out; what is in the map already "
                            "is linked."));
  it->text = wm_form_add_area (form, _("_Links"), text);
  gtk_widget_set_size_request (it->text, -1, 160);
  add_skills (form, &it->skills, skills);
  wm_form_show (form, it->text);
}
