/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which documents open, which are refused and with what message, and that an
 * unchanged document is written as the same bytes.
 */
#include <string.h>

#include "exchange/wm-document.h"

typedef struct
{
  const char *name;
  const char *place; /* NULL: opens */
  guint warnings;
} Example;

static const Example examples[] = {
  { "pack.valid", NULL, 0 },
  { "pack.minimal", NULL, 0 },
  { "pack.lint-order", NULL, 1 },
  { "pack.bad-association", "associations[1].associationType: \"requires\"", 0 },
  { "pack.bad-format", "format: \"waymark-pack/2\"", 0 },
  { "pack.bad-id", "skills[0].id: \"Evals!\"", 0 },
  { "pack.bad-level", "roles[0].skills[0].level: ", 0 },
  { "pack.bad-spectrum", "skills[0].spectrum: ", 0 },
  { "pack.lint-cycle", "associations: these stand in a circle: ", 0 },
  { "pack.lint-dangling", "resources[0].teaches[1]: \"nowhere\"", 0 },
  { "pack.lint-duplicate", "skills[3]: \"evals\"", 0 },
  { "plan.valid", NULL, 0 },
  { "plan.minimal", NULL, 0 },
  { "plan.lint-holiday", NULL, 1 },
  { "plan.bad-date", "milestones[0].endDate: \"2026-02-30\" is not a date", 0 },
  { "plan.bad-stamp", "meta.lastModified: \"2026-02-27T16:30:00+01:00\"", 0 },
  { "plan.bad-status", "tasks[0].status: \"done\"", 0 },
  { "plan.lint-dates", "milestones[1].endDate: 2026-02-27", 0 },
  { "plan.lint-depends-cycle", "tasks: these stand in a circle: t-1 → t-2 → t-1", 0 },
};

static GBytes *
read_example (const char *name)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "examples", file, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = wm_file_read (path, WM_FILE_CAP, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_example (gconstpointer data)
{
  const Example *example = data;
  g_autoptr (GBytes) input = read_example (example->name);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output
      = wm_document_canonical (input, example->name, NULL, &warnings, &error);

  if (example->place != NULL)
    {
      g_autofree char *start = g_strconcat (example->name, ": ", example->place, NULL);

      g_assert_null (output);
      g_assert_true (error->domain == WM_ERROR);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_null (strchr (error->message, '\n'));
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, example->warnings);
  /* lint-order is put in order, hence differs from its source. */
  if (!g_str_equal (example->name, "pack.lint-order"))
    g_assert_true (g_bytes_equal (input, output));
  else
    {
      g_autoptr (GBytes) sorted = read_example ("pack.valid");

      g_assert_true (g_bytes_equal (sorted, output));
    }
}

/* A small pack around one changed member, so that a table can say much. */
typedef struct
{
  const char *name;
  const char *members; /* of a skill, after id and name; or of the pack, with a leading + */
  const char *place;   /* NULL: opens */
} Change;

static const Change changes[] = {
  { "text-unknown-key", "\"x-a\":[1.50,{\"\":null}]", NULL },
  { "spectrum-low", "\"spectrum\":0", NULL },
  { "spectrum-high", "\"spectrum\":1000", NULL },
  { "spectrum-negative", "\"spectrum\":-1", "skills[0].spectrum: -1" },
  { "spectrum-over", "\"spectrum\":1001", "skills[0].spectrum: 1001" },
  { "spectrum-real", "\"spectrum\":500.0", "skills[0].spectrum: " },
  { "spectrum-exponent", "\"spectrum\":5e2", "skills[0].spectrum: " },
  { "spectrum-minus-zero", "\"spectrum\":-0", "skills[0].spectrum: " },
  { "spectrum-null", "\"spectrum\":null", "skills[0].spectrum: " },
  { "level-99", "\"levels\":[{\"score\":99}]", "skills[0].levels[0].score: 99" },
  { "level-no-score", "\"levels\":[{}]", "skills[0].levels[0]: \"score\" is missing" },
  { "level-twice", "\"levels\":[{\"score\":1},{\"score\":1}]", "skills[0].levels[1].score: 1" },
  { "level-no-object", "\"levels\":[1]", "skills[0].levels[0]: " },
  { "keywords-text", "\"keywords\":\"a\"", "skills[0].keywords: " },
  { "keywords-number", "\"keywords\":[1]", "skills[0].keywords[0]: " },
  { "language", "\"inLanguage\":\"zh-CN\"", NULL },
  { "language-bad", "\"inLanguage\":\"zh_CN\"", "skills[0].inLanguage: \"zh_CN\"" },
  { "translation-bad-tag", "\"translations\":{\"zh_CN\":{}}", "skills[0].translations.zh_CN: " },
  { "translation-blank", "\"translations\":{\"de\":{\"name\":\" \"}}",
    "skills[0].translations.de.name: must not be blank" },
  { "translation-unknown", "\"translations\":{\"de\":{\"focus\":\"x\"}}", NULL },
  { "association-self", "+\"associations\":[{\"origin\":\"a\",\"associationType\":\"precedes\","
                        "\"destination\":\"a\"}]", "associations: these stand in a circle: a → a" },
  { "association-related-self",
    "+\"associations\":[{\"origin\":\"a\",\"associationType\":\"isRelatedTo\","
    "\"destination\":\"a\"}]", NULL },
  { "association-dangling",
    "+\"associations\":[{\"origin\":\"b\",\"associationType\":\"precedes\","
    "\"destination\":\"a\"}]", "associations[0].origin: \"b\" is not in \"skills\"" },
  { "role-band", "+\"roles\":[{\"id\":\"r\",\"name\":\"R\",\"spectrum\":{\"from\":2,\"to\":1}}]",
    "roles[0].spectrum: " },
  { "role-requirement-twice",
    "+\"roles\":[{\"id\":\"r\",\"name\":\"R\",\"skills\":[{\"skill\":\"a\",\"level\":1},"
    "{\"skill\":\"a\",\"level\":2}]}]", "roles[0].skills[1].skill: " },
  { "url-relative", "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"url\":\"a/b\"}]",
    "resources[0].url: \"a/b\"" },
  { "url-line-end", "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"url\":\"http:a\\n\"}]",
    "resources[0].url: " },
  { "duration",
    "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"timeRequired\":\"P1DT2H\"}]",
    NULL },
  { "duration-bad", "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"timeRequired\":\"PT\"}]",
    "resources[0].timeRequired: \"PT\"" },
  { "duration-order", "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"timeRequired\":\"PT1M1H\"}]",
    "resources[0].timeRequired: " },
  { "teaches-twice", "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"teaches\":[\"a\",\"a\"]}]",
    "resources[0].teaches[1]: " },
  { "flag-number", "+\"resources\":[{\"id\":\"r\",\"name\":\"R\",\"timeEstimated\":1}]",
    "resources[0].timeEstimated: must be true or false" },
  { "template-cycle",
    "+\"planTemplates\":[{\"id\":\"t\",\"name\":\"T\",\"milestones\":[],\"tasks\":["
    "{\"id\":\"x\",\"name\":\"X\",\"dependsOn\":[\"y\"]},"
    "{\"id\":\"y\",\"name\":\"Y\",\"dependsOn\":[\"x\"]}]}]",
    "planTemplates[0].tasks: these stand in a circle: x → y → x" },
  { "source-unknown", "+\"categories\":[{\"id\":\"c\",\"name\":\"C\",\"sourceIds\":[\"s\"]}]",
    "categories[0].sourceIds[0]: \"s\" is not in \"sources\"" },
  { "time", "+\"meta\":{\"lastModified\":\"2026-01-15T09:00:00.250Z\"}", NULL },
  { "time-25-h", "+\"meta\":{\"lastModified\":\"2026-01-15T25:00:00Z\"}", "meta.lastModified: " },
  { "time-space", "+\"meta\":{\"lastModified\":\"2026-01-15 09:00:00Z\"}", "meta.lastModified: " },
  { "time-no-day", "+\"meta\":{\"lastModified\":\"2026-02-30T09:00:00Z\"}", "meta.lastModified: " },
  { "scale-one-level",
    "+\"scales\":[{\"id\":\"s\",\"levels\":[{\"score\":0,\"quality\":\"x\"}]}]",
    "scales[0].levels: " },
};

static GBytes *
changed_pack (const Change *change)
{
  gboolean top = change->members[0] == '+';
  char *text = g_strdup_printf ("{\"format\":\"waymark-pack/1\",\"id\":\"p\",\"name\":\"P\","
                                "\"skills\":[{\"id\":\"a\",\"name\":\"A\"%s%s}]%s%s}",
                                top ? "" : ",", top ? "" : change->members, top ? "," : "",
                                top ? change->members + 1 : "");

  return g_bytes_new_take (text, strlen (text));
}

static void
test_change (gconstpointer data)
{
  const Change *change = data;
  g_autoptr (GBytes) input = changed_pack (change);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = wm_document_canonical (input, "f", NULL, NULL, &error);
  g_autoptr (GBytes) as_json = NULL;

  if (change->place != NULL)
    {
      g_autofree char *start = g_strconcat ("f: ", change->place, NULL);

      g_assert_null (output);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
      return;
    }
  g_assert_no_error (error);
  /* Known keys come in the schema's order, and nothing else changes. */
  if (change->members[0] == '+')
    return;
  as_json = wm_json_canonical (input, "f", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (output, as_json));
}

static void
test_formats (void)
{
  static const struct
  {
    const char *text;
    int code;
  } formats[] = {
    { "[]", WM_ERROR_INVALID },
    { "\"waymark-pack/1\"", WM_ERROR_INVALID },
    { "{}", WM_ERROR_INVALID },
    { "{\"format\":1}", WM_ERROR_INVALID },
    { "{\"format\":\"waymark-pack\"}", WM_ERROR_INVALID },
    { "{\"format\":\"waymark-pack/1.0\"}", WM_ERROR_INVALID },
    { "{\"format\":\"waymark-pack/2\"}", WM_ERROR_TOO_NEW },
    { "{\"format\":\"waymark-workspace/17\"}", WM_ERROR_TOO_NEW },
    { "{\"format\":\"other/1\"}", WM_ERROR_INVALID },
    { "{\"format\":\"waymark-pack/1\"}", WM_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) input = g_bytes_new_static (formats[i].text, strlen (formats[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (wm_document_load (input, "f", &error));
      g_assert_error (error, WM_ERROR, formats[i].code);
    }
}

static void
test_wanted_format (void)
{
  g_autoptr (GBytes) input = read_example ("pack.valid");
  g_autoptr (GBytes) taken = wm_document_canonical (input, "f", "waymark-pack/1", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (taken);
  g_assert_null (wm_document_canonical (input, "f", "waymark-plan/1", NULL, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_INVALID);
}

static void
test_controls (void)
{
  static const char text[] = "{\"format\":\"waymark-pack/1\",\"id\":\"p\",\"name\":\"P\","
                             "\"description\":\"a\\r\\nb\\u0007c\\td\",\"skills\":[]}";
  g_autoptr (GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = wm_document_canonical (input, "f", NULL, &warnings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (g_bytes_get_data (output, NULL), "\"a\\nbc\\td\""));
}

static void
test_byte_order_mark (void)
{
  static const char text[] = "\xef\xbb\xbf{\"format\":\"waymark-pack/1\",\"id\":\"p\","
                             "\"name\":\"P\",\"skills\":[]}";
  g_autoptr (GBytes) input = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = wm_document_canonical (input, "f", NULL, &warnings, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (output, NULL), "{\n"));
}

static void
test_lengths (void)
{
  g_autofree char *name = g_strnfill (201, 'n');
  g_autofree char *text = g_strnfill (64 * 1024 + 1, 't');
  g_autofree char *person = g_strdup_printf (
      "{\"format\":\"waymark-plan/1\",\"id\":\"p\",\"name\":\"P\",\"person\":{\"name\":\"%s\"},"
      "\"startDate\":\"2026-01-01\",\"milestones\":[],\"tasks\":[]}",
      name);
  g_autofree char *pack = g_strdup_printf ("{\"format\":\"waymark-pack/1\",\"id\":\"p\","
                                           "\"name\":\"P\",\"description\":\"%s\","
                                           "\"skills\":[]}",
                                           text);
  g_autoptr (GBytes) long_name = g_bytes_new_static (person, strlen (person));
  g_autoptr (GBytes) long_text = g_bytes_new_static (pack, strlen (pack));
  g_autoptr (GError) error = NULL;

  g_assert_null (wm_document_load (long_name, "f", &error));
  g_assert_true (g_str_has_prefix (error->message, "f: person.name: "));
  g_clear_error (&error);
  g_assert_null (wm_document_load (long_text, "f", &error));
  g_assert_true (g_str_has_prefix (error->message, "f: description: "));
}

static void
test_long_chain (void)
{
  GString *text = g_string_new ("{\"format\":\"waymark-pack/1\",\"id\":\"p\",\"name\":\"P\","
                                "\"skills\":[{\"id\":\"s0\",\"name\":\"S\"}");
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GError) error = NULL;
  const guint n = 100000;

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, ",{\"id\":\"s%u\",\"name\":\"S\"}", i);
  g_string_append (text, "],\"associations\":[");
  for (guint i = 0; i <= n; i++)
    g_string_append_printf (text,
                            "%s{\"origin\":\"s%u\",\"associationType\":\"precedes\","
                            "\"destination\":\"s%u\"}",
                            i > 0 ? "," : "", i, i == n ? 0 : i + 1);
  g_string_append (text, "]}");
  input = g_string_free_to_bytes (text);
  g_assert_null (wm_document_load (input, "f", &error));
  g_assert_nonnull (strstr (error->message, "circle: s0 → s1 → s2"));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

static void
check_built_in (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) input = wm_file_read (path, WM_FILE_CAP, &error);
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GPtrArray) warnings = NULL;

  g_assert_no_error (error);
  output = wm_document_canonical (input, path, "pack", &warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_true (g_bytes_equal (input, output));
}

static void
test_packs (void)
{
  g_autofree char *built_in
      = g_build_filename (g_getenv ("WAYMARK_DATADIR"), "packs", "ai-engineer.json", NULL);
  g_autofree char *tiny = g_test_build_filename (G_TEST_DIST, "data", "tiny-pack.json", NULL);

  check_built_in (built_in);
  check_built_in (tiny);
}

/* All schemas compile, and each definition that two of them share is the same
 * in both: the checks and the published files cannot differ. */
static void
test_shapes (void)
{
  static const char *const kinds[] = { "pack", "plan", "workspace" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const WmShape *shape = wm_shape_get (kinds[i]);

      g_assert_cmpint (shape->type, ==, WM_SHAPE_OBJECT);
      g_assert_true (wm_shape_find (shape, "format")->required);
      g_assert_true (wm_shape_get (kinds[i]) == shape);
    }
  g_assert_true (wm_shape_items_of (wm_shape_get ("workspace"), "packs") == wm_shape_get ("pack"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/example/", examples[i].name, NULL);

      g_test_add_data_func (path, &examples[i], test_example);
    }
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/document/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  g_test_add_func ("/exchange/document/formats", test_formats);
  g_test_add_func ("/exchange/document/wanted-format", test_wanted_format);
  g_test_add_func ("/exchange/document/controls", test_controls);
  g_test_add_func ("/exchange/document/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/exchange/document/lengths", test_lengths);
  g_test_add_func ("/exchange/document/long-chain", test_long_chain);
  g_test_add_func ("/exchange/document/packs", test_packs);
  g_test_add_func ("/exchange/document/shapes", test_shapes);
  return g_test_run ();
}
