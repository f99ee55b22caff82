/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The grammar of the gate as a table: each line is a text, and what becomes of
 * it. A text that passes has its canonical form beside it.
 */
#include <string.h>

#include "exchange/wm-exchange.h"
#include "exchange/wm-json-gate.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *canonical; /* NULL: refused */
} Case;

#define NUL_CASE "nul-in-string"

static const Case cases[] = {
  /* scalars */
  { "root-string", "\"hello\"", "\"hello\"\n" },
  { "root-number", "42", "42\n" },
  { "root-true", "true", "true\n" },
  { "root-false", "false", "false\n" },
  { "root-null", " null ", "null\n" },
  { "root-negative", "-1", "-1\n" },
  { "root-with-line-end", "7\r\n", "7\n" },
  { "literal-upper", "TRUE", NULL },
  { "literal-cut", "nul", NULL },
  { "literal-long", "nulls", NULL },
  { "literal-joined", "truefalse", NULL },
  { "word", "hello", NULL },
  { "nan", "NaN", NULL },
  { "infinity", "Infinity", NULL },
  { "minus-infinity", "-Infinity", NULL },
  /* integers */
  { "int-zero", "0", "0\n" },
  { "int-minus-zero", "-0", "-0\n" },
  { "int-64-max", "9223372036854775807", "9223372036854775807\n" },
  { "int-64-max-plus-1", "9223372036854775808", NULL },
  { "int-64-min", "-9223372036854775808", "-9223372036854775808\n" },
  { "int-64-min-minus-1", "-9223372036854775809", NULL },
  { "int-unsigned-max", "18446744073709551615", NULL },
  { "int-thirty-digits", "123456789012345678901234567890", NULL },
  { "int-leading-zero", "012", NULL },
  { "int-minus-leading-zero", "-012", NULL },
  { "int-double-zero", "00", NULL },
  { "int-plus", "+1", NULL },
  { "int-minus-alone", "-", NULL },
  { "int-minus-space", "- 1", NULL },
  { "int-minus-minus", "--1", NULL },
  { "int-hex", "0x1F", NULL },
  { "int-octal", "0o17", NULL },
  { "int-letters", "1abc", NULL },
  { "int-comma", "1,2", NULL },
  { "int-underscore", "1_000", NULL },
  { "int-full-width-digit", "\xef\xbc\x91", NULL },
  /* numbers that keep their text */
  { "real-tenth", "0.1", "0.1\n" },
  { "real-tenths-zero", "1.0", "1.0\n" },
  { "real-trailing-zeros", "2.50", "2.50\n" },
  { "real-large-exponent", "1E22", "1E22\n" },
  { "real-plus-exponent", "1e+22", "1e+22\n" },
  { "real-small", "-1e-78", "-1e-78\n" },
  { "real-zero-exponent", "0e0", "0e0\n" },
  { "real-underflow", "1e-400", "1e-400\n" },
  { "real-many-digits", "0.12345678901234567890123456789", "0.12345678901234567890123456789\n" },
  { "real-overflow", "1e400", NULL },
  { "real-minus-overflow", "-1e400", NULL },
  { "real-exponent-overflow", "1e99999999999999999999", NULL },
  { "real-no-digit-after", "1.", NULL },
  { "real-no-digit-before", ".5", NULL },
  { "real-point-exponent", "1.e5", NULL },
  { "real-two-points", "1.2.3", NULL },
  { "real-no-exponent", "1e", NULL },
  { "real-exponent-sign-alone", "1e+", NULL },
  { "real-exponent-fraction", "1e5.5", NULL },
  { "real-comma", "[1,5.5,]", NULL },
  /* strings */
  { "string-empty", "\"\"", "\"\"\n" },
  { "string-escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "\"\\\"\\\\/\\b\\f\\n\\r\\t\"\n" },
  { "string-unicode-escape", "\"\\u738b\"", "\"王\"\n" },
  { "string-unicode-upper", "\"\\u00E9\"", "\"é\"\n" },
  { "string-control-escape", "\"\\u001f\"", "\"\\u001f\"\n" },
  { "string-delete", "\"\x7f\"", "\"\x7f\"\n" },
  { "string-pair", "\"\\ud83d\\ude00\"", "\"😀\"\n" },
  { "string-last-pair", "\"\\udbff\\udfff\"", "\"\xf4\x8f\xbf\xbf\"\n" },
  { "string-raw-emoji", "\"😀\"", "\"😀\"\n" },
  { "string-slash", "\"a/b\"", "\"a/b\"\n" },
  { "string-line-separator", "\"\xe2\x80\xa8\"", "\"\xe2\x80\xa8\"\n" },
  { "string-noncharacter", "\"\xef\xbf\xbf\"", "\"\xef\xbf\xbf\"\n" },
  { "string-bidi", "\"abc\xe2\x80\xaegnp.exe\"", "\"abc\xe2\x80\xaegnp.exe\"\n" },
  { "string-lone-high", "\"\\ud800\"", NULL },
  { "string-lone-low", "\"\\udc00\"", NULL },
  { "string-high-letter", "\"\\ud800x\"", NULL },
  { "string-high-high", "\"\\ud800\\ud800\"", NULL },
  { "string-high-escape", "\"\\ud800\\n\"", NULL },
  { "string-high-cut", "\"\\ud800\\u\"", NULL },
  { "string-low-high", "\"\\ude00\\ud83d\"", NULL },
  { "string-u0000", "\"x\\u0000y\"", NULL },
  { "string-u-short", "\"\\u12\"", NULL },
  { "string-u-letters", "\"\\uZZZZ\"", NULL },
  { "string-u-sign", "\"\\u+123\"", NULL },
  { "string-u-upper", "\"\\U0041\"", NULL },
  { "string-bad-escape", "\"\\q\"", NULL },
  { "string-hex-escape", "\"\\x41\"", NULL },
  { "string-octal-escape", "\"\\101\"", NULL },
  { "string-escaped-newline", "\"\\\n\"", NULL },
  { "string-raw-newline", "\"x\ny\"", NULL },
  { "string-raw-tab", "\"x\ty\"", NULL },
  { "string-raw-01", "\"\x01\"", NULL },
  { "string-single-quotes", "'x'", NULL },
  { "string-open", "\"xyz", NULL },
  { "string-open-escape", "\"xyz\\", NULL },
  { "string-open-escaped-quote", "\"xyz\\\"", NULL },
  { "utf8-ff", "\"\xff\"", NULL },
  { "utf8-overlong", "\"\xc0\xaf\"", NULL },
  { "utf8-surrogate", "\"\xed\xa0\x80\"", NULL },
  { "utf8-cut", "\"\xe7\x8e\"", NULL },
  { "utf8-too-high", "\"\xf4\x90\x80\x80\"", NULL },
  { "utf8-continuation", "\"\x80\"", NULL },
  { "utf16", "\xff\xfe{\x01}\x01", NULL },
  { "latin-1", "\"caf\xe9\"", NULL },
  /* arrays */
  { "array-empty", "[ ]", "[]\n" },
  { "array-one", "[1]", "[\n  1\n]\n" },
  { "array-mixed", "[1,\"a\",null,[],{}]", "[\n  1,\n  \"a\",\n  null,\n  [],\n  {}\n]\n" },
  { "array-nested", "[[[]]]", "[\n  [\n    []\n  ]\n]\n" },
  { "array-white-space", "\t[\r\n1\t,\n2 ]\n", "[\n  1,\n  2\n]\n" },
  { "array-trailing-comma", "[1,]", NULL },
  { "array-leading-comma", "[,1]", NULL },
  { "array-double-comma", "[1,,2]", NULL },
  { "array-comma-only", "[,]", NULL },
  { "array-no-comma", "[1 2]", NULL },
  { "array-colon", "[1:2]", NULL },
  { "array-open", "[1", NULL },
  { "array-open-comma", "[1,", NULL },
  { "array-closed-twice", "[1]]", NULL },
  { "array-closed-by-brace", "[1}", NULL },
  { "array-not-opened", "]", NULL },
  { "array-form-feed", "[\f1]", NULL },
  { "array-no-break-space", "[\xc2\xa0" "1]", NULL },
  /* objects */
  { "object-empty", "{\n}", "{}\n" },
  { "object-one", "{\"a\":1}", "{\n  \"a\": 1\n}\n" },
  { "object-order-kept", "{\"b\":1,\"a\":2}", "{\n  \"b\": 1,\n  \"a\": 2\n}\n" },
  { "object-empty-key", "{\"\":1}", "{\n  \"\": 1\n}\n" },
  { "object-key-escape", "{\"\\u0061\\n\":1}", "{\n  \"a\\n\": 1\n}\n" },
  { "object-nested", "{\"a\":{\"a\":1}}", "{\n  \"a\": {\n    \"a\": 1\n  }\n}\n" },
  { "object-same-key-siblings", "[{\"a\":1},{\"a\":2}]",
    "[\n  {\n    \"a\": 1\n  },\n  {\n    \"a\": 2\n  }\n]\n" },
  { "object-duplicate", "{\"id\":1,\"id\":2}", NULL },
  { "object-duplicate-escaped", "{\"a\":1,\"\\u0061\":2}", NULL },
  { "object-duplicate-after-child", "{\"a\":{\"b\":1},\"c\":[{\"a\":1}],\"a\":2}", NULL },
  { "object-duplicate-empty", "{\"\":1,\"\":2}", NULL },
  { "object-u0000-key", "{\"a\\u0000b\":1,\"a\":2}", NULL },
  { "object-trailing-comma", "{\"a\":1,}", NULL },
  { "object-leading-comma", "{,\"a\":1}", NULL },
  { "object-no-comma", "{\"a\":1 \"b\":2}", NULL },
  { "object-no-colon", "{\"a\" 1}", NULL },
  { "object-no-value", "{\"a\":}", NULL },
  { "object-key-alone", "{\"a\"}", NULL },
  { "object-two-colons", "{\"a\"::1}", NULL },
  { "object-equals", "{\"a\"=1}", NULL },
  { "object-semicolon", "{\"a\":1;\"b\":2}", NULL },
  { "object-bare-key", "{a:1}", NULL },
  { "object-number-key", "{1:1}", NULL },
  { "object-single-quotes", "{'a':1}", NULL },
  { "object-open", "{\"a\":1", NULL },
  { "object-open-brace", "{", NULL },
  { "object-closed-by-bracket", "{\"a\":1]", NULL },
  /* around the value */
  { "empty", "", NULL },
  { "space-only", "   \n", NULL },
  { "bom-only", "\xef\xbb\xbf", NULL },
  { "bom", "\xef\xbb\xbf{}", "{}\n" },
  { "bom-twice", "\xef\xbb\xbf\xef\xbb\xbf{}", NULL },
  { "bom-inside", "[\xef\xbb\xbf]", NULL },
  { "two-values", "{}{}", NULL },
  { "two-numbers", "1 2", NULL },
  { "trailing-word", "{} xyz", NULL },
  { "trailing-comma", "{},", NULL },
  { "comment-line", "{} // hi", NULL },
  { "comment-block", "{/* hi */}", NULL },
  { "comment-hash", "# hi\n{}", NULL },
  { "assignment", "var x = {};", NULL },
  { "brackets-crossed", "[{]}", NULL },
};

static void
check_one_message (const GError *error, const char *name)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == WM_ERROR);
  g_assert_true (g_str_has_prefix (error->message, name));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GBytes) input = g_bytes_new (c->text, strlen (c->text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output = wm_json_canonical (input, c->name, &error);

  if (c->canonical == NULL)
    {
      g_assert_null (output);
      check_one_message (error, c->name);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (output, NULL), g_bytes_get_size (output), c->canonical,
                   strlen (c->canonical));
}

static gboolean
passes (const char *text, gsize length, GError **error)
{
  return wm_json_gate (text, length, "x", NULL, NULL, error);
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (passes ("\"a\0b\"", 5, &error));
  g_assert_nonnull (strstr (error->message, "U+0000"));
  g_clear_error (&error);
  g_assert_false (passes ("{}\0{}", 5, &error));
}

static char *
nested (guint depth, const char *open, const char *core, const char *close)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, open);
  g_string_append (text, core);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, close);
  return g_string_free (text, FALSE);
}

static void
test_depth (void)
{
  static const guint refused[] = { 513, 10000, 100000, 1000000 };

  for (guint kind = 0; kind < 2; kind++)
    {
      const char *open = kind == 0 ? "[" : "{\"a\":", *close = kind == 0 ? "]" : "}";
      g_autofree char *right = nested (512, open, kind == 0 ? "" : "1", close);

      g_assert_true (passes (right, strlen (right), NULL));
      for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
        {
          g_autofree char *deep = nested (refused[i], open, "1", close);
          g_autofree char *open_only = nested (refused[i], open, "", "");
          g_autoptr (GError) error = NULL;

          g_assert_false (passes (deep, strlen (deep), &error));
          g_assert_nonnull (strstr (error->message, "512"));
          g_assert_false (passes (open_only, strlen (open_only), NULL));
        }
    }
}

static void
test_place (void)
{
  static const struct
  {
    const char *text, *place;
  } places[] = {
    { "{\n  \"a\": 1,\n  \"a\": 2\n}", "line 3, column 3" },
    { "[\"王王\", x]", "line 1, column 8" },
    { "[1,\r\n2,\r\n\"\\q\"]", "line 3, column 2" },
    { "[", "line 1, column 2" },
    { "\"\n\"", "line 1, column 2" },
    { "[\n\n\"\xff\"]", "line 3, column 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (passes (places[i].text, strlen (places[i].text), &error));
      g_assert_nonnull (strstr (error->message, places[i].place));
    }
}

static void
test_limits (void)
{
  g_autofree char *digits = g_strnfill (1000000, '7');
  g_autofree char *fraction = g_strconcat ("0.", digits, NULL);
  GString *many = g_string_new ("[0");
  g_autofree char *large = g_malloc (WM_JSON_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (passes (digits, strlen (digits), NULL));
  g_assert_false (passes (fraction, strlen (fraction), NULL));
  for (guint i = 1; i < WM_JSON_MAX_VALUES - 1; i++)
    g_string_append (many, ",0");
  g_string_append_c (many, ']');
  g_assert_true (passes (many->str, many->len, NULL));
  g_string_truncate (many, many->len - 1);
  g_string_append (many, ",0]");
  g_assert_false (passes (many->str, many->len, NULL));
  g_string_free (many, TRUE);

  memset (large, ' ', WM_JSON_MAX_BYTES + 1);
  large[0] = '1';
  g_assert_true (passes (large, WM_JSON_MAX_BYTES, NULL));
  g_assert_false (passes (large, WM_JSON_MAX_BYTES + 1, &error));
  g_assert_error (error, WM_ERROR, WM_ERROR_LIMIT);
}

/* A few bytes of nesting and many values would be gigabytes of white space. */
static void
test_layout_bomb (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) input = NULL;
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 510; i++)
    g_string_append_c (text, '[');
  g_string_append_c (text, '0');
  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, ",0");
  for (guint i = 0; i < 510; i++)
    g_string_append_c (text, ']');
  input = g_string_free_to_bytes (text);
  output = wm_json_canonical (input, "bomb", &error);
  g_assert_null (output);
  g_assert_error (error, WM_ERROR, WM_ERROR_LIMIT);
}

static const char seed_text[]
    = "{\n  \"a\": [1, -2.5e+3, true, null, \"x\\u00e9\\ud83d\\ude00\\n\"],\n"
      "  \"王\": {\"b\": {}, \"c\": [], \"\": \"\"}\n}\n";

/* What passes once must pass again, unchanged: the canonical text is a fixed
 * point, and each refusal is one line. */
static void
check_fixed_point (const char *text, gsize length)
{
  g_autoptr (GBytes) input = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = wm_json_canonical (input, "random", &error);
  g_autoptr (GBytes) twice = NULL;

  if (once == NULL)
    {
      check_one_message (error, "random");
      return;
    }
  g_assert_no_error (error);
  twice = wm_json_canonical (once, "again", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (once, twice));
}

static void
test_random_mutations (void)
{
  static const char alphabet[] = "{}[]:,\"\\u0123456789eE+-.tfn \n\xff\xc3\xed";
  guint passed = 0;

  for (guint round = 0; round < 50000; round++)
    {
      char text[sizeof seed_text];
      gsize length = sizeof seed_text - 1;
      guint changes = (guint) g_test_rand_int_range (1, 4);

      memcpy (text, seed_text, sizeof seed_text);
      for (guint i = 0; i < changes; i++)
        {
          gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);

          text[at] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
        }
      if (g_test_rand_int_range (0, 10) == 0)
        length = (gsize) g_test_rand_int_range (0, (gint32) length);
      check_fixed_point (text, length);
      passed += passes (text, length, NULL);
    }
  /* The test says something only when both ways were gone. */
  g_assert_cmpuint (passed, >, 500);
  g_assert_cmpuint (passed, <, 49000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/exchange/gate/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/exchange/gate/" NUL_CASE, test_nul);
  g_test_add_func ("/exchange/gate/depth", test_depth);
  g_test_add_func ("/exchange/gate/place", test_place);
  g_test_add_func ("/exchange/gate/limits", test_limits);
  g_test_add_func ("/exchange/gate/layout-bomb", test_layout_bomb);
  g_test_add_func ("/exchange/gate/random-mutations", test_random_mutations);
  return g_test_run ();
}
