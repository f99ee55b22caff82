#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file of ui/ passes gtk4-builder-tool, is in the resource, and names handlers that its
widget binds.

The tool knows neither libadwaita nor our widgets, so a module with both is loaded into it. It has
no way to learn of the handlers that a widget binds for its template: they are taken out of the copy
that it reads, and looked up in the source."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(sys.argv[1])
MODULE = sys.argv[2]
SIGNAL = re.compile(r'<signal [^>]*?handler="([^"]+)"[^>]*?(?:/>|>\s*</signal>)')
listed = (TOP / "ui/waymark.gresource.xml").read_text()
sources = {path: path.read_text() for path in (TOP / "src/app").rglob("*.c")}


def faults(path):
    text = path.read_text()
    if f">{path.name}<" not in listed:
        yield "is not in ui/waymark.gresource.xml"
    users = [code for code in sources.values() if f"/ui/{path.name}" in code]
    if not users:
        yield "no widget in src/app uses it"
    for handler in SIGNAL.findall(text):
        if not any(re.search(rf"bind_template_callback(_full)?\s*\([^;]*\b{handler}\b", code)
                   for code in users):
            yield f"handler {handler} is bound by no widget"
    with tempfile.NamedTemporaryFile("w", suffix=".ui") as copy:
        copy.write(SIGNAL.sub("", text))
        copy.flush()
        done = subprocess.run(["gtk4-builder-tool", "validate", copy.name],
                              env={**os.environ, "LD_PRELOAD": MODULE},
                              capture_output=True, text=True)
    said = (done.stdout + done.stderr).replace(copy.name, path.name).strip()
    if done.returncode or said:
        yield said or f"gtk4-builder-tool ended with {done.returncode}"


files = sorted((TOP / "ui").glob("*.ui"))
failed = 0
print(f"1..{len(files)}")
for number, path in enumerate(files, 1):
    found = list(faults(path))
    failed += bool(found)
    print(f"{'not ok' if found else 'ok'} {number} - {path.name}")
    for line in "\n".join(found).splitlines():
        print("# " + line)
sys.exit(bool(failed))
