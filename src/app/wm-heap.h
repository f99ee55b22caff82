/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * wm_heap_tame:
 *
 * Makes large blocks of memory (tiles of pictures, places of a big map) go back to
 * the system as soon as they are let go. Called once, before threads are started.
 */
void wm_heap_tame (void);
