/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading lists in Markdown. Private to the exchange folder.
 */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * wm_reading_list_to_pack:
 * @store: where a link that is there already keeps its resource
 * @name: of the file, for messages and where the list has no title
 *
 * A list of links as a pack: `#` is its name, `##` a section, `###` a topic in
 * it, **Tier n** (or a <summary> that says so) the tier of what follows; each
 * list item with a link is an entry, marked new by a ✨, with what follows the
 * link as its note. Links within the page, code and raw HTML are passed over.
 *
 * Returns: (transfer full) (nullable): a waymark-pack/1 document
 */
GBytes *wm_reading_list_to_pack (WmStore *store, GBytes *input, const char *name, GError **error);

G_END_DECLS
