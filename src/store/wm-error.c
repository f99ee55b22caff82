/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one error domain of the core.
 */
#include "store/wm-error.h"

G_DEFINE_QUARK (wm-error-quark, wm_error)
