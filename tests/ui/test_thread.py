#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The thread, end to end, from an empty home: open, see the map, find a skill by keyboard, rate it,
undo and redo, make a plan, tick an activity; and all of it is in the file."""
import glob
import re

from waymark_ui import (Desktop, cli, close_skill, launch, listed, log, no_faults, page, search,
                        shot, wait_for, walk_unseen, write)

with Desktop() as desk:
    app = launch(desk)
    path = wait_for(app, lambda: glob.glob(desk.home + "/data/waymark/*.waymark"),
                    "no workspace was made")[0]
    skills = listed(path, "skills")
    assert len(skills) >= 10
    wait_for(app, lambda: len(app.find_all(None, re.compile("|".join(re.escape(s["name"])
                                                                     for s in skills[:5])))) >= 5,
             "the map does not show its skills")
    shot(app, "thread-map")

    # Find a skill by keyboard alone, and rate it by a digit.
    skill = skills[3]
    search(app, skill["name"])
    app.find("list item", re.compile("^" + re.escape(skill["name"])))
    app.key("Return")
    app.find("label", re.compile("Not assessed"))
    shot(app, "thread-panel")
    app.key("3")
    wait_for(app, lambda: "Rate Skill" in log(path), "the rating was not stored")
    app.key("ctrl+z")
    wait_for(app, lambda: "[undone]" in log(path), "undo did nothing")
    app.key("ctrl+shift+z")
    wait_for(app, lambda: "[undone]" not in log(path), "redo did nothing")
    close_skill(app)

    # A plan, by the dialog and the keyboard.
    page(app, "onboarding")
    app.find("push button", re.compile("Make a Plan")).click()
    write(app, "Bo Berg", "^Name$")
    app.key("Return")
    wait_for(app, lambda: listed(path, "plans"), "no plan was made")
    plan = listed(path, "plans")[0]
    assert plan["personName"] == "Bo Berg" and plan["total"] > 5, plan
    box = wait_for(app, lambda: app.find_all("check box"), "the plan shows no activities")[0]
    shot(app, "thread-plan")
    box.point()
    wait_for(app, lambda: listed(path, "plans")[0]["done"] == 1, "the tick was not stored")
    app.key("ctrl+z")
    wait_for(app, lambda: listed(path, "plans")[0]["done"] == 0, "the tick was not undone")
    no_faults(app)
    app.close()
    cli("check", path)
    complaints = walk_unseen(desk, path)
    assert not complaints, complaints
