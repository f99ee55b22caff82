/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-bench pack [--size=N] [--per-skill=X] [--seed=N] --output=FILE: a content
 * pack of made-up skills in two languages, to see and to measure big maps with.
 */
#include "wm-bench.h"

#include "wm-bench-pack.h"

#define CATEGORIES 16
#define ROLES 24
#define ASKED 40

static const char *const verbs[][2] = {
  { "Designing", "设计" },    { "Measuring", "度量" },  { "Tuning", "调优" },
  { "Explaining", "讲解" },   { "Testing", "测试" },    { "Planning", "规划" },
  { "Securing", "保护" },     { "Scaling", "扩展" },    { "Choosing", "选择" },
  { "Operating", "运行" },    { "Cleaning", "清洗" },   { "Comparing", "比较" },
  { "Estimating", "估算" },   { "Documenting", "记录" }, { "Reviewing", "评审" },
  { "Simulating", "模拟" },
};
static const char *const kinds[][2] = {
  { "small", "小型" },      { "shared", "共享" },     { "streaming", "流式" },
  { "sparse", "稀疏" },     { "layered", "分层" },    { "private", "私有" },
  { "multilingual", "多语言" }, { "real-time", "实时" }, { "offline", "离线" },
  { "distributed", "分布式" }, { "legacy", "遗留" },   { "regulated", "受监管" },
};
static const char *const things[][2] = {
  { "data sets", "数据集" },   { "indexes", "索引" },     { "models", "模型" },
  { "prompts", "提示词" },     { "interfaces", "接口" },  { "pipelines", "流水线" },
  { "experiments", "实验" },   { "contracts", "合同" },   { "teams", "团队" },
  { "budgets", "预算" },       { "releases", "发布" },    { "reports", "报告" },
  { "surveys", "调研" },       { "archives", "档案" },    { "schedules", "排期" },
  { "networks", "网络" },
};
static const char *const subjects[][2] = {
  { "Statistics", "统计" },   { "Research", "研究" },       { "Training", "训练" },
  { "Data", "数据" },         { "Evaluation", "评测" },     { "Retrieval", "检索" },
  { "Serving", "推理服务" },  { "Platforms", "平台" },      { "Security", "安全" },
  { "Agents", "智能体" },     { "Interfaces", "界面" },     { "Products", "产品" },
  { "Teams", "团队" },        { "Law", "法规" },            { "Sales", "销售" },
  { "Service", "服务" },
};

static void
add_named (GString *out, const char *id, const char *english, const char *chinese)
{
  g_string_append_printf (out,
                          "{\"id\": \"%s\", \"name\": \"%s\", \"translations\": {\"zh-CN\": "
                          "{\"name\": \"%s\"}}",
                          id, english, chinese);
}

static const char *
comma (guint i)
{
  return i > 0 ? ",\n" : "\n";
}

static void
add_skill (GString *out, const WmBenchGraph *graph, guint v, GRand *random)
{
  guint n = v;
  const char *const *verb = verbs[n % G_N_ELEMENTS (verbs)];
  const char *const *thing = things[(n /= G_N_ELEMENTS (verbs)) % G_N_ELEMENTS (things)];
  const char *const *kind = kinds[(n /= G_N_ELEMENTS (things)) % G_N_ELEMENTS (kinds)];
  guint turn = n / G_N_ELEMENTS (kinds);
  double place = graph->nodes[v].wish + g_rand_double_range (random, -0.06, 0.06);
  int category = 2 * (int) CLAMP (place * CATEGORIES / 2, 0, CATEGORIES / 2 - 1)
                 + (g_rand_double (random) < 0.35);
  g_autofree char *id = g_strdup_printf ("s%u", v);
  g_autofree char *again = turn > 0 ? g_strdup_printf (" %u", turn + 1) : g_strdup ("");
  g_autofree char *english = g_strdup_printf ("%s %s %s%s", verb[0], kind[0], thing[0], again);
  g_autofree char *chinese = g_strdup_printf ("%s%s%s%s", verb[1], kind[1], thing[1], again);

  g_string_append (out, comma (v));
  add_named (out, id, english, chinese);
  g_string_append_printf (out, ", \"spectrum\": %d, \"group\": \"c%d\"}",
                          (int) (CLAMP (graph->nodes[v].wish, 0, 1) * 1000), category);
}

static void
add_role (GString *out, const WmBenchGraph *graph, guint r, GRand *random)
{
  g_autofree char *id = g_strdup_printf ("r%u", r);
  g_autofree char *english = g_strdup_printf ("%s engineer", subjects[r % 16][0]);
  g_autofree char *chinese = g_strdup_printf ("%s工程师", subjects[r % 16][1]);
  int at = (int) (1000 * (r + 0.5) / ROLES);

  g_string_append (out, comma (r));
  add_named (out, id, english, chinese);
  g_string_append_printf (out, ", \"position\": %d, \"spectrum\": {\"from\": %d, \"to\": %d}, "
                               "\"skills\": [",
                          at, MAX (0, at - 80), MIN (1000, at + 80));
  for (guint i = 0; i < ASKED && i < graph->n / 4; i++)
    g_string_append_printf (out, "%s{\"skill\": \"s%u\", \"level\": %d, \"importance\": \"%s\"}",
                            i > 0 ? ", " : "",
                            i * (graph->n / ASKED > 0 ? graph->n / ASKED : 1)
                              + (guint) g_rand_int_range (random, 0,
                                                          (gint32) MAX (graph->n / ASKED, 1)),
                            g_rand_int_range (random, 1, 5), i % 3 == 0 ? "must" : "should");
  g_string_append (out, "]}");
}

char *
wm_bench_pack_text (const WmBenchGraph *graph)
{
  GRand *random = g_rand_new_with_seed (11);
  GString *out = g_string_new (
    "{\n\"format\": \"waymark-pack/1\",\n\"id\": \"made-up\",\n\"name\": \"Made-up skills\",\n"
    "\"inLanguage\": \"en\",\n\"spectrum\": {\"leftLabel\": \"Data and research\", \"rightLabel\": "
    "\"Product and users\", \"boundaryLabel\": \"API\", \"boundary\": 500},\n\"categories\": [");

  for (guint c = 0; c < CATEGORIES; c++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", c);

      g_string_append (out, comma (c));
      add_named (out, id, subjects[c][0], subjects[c][1]);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "],\n\"roles\": [");
  for (guint r = 0; r < ROLES; r++)
    add_role (out, graph, r, random);
  g_string_append (out, "],\n\"skills\": [");
  for (guint v = 0; v < graph->n; v++)
    add_skill (out, graph, v, random);
  g_string_append (out, "],\n\"associations\": [");
  for (guint e = 0; e < graph->m; e++)
    g_string_append_printf (out,
                            "%s{\"origin\": \"s%u\", \"associationType\": \"precedes\", "
                            "\"destination\": \"s%u\"}",
                            comma (e), graph->edges[e].from, graph->edges[e].to);
  g_string_append (out, "]\n}\n");
  g_rand_free (random);
  return g_string_free (out, FALSE);
}

int
wm_bench_pack (int argc, char **argv)
{
  int size = 14000, seed = 1;
  double per_skill = 20.0 / 14;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "size", 0, 0, G_OPTION_ARG_INT, &size, "Skills", "N" },
    { "per-skill", 0, 0, G_OPTION_ARG_DOUBLE, &per_skill, "Prerequisites a skill", "X" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "Of the made-up graph", "N" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, "Where to write it", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (WmBenchGraph) graph = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || output == NULL || size < 8)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "--output is needed");
      return 2;
    }
  graph = wm_bench_graph_made ((guint) size, per_skill, (guint32) seed);
  text = wm_bench_pack_text (graph);
  if (g_file_set_contents (output, text, -1, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
