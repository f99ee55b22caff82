#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A job by keyboard: opened, its interviews planned, a finding mended by its own button and undone,
balanced until nothing is found, an interview moved and given to somebody. Then its candidates:
moved on the board by the pointer, and looked at as a list, in several orders, by filters that are
kept; the quality of a panel without cards and with a year of them."""
import json
import os
import pathlib
import re
import sys

from hired import candidates, count
from waymark_ui import (Desktop, Top, cli, drop_down, focused, hop, keyboard_on, launch, leave,
                        listed, log, menu, no_faults, open_file, page, shot, tab_to, to_row,
                        wait_for, write)

CANDIDATES = [("Ida Berg", "Referral"), ("Wu Lee", "Job board"), ("陈伟", "Referral")]

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "hiring"))
import panel_year  # noqa: E402


def coverage(path, job):
    told = json.loads(cli("coverage", path, "--job", job, "--json"))
    return told["findings"] + [finding for row in told["skills"] for finding in row["findings"]]


def interviews(path, job):
    stages = json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]
    return [kit for stage in stages for kit in stage["interviews"]]


def places(path, job):
    stages = json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]
    return [[kit["name"] for kit in stage["interviews"]] for stage in stages]


def done(path):
    """How many actions there are that are not taken back"""
    return sum(not it["undone"] for it in json.loads(cli("log", path, "--json")))


def drag(app, what, onto, lower=True):
    """By the pointer, to the lower or the upper half of something."""
    dx, dy = app.origin()
    x0, y0, w0, h0 = what.box()
    x1, y1, _, h1 = onto.box()
    app.drag(dx + x0 + w0 // 3, dy + y0 + h0 // 2,
             dx + x1 + w0 // 3, dy + y1 + h1 * (3 if lower else 1) // 4)


def row(app, name):
    return app.find("list item", re.compile("^" + re.escape(name)))


def drag_about(app, path, job):
    """Interviews to another place, of their stage or another; a stage; each is one action."""
    def moved(what, onto, lower, wanted):
        before = places(path, job)
        drag(app, what, onto, lower)
        wait_for(app, lambda: places(path, job) == wanted, f"{places(path, job)}, not {wanted}")
        assert "Edit Interview Plan" in log(path)
        app.key("ctrl+z")
        wait_for(app, lambda: places(path, job) == before, "the drag was not undone")
    stages = places(path, job)
    first, last = stages[-1][0], stages[-1][-1]
    moved(row(app, first), row(app, last), True, stages[:-1] + [stages[-1][1:] + [first]])
    moved(row(app, last), row(app, first), False, stages[:-1] + [[last] + stages[-1][:-1]])
    other = stages[-2][0]
    moved(row(app, other), row(app, first), True,
          stages[:-2] + [stages[-2][1:], [first, other] + stages[-1][1:]])
    shown = json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]
    target, heading = (app.find("label", re.compile(f"^{re.escape(stage['name'])} · .* min"))
                       for stage in shown[-2:])
    moved(heading, target, False, stages[:-2] + [stages[-1], stages[-2]])
    # To where it is changes nothing: the next drag's action alone follows.
    before = done(path)
    drag(app, row(app, first), row(app, first), False)
    drag(app, row(app, first), row(app, last), True)
    wait_for(app, lambda: places(path, job) == stages[:-1] + [stages[-1][1:] + [first]],
             "the drag after it did not move")
    assert done(path) == before + 1, "a drag to where it is changes something"
    app.key("ctrl+z")
    wait_for(app, lambda: places(path, job) == stages, "the drag was not undone")


def templates(app, path, job):
    """A plan is kept, and another job begins with it."""
    menu(app, "Templates", "Keep as Template")
    write(app, "Ours", "^Name of the template$")
    leave(app, "Return")
    app.find("label", "Interview plan kept as a template")
    assert "Ours" in cli("plan-loop", path, "--templates")
    other = cli("job", path, "new", "--role", "ml-engineer", "--name", "Other").strip()
    app.find("push button", "All Jobs").click()
    row(app, "Other")
    to_row(app, "Other")
    app.key("Return")
    app.find("label", "This job has no interviews yet.")
    menu(app, "Templates", "Begin Anew From", "Ours")
    wait_for(app, lambda: places(path, other) == places(path, job), "it has another plan")
    # Changed under its name: the plan that was made from it stays.
    tab_to(app, "^Introductory conversation", limit=60)
    app.key("Delete")
    wait_for(app, lambda: places(path, other) != places(path, job), "nothing was deleted")
    menu(app, "Templates", "Keep as Template")
    write(app, "Ours", "^Name of the template$")
    leave(app, "Return")
    app.find("label", "Interview plan kept as a template")
    assert cli("plan-loop", path, "--templates").count("Ours") == 1
    menu(app, "Templates", "Delete Template", "Ours")
    app.find("label", re.compile("^Template deleted"))
    assert "Ours" not in cli("plan-loop", path, "--templates")
    shot(app, "hiring-templates")
    app.find("push button", "All Jobs").click()
    row(app, "Model engineer")
    to_row(app, "Model engineer")
    app.key("Return")
    app.find("label", "Model engineer")


def questions(app, path):
    """The first is asked later, and one more from the bank."""
    later = app.find("push button", re.compile("^Ask Later: "))
    first = later.name
    later.click()
    wait_for(app, lambda: app.find("push button", re.compile("^Ask Later: ")).name != first,
             "it is asked no later")

    def offered():
        return [it.name for it in app.find_all("push button", re.compile("^Ask: "))]

    bank = wait_for(app, offered, "the bank offers nothing")
    # Narrowed by kind and by level, of which there are as many as the bank has.
    known = {"Ask: " + row["question"]: row for row in listed(path, "questions")}
    top = max(row["level"] for row in known.values() if row["level"] is not None)
    tab_to(app, "^Kind of question: ", limit=200)
    app.key("space")
    drop_down(app, "Down")
    kind = known[wait_for(app, lambda: offered() != bank and offered(), "none of that kind")[0]]
    wanted = [name for name in bank if known[name]["kind"] == kind["kind"]]
    assert offered() == wanted, (kind["kind"], offered(), wanted)
    keyboard_on(app, "push button", "^Kind of question: ")
    tab_to(app, "^Level of question: ")
    app.key("space")
    keyboard_on(app, "list item")
    app.key("End", "Return")
    keyboard_on(app, "push button", f"^Level of question: Level {top}$")
    wanted = [name for name in wanted if known[name]["level"] == top]
    wait_for(app, lambda: offered() == wanted, lambda: f"it offers {offered()}, not {wanted}")
    for chooser in ("Level", "Kind"):
        tab_to(app, f"^{chooser} of question: ", "shift+Tab")
        app.key("space")
        keyboard_on(app, "list item")
        app.key("Home", "Return")
        keyboard_on(app, "push button", f"^{chooser} of question: A")
    wait_for(app, lambda: offered() == bank, lambda: f"it offers {offered()}, not {bank}")
    app.find("entry", "Search the bank").set_text("nothing is called so")
    app.find("label", re.compile("^The bank has no other question"))
    app.find("entry", "Search the bank").set_text(bank[0][len("Ask: "):][:30].upper())
    wait_for(app, lambda: offered() == bank[:1], lambda: f"it offers {offered()}")
    no_faults(app)
    shot(app, "hiring-questions")
    app.find("push button", bank[0]).click()
    app.find("push button", "Do Not Ask: " + bank[0][len("Ask: "):])


def stage(app, path, job):
    """Named anew, which is undone; the kits of its interviews."""
    def last():
        return json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"][-1]["name"]

    name = last()
    app.find("push button", f"Edit “{name}”…").click()
    write(app, "Half a day", "^Name$")
    leave(app, "alt+s")
    wait_for(app, lambda: last() == "Half a day", "the stage keeps its name")
    app.key("ctrl+z")
    wait_for(app, lambda: last() == name, "its name was not undone")
    app.find("push button", f"Interview Kits of “{name}”…").click()
    told = app.find("text", "Interview Kit").text()
    assert told.startswith(name) and places(path, job)[-1][-1] in told, told[:200]
    shot(app, "hiring-kits")
    leave(app)


def board(app, path, job):
    """The pointer takes a candidate to another stage, and undo takes her back."""
    for name, source in CANDIDATES:
        cli("candidate", path, "add", "--job", job, "--name", name, "--source", source)
    app.find("page tab", "Candidates").click()
    row(app, "Ida Berg")
    app.settle()
    stages = [candidates(path)["Ida Berg"]["stage"],
              *(stage["id"] for stage in
                json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"])]
    drag(app, row(app, "Ida Berg"), app.find("label", "Technical interview"))
    wait_for(app, lambda: candidates(path)["Ida Berg"]["stage"] == stages[2],
             "the drag did not move her")
    assert "Move Candidate" in log(path)
    no_faults(app)
    shot(app, "candidates-board")
    app.key("ctrl+z")
    wait_for(app, lambda: candidates(path)["Ida Berg"]["stage"] == "", "it was not undone")
    app.settle()
    before = done(path)
    drag(app, row(app, "陈伟"), row(app, "Wu Lee"))
    drag(app, row(app, "Ida Berg"), app.find("label", "Technical interview"))
    wait_for(app, lambda: candidates(path)["Ida Berg"]["stage"] == stages[2],
             "the drag after it did not move her")
    assert candidates(path)["陈伟"]["stage"] == "", "a drag within a stage moves her"
    assert done(path) == before + 1, "a drag within a stage is an action"
    app.key("ctrl+z")
    wait_for(app, lambda: candidates(path)["Ida Berg"]["stage"] == "", "it was not undone")
    app.settle()


def rows(app):
    """The candidates that are shown, from the top."""
    names = [name for name, _ in CANDIDATES]
    told = [item.name for item in app.find_all("list item")]
    return [name for text in told for name in names if text.startswith(name)]


def until(app, wanted):
    wait_for(app, lambda: rows(app) == wanted,
             lambda: f"the rows are {rows(app)}, not {wanted}")


def choose(app, group, name):
    """One of the popover's choices."""
    tab_to(app, "^Filter$", limit=60)
    app.key("space")
    wait_for(app, lambda: focused(app)[0] in ("check box", "radio button"), "no choices open")
    # Of a group of which one holds Tab goes to that one, and the arrows to the others.
    only_one = group == "Time in Stage"
    tab_to(app, "^Any time$" if only_one else f"^{name}$", limit=30)
    app.key("Down" if only_one else "space")
    app.find("push button", f"Remove Filter {group}: {name}")
    shot(app, "candidates-filter")
    app.key("Escape")
    wait_for(app, lambda: "Filter" in focused(app)[1], "the choices stay open")


def end_one(app, path, name):
    """Rejected, opened again, withdrawn: each with a reason, and told of in what happened."""
    to_row(app, name)
    app.key("Return")
    app.find("push button", "Reject")
    for button, status, reason in (("Reject", "rejected", "Too few of the musts"),
                                   ("Open Again", "active", None),
                                   ("Withdraws", "withdrawn", "Another offer")):
        tab_to(app, f"^{button}$", limit=40)
        app.key("space")
        if reason:
            keyboard_on(app, "text", "^Why, for the record")
            app.type(reason)
            app.key("Return")
        wait_for(app, lambda: candidates(path)[name]["status"] == status, f"not {status}")
        # The keyboard stays in the dialog, on what can be done next, never on what ends something.
        then = "Name" if button == "Open Again" else "Open Again"
        wait_for(app, lambda: focused(Top(app))[1] == then,
                 lambda: f"the focus is on {focused(Top(app))}")
        if reason:
            app.find("label", reason)
    app.find("label", re.compile("withdrawn: Another offer"))
    leave(app)
    wait_for(app, lambda: focused(Top(app))[1].startswith(name),
             lambda: f"the focus is on {focused(Top(app))}")


def candidate_list(app, path, job):
    """All of them under each other: moved, ordered, filtered, searched; kept for the job."""
    end_one(app, path, "Wu Lee")
    tab_to(app, "^List$", limit=60)
    app.key("space")
    until(app, ["Ida Berg", "陈伟", "Wu Lee"])
    tab_to(app, "^Ida Berg", limit=60)
    app.key("alt+Right")
    wait_for(app, lambda: candidates(path)["Ida Berg"]["stage"] != "", "she did not move")
    until(app, ["陈伟", "Ida Berg", "Wu Lee"])
    wait_for(app, lambda: focused(app)[1].startswith("Ida Berg"), "the focus did not go with her")
    tab_to(app, "^Order of the candidates", "shift+Tab", limit=60)
    app.key("space")
    drop_down(app, "Down")
    until(app, ["Ida Berg", "Wu Lee", "陈伟"])
    no_faults(app)
    shot(app, "candidates-list")
    # Who moves out of what is shown leaves the keyboard to who is beside.
    choose(app, "Stage", "Applied")
    until(app, ["Wu Lee", "陈伟"])
    to_row(app, "陈伟")
    app.key("alt+Right")
    until(app, ["Wu Lee"])
    wait_for(app, lambda: focused(app)[1].startswith("Wu Lee"),
             lambda: f"the focus is on {focused(app)}")
    app.key("ctrl+z")
    until(app, ["Wu Lee", "陈伟"])
    tab_to(app, "^Remove Filter Stage", "shift+Tab", limit=60)
    app.key("space")
    until(app, ["Ida Berg", "Wu Lee", "陈伟"])
    choose(app, "State", "In progress")
    until(app, ["Ida Berg", "陈伟"])
    app.find("label", "2 of 3 candidates")
    choose(app, "Source", "Referral")
    choose(app, "Time in Stage", "7 days or longer")
    app.find("label", "No Candidate Is Like That")
    shot(app, "candidates-nobody")
    # A chip takes its choice away, and the keyboard goes on to the next.
    tab_to(app, "^Remove Filter Time", limit=60)
    app.key("space")
    until(app, ["Ida Berg", "陈伟"])
    wait_for(app, lambda: focused(app)[1] == "Clear All Filters", "the keyboard is lost")
    # With names hidden the sources are too; what was chosen of them comes back with them.
    chip = "Remove Filter Source: Referral"
    for hidden in (True, False):
        tab_to(app, "^Hide _?Names", limit=60)
        app.key("space")
        wait_for(app, lambda: bool(app.find_all("push button", chip)) != hidden,
                 "a filter of sources and hidden names show together")
    until(app, ["Ida Berg", "陈伟"])
    # It is kept for the job, and tells nothing in the history.
    app.find("push button", "All Jobs").click()
    row(app, "Model engineer").point()
    until(app, ["Ida Berg", "陈伟"])
    kept = "SELECT count(*) FROM setting WHERE key = ? AND value LIKE '%status:active%view:list%'"
    assert count(path, kept, "candidates " + job) == 1
    asked = json.loads(cli("candidate", path, "list", "--job", job, "--status", "active",
                           "--source", "Referral", "--sort", "name", "--json"))
    assert [it["name"] for it in asked] == ["Ida Berg", "陈伟"], asked
    tab_to(app, "^Search Candidates", limit=60)
    write(app, "nobody", "^Search Candidates", role=focused(app)[0])
    app.find("label", "No Candidate Is Like That")
    tab_to(app, "^Show All Candidates", limit=60)
    app.key("space")
    until(app, ["Ida Berg", "Wu Lee", "陈伟"])
    wait_for(app, lambda: "Filter" in focused(app)[1], "the keyboard is lost")


def crowd(app, path, job):
    """More than a column shows: it scrolls by itself beside the others, and a list has them all."""
    for number in range(27):
        cli("candidate", path, "add", "--job", job, "--name", f"Many {number:02}")
    tab_to(app, "^Board$", "shift+Tab", limit=60)
    app.key("space")
    more = app.find("push button", re.compile("^Applied: \\d+ More, as a List$"))
    app.resize(1280, 800)
    app.settle()
    stages = ["Applied", *(stage["name"] for stage in json.loads(
        cli("job", path, "show", "--job", job, "--json"))["stages"]), "Ended"]
    tops = {app.find_all("label", name)[-1].box()[1] // 40 for name in stages}
    assert len(tops) == 1, f"the stages stand in {len(tops)} lines"
    to_row(app, "Many 00")
    for _ in range(3):
        hop(app, "Down")
    keyboard_on(app, "list item", "^Many 03")
    shot(app, "candidates-crowd")
    # Tab leaves the column, and goes on past those in which nobody is.
    hop(app, "Tab")
    keyboard_on(app, "push button", more.name)
    hop(app, "Tab")
    keyboard_on(app, "list item", "^Ida Berg|^Wu Lee|^Noor Ali|^陈伟")
    tab_to(app, more.name, "shift+Tab")
    app.key("space")
    app.find("push button", "Remove Filter Stage: Applied")
    wait_for(app, lambda: app.find_all("list item", re.compile("^Many 26")), "not all are listed")
    wait_for(app, lambda: Top(app).focused(), "the keyboard is lost")
    app.resize(1280, 1500)
    tab_to(app, "^Clear All Filters$|^Remove Filter Stage", "shift+Tab", limit=60)
    app.key("space")
    app.find("list item", re.compile("^Wu Lee"))


def claims(desk, app, path, job):
    """A résumé is taken in; what it says is mapped to a skill by hand, changed, and taken away."""
    name = os.path.join(desk.home, "resume.json")
    with open(name, "w") as out:
        json.dump({"basics": {"name": "Noor Ali", "email": "noor@example.org"},
                   "skills": [{"name": "Retrieval", "level": "Master"}]}, out)
    app.find("push button", re.compile("From a _?Résumé")).click()
    open_file(app, name)
    wait_for(app, lambda: "Noor Ali" in candidates(path), "the résumé was not taken in")
    wait_for(app, lambda: focused(app)[1].startswith("Noor Ali"), "the keyboard is not on her")
    listing = ("candidate", path, "claim", "--application", "Noor Ali", "--json")
    app.key("Return")
    app.find("label", re.compile("Retrieval · Master"))
    tab_to(app, "^Add Claim", limit=40)
    app.key("space")
    keyboard_on(app, "push button")
    tab_to(app, "^What she says of it")
    write(app, "Master", "^What she says of it")
    leave(app, "alt+s")
    made = json.loads(cli(*listing))
    assert [it["words"] for it in made] == ["Master"], made
    wait_for(app, lambda: "Add Claim" in focused(Top(app))[1], "the keyboard is not on the button")
    no_faults(app)
    shot(app, "candidates-claim")
    skill = {row["id"]: row["name"] for row in listed(path, "skills")}[made[0]["skill"]]
    tab_to(app, "^" + re.escape(skill), "shift+Tab")
    app.key("Return")
    write(app, "Two years", "^What she says of it")
    leave(app, "alt+s")
    assert [it["words"] for it in json.loads(cli(*listing))] == ["Two years"]
    wait_for(app, lambda: focused(Top(app))[1].startswith(skill), "the keyboard left the claim")
    leave(app)
    app.key("ctrl+z")
    wait_for(app, lambda: json.loads(cli(*listing))[0]["words"] == "Master", "it was not undone")


with Desktop(size=(1280, 1500)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    me = listed(path, "people")[0]["name"]
    app = launch(desk, path)

    # The empty page says what to do; a job is made from a role.
    page(app, "hiring")
    app.find("label", re.compile("^No Job Yet$"))
    shot(app, "hiring-empty")
    app.find("push button", re.compile("New Job")).click()
    write(app, "Model engineer", "^Name$")
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
    leave(app, "alt+s")
    app.find("push button", re.compile("Job Page")).click()
    wait_for(app, lambda: "C, GTK and SQLite" in app.find("text", "Job Page").text(),
             "the page does not tell the tech stack")
    no_faults(app)
    shot(app, "hiring-page")
    leave(app)

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
    wait_for(app, lambda: names[0] in focused(app)[1], "the focus did not go with it")
    app.key("ctrl+z")
    wait_for(app, lambda: places(path, job) == there, "the move was not undone")

    app.resize(1280, 1500)                          # so that all of it is seen
    drag_about(app, path, job)
    app.resize(1280, 800)
    templates(app, path, job)

    # Return opens the interview: somebody holds it now, and its questions are asked otherwise.
    tab_to(app, "^" + re.escape(names[0]), limit=60)
    app.key("Return")
    app.find("check box", me)
    tab_to(app, "^" + re.escape(me) + "$")
    app.key("space")
    shot(app, "hiring-interview")
    questions(app, path)
    asked = interviews(path, job)[0]["questions"]
    leave(app, "alt+s")
    wait_for(app, lambda: interviews(path, job)[0]["interviewers"], "nobody holds it")
    now = interviews(path, job)[0]["questions"]
    assert now[:2] == asked[1::-1] and len(now) == len(asked) + 1, (asked, now)
    app.settle()
    stage(app, path, job)
    app.resize(1280, 1500)
    board(app, path, job)
    candidate_list(app, path, job)
    claims(desk, app, path, job)
    crowd(app, path, job)

    # No card is in; then a year of them, taken in beside the window while the view is open.
    app.find("push button", re.compile("Panel _?Quality")).click()
    app.find("label", "No Scorecard to Count")
    shot(app, "hiring-panel-none")
    year = desk.home + "/year.json"
    with open(year, "w") as out:
        json.dump(panel_year.document(), out)
    cli("import", path, year)
    told = json.loads(cli("agreement", path, "--json"))
    row(app, "Krippendorff's alpha")
    figure, kappa = (
        f"{it[key]:.2f} (95 % between {it[key + 'Low']:.2f} and {it[key + 'High']:.2f})"
        for it, key in ((told, "alpha"), (told["pairs"][0], "kappa")))
    for words in (figure, f"16 candidates rated by both, weighted kappa {kappa}",
                  "2 more pairs: too few to tell", "Ana and Chen (4) · Ben and Chen (4)",
                  "16 cards · 3 of 16 late, up to 6 days · 46 of 48 questions asked",
                  "asked in 16 of 16 interviews · cards: 1 of 16 late, up to 2 days"):
        app.find("label", words)
    app.find("label", "Questions to Retire?")
    no_faults(app)
    shot(app, "hiring-panel")
    # From what told nothing to the plan that asks it.
    to_row(app, re.compile("^AI engineer, all year · Technical interview: Coding with tests"))
    leave(app, "Return")
    app.find("label", "AI engineer, all year")
    keyboard_on(app, "list item", "^Coding with tests")
    shot(app, "hiring-panel-plan")
    app.close()
