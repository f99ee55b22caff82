/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Left alone the GNU C library raises the size from which a block is mapped by
 * itself with each such block that is freed, up to 32 megabytes: then tiles lie
 * between small things, and the holes that they leave stay with the process.
 */
#include "config.h"

#include "app/wm-heap.h"

#include <malloc.h>

#define MAPPED_FROM (192 * 1024) /* bytes: tiles are, what a frame needs for a moment is not */
#define SPARE (1024 * 1024)      /* kept for the next frame */
#define ARENAS 2 /* each keeps what its threads have freed */

void
wm_heap_tame (void)
{
#ifdef M_MMAP_THRESHOLD
  mallopt (M_MMAP_THRESHOLD, MAPPED_FROM);
  mallopt (M_TRIM_THRESHOLD, SPARE);
#endif
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, ARENAS);
#endif
}
