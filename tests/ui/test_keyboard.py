#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the first start on by keyboard alone: Tab meets the controls of each page in their order,
both ways, Escape leaves what was opened, and each control says what it is."""
import re

from waymark_ui import Desktop, focused, launch, no_faults, page


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
    assert focused(app)[1] == "Research scientist", focused(app)
    while focused(app)[1] != "Main Menu":
        app.key("shift+Tab")
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
    assert focused(app)[1] == "Prompt security and adversarial tests", focused(app)
    app.key("Home")
    app.key("Return")
    app.find("push button", "Close")
    app.key("Escape")
    no_faults(app)

    # The search, by its shortcut, from anywhere.
    app.key("ctrl+f")
    app.type("retrieval")
    app.find("list item", re.compile("Retrieval-augmented generation"))
    app.key("Escape")

    # Skills and Resources: the filter first, then what is chosen from.
    page(app, "skills")
    while focused(app)[1] != "Main Menu":
        app.key("Tab")
    expect(walk(app, "Tab", 4),
           ["Filter skills", "New Skill…", "Edit All Shown…",
            "Filter"])
    app.key("space")
    app.find("check box", "Has a Gap")
    app.key("space", "Escape")
    app.find("push button", "Remove Filter Has a Gap")
    app.close()
