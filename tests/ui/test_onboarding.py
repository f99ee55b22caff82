#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan, by keyboard and pointer: made for a new person, ticked, added to, edited, moved, deleted,
all of it undone; its dates follow its first day; exported as JSON, which an empty workspace takes
in again."""
import json
import os
import re

from waymark_ui import (Desktop, Top, cli, focused, launch, listed, log, menu, no_faults, page,
                        shot, tab_to, wait_for)


def document(path, plan):
    return json.loads(cli("export", path, "plan", "--id", plan))


def tasks(path, plan):
    return document(path, plan)["tasks"]


def names(path, plan):
    return [task["name"] for task in tasks(path, plan)]


def focus_row(app, name):
    """Walks with Tab to a row, and from the first one of its milestone down to that activity."""
    for _ in range(16):
        if focused(app)[0] == "list item":
            break
        app.key("Tab")
    if focused(app)[1] != name:
        app.key("Home")
    for _ in range(8):
        if focused(app) == ("list item", name):
            return
        app.key("Down")
    raise AssertionError(f"the arrows do not come to {name!r}, but to {focused(app)}")


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    app = launch(desk, path)

    # The empty state says what to do; the dialog needs a name and a date that is one.
    page(app, "onboarding")
    app.find("label", re.compile("^No Plan Yet$"))
    app.find("push button", re.compile("Make a Plan")).click()
    name = app.find("text", "Name")
    make = app.find("push button", re.compile("Make Plan"))
    assert "sensitive" not in make.states(), "a plan for nobody could be made"
    app.type("Bo Berg")
    start = app.find("text", "First day")
    start.set_text("2026-13-01")
    wait_for(app, lambda: "sensitive" not in make.states(), "a plan could start on no day at all")
    start.set_text("2026-03-02")
    app.find("label", re.compile("Week 1 until .*6 Mar 2026"))
    # The template alone, so that the walks below are short.
    app.find("spin button", re.compile("^Hours a week")).value(0)
    shot(app, "onboarding-make")
    app.key("Return")
    plan = wait_for(app, lambda: listed(path, "plans"), "no plan was made")[0]["id"]
    first, second, third = names(path, plan)[:3]
    assert document(path, plan)["startDate"] == "2026-03-02"
    app.find("label", re.compile("^Late, was due"))
    shot(app, "onboarding-plan")

    # Tick with Space, where the focus stays.
    before = tasks(path, plan)
    focus_row(app, first)
    app.key("space")
    wait_for(app, lambda: tasks(path, plan)[0].get("status") == "COMPLETED",
             "the tick was not stored")
    assert focused(app) == ("list item", first), focused(app)
    app.find("label", re.compile("^1 of "))
    app.key("ctrl+z")
    wait_for(app, lambda: tasks(path, plan)[0].get("status") != "COMPLETED",
             "the tick was not undone")
    assert focused(app) == ("list item", first), focused(app)

    # Down and up again with Alt and the arrows; the focus goes with it.
    app.key("alt+Down")
    wait_for(app, lambda: names(path, plan)[:3] == [second, first, third], "it did not move down")
    assert focused(app) == ("list item", first), focused(app)
    app.key("alt+Down")
    wait_for(app, lambda: names(path, plan)[:3] == [second, third, first],
             "it did not move down again")
    app.key("alt+Up")
    wait_for(app, lambda: names(path, plan)[:3] == [second, first, third], "it did not move up")
    app.key("ctrl+z", "ctrl+z", "ctrl+z")
    wait_for(app, lambda: names(path, plan)[:3] == [first, second, third],
             "the moves were not undone")

    # To another milestone by the menu.
    last = document(path, plan)["milestones"][-1]
    focus_row(app, first)
    menu(app, "Activity Menu", "Move To", last["name"], inside=app.find("list item", first))
    wait_for(app, lambda: [t for t in tasks(path, plan) if t["name"] == first][0]["milestone"]
             == last["id"],
             "it did not move to the last milestone")
    app.key("ctrl+z")
    wait_for(app, lambda: names(path, plan)[:3] == [first, second, third],
             "that move was not undone")

    # By the pointer: the first one dropped below the second.
    rows = [app.find("list item", text) for text in (first, second)]
    (x, y, _, h), (_, below, _, height) = rows[0].box(), rows[1].box()
    app.drag(x + 20, y + h // 2, x + 24, below + height - 6)
    wait_for(app, lambda: names(path, plan)[:3] == [second, first, third],
             "the drop did not move it")
    app.key("ctrl+z")
    wait_for(app, lambda: names(path, plan)[:3] == [first, second, third],
             "the drop was not undone")

    # Edit in the dialog that Return opens: name, owner by name, another working day, hours, a note.
    focus_row(app, first)
    app.key("Return")
    field = app.find("text", "Name")
    field.set_text("Greet <b>everybody</b> & co")
    app.find("spin button", "Number of the working day, the first is 1").value(3)
    app.find("spin button", re.compile("^Hours")).value(1.5)
    app.find("text", "Note").set_text("With cake.")
    shot(app, "onboarding-edit")
    app.find("push button", re.compile("Save")).click()
    edited = wait_for(app, lambda: [t for t in tasks(path, plan)
                                    if t["name"] == "Greet <b>everybody</b> & co"],
                      "the edit was not stored")[0]
    # The third working day lies behind the milestone, whose last day it then is.
    assert edited["dueDay"] == 3 and edited["dueDate"] == "2026-03-02", edited
    assert edited["timeRequired"] == "PT90M" and edited["description"] == "With cake.", edited
    app.find("list item", "Greet <b>everybody</b> & co")
    app.key("ctrl+z")
    wait_for(app, lambda: names(path, plan)[0] == first, "the edit was not undone")

    # A milestone's name and outcome.
    def milestone():
        return document(path, plan)["milestones"][0]

    was = milestone()
    app.find("push button", "Edit Milestone: " + was["name"]).click()
    app.find("text", "Name").set_text("The first day")
    app.find("text", re.compile("^Outcome")).set_text(
        "She has a desk.\nShe has met <b>everybody</b>.")
    app.find("push button", re.compile("Save")).click()
    wait_for(app, lambda: milestone()["name"] == "The first day", "the milestone was not changed")
    assert milestone()["goals"] == ["She has a desk.", "She has met <b>everybody</b>."], milestone()
    app.find("label", "She has met <b>everybody</b>.")
    app.key("ctrl+z")
    wait_for(app, lambda: milestone() == was, "the change of the milestone was not undone")

    # Add two in a row at the end of the first milestone; the entry keeps the focus.
    count = len(before)
    focus_row(app, first)
    app.key("End")
    tab_to(app, "^Edit Milestone: " + re.escape(document(path, plan)["milestones"][1]["name"]))
    app.key("shift+Tab")                        # to the entry, which comes into view
    app.type("Water the plants")
    app.key("Return")
    wait_for(app, lambda: "Water the plants" in names(path, plan), "it was not added")
    app.type("Feed the fish")
    app.key("Return")
    wait_for(app, lambda: "Feed the fish" in names(path, plan), "a second one was not added")

    # Delete it; the focus goes to its neighbour, and Undo brings it back.
    for _ in range(12):
        if focused(app) == ("list item", "Water the plants"):
            break
        app.key("shift+Tab")
    assert focused(app) == ("list item", "Water the plants"), focused(app)
    app.key("Delete")
    wait_for(app, lambda: "Water the plants" not in names(path, plan), "it was not deleted")
    app.find("push button", re.compile("Undo$")).click()        # while the toast is there
    wait_for(app, lambda: "Water the plants" in names(path, plan),
             "Undo in the toast did not bring it back")
    assert focused(app) == ("list item", "Feed the fish"), focused(app)
    app.key("ctrl+z", "ctrl+z")
    wait_for(app, lambda: len(tasks(path, plan)) == count, "the additions were not undone")

    # Another first day: every date follows, and the toast says how many.
    menu(app, "Plan Menu", "Change First Day")
    app.find("text", "First day").set_text("2026-03-09")
    app.find("push button", re.compile("^_?C_?hange")).click()
    wait_for(app, lambda: document(path, plan)["startDate"] == "2026-03-09",
             "the first day was not changed")
    assert tasks(path, plan)[0]["dueDate"] == "2026-03-09"
    app.find("label", re.compile(f"First day changed, {count} dates followed"))
    app.key("ctrl+z")
    wait_for(app, lambda: document(path, plan)["startDate"] == "2026-03-02",
             "the first day was not changed back")

    # The same plan as a timeline, from which one comes back to an activity.
    app.find("page tab", "Timeline").click()
    app.find("push button", re.compile(re.escape(second[:20])))
    shot(app, "onboarding-timeline")
    app.find("page tab", "List").click()

    # JSON, by the menu and the dialog for files, with the keyboard alone.
    out = desk.home + "/out.json"
    tab_to(app, "^Export$", key="shift+Tab")
    app.key("Return")
    wait_for(app, lambda: focused(app)[0] == "menu item", "the menu did not take the keyboard")
    for _ in range(12):
        if "JSON" in focused(app)[1]:
            break
        app.key("Down")
    app.key("Return")
    wait_for(app, lambda: focused(Top(app)) == ("text", "Name:"), "no name is asked for")
    app.key("ctrl+a")
    app.type(out)
    app.key("Return")
    wait_for(app, lambda: os.path.exists(out), "no file was written")
    app.find("label", re.compile("^Written to ~/out.json"))
    text = open(out).read()
    assert text == cli("export", path, "plan", "--id",
                       plan), "the window and the command line write different plans"
    other = desk.home + "/other.waymark"
    cli("init", other, "--pack", "none")
    cli("import", other, out)
    assert cli("export", other, "plan", "--id",
               plan) == text, "what was taken in again is not the same"

    # Delete the plan; the list is empty again, and Undo brings the plan back.
    menu(app, "Plan Menu", "Delete Plan")
    wait_for(app, lambda: not listed(path, "plans"), "the plan was not deleted")
    app.find("label", "No Plan Yet")
    app.key("ctrl+z")
    wait_for(app, lambda: listed(path, "plans"), "the plan did not come back")
    app.find("list item", re.compile("Bo Berg"))
    no_faults(app)
    app.close()
    cli("check", path)
    assert "Delete Plan" in log(path)
