#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up: from exec to the end after the first painted frame of the map, beside a bare libadwaita
window in the same run, turn by turn. Prints medians and their ratio; asserts nothing, since
machines are shared and noisy."""
import os
import pathlib
import statistics
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))
from uidrive import Desktop  # noqa: E402

RUNS = 9


def once(args, env):
    start = time.monotonic()
    process = subprocess.Popen(args, env=env, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    hung = threading.Timer(60, process.kill)
    hung.start()
    status = process.wait()             # with a time-out it would look every 50 ms only
    took = time.monotonic() - start
    hung.cancel()
    if status != 0:
        sys.exit(f"{args[0]} ended with {status}")
    return took


app, bare, cli = sys.argv[1:4]
with Desktop() as desk:
    keep = ("WAYMARK_DATADIR", "WAYMARK_LOCALEDIR", "GSETTINGS_SCHEMA_DIR")
    env = {**desk.env, **{k: os.environ[k] for k in keep if k in os.environ},
           "WAYMARK_FIRST_FRAME": "quit"}
    path = desk.home + "/bench.waymark"
    subprocess.run([cli, "init", path, "--sample"], env=env, check=True)
    ours, theirs = [], []
    for run in range(RUNS + 1):
        pair = once([app, path], env), once([bare], env)
        if run:                         # the first pair warms the caches
            ours.append(pair[0])
            theirs.append(pair[1])
    a, b = statistics.median(ours), statistics.median(theirs)
    ratio = statistics.median(x / y for x, y in zip(ours, theirs))
    print(f"first frame, median of {RUNS}: waymark {a * 1000:.0f} ms, "
          f"bare window {b * 1000:.0f} ms, ratio {ratio:.2f}")
