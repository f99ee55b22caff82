#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""On the pages of people and plans Tab comes to every control that shows, the focus is never lost,
each stop has a name, and Escape closes the preferences."""
import re
import subprocess

from uidrive import ACTIONABLE
from waymark_ui import Desktop, cli, launch, page, wait_for

# Inside these the arrows go from one to the next: lists, and drawings, which have a name.
ARROWS = {"list", "table", "tree", "menu"}
TITLE_BAR = {"Minimize", "Maximize", "Close"}       # the window manager's keys do that
NAMELESS = re.compile(r"|(Gtk|Adw|Wm)[A-Z]\w+")


def controls(app):
    """Path to role and name of what shows and is to be met by Tab."""
    found = {}

    def visit(item):
        states = item.states()
        drawn = item.role == "panel" and not NAMELESS.fullmatch(item.name)
        if "visible" not in states or item.role in ARROWS or drawn:
            return
        if item.role in ACTIONABLE and {"focusable", "sensitive"} <= states:
            found[item.path] = (item.role, item.name)
        for below in item.children():
            visit(below)

    visit(app.root)
    return {path: it for path, it in found.items() if it[1] not in TITLE_BAR}


def round_trip(app, where, limit=80):
    """What Tab meets until it comes again to where it began."""
    stops = {}
    for _ in range(limit):
        subprocess.run(["xdotool", "key", "Tab"], env=app.desk.env, check=True)
        app.settle(quiet=0.1)
        node = app.focused()
        assert node is not None, f"{where}: the focus is lost after {list(stops.values())[-2:]}"
        if node.path in stops:
            break
        stops[node.path] = (node.role, node.name)
    nameless = [it for it in stops.values() if NAMELESS.fullmatch(it[1])]
    missed = [it for path, it in controls(app).items() if path not in stops]
    assert len(stops) > 4 and not nameless and not missed, \
        f"{where}: met {list(stops.values())}, without a name {nameless}, missed {missed}"


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path, "--sample")
    app = launch(desk, path)
    for name in ("hiring", "onboarding", "team", "me"):
        page(app, name)
        round_trip(app, name)
    app.key("ctrl+comma")
    wait_for(app, lambda: len(app.root.children()) == 2, "the preferences did not open")
    app.key("Escape")
    wait_for(app, lambda: len(app.root.children()) == 1, "Escape did not close the preferences")
    app.close()
