#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""On the pages of people and plans, on the resources and in the small windows Tab comes to every
control that shows, the focus is never lost, and each stop has a name; Escape closes the windows."""
import pathlib
import re
import subprocess

from uidrive import ACTIONABLE
from waymark_ui import Desktop, Top, cli, launch, leave, listed, menu, page, wait_for

TINY = pathlib.Path(__file__).resolve().parent.parent / "data/tiny-pack.json"
# Inside these the arrows go from one to the next: lists, and drawings, which have a name.
ARROWS = {"list", "table", "tree", "menu"}
TITLE_BAR = {"Minimize", "Maximize", "Close"}       # the window manager's keys do that
NAMELESS = re.compile(r"|(Gtk|Adw|Wm)[A-Z]\w+")


def controls(root):
    """Path to role and name of what shows in it and is to be met by Tab."""
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

    visit(root)
    return {path: it for path, it in found.items() if it[1] not in TITLE_BAR}


def round_trip(app, where, least=5, whole=True, limit=80):
    """What Tab meets in the window on top until it comes again to where it began."""
    stops, root = {}, app.root.children()[-1]
    app.key("Tab")                          # looks which window is in front, once
    for _ in range(limit):
        was = app.focused(root)
        subprocess.run(["xdotool", "key", "Tab"], env=app.desk.env, check=True)
        app.settle(quiet=0.1)
        node = app.focused(root)
        if node is None or was and node.path == was.path:
            app.settle()
            node = app.focused(root)
        assert node is not None, f"{where}: the focus is lost after {list(stops.values())[-2:]}"
        if node.path in stops:
            break
        stops[node.path] = (node.role, node.name)
    nameless = [it for it in stops.values() if NAMELESS.fullmatch(it[1])]
    missed = [it for path, it in controls(root).items() if whole and path not in stops]
    assert len(stops) >= least and not nameless and not missed, \
        f"{where}: met {list(stops.values())}, without a name {nameless}, missed {missed}"


def small_window(app, name, opened, least, whole=True):
    """Opens it, goes round in it, and leaves it by Escape."""
    opened()
    wait_for(app, lambda: len(app.root.children()) == 2, f"{name} did not open")
    wait_for(app, lambda: Top(app).focused(), f"{name} has no focus")
    round_trip(app, name, least, whole)
    leave(app)


with Desktop() as desk:
    # A small pack: to read the tree of a large one takes a second, and that after each Tab.
    path = desk.home + "/w.waymark"
    cli("init", path, "--pack", TINY)
    role = listed(path, "roles")[0]["id"]
    cli("rate", path, "--person", "Ana", "--skill", listed(path, "skills")[0]["id"], "--level", 2)
    cli("plan", path, "--person", "Ana", "--role", role, "--start", "2026-03-02")
    app = launch(desk, path)
    small_window(app, "preferences", lambda: app.key("ctrl+comma"), 2)
    small_window(app, "shortcuts", lambda: app.key("ctrl+question"), 5)
    # Its further pages are told as visible before they show.
    small_window(app, "about", lambda: menu(app, "Main Menu", "About Waymark"), 3, whole=False)
    page(app, "onboarding")
    # It has its buttons twice: beside each other, and under each other where it is narrow.
    small_window(app, "new plan",
                 lambda: app.find("push button", re.compile("Make a Plan")).click(), 5, whole=False)
    for name in ("hiring", "onboarding", "team", "resources", "me"):
        page(app, name)
        round_trip(app, name)
    app.find("page tab", "Path").click()
    round_trip(app, "path")
    app.close()
