/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window promises on a workspace of its own: sessions tell of
 * changes, the panel rates and undoes, what cannot be opened is told, and
 * nothing outlives its window.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/wm-application.h"
#include "app/wm-feedback.h"
#include "app/wm-job.h"
#include "app/wm-preload.h"
#include "app/library/wm-skill-panel.h"
#include "app/map/wm-map-balance.h"
#include "app/wm-window.h"
#include "exchange/wm-workspace.h"
#include "map/wm-map-edit.h"

typedef struct
{
  char *folder;
  char *path;
  WmSession *session;
} Fixture;

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 400 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Ours is the last reference; animations and idle work may keep one for a while. */
static void
finalize_soon (gpointer object)
{
  for (int i = 0; i < 75 && G_OBJECT (object)->ref_count > 1; i++)
    settle ();
  g_assert_finalize_object (G_OBJECT (object));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pack = g_test_build_filename (G_TEST_DIST, "data", "tiny-pack.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("waymark-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "one_two.waymark", NULL);
  store = wm_workspace_create (fixture->path, pack, NULL, &error);
  g_assert_no_error (error);
  fixture->session = wm_session_new (store, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->path, "-shm", NULL);

  if (fixture->session != NULL)
    g_assert_finalize_object (fixture->session);
  g_unlink (fixture->path);
  g_unlink (wal);
  g_unlink (shm);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static const char *
first_skill (Fixture *fixture)
{
  return wm_map_skill (wm_session_get_map (fixture->session), 0)->slug;
}

static void
count (WmSession *session, int *n)
{
  (*n)++;
}

static void
test_session (Fixture *fixture, gconstpointer data)
{
  WmStore *store = wm_session_get_store (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = wm_session_dup_name (fixture->session);
  int people = 0, history = 0, map = 0;

  g_signal_connect (fixture->session, "people-changed", G_CALLBACK (count), &people);
  g_signal_connect (fixture->session, "history-changed", G_CALLBACK (count), &history);
  g_signal_connect (fixture->session, "map-changed", G_CALLBACK (count), &map);

  g_assert_cmpstr (name, ==, "one_two");
  g_assert_nonnull (wm_session_ensure_person (fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, -1);
  people = history = 0;
  wm_skill_rate (store, wm_session_get_person (fixture->session), first_skill (fixture), 3, NULL,
                 &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, 3);
  g_assert_cmpint (people, ==, 1);
  g_assert_cmpint (history, ==, 1);
  g_assert_cmpint (map, ==, 0);

  wm_store_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, -1);
  g_assert_cmpint (people, ==, 2);
}

/* (transfer none): the slider in it */
static GtkRange *
slider_in (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRange *found = GTK_IS_SCALE (child) ? GTK_RANGE (child) : slider_in (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Two windows on one workspace: what one of them sets, both have. */
static void
test_balance (Fixture *fixture, gconstpointer data)
{
  GtkWidget *one = g_object_ref_sink (wm_map_balance_new (fixture->session));
  GtkWidget *other = g_object_ref_sink (wm_map_balance_new (fixture->session));
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  g_autoptr (GError) error = NULL;
  int told = 0;

  g_signal_connect (fixture->session, "balance-changed", G_CALLBACK (count), &told);
  gtk_range_set_value (slider_in (one), 0.3);
  while (told == 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (told, ==, 1);
  g_assert_cmpfloat (wm_map_balance_of (wm_session_get_store (fixture->session)), ==, 0.3);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (slider_in (other)), 0.3, 1e-9);

  /* What another process set is there when the menu opens. */
  wm_store_set_setting (wm_session_get_store (fixture->session), "map-balance", "0.8", &error);
  g_assert_no_error (error);
  wm_map_balance_refresh (WM_MAP_BALANCE (other));
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (slider_in (other)), 0.8, 1e-9);
  settle ();
  g_assert_cmpint (told, ==, 1);
  g_object_unref (one);
  g_object_unref (other);
}

/* Places that were made while the file was opened are those that the page would make in the
 * room that was told, at the balance that the workspace keeps; for no room, and so for
 * another page than the map, none are made. */
static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const int some[] = { 0 };
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  wm_store_set_setting (wm_session_get_store (fixture->session), "map-balance", "0.3", &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->session);
  options.levels = some;
  options.balance = 0.3;
  for (int width = 0; width <= 800; width += 800)
    {
      WmPreload *preload = wm_preload_start (fixture->path, width, 600);
      WmMapLayout *places = NULL;
      WmMap *map = NULL;
      g_autoptr (WmStore) store = wm_preload_take (preload, fixture->path, &map, &places);

      wm_preload_free (preload);
      g_assert_nonnull (store);
      g_assert_true ((places != NULL) == (width > 0));
      fixture->session = wm_session_new (store, map, &error);
      g_assert_no_error (error);
      if (places != NULL)
        {
          options.width = width;
          options.height = 600;
          g_assert_true (wm_map_layout_fits (places, map, &options));
          options.width++;
          g_assert_false (wm_map_layout_fits (places, map, &options));
        }
      wm_session_give_places (fixture->session, places);
      g_assert_true (wm_session_take_places (fixture->session) == places);
      g_assert_null (wm_session_take_places (fixture->session));
      wm_map_layout_unref (places);
      if (width == 0)
        g_clear_object (&fixture->session);
    }
}

/* Of many changes the session learns beside the window: until then its map is that of
 * before, whole, and then that of the newest change. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  WmStore *store = wm_session_get_store (fixture->session);
  guint before = wm_session_get_map (fixture->session)->skills->len;
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;
  int changed = 0, skill;

  g_signal_connect (fixture->session, "map-changed", G_CALLBACK (count), &changed);
  g_assert_true (wm_store_begin (store, "add-skill", NULL, &error));
  for (int i = 0; i < 1600; i++)
    {
      g_autofree char *name = g_strdup_printf ("Skill %d", i);
      WmSkillEdit edit = WM_SKILL_EDIT_INIT;

      edit.name = name;
      g_free (last);
      last = wm_skill_add (store, &edit, &error);
      g_assert_no_error (error);
    }
  g_assert_true (wm_store_commit (store, &error));
  g_assert_false (wm_session_is_current (fixture->session));
  g_assert_cmpint (changed, ==, 0);
  g_assert_cmpuint (wm_session_get_map (fixture->session)->skills->len, ==, before);

  /* Meanwhile */
  g_assert_true (wm_skill_rename (store, last, "The newest", &error));
  while (!wm_session_is_current (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (changed, ==, 1);
  g_assert_cmpuint (wm_session_get_map (fixture->session)->skills->len, ==, before + 1600);
  skill = wm_map_find_skill (wm_session_get_map (fixture->session), last);
  g_assert_cmpint (skill, >=, 0);
  g_assert_cmpstr (wm_map_skill (wm_session_get_map (fixture->session), (guint) skill)->name, ==,
                   "The newest");

  /* The session may end while it reads. */
  g_assert_true (wm_store_undo (store, &error));
  g_assert_false (wm_session_is_current (fixture->session));
  g_signal_handlers_disconnect_by_data (fixture->session, &changed);
}

/* Another process's change is seen within a second. */
static void
test_other_process (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) other = wm_store_open (fixture->path, WM_STORE_OPEN, &error);
  const char *person = wm_session_ensure_person (fixture->session, &error);
  gint64 end;

  g_assert_no_error (error);
  wm_store_set_viewer (other, person);
  wm_skill_rate (other, person, first_skill (fixture), 2, NULL, &error);
  g_assert_no_error (error);
  end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND;
  while (wm_session_get_level (fixture->session, 0) != 2 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, 2);
  g_assert_true (wm_store_close (other, &error));
  g_assert_no_error (error);
}

static void
test_rate (Fixture *fixture, gconstpointer data)
{
  WmWindow *window = wm_window_new (NULL);
  const char *skill = first_skill (fixture);

  wm_window_set_session (window, fixture->session);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-skill", "s", skill);
  g_assert_cmpstr (wm_window_get_skill (window), ==, skill);
  settle ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.rate", "(si)", skill, 4);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rate", "(si)", skill, -1);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, 4);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, -1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  g_assert_cmpint (wm_session_get_level (fixture->session, 0), ==, 4);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-skill", "s", "no-such-skill");
  g_assert_cmpstr (wm_window_get_skill (window), ==, skill);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-panel", NULL);
  g_assert_null (wm_window_get_skill (window));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* The first widget of a type, depth first. */
static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* The page of a name, in the stack that has one of that name. */
static GtkWidget *
find_page (GtkWidget *widget, const char *name)
{
  GtkWidget *found
    = GTK_IS_STACK (widget) ? gtk_stack_get_child_by_name (GTK_STACK (widget), name) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_page (child, name);
  return found;
}

static void
test_finalize (Fixture *fixture, gconstpointer data)
{
  WmWindow *window = g_object_ref (wm_window_new (NULL));

  wm_window_set_session (window, fixture->session);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  wm_window_show_skill (window, first_skill (fixture));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.rate", "(si)", first_skill (fixture), 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  settle ();
  gtk_window_close (GTK_WINDOW (window));
  finalize_soon (window);
}

/* Every page and what it shows goes with the window. */
static void
test_pages_finalize (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "map", "skills", "resources", "me", "onboarding" };
  WmWindow *window = g_object_ref (wm_window_new (NULL));
  GWeakRef pages[G_N_ELEMENTS (names)];

  wm_window_set_session (window, fixture->session);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *page;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-page", "s", names[i]);
      settle ();
      page = find_page (GTK_WIDGET (window), names[i]);
      g_assert_nonnull (page);
      g_weak_ref_init (&pages[i], page);
    }
  gtk_window_close (GTK_WINDOW (window));
  finalize_soon (window);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_null (g_weak_ref_get (&pages[i]));
      g_weak_ref_clear (&pages[i]);
    }
}

/* ---- long work -------------------------------------------------------------- */

static gpointer
wait_for_leave (WmStore *store, gpointer leave, GError **error)
{
  while (!g_atomic_int_get ((int *) leave))
    g_usleep (1000);
  return g_strdup ("done");
}

static void
on_work_done (GObject *session, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(char **) data = wm_job_run_finish (WM_SESSION (session), result, &error);
  g_assert_no_error (error);
}

/* While a job runs, something in the header turns; a short one shows nothing. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  WmWindow *window = g_object_ref (wm_window_new (NULL));
  g_autofree char *result = NULL;
  GtkWidget *spinner;
  int leave = FALSE;

  wm_window_set_session (window, fixture->session);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  spinner = find_type (GTK_WIDGET (window), GTK_TYPE_SPINNER);
  g_assert_nonnull (spinner);
  g_assert_false (gtk_widget_get_visible (spinner));

  wm_job_run_async (fixture->session, wait_for_leave, &leave, NULL, g_free, on_work_done, &result);
  g_assert_true (wm_session_is_busy (fixture->session));
  g_assert_false (gtk_widget_get_visible (spinner));
  while (!gtk_widget_get_visible (spinner))
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (result);

  g_atomic_int_set (&leave, TRUE);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (wm_session_is_busy (fixture->session));
  g_assert_false (gtk_widget_get_visible (spinner));
  gtk_window_close (GTK_WINDOW (window));
  finalize_soon (window);
}

static void
test_panel_finalize (Fixture *fixture, gconstpointer data)
{
  GtkWidget *panel = g_object_ref_sink (wm_skill_panel_new (fixture->session));

  wm_skill_panel_set_skill (WM_SKILL_PANEL (panel), first_skill (fixture));
  g_assert_finalize_object (panel);
}

/* What is no workspace is told in the window, and stays as it was. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "text.waymark", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WmStore) store = NULL;
  WmWindow *window = g_object_ref (wm_window_new (NULL));

  g_assert_true (g_file_set_contents (path, "just <b>text</b> & more", -1, NULL));
  store = wm_store_open (path, WM_STORE_OPEN, &error);
  g_assert_null (store);
  g_assert_error (error, WM_ERROR, WM_ERROR_NOT_WORKSPACE);
  wm_window_set_problem (window, path, error);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_null (wm_window_get_session (window));

  wm_window_set_session (window, fixture->session);
  settle ();
  g_assert_true (wm_window_get_session (window) == fixture->session);
  gtk_window_destroy (GTK_WINDOW (window));
  finalize_soon (window);
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "just <b>text</b> & more");
  g_unlink (path);
}

static void
test_links (void)
{
  static const struct
  {
    const char *url;
    const char *host;
  } cases[] = {
    { "https://www.example.org/a?b#c", "example.org" },
    { "HTTP://example.org", "example.org" },
    { "https://good.example@evil.example/", "evil.example" },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "ftp://example.org", NULL },
    { "https:///nohost", NULL },
    { "example.org", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *host = wm_feedback_link_host (cases[i].url);

      g_assert_cmpstr (host, ==, cases[i].host);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
#define ADD(name, func) g_test_add ("/app/" name, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/app/links", test_links);
  ADD ("session", test_session);
  ADD ("session/large", test_large);
  ADD ("session/places", test_places);
  ADD ("session/balance", test_balance);
  ADD ("other-process", test_other_process);
  ADD ("rate", test_rate);
  ADD ("panel/finalize", test_panel_finalize);
  ADD ("window/finalize", test_finalize);
  ADD ("window/pages-finalize", test_pages_finalize);
  ADD ("window/busy", test_busy);
  ADD ("problem", test_problem);
  return g_test_run ();
}
