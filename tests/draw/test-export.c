/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pictures as files: they open, say what the scene says, link where they may,
 * and stand whole or not at all.
 */
#include <glib/gstdio.h>
#include <string.h>

#include "draw/wm-export.h"
#include "wm-draw-fixture.h"

typedef struct
{
  char *folder;
  WmMap *map;
  WmPlan *plan;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer odd)
{
  fixture->folder = g_dir_make_tmp ("waymark-export-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->map = wm_draw_map_new (odd);
  fixture->plan = wm_draw_plan_new (odd);
}

static void
tear_down (Fixture *fixture, gconstpointer odd)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  wm_map_unref (fixture->map);
  wm_plan_free (fixture->plan);
}

static WmScene *
scene_of (Fixture *fixture, WmDrawScene which)
{
  WmSceneOptions options = WM_SCENE_OPTIONS_INIT;

  options.width = 800;
  options.levels = wm_draw_levels ();
  return wm_draw_scene_new (which, fixture->map, fixture->plan, &options);
}

static char *
export_to (Fixture *fixture, const WmScene *scene, WmExportFormat format, gsize *length)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture", NULL);
  char *copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
    = wm_export_scene_bytes (scene, format, wm_palette_get (WM_PALETTE_PRINT), 1, &error);

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &copy, length, &error);
  g_assert_no_error (error);
  return copy;
}

static void
on_element (GMarkupParseContext *context, const char *name, const char **keys, const char **values,
            gpointer data, GError **error)
{
  static const char *const known[] = { "svg", "g",    "title",  "desc", "rect",
                                       "path", "text", "circle", "a",    "tspan", NULL };

  g_assert_true (g_strv_contains (known, name));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_assert_false (g_str_has_prefix (keys[i], "on"));
      if (g_str_equal (keys[i], "href"))
        g_assert_true (g_str_has_prefix (values[i], "https://"));
    }
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
         GError **error)
{
  g_string_append_len (data, text, (gssize) length);
  g_string_append_c (data, '\n');
}

/* (transfer full): all text of a file that is well-formed and harmless */
static char *
svg_text (const char *bytes, gsize length)
{
  const GMarkupParser parser = { .start_element = on_element, .text = on_text };
  GString *text = g_string_new (NULL);
  GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, text, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
  g_markup_parse_context_free (context);
  return g_string_free (text, FALSE);
}

static void
test_svg (Fixture *fixture, gconstpointer odd)
{
  g_autoptr (WmScene) scene = scene_of (fixture, WM_DRAW_MAP);
  g_autoptr (WmScene) page = scene_of (fixture, WM_DRAW_PLAN_PAGE);
  g_autofree char *bytes = NULL, *text = NULL, *page_bytes = NULL, *page_text = NULL;
  gsize length;

  bytes = export_to (fixture, scene, WM_EXPORT_SVG, &length);
  text = svg_text (bytes, length);
  g_assert_nonnull (strstr (text, "Seeds"));
  g_assert_nonnull (strstr (text, "Market seller"));
  g_assert_nonnull (strstr (text, "Needs Knowing the soil."));
  /* A name on two lines is one text, in parts. */
  g_assert_true (g_regex_match_simple ("<text [^>]*><tspan[^>]*>Compost[^<]*</tspan> <tspan[^>]*>"
                                       "[^<]*go into it</tspan></text>",
                                       bytes, 0, 0));
  page_bytes = export_to (fixture, page, WM_EXPORT_SVG, &length);
  page_text = svg_text (page_bytes, length);
  g_assert_nonnull (strstr (page_text, "The book of gardens"));
  g_assert_nonnull (
      strstr (page_bytes, "<a href=\"https://example.org/it%27s%28a%29book?x=1&amp;y=2\">"));
}

/* (transfer full) (nullable): what a tool of poppler's says of the PDF, or
 * NULL where it is not installed. An option stands before the file, or is
 * NULL; "-" as output makes the tool write here, NULL is left out. */
static char *
pdf_told (Fixture *fixture, const char *name, const char *option, const char *output)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture", NULL);
  g_autofree char *tool = g_find_program_in_path (name);
  const char *argv[] = { tool, option != NULL ? option : path, option != NULL ? path : output,
                         option != NULL ? output : NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  if (tool == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static gboolean
holds (const char *bytes, gsize length, const char *part)
{
  return g_strstr_len (bytes, (gssize) length, part) != NULL
         || memmem (bytes, length, part, strlen (part)) != NULL;
}

static void
test_pdf (Fixture *fixture, gconstpointer odd)
{
  g_autoptr (WmScene) scene = scene_of (fixture, WM_DRAW_PLAN_PAGE);
  g_autofree char *bytes = NULL, *again = NULL, *text = NULL;
  g_autofree char *facts = NULL, *links = NULL, *scripts = NULL;
  gsize length, length_again;

  g_setenv ("SOURCE_DATE_EPOCH", "1700000000", TRUE);
  bytes = export_to (fixture, scene, WM_EXPORT_PDF, &length);
  text = pdf_told (fixture, "pdftotext", NULL, "-");
  facts = pdf_told (fixture, "pdfinfo", "-rawdates", NULL);
  links = pdf_told (fixture, "pdfinfo", "-url", NULL);
  scripts = pdf_told (fixture, "pdfinfo", "-js", NULL);
  again = export_to (fixture, scene, WM_EXPORT_PDF, &length_again);
  g_unsetenv ("SOURCE_DATE_EPOCH");
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_false (holds (bytes, length, "/JavaScript"));
  g_assert_cmpmem (bytes, length, again, length_again);
  if (text == NULL)
    return;
  /* Read by a tool: newer versions of cairo compress what is not drawn, too. */
  g_assert_nonnull (strstr (facts, "20231114221320"));
  g_assert_nonnull (strstr (links, "https://example.org/it%27s%28a%29book?x=1&y=2"));
  g_assert_cmpstr (scripts, ==, "");
  g_assert_nonnull (strstr (text, "First month in the garden"));
  g_assert_nonnull (strstr (text, "Plant the bulbs"));
}

static void
test_png (Fixture *fixture, gconstpointer odd)
{
  g_autoptr (WmScene) scene = scene_of (fixture, WM_DRAW_SPECTRUM);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint32 width;

  bytes = export_to (fixture, scene, WM_EXPORT_PNG, &length);
  g_assert_true (length > 24 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0);
  memcpy (&width, bytes + 16, sizeof width);
  g_assert_cmpuint (GUINT32_FROM_BE (width), ==, 800);
  g_assert_null (wm_export_scene_bytes (scene, WM_EXPORT_PNG, wm_palette_get (WM_PALETTE_PRINT),
                                        100, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_LIMIT);
}

static guint32
number_at (const char *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* The chunks follow each other to the end, and one of them holds the words. */
static void
test_png_words (Fixture *fixture, gconstpointer odd)
{
  g_autoptr (WmScene) scene = scene_of (fixture, WM_DRAW_MAP);
  g_autofree char *bytes = NULL;
  g_autoptr (GString) met = g_string_new (NULL);
  gsize length, at = 8;

  scene->words = g_strdup ("In words: 土壤");
  bytes = export_to (fixture, scene, WM_EXPORT_PNG, &length);
  while (at + 12 <= length)
    {
      guint32 n = number_at (bytes + at);

      g_assert_cmpuint (n, <=, length - at - 12);
      g_string_append_len (met, bytes + at + 4, 4);
      if (memcmp (bytes + at + 4, "iTXt", 4) == 0 && strcmp (bytes + at + 8, "Description") == 0)
        {
          /* Keyword, two noughts of "not compressed", language, keyword again. */
          const char *text = bytes + at + 8 + strlen ("Description") + 3;

          g_assert_cmpstr (text, ==, "en");
          g_assert_cmpstr (text + 3, ==, "");
          g_assert_cmpmem (text + 4, strlen (scene->words), scene->words, strlen (scene->words));
          g_string_append_c (met, '!');
        }
      at += 12 + n;
    }
  g_assert_cmpuint (at, ==, length);
  g_assert_true (g_str_has_prefix (met->str, "IHDRiTXtiTXt!"));
  g_assert_true (g_str_has_suffix (met->str, "IEND"));
}

/* Whatever the names hold, every scene goes out in every format. */
static void
test_hostile (Fixture *fixture, gconstpointer odd)
{
  for (int which = 0; which < WM_N_DRAW_SCENES; which++)
    {
      g_autoptr (WmScene) scene = scene_of (fixture, (WmDrawScene) which);

      for (int format = WM_EXPORT_PNG; format <= WM_EXPORT_PDF; format++)
        {
          gsize length;
          g_autofree char *bytes
              = export_to (fixture, scene, (WmExportFormat) format, &length);

          g_assert_cmpuint (length, >, 100);
          if (format == WM_EXPORT_SVG)
            {
              g_autofree char *text = svg_text (bytes, length);

              g_assert_false (holds (bytes, length, "<script"));
              g_assert_cmpstr (text, !=, "");
            }
        }
    }
}

static void
test_format (void)
{
  WmExportFormat format = WM_EXPORT_PNG;

  g_assert_true (wm_export_format_parse ("SVG", &format));
  g_assert_cmpint (format, ==, WM_EXPORT_SVG);
  g_assert_true (wm_export_format_parse ("pdf", &format));
  g_assert_cmpint (format, ==, WM_EXPORT_PDF);
  g_assert_false (wm_export_format_parse ("gif", &format));
  g_assert_false (wm_export_format_parse (NULL, &format));
}

int
main (int argc, char **argv)
{
  g_autoptr (GString) marks = g_string_new ("e");

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 20000; i++)
    g_string_append (marks, "\xcc\x81");
  g_test_add_func ("/draw/export/format", test_format);
  g_test_add ("/draw/export/svg", Fixture, NULL, set_up, test_svg, tear_down);
  g_test_add ("/draw/export/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/draw/export/png", Fixture, NULL, set_up, test_png, tear_down);
  g_test_add ("/draw/export/png-words", Fixture, NULL, set_up, test_png_words, tear_down);
  g_test_add ("/draw/export/hostile/script", Fixture, "<script>alert('1')</script>\"&", set_up,
              test_hostile, tear_down);
  g_test_add ("/draw/export/hostile/marks", Fixture, marks->str, set_up, test_hostile, tear_down);
  g_test_add ("/draw/export/hostile/bytes", Fixture, "\xff\x80\x01\xe2\x80\xae\xef\xbf\xbf",
              set_up, test_hostile, tear_down);
  return g_test_run ();
}
