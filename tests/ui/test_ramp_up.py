#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A hire's plan, by keyboard, from what the interviews found to day 90, in either language: made,
its reasons looked at, moved on the timeline, ticked, three check-ins held, the ramp read. In
English also what comes of it: the template made better, the plan made anew."""
import json
import re

import hired
from waymark_ui import (LANGUAGE, Desktop, Top, cli, focused, hop, keyboard_on, launch, leave,
                        listed, log, menu, no_faults, only_window, page, said, shot, stride, tab_to,
                        wait_for, walk_to, write)

START = "2026-08-03"     # so that day 90 is behind

DATES = {30: "2026-09-01", 60: "2026-10-01", 90: "2026-10-30"}


def document(path, plan):
    return json.loads(cli("export", path, "plan", "--id", plan))


def task(path, plan, which):
    return next(it for it in document(path, plan)["tasks"] if it["id"] == which)


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
    app.find("page tab", said(name)).click()
    app.settle()


def below(text, *more):
    """A pattern for lines of a text, of which each may go on."""
    return re.compile(".*\n".join([text, *more]))


def down_to(app, name):
    """On the timeline by the arrows, as far as it is at one go."""
    names = [node.name for node in app.find_all("push button")]
    at = focused(app)[1]
    assert at in names and name in names, (at, name)
    stride(app, "Down", names.index(name) - names.index(at))
    walk_to(app, name, "Up")


def hold(app, path, plan, skill, day, note, level):
    """Writes a check-in down: note, agreed action, and a level by its digit."""
    title = said("Day %d").pattern.replace(".+", str(day))
    app.find("list item", re.compile(title))
    if focused(app)[0] != "list item":      # after the first it is there
        tab_to(app, said("Day %d").pattern, limit=12)
    stride(app, "Down", (day - int(re.search(r"\d+", focused(app)[1]).group())) // 30)
    keyboard_on(app, "list item", title)
    app.key("Return")
    write(app, note, said("Note of the _new hire").pattern)
    app.find("label", said("For day %1$d, which was due %2$s"))
    app.find("text", said("_Held on")).set_text(DATES[day])
    app.find("text", said("_Agreed, an action a line")).set_text(f"Agreed on {day}")
    tab_to(app, said("What was seen of %s").pattern.replace(".+", skill))
    # One of five, of which each tells its words before it is taken.
    hop(app, "shift+Tab")
    hop(app, "Right")
    keyboard_on(app, "radio button")
    told = Top(app).focused().description
    assert app.find("label", re.compile(re.escape(told) + "$")), told
    app.key(str(level))
    wait_for(app, lambda: focused(app)[0] == "radio button"
             and focused(app)[1].startswith(f"{level} · "), f"{level} was not taken")
    hop(app, "Tab")
    write(app, f"Seen on {day}")
    if day == 60:
        hop(app, "Tab")
        keyboard_on(app, "check box")
        app.key("space")
        wait_for(app, lambda: Top(app).focused() and "checked" in Top(app).focused().states(),
                 "it is not the first time")
        shot(app, f"ramp-check-in-{LANGUAGE}")
    app.find("push button", said("_Save")).click()
    wait_for(app, lambda: note in json.dumps(document(path, plan), ensure_ascii=False),
             f"day {day} was not written down")
    only_window(app)


def make(app, path):
    """From the candidate to her plan: whom and for which role is known already."""
    page(app, "hiring")
    tab_to(app, "^" + re.escape(json.loads(cli("job", path, "list", "--json"))[0]["name"]))
    app.key("Return")
    app.find("page tab", said("Candidates")).click()
    tab_to(app, "^Quenya")
    app.key("Return")
    app.find("push button", said("_Debrief…")).click()
    app.find("frame", said("Debrief: %s"))
    wait_for(app, lambda: Top(app).root.find("push button", said("_Make an Onboarding Plan…")),
             "no plan is offered").click()
    app.find("label", said("Made from what was found of what the role asks for: %1$u met, %2$u "
                           "short, %3$u tried without a signal, %4$u never tried."))
    app.find("text", said("_First day")).set_text(START)
    app.find("push button", said("Pre_view, week by week")).click()
    app.find("label", said("Week %1$u: %2$.1f of %3$.1f h for learning"))
    shot(app, f"ramp-make-{LANGUAGE}")
    Top(app).root.find("push button", said("_Make Plan")).click()
    return wait_for(app, lambda: [it for it in listed(path, "plans")
                                  if it["personName"] == hired.NAME], "no plan was made")[0]["id"]


def why(app, path, plan):
    """Why it is there is one click away, with the skill, who found it, and the sentence."""
    of = [it for it in document(path, plan)["tasks"] if it.get("why")][0]
    tab_to(app, said("Edit Milestone: %s").pattern)
    hop(app, "Tab")
    keyboard_on(app, "list item")
    stride(app, "Down", [it["id"] for it in document(path, plan)["tasks"]].index(of["id"]))
    keyboard_on(app, "list item", "^" + re.escape(of["name"]))
    tab_to(app, said("Why: %s").pattern)
    app.key("space")
    told = below(said("%1$s, level %2$d asked: %3$s").pattern,
                 said("The plan's template asks for it.").pattern)
    app.find("label", told)
    shot(app, f"ramp-why-{LANGUAGE}")
    app.key("Escape")
    wait_for(app, lambda: not app.find_all("label", told), "Escape does not close what it says")


def timeline(app, path, plan, learn):
    """Right moves what has the focus by a working day, and what is learned leads to the card that
    it comes from."""
    face(app, "Timeline")
    prototype = "m1-prototype"
    was = task(path, plan, prototype)
    tab_to(app, "^" + re.escape(document(path, plan)["milestones"][0]["name"]))
    down_to(app, was["name"])
    app.key("Right")
    wait_for(app, lambda: task(path, plan, prototype)["dueDay"] == was["dueDay"] + 1,
             "it did not move")
    wait_for(app, lambda: focused(app)[1] == was["name"], "the focus did not go with it")
    shot(app, f"ramp-timeline-{LANGUAGE}")
    if not LANGUAGE:
        stretch(app, path, plan, was)
    app.key("ctrl+z")
    wait_for(app, lambda: task(path, plan, prototype) == was, "the move was not undone")
    down_to(app, learn["name"])
    app.key("Return")
    app.find("label", re.compile("“Ben saw her at work on execution”"))
    app.find("push button", said("Open Scorecard of %s")).click()
    app.find("label", "Ben saw her at work on execution")
    shot(app, f"ramp-card-{LANGUAGE}")
    leave(app)
    leave(app)
    only_window(app)


def stretch(app, path, plan, was):
    """Shift makes it longer, and the hand moves it too."""
    app.key("shift+Right")
    wait_for(app, lambda: task(path, plan, was["id"]).get("duration") == 2, "it is no longer")
    app.key("ctrl+z", "ctrl+z")
    wait_for(app, lambda: task(path, plan, was["id"]) == was, "the moves were not undone")
    x, y, _, h = app.find("push button", was["name"]).box()
    if y > 760:
        app.key("Down")
        x, y, _, h = app.find("push button", was["name"]).box()
    app.drag(x + 8, y + h // 2, x + 40, y + h // 2)
    wait_for(app, lambda: task(path, plan, was["id"])["dueDay"] > was["dueDay"],
             "nothing was moved")


def outcome(app, path, plan, first):
    """Nothing is missing in it, and the window says what was looked for. Over several plans what
    most dropped is told with its counts, and left out of the next version of the template, with
    one click that says before what it does. What is known now makes another plan of it."""
    menu(app, "Plan Menu", "Check Plan")
    app.find("label", "No findings")
    leave(app)
    app.find("label", re.compile("Late in several plans"))
    app.find("label", "In 3 of 4 plans")
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

    menu(app, "Plan Menu", "Make Anew")
    app.find("label", "What would change")
    shot(app, "ramp-anew")
    app.find("push button", re.compile("Make Anew$")).click()
    wait_for(app, lambda: "Make Plan Anew" in log(path) or "Anew" in log(path), "it is as it was")
    assert task(path, plan, first["id"])["status"] == "COMPLETED"
    assert [it for it in document(path, plan)["tasks"] if it["name"] == "Agreed on 90"]


with Desktop(language=LANGUAGE, dark=bool(LANGUAGE)) as desk:
    path = desk.home + "/w.waymark"
    hired.make(path)
    if not LANGUAGE:
        before(path)
    app = launch(desk, path)
    plan = make(app, path)
    tasks = document(path, plan)["tasks"]
    learn = next(it for it in tasks if it.get("why") and it["why"][0]["skill"] == "execution")
    assert learn["why"][0]["sentence"] == "Ben saw her at work on execution", learn
    why(app, path, plan)
    timeline(app, path, plan, learn)

    # The whole as boxes to tick, and this week.
    face(app, "Checklist")
    first = tasks[0]
    tab_to(app, "^" + re.escape(first["name"]))
    app.key("space")
    wait_for(app, lambda: task(path, plan, first["id"])["status"] == "COMPLETED",
             "it was not ticked")
    wait_for(app, lambda: focused(app)[1] == first["name"], "the focus did not stay")
    face(app, "This Week")
    app.find("label", re.compile("^" + said("Late").pattern + "$"))
    shot(app, f"ramp-week-{LANGUAGE}")

    # Three talks; what was agreed becomes part of the plan, and what was seen the ramp.
    skill = next(it["name"] for it in listed(path, "skills") if it["id"] == "execution")
    face(app, "Check-Ins")
    hold(app, path, plan, skill, 30, "All is new", 1)
    hold(app, path, plan, skill, 60, "It goes well", 2)
    hold(app, path, plan, skill, 90, "At home here", 3)
    app.find("label", re.compile(": At home here|：At home here"))
    shot(app, f"ramp-check-ins-{LANGUAGE}")
    told = ramp(path, plan)["execution"]
    assert list(ramp(path, plan))[0] == "execution", "what check-ins tell is not the first"
    assert [point["level"] for point in told["checkIns"]] == [1, 2, 3], told
    assert (told["firstUnaided"], told["daysToMet"]) == (DATES[60], 89), told
    assert [it for it in document(path, plan)["tasks"] if it["name"] == "Agreed on 30"
            and it["owner"] == "new_hire"]
    face(app, "Ramp")
    app.find("push button", skill)
    shot(app, f"ramp-ramp-{LANGUAGE}")
    if not LANGUAGE:
        outcome(app, path, plan, first)

    # The manager sees all plans, with what is late and when to talk.
    app.find("push button", said("All Plans")).click()
    app.find("label", said("%u activity is late", "%u activities are late"))
    shot(app, f"ramp-plans-{LANGUAGE}")
    no_faults(app)
    app.close()
    cli("check", path)
