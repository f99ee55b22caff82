/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Roles and questions as lists.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/library/wm-catalog-page.h"

#include <glib/gi18n-lib.h>

#include "app/find/wm-filter-bar.h"
#include "app/library/wm-catalog-kinds.h"
#include "app/library/wm-edit-dialogs.h"
#include "app/parts/wm-focus-key.h"
#include "app/parts/wm-page-parts.h"
#include "app/parts/wm-text-row.h"
#include "map/wm-search.h"

/* More rows than that are asked for by searching. */
#define MOST_ROWS 500

/* A row to be, and its section: the category, those without one last */
typedef struct
{
  guint section, index;
} Place;

struct _WmCatalogPage
{
  AdwBin parent_instance;

  const WmCatalogKind *kind;
  WmSession *session;
  GtkScrolledWindow *scroller;
  GtkEditable *search;
  GtkDropDown *kinds; /* of questions; NULL for roles */
  GtkLabel *count;
  GtkBox *sections;
  GPtrArray *rows; /* WmTextRow, unowned, in the order shown */
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (WmCatalogPage, wm_catalog_page, ADW_TYPE_BIN)

/* ---- the list ------------------------------------------------------------------ */

static GtkWidget *
row_new (WmCatalogPage *self, WmMap *map, guint i)
{
  g_autofree char *detail = self->kind->detail (map, i);
  g_autofree char *more = self->kind->more (map, i);
  GtkWidget *end = self->kind->end != NULL ? self->kind->end (map, i) : NULL;
  GtkWidget *row = wm_text_row_new (self->kind->slug (map, i), self->kind->name (map, i), end);

  wm_text_row_set_texts (WM_TEXT_ROW (row), detail, more);
  wm_focus_key_set (row, "edit", self->kind->slug (map, i));
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

static void
edit (WmCatalogPage *self, const char *slug)
{
  if (wm_session_is_read_only (self->session))
    return;
  if (self->kind == &wm_catalog_roles)
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

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;

  if (left->section != right->section)
    return left->section < right->section ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

/* (element-type Place): what is shown, in the order of the sections */
static GArray *
find_places (WmCatalogPage *self, WmMap *map, const WmNeedle *needle, gboolean nearly)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autofree gboolean *skills
    = wm_filter_is_empty (wm_session_get_filter (self->session))
        ? NULL
        : wm_session_filter_skills (self->session);
  guint kind = self->kinds != NULL ? gtk_drop_down_get_selected (self->kinds) : 0;
  const char *wanted = kind > 0 ? wm_question_kind (kind) : NULL;

  for (guint i = 0; i < self->kind->count (map); i++)
    {
      int category = self->kind->category != NULL ? self->kind->category (map, i) : -1;
      Place place = { category >= 0 ? (guint) category : G_MAXUINT, i };

      if ((self->kind->passes == NULL || self->kind->passes (map, i, skills, wanted))
          && fits (self, map, i, needle, nearly))
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static GtkListBox *
add_section (WmCatalogPage *self, WmMap *map, guint section)
{
  const WmCategory *category
    = section < map->categories->len ? g_ptr_array_index (map->categories, section) : NULL;
  GtkListBox *list = NULL;

  gtk_box_append (self->sections,
                  wm_page_section_new (category != NULL ? category->name : _(self->kind->title),
                                       NULL, &list));
  g_signal_connect (list, "row-activated", G_CALLBACK (on_row_activated), self);
  return list;
}

static guint
fill_with (WmCatalogPage *self, const WmNeedle *needle, gboolean nearly)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GArray) places = find_places (self, map, needle, nearly);
  GtkListBox *list = NULL;

  wm_page_clear_box (self->sections);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < MIN (places->len, MOST_ROWS); i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (list == NULL || place->section != place[-1].section)
        list = add_section (self, map, place->section);
      g_ptr_array_add (self->rows, row_new (self, map, place->index));
      gtk_list_box_append (list, g_ptr_array_index (self->rows, i));
    }
  return places->len;
}

static char *
tell (WmCatalogPage *self, guint n)
{
  g_autofree char *count = self->kind->told (n);
  g_autofree char *cut = NULL;

  if (n <= MOST_ROWS)
    return g_steal_pointer (&count);
  cut = g_strdup_printf (_("The first %d are shown. Search or filter to see the others."),
                         MOST_ROWS);
  return g_strdup_printf (_("%s · %s"), count, cut);
}

/* @some: that there are some, and other words would find them */
static void
tell_nothing (WmCatalogPage *self, gboolean some)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->nothing);

  adw_status_page_set_icon_name (page, some ? "edit-find-symbolic" : "view-list-bullet-symbolic");
  adw_status_page_set_title (page, some ? _(self->kind->unmatched) : _(self->kind->none));
  adw_status_page_set_description (page,
                                   some ? _("Other words may find more.")
                                        : _("They come with a content pack, a JSON file to "
                                            "import, or one by one."));
  gtk_widget_set_visible (adw_status_page_get_child (page), some);
}

static void
refill (WmCatalogPage *self)
{
  g_autoptr (WmNeedle) needle = wm_needle_new (gtk_editable_get_text (self->search));
  guint n = fill_with (self, needle, FALSE);
  g_autofree char *told = NULL;

  if (n == 0 && !wm_needle_is_empty (needle))
    n = fill_with (self, needle, TRUE);
  told = tell (self, n);
  gtk_label_set_text (self->count, told);
  gtk_widget_set_visible (GTK_WIDGET (self->sections), n > 0);
  gtk_widget_set_visible (self->nothing, n == 0);
  tell_nothing (self, self->kind->count (wm_session_get_map (self->session)) > 0);
}

static void
on_map_changed (WmCatalogPage *self)
{
  g_autofree char *key = wm_focus_key_dup (GTK_WIDGET (self->sections));

  wm_page_keep_scroll (self->scroller);
  refill (self);
  wm_focus_key_grab (GTK_WIDGET (self->sections), key);
}

static void
show_all (WmCatalogPage *self)
{
  gtk_editable_set_text (self->search, "");
  if (self->kinds != NULL)
    {
      gtk_drop_down_set_selected (self->kinds, 0);
      wm_session_clear_filter (self->session);
    }
  refill (self);
}

static void
on_clear (WmCatalogPage *self)
{
  show_all (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* With the keyboard on its row: what is focused is scrolled to. */
static void
act_show_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WmCatalogPage *self = WM_CATALOG_PAGE (widget);
  const char *slug = g_variant_get_string (parameter, NULL);

  show_all (self);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (wm_text_row_get_id (g_ptr_array_index (self->rows, i)), slug))
      gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
}

static gboolean
wm_catalog_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WM_CATALOG_PAGE (widget)->search));
}

static void
wm_catalog_page_dispose (GObject *object)
{
  g_clear_pointer (&WM_CATALOG_PAGE (object)->rows, g_ptr_array_unref);
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
  self->rows = g_ptr_array_new ();
}

/* Every kind there is a word for */
static GtkWidget *
kind_chooser_new (WmCatalogPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All Kinds"));
  for (guint i = 1; wm_question_kind (i) != NULL; i++)
    gtk_string_list_append (names, wm_question_kind_name (wm_question_kind (i)));
  self->kinds = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  wm_page_drop_down_setup (self->kinds, _("Kind"));
  wm_page_drop_down_set_names (self->kinds, names, 0);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (refill), self);
  return GTK_WIDGET (self->kinds);
}

static GtkWidget *
toolbar_new (WmCatalogPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_(self->kind->add));

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _(self->kind->search), "width-chars", 22, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(self->kind->search), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), self->kind->action);
  wm_page_make_wrapping (bar);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->search));
  if (self->kind->passes != NULL)
    gtk_box_append (GTK_BOX (bar), kind_chooser_new (self));
  gtk_box_append (GTK_BOX (bar), add);
  return bar;
}

static GtkWidget *
nothing_new (WmCatalogPage *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *clear = gtk_button_new_with_mnemonic (_("_Show All"));

  gtk_widget_set_halign (clear, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (clear, "pill");
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (on_clear), self);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clear);
  return page;
}

static void
fill_page (WmCatalogPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *toolbar = toolbar_new (self);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (column, "page-column");
  gtk_box_append (GTK_BOX (column), toolbar);
  if (self->kind->passes != NULL)
    {
      GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      wm_filter_bar_add (self->session, GTK_BOX (toolbar), GTK_BOX (chips));
      gtk_box_append (GTK_BOX (column), chips);
    }
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "dim-label");
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->count));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->sections));
  self->nothing = nothing_new (self);
  gtk_box_append (GTK_BOX (column), self->nothing);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroller, clamp);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroller));
}

static GtkWidget *
page_new (WmSession *session, const WmCatalogKind *kind)
{
  WmCatalogPage *self = g_object_new (WM_TYPE_CATALOG_PAGE, NULL);

  self->kind = kind;
  self->session = g_object_ref (session);
  fill_page (self);
  refill (self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (refill), self);
  if (kind->passes != NULL)
    g_signal_connect_object (session, "filter-changed", G_CALLBACK (refill), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

GtkWidget *
wm_roles_page_new (WmSession *session)
{
  return page_new (session, &wm_catalog_roles);
}

GtkWidget *
wm_questions_page_new (WmSession *session)
{
  return page_new (session, &wm_catalog_questions);
}
