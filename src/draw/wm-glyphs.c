/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shaped texts, kept: to shape one costs more than to paint it. What is kept is
 * small, and any thread may have made it: names are shaped while the places of a
 * map are made.
 */
#include "draw/wm-glyphs-private.h"

#include <string.h>

#include "draw/wm-font.h"

#define MOST_FONTS 1000 /* WmGlyph.font has ten bits */
#define FARTHEST 2000000 /* WmGlyph.x, in Pango's units */

/* A glyph of a plain run: all are of one font, on the line, each to the right of the one
 * before it, by so many of Pango's units. Most names are such. */
typedef struct
{
  guint16 id, step;
} Step;

/* In one piece of memory: this, the glyphs, the text. */
typedef struct
{
  PangoLanguage *language;
  const char *text;
  float w, h, ascent;
  guint16 bytes; /* of all */
  guint16 font;  /* of a plain run */
  guint8 bold, odd, n, plain;
  guint32 glyphs[]; /* Step when it is plain, else WmGlyph */
} Run;

#define HEAD G_STRUCT_OFFSET (Run, glyphs)

G_STATIC_ASSERT (WM_GLYPHS_MOST <= G_MAXUINT8);
G_STATIC_ASSERT (HEAD + WM_GLYPHS_MOST * sizeof (WmGlyph) + WM_GLYPHS_LONGEST < G_MAXUINT16);

/* Of the process. When there are many, those that nobody asked for lately go. */
static struct
{
  GMutex mutex;
  GHashTable *young, *old; /* Run, which is its own key */
  gsize young_bytes, old_bytes;
  GPtrArray *fonts;        /* cairo_scaled_font_t */
} kept;

/* ---- what is kept ------------------------------------------------------------ */

static guint
hash (gconstpointer data)
{
  const Run *run = data;

  return g_str_hash (run->text) * 2 + run->bold + (guint) GPOINTER_TO_SIZE (run->language);
}

static gboolean
same (gconstpointer a, gconstpointer b)
{
  const Run *r = a, *s = b;

  return r->bold == s->bold && r->language == s->language && g_str_equal (r->text, s->text);
}

/* With the mutex. */
static void
add (Run *run)
{
  if (kept.young == NULL)
    kept.young = g_hash_table_new_full (hash, same, g_free, NULL);
  if (kept.young_bytes + run->bytes > WM_GLYPHS_GENERATION)
    {
      g_clear_pointer (&kept.old, g_hash_table_unref);
      kept.old = kept.young;
      kept.old_bytes = kept.young_bytes;
      kept.young = g_hash_table_new_full (hash, same, g_free, NULL);
      kept.young_bytes = 0;
    }
  if (g_hash_table_contains (kept.young, run))
    {
      g_free (run); /* another thread has met it meanwhile */
      return;
    }
  kept.young_bytes += run->bytes;
  g_hash_table_add (kept.young, run);
}

/* With the mutex. (nullable) */
static const Run *
find (const Run *key)
{
  const Run *run = kept.young != NULL ? g_hash_table_lookup (kept.young, key) : NULL;
  gpointer stolen;

  if (run != NULL || kept.old == NULL
      || !g_hash_table_steal_extended (kept.old, key, &stolen, NULL))
    return run;
  kept.old_bytes -= ((Run *) stolen)->bytes;
  add (stolen);
  return stolen;
}

/* Returns: its number; MOST_FONTS when there are too many */
static guint
number_of (cairo_scaled_font_t *font)
{
  guint number = MOST_FONTS;

  g_mutex_lock (&kept.mutex);
  if (kept.fonts == NULL)
    kept.fonts = g_ptr_array_new ();
  if (!g_ptr_array_find (kept.fonts, font, &number) && kept.fonts->len < MOST_FONTS)
    {
      number = kept.fonts->len;
      g_ptr_array_add (kept.fonts, cairo_scaled_font_reference (font));
    }
  g_mutex_unlock (&kept.mutex);
  return number;
}

cairo_scaled_font_t *
wm_glyphs_font (guint font)
{
  cairo_scaled_font_t *found = NULL;

  g_mutex_lock (&kept.mutex);
  if (kept.fonts != NULL && font < kept.fonts->len)
    found = cairo_scaled_font_reference (g_ptr_array_index (kept.fonts, font));
  g_mutex_unlock (&kept.mutex);
  return found;
}

void
wm_glyphs_outline (cairo_t *cr, const WmGlyph *glyphs, guint n, double x, double y, double pixels)
{
  double scale = pixels / WM_FONT_SIZE;
  cairo_path_t *outline;

  cairo_new_path (cr);
  for (guint i = 0; i < n; i++)
    {
      cairo_glyph_t glyph = { glyphs[i].id, (double) glyphs[i].x / PANGO_SCALE,
                              (double) glyphs[i].y / PANGO_SCALE };
      cairo_scaled_font_t *font = wm_glyphs_font (glyphs[i].font);

      if (font == NULL)
        continue;
      cairo_set_scaled_font (cr, font);
      cairo_glyph_path (cr, &glyph, 1);
      cairo_scaled_font_destroy (font);
    }
  outline = cairo_copy_path (cr);
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  cairo_append_path (cr, outline);
  cairo_restore (cr);
  cairo_path_destroy (outline);
}

void
wm_glyphs_forget (void)
{
  g_mutex_lock (&kept.mutex);
  g_clear_pointer (&kept.young, g_hash_table_unref);
  g_clear_pointer (&kept.old, g_hash_table_unref);
  kept.young_bytes = kept.old_bytes = 0;
  g_mutex_unlock (&kept.mutex);
}

guint
wm_glyphs_count (gsize *bytes)
{
  guint n;

  g_mutex_lock (&kept.mutex);
  n = (kept.young != NULL ? g_hash_table_size (kept.young) : 0)
      + (kept.old != NULL ? g_hash_table_size (kept.old) : 0);
  *bytes = kept.young_bytes + kept.old_bytes;
  g_mutex_unlock (&kept.mutex);
  return n;
}

/* ---- shaping ------------------------------------------------------------------ */

/* Of this thread. */
typedef struct
{
  PangoLanguage *language;
  PangoLayout *layout;
  int bold; /* -1 at first */
} Shaper;

static void
shaper_free (gpointer data)
{
  Shaper *shaper = data;

  g_clear_object (&shaper->layout);
  g_free (shaper);
}

static PangoLayout *
shape (const char *text, gboolean bold, PangoLanguage *language)
{
  static GPrivate of_thread = G_PRIVATE_INIT (shaper_free);
  Shaper *shaper = g_private_get (&of_thread);

  if (shaper == NULL)
    {
      shaper = g_new0 (Shaper, 1);
      g_private_set (&of_thread, shaper);
    }
  if (shaper->layout == NULL || shaper->language != language)
    {
      PangoContext *context
        = wm_font_context (language != NULL ? pango_language_to_string (language) : NULL);

      g_clear_object (&shaper->layout);
      shaper->layout = pango_layout_new (context);
      g_object_unref (context);
      shaper->language = language;
      shaper->bold = -1;
    }
  if (shaper->bold != bold)
    wm_font_set (shaper->layout, bold);
  shaper->bold = bold;
  pango_layout_set_text (shaper->layout, text, -1);
  return shaper->layout;
}

/* A picture among the letters has colours of its own. */
static gboolean
has_pictures (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x2600 && c < 0x2800) || (c >= 0x1f000 && c < 0x20000))
        return TRUE;
    }
  return FALSE;
}

/* FALSE: the glyphs do not fit into what is kept of them */
static gboolean
add_glyphs (WmGlyphs *glyphs, const PangoGlyphItem *item, int *x)
{
  PangoFont *font = item->item->analysis.font;
  guint number = PANGO_IS_CAIRO_FONT (font)
                   ? number_of (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)))
                   : MOST_FONTS;

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &item->glyphs->glyphs[i];
      int y = info->geometry.y_offset;

      if (info->glyph != PANGO_GLYPH_EMPTY)
        {
          if (number == MOST_FONTS || info->glyph > G_MAXUINT16 || glyphs->n == WM_GLYPHS_MOST
              || y > G_MAXINT16 || y < G_MININT16 || ABS (*x) > FARTHEST
              || ABS (info->geometry.x_offset) > G_MAXINT16)
            return FALSE;
          glyphs->glyphs[glyphs->n++]
            = (WmGlyph){ (guint16) info->glyph, (gint16) y, number & 0x3ff,
                         *x + info->geometry.x_offset };
        }
      *x += info->geometry.width;
    }
  return TRUE;
}

/* Without the mutex: to shape takes long, and others paint meanwhile. */
static void
read_layout (PangoLayout *layout, const char *text, WmGlyphs *glyphs)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle logical;
  int x = 0;

  pango_layout_get_extents (layout, NULL, &logical);
  glyphs->w = (double) logical.width / PANGO_SCALE;
  glyphs->h = (double) logical.height / PANGO_SCALE;
  glyphs->ascent = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  glyphs->n = 0;
  glyphs->odd = has_pictures (text);
  for (GSList *l = line->runs; l != NULL && !glyphs->odd; l = l->next)
    glyphs->odd = !add_glyphs (glyphs, l->data, &x);
  if (glyphs->odd)
    glyphs->n = 0;
}

static gboolean
is_plain (const WmGlyphs *glyphs)
{
  int before = 0;

  for (guint i = 0; i < glyphs->n; i++)
    {
      const WmGlyph *glyph = &glyphs->glyphs[i];

      if (glyph->y != 0 || glyph->font != glyphs->glyphs[0].font || glyph->x < before
          || glyph->x - before > G_MAXUINT16)
        return FALSE;
      before = glyph->x;
    }
  return TRUE;
}

static void
keep_steps (Run *run, const WmGlyphs *glyphs)
{
  Step *steps = (Step *) run->glyphs;
  int before = 0;

  run->font = glyphs->n > 0 ? glyphs->glyphs[0].font : 0;
  for (guint i = 0; i < glyphs->n; i++)
    {
      steps[i] = (Step){ glyphs->glyphs[i].id, (guint16) (glyphs->glyphs[i].x - before) };
      before = glyphs->glyphs[i].x;
    }
}

static void
read_steps (const Run *run, WmGlyphs *glyphs)
{
  const Step *steps = (const Step *) run->glyphs;
  int x = 0;

  for (guint i = 0; i < run->n; i++)
    {
      x += steps[i].step;
      glyphs->glyphs[i] = (WmGlyph){ steps[i].id, 0, run->font & 0x3ff, x };
    }
}

static Run *
run_new (const Run *key, const WmGlyphs *glyphs)
{
  gboolean plain = is_plain (glyphs);
  gsize head = HEAD + glyphs->n * (plain ? sizeof (Step) : sizeof (WmGlyph));
  gsize length = strlen (key->text) + 1;
  Run *run = g_malloc (MAX (head + length, sizeof (Run)));

  *run = *key;
  run->w = (float) glyphs->w;
  run->h = (float) glyphs->h;
  run->ascent = (float) glyphs->ascent;
  run->odd = glyphs->odd != FALSE;
  run->n = (guint8) glyphs->n;
  run->bytes = (guint16) (head + length);
  run->plain = plain != FALSE;
  if (plain)
    keep_steps (run, glyphs);
  else
    memcpy (run->glyphs, glyphs->glyphs, glyphs->n * sizeof (WmGlyph));
  run->text = memcpy ((char *) run + head, key->text, length);
  return run;
}

static void
read_run (const Run *run, WmGlyphs *glyphs)
{
  glyphs->w = run->w;
  glyphs->h = run->h;
  glyphs->ascent = run->ascent;
  glyphs->odd = run->odd;
  glyphs->n = run->n;
  if (run->plain)
    read_steps (run, glyphs);
  else
    memcpy (glyphs->glyphs, run->glyphs, run->n * sizeof (WmGlyph));
}

void
wm_glyphs_get (const char *text, gboolean bold, PangoLanguage *language, WmGlyphs *glyphs)
{
  const Run key = { .language = language, .text = text, .bold = bold != FALSE };
  const Run *run;

  if (strlen (text) > WM_GLYPHS_LONGEST)
    {
      glyphs->odd = TRUE;
      glyphs->n = 0;
      return;
    }
  g_mutex_lock (&kept.mutex);
  run = find (&key);
  if (run != NULL)
    read_run (run, glyphs);
  g_mutex_unlock (&kept.mutex);
  if (run != NULL)
    return;
  read_layout (shape (text, bold, language), text, glyphs);
  g_mutex_lock (&kept.mutex);
  add (run_new (&key, glyphs));
  g_mutex_unlock (&kept.mutex);
}

void
wm_glyphs_keep (const char *text, gboolean bold, PangoLanguage *language)
{
  WmGlyphs glyphs;

  wm_glyphs_get (text, bold, language, &glyphs);
}
