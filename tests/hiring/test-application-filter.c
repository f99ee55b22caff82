/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which candidates a filter lets through, as a table; what is kept of it; the orders.
 */
#include "hiring/wm-application-filter.h"
#include "map/wm-search.h"

#define DAY (24 * 60 * 60)
#define NOW (1000 * (gint64) DAY)

/* In the order of wm_applications_list() */
static const WmApplication people[] = {
  { .slug = (char *) "ada", .name = (char *) "Ada Byron", .stage = (char *) "",
    .status = (char *) "active", .applied = (char *) "2026-11-20", .source = (char *) "Referral",
    .entered = NOW - 3 * DAY },
  { .slug = (char *) "wei", .name = (char *) "陈伟", .stage = (char *) "tech",
    .status = (char *) "active", .applied = (char *) "2026-10-02", .source = (char *) "Job board",
    .entered = NOW - 14 * DAY },
  { .slug = (char *) "bo", .name = (char *) "Bo Ek", .stage = (char *) "tech",
    .status = (char *) "active", .applied = (char *) "2026-11-25", .source = (char *) "",
    .entered = NOW - 14 * DAY + 1 },
  { .slug = (char *) "cy", .name = (char *) "Cy Dow", .stage = (char *) "tech",
    .status = (char *) "rejected", .applied = (char *) "2026-09-01", .source = (char *) "Referral",
    .entered = NOW - 40 * DAY },
};

static const struct
{
  const char *choices, *passes;
} cases[] = {
  { "", "ada wei bo cy" },
  { "status:active", "ada wei bo" },
  { "status:rejected", "cy" },
  { "status:hired", "" },
  /* Of one kind any, of different kinds all */
  { "status:active\nstatus:rejected", "ada wei bo cy" },
  { "status:active\nsource:Referral", "ada" },
  /* An ended one counts for the stage where it ended. */
  { "stage:tech", "wei bo cy" },
  { "stage:", "ada" },
  { "stage:tech\nstage:", "ada wei bo cy" },
  { "stage:gone", "" },
  /* A source is taken as a whole. */
  { "source:Referral", "ada cy" },
  { "source:Job", "" },
  { "source:referral", "" },
  /* So many whole days, or more; the last one that is chosen counts. */
  { "days:3", "ada wei bo cy" },
  { "days:14", "wei cy" },
  { "days:14\ndays:3", "ada wei bo cy" },
  { "days:14\nstatus:active\nstage:tech", "wei" },
  /* What is not understood is left out. */
  { "days:0\ndays:-3\ndays:x\ndays:12345\nstatus:asleep\nsource:\ncolour:red\nstage",
    "ada wei bo cy" },
};

static char *
passing (const WmApplicationFilter *filter)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (wm_application_filter_matches (filter, &people[i], NOW))
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", people[i].slug);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WmApplicationFilter) filter = wm_application_filter_parse (cases[i].choices);
      g_autofree char *passes = passing (filter);

      g_test_message ("case %u: %s", i, cases[i].choices);
      g_assert_cmpstr (passes, ==, cases[i].passes);
    }
}

static void
test_kept (void)
{
  g_autoptr (WmApplicationFilter) filter
    = wm_application_filter_parse ("days:7\nstage:\nsource:a: b\nsort:days\nview:list");
  g_autofree char *text = wm_application_filter_to_string (filter);
  g_autoptr (WmApplicationFilter) blank = wm_application_filter_parse (NULL);
  g_autofree char *nothing = wm_application_filter_to_string (blank);

  g_assert_true (filter->as_list);
  g_assert_cmpint (filter->sort, ==, WM_SORT_DAYS);
  g_assert_cmpstr (text, ==, "days:7\nstage:\nsource:a: b\nsort:days\nview:list");
  g_assert_cmpstr (nothing, ==, "");
  wm_application_filter_set (filter, WM_CHOOSE_DAYS, "30", TRUE);
  g_assert_false (wm_application_filter_has (filter, WM_CHOOSE_DAYS, "7"));
  wm_application_filter_set (filter, WM_CHOOSE_SOURCE, "two\nlines", TRUE);
  wm_application_filter_drop (filter, WM_CHOOSE_STAGE);
  g_assert_cmpuint (filter->choices->len, ==, 2);
}

static gboolean
asks (const WmApplicationFilter *filter, WmChoose wanted)
{
  for (guint i = 0; i < filter->choices->len; i++)
    {
      WmChoose kind = WM_CHOOSE_KINDS;

      if (wm_application_filter_read (filter->choices->pdata[i], &kind) != NULL && kind == wanted)
        return TRUE;
    }
  return FALSE;
}

/* Whatever a setting holds, it is understood as what is written of it again; one more choice of
 * a kind lets no fewer through, the first of a kind no more. */
static void
test_random (void)
{
  static const char *const parts[] = { "status:", "stage:", "source:", "days:", "active", "hired",
                                       "tech",    "7",      "Referral", "\n",   "view:list", ":" };

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (WmApplicationFilter) filter = NULL, again = NULL;
      g_autofree char *written = NULL, *twice = NULL, *before = NULL, *after = NULL;
      gboolean asked;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (text, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
      filter = wm_application_filter_parse (text->str);
      written = wm_application_filter_to_string (filter);
      again = wm_application_filter_parse (written);
      twice = wm_application_filter_to_string (again);
      g_assert_cmpstr (written, ==, twice);
      before = passing (filter);
      asked = asks (filter, WM_CHOOSE_STAGE);
      wm_application_filter_set (filter, WM_CHOOSE_STAGE, "tech", TRUE);
      after = passing (filter);
      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        if (strstr (asked ? before : after, people[i].slug) != NULL)
          g_assert_nonnull (strstr (asked ? after : before, people[i].slug));
    }
}

static void
test_orders (void)
{
  static const char *const wanted[WM_SORTS]
    = { "ada wei bo cy", "ada bo cy wei", "cy wei bo ada", "bo ada wei cy" };

  for (guint sort = 0; sort < WM_SORTS; sort++)
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new ();
      g_autoptr (GString) out = g_string_new (NULL);
      WmApplicationSort back = WM_SORTS;

      for (guint i = 0; i < G_N_ELEMENTS (people); i++)
        g_ptr_array_add (list, (gpointer) &people[i]);
      wm_applications_sort (list, (WmApplicationSort) sort);
      for (guint i = 0; i < list->len; i++)
        g_string_append_printf (out, "%s%s", i > 0 ? " " : "",
                                ((const WmApplication *) list->pdata[i])->slug);
      g_assert_cmpstr (out->str, ==, wanted[sort]);
      g_assert_true (wm_application_sort_parse (
        wm_application_sort_to_string ((WmApplicationSort) sort), &back));
      g_assert_cmpint (back, ==, sort);
    }
}

static void
test_found (void)
{
  static const struct
  {
    const char *words, *found;
  } searches[] = { { "", "ada wei bo cy" }, { "BYRON", "ada" }, { "伟", "wei" },
                   { "refer", "ada cy" },   { "board", "wei" },  { "nobody", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *needle = wm_search_fold (searches[i].words);
      g_autoptr (GString) out = g_string_new (NULL);

      for (guint who = 0; who < G_N_ELEMENTS (people); who++)
        if (wm_application_is_found (&people[who], needle))
          g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", people[who].slug);
      g_assert_cmpstr (out->str, ==, searches[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hiring/application-filter/cases", test_cases);
  g_test_add_func ("/hiring/application-filter/kept", test_kept);
  g_test_add_func ("/hiring/application-filter/random", test_random);
  g_test_add_func ("/hiring/application-filter/orders", test_orders);
  g_test_add_func ("/hiring/application-filter/found", test_found);
  return g_test_run ();
}
