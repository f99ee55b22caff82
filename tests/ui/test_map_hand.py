#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map edited by hand: a skill is added where one clicks, moved, renamed, connected by its
handle; a circle is refused and drawn; several are chosen and edited at once; a role is moved and
resized; a link is dropped. Then all is undone."""
import json
import os
import re
import subprocess

from waymark_ui import (Desktop, cli, close_skill, focused, keyboard_on, launch, leave, listed, log,
                        no_faults, page, panel_shows, shot, wait_for, write)


def skills(path):
    return {s["id"]: s for s in listed(path, "skills")}


def named(path, name):
    return next((s for s in listed(path, "skills") if s["name"] == name), None)


def edges(path):
    """(needed, needing), by their ids"""
    packs = json.loads(cli("export", path, "workspace"))["packs"]
    return {(a["origin"], a["destination"]) for pack in packs
            for a in pack.get("associations", ()) if a["associationType"] == "precedes"}


def by_id(path, role):
    return next(r for r in listed(path, "roles") if r["id"] == role)


def windows(desk, title):
    return subprocess.run(["xdotool", "search", "--name", title], env=desk.env,
                          capture_output=True, text=True).stdout.split()


class Map:
    """Where things are on the display."""

    def __init__(self, app):
        self.app = app
        self.dx, self.dy = app.origin()

    def box(self, name):
        x, y, w, h = self.app.find("push button", name).box()
        return x + self.dx, y + self.dy, w, h

    def middle(self, name):
        x, y, w, h = self.box(name)
        return x + w // 2, y + h // 2

    def handle(self, name, above=True):
        """The pointer must be on the skill first."""
        x, y, w, h = self.box(name)
        self.app.pointer(x + w // 2 - 3, y + h // 2, None)
        self.app.pointer(x + w // 2, y + h // 2, None)
        at = y - 7 if above else y + h + 7
        self.app.pointer(x + w // 2, at, None)
        return x + w // 2, at


def with_key(app, key, do):
    app.xdo("keydown", key)
    do()
    app.xdo("keyup", key)


def chosen(app):
    return [n for n in app.find_all("push button", re.compile("Choose None$"))
            if "visible" in n.states()]


def count(app, text):
    wait_for(app, lambda: app.find_all("label", text), f"{text!r} is not told")


def settle_at(app, told):
    app.find("label", told)
    app.settle()


def session(desk, path):
    before = cli("export", path, "workspace")
    app = launch(desk, path)
    page(app, "map")
    app.find("push button", "Edit the Map").click()
    no_faults(app)
    shot(app, "hand-mode")
    it = Map(app)
    done = 0

    # Beside the outermost skill of the lowest row: the end of the spectrum.
    x, y, w, h = it.box("Empathy")
    app.pointer(x + w + 40, y + h // 2)
    app.find("push button", re.compile("Save$"))
    write(app, "Hand Made", "^Name$")
    leave(app, "Return")
    made = wait_for(app, lambda: named(path, "Hand Made"), "it was not made")
    assert made["spectrum"] > 900, made
    done += 1
    close_skill(app)
    app.settle()

    # Escape lets go of what is dragged.
    actions = len(log(path).splitlines())
    (x, y), (tx, ty) = it.middle("Embeddings"), it.middle("Testing")
    app.xdo("mousemove", x, y, "mousedown", 1)
    for i in range(1, 5):
        app.xdo("mousemove", x + (tx - x) * i // 4, y + (ty - y) * i // 4)
    app.xdo("key", "Escape")  # app.key() would let go of the button first, as of other modifiers
    app.xdo("mouseup", 1)
    assert len(log(path).splitlines()) == actions, "what was let go has moved"

    # A body that is dragged moves, whatever it is dropped on.
    joined, was = edges(path), skills(path)["embeddings"]["spectrum"]
    app.drag(*it.middle("Embeddings"), *it.middle("Testing"))
    settle_at(app, "Skill moved")
    now = skills(path)["embeddings"]["spectrum"]
    assert now > was + 50 and edges(path) == joined, (was, now)
    done += 1
    shot(app, "hand-moved")

    # Handles connect, in both directions.
    start = it.handle("Empathy")
    shot(app, "hand-handles")
    app.drag(*start, *it.middle("Hand Made"))
    settle_at(app, "Prerequisite added")
    assert edges(path) - joined == {("empathy", made["id"])}, edges(path) - joined
    done += 1
    app.drag(*it.handle("Hand Made", above=False), *it.middle("Testing"))
    settle_at(app, "Prerequisite added")
    assert ("testing", made["id"]) in edges(path)
    done += 1

    # What would go round in a circle is drawn, told, and not done.
    actions = len(log(path).splitlines())
    x, y = it.handle("Hand Made")
    tx, ty = it.middle("Coding craft")
    app.xdo("mousemove", x, y, "mousedown", 1)
    for i in range(1, 9):
        app.xdo("mousemove", x + (tx - x) * i // 8, y + (ty - y) * i // 8)
    shot(app, "hand-circle")
    app.xdo("mouseup", 1)
    app.find("label", re.compile("would make Coding craft need itself, through .*Testing"))
    shot(app, "hand-refused")
    assert len(log(path).splitlines()) == actions, "something was done"

    # Names in their places: F2 and a double click; Escape leaves one, too
    # long a one stays to be mended.
    app.pointer(*it.middle("Empathy"), repeat=2)
    keyboard_on(app, "text", "^Name of the Skill$")
    shot(app, "hand-rename")
    write(app, "Feeling with Others", "^Name of the Skill$")
    app.key("Return")
    settle_at(app, "Skill renamed")
    assert skills(path)["empathy"]["name"] == "Feeling with Others"
    done += 1
    wait_for(app, lambda: focused(app)[1] == "Feeling with Others", "the focus is elsewhere")
    app.key("F2")
    write(app, "x" * 201, "^Name of the Skill$")
    app.key("Return")
    app.find("label", re.compile("longer than 200 characters"))
    app.key("Escape")
    wait_for(app, lambda: focused(app)[1] == "Feeling with Others", "the focus is elsewhere")
    assert skills(path)["empathy"]["name"] == "Feeling with Others"

    # Several: one by one, by a frame, all; Escape leaves them.
    with_key(app, "ctrl", lambda: [app.pointer(*it.middle(n)) for n in ("Testing", "Influence")])
    count(app, "2 skills chosen")
    x, y, w, h = it.box("Coding craft")
    with_key(app, "shift", lambda: app.drag(x - 12, y - 4, x + w + 4, y + h + 6))
    count(app, "3 skills chosen")
    shot(app, "hand-chosen")
    no_faults(app)
    app.find("push button", re.compile("Edit Chosen…$")).click()
    app.find("push button", re.compile("Save$"))
    app.settle()
    shift = app.find("spin button", re.compile("^Shift Along"))
    shift.value(-40)
    app.settle()
    leave(app, "alt+s")
    wait_for(app, lambda: "Edit Skills" in log(path)
             or "edit-skills" in log(path), "they were not edited")
    done += 1
    app.settle()
    app.key("ctrl+a")
    app.settle()
    app.key("Escape")
    wait_for(app, lambda: not chosen(app), "they are chosen still")

    # A role: its band, and its ends.
    app.key("ctrl+0")
    app.settle()
    role = next(r for r in listed(path, "roles") if r["name"] == "ML engineer")
    x, y, w, h = it.box("ML engineer")
    app.drag(x + w // 2, y + h // 2, x + w // 2 - 60, y + h // 2)
    wait_for(app, lambda: by_id(path, role["id"]) != role, "the role is where it was")
    app.settle()
    role = by_id(path, role["id"])
    done += 1
    x, y, w, h = it.box("ML engineer")
    app.drag(x + w - 3, y + h // 2, x + w + 80, y + h // 2)
    wait_for(app, lambda: by_id(path, role["id"]) != role, "the role is as wide as it was")
    app.settle()
    shot(app, "hand-role")
    done += 1

    # A link from a browser: from another program's window. In a narrow window
    # the panel would lie over the map.
    if panel_shows(app):
        app.find("push button", "Close Skill").click()
    app.resize(900, 780)
    app.settle()
    source = os.environ["WAYMARK_LINK_SOURCE"]
    browser = subprocess.Popen([source, "https://example.org/dropped", "Dropped & titled",
                                "https://example.org/second", "Second"], env=desk.env)
    desk.children.append(browser)
    window = wait_for(app, lambda: windows(desk, "^Link Source$"), "no other window")[0]
    app.xdo("windowmove", window, 1000, 100)
    app.settle()
    # The note of what was done before lies over the lowest rows.
    wait_for(app, lambda: not app.find_all("label", "Role resized"), "the note stays")
    app.settle()
    tx, ty = it.middle("Coding craft")
    app.drag(1060, 160, tx, ty)
    app.find("label", "Linked to Coding craft")
    shot(app, "hand-dropped")
    names = {r.get("url"): r["name"] for r in listed(path, "resources")}
    assert names.get("https://example.org/dropped") == "Dropped & titled", names
    assert names.get("https://example.org/second") == "Second", names
    done += 1
    browser.terminate()

    app.pointer(tx, it.box("Coding craft")[1] + 60)
    app.settle()
    app.key("Escape")
    for _ in range(done):
        app.key("ctrl+z")
        app.settle()
    wait_for(app, lambda: cli("export", path, "workspace") == before, "not all was undone")
    app.close()


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    session(desk, path)
