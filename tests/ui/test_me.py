#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Me, by keyboard: from nothing known to a target role, ratings in place that move a skill to its
group, all of it undone; another person; the same as a picture."""
import json
import os
import re

from waymark_ui import (Desktop, cli, close_skill, focused, hop, keyboard_on, launch, leave, listed,
                        no_faults, page, panel_shows, save_as, shot, wait_for, write)


def counts(app):
    """What the three counters say; they are read apart, and never added up."""
    found = {}
    for state in ("Short", "Not Assessed", "Met"):
        button = app.find("push button", re.compile(r"^\d+ " + state + "$"))
        found[state] = int(button.name.split()[0])
    return found


def go_to(app, state):
    """A counter leads to the first skill of its group, whose name is the answer."""
    app.find("push button", re.compile(r"^\d+ " + state + "$")).click()
    keyboard_on(app, "list item")
    app.settle()
    return keyboard_on(app, "list item")


def next_row(app, *done):
    """The focus goes on to a row that was not yet rated."""
    return wait_for(app, lambda: focused(app)[0] == "list item" and focused(app)[1] not in done
                    and focused(app)[1], f"the focus does not go on from {done}")


def fits(path, person, role):
    gaps = json.loads(cli("gap", path, "--person", person, "--role", role, "--json"))
    kinds = [gap["state"] for gap in gaps["skills"]]
    return {"Short": kinds.count("short"), "Not Assessed": kinds.count("not_assessed"),
            "Met": kinds.count("met")}


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    app = launch(desk, path)
    me = listed(path, "people")[0]["id"]
    role = listed(path, "roles")[0]

    # Without a target role the page offers the roles; a click chooses.
    page(app, "me")
    app.find("page tab", "Gaps").click()
    app.find("label", "Choose a Target Role")
    shot(app, "me-empty")
    app.find("list item", role["name"]).point()
    wait_for(app, lambda: listed(path, "people")[0].get("targetRole") == role["id"],
             "no target role was chosen")
    app.find("label", re.compile("^Nothing is rated yet"))
    start = counts(app)
    assert start["Short"] == 0 and start["Met"] == 0 and start["Not Assessed"] > 0, start
    assert start == fits(path, me, role["id"])

    # Rate from the row: 4 meets every target, 0 none above it; the focus goes on to the next one.
    first = go_to(app, "Not Assessed")
    app.key("4")
    wait_for(app, lambda: counts(app)["Met"] == 1, "the skill did not move to what is met")
    second = next_row(app, first)
    app.key("0")
    wait_for(app, lambda: counts(app)["Short"] == 1,
             "the second skill did not move to what is short")
    next_row(app, first, second)
    assert counts(app) == fits(path, me, role["id"]), (counts(app), fits(path, me, role["id"]))
    shot(app, "me-rated")

    # Undo and redo both, from the keyboard.
    app.key("ctrl+z", "ctrl+z")
    wait_for(app, lambda: counts(app) == start, "the ratings were not undone")
    app.key("ctrl+shift+z", "ctrl+shift+z")
    wait_for(app, lambda: counts(app)["Short"] == 1 and counts(app)["Met"] == 1,
             "the ratings were not redone")

    # By the buttons: Tab comes to the levels, the arrows go through them; Delete on the row clears.
    assert go_to(app, "Short") == second
    hop(app, "Tab")
    for level in range(1, 5):
        hop(app, "Right")
    app.key("space")
    wait_for(app, lambda: counts(app)["Met"] == 2, "the button did not rate")
    go_to(app, "Met")
    app.key("Delete")
    wait_for(app, lambda: counts(app)["Met"] == 1, "Delete did not clear the rating")

    # Return opens the skill beside the page, which stays as it is.
    name = go_to(app, "Not Assessed")
    app.key("Return")
    wait_for(app, lambda: panel_shows(app), "the skill is not shown")
    wait_for(app, lambda: focused(app)[1] == name, "the focus did not stay")
    close_skill(app)

    # The same as a picture, where each skill can be reached.
    for face in ("By Category", "By Gap"):
        app.find("page tab", face).click()
        app.find("push button", re.compile("^" + re.escape(first)))
        shot(app, "me-picture-" + face)
    picture = os.path.join(desk.home, "gaps.svg")
    app.find("push button", "Export Picture…").click()
    save_as(app, picture)
    wait_for(app, lambda: os.path.exists(picture), "no picture was written")
    assert first in open(picture).read(), "the picture does not name what it shows"
    app.find("push button", "Print Picture…").click()
    app.find(None, re.compile("^Print$"))
    leave(app)
    app.find("page tab", "List").click()
    app.find("page tab", "Assess").click()
    app.find("page tab", "All Skills").click()
    app.find("list item", first)
    shot(app, "me-all")

    # Everything about me, in one click, as pages.
    file = os.path.join(desk.home, "me.pdf")
    app.find("page tab", "Overview").click()
    app.find("push button", re.compile("^Everything About This _?Person…")).click()
    save_as(app, file)
    wait_for(app, lambda: os.path.exists(file), "no file was written")
    assert open(file, "rb").read(5) == b"%PDF-"

    # Another person has a page of her own.
    app.find("push button", "Add a Person…").click()
    write(app, "Cleo <i>& Co</i>", "^Name$")
    leave(app, "Return")
    wait_for(app, lambda: len(listed(path, "people")) == 2, "nobody was added")
    app.find("page tab", "Gaps").click()
    app.find("label", "Choose a Target Role")
    app.key("ctrl+z")
    wait_for(app, lambda: len(listed(path, "people")) == 1, "adding was not undone")
    wait_for(app, lambda: counts(app)["Met"] == 1, "the page did not come back to me")
    no_faults(app)
    app.close()
    cli("check", path)
