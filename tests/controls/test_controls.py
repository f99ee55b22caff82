#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No unit test is blind: in their environment, with a display of its own or without, a test or a
program that it starts fails as soon as GLib warns, and passes when nothing is wrong."""
import os
import subprocess
import sys

PROGRAM, WITH_DISPLAY = sys.argv[1:]
CASES = [("quiet", None), ("plain-quiet", None), ("warning", "a warning on purpose"),
         ("critical", "CRITICAL"),
         ("assert", "1 == 2"), ("plain-warning", "a warning on purpose"),
         ("plain-critical", "CRITICAL")]

failed = 0
for before in [], [WITH_DISPLAY]:
    for how, words in CASES:
        done = subprocess.run([*before, PROGRAM, how], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=20)
        stopped = done.returncode != 0
        good = stopped and words in done.stdout if words is not None else not stopped
        failed += not good
        print("ok" if good else "NOT OK", "with a display" if before else "alone",
              how, "exit", done.returncode)
        if not good:
            print(done.stdout, "G_DEBUG is", os.environ.get("G_DEBUG"))
sys.exit(bool(failed))
