/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which names show at which zoom.
 */
#include "draw/wm-labels.h"

#include <math.h>

/* What is compared again and again, side by side in memory. */
typedef struct
{
  float x, y, half_w, half_h, below, beside, from;
} Shown;

/* The zoom from which on two labels are clear of each other. */
static inline float
clear_from (const Shown *a, const Shown *b)
{
  float dx = a->x - b->x, dy = a->y - b->y;
  float w = a->half_w + b->half_w, h = a->half_h + b->half_h;
  float apart = (a->below - b->below) * (dy < 0 ? -1.f : 1.f);
  float aside = (a->beside - b->beside) * (dx < 0 ? -1.f : 1.f);
  float by_x = fabsf (dx) > 1e-6f ? (w - aside) / fabsf (dx) : G_MAXFLOAT;
  float by_y = fabsf (dy) > 1e-6f ? (h - apart) / fabsf (dy) : G_MAXFLOAT;

  return MIN (by_x, by_y);
}

void
wm_labels_place (WmLabel *labels, guint n, double most)
{
  g_autofree Shown *shown = g_new (Shown, n + 1);
  guint n_shown = 0;

  for (guint i = 0; i < n; i++)
    {
      Shown one = { (float) labels[i].x,      (float) labels[i].y,     (float) labels[i].w / 2,
                    (float) labels[i].h / 2,  (float) labels[i].below, (float) labels[i].beside,
                    (float) labels[i].from };

      for (guint j = 0; j < n_shown && one.from <= most; j++)
        {
          float clear = clear_from (&one, &shown[j]);

          /* Before that one shows it is in nobody's way. */
          if (clear > one.from && clear > shown[j].from)
            one.from = clear * 1.0001f;
        }
      labels[i].from = one.from <= most ? one.from : G_MAXDOUBLE;
      if (one.from <= most)
        shown[n_shown++] = one;
    }
}
