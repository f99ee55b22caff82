#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A guided assessment by keyboard alone: from the first start to its end, killed in the middle and
continued; back, skip, evidence with a link, how sure; what is implied is confirmed with one key;
assessed again, the last answer shows only after the new one; all of it undone as one would
expect."""
import json
import os
import re
import signal

from waymark_ui import (Desktop, cli, focused, launch, listed, no_faults, page,
                        shot, tab_to, wait_for, write)

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None


def answers(path):
    """Skill to level, evidence and confidence, of the newest of one's own assessments."""
    found = {}
    for assessment in sorted(json.loads(cli("export", path, "workspace"))["assessments"],
                             key=lambda a: a["date"]):
        for rating in assessment["ratings"]:
            found[rating["skill"]] = rating
    return found


def question(app, names):
    """The name of the skill that is asked: what has the keyboard's focus."""
    return wait_for(app, lambda: focused(app)[1] in names and focused(app)[1],
                    "no question has the focus")


def progress(app):
    text = app.find("label", re.compile(r"\d+ answered")).name
    return {word: int(n) for n,
            word in re.findall(r"(?:at most )?(\d+) (answered|skipped|placed|to go)", text)}


with Desktop(dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    cli("assess", path, "--person",
        listed(path, "people")[0]["id"])     # end of input: nothing is stored
    names = {s["name"]: s["id"] for s in listed(path, "skills")}
    app = launch(desk, path)
    page(app, "me")
    app.find("label", "Where Am I?")
    shot(app, "guide-start")
    tab_to(app, "Assess Yourself")
    app.key("Return")

    # The role comes first, with the keyboard on the likely one; it can be undone, and left open.
    roles = {r["name"]: r["id"] for r in listed(path, "roles")}
    wait_for(app, lambda: focused(app)[1] == "AI engineer", "no role has the focus")
    shot(app, "guide-role")
    no_faults(app)
    app.key("Down")
    wanted = wait_for(app, lambda: focused(app)[1] != "AI engineer" and focused(app)[1],
                      "Down does not lead to the next role")
    app.key("Return")
    wait_for(app, lambda: focused(app)[1] in names, "no question follows the role")
    assert listed(path, "people")[0]["targetRole"] == roles[wanted]
    app.key("ctrl+z")
    wait_for(app, lambda: focused(app)[1] == "AI engineer", "the role is not asked for again")
    app.key("s")
    first = wait_for(app, lambda: focused(app)[1] in names and focused(app)[1],
                     "no question has the focus")
    start = progress(app)
    assert start["answered"] == 0 and start["to go"] == len(names), start
    shot(app, "guide-question")

    # Answered, each is stored at once, and the next is asked.
    app.key("3")
    wait_for(app, lambda: answers(path).get(names[first], {}).get("level") == 3,
             "the first answer was not stored")
    second = wait_for(app, lambda: question(app, names) != first and question(app, names),
                      "the same is asked again")
    app.find("label", re.compile("^Stored: " + re.escape(first)))
    app.key("s")
    third = wait_for(app, lambda: focused(app)[1] not in (first, second) and question(app, names),
                     "skip asks nothing new")
    wait_for(app, lambda: progress(app)["skipped"] == 1, "the skipped one is not counted")

    # Evidence with a link, and how sure, go with the answer.
    app.key("e")
    write(app, "Built one", r"^What I did that shows it \(E\)$")
    app.key("Tab")
    write(app, "https://example.org/one", "^Link to it$")
    app.key("Return")
    assert question(app, names) == third
    app.key("c", "4")
    wait_for(app, lambda: names[third] in answers(path), "the third answer was not stored")
    rating = answers(path)[names[third]]
    assert rating["level"] == 4 and rating["confidence"] == 30, rating
    assert rating["evidence"] == "Built one\nhttps://example.org/one", rating

    # Back to it, and another level: it stays the same question until it is answered, then the way
    # leads on.
    app.key("Left")
    wait_for(app, lambda: focused(app)[1] == third, "Left does not lead back")
    app.find("text", re.compile("What I did"))
    shot(app, "guide-back")
    app.key("2")
    wait_for(app, lambda: answers(path)[names[third]]["level"] == 2, "the level was not changed")
    assert answers(path)[names[third]]["evidence"].startswith("Built one")
    fourth = wait_for(app, lambda: question(app, names) != third and question(app, names),
                      "the way does not lead on")

    # Killed in the middle: the next start goes on with the very question.
    os.killpg(app.child.pid, signal.SIGKILL)
    app.child.wait()
    desk.apps.remove(app)
    before = answers(path)
    assert set(before) == {names[first], names[third]}, before
    app = launch(desk, path)
    page(app, "me")
    tab_to(app, "Go on with the assessment")
    app.key("Return")
    wait_for(app, lambda: focused(app)[1] == fourth, "it does not go on where it was left")
    again = progress(app)
    assert again["answered"] == 2 and again["skipped"] == 1, again

    # To the end: with confident answers far fewer than all skills are asked.
    asked = 0

    def enough():
        return app.root.find("label", "That Is Enough to Go On")

    while not enough():
        assert asked < len(names)
        was = question(app, names)
        app.key("430"[asked % 3])
        wait_for(app, lambda: enough() or focused(app)[1] not in ("", was), "nothing new is asked")
        asked += 1
    assert asked + 3 < len(names) * 0.8, asked
    shot(app, "guide-end")

    # What is implied is not counted until Y says so.
    implied = app.find("label", re.compile(r"^Implied, Not Assessed \(\d+\)$"))
    tab_to(app, "^" + "|^".join(re.escape(n) for n in names if names[n] not in answers(path)))
    skill = focused(app)[1]
    assert names[skill] not in answers(path)
    app.key("y")
    wait_for(app, lambda: answers(path).get(names[skill], {}).get("level") == 2,
             "Y did not confirm what is implied")
    app.key("ctrl+z")
    wait_for(app, lambda: names[skill] not in answers(path), "confirming was not undone")

    # The overview tells where one is and what to do next.
    app.find("page tab", "Overview").click()
    app.find("label", re.compile(r"^Made of \d+ skills$"))
    shot(app, "guide-overview")
    no_faults(app)
    app.close()
    cli("check", path)
