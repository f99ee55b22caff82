#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The second half of a hire, by keyboard: four cards of others are in and closed until one's own
is, the debrief, finalists side by side, the decision, the hire, and the plan it offers. What comes
before is prepared on the command line; test_hire.py does it in the window."""
import json
import re
import sqlite3

from hired import SECRET, candidates, count, prepare
from waymark_ui import (PAGES, Desktop, Top, cli, drop_down, focused, keyboard_on, launch, leave,
                        listed, log, menu, no_faults, page, shot, tab_to, to_row, wait_for, write)


def two_windows(app):
    """Asked for in another window too, the card that is open comes to the front there: one draft is
    written in one place."""
    first = app.find("push button", re.compile("Write Scorecard"))
    dialog = Top(app).root.path
    menu(app, "Main Menu", "New Window")
    wait_for(app, lambda: Top(app).root.path != dialog and app.in_front(), "no other window")
    app.key("alt+" + PAGES["hiring"])
    wait_for(app, lambda: Top(app).root.find("list item", re.compile("^AI engineer")), "no jobs")
    to_row(app, "AI engineer")
    app.key("Return")
    wait_for(app, lambda: Top(app).root.find("page tab", "Candidates"), "no job").click()
    wait_for(app, lambda: Top(app).root.find("list item", re.compile("^Ida Berg")), "nobody")
    other = Top(app).root.path
    to_row(app, "Ida Berg")
    app.key("Return")
    wait_for(app, lambda: Top(app).root.path != other, "she is not opened")
    Top(app).root.find("push button", re.compile("Write Scorecard")).click()
    submit = re.compile("^_?Submit")
    wait_for(app, lambda: Top(app).root.find("push button", submit), "no card")
    tops = [top.path for top in app.root.children()]
    first.click()
    app.settle()
    assert [top.path for top in app.root.children()] == tops, "the card is open twice"
    assert len(app.find_all("push button", submit)) == 1
    leave(app)
    leave(app)
    leave(app, "ctrl+w")
    wait_for(app, lambda: Top(app).root.path == dialog and app.in_front(), "the first is not there")


def write_card(app, path, skills, names):
    """Skill by skill by digits, kept while it is typed, sealed when it is whole."""
    app.find("push button", re.compile("Write Scorecard")).click()
    submit = app.find("push button", re.compile("Submit"))
    assert "sensitive" not in submit.states(), "an empty card could be submitted"
    for number, skill in enumerate(skills):
        tab_to(app, re.escape(names[skill]) + ", level 0", limit=60)
        app.key("4" if number == 0 else "1")
        chosen = f"level {4 if number == 0 else 1}"
        wait_for(app, lambda: chosen in focused(Top(app))[1], "not chosen")
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
        wait_for(app, lambda: "Talked through" in focused(Top(app))[1], "the focus did not stay")
        app.key("Tab")
    with sqlite3.connect(path) as db:
        rest = [row[0] for row in db.execute(
            "SELECT DISTINCT skill FROM scorecard_rating WHERE state = 'rated'"
            " AND skill NOT IN (SELECT skill FROM debrief_skill WHERE done)")]
    for skill in rest:
        cli("debrief", path, "--as", "Ben", "--application", "Ida Berg", "--done", skill)

    def ticked():
        return [box for box in app.find_all("check box", re.compile("^Talked through"))
                if "checked" in box.states()]

    # What is below them is made anew with each.
    wait_for(app, lambda: len(ticked()) == count(path, done),
             "what was talked through elsewhere is not ticked")
    app.settle()
    app.find("push button", re.compile("Open Votes")).click()
    app.find("label", "Ben: Yes")
    shot(app, "hire-votes")


def amend(app, path, skill):
    """One's own card is read as it was sealed; what is said later stands beside it."""
    own = count(path, "SELECT k.name FROM scorecard c JOIN interview i ON i.id = c.interview_id"
                " JOIN interview_kit k ON k.id = i.kit_id WHERE c.summary = ''")
    to_row(app, own)
    tab_to(app, "^Read… .*" + re.escape(own))
    app.key("space")
    app.find("push button", re.compile("^Amend: "))
    tab_to(app, "^Amend: " + re.escape(skill))
    app.key("space")
    wait_for(app, lambda: f"{skill}, level 4" in focused(Top(app))[1],
             lambda: f"the focus is on {focused(Top(app))}")
    app.key("3")
    wait_for(app, lambda: "level 3" in focused(Top(app))[1], "not chosen")
    tab_to(app, "^Why it is amended$")
    app.key("alt+s")
    app.find("label", re.compile("^An amendment changes a submitted scorecard and says why"))
    keyboard_on(app, "text", "^Why it is amended$")
    app.type("Misheard")
    leave(app, "Return")
    wait_for(app, lambda: count(path, "SELECT count(*) FROM scorecard_amendment") == 1, "not kept")
    app.find("list item", re.compile("^Amended on "))
    app.find("label", "Found the fault unprompted (Misheard)")
    wait_for(app, lambda: focused(Top(app))[1] == f"Amend: {skill}",
             lambda: f"the focus is on {focused(Top(app))}")
    no_faults(app)
    shot(app, "hire-card-amended")
    leave(app)


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


def compare(app, path):
    """Finalists beside each other, the panel's quality, and names that hide."""
    app.find("push button", re.compile("Compare Finalists")).click()
    app.find("label", "What Each Would Need")
    # With other hours a week she would need another plan; the command line says the same.
    for hours in ("8", "20"):
        if hours != "8":
            write(app, hours, "Hours a week", "spin button")
            app.key("Tab")
            keyboard_on(app, "push button", "^Debrief: Ida Berg")
        told = json.loads(cli("finalists", path, "--job", "AI engineer", "--hours", hours,
                              "--json"))
        need = told["finalists"][0]["onboarding"]
        app.find("label", re.compile(
            f"^{need['weeks']} weeks?: {need['checks']} checks? of what nobody tried, "
            f"{need['skillsToLearn']} skills? to learn"))
    app.find("label", re.compile(r"^● shown strong: level"))
    no_faults(app)
    shot(app, "hire-finalists")
    leave(app)
    app.find("push button", re.compile("Panel _?Quality")).click()
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


def musts(path):
    job = json.loads(cli("job", path, "list", "--json"))[0]["id"]
    required = json.loads(cli("job", path, "show", "--job", job, "--json"))["requirements"]
    return [it for it in required if it["importance"] == "must" and not it["checkInOnboarding"]]


def decide(app, path):
    why = re.compile("^Why, for the decision")
    # One for each skill that the job must have, but for those that wait for the plan.
    wait_for(app, lambda: len(app.find_all("text", why)) == len(musts(path)),
             f"not {len(musts(path))} skills ask why")
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
    wait_for(app, lambda: "Hire" in focused(Top(app))[1], f"the focus is on {focused(Top(app))}")
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
    path = desk.home + "/w.waymark"
    skills = prepare(path)
    skill_names = {row["id"]: row["name"] for row in listed(path, "skills")}
    app = launch(desk, path)
    page(app, "hiring")
    to_row(app, "AI engineer")
    app.key("Return")
    app.find("page tab", "Candidates").click()

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
    two_windows(app)
    write_card(app, path, skills, skill_names)
    debrief(app, path)
    leave(app)
    amend(app, path, skill_names[skills[0]])
    leave(app)
    compare(app, path)
    to_row(app, "Ida Berg")
    app.key("Return")
    app.find("push button", re.compile("^_?Debrief")).click()
    decide(app, path)

    # She is a member, with evidence, and the plan is offered.
    wait_for(app, lambda: "Onboarding Plan" in focused(Top(app))[1], "no plan is offered")
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
