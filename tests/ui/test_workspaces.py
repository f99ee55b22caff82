#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""New, open, recent, duplicate, back up, restore and export of workspaces, through the chooser of
files. What is there is never replaced unasked, and never lost."""
import glob
import hashlib
import json
import os
import re
import sqlite3

from waymark_ui import (Desktop, cli, launch, leave, listed, open_file, save_as,
                        shot, wait_for)


def open_path(app, path):
    app.key("ctrl+o")
    open_file(app, path)


def restore(app, path):
    menu(app, "^Res_?tore a Backup")
    open_file(app, path)


def menu(app, *names):
    app.key("F10")
    for name in names:
        app.find("menu item", re.compile(name)).click()


def title(app, name):
    shown = re.compile(f"^{re.escape(name)}( – .*)?$")      # with its folder
    wait_for(app, lambda: app.find_all("label", shown),
             f"the window does not say that {name} is open")


def digest(path):
    return hashlib.sha256(open(path, "rb").read()).hexdigest()


with Desktop() as desk:
    first = desk.home + "/first.waymark"
    cli("init", first, "--sample")
    app = launch(desk, first)
    title(app, "first")

    app.key("ctrl+n")
    save_as(app, desk.home + "/second")       # without its ending
    title(app, "second")
    assert len(listed(desk.home + "/second.waymark", "skills")) == 78

    # A sample to walk through: the page of hiring has its job, and its candidates.
    menu(app, "^Open a _?Sample")
    save_as(app, desk.home + "/sample")
    title(app, "sample")
    jobs = json.loads(cli("job", desk.home + "/sample.waymark", "list", "--json"))
    assert [job["openings"] for job in jobs] == [2]
    shot(app, "workspaces-sample")

    before = digest(first)
    app.key("ctrl+n")
    save_as(app, desk.home + "/first")        # is there already, with its ending
    app.find("label", re.compile("already a file.*first.waymark"))
    shot(app, "workspaces-taken")
    assert digest(first) == before, "a workspace was replaced unasked"
    leave(app)

    open_path(app, first)
    title(app, "first")
    menu(app, "Duplicate")
    save_as(app, desk.home + "/third.v2")     # a dot is no ending
    title(app, "third.v2")
    copy = desk.home + "/third.v2.waymark"
    assert cli("export", copy, "workspace") == cli("export", first, "workspace")

    menu(app, "Open Recent", "second")
    title(app, "second")

    # A backup, a change, and back to it; what was there meanwhile stays beside it.
    open_path(app, first)
    title(app, "first")
    menu(app, "^_?Back Up")
    save_as(app, desk.home + "/backup")
    app.find("label", "Backed up to ~/backup.waymark")
    before = cli("export", first, "workspace")
    cli("rate", first, "--person", "Zed", "--skill", listed(first, "skills")[0]["id"], "--level", 2)
    changed = cli("export", first, "workspace")
    with open(desk.home + "/text.waymark", "w") as text:
        text.write("hello")
    restore(app, desk.home + "/text.waymark")
    app.find("label", re.compile("no Waymark workspace"))
    leave(app)
    other = sqlite3.connect(first)           # another program
    other.execute("SELECT count(*) FROM skill").fetchone()
    restore(app, desk.home + "/backup.waymark")
    app.find("label", re.compile("78 skills"))
    shot(app, "workspaces-restore")
    leave(app, "Return")
    app.find("label", re.compile("in use by another program"))
    leave(app)
    title(app, "first")
    other.close()
    assert cli("export", first, "workspace") == changed
    restore(app, desk.home + "/backup.waymark")
    app.find("label", re.compile("78 skills"))
    leave(app, "Return")
    app.find("label", re.compile("^Restored from backup.waymark"))
    shot(app, "workspaces-restored")
    title(app, "first")
    assert cli("export", first, "workspace") == before
    kept, = glob.glob(desk.home + "/first-2*.waymark")
    assert cli("export", kept, "workspace") == changed

    menu(app, "Export", "^_?Workspace…")
    save_as(app, desk.home + "/out")
    wait_for(app, lambda: os.path.exists(desk.home + "/out.json"), "nothing was written")
    assert json.load(open(desk.home + "/out.json"))["format"] == "waymark-workspace/1"
    shot(app, "workspaces-end")
    app.close()
