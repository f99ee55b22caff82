/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Search as one types in a map of 14,000 skills with names in two languages:
 * what each letter costs.
 */
#include <glib/gstdio.h>

#include "exchange/wm-workspace.h"
#include "learning/wm-finder.h"
#include "store/wm-sql.h"
#include "wm-bench.h"

#define ROUNDS 7
#define SHOWN 60

/* Names of two or three words out of a few dozen, as taxonomies have them */
static const char *const content[] = {
  "INSERT INTO pack (id, slug, name, language) VALUES (1, 'big', 'Big', 'en')",
  "CREATE TEMP TABLE word (i INTEGER PRIMARY KEY, en TEXT, zh TEXT)",
  "INSERT INTO word (en, zh) VALUES ('manage', '管理'), ('evaluate', '评估'), ('prompt', '提示'),"
  " ('model', '模型'), ('data', '数据'), ('network', '网络'), ('training', '训练'),"
  " ('caching', '缓存'), ('retrieval', '检索'), ('pipeline', '流水线'), ('vector', '向量'),"
  " ('database', '数据库'), ('monitoring', '监控'), ('security', '安全'), ('testing', '测试'),"
  " ('interview', '面试'), ('planning', '规划'), ('deployment', '部署'), ('quality', '质量'),"
  " ('language', '语言'), ('safety', '防护'), ('feature', '特征'), ('storage', '存储'),"
  " ('reporting', '报告'), ('inference', '推理'), ('latency', '延迟'), ('customer', '客户')",
  "WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 14000)"
  " INSERT INTO skill (id, pack_id, slug, name, description, spectrum, sort)"
  " SELECT n, 1, 'skill-' || n, a.en || ' ' || b.en || ' ' || n,"
  " 'How to ' || b.en || ' a ' || c.en ||"
  " ' so that ' || a.en || ' holds in every case that the team meets.', n % 1001, n"
  " FROM n JOIN word a ON a.i = 1 + n % 27 JOIN word b ON b.i = 1 + n / 27 % 27"
  " JOIN word c ON c.i = 1 + n / 729 % 27",
  "INSERT INTO translation (kind, entity_id, locale, field, text)"
  " SELECT 'skill', s.id, 'zh-CN', 'name', a.zh || b.zh || s.id FROM skill s"
  " JOIN word a ON a.i = 1 + s.id % 27 JOIN word b ON b.i = 1 + s.id / 27 % 27",
  "INSERT INTO translation (kind, entity_id, locale, field, text)"
  " SELECT 'skill', s.id, 'zh-CN', 'description', '如何' || b.zh || a.zh || '，使团队在每种情况下都能做好。'"
  " FROM skill s JOIN word a ON a.i = 1 + s.id % 27 JOIN word b ON b.i = 1 + s.id / 27 % 27",
};

static WmStore *
make_big (const char *path)
{
  g_autoptr (GError) error = NULL;
  WmStore *store = wm_workspace_create (path, "none", NULL, &error);
  gboolean fine = store != NULL && wm_store_begin (store, "import", NULL, &error);

  for (guint i = 0; fine && i < G_N_ELEMENTS (content); i++)
    fine = wm_sql_run (store, &error, content[i], "");
  if (!fine || !wm_store_commit (store, &error))
    g_error ("%s", error->message);
  return store;
}

static void
measure (WmFinder *finder, const char *query)
{
  gint64 best = G_MAXINT64, worst = 0;
  guint n = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (WmFinds) finds = wm_finder_find (finder, query, SHOWN);
      gint64 took = g_get_monotonic_time () - begin;

      best = MIN (best, took);
      worst = MAX (worst, took);
      n = wm_finds_total (finds);
    }
  g_print ("%-28s %8.2f ms %8.2f ms %8u found\n", query, (double) best / 1000,
           (double) worst / 1000, n);
}

int
wm_bench_find (int argc, char **argv)
{
  static const char *const queries[] = { "e",
                                         "ev",
                                         "eva",
                                         "evaluate",
                                         "evaluate data",
                                         "data team meets",
                                         "evlauate",
                                         "promt cachign",
                                         "提",
                                         "提示",
                                         "提示缓存",
                                         "提是缓存",
                                         "zzzz",
                                         "13999" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("waymark-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "b.waymark", NULL);
  g_autoptr (WmStore) store = make_big (path);
  g_autoptr (WmMap) map = wm_map_load (store, "en", &error);
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (WmFinder) finder = wm_finder_load (store, map, &error);

  g_print ("making ready %u skills in two languages: %.1f ms\n\n", map->skills->len,
           (double) (g_get_monotonic_time () - begin) / 1000);
  g_print ("%-28s %11s %11s\n", "typed", "best", "worst");
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    measure (finder, queries[i]);
  (void) wm_store_close (store, NULL);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
