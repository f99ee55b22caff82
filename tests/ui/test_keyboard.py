#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start on by keyboard alone: Tab meets the controls of each page in their order,
both ways, Escape leaves what was opened, and each control says what it is."""
import re

from waymark_ui import (Desktop, close_skill, focused, keyboard_on, launch, no_faults, page,
                        panel_shows, search, wait_for, walk_to)


def walk(app, key, n):
    met = []
    for _ in range(n):
        app.key(key)
        met.append(focused(app)[1])
    return met


def expect(met, wanted):
    assert met == wanted, f"Tab met\n{met}\nwanted\n{wanted}"


with Desktop() as desk:
    app = launch(desk)          # the first start asks nothing

    # Map: the roles, each category, then the tools; arrows walk by meaning.
    page(app, "map")        # a page's key leads into the page
    keyboard_on(app, "push button", "^Research scientist$")
    walk_to(app, "Main Menu", "shift+Tab")
    tools = ["Edit the Map", "Filter Skills and Resources", "What the Map Shows",
             "Zoom In", "Whole Map", "Zoom Out"]
    regions = ["Research scientist", "Maths for machine learning"]
    expect(walk(app, "Tab", 2), regions)
    while focused(app)[1] != tools[0]:
        app.key("Tab")
        regions.append(focused(app)[1])
        assert len(regions) < 15, regions
    expect(walk(app, "Tab", 5), tools[1:])
    expect(walk(app, "shift+Tab", 5 + len(regions) - 1), tools[-2::-1] + regions[-2::-1])
    expect(walk(app, "Right", 1), ["ML engineer"])
    app.key("ctrl+Home")
    climbed = walk(app, "Up", 3)
    assert climbed[0] == "Neural networks and backpropagation" and len(set(climbed)) == 3, climbed
    expect(walk(app, "Down", 3), climbed[-2::-1] + ["Maths for machine learning"])
    app.type("prompt s")
    keyboard_on(app, "push button", "^Prompt security and adversarial tests$")
    app.key("Home")
    app.key("Return")
    wait_for(app, lambda: panel_shows(app), "no skill is shown")
    close_skill(app)
    no_faults(app)

    # The search, by its shortcut, from anywhere.
    search(app, "retrieval")
    app.find("list item", re.compile("Retrieval-augmented generation"))
    app.key("Escape")
    wait_for(app, lambda: focused(app)[0] != "entry", "Escape does not leave the search")

    # Skills and Resources: the filter first, then what is chosen from.
    page(app, "skills")
    walk_to(app, "Main Menu", "Tab")
    expect(walk(app, "Tab", 4),
           ["Filter skills", "New Skill…", "Edit All Shown…",
            "Filter"])
    app.key("space")
    keyboard_on(app, "check box", "^Has a Gap$")
    app.key("space")
    wait_for(app, lambda: "checked" in app.root.find("check box", "Has a Gap").states(),
             "the filter is not taken")
    app.key("Escape")
    app.find("push button", "Remove Filter Has a Gap")
    app.close()
