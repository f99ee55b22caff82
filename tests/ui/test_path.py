#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The path in a window: without a role it leads to choosing one; hours a week as a what-if, kept; a
resource marked as read, undone; a skill that is known; history and comparison beside it."""
import json
import re

from waymark_ui import (Desktop, cli, focused, keyboard_on, launch, listed, log, menu, no_faults,
                        page, shot, wait_for, write)


def path_of(workspace, me, role):
    return json.loads(cli("path", workspace, "--person", me, "--role", role, "--json"))


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    me = listed(path, "people")[0]["id"]
    known = desk.home + "/known.csv"
    with open(known, "w") as out:       # a short path: all but a few skills are known
        out.write("person,skill,level\n")
        skills = listed(path, "skills")
        out.writelines(f"{me},{s['id']},4\n" for s in skills[::7] + skills[1::2])
    cli("import", path, known)
    role = next(r for r in listed(path, "roles") if r["id"] == "ai-engineer")
    app = launch(desk, path)
    page(app, "me")
    app.find("page tab", "Path").click()
    app.find("push button", re.compile("Choose a Target Role")).click()
    app.find("label", "Choose a Target Role")
    app.find_all("list item", role["name"])[-1].point()     # the overview has rows of the same name
    wait_for(app, lambda: role["id"] in [p.get("targetRole") for p in listed(path, "people")],
             "no target role was chosen")
    app.find("page tab", "Path").click()
    app.find("label", re.compile(r"^\d+ skills, .* done by "))
    app.find("label", "This Week")
    start = path_of(path, me, role["id"])
    names = {s["id"]: s["name"] for s in listed(path, "skills")}
    app.find("label", names[start["steps"][0]["skill"]])
    shot(app, "path")

    # Twice the hours: sooner done; kept, it is what the command line counts with.
    # Its middle is the button that makes it less.
    x, y, _, height = app.find("spin button", "Hours a Week").box()
    left, top = app.origin()
    app.pointer(x + left + 15, y + top + height // 2)
    write(app, "10", role="spin button")
    # What is typed counts when the keyboard leaves the field, among rows that are then made anew.
    app.key("Tab")
    keyboard_on(app, "push button", "How I Learn")
    app.find("label", re.compile("sooner"))
    shot(app, "path-what-if")
    assert path_of(path, me, role["id"])["hours_per_week"] == 5
    app.find("push button", re.compile("Keep These Hours")).click()
    wait_for(app, lambda: path_of(path, me, role["id"])["hours_per_week"] == 10,
             "the hours were not kept")
    assert path_of(path, me, role["id"])["end"] < start["end"]

    # What would be known: fewer skills, nothing stored.
    first = names[start["steps"][0]["skill"]]
    before = log(path)
    app.settle()
    menu(app, "More about " + re.escape(first), "What If I Know This Already")
    app.find("label", re.compile("fewer"))
    assert log(path) == before
    app.find("push button", re.compile("Back to How It Is")).click()
    wait_for(app, lambda: app.root.find("label", re.compile("fewer")) is None,
             "the what-if did not go")

    # Read: stored at once, undone.
    app.settle()
    app.find("push button", re.compile("^How far I am in .*: To Read")).point()
    keyboard_on(app, "list item")
    app.key("Down", "Down")
    wait_for(app, lambda: focused(app) == ("list item", "Done"), "what is chosen among has no name")
    app.key("Return")
    wait_for(app, lambda: "Change Reading" in log(path), "the reading was not stored")
    app.find("push button", re.compile("^How far I am in .*: Done"))
    shot(app, "path-read")
    app.key("ctrl+z")
    wait_for(app, lambda: re.search(r"\[undone\].*Change Reading|Change Reading.*\[undone\]",
                                    log(path)), "it was not undone")

    # A plan with dates, from the role's template; from then on it stands beside the path.
    app.settle()
    app.find("push button", "Make a plan: Becoming an AI engineer").click()
    app.find("push button", re.compile("_?Make Plan$")).click()
    wait_for(app, lambda: [p["name"] for p in listed(path, "plans")] == ["Becoming an AI engineer"],
             "no plan was made")
    assert listed(path, "plans")[0]["person"] == me
    page(app, "me")
    app.find("list item", "Becoming an AI engineer")
    app.find("label", re.compile("^Begins .* · 0 of "))
    shot(app, "path-plans")

    # History tells what changed, comparison what it lacks.
    for view, label in (("History", re.compile(r"^\d+ skills changed")),
                        ("Compare", "Nothing to Compare Yet")):
        app.find("page tab", view).click()
        app.find("label", label)
        shot(app, "path-" + view.lower())
    no_faults(app)
    app.close()
    cli("check", path)
