/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The program: opens windows on workspaces. Windows on one file share one
 * session, so that they can never show different things.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include "app/wm-application.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/hiring/wm-anonymous.h"
#include "app/wm-accessible.h"
#include "app/wm-heap.h"
#include "app/wm-pages.h"
#include "app/wm-preload.h"
#include "app/wm-window.h"
#include "exchange/wm-workspace.h"

#define N_RECENT 8
/* A larger file takes longer to open than one waits without a word, in bytes */
#define LARGE_FILE (3 * 1024 * 1024)

struct _WmApplication
{
  AdwApplication parent_instance;

  GHashTable *sessions; /* canonical path -> WmSession, not owned */
  char *first;          /* (nullable): canonical path to open at the start */
  WmPreload *preload;   /* (nullable): of that path */
  GHashTable *openings; /* canonical path -> Opening, which owns it */
};

G_DEFINE_FINAL_TYPE (WmApplication, wm_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[3];
} Accel;

/* A large workspace on its way into a window. */
typedef struct
{
  WmApplication *application;
  char *path; /* canonical */
  WmPreload *preload;
  GWeakRef window;
} Opening;

static const Accel accels[] = {
  { "win.new", { "<Control>n" } },
  { "win.open", { "<Control>o" } },
  { "win.new-window", { "<Control><Alt>n" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.search", { "<Control>f" } },
  { "win.new-skill", { "<Control><Shift>n" } },
  { "win.edit-skill", { "F2" } },
  { "win.import", { "<Control>i" } },
  { "win.export-map", { "<Control>p" } },
  { "win.copy-map", { "<Control><Shift>c" } },
  { "win.describe-map", { "<Control><Shift>d" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-fit", { "<Control>0" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

GSettings *
wm_application_dup_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* GSettings ends the program when a schema is missing; run without. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, WM_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static char *
canonical (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);
  char *copy;

  if (real == NULL)
    return g_steal_pointer (&absolute);

  copy = g_strdup (real);
  free (real);
  return copy;
}

/* With places for the map, where it is the page that is shown first. */
static WmPreload *
preload (const char *path)
{
  g_autoptr (GSettings) settings = wm_application_dup_settings ();
  g_autofree char *page = settings != NULL ? g_settings_get_string (settings, "page") : NULL;

  if (g_strcmp0 (page, "map") != 0)
    return wm_preload_start (path, 0, 0);
  return wm_preload_start (path, g_settings_get_int (settings, "map-width"),
                           g_settings_get_int (settings, "map-height"));
}

/* The workspace that was open last comes first. */
static void
remember (const char *path)
{
  g_autoptr (GSettings) settings = wm_application_dup_settings ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_auto (GStrv) old = NULL;

  if (settings == NULL)
    return;

  old = g_settings_get_strv (settings, "recent-workspaces");
  if (old[0] != NULL && strcmp (old[0], path) == 0)
    return;

  g_ptr_array_add (kept, (gpointer) path);
  for (guint i = 0; old[i] != NULL && kept->len < N_RECENT; i++)
    if (strcmp (old[i], path) != 0)
      g_ptr_array_add (kept, old[i]);
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (settings, "recent-workspaces", (const char *const *) kept->pdata);
}

static void
on_session_gone (gpointer data, GObject *session)
{
  WmApplication *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == (gpointer) session)
      g_hash_table_iter_remove (&iter);
}

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  wm_preload_free (opening->preload);
  g_weak_ref_clear (&opening->window);
  g_free (opening->path);
  g_free (opening);
}

static WmSession *
adopt_store (WmApplication *self, WmStore *store, WmMap *map, const char *path, GError **error)
{
  WmSession *session = wm_session_new (store, map, error);

  if (session == NULL)
    return NULL;

  g_hash_table_insert (self->sessions, canonical (path), session);
  g_object_weak_ref (G_OBJECT (session), on_session_gone, self);
  return session;
}

WmSession *
wm_application_take_session (WmApplication *self, const char *path, GError **error)
{
  g_autofree char *key = canonical (path);
  WmSession *session = g_hash_table_lookup (self->sessions, key);
  g_autoptr (WmStore) store = NULL;
  WmMap *map = NULL;
  WmMapLayout *places = NULL;

  if (session != NULL)
    return g_object_ref (session);

  if (self->preload != NULL)
    store = wm_preload_take (self->preload, key, &map, &places);
  g_clear_pointer (&self->preload, wm_preload_free);
  if (store == NULL)
    store = wm_store_open (key, WM_STORE_OPEN, error);
  session = store != NULL ? adopt_store (self, store, map, key, error) : NULL;
  if (session != NULL)
    wm_session_give_places (session, places);
  else
    wm_map_layout_unref (places);
  return session;
}

static WmWindow *
find_window (WmApplication *self, const char *path)
{
  g_autofree char *key = canonical (path);
  WmSession *session = g_hash_table_lookup (self->sessions, key);

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (WM_IS_WINDOW (l->data) && session != NULL
        && wm_window_get_session (l->data) == session)
      return l->data;
  return NULL;
}

/* The window to open a workspace in: one without a workspace, or a new one. */
static WmWindow *
window_for (WmApplication *self, GtkWindow *window)
{
  if (WM_IS_WINDOW (window) && wm_window_get_session (WM_WINDOW (window)) == NULL
      && !wm_window_is_opening (WM_WINDOW (window)))
    return WM_WINDOW (window);
  return wm_window_new (GTK_APPLICATION (self));
}

/* Puts the workspace, or why there is none, into the window. */
static void
fill_window (WmApplication *self, WmWindow *window, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WmSession) session = wm_application_take_session (self, path, &error);

  if (session != NULL)
    {
      wm_window_set_session (window, session);
      remember (wm_store_get_path (wm_session_get_store (session)));
    }
  else
    wm_window_set_problem (window, path, error);
}

/* For measures: the program ends when the window has shown its workspace. */
static void
end_when_seen (WmApplication *self, WmWindow *window)
{
  if (g_strcmp0 (g_getenv ("WAYMARK_FIRST_FRAME"), "quit") == 0)
    g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                             G_CALLBACK (g_application_quit), self, G_CONNECT_SWAPPED);
}

static void
on_opened (gpointer data)
{
  Opening *opening = data;
  g_autoptr (WmApplication) self = g_object_ref (opening->application);
  g_autoptr (WmWindow) window = g_weak_ref_get (&opening->window);
  g_autofree char *path = g_strdup (opening->path);

  /* A window that was closed meanwhile lets go of the store. */
  if (window != NULL && gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    {
      g_clear_pointer (&self->preload, wm_preload_free);
      self->preload = g_steal_pointer (&opening->preload);
      fill_window (self, window, path);
      end_when_seen (self, window);
    }
  g_hash_table_remove (self->openings, path);
}

static gboolean
is_large (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_size > LARGE_FILE;
}

/* The window is there at once, and alive, while a thread opens the file. */
static WmWindow *
open_beside (WmApplication *self, const char *path, GtkWindow *window)
{
  Opening *opening = g_new0 (Opening, 1);
  WmWindow *target = window_for (self, window);

  opening->application = self;
  opening->path = g_strdup (path);
  g_weak_ref_init (&opening->window, target);
  opening->preload = wm_preload_is_of (self->preload, path) ? g_steal_pointer (&self->preload)
                                                             : preload (path);
  g_hash_table_insert (self->openings, opening->path, opening);
  wm_window_set_opening (target, path);
  wm_preload_when_done (opening->preload, on_opened, opening);
  return target;
}

/* (nullable): the window that waits for the workspace */
static WmWindow *
find_opening (WmApplication *self, const char *path)
{
  Opening *opening = g_hash_table_lookup (self->openings, path);
  g_autoptr (WmWindow) window = opening != NULL ? g_weak_ref_get (&opening->window) : NULL;

  if (opening == NULL)
    return NULL;
  /* The application holds its windows. */
  if (window != NULL && gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    return window;
  /* It was closed meanwhile: what is on its way in goes to another one. */
  g_clear_object (&window);
  window = g_object_ref (wm_window_new (GTK_APPLICATION (self)));
  g_weak_ref_set (&opening->window, window);
  wm_window_set_opening (window, path);
  return window;
}

void
wm_application_open_path (WmApplication *self, const char *path, GtkWindow *window)
{
  g_autofree char *key = canonical (path);
  WmWindow *target = find_window (self, path);

  if (target != NULL)
    remember (wm_store_get_path (wm_session_get_store (wm_window_get_session (target))));
  else
    target = find_opening (self, key);
  if (target == NULL && g_hash_table_lookup (self->sessions, key) == NULL && is_large (key))
    target = open_beside (self, key, window);
  else if (target == NULL)
    {
      target = window_for (self, window);
      fill_window (self, target, path);
    }
  gtk_window_present (GTK_WINDOW (target));
  if (!wm_window_is_opening (target))
    end_when_seen (self, target);
}

gboolean
wm_application_create (WmApplication *self, const char *path, const char *sample,
                       GtkWindow *window, GError **error)
{
  g_autoptr (WmStore) store = wm_workspace_create (path, WM_DEFAULT_PACK, sample, error);
  g_autoptr (WmSession) session = NULL;
  WmWindow *target;

  if (store == NULL)
    return FALSE;
  session = adopt_store (self, store, NULL, path, error);
  if (session == NULL)
    return FALSE;

  target = window_for (self, window);
  wm_window_set_session (target, session);
  remember (wm_store_get_path (store));
  gtk_window_present (GTK_WINDOW (target));
  return TRUE;
}

/* (transfer full): what was open last, else the own workspace, which the first
 * start makes */
static char *
dup_usual (void)
{
  g_autoptr (GSettings) settings = wm_application_dup_settings ();
  g_auto (GStrv) recent = NULL;

  if (settings != NULL)
    recent = g_settings_get_strv (settings, "recent-workspaces");
  if (recent != NULL && recent[0] != NULL && g_file_test (recent[0], G_FILE_TEST_IS_REGULAR))
    return g_strdup (recent[0]);
  return wm_session_own_path ();
}

static void
open_usual (WmApplication *self)
{
  g_autofree char *path = dup_usual ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      wm_application_open_path (self, path, NULL);
      return;
    }
  g_mkdir_with_parents (folder, 0700);
  if (!wm_application_create (self, path, NULL, NULL, &error))
    {
      WmWindow *window = wm_window_new (GTK_APPLICATION (self));

      wm_window_set_problem (window, path, error);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
wm_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL)
    gtk_window_present (window);
  else
    open_usual (WM_APPLICATION (application));
}

static void
wm_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  WmApplication *self = WM_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (path != NULL)
        wm_application_open_path (self, path, NULL);
      else
        {
          g_autoptr (GError) error = g_error_new_literal (
            WM_ERROR, WM_ERROR_INVALID,
            _("Only files on this computer can be opened. Copy the workspace here first."));
          WmWindow *window = wm_window_new (GTK_APPLICATION (self));

          wm_window_set_problem (window, uri, error);
          gtk_window_present (GTK_WINDOW (window));
        }
    }
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = gtk_window_list_toplevels ();

  /* Closing the windows keeps their size, and dialogs what was typed in them so far. Those
   * that lie over others go first. */
  g_list_foreach (windows, (GFunc) (void (*) (void)) g_object_ref, NULL);
  for (guint over = 0; over < 2; over++)
    for (GList *l = windows; l != NULL; l = l->next)
      if ((gtk_window_get_transient_for (l->data) == NULL) == over)
        gtk_window_close (l->data);
  g_list_free_full (windows, g_object_unref);
}

static gboolean
on_quit_key (GtkWidget *widget, GVariant *parameter, gpointer application)
{
  g_action_group_activate_action (application, "quit", NULL);
  return TRUE;
}

void
wm_application_take_quit (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_q, GDK_CONTROL_MASK),
                      gtk_callback_action_new (on_quit_key, g_application_get_default (), NULL)));
  gtk_widget_add_controller (widget, keys);
}

/* The application's keys work in its own windows, and dialogs are none of them. A window
 * is told while it is being made, when it is not known yet which kind it will be. */
static void
on_toplevels_changed (GListModel *toplevels, guint position, guint removed, guint added,
                      gpointer data)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      wm_application_take_quit (window);
    }
}

static void
apply_color_scheme (GSettings *settings)
{
  g_autofree char *scheme = g_settings_get_string (settings, "color-scheme");
  AdwColorScheme value = ADW_COLOR_SCHEME_DEFAULT;

  if (strcmp (scheme, "light") == 0)
    value = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (strcmp (scheme, "dark") == 0)
    value = ADW_COLOR_SCHEME_FORCE_DARK;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), value);
}

static void
on_color_scheme_changed (GSettings *settings, const char *key, gpointer data)
{
  apply_color_scheme (settings);
}

/* Names are hidden in all windows; those on one workspace share its session. */
static void
on_anonymous_changed (WmApplication *self)
{
  g_autoptr (GList) sessions = g_hash_table_get_values (self->sessions);

  for (GList *l = sessions; l != NULL; l = l->next)
    wm_anonymous_tell (l->data);
}

static gboolean
wm_application_local_command_line (GApplication *application, char ***arguments, int *status)
{
  WmApplication *self = WM_APPLICATION (application);
  g_autofree char *path = NULL;

  /* Seen before the options are: a word that is no file is not waited for. */
  for (guint i = 1; (*arguments)[i] != NULL && path == NULL; i++)
    if (*(*arguments)[i] != '-')
      path = g_strdup ((*arguments)[i]);
  if (path == NULL)
    path = dup_usual ();
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    self->first = canonical (path);

  return G_APPLICATION_CLASS (wm_application_parent_class)
    ->local_command_line (application, arguments, status);
}

/* Alt and a digit go to the pages in the order of the sidebar. */
static void
add_page_accels (GtkApplication *application)
{
  guint n;
  const WmPageInfo *pages = wm_pages_list (&n);

  for (guint i = 0; i < MIN (n, 9); i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-page('%s')", pages[i].id);
      g_autofree char *accel = g_strdup_printf ("<Alt>%u", i + 1);

      gtk_application_set_accels_for_action (application, action,
                                             (const char *[]) { accel, NULL });
    }
}

static void
wm_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "quit", on_quit } };
  WmApplication *self = WM_APPLICATION (application);
  GSettings *settings;

  if (self->first != NULL)
    self->preload = preload (self->first);
  G_APPLICATION_CLASS (wm_application_parent_class)->startup (application);
  wm_accessible_init ();
  /* Tab comes to a text that can be copied without copying, or painting, all of it. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (on_toplevels_changed), application, 0);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           accels[i].accels);
  add_page_accels (GTK_APPLICATION (application));
  settings = wm_application_dup_settings ();
  if (settings != NULL)
    {
      apply_color_scheme (settings);
      g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (on_color_scheme_changed),
                        NULL);
      g_signal_connect_object (settings, "changed::anonymous-review",
                               G_CALLBACK (on_anonymous_changed), self, G_CONNECT_SWAPPED);
      g_object_set_data_full (G_OBJECT (application), "settings", settings, g_object_unref);
    }
}

static void
forget_session (gpointer key, gpointer session, gpointer self)
{
  g_object_weak_unref (G_OBJECT (session), on_session_gone, self);
}

static void
wm_application_finalize (GObject *object)
{
  WmApplication *self = WM_APPLICATION (object);

  g_hash_table_foreach (self->sessions, forget_session, self);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->openings);
  g_clear_pointer (&self->preload, wm_preload_free);
  g_free (self->first);

  G_OBJECT_CLASS (wm_application_parent_class)->finalize (object);
}

static void
wm_application_class_init (WmApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = wm_application_finalize;
  application_class->activate = wm_application_activate;
  application_class->local_command_line = wm_application_local_command_line;
  application_class->open = wm_application_open;
  application_class->startup = wm_application_startup;
}

static void
wm_application_init (WmApplication *self)
{
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->openings = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, opening_free);
  g_application_add_main_option (G_APPLICATION (self), "version", 'v', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, _("Print the version and exit"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE.waymark…]"));
}

static int
on_local_options (GApplication *application, GVariantDict *options, gpointer data)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("waymark %s\n", WM_VERSION);
  return 0;
}

WmApplication *
wm_application_new (void)
{
  WmApplication *self;

  wm_heap_tame ();
  self = g_object_new (WM_TYPE_APPLICATION, "application-id", WM_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
  g_signal_connect (self, "handle-local-options", G_CALLBACK (on_local_options), NULL);
  return self;
}
