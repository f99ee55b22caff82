#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A job by keyboard: opened, its interviews planned, a finding mended by its own button and undone,
balanced until nothing is found, an interview moved and given to somebody."""
import json
import re

from waymark_ui import (Desktop, cli, focused, launch, listed, no_faults, page,
                        shot, tab_to, wait_for)


def coverage(path, job):
    told = json.loads(cli("coverage", path, "--job", job, "--json"))
    return told["findings"] + [finding for row in told["skills"] for finding in row["findings"]]


def interviews(path, job):
    stages = json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]
    return [kit for stage in stages for kit in stage["interviews"]]


def places(path, job):
    stages = json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]
    return [[kit["name"] for kit in stage["interviews"]] for stage in stages]


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    me = listed(path, "people")[0]["name"]
    app = launch(desk, path)

    # The empty page says what to do; a job is made from a role.
    page(app, "hiring")
    app.find("label", re.compile("^No Job Yet$"))
    shot(app, "hiring-empty")
    app.find("push button", re.compile("New Job")).click()
    app.find("text", "Name")
    app.type("Model engineer")
    app.key("Return")
    job = wait_for(app, lambda: json.loads(cli("job", path, "list", "--json")),
                   "no job was made")[0]["id"]
    app.find("label", "Model engineer")
    app.find("push button", re.compile("Begin with the Usual Stages")).click()
    wait_for(app, lambda: len(interviews(path, job)) >= 4, "the loop has no interviews")
    app.find("label", "No Findings")
    assert not coverage(path, job), "the pack's own loop has findings"

    # The job is edited, and its page says so.
    app.find("push button", re.compile("Edit Job")).click()
    app.find("text", "Tech stack").set_text("C, GTK and SQLite")
    shot(app, "hiring-edit")
    app.key("alt+s")
    app.find("push button", re.compile("Job Page")).click()
    wait_for(app, lambda: "C, GTK and SQLite" in app.find("text", "Job Page").text(),
             "the page does not tell the tech stack")
    no_faults(app)
    shot(app, "hiring-page")
    app.key("Escape")
    wait_for(app, lambda: not app.find_all("frame", "Job Page"), "Escape did not close the page")

    # Without one interview the loop lacks something; a finding says what would mend it, its button
    # does, undo takes it back.
    tab_to(app, "^" + re.escape(interviews(path, job)[1]["name"]), limit=60)
    app.key("Delete")
    before = wait_for(app, lambda: coverage(path, job), "nothing is missed of a deleted interview")
    button = app.find("push button", before[0]["repair"])
    shot(app, "hiring-findings")
    button.click()
    wait_for(app, lambda: coverage(path, job) != before, "mending changed nothing")
    app.key("ctrl+z")
    wait_for(app, lambda: coverage(path, job) == before, "the repair was not undone")
    app.find("push button", re.compile("Balance for Me")).click()
    wait_for(app, lambda: coverage(path, job) != before, "balancing changed nothing")
    mend = app.find("push button", re.compile("Mend All"))
    if "sensitive" in mend.states():
        mend.click()
    wait_for(app, lambda: not coverage(path, job), "mending all leaves findings")
    app.find("label", "No Findings")
    no_faults(app)
    shot(app, "hiring-loop")

    # An interview moves by Alt and the arrows, and the focus goes with it.
    names = [kit["name"] for kit in interviews(path, job)]
    tab_to(app, "^" + re.escape(names[0]), limit=60)
    there = places(path, job)
    app.key("alt+Down")
    wait_for(app, lambda: places(path, job) != there, "it did not move")
    assert names[0] in focused(app)[1], focused(app)
    app.key("ctrl+z")
    wait_for(app, lambda: places(path, job) == there, "the move was not undone")

    # Return opens the interview: somebody holds it now.
    tab_to(app, "^" + re.escape(names[0]), limit=60)
    app.key("Return")
    app.find("check box", me)
    tab_to(app, "^" + re.escape(me) + "$")
    app.key("space")
    shot(app, "hiring-interview")
    app.find("push button", re.compile("Save")).click()
    wait_for(app, lambda: interviews(path, job)[0]["interviewers"], "nobody holds it")
