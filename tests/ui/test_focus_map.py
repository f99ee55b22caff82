#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A part of the map alone: what leads to a skill, what it unlocks, the way to another; Escape shows
all again."""
import re

from waymark_ui import (Desktop, keyboard_on, launch, no_faults, open_skill, page, panel_shows,
                        shot, wait_for, walk_to)


def told(app, name):
    """What the map says of a skill."""
    return app.find("push button", name).description


def show(app, skill, item):
    """From the search, by keyboard alone: the panel's menu is what the focus comes to first."""
    open_skill(app, skill)
    app.key("Return")
    keyboard_on(app, "menu item")
    walk_to(app, item, "Down")
    app.key("Return")


def all_again(app):
    return not app.find_all("push button", "Show the Whole Map Again")


with Desktop() as desk:
    app = launch(desk)
    page(app, "map")
    rag, embeddings, coding = "Retrieval-augmented generation", "Embeddings", "Coding craft"
    assert not re.match(r"\d+ of", told(app, embeddings))

    show(app, rag, "What Leads to It")
    app.find("push button", "Show the Whole Map Again")
    wait_for(app, lambda: told(app, rag).startswith("11 of 11."),
             "it is not last of what leads to it")
    assert re.match(r"\d+ of 11\.", told(app, embeddings)), told(app, embeddings)
    wait_for(app, lambda: not panel_shows(app), "the map has not got all the room")
    keyboard_on(app, "push button", f"^{rag}$")
    shot(app, "focus-needs")
    no_faults(app)

    # Escape leaves it, and the panel only then.
    app.find("push button", embeddings).click()
    wait_for(app, lambda: panel_shows(app), "the panel did not open")
    app.key("Escape")
    wait_for(app, lambda: all_again(app) and not re.match(r"\d+ of", told(app, rag)),
             "the focus stayed")
    assert panel_shows(app), "Escape closed the panel too"
    app.key("Escape")
    wait_for(app, lambda: not panel_shows(app), "the second Escape did not close the panel")

    show(app, rag, "What It Unlocks")
    wait_for(app, lambda: told(app, rag).startswith("1 of "), "it is not first of what it unlocks")
    assert not re.match(r"\d+ of", told(app, embeddings))
    app.find("push button", "Show the Whole Map Again").click()
    wait_for(app, lambda: all_again(app) and not re.match(r"\d+ of", told(app, rag)),
             "the focus stayed")

    # The other end is the skill that is chosen next, by key or pointer. What the pointer comes to
    # lie on changes nothing of what is asked for.
    show(app, rag, "Way to Another Skill…")
    app.find("label", "Choose the other skill on the map")
    app.find("push button", coding).click()
    x, y, w, h = app.find("push button", embeddings).box()
    app.xdo("mousemove", int(x + w / 2), int(y + h / 2))
    wait_for(app, lambda: told(app, rag).startswith("1 of 3."), "there is no way")
    assert told(app, coding).startswith("3 of 3."), told(app, coding)
    wait_for(app, lambda: not app.find_all("label", "Choose the other skill on the map"),
             "it still asks for the other skill")
    shot(app, "focus-way")
    app.close()
