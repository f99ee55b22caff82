/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the map share.
 */
#pragma once

#include "map/wm-map.h"

G_BEGIN_DECLS

gboolean wm_locale_same_language (const char *a, const char *b);

/* Texts of the content in the wished language. */
typedef struct _WmTexts WmTexts;
WmTexts *wm_texts_load (WmStore *store, const char *locale, GError **error);
void wm_texts_free (WmTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmTexts, wm_texts_free)
char *wm_texts_get (WmTexts *texts, gint64 pack, const char *kind, gint64 id, const char *field,
                    const char *original);

/* SQL: what a JSON entry of a pack `p` says in the wished language, which are ?1 and,
 * without its region, ?2. Entries carry their own translations: the choice is that
 * of WmTexts. */
#define WM_MAP_TOLD(entry)                                                                         \
  "(SELECT t.value FROM json_each (" entry ", '$.translations') t"                                 \
  " WHERE t.key = ?1 OR (t.key || '-' LIKE ?2 || '-%' AND p.language || '-' NOT LIKE ?2 || '-%')"  \
  " ORDER BY t.key = ?1 DESC, t.key = 'zh-CN' DESC, t.key LIMIT 1)"

/* SQL of a row of onboarding_template: its version; and whether there is a later one
 * that was made from it. A circle of them has none that is not made from an older. */
#define WM_TEMPLATE_VERSION(row) "coalesce (" row ".extra ->> '$.version', 1)"
#define WM_TEMPLATE_IS_OLD(row) "(coalesce (later.version, 0) > " WM_TEMPLATE_VERSION (row) ")"
/* Before such a query, and after the row's table in it: read once, not for each row */
#define WM_TEMPLATE_LATER                                                                          \
  "WITH later AS MATERIALIZED (SELECT extra ->> '$.isBasedOn' AS base,"                            \
  " max (" WM_TEMPLATE_VERSION ("onboarding_template") ") AS version FROM onboarding_template"     \
  " WHERE extra ->> '$.isBasedOn' IS NOT NULL GROUP BY 1) "
#define WM_TEMPLATE_JOIN_LATER(row) " LEFT JOIN later ON later.base = " row ".slug"

/* The roles must be there already. */
gboolean wm_map_load_workflows (WmStore *store, WmMap *map, GError **error);
/* Puts the resources in their order: by tier, then as the reading lists of the
 * packs go, those in no list last. Their sections and topics come from there. */
gboolean wm_map_order_reading (WmStore *store, WmMap *map, GError **error);
/* An empty map; wm_map_load() fills it. */
WmMap *wm_map_new (const char *locale);

/**
 * WmSkillPack:
 *
 * The skills of a map that is being loaded. There may be many, each with a dozen small parts:
 * they lie in a few large pieces of memory, which go back to the system with the map. The
 * arrays of such a skill have but their data and their length: they do not grow, and are
 * neither copied nor referenced.
 */
typedef struct _WmSkillPack WmSkillPack;

typedef enum
{
  WM_TIE_NEEDS,
  WM_TIE_UNLOCKS,
  WM_TIE_RESOURCES,
  WM_TIE_QUESTIONS,
} WmTieKind;

/* Returns: (transfer none): that of the map, whose skills have their parts from it */
WmSkillPack *wm_map_pack_skills (WmMap *map);
WmSkillPack *wm_skill_pack_new (void);
void wm_skill_pack_free (WmSkillPack *pack);
/* Returns: (transfer none): a copy that lives as long as the pack */
char *wm_skill_pack_text (WmSkillPack *pack, const char *text);
/* Returns: (transfer none): a new one, to be filled in before the next call */
WmSkill *wm_skill_pack_add (WmSkillPack *pack);
/* All are added: puts them into the map in the order of @compare, of two WmSkill. */
void wm_skill_pack_order (WmSkillPack *pack, WmMap *map, GCompareFunc compare);
/* In any order of skills; those of one skill in the order in which it lists them. @text: of
 * the pack */
void wm_skill_pack_tie (WmSkillPack *pack, guint skill, WmTieKind kind, guint index);
void wm_skill_pack_require (WmSkillPack *pack, const WmRequirement *requirement);
void wm_skill_pack_tell_level (WmSkillPack *pack, guint skill, guint level, char *text);
/* All are tied: gives the skills their arrays. */
void wm_skill_pack_close (WmSkillPack *pack);
/* A GCompareDataFunc of indexes of skills in @map: those nearest the ground first. */
int wm_map_compare_depths (gconstpointer a, gconstpointer b, gpointer map);
/* Fills WmSkill.depth from WmSkill.needs. */
void wm_map_compute_depths (WmMap *map);

G_END_DECLS
