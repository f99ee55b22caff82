/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles and questions as lists.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-catalog-page.h"

#include <glib/gi18n-lib.h>

#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "map/wm-search.h"

/* More rows than that are asked for by searching. */
#define MOST_ROWS 500

/* What the two lists differ in */
typedef struct
{
  const char *title, *search, *add, *action, *empty;
  guint (*count) (WmMap *map);
  const char *(*slug) (WmMap *map, guint i);
  const char *(*name) (WmMap *map, guint i);
  char *(*detail) (WmMap *map, guint i);
  char *(*more) (WmMap *map, guint i);
  const char *(*keywords) (WmMap *map, guint i);
  char *(*told) (guint n);
} Kind;

struct _WmCatalogPage
{
  AdwBin parent_instance;

  const Kind *kind;
  WmSession *session;
  GtkScrolledWindow *scroller;
  GtkEditable *search;
  GtkLabel *count;
  GtkWidget *section;
  GtkListBox *list;
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (WmCatalogPage, wm_catalog_page, ADW_TYPE_BIN)

/* ---- roles --------------------------------------------------------------------- */

static guint
count_roles (WmMap *map)
{
  return map->roles->len;
}

static const char *
role_slug (WmMap *map, guint i)
{
  return wm_map_role (map, i)->slug;
}

static const char *
role_name (WmMap *map, guint i)
{
  return wm_map_role (map, i)->name;
}

static char *
role_detail (WmMap *map, guint i)
{
  return g_strdup (wm_map_role (map, i)->description);
}

static const char *
role_keywords (WmMap *map, guint i)
{
  return wm_map_role (map, i)->keywords;
}

static char *
role_more (WmMap *map, guint i)
{
  const WmRole *role = wm_map_role (map, i);
  guint n = role->requirements->len;
  g_autofree char *required
    = g_strdup_printf (ngettext ("%u requirement", "%u requirements", n), n);

  if (role->from < 0 || role->to < 0)
    return g_steal_pointer (&required);
  /* Translators: how many requirements, and where on the spectrum: two numbers */
  return g_strdup_printf (_("%s · spectrum %d to %d"), required, role->from, role->to);
}

static char *
tell_roles (guint n)
{
  return g_strdup_printf (ngettext ("%u role", "%u roles", n), n);
}

/* ---- questions ----------------------------------------------------------------- */

static guint
count_questions (WmMap *map)
{
  return map->questions->len;
}

static const char *
question_slug (WmMap *map, guint i)
{
  return wm_map_question (map, i)->slug;
}

static const char *
question_name (WmMap *map, guint i)
{
  return wm_map_question (map, i)->text;
}

static char *
question_detail (WmMap *map, guint i)
{
  const WmQuestion *question = wm_map_question (map, i);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint k = 0; k < question->skills->len; k++)
    g_string_append_printf (names, "%s%s", k > 0 ? C_ ("list", ", ") : "",
                            wm_map_skill (map, g_array_index (question->skills, guint, k))->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
question_more (WmMap *map, guint i)
{
  const WmQuestion *question = wm_map_question (map, i);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  if (question->level >= 0)
    {
      g_autofree char *level = g_strdup_printf (_("Level %d"), question->level);

      g_strv_builder_add (parts, level);
    }
  if (question->minutes > 0)
    {
      g_autofree char *minutes = g_strdup_printf (_("%d min"), question->minutes);

      g_strv_builder_add (parts, minutes);
    }
  texts = g_strv_builder_end (parts);
  return g_strjoinv (" · ", texts);
}

static char *
tell_questions (guint n)
{
  return g_strdup_printf (ngettext ("%u question", "%u questions", n), n);
}

static const char *
question_keywords (WmMap *map, guint i)
{
  return NULL;
}

static const Kind roles
  = { N_ ("Roles"), N_ ("Filter roles"), N_ ("_New Role…"), "win.new-role", N_ ("No Role Matches"),
      count_roles,  role_slug,           role_name,         role_detail,    role_more,
      role_keywords, tell_roles };
static const Kind questions
  = { N_ ("Questions"), N_ ("Filter questions"), N_ ("_New Question…"), "win.new-question",
      N_ ("No Question Matches"), count_questions, question_slug, question_name, question_detail,
      question_more, question_keywords, tell_questions };

/* ---- the list ------------------------------------------------------------------ */

static GtkWidget *
row_new (WmCatalogPage *self, WmMap *map, guint i)
{
  g_autofree char *detail = self->kind->detail (map, i);
  g_autofree char *more = self->kind->more (map, i);
  GtkWidget *row = wm_text_row_new (self->kind->slug (map, i), self->kind->name (map, i), NULL);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, more);
  return row;
}

static gboolean
fits (WmCatalogPage *self, WmMap *map, guint i, const WmNeedle *needle, gboolean nearly)
{
  g_autofree char *detail = self->kind->detail (map, i);
  g_autofree char *text = g_strjoin (
    "\n", self->kind->name (map, i), detail, self->kind->keywords (map, i), NULL);
  g_autofree char *folded = wm_search_fold (text);

  if (wm_needle_is_empty (needle))
    return TRUE;
  return nearly ? wm_needle_near (needle, folded, wm_search_letters (folded), NULL) >= 0
                : wm_needle_is_in (needle, folded, "");
}

static guint
fill_with (WmCatalogPage *self, const WmNeedle *needle, gboolean nearly)
{
  WmMap *map = wm_session_get_map (self->session);
  guint n = 0;

  wm_page_clear_list (self->list);
  for (guint i = 0; i < self->kind->count (map); i++)
    {
      if (!fits (self, map, i, needle, nearly))
        continue;
      if (n++ < MOST_ROWS)
        gtk_list_box_append (self->list, row_new (self, map, i));
    }
  return n;
}

static void
refill (WmCatalogPage *self)
{
  g_autoptr (WmNeedle) needle = wm_needle_new (gtk_editable_get_text (self->search));
  guint n = fill_with (self, needle, FALSE);
  g_autofree char *told = NULL;

  if (n == 0 && !wm_needle_is_empty (needle))
    n = fill_with (self, needle, TRUE);
  told = self->kind->told (n);
  gtk_label_set_text (self->count, told);
  gtk_widget_set_visible (self->section, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
}

static void
on_map_changed (WmCatalogPage *self)
{
  wm_page_keep_scroll (self->scroller);
  refill (self);
}

static void
edit (WmCatalogPage *self, const char *slug)
{
  if (wm_session_is_read_only (self->session))
    return;
  if (self->kind == &roles)
    wm_role_dialog_show (GTK_WIDGET (self), self->session, slug);
  else
    wm_question_dialog_show (GTK_WIDGET (self), self->session, slug, NULL);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, WmCatalogPage *self)
{
  g_autofree char *slug = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));

  edit (self, slug);
}

/* With the keyboard on its row: what is focused is scrolled to. */
static void
act_show_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmCatalogPage *self = WM_CATALOG_PAGE (widget);
  const char *slug = g_variant_get_string (parameter, NULL);
  GtkListBoxRow *row;

  gtk_editable_set_text (self->search, "");
  refill (self);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (wm_text_row_get_id (WM_TEXT_ROW (row)), slug))
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
wm_catalog_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WM_CATALOG_PAGE (widget)->search));
}

static void
wm_catalog_page_dispose (GObject *object)
{
  g_clear_object (&WM_CATALOG_PAGE (object)->session);
  G_OBJECT_CLASS (wm_catalog_page_parent_class)->dispose (object);
}

static void
wm_catalog_page_class_init (WmCatalogPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_catalog_page_dispose;
  widget_class->grab_focus = wm_catalog_page_grab_focus;
  gtk_widget_class_install_action (widget_class, WM_PAGE_SHOW_ITEM, "s", act_show_item);
}

static void
wm_catalog_page_init (WmCatalogPage *self)
{
}

static GtkWidget *
toolbar_new (WmCatalogPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_(self->kind->add));

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _(self->kind->search), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->kind->search), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), self->kind->action);
  wm_page_make_wrapping (bar);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

static void
fill_page (WmCatalogPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (column, "page-column");
  gtk_box_append (GTK_BOX (column), toolbar_new (self));
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->count));
  self->section = wm_page_section_new (_(self->kind->title), NULL, &self->list);
  gtk_box_append (GTK_BOX (column), self->section);
  self->nothing = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->nothing), "edit-find-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->nothing), _(self->kind->empty));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing),
                                   _("Other words may find more."));
  gtk_box_append (GTK_BOX (column), self->nothing);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

static GtkWidget *
page_new (WmSession *session, const Kind *kind)
{
  WmCatalogPage *self = g_object_new (WM_TYPE_CATALOG_PAGE, NULL);

  self->kind = kind;
  self->session = g_object_ref (session);
  fill_page (self);
  refill (self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (refill), self);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
wm_roles_page_new (WmSession *session)
{
  return page_new (session, &roles);
}

GtkWidget *
wm_questions_page_new (WmSession *session)
{
  return page_new (session, &questions);
}
