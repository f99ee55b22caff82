/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate: what must be true of the bytes of a JSON file before anything
 * else reads them. Private to the exchange folder.
 */
#pragma once

#include <gio/gio.h>

#include "exchange/wm-exchange.h"

G_BEGIN_DECLS

#define WM_JSON_MAX_BYTES WM_FILE_CAP
#define WM_JSON_MAX_DEPTH 512
#define WM_JSON_MAX_VALUES 4000000
#define WM_JSON_MAX_NUMBER 1024 /* bytes of one number */

typedef enum
{
  WM_JSON_TOKEN_BEGIN_OBJECT,
  WM_JSON_TOKEN_END_OBJECT,
  WM_JSON_TOKEN_BEGIN_ARRAY,
  WM_JSON_TOKEN_END_ARRAY,
  WM_JSON_TOKEN_KEY,     /* the text without its quotes, escapes untouched */
  WM_JSON_TOKEN_STRING,  /* likewise */
  WM_JSON_TOKEN_INTEGER, /* within 64 bits */
  WM_JSON_TOKEN_REAL,    /* has a fraction or an exponent, or is -0 */
  WM_JSON_TOKEN_LITERAL, /* true, false, null */
} WmJsonTokenType;

/**
 * WmJsonTokenFunc:
 * @text: the token's source text, not terminated by NUL
 *
 * Gets each token as soon as it was found right. When the gate fails later,
 * what was made of the tokens is to be thrown away.
 */
typedef void (*WmJsonTokenFunc) (WmJsonTokenType type, const char *text, gsize length,
                                 gpointer user_data);

gboolean wm_json_gate (const char *data, gsize length, const char *name, WmJsonTokenFunc func,
                       gpointer user_data, GError **error);

/* Appends the text of a string token, escapes resolved. */
void wm_json_unescape (const char *text, gsize length, GString *result);

G_END_DECLS
