#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving about on the map: by the keys of zoom, on the overview, back and forward, to a role and a
skill that were searched for; the slider between the spectrum and few crossings. A window that
becomes narrow stays readable. Where things are is told by the boxes of what they are read as."""
import json
import re

from waymark_ui import (Desktop, cli, close_skill, focused, launch, listed, menu, no_faults,
                        open_skill, page, search, shot, wait_for)

SKILL, OTHER, ROLE = "Coding craft", "Pre-training", "AI product manager"


def box(app, name):
    found = app.root.find("push button", name)
    return found and found.box()


def middle(app, name):
    x, y, w, h = box(app, name)
    return x + w / 2, y + h / 2


def apart(app):
    """How far two skills are from each other; from afar they are all of one size."""
    return middle(app, SKILL)[1] - middle(app, OTHER)[1]


def near(a, b, most=3):
    return all(abs(i - j) <= most for i, j in zip(a, b))


def rest_at(app, name, there, why):
    wait_for(app, lambda: box(app, name) and near(box(app, name), there), why)
    app.settle()


def can(app, name):
    return "sensitive" in app.find("push button", name).states()


def overview(app):
    """Where it is shown; None where all of the map is seen."""
    seen = [node for role in ("image", "icon") for node in app.find_all(role, "Overview")
            if "visible" in node.states()]
    return seen[0] if seen else None


def zoom(app):
    """By keys with and without Ctrl: larger, as large as before, smaller; then all is seen."""
    whole, one = box(app, SKILL), apart(app)
    assert not overview(app), "all is seen, and yet there is an overview"
    app.key("plus", "plus")
    wait_for(app, lambda: near([apart(app) / one], [1.44], 0.03),
             "+ does not make it larger")
    app.key("minus", "minus", "ctrl+minus")
    wait_for(app, lambda: near([apart(app) / one], [0.8], 0.03),
             "- does not make it smaller")
    app.key("ctrl+0")
    rest_at(app, SKILL, whole, "Ctrl+0 does not show all again")
    return whole


def places(app, whole):
    """The overview moves what is shown; back and forward go through where one was."""
    app.key("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+plus")
    small = wait_for(app, lambda: overview(app), "there is no overview")
    no_faults(app)
    shot(app, "moving-near")
    before = box(app, OTHER)
    x, y, w, h = small.box()
    dx, dy = app.origin()
    app.pointer(x + dx + w - 12, y + dy + h - 12)
    wait_for(app, lambda: box(app, OTHER) != before, "a click on the overview moves nothing")
    app.settle()
    after = box(app, OTHER)
    assert after[0] < before[0] and after[1] < before[1], (before, after)
    assert near(before[2:], after[2:], 1), "the overview has changed the zoom"
    assert can(app, "Back to Where I Was") and not can(app, "Forward Again")
    app.find("push button", "Back to Where I Was").click()
    rest_at(app, OTHER, before, "back does not go to where it was")
    wait_for(app, lambda: can(app, "Forward Again"), "there is no way forward")
    app.find("push button", "Forward Again").click()
    rest_at(app, OTHER, after, "forward does not go to where it had been")
    app.key("ctrl+0")
    rest_at(app, SKILL, whole, "Ctrl+0 does not show all again")


def figures(app):
    told = app.find("label", re.compile("^Crossings: ")).name
    return [float(n) for n in re.search(r"Crossings: (\d+)\. .*: ([\d.]+) %", told).groups()]


def balance(app):
    """True to the spectrum is nearer to it, and crosses no less often."""
    told = {}
    for value in (0, 1):
        menu(app, "What the Map Shows")
        slider = app.find("slider", "From true to the spectrum to fewest crossings")
        before = figures(app)
        slider.value(value)
        wait_for(app, lambda: figures(app) != before, f"the map stays as it is at {value}")
        told[value] = figures(app)
        app.key("Escape")
        wait_for(app, lambda: not [n for n in app.find_all("slider") if "visible" in n.states()]
                 and focused(app)[0] != "slider", "Escape does not close what the map shows")
        app.settle()
    assert told[0][0] >= told[1][0] and told[0][1] < told[1][1], told


def inside(app, name):
    """In what the map has of the window, beside the panel."""
    found, view = box(app, name), app.find(None, "Map of roles and skills").box()
    return found and all(view[i] <= found[i] and found[i] + found[i + 2] <= view[i] + view[i + 2]
                         for i in (0, 1))


def nearby(app, name):
    """So near that it is out of sight."""
    app.key("ctrl+0")
    app.key(*["ctrl+plus"] * 6)
    wait_for(app, lambda: not inside(app, name), f"{name} is still in sight")


def searched(app):
    nearby(app, SKILL)
    open_skill(app, SKILL)
    wait_for(app, lambda: inside(app, SKILL), "the skill is not in sight")
    close_skill(app)
    app.settle()
    nearby(app, ROLE)
    search(app, ROLE)
    app.find("list item", re.compile("^" + ROLE))
    app.key("Down", "Return")
    wait_for(app, lambda: inside(app, ROLE), "the role is not in sight")
    shot(app, "moving-role")
    app.settle()


def narrow(app):
    """As large as before, though the whole would be a stamp; that can be asked for."""
    app.key("ctrl+0")
    wait_for(app, lambda: not overview(app), "Ctrl+0 does not show all again")
    app.settle()
    wide = box(app, SKILL)[2]
    for _ in range(4):
        app.resize(360, 720)
    wait_for(app, lambda: box(app, SKILL)[2] >= wide, "it is too small to be read")
    wait_for(app, lambda: inside(app, ROLE), "it does not begin at the role")
    shot(app, "moving-narrow")
    x, y, w, h = app.find(None, "Map of roles and skills").box()
    tools = app.find("push button", "Zoom In").box()
    assert tools[1] >= y + h, ("the tools hide skills", tools, (x, y, w, h))
    app.key("ctrl+0")
    wait_for(app, lambda: all(inside(app, name) for name in (SKILL, OTHER, ROLE)),
             "Ctrl+0 does not show all")
    shot(app, "moving-narrow-whole")


def large(desk):
    """The places of many skills are there only after the window: the keyboard is on the map. While
    it is edited, keys move what they are on along the spectrum."""
    pack = {"format": "waymark-pack/1", "id": "many", "name": "Many", "inLanguage": "en",
            "skills": [{"id": f"s{i}", "name": f"Skill {i}", "spectrum": i * 4 % 1000}
                       for i in range(250)]}
    file, path = desk.home + "/many.json", desk.home + "/many.waymark"
    with open(file, "w", encoding="utf-8") as out:
        json.dump(pack, out)
    cli("init", path, "--pack=" + file)
    app = launch(desk, path)
    wait_for(app, lambda: focused(app)[1].startswith("Skill "), "the keyboard is not on the map")
    name = focused(app)[1]

    def spectrum():
        return next(s["spectrum"] for s in listed(path, "skills") if s["name"] == name)

    was = spectrum()
    app.find("push button", "Edit the Map").click()
    wait_for(app, lambda: focused(app)[1] == name, "the keyboard has left the map")
    app.key("ctrl+shift+Right")
    wait_for(app, lambda: spectrum() == was + 20, "Ctrl+Shift+Right does not move the skill")
    app.close()


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    app = launch(desk, path)
    page(app, "map")
    app.settle()
    whole = zoom(app)
    places(app, whole)
    balance(app)
    searched(app)
    narrow(app)
    app.close()
    large(desk)
