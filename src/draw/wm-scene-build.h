/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draw/wm-scene.h"

G_BEGIN_DECLS

/**
 * WmBuild:
 *
 * A scene in the making. Every text passes through it, so that none reaches a
 * scene unclean or wider than its box.
 *
 * @node: the scene node that what is added belongs to, or -1
 * @alpha: the strength of what is added, 0..1
 * @mute: the scene is for the eye alone: it gets no nodes
 */
typedef struct
{
  WmScene *scene;
  WmMeasure *measure;
  int node;
  double alpha;
  gboolean mute;
} WmBuild;

void wm_build_begin (WmBuild *build, const char *title, const char *language, WmMeasure *measure);
WmScene *wm_build_end (WmBuild *build, double width, double height, const char *description);
/* Takes the ground away that a built scene begins with: where a picture stands among
 * widgets, theirs shows through. */
void wm_scene_drop_ground (WmScene *scene);
WmScene *wm_build_message (const char *title, const char *language, WmMeasure *measure,
                           double width, const char *message);
int wm_build_node (WmBuild *build, const char *id, const char *label, const char *description,
                   double x, double y, double w, double h);
WmItem *wm_build_rect (WmBuild *build, double x, double y, double w, double h, double radius,
                       WmInk fill, WmInk stroke);
WmItem *wm_build_line (WmBuild *build, double x0, double y0, double x1, double y1, WmInk stroke,
                       double line_width);
WmItem *wm_build_curve (WmBuild *build, const double *points, int n_points, WmInk stroke,
                        double line_width);
WmItem *wm_build_mark (WmBuild *build, WmShape shape, double x, double y, double size, WmInk ink);
WmItem *wm_build_line_of_text (WmBuild *build, const char *text, double x, double y, double w,
                               double h, double size, gboolean bold, WmInk ink, WmAlign align);
double wm_build_text (WmBuild *build, const char *text, double x, double y, double w, double size,
                      gboolean bold, WmInk ink, WmAlign align);
double wm_build_paragraph (WmBuild *build, const char *text, double x, double y, double w,
                           double size, gboolean bold, WmInk ink, WmAlign align, guint max_lines);
double wm_build_paragraph_height (WmBuild *build, const char *text, double w, double size,
                                  gboolean bold, guint max_lines);
double wm_build_chip (WmBuild *build, const char *text, double x, double y, double size,
                      WmInk ink);
void wm_build_link (WmBuild *build, guint from, const char *url);
double wm_build_chip_width (WmBuild *build, const char *text, double size);
WmShape wm_build_category_shape (int category);
WmInk wm_build_category_ink (int category);

extern const double wm_build_dashes[2];
extern const double wm_build_dots[2];

G_END_DECLS
