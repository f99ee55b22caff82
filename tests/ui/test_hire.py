#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first half of a hire, by keyboard: a job, its loop mended finding by finding, three
candidates, five interviewers; kits go out of the window as files, and cards come back as files.
The second half is test_debrief.py."""
import json
import os
import re

from hired import SECRET, answer, candidates, count, loop
from waymark_ui import (Desktop, Top, cli, focused, keyboard_on, launch, leave, listed, menu,
                        no_faults, open_file, page, save_as, shot, tab_to, to_row, wait_for, write)

OTHERS = ["Ben", "Chen", "Dora", "Emil"]
BY_FILE = ["Chen", "Dora"]
STAGES = ["Applied", "Introductory conversation", "Technical interview", "Non-technical interview",
          "On-site half day"]


def findings(path, job):
    told = json.loads(cli("coverage", path, "--job", job, "--json"))
    return told["findings"] + [finding for row in told["skills"] for finding in row["findings"]]


def plan_loop(app, path):
    """The usual stages, one interview less, and each finding mended by its own button."""
    app.find("push button", re.compile("New Job")).click()
    keyboard_on(app, "text", "^Name$")
    app.key("Return")
    job = wait_for(app, lambda: json.loads(cli("job", path, "list", "--json")), "no job")[0]["id"]
    app.find("push button", re.compile("Begin with the Usual Stages")).click()
    wait_for(app, lambda: len(loop(path, job)) == 4, "the loop has no stages")
    to_row(app, "Models and evaluation")
    app.key("Delete")
    left = wait_for(app, lambda: findings(path, job), "nothing is missed of a deleted interview")
    for _ in range(40):
        if not left:
            break
        app.find("push button", left[0]["repair"])
        tab_to(app, "^" + re.escape(left[0]["repair"]), limit=80)
        app.key("space")
        left = wait_for(app, lambda: [now for now in [findings(path, job)] if now != left],
                        "it was not mended")[0]
    app.find("label", "No Findings")
    return job


def name_interviewers(app, path, job, me):
    """One of them for the technical interview, four for the half day."""
    wanted = {"Technical interview": ["Emil"], "On-site half day": [me, "Ben", "Chen", "Dora"]}
    chosen = [(kit["name"], who) for stage in loop(path, job)
              for kit, who in zip(stage["interviews"], wanted.get(stage["name"], []))]
    assert len(chosen) == 5, loop(path, job)
    for name, who in chosen:
        to_row(app, name)
        app.key("Return")
        app.find("check box", who)
        tab_to(app, f"^{re.escape(who)}$")
        app.key("space")
        wait_for(app, lambda: "checked" in Top(app).focused().states(), f"{who} is not chosen")
        app.key("alt+s")
        wait_for(app, lambda: any(kit["name"] == name and kit["interviewers"]
                                  for stage in loop(path, job) for kit in stage["interviews"]),
                 f"nobody holds {name}")
        wait_for(app, lambda: name in focused(Top(app))[1], f"the focus did not return to {name}")


def add_candidates(app, path):
    for name in ("Wu Lee", "Ida Berg", "Noor Ali"):
        tab_to(app, "Add Candidate…", limit=60)
        app.key("space")
        write(app, name, "^Name$")
        app.key("Return")
        wait_for(app, lambda: name in candidates(path), f"{name} was not added")
        wait_for(app, lambda: name in focused(Top(app))[1], f"the focus is not on {name}")


def move_on(app, path, name):
    was = candidates(path)[name]["stage"]
    app.key("alt+Right")
    wait_for(app, lambda: candidates(path)[name]["stage"] != was, f"{name} did not move")
    wait_for(app, lambda: name in focused(Top(app))[1], f"the focus did not go with {name}")
    app.settle()


def move(app, path, name, stage):
    """To a stage, with Alt and the arrows; the focus goes along."""
    to_row(app, name)
    for _ in range(STAGES.index(stage)):
        move_on(app, path, name)


def plan_interviews(app, path, name):
    before = count(path, "SELECT count(*) FROM interview")
    app.key("Return")
    app.find("push button", re.compile("Plan.*Interviews of This Stage")).click()
    wait_for(app, lambda: count(path, "SELECT count(*) FROM interview") > before, "none planned")


def set_day(app, path):
    """The rows are made anew, and the keyboard is where it was: not on what ends an application."""
    tab_to(app, "^Day… ", limit=60)
    name = focused(Top(app))[1]
    app.key("space")
    keyboard_on(app, "text", "Day of the interview")
    app.type("2026-12-01")
    app.key("Return")
    wait_for(app, lambda: count(path, "SELECT count(*) FROM interview WHERE date = '2026-12-01'"),
             "the day was not set")
    keyboard_on(app, "push button", re.escape(name))


def card_by_file(desk, app, path, who, interview, skills):
    """A kit goes out of the window, a card comes back into it."""
    kit, card = f"{desk.home}/kit-{who}.json", f"{desk.home}/card-{who}.json"
    app.find("push button", re.compile(f"Kit… {who}")).click()
    app.find("push button", re.compile("Save for _?Waymark")).click()
    save_as(app, kit)
    wait_for(app, lambda: os.path.exists(kit), f"no kit was written for {who}")
    shot(app, "hire-kit")
    leave(app)
    own = f"{desk.home}/{who}.waymark"
    cli("init", own)
    cli("import", own, kit)
    answer(own, who, interview, skills)
    with open(card, "w") as out:
        out.write(cli("scorecard", own, "export", "--as", who, "--interview", interview))
    assert SECRET in open(card).read()
    return card


def take_card(app, path, card):
    before = count(path, "SELECT count(*) FROM scorecard")
    menu(app, "Main Menu", "Import…")
    open_file(app, card)
    keyboard_on(app, "push button", "Import")
    app.key("Return")
    wait_for(app, lambda: count(path, "SELECT count(*) FROM scorecard") == before + 1, "not taken")


def kit_without_name(app):
    """A kit for a review without names says whom it is about by her alias alone."""
    tab_to(app, "^Hide _?Names", limit=60)
    app.key("space")
    alias = wait_for(app, lambda: [row.name for row in app.find_all("list item")
                                   if row.name.startswith("Candidate ")], "no alias")[-1]
    to_row(app, alias)
    app.key("Return")
    app.find("push button", re.compile("Kit… Ben")).click()
    text = wait_for(app, lambda: [node.text() for node in app.find_all("text", "Interview Kit")
                                  if node.text()], "no kit")[0]
    assert alias in text and "Ida" not in text and "Berg" not in text, text
    leave(app)
    leave(app)


with Desktop() as desk:
    # The chooser of files looks into what lies in a folder: the open workspace has one of its own.
    os.mkdir(desk.home + "/own")
    path = desk.home + "/own/w.waymark"
    cli("init", path)
    me = listed(path, "people")[0]["name"]
    for name in OTHERS:
        cli("rate", path, "--person", name, "--skill", "rag", "--level", "2")
    app = launch(desk, path)
    page(app, "hiring")
    job = plan_loop(app, path)
    name_interviewers(app, path, job, me)
    app.find("page tab", "Candidates").click()
    add_candidates(app, path)
    move(app, path, "Noor Ali", "Introductory conversation")
    move(app, path, "Ida Berg", "Technical interview")
    plan_interviews(app, path, "Ida Berg")
    set_day(app, path)
    leave(app)
    for _ in range(2):
        move_on(app, path, "Ida Berg")
    shot(app, "hire-candidates")
    plan_interviews(app, path, "Ida Berg")
    no_faults(app)
    people = {row["id"]: row["name"] for row in listed(path, "people")}
    kits = {kit["id"]: kit for stage in loop(path, job) for kit in stage["interviews"]}
    meetings = json.loads(cli("candidate", path, "show", "--application", "Ida Berg", "--json"))
    by = {people[row["interviewer"]]: (row["id"], kits[row["kit"]]["skills"]) for row in meetings}
    assert set(by) == {me, *OTHERS}, by
    cards = [card_by_file(desk, app, path, who, *by[who]) for who in BY_FILE]
    shot(app, "hire-candidate")
    leave(app)
    for card in cards:
        take_card(app, path, card)
    assert SECRET not in app.tree(), "another's card shows before one's own is in"
    kit_without_name(app)
    app.close()
    cli("check", path)
