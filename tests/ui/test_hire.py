#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole hire by keyboard: a job, its loop mended finding by finding, three candidates, five
interviewers of whom two send their cards as files, cards sealed until one's own is in, the debrief,
the decision, the hire, and the plan it offers."""
import json
import os
import re
import sqlite3

from waymark_ui import (Desktop, Top, cli, drop_down, focused, keyboard_on, launch, leave, listed,
                        log, menu, no_faults, open_file, page, save_as, shot, tab_to, wait_for,
                        write)

SECRET = "Zanzibar"     # stands in each card of the others, so that a leak is found wherever it is
OTHERS = ["Ben", "Chen", "Dora", "Emil"]
BY_FILE = ["Chen", "Dora"]
STAGES = ["Applied", "Introductory conversation", "Technical interview", "Non-technical interview",
          "On-site half day"]


def candidates(path):
    return {row["name"]: row for row in json.loads(cli("candidate", path, "list", "--json"))}


def count(path, sql, *args):
    with sqlite3.connect(path) as db:
        return db.execute(sql, args).fetchone()[0]


def loop(path, job):
    return json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]


def findings(path, job):
    told = json.loads(cli("coverage", path, "--job", job, "--json"))
    return told["findings"] + [finding for row in told["skills"] for finding in row["findings"]]


def to_row(app, name):
    """Tab goes from list to list, the arrows from row to row."""
    met = []
    for _ in range(120):
        met.append(focused(app))
        if met[-1][1].startswith(name):
            return
        app.key("Down" if met[-1][0] == "list item" else "Tab")
        if focused(app) == met[-1]:
            app.key("Tab")
    raise AssertionError(f"no row {name!r}, but {met}")


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
        app.key("space", "alt+s")
        wait_for(app, lambda: any(kit["name"] == name and kit["interviewers"]
                                  for stage in loop(path, job) for kit in stage["interviews"]),
                 f"nobody holds {name}")
        wait_for(app, lambda: name in focused(app)[1], f"the focus did not return to {name}")


def add_candidates(app, path):
    for name in ("Wu Lee", "Ida Berg", "Noor Ali"):
        tab_to(app, "Add Candidate…", limit=60)
        app.key("space")
        write(app, name, "^Name$")
        app.key("Return")
        wait_for(app, lambda: name in candidates(path), f"{name} was not added")
        wait_for(app, lambda: name in focused(app)[1], f"the focus is not on {name}")


def move_on(app, path, name):
    was = candidates(path)[name]["stage"]
    app.key("alt+Right")
    wait_for(app, lambda: candidates(path)[name]["stage"] != was, f"{name} did not move")
    wait_for(app, lambda: name in focused(app)[1], f"the focus did not go with {name}")
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


def answer(path, who, interview, skills):
    for number, skill in enumerate(skills):
        level = "no-signal" if number == 2 else "3" if who in BY_FILE else "2"
        cli("scorecard", path, "rate", "--as", who, "--interview", interview, "--skill", skill,
            "--level", level, "--evidence", f"{SECRET} was shown to {who}")
    cli("scorecard", path, "rate", "--as", who, "--interview", interview, "--recommend", "yes",
        "--summary", SECRET)
    cli("scorecard", path, "submit", "--as", who, "--interview", interview)


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


def write_card(app, path, skills, names):
    """Skill by skill by digits, kept while it is typed, sealed when it is whole."""
    app.find("push button", re.compile("Write Scorecard")).click()
    submit = app.find("push button", re.compile("Submit"))
    assert "sensitive" not in submit.states(), "an empty card could be submitted"
    for number, skill in enumerate(skills):
        tab_to(app, re.escape(names[skill]) + ", level 0", limit=60)
        app.key("4" if number == 0 else "1")
        wait_for(app, lambda: f"level {4 if number == 0 else 1}" in focused(app)[1], "not chosen")
        tab_to(app, f"^What shows it: {re.escape(names[skill])}", limit=20)
        write(app, "Found the fault unprompted")
    drafts = "SELECT count(*) FROM draft_rating WHERE evidence LIKE 'Found%'"
    wait_for(app, lambda: count(path, drafts) == len(skills), "the draft was not kept")
    assert log(path).count("Submit Scorecard") == 4, "a draft is told of in the history"
    app.find("push button", re.compile("Start _?Timer")).click()
    wait_for(app, lambda: re.search(r"\b\d+:(?!00)\d\d of 60 min", app.tree()),
             "the timer does not run")
    no_faults(app)
    shot(app, "hire-card")
    tab_to(app, "Overall recommendation", limit=80)
    app.key("space")
    drop_down(app, "Down", "Down", "Down", "Down")
    wait_for(app, lambda: "sensitive" in submit.states(), "a whole card cannot be submitted")
    shot(app, "hire-card-end")
    before = count(path, "SELECT count(*) FROM scorecard")
    submit.click()
    wait_for(app, lambda: count(path, "SELECT count(*) FROM scorecard") == before + 1, "not in")
    assert "Submit Scorecard" in log(path)


def debrief(app, path):
    app.find("push button", re.compile("Debrief")).click()
    app.find("label", re.compile(SECRET))
    app.find("label", "Ben: closed until the skills are through")
    shot(app, "hire-debrief")
    # Somebody moves: before and after both stand there.
    app.find("push button", re.compile("^Change what Ben says")).click()
    app.find("text", "Why")
    keyboard_on(app, "push button")
    app.key("space")
    drop_down(app, "Down")
    keyboard_on(app, "push button")
    tab_to(app, "^Why$")
    write(app, "Heard the sentence again", "^Why$")
    leave(app, "Return")
    wait_for(app, lambda: count(path, "SELECT count(*) FROM debrief_move") == 1, "nobody moved")
    app.find("label", re.compile(r"^Ben, level 2 → level \d \(.+: Heard the sentence again\)"))
    # Two are ticked by keyboard, and the focus stays; somebody else ticks the rest.
    for number in range(2):
        tab_to(app, "^Talked through", limit=80)
        app.key("space")
        done = "SELECT count(*) FROM debrief_skill WHERE done"
        wait_for(app, lambda: count(path, done) == number + 1, "it is not ticked")
        wait_for(app, lambda: "Talked through" in focused(app)[1], "the focus did not stay")
        app.key("Tab")
    with sqlite3.connect(path) as db:
        rest = [row[0] for row in db.execute(
            "SELECT DISTINCT skill FROM scorecard_rating WHERE state = 'rated'"
            " AND skill NOT IN (SELECT skill FROM debrief_skill WHERE done)")]
    for skill in rest:
        cli("debrief", path, "--as", "Ben", "--application", "Ida Berg", "--done", skill)
    app.find("push button", re.compile("Open Votes")).click()
    app.find("label", "Ben: Yes")
    shot(app, "hire-votes")


def read_paper(app, button, title, wanted, unwanted=()):
    """A paper opens, says what it shall and nothing else, and Escape closes it."""
    app.find("push button", re.compile(button)).click()
    text = wait_for(app, lambda: [node.text() for node in app.find_all("text", title)
                                  if node.text()], f"no paper {title}")[0]
    for words in wanted:
        assert words in text, (words, text)
    for words in unwanted:
        assert words not in text, (words, text)
    shot(app, "hire-paper-" + title.lower().replace(" ", "-"))
    leave(app)


def compare(app):
    """Finalists beside each other, the panel's quality, and names that hide."""
    app.find("push button", re.compile("Compare Finalists")).click()
    app.find("label", "What Each Would Need")
    app.find("label", re.compile(r"^\d+ weeks?: \d+ checks? of what nobody tried"))
    app.find("label", re.compile(r"^● shown strong: level"))
    no_faults(app)
    shot(app, "hire-finalists")
    leave(app)
    app.find("push button", re.compile("Quality of the Panel")).click()
    app.find("list item", re.compile("Too few to tell"))
    app.find("list item", re.compile("^Ben"))
    no_faults(app)
    shot(app, "hire-panel")
    leave(app)
    for hidden in (True, False):
        tab_to(app, "^Hide _?Names", limit=60)
        app.key("space")
        wait_for(app, lambda: bool(app.find_all("list item", re.compile("^Candidate "))) == hidden
                 and bool(app.find_all("list item", re.compile("^Ida Berg"))) != hidden,
                 "names and aliases show together")


def decide(app, path):
    why = re.compile("^Why, for the decision")
    app.find("text", why)
    app.settle()
    for entry in app.find_all("text", why):
        entry.set_text("Shown by two of us")
    tab_to(app, "^Why, in all", limit=200)
    write(app, "All musts are met", "^Why, in all")
    tab_to(app, "^What the candidate is told")
    write(app, "We would love to work with you", "^What the candidate is told")
    tab_to(app, "Record Decision")
    shot(app, "hire-decision")
    app.key("space")
    wait_for(app, lambda: count(path, "SELECT count(*) FROM decision") == 1, "nothing was decided")
    no_faults(app)
    app.find("push button", re.compile("^_?Hire( Hire)?$"))
    wait_for(app, lambda: "Hire" in focused(app)[1], f"the focus is on {focused(app)}")
    shot(app, "hire-decided")
    told = "We would love to work with you"
    read_paper(app, "^_?Decision _?Record", "Decision Record",
               ["Ida Berg", "All musts are met", "Shown by two of us", SECRET, told])
    read_paper(app, "^What the Candidate Is", "What the Candidate Is Told",
               ["Ida Berg", told], [SECRET, "All musts", "Shown by", "Ben", "level"])
    tab_to(app, "^_?Hire( Hire)?$", limit=200)
    app.key("space")
    wait_for(app, lambda: candidates(path)["Ida Berg"]["status"] == "hired", "she was not hired")


with Desktop() as desk:
    # The chooser of files looks into what lies in a folder: the open workspace has one of its own.
    os.mkdir(desk.home + "/own")
    path = desk.home + "/own/w.waymark"
    cli("init", path)
    me = listed(path, "people")[0]["name"]
    skill_names = {row["id"]: row["name"] for row in listed(path, "skills")}
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
    for who in ("Ben", "Emil"):
        answer(path, who, *by[who])

    # All but one's own are in, and closed: wherever one looks.
    to_row(app, "Ida Berg")
    app.key("Return")
    wait_for(app, lambda: len(app.find_all("label", "Card in")) == 4, "four cards are not in")
    app.find("push button", re.compile("Debrief")).click()
    closed = re.compile("debrief is closed to you until")
    app.find("label", closed)
    wait_for(app, lambda: Top(app).focused(), "the answer has no keyboard")
    app.key("Return")
    wait_for(app, lambda: not app.find_all("label", closed), "the answer stays")
    assert SECRET not in app.tree(), "another's card shows before one's own is in"
    write_card(app, path, by[me][1], skill_names)
    debrief(app, path)
    leave(app)
    leave(app)
    compare(app)
    to_row(app, "Ida Berg")
    app.key("Return")
    app.find("push button", re.compile("^_?Debrief")).click()
    decide(app, path)

    # She is a member, with evidence, and the plan is offered.
    wait_for(app, lambda: "Onboarding Plan" in focused(app)[1], "no plan is offered")
    shot(app, "hire-hired")
    kinds = {row["name"]: row["kind"] for row in listed(path, "people")}
    assert kinds["Ida Berg"] == "employee", kinds
    assert count(path, "SELECT count(*) FROM assessment WHERE kind = 'interview'") == 5
    app.key("space")
    app.find("push button", re.compile("Make Plan"))
    keyboard_on(app, "text")
    app.key("Return")
    wait_for(app, lambda: "Ida Berg" in [row["personName"] for row in listed(path, "plans")],
             "no plan was made")
    shot(app, "hire-plan")
    app.close()
    cli("check", path)
