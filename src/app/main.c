/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark: the window.
 */
#define G_LOG_DOMAIN "waymark"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "app/wm-application.h"

/* What people write about people stays theirs: files that this program makes
 * can be read by nobody else, and a crash leaves no copy of its memory. */
static void
keep_private (void)
{
  struct rlimit none = { 0, 0 };

  umask (077);
  setrlimit (RLIMIT_CORE, &none);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

static void
set_up_language (void)
{
  const char *folder = g_getenv ("WAYMARK_LOCALEDIR");

  setlocale (LC_ALL, "");
  /* GTK would set it once more, while the preload's thread already reads it. */
  gtk_disable_setlocale ();
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : WM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char **argv)
{
  g_autoptr (WmApplication) application = NULL;

  keep_private ();
  set_up_language ();
  g_set_application_name (_("Waymark"));
  application = wm_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
