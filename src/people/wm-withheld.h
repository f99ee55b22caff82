/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/wm-store.h"

G_BEGIN_DECLS

/**
 * wm_is_withheld:
 * @person: (nullable): whom it is about, by slug
 * @kind: (nullable): of an assessment, or of the source of a reason: "interview", "scorecard" …
 *
 * What interviewers wrote of somebody is not shown to herself, wherever it went: not beside her
 * skills, not as a reason in her plan, nor in what she exports. Levels are; and who exports for
 * her whatever is known of her gives her the words.
 */
gboolean wm_is_withheld (WmStore *store, const char *person, const char *kind);

G_END_DECLS
