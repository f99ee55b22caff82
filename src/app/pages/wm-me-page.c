/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of one person: her levels against the role she wants. Without a
 * role it shows her skills by category.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/pages/wm-me-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/pages/wm-ask-name.h"
#include "app/pages/wm-export-picture.h"
#include "app/pages/wm-level-buttons.h"
#include "app/pages/wm-page-parts.h"
#include "app/wm-feedback.h"
#include "app/wm-scene-view.h"
#include "app/wm-skill-rows.h"
#include "draw/wm-scenes.h"

struct _WmMePage
{
  AdwBin parent_instance;

  WmSession *session;
  GtkWidget *scroller;
  GtkWidget *person_chooser;
  GtkWidget *role_chooser;
  GtkLabel *summary;
  GtkBox *sections;
  GtkWidget *switcher;
  GtkWidget *faces; /* the same data as a list, and as a picture */
  GtkWidget *picture_box;
  WmSceneView *picture;
  GtkWidget *empty;

  GPtrArray *people; /* WmPerson, as in the chooser */
  char *person;      /* (nullable): slug of whom the page is about */
  GPtrArray *ratings;
  int role;          /* index into the map, or -1 */
  char *focused;     /* (nullable): skill whose row had the focus */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (WmMePage, wm_me_page, ADW_TYPE_BIN)

static WmPerson *
current_person (WmMePage *self)
{
  for (guint i = 0; self->person && i < self->people->len; i++)
    {
      WmPerson *person = g_ptr_array_index (self->people, i);

      if (g_str_equal (person->slug, self->person))
        return person;
    }
  return NULL;
}

static int
level_of (WmMePage *self, guint skill)
{
  return self->ratings ? ((WmRating *) g_ptr_array_index (self->ratings, skill))->level : -1;
}

/* ---- rating in place ------------------------------------------------------ */

static void
rate (WmMePage *self, const char *slug, int level)
{
  g_autoptr (GError) error = NULL;
  WmMap *map = wm_session_get_map (self->session);
  int skill = wm_map_find_skill (map, slug);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (!self->person || skill < 0 || level_of (self, skill) == level)
    return;
  title = wm_skill_rows_level_title (map, level);
  /* Translators: the name of a skill, and its new level. */
  text = g_strdup_printf (_("%s: %s"), wm_map_skill (map, skill)->name, title);
  g_free (self->focused);
  self->focused = g_strdup (slug);
  if (wm_skill_rate (wm_session_get_store (self->session), self->person, slug, level, NULL, &error))
    wm_feedback_undoable (GTK_WIDGET (self), text);
  else
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
on_rated (WmLevelButtons *buttons, int level, WmMePage *self)
{
  g_autofree char *slug = g_strdup (g_object_get_data (G_OBJECT (buttons), "skill"));

  rate (self, slug, level);
}

/* 0 to 4 on a row rate its skill, wherever in the row the focus is. */
static gboolean
on_row_key (GtkEventControllerKey *keys, guint value, guint code, GdkModifierType state,
            WmMePage *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  g_autofree char *slug = g_strdup (g_object_get_data (G_OBJECT (row), "skill"));
  int level = -1;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (value >= GDK_KEY_0 && value <= GDK_KEY_4)
    level = (int) (value - GDK_KEY_0);
  else if (value >= GDK_KEY_KP_0 && value <= GDK_KEY_KP_4)
    level = (int) (value - GDK_KEY_KP_0);
  if (level < 0 || !slug)
    return GDK_EVENT_PROPAGATE;
  rate (self, slug, level);
  return GDK_EVENT_STOP;
}

/* ---- rows ------------------------------------------------------------------ */

static GtkWidget *
skill_row_new (WmMePage *self, WmMap *map, guint i, const char *subtitle)
{
  WmSkill *skill = wm_map_skill (map, i);
  GtkWidget *row = wm_page_row_new (skill->name, subtitle);
  GtkWidget *buttons = wm_level_buttons_new (map, i, level_of (self, i));
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set_data_full (G_OBJECT (row), "skill", g_strdup (skill->slug), g_free);
  g_object_set_data_full (G_OBJECT (buttons), "skill", g_strdup (skill->slug), g_free);
  gtk_widget_set_sensitive (buttons, !wm_session_is_read_only (self->session) && self->person);
  g_signal_connect (buttons, "rated", G_CALLBACK (on_rated), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key), self);
  gtk_widget_add_controller (row, keys);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-skill");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", skill->slug);
  return row;
}

static char *
describe_gap (WmMap *map, const WmGap *gap)
{
  g_autofree char *target = wm_skill_rows_level_title (map, gap->target);

  if (gap->importance == WM_IMPORTANCE_NONE)
    /* Translators: %s is a level's number and name. */
    return g_strdup_printf (_("Target %s"), target);
  /* Translators: "Must have · target 3 · Independent" */
  return g_strdup_printf (_("%s · target %s"), wm_skill_rows_importance (gap->importance), target);
}

static GtkListBox *
add_section (WmMePage *self, const char *title, const char *subtitle)
{
  GtkListBox *list;

  gtk_box_append (self->sections, wm_page_section_new (title, subtitle, &list));
  return list;
}

/* One group of the gap, with its count; nothing when it is empty. */
static void
add_fit_section (WmMePage *self, WmMap *map, GArray *gaps, WmFit fit, const char *title,
                 const char *subtitle)
{
  GtkListBox *list = NULL;
  guint count = 0;

  for (guint i = 0; i < gaps->len; i++)
    count += g_array_index (gaps, WmGap, i).fit == fit;
  for (guint i = 0; i < gaps->len; i++)
    {
      const WmGap *gap = &g_array_index (gaps, WmGap, i);
      g_autofree char *text = describe_gap (map, gap);

      if (gap->fit != fit)
        continue;
      if (!list)
        {
          /* Translators: the name of a group and how many are in it. */
          g_autofree char *heading = g_strdup_printf (_("%s (%u)"), title, count);
          list = add_section (self, heading, subtitle);
        }
      gtk_list_box_append (list, skill_row_new (self, map, gap->skill, text));
    }
}

static void
add_on_the_way (WmMePage *self, WmMap *map)
{
  g_autoptr (GArray) skills = wm_map_on_the_way (map, self->role);
  GtkListBox *list = NULL;

  for (guint i = 0; i < skills->len; i++)
    {
      guint skill = g_array_index (skills, guint, i);

      if (!list)
        list = add_section (self, _("On the Way"),
                            _("The role does not ask for these, but what it asks for builds on them."));
      gtk_list_box_append (list, skill_row_new (self, map, skill, NULL));
    }
}

static void
set_summary (WmMePage *self, GArray *gaps)
{
  guint counts[3] = { 0 };
  g_autofree char *met = NULL;
  g_autofree char *unmet = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < gaps->len; i++)
    counts[g_array_index (gaps, WmGap, i).fit]++;
  met = g_strdup_printf (ngettext ("%u skill met", "%u skills met", counts[WM_FIT_MET]),
                         counts[WM_FIT_MET]);
  unmet = g_strdup_printf (ngettext ("%u short", "%u short", counts[WM_FIT_SHORT]),
                           counts[WM_FIT_SHORT]);
  unknown = g_strdup_printf (
      ngettext ("%u not assessed", "%u not assessed", counts[WM_FIT_NOT_ASSESSED]),
      counts[WM_FIT_NOT_ASSESSED]);
  /* Three counts that are never added up. */
  text = g_strdup_printf ("%s · %s · %s", met, unmet, unknown);
  gtk_label_set_text (self->summary, text);
}

static void
fill_by_role (WmMePage *self, WmMap *map)
{
  g_autofree int *levels = wm_ratings_levels (self->ratings);
  g_autoptr (GArray) gaps = wm_gap_compute (map, self->role, levels);

  set_summary (self, gaps);
  add_fit_section (self, map, gaps, WM_FIT_SHORT, _("Short"),
                   _("Below what the role asks for; the widest first."));
  add_fit_section (self, map, gaps, WM_FIT_NOT_ASSESSED, _("Not Assessed"),
                   _("Nothing is known yet. This is not a low level: rate it, 0 to 4."));
  add_fit_section (self, map, gaps, WM_FIT_MET, _("Met"), NULL);
  add_on_the_way (self, map);
}

static void
fill_by_category (WmMePage *self, WmMap *map)
{
  int category = G_MININT;
  GtkListBox *list = NULL;

  gtk_label_set_text (self->summary,
                      _("Choose a role above to see what it asks for. Until then, these are all "
                        "skills; rate them with 0 to 4."));
  for (guint i = 0; i < map->skills->len; i++)
    {
      WmSkill *skill = wm_map_skill (map, i);

      if (skill->category != category)
        {
          const WmCategory *found
              = skill->category < 0 ? NULL : g_ptr_array_index (map->categories, skill->category);

          category = skill->category;
          list = add_section (self, found ? found->name : _("Other"), NULL);
        }
      gtk_list_box_append (list, skill_row_new (self, map, i, NULL));
    }
}

/* The row of the skill that was just rated keeps the focus, where it is now. */
static void
restore_focus (WmMePage *self)
{
  g_autofree char *slug = g_steal_pointer (&self->focused);

  for (GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->sections));
       slug && section; section = gtk_widget_get_next_sibling (section))
    for (GtkWidget *row = gtk_widget_get_first_child (gtk_widget_get_last_child (section)); row;
         row = gtk_widget_get_next_sibling (row))
      if (g_strcmp0 (g_object_get_data (G_OBJECT (row), "skill"), slug) == 0)
        {
          gtk_widget_grab_focus (row);
          return;
        }
}

static gboolean
restore_place (gpointer data)
{
  g_autoptr (WmMePage) self = data;
  GtkAdjustment *place
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double *value = g_object_get_data (G_OBJECT (self), "place");

  if (value)
    gtk_adjustment_set_value (place, *value);
  return G_SOURCE_REMOVE;
}

/* Rows move between groups when they are rated, so they are made anew; place
 * and focus stay. */
static void
refill (WmMePage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GError) error = NULL;
  double *place = g_new (double, 1);

  *place = gtk_adjustment_get_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  g_object_set_data_full (G_OBJECT (self), "place", place, g_free);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  self->ratings = self->person ? wm_ratings_load (wm_session_get_store (self->session), map,
                                                  self->person, &error)
                               : NULL;
  if (error)
    wm_feedback_error (GTK_WIDGET (self), error);
  wm_page_clear_box (self->sections);
  gtk_widget_set_visible (self->empty, map->skills->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), map->skills->len > 0);
  gtk_widget_set_visible (self->switcher, self->role >= 0 && self->ratings);
  if (self->role < 0 || !self->ratings)
    gtk_stack_set_visible_child_name (GTK_STACK (self->faces), "list");
  if (self->role >= 0 && self->ratings)
    fill_by_role (self, map);
  else
    fill_by_category (self, map);
  wm_scene_view_invalidate (self->picture);
  restore_focus (self);
  g_idle_add (restore_place, g_object_ref (self));
}

/* ---- choosers -------------------------------------------------------------- */

static void
fill_roles (WmMePage *self)
{
  WmMap *map = wm_session_get_map (self->session);
  WmPerson *person = current_person (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("No Target Role"));
  for (guint i = 0; i < map->roles->len; i++)
    gtk_string_list_append (names, wm_map_role (map, i)->name);
  self->role = person && *person->target_role ? wm_map_find_role (map, person->target_role) : -1;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->role_chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role_chooser), (guint) (self->role + 1));
  gtk_widget_set_sensitive (self->role_chooser,
                            person && !wm_session_is_read_only (self->session));
}

static void
fill_people (WmMePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  guint selected = 0;

  g_clear_pointer (&self->people, g_ptr_array_unref);
  self->people = wm_people_list (wm_session_get_store (self->session), &error);
  if (!self->people)
    self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_person_free);
  if (error)
    wm_feedback_error (GTK_WIDGET (self), error);
  if (!current_person (self))
    {
      g_free (self->person);
      self->person = g_strdup (wm_session_get_person (self->session));
    }
  for (guint i = 0; i < self->people->len; i++)
    {
      WmPerson *person = g_ptr_array_index (self->people, i);
      gboolean me = g_strcmp0 (person->slug, wm_session_get_person (self->session)) == 0;
      /* Translators: the person at the keyboard among others. */
      g_autofree char *name = me ? g_strdup_printf (_("%s (me)"), person->name) : g_strdup (person->name);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (person->slug, self->person) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->person_chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->person_chooser), selected);
  gtk_widget_set_visible (self->person_chooser, self->people->len > 0);
}

static void
reload (WmMePage *self)
{
  self->filling = TRUE;
  fill_people (self);
  fill_roles (self);
  self->filling = FALSE;
  refill (self);
}

static void
on_person_selected (WmMePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->person_chooser));

  if (self->filling || selected >= self->people->len)
    return;
  g_free (self->person);
  self->person = g_strdup (((WmPerson *) g_ptr_array_index (self->people, selected))->slug);
  self->filling = TRUE;
  fill_roles (self);
  self->filling = FALSE;
  refill (self);
}

static void
on_role_selected (WmMePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role_chooser));
  WmMap *map = wm_session_get_map (self->session);
  g_autoptr (GError) error = NULL;
  const char *role;

  if (self->filling || !self->person || selected > map->roles->len)
    return;
  role = selected == 0 ? "" : wm_map_role (map, selected - 1)->slug;
  if (!wm_person_set_target (wm_session_get_store (self->session), self->person, role, &error))
    wm_feedback_error (GTK_WIDGET (self), error);
}

static void
on_got_name (const char *name, gpointer data)
{
  WmMePage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmPerson) person
      = wm_person_add (wm_session_get_store (self->session), name, "employee", &error);

  if (!person)
    {
      wm_feedback_error (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->person);
  self->person = g_strdup (person->slug);
  reload (self);
  wm_feedback_undoable (GTK_WIDGET (self), _("Person added"));
}

static void
on_add_person (WmMePage *self)
{
  wm_ask_name (GTK_WIDGET (self), _("Add a Person"), _("Name"), _("_Add"), "", on_got_name, self);
}

/* ---- picture --------------------------------------------------------------- */

static WmScene *
build_picture (double width, gpointer data)
{
  WmMePage *self = data;
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  g_autofree int *levels = NULL;

  if (self->role < 0 || !self->ratings)
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
  wm_export_picture (GTK_WIDGET (self), _("Export Profile"), _("profile"), build_picture, self);
}

static void
wm_me_page_dispose (GObject *object)
{
  WmMePage *self = WM_ME_PAGE (object);

  if (self->picture)
    wm_scene_view_set_builder (self->picture, NULL, NULL, NULL);
  self->picture = NULL;
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->focused, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (wm_me_page_parent_class)->dispose (object);
}

static void
wm_me_page_class_init (WmMePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = wm_me_page_dispose;
}

static GtkWidget *
toolbar_new (WmMePage *self)
{
  const char *const none[] = { NULL };
  GtkWidget *toolbar = wm_page_toolbar_new ();
  GtkWidget *add = wm_page_icon_button_new ("contact-new-symbolic", _("Add a Person…"));

  self->person_chooser = wm_page_drop_down_new (none, _("Person"));
  self->role_chooser = wm_page_drop_down_new (none, _("Target role"));
  gtk_box_append (GTK_BOX (toolbar), self->person_chooser);
  gtk_box_append (GTK_BOX (toolbar), self->role_chooser);
  gtk_box_append (GTK_BOX (toolbar), add);
  self->switcher = gtk_stack_switcher_new ();
  gtk_box_append (GTK_BOX (toolbar), self->switcher);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add_person), self);
  g_signal_connect_swapped (self->person_chooser, "notify::selected",
                            G_CALLBACK (on_person_selected), self);
  g_signal_connect_swapped (self->role_chooser, "notify::selected", G_CALLBACK (on_role_selected),
                            self);
  return toolbar;
}

static GtkWidget *
picture_new (WmMePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *export = gtk_button_new_with_mnemonic (_("_Export Picture…"));

  self->picture = WM_SCENE_VIEW (wm_scene_view_new ());
  g_signal_connect (self->picture, "node-activated", G_CALLBACK (on_node_activated), self);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), GTK_WIDGET (self->picture));
  gtk_widget_set_halign (export, GTK_ALIGN_END);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (on_export), self);
  gtk_box_append (GTK_BOX (box), frame);
  gtk_box_append (GTK_BOX (box), export);
  return box;
}

static void
wm_me_page_init (WmMePage *self)
{
  GtkBox *box;

  self->role = -1;
  self->scroller = wm_page_column_new (&box);
  adw_bin_set_child (ADW_BIN (self), self->scroller);
  gtk_box_append (box, toolbar_new (self));
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_box_append (box, GTK_WIDGET (self->summary));
  self->sections = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->picture_box = picture_new (self);
  self->faces = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->faces), FALSE);
  gtk_stack_add_titled (GTK_STACK (self->faces), GTK_WIDGET (self->sections), "list", _("List"));
  gtk_stack_add_titled (GTK_STACK (self->faces), self->picture_box, "picture", _("Picture"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->switcher), GTK_STACK (self->faces));
  gtk_box_append (box, self->faces);
  self->empty = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), _("Nothing to Rate Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty),
                                   _("Import a pack of roles and skills from the main menu."));
  gtk_box_append (box, self->empty);
}

GtkWidget *
wm_me_page_new (WmSession *session)
{
  WmMePage *self = g_object_new (WM_TYPE_ME_PAGE, NULL);

  self->session = g_object_ref (session);
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) wm_person_free);
  wm_scene_view_set_builder (self->picture, build_picture, self, NULL);
  reload (self);
  g_signal_connect_object (session, "map-changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "people-changed", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
