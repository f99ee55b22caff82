#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is no workspace is refused with a message, and stays byte for byte as it was; a backup can
take its place."""
import glob
import hashlib
import re
import sys

from waymark_ui import Desktop, Top, cli, keyboard_on, launch, open_file, wait_for

with Desktop() as desk:
    path = desk.home + "/bad.waymark"
    kind = sys.argv[1]
    if kind == "text":
        open(path, "w").write("hello")
    elif kind == "newer":
        cli("init", path, "--pack", "none")
        with open(path, "r+b") as file:
            file.seek(60)
            file.write((99).to_bytes(4, "big"))
    if kind != "missing":
        before = hashlib.sha256(open(path, "rb").read()).hexdigest()
    app = launch(desk, path)
    app.find("label", re.compile({"text": "no Waymark workspace|no workspace",
                                  "newer": "newer", "missing": "no file|does not exist"}[kind]))
    assert app.find_all("push button", re.compile("Open|New")), "nothing to do next"
    if kind != "missing":
        assert hashlib.sha256(open(path, "rb").read()).hexdigest() == before
    assert app.root.children()[0].name.startswith("bad.waymark"), app.root.children()[0].name
    if kind == "text":
        cli("init", desk.home + "/backup.waymark")
        app.find("push button", re.compile("Restore a Backup")).click()
        open_file(app, desk.home + "/backup.waymark")
        app.find("label", re.compile("takes the place of “bad.waymark”"))
        wait_for(app, lambda: Top(app).focused(), "the question has no keyboard")
        app.key("Return")
        app.find("label", re.compile("^Restored from backup.waymark"))
        kept, = glob.glob(desk.home + "/bad-2*.waymark")
        assert hashlib.sha256(open(kept, "rb").read()).hexdigest() == before
    if kind == "missing":                   # what was away is back
        cli("init", path)
        keyboard_on(app, "push button", "Try Again$")
        app.key("Return")
        app.find("label", re.compile("^Map"))
    app.close()
