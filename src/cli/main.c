/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * waymark-cli: everything Waymark does, without a display.
 */
#include <stdio.h>

int
main (int argc, char **argv)
{
  (void) argc;
  (void) argv;
  return 2;
}
