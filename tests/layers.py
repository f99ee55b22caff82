#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An include in the wrong direction does not compile: with the very flags that the build gives a
layer, a file that includes what lies above it fails, and one that includes what it may use
succeeds."""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(sys.argv[1])
CASES = [
    ("libwaymark-core.a", "gtk/gtk.h", False), ("libwaymark-core.a", "cairo.h", False),
    ("libwaymark-core.a", "pango/pangocairo.h", False), ("libwaymark-core.a", "glib.h", True),
    ("libwaymark-core.a", "json-glib/json-glib.h", True),
    ("libwaymark-draw.a", "gtk/gtk.h", False), ("libwaymark-draw.a", "adwaita.h", False),
    ("libwaymark-draw.a", "json-glib/json-glib.h", False), ("libwaymark-draw.a", "cairo.h", True),
    ("waymark-cli", "gtk/gtk.h", False), ("waymark-cli", "json-glib/json-glib.h", False),
    ("libwaymark-app.a", "json-glib/json-glib.h", False), ("libwaymark-app.a", "gtk/gtk.h", True),
]
commands = json.load(open(BUILD / "compile_commands.json"))


def flags(target):
    """The flags of the first C file of a target, without its input and output."""
    for entry in commands:
        if f"/{target}.p/" in entry.get("output", "") and entry["file"].endswith(".c"):
            words = shlex.split(entry["command"])
            words = words[1:] if os.path.basename(words[0]) == "ccache" else words
            skip = {"-o", "-MF", "-MQ", "-c", "-MD"}
            return [w for i, w in enumerate(words) if w not in skip
                    and (i == 0 or words[i - 1] not in skip - {"-MD"})]
    raise SystemExit(f"no compile command for {target}")


failed = 0
print(f"1..{len(CASES)}")
for number, (target, header, fine) in enumerate(CASES, 1):
    with tempfile.NamedTemporaryFile("w", suffix=".c") as source:
        source.write(f"#include <{header}>\nint wm_layer_probe;\n")
        source.flush()
        done = subprocess.run([*flags(target), "-Wno-error", "-fsyntax-only", source.name],
                              cwd=BUILD, capture_output=True, text=True)
    good = (done.returncode == 0) == fine
    failed += not good
    says = "may" if fine else "cannot"
    print(f"{'ok' if good else 'not ok'} {number} - {target} {says} include {header}")
    if not good:
        print("# " + (done.stderr.strip().splitlines() or ["it compiled"])[0])
sys.exit(bool(failed))
