/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WmJsonWriter:
 *
 * Writes JSON as it goes, without a tree, in our canonical text: UTF-8, two
 * spaces, one value a line, no trailing blanks, a final line feed. What comes
 * out is valid JSON whatever goes in: texts are made valid UTF-8, and only
 * what JSON demands is escaped.
 */
typedef struct _WmJsonWriter WmJsonWriter;

WmJsonWriter *wm_json_writer_new (void);
/* All on one line and without a line feed at the end, for the database. */
WmJsonWriter *wm_json_writer_new_compact (void);
void wm_json_writer_free (WmJsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WmJsonWriter, wm_json_writer_free)

/* What is written comes in the order of these calls. */
void wm_json_writer_begin_object (WmJsonWriter *self);
void wm_json_writer_end_object (WmJsonWriter *self);
void wm_json_writer_begin_array (WmJsonWriter *self);
void wm_json_writer_end_array (WmJsonWriter *self);
/* The next value belongs to @key; only inside an object. */
void wm_json_writer_key (WmJsonWriter *self, const char *key);

void wm_json_writer_string (WmJsonWriter *self, const char *value); /* NULL writes null */
void wm_json_writer_int (WmJsonWriter *self, gint64 value);
void wm_json_writer_bool (WmJsonWriter *self, gboolean value);
void wm_json_writer_null (WmJsonWriter *self);
/* A number or literal in the words it was read in; already checked. */
void wm_json_writer_raw (WmJsonWriter *self, const char *text, gssize length);
/* Rounded to hundredths, no exponent; NaN and infinities write 0. */
void wm_json_writer_hundredths (WmJsonWriter *self, double value);

/* (transfer full): the text; the writer is empty after it. Every object and
 * array must be closed. */
char *wm_json_writer_finish (WmJsonWriter *self);
GBytes *wm_json_writer_finish_bytes (WmJsonWriter *self); /* (transfer full) */

/* Deep nesting makes much white space: a small hostile file must not fill the
 * memory. TRUE once more bytes than this were written: the text is not kept. */
#define WM_JSON_MAX_OUTPUT (512 * 1024 * 1024)
gboolean wm_json_writer_is_too_long (const WmJsonWriter *self);

G_END_DECLS
