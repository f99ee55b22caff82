#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hire's plan, by keyboard, from what the interviews found to day 90: made, its reasons looked
at, moved on the timeline, three check-ins held, the ramp read, made anew."""
import json
import re

import hired
from waymark_ui import (Desktop, Top, cli, focused, keyboard_on, launch, leave, listed, log, menu,
                        no_faults, only_window, page, shot, tab_to, wait_for, walk_to, write)

START = "2026-08-03"     # so that day 90 is behind

DATES = {"Day 30": "2026-09-01", "Day 60": "2026-10-01", "Day 90": "2026-10-30"}


def document(path, plan):
    return json.loads(cli("export", path, "plan", "--id", plan))


def task(path, plan, name):
    return next(it for it in document(path, plan)["tasks"] if it["name"] == name)


def ramp(path, plan):
    return {row["skill"]: row for row in json.loads(cli("ramp", path, "--plan", plan, "--json"))}


DROPPED = "w1-pair"


def before(path):
    """Three hires of spring, who all dropped the same activity."""
    for name in ("Ulmo", "Varda", "Yavanna"):
        made = cli("plan", path, "--person", name, "--role", "ai-engineer",
                   "--start", "2026-03-02").strip()
        cli("activity", path, "drop", "--plan", made, "--activity", DROPPED,
            "--reason", "No time")


def face(app, name):
    app.find("page tab", name).click()
    app.settle()


def hold(app, path, plan, day, note, level):
    """Writes a check-in down: note, agreed action, and a level by its digit."""
    app.find("list item", re.compile("^" + day))
    for _ in range(12):
        if focused(app)[0] == "list item" and focused(app)[1].startswith("Day"):
            break
        app.key("Tab")
    for _ in range(4):
        if focused(app)[1].startswith(day):
            break
        app.key("Down")
    app.key("Return")
    write(app, note, "^Note of the new hire")
    app.find("label", re.compile(f"^For {day.lower()}, which was due "))
    app.find("text", "Held on").set_text(DATES[day])
    app.find("text", "Agreed, an action a line").set_text(f"Agreed on {day}")
    tab_to(app, "^What was seen of Execution and ownership")
    # One of five, of which each tells its words before it is taken.
    app.key("shift+Tab")
    app.key("Right")
    keyboard_on(app, "radio button")
    told = Top(app).focused().description
    assert app.find("label", re.compile(re.escape(told) + "$")), told
    app.key(str(level))
    wait_for(app, lambda: focused(app)[0] == "radio button"
             and focused(app)[1].startswith(f"{level} · "), f"{level} was not taken")
    app.key("Tab")
    write(app, f"Seen on {day}")
    if day == "Day 60":
        app.key("Tab", "space")
        wait_for(app, lambda: Top(app).focused() and "checked" in Top(app).focused().states(),
                 "it is not the first time")
    shot(app, "ramp-check-in")
    app.find("push button", "Save").click()
    wait_for(app, lambda: note in json.dumps(document(path, plan)), f"{day} was not written down")
    only_window(app)


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    hired.make(path)
    before(path)
    app = launch(desk, path)

    # From the candidate to her plan: whom and for which role is known already.
    page(app, "hiring")
    tab_to(app, "^AI engineer")
    app.key("Return")
    app.find("page tab", re.compile("^Candidates")).click()
    tab_to(app, "^Quenya")
    app.key("Return")
    app.find("push button", re.compile("Debrief")).click()
    app.find("frame", "Debrief: " + hired.NAME)
    wait_for(app, lambda: Top(app).root.find("push button", re.compile("Make an? ")),
             "no plan is offered").click()
    app.find("label", re.compile("^Made from what was found.* 5 met, 5 short"))
    app.find("text", "First day").set_text(START)
    app.find("push button", re.compile("view, week by week")).click()
    app.find("label", re.compile("Week 1: 3.0 of 3.0 h for learning"))
    shot(app, "ramp-make")
    app.find("push button", re.compile("Make Plan")).click()
    plan = wait_for(app, lambda: [it for it in listed(path, "plans")
                                  if it["personName"] == hired.NAME], "no plan was made")[0]["id"]
    tasks = document(path, plan)["tasks"]
    learn = next(it for it in tasks if it["name"].startswith("Learn Execution and ownership"))
    assert learn["why"][0]["sentence"] == "Ben saw her at work on execution", learn

    # Why it is there is one click away, with the skill, who found it, and the sentence.
    tab_to(app, "^Why: never tried")
    app.key("space")
    app.find("label", re.compile("level . asked: never tried\nThe plan's template asks for it"))
    shot(app, "ramp-why")
    app.key("Escape")
    wait_for(app, lambda: not app.find_all("label", re.compile("asked: never tried\nThe plan's")),
             "Escape does not close what it says")

    # The timeline: Right moves what has the focus by a working day, Shift makes it longer; one
    # action each. What ends with its milestone says so.
    face(app, "Timeline")
    name = "Build a prototype for a real user problem and show it to the team"
    was = task(path, plan, name)
    tab_to(app, "^Day 1")
    walk_to(app, name, "Down")
    app.key("Right")
    wait_for(app, lambda: task(path, plan, name)["dueDay"] == was["dueDay"] + 1, "it did not move")
    wait_for(app, lambda: focused(app)[1] == name, "the focus did not go with it")
    shot(app, "ramp-timeline")
    app.key("shift+Right")
    wait_for(app, lambda: task(path, plan, name).get("duration") == 2, "it is no longer")
    app.key("ctrl+z", "ctrl+z")
    wait_for(app, lambda: task(path, plan, name) == was, "the moves were not undone")
    walk_to(app, learn["name"], "Down")
    app.key("Return")
    app.find("label", re.compile("Execution and ownership, level 3 asked: short\n"
                                 "Scorecard · Ben · .*\n“Ben saw her at work on execution”"))
    shot(app, "ramp-dialog")
    app.find("push button", "Open Scorecard of Ben").click()
    app.find("label", "Ben saw her at work on execution")
    shot(app, "ramp-card")
    leave(app)
    leave(app)
    only_window(app)
    app.find("page tab", "Timeline")
    x, y, _, h = app.find("push button", name).box()
    if y > 760:
        app.key("Down")
        x, y, _, h = app.find("push button", name).box()
    app.drag(x + 8, y + h // 2, x + 40, y + h // 2)
    wait_for(app, lambda: task(path, plan, name)["dueDay"] > was["dueDay"], "nothing was moved")
    app.key("ctrl+z")
    wait_for(app, lambda: task(path, plan, name) == was, "the hand's move was not undone")

    # This week, and the whole as boxes to tick.
    face(app, "Checklist")
    first = tasks[0]["name"]
    tab_to(app, "^" + re.escape(first))
    app.key("space")
    wait_for(app, lambda: task(path, plan, first)["status"] == "COMPLETED", "it was not ticked")
    wait_for(app, lambda: focused(app)[1] == first, "the focus did not stay")
    face(app, "This Week")
    app.find("label", "Late")
    shot(app, "ramp-week")

    # What agreed actions lack is found and mended by its button.
    face(app, "Check-Ins")
    hold(app, path, plan, "Day 30", "All is new", 1)
    hold(app, path, plan, "Day 60", "It goes well", 2)
    hold(app, path, plan, "Day 90", "At home here", 3)
    app.find("label", re.compile("New hire: At home here"))
    shot(app, "ramp-check-ins")
    told = ramp(path, plan)["execution"]
    assert [point["level"] for point in told["checkIns"]] == [1, 2, 3], told
    assert (told["firstUnaided"], told["daysToMet"]) == (DATES["Day 60"], 89), told
    assert task(path, plan, "Agreed on Day 30")["owner"] == "new_hire"

    # Nothing is missing in it, and the window says what was looked for.
    menu(app, "Plan Menu", "Check Plan")
    app.find("label", "No findings")
    shot(app, "ramp-check")
    leave(app)

    # Over several plans: what most dropped is told with its counts, and left out of the next
    # version of the template, with one click that says before what it does.
    face(app, "Ramp")
    app.find("push button", "Execution and ownership")
    app.find("label", re.compile("Late in several plans"))
    app.find("label", "In 3 of 4 plans")
    shot(app, "ramp-ramp")
    app.find("push button", re.compile("Improve the Template")).click()
    app.find("label", "Left out: dropped in 3 of 4 plans")
    app.find("label", re.compile("^Removed$"))
    shot(app, "ramp-improve")
    app.find("push button", re.compile("Make Version 2")).click()
    newest = wait_for(app, lambda: [it for it in listed(path, "templates") if it["version"] == 2],
                      "no version was made")[0]
    assert newest["isBasedOn"] == "onboarding-ai-engineer", newest
    changes = json.loads(cli("template", path, "diff", newest["isBasedOn"], newest["id"],
                             "--json"))
    assert [(it["change"], it["id"]) for it in changes][-1] == ("removed", DROPPED), changes
    only_window(app)
    app.key("ctrl+z")
    wait_for(app, lambda: len(listed(path, "templates")) == 2, "the version was not undone")

    # What is known now makes another plan of it; what was done and agreed stays.
    menu(app, "Plan Menu", "Make Anew")
    app.find("label", "What would change")
    shot(app, "ramp-anew")
    app.find("push button", re.compile("Make Anew$")).click()
    wait_for(app, lambda: "Make Plan Anew" in log(path) or "Anew" in log(path), "it is as it was")
    assert task(path, plan, first)["status"] == "COMPLETED"
    assert task(path, plan, "Agreed on Day 90")

    # The manager sees all plans, with what is late and when to talk.
    app.find("push button", "All Plans").click()
    app.find("label", re.compile("activities are late"))
    shot(app, "ramp-plans")
    no_faults(app)
    app.close()
    cli("check", path)
