/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of one person: her levels against the role she wants, the same as
 * a picture, and all her skills. What is met, short and not assessed is told
 * in three groups that are never added up.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-me-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/pages/wm-ask-name.h"
#include "app/pages/wm-export-picture.h"
#include "app/pages/wm-fit-view.h"
#include "app/pages/wm-page-parts.h"
#include "app/pages/wm-rating-board.h"
#include "app/pages/wm-text-row.h"
#include "app/wm-feedback.h"
#include "app/wm-scene-view.h"
#include "app/wm-skill-rows.h"
#include "draw/wm-scenes.h"

struct _WmMePage
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *toolbar;
  GtkDropDown *person_chooser;
  GtkDropDown *role_chooser;
  GtkWidget *add_button;
  GtkStack *views;
  GtkStack *role_stack;
  GtkListBox *role_list;
  WmFitView *fit_view;
  WmSceneView *picture;
  GtkStack *picture_stack;
  GtkScrolledWindow *all_scroller;
  WmRatingBoard *all_board;

  WmSession *session;
  GPtrArray *people; /* WmPerson, as in the chooser */
  char *person;      /* (nullable): slug of whom the page is about */
  GPtrArray *ratings; /* WmRating by skill */
  int role;          /* index into the map, or -1 */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmMePage, wm_me_page, ADW_TYPE_BIN)

static WmPerson *
current_person (WmMePage *self)
{
  for (guint i = 0; self->person != NULL && i < self->people->len; i++)
    {
      WmPerson *person = g_ptr_array_index (self->people, i);

      if (g_str_equal (person->slug, self->person))
        return person;
    }
  return NULL;
}

static const WmRating *
rating_of (WmMePage *self, guint skill)
{
  return g_ptr_array_index (self->ratings, skill);
}

/* ---- rating in place -------------------------------------------------------- */

/* Who is rated; the first one is added when nobody is known yet. */
static const char *
ensure_person (WmMePage *self, GError **error)
{
  if (self->person == NULL)
    self->person = g_strdup (wm_session_ensure_person (self->session, error));
  return self->person;
}

static void
on_rate (GtkWidget *board, const char *slug, int level, WmMePage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  WmStore *store = wm_session_get_store (self->session);
  int skill = wm_map_find_skill (map, slug);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  const char *person;
  gboolean done;

  if (skill < 0 || rating_of (self, skill)->level == level)
    return;
  /* The map may be read again before the toast is written. */
  name = g_strdup (wm_map_skill (map, skill)->name);
  title = wm_skill_rows_level_title (map, MAX (0, level));
  if (level < 0)
    /* Translators: %s is the name of a skill. */
    text = g_strdup_printf (_("%s is not assessed any more"), name);
  else
    /* Translators: the name of a skill, and its new level. */
    text = g_strdup_printf (_("%s: %s"), name, title);
  person = ensure_person (self, &error);
  done = person != NULL
         && (level < 0 ? wm_skill_rating_clear (store, person, slug, &error)
                       : wm_skill_rate (store, person, slug, level, NULL, &error));
  if (done)
    wm_feedback_undoable (GTK_WIDGET (self), text);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

/* ---- what is shown ------------------------------------------------------------- */

static void
fill_all_board (WmMePage *self, WmMap *map)
{
  int category = G_MININT;

  wm_rating_board_begin (self->all_board);
  for (guint i = 0; i < map->skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);
      g_autofree char *detail = wm_skill_rows_provenance (rating_of (self, i));

      if (skill->category != category)
        {
          const WmCategory *found
            = skill->category < 0 ? NULL : g_ptr_array_index (map->categories, skill->category);

          category = skill->category;
          wm_rating_board_group (self->all_board, found != NULL ? found->slug : "",
                                 found != NULL ? found->name : _("Other Skills"), NULL);
        }
      wm_rating_board_row (self->all_board, map, i, rating_of (self, i)->level, -1,
                           *detail != '\0' ? detail : _("Not assessed"), NULL);
    }
  wm_rating_board_end (self->all_board);
}

/* Fills the view that is seen; the others wait until they are. */
static void
fill_view (WmMePage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  const char *view = gtk_stack_get_visible_child_name (self->views);
  gboolean editable = !wm_session_is_read_only (self->session);

  gtk_stack_set_visible_child_name (self->stack, map->skills->len > 0 ? "person" : "empty");
  gtk_stack_set_visible_child_name (self->role_stack, self->role >= 0 ? "role" : "none");
  gtk_stack_set_visible_child_name (self->picture_stack, self->role >= 0 ? "role" : "none");
  wm_rating_board_set_editable (self->all_board, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_list), editable);
  wm_scene_view_invalidate (self->picture);
  if (g_strcmp0 (view, "role") == 0 && self->role >= 0)
    wm_fit_view_show (self->fit_view, map, (guint) self->role, self->ratings, editable);
  else if (g_strcmp0 (view, "all") == 0)
    {
      wm_page_keep_scroll (self->all_scroller);
      fill_all_board (self, map);
    }
}

static void
load_ratings (WmMePage *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  if (self->person != NULL)
    self->ratings = wm_ratings_load (wm_session_get_store (self->session),
                                     wm_session_get_map (self->session), self->person, &error);
  if (self->ratings == NULL)
    self->ratings = g_ptr_array_ref (wm_session_get_ratings (self->session));
  wm_feedback_error (GTK_WIDGET (self), error);
}

/* ---- choosers ------------------------------------------------------------------ */

static void
fill_roles (WmMePage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  WmPerson *person = current_person (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->role = person != NULL && *person->target_role != '\0'
                 ? wm_map_find_role (map, person->target_role)
                 : -1;
  gtk_string_list_append (names, _("No Target Role"));
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  wm_page_drop_down_set_names (self->role_chooser, names, (guint) (self->role + 1));
  gtk_widget_set_sensitive (GTK_WIDGET (self->role_chooser),
                            !wm_session_is_read_only (self->session));
}

/* The roles as rows, where none is chosen yet. */
static void
fill_role_list (WmMePage *self)
{
  WmMap *map = wm_session_get_map (self->session);

  wm_page_clear_list (self->role_list);
  for (guint i = 0; i < map->roles->len; i++)
    {
      const WmRole *role = wm_map_role (map, i);
      GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");
      GtkWidget *row = wm_text_row_new (role->slug, role->name, icon);

      wm_text_row_set_texts (WM_TEXT_ROW (row),
                             *role->description != '\0' ? role->description : role->focus, NULL);
      gtk_list_box_append (self->role_list, row);
    }
}

static void
load_people (WmMePage *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = wm_people_list (wm_session_get_store (self->session), &error);
  if (self->people == NULL)
    {
      self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_person_free);
      wm_feedback_error (GTK_WIDGET (self), error);
    }
  if (current_person (self) == NULL)
    {
      g_free (self->person);
      self->person = g_strdup (wm_session_get_person (self->session));
    }
}

static void
fill_people (WmMePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  load_people (self);
  for (guint i = 0; i < self->people->len; i++)
    {
      const WmPerson *person = g_ptr_array_index (self->people, i);
      gboolean me = g_strcmp0 (person->slug, wm_session_get_person (self->session)) == 0;
      /* Translators: the person at the keyboard among others. */
      g_autofree char *name
        = me ? g_strdup_printf (_("%s (me)"), person->name) : g_strdup (person->name);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (person->slug, self->person) == 0)
        selected = i;
    }
  wm_page_drop_down_set_names (self->person_chooser, names, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->person_chooser), self->people->len > 0);
  gtk_widget_set_sensitive (self->add_button, !wm_session_is_read_only (self->session));
}

static void
on_people_changed (WmMePage *self)
{
  self->filling = TRUE;
  fill_people (self);
  fill_roles (self);
  self->filling = FALSE;
  load_ratings (self);
  fill_view (self);
}

static void
on_map_changed (WmMePage *self)
{
  wm_fit_view_clear (self->fit_view);
  wm_rating_board_clear (self->all_board);
  fill_role_list (self);
  on_people_changed (self);
}

static void
on_person_selected (WmMePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->person_chooser);

  if (self->filling || selected >= self->people->len)
    return;
  g_free (self->person);
  self->person = g_strdup (((WmPerson *) g_ptr_array_index (self->people, selected))->slug);
  on_people_changed (self);
}

static void
set_target (WmMePage *self, const char *role)
{
  g_autoptr (GError) error = NULL;
  const char *person = ensure_person (self, &error);

  if (person == NULL
      || !wm_person_set_target (wm_session_get_store (self->session), person, role, &error))
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  wm_feedback_undoable (GTK_WIDGET (self),
                        *role != '\0' ? _("Target role chosen") : _("Target role taken away"));
}

static void
on_role_selected (WmMePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->role_chooser);
  WmMap *map = wm_session_get_map (self->session);

  if (!self->filling && selected <= map->roles->len && (int) selected != self->role + 1)
    set_target (self, selected == 0 ? "" : wm_map_role (map, selected - 1)->slug);
}

static void
on_role_activated (GtkListBox *list, GtkListBoxRow *row, WmMePage *self)
{
  g_autofree char *role = g_strdup (wm_text_row_get_id (WM_TEXT_ROW (row)));

  set_target (self, role);
  if (!gtk_widget_child_focus (GTK_WIDGET (self->fit_view), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (GTK_WIDGET (self->role_chooser));
}

static void
on_got_name (const char *name, gpointer data)
{
  WmMePage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) person
    = wm_person_add (wm_session_get_store (self->session), name, "employee", &error);

  if (person == NULL)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->person);
  self->person = g_strdup (person->slug);
  on_people_changed (self);
  wm_feedback_undoable (GTK_WIDGET (self), _("Person added"));
}

static void
on_add_person (WmMePage *self)
{
  wm_ask_name (GTK_WIDGET (self), _("Add a Person"), _("Name"), _("_Add"), "", on_got_name, self);
}

/* ---- the picture ---------------------------------------------------------------- */

static WmScene *
build_picture (double width, gpointer data)
{
  WmMePage *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  g_autofree int *levels = NULL;

  if (self->role < 0)
    return NULL;
  levels = wm_ratings_levels (self->ratings);
  options.measure = wm_measure_pango ();
  options.width = width;
  options.levels = levels;
  options.role = self->role;
  return wm_scene_profile (wm_session_get_map (self->session), self->role, &options);
}

static void
on_node_activated (WmSceneView *view, const char *id, WmMePage *self)
{
  if (g_str_has_prefix (id, "skill:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-skill", "s", id + strlen ("skill:"));
}

static void
on_export (WmMePage *self)
{
  /* Translators: the proposed name of a file, without its ending. */
  wm_export_picture (GTK_WIDGET (self), _("Export Profile"), _("profile"), build_picture, self);
}

static void
wm_me_page_dispose (GObject *object)
{
  WmMePage *self = WM_ME_PAGE (object);

  if (self->picture != NULL)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  self->picture = NULL;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_me_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, WmMePage, stack);
  gtk_widget_class_bind_template_child (klass, WmMePage, toolbar);
  gtk_widget_class_bind_template_child (klass, WmMePage, person_chooser);
  gtk_widget_class_bind_template_child (klass, WmMePage, role_chooser);
  gtk_widget_class_bind_template_child (klass, WmMePage, add_button);
  gtk_widget_class_bind_template_child (klass, WmMePage, views);
  gtk_widget_class_bind_template_child (klass, WmMePage, role_stack);
  gtk_widget_class_bind_template_child (klass, WmMePage, role_list);
  gtk_widget_class_bind_template_child (klass, WmMePage, fit_view);
  gtk_widget_class_bind_template_child (klass, WmMePage, picture);
  gtk_widget_class_bind_template_child (klass, WmMePage, picture_stack);
  gtk_widget_class_bind_template_child (klass, WmMePage, all_scroller);
  gtk_widget_class_bind_template_child (klass, WmMePage, all_board);
}

static void
wm_me_page_class_init (WmMePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wm_me_page_dispose;
  g_type_ensure (WM_TYPE_FIT_VIEW);
  g_type_ensure (WM_TYPE_RATING_BOARD);
  g_type_ensure (WM_TYPE_SCENE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/waymark/Waymark/ui/wm-me-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_add_person);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
  gtk_widget_class_bind_template_callback (widget_class, on_node_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_rate);
  gtk_widget_class_bind_template_callback (widget_class, on_role_activated);
}

static void
wm_me_page_init (WmMePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->role = -1;
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_person_free);
  wm_page_make_wrapping (self->toolbar);
  wm_page_drop_down_setup (self->person_chooser, _("Person"));
  wm_page_drop_down_setup (self->role_chooser, _("Target role"));
}

GtkWidget *
wm_me_page_new (WmSession *session)
{
  WmMePage *self = g_object_new (WM_TYPE_ME_PAGE, NULL);

  self->session = g_object_ref (session);
  on_map_changed (self);
  wm_scene_view_set_builder (self->picture, build_picture, self, NULL);
  g_signal_connect_swapped (self->person_chooser, "notify::selected",
                            G_CALLBACK (on_person_selected), self);
  g_signal_connect_swapped (self->role_chooser, "notify::selected", G_CALLBACK (on_role_selected),
                            self);
  g_signal_connect_swapped (self->views, "notify::visible-child", G_CALLBACK (fill_view), self);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (on_map_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (on_people_changed), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
wm_me_page_show_person (WmMePage *self, const char *person)
{
  g_return_if_fail (WM_IS_ME_PAGE (self) && person != NULL);

  if (g_strcmp0 (self->person, person) == 0)
    return;
  g_free (self->person);
  self->person = g_strdup (person);
  on_people_changed (self);
}
