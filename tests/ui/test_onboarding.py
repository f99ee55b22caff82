#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan, by keyboard and pointer: made for a new person, ticked, added to, edited, moved, deleted,
all of it undone; its dates follow its first day; exported as JSON, which an empty workspace takes
in again."""
import json
import os
import re

from waymark_ui import (Desktop, Top, cli, drop_down, focused, hop, keyboard_on, launch, leave,
                        listed, log, menu, no_faults, only_window, open_file, page, save_as, shot,
                        spot, tab_to, wait_for, write)


def document(path, plan):
    return json.loads(cli("export", path, "plan", "--id", plan))


def tasks(path, plan):
    return document(path, plan)["tasks"]


def names(path, plan):
    return [task["name"] for task in tasks(path, plan)]


def focus_row(app, name):
    """Walks with Tab to a row, and from the first one of its milestone down to that activity."""
    for _ in range(16):
        if spot(app)[1] == "list item":
            break
        hop(app, "Tab")
    if spot(app)[2] != name:
        hop(app, "Home")
    tab_to(app, same(name), "Down", limit=8)
    keyboard_on(app, "list item", same(name))


def same(name):
    """A pattern that only this name meets."""
    return f"^{re.escape(name)}$"


HOLIDAY = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:founders
DTSTART;VALUE=DATE:20260302
SUMMARY:Founders' day
END:VEVENT
END:VCALENDAR
"""
CHECKLIST = "# First week\n\n- [ ] Meet the team\n- [ ] Bake the first loaf\n"
TABLE = "activity,owner\nMeet the team,buddy\nBake the first loaf,new hire\n"


def choose_file(app, text, name):
    """Writes a file, and chooses it in the dialog for files."""
    folder = app.desk.home + "/files"
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}", "w") as out:
        out.write(text)
    open_file(app, f"{folder}/{name}")


def choose_list(app):
    """A file instead of a template, by keyboard: the last of what the drop-down offers."""
    tab_to(app, "AI engineer: first quarter")
    app.key("space")
    app.find("list item", "A checklist or a table")
    drop_down(app, "Down", "Down")
    app.find("push button", "A checklist or a table")


def differs(app, *words):
    """The line that counts what is another than in the preview before, and words in the preview."""
    app.find("label", re.compile("^Against the preview before: " + words[0]))
    for text in words[1:]:
        assert app.find("label", re.compile(text)), text


def choose_template(app, now, key, then):
    """Another template, by keyboard; a screen reader hears which one it is now."""
    app.xdo("mousemove", 4, 4)               # a row under the pointer would be chosen instead
    tab_to(app, f"^{now}$")
    for _ in range(2):
        wait_for(app, lambda: focused(app) == ("push button", now), f"it is not {now}")
        app.key("space")
        drop_down(app, key)
        wait_for(app, lambda: focused(app) == ("push button", then), f"it is not {then}")
        assert app.find("combo box", "Template").find("push button").name == then
        now, then, key = then, now, {"Up": "Down", "Down": "Up"}[key]


def preview(app):
    """What is asked for changes, and the preview says in words what is another than before."""
    app.find("push button", re.compile("view, week by week")).click()
    app.find("label", re.compile("^Before the first day\n  27 Feb"))
    assert not app.find_all("label", re.compile("^Against|moved from")), "nothing was before"
    app.find("spin button", re.compile("^Hours a week")).value(2)
    differs(app, "0 added, [1-9][0-9]* moved, [1-9][0-9]* gone", r"\(moved from 5 Mar\)",
            r"\nGone\n  Try .* \(was due ")
    app.find("spin button", re.compile("^Hours a week")).value(5)
    differs(app, "[1-9][0-9]* added, [1-9][0-9]* moved, 0 gone", r"Try .* \(added\)")
    shot(app, "onboarding-preview")
    app.find("push button", re.compile("view, week by week")).click()
    wait_for(app, lambda: not app.find_all("label", re.compile("^Against")), "it stays open")
    app.find("push button", re.compile("view, week by week")).click()
    differs(app, "[1-9][0-9]* added, [1-9][0-9]* moved, 0 gone", r"Try .* \(added\)")
    app.find("text", "First day").set_text("2026-03-03")
    differs(app, "0 added, [1-9][0-9]* moved, 0 gone", r"  3 Mar  Meet .* \(moved from 2 Mar\)")
    app.find("text", "First day").set_text("2026-03-02")
    differs(app, "0 added, ", r"  2 Mar  Meet .* \(moved from 3 Mar\)")
    app.find("push button", re.compile("Add Holidays from a")).click()
    choose_file(app, HOLIDAY, "holidays.ics")
    app.find("push button", "1 holiday of holidays.ics")
    differs(app, "0 added, ", r"  3 Mar  Meet .* \(moved from 2 Mar\)")
    app.find("push button", "Without Holidays").click()
    differs(app, "0 added, ", r"  2 Mar  Meet .* \(moved from 3 Mar\)")
    choose_template(app, "AI engineer: first quarter", "Down", "Becoming an AI engineer")
    differs(app, "[1-9][0-9]* added, .* gone", r"\(added\)", r"\nGone\n")


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    app = launch(desk, path)

    # The empty state says what to do; the dialog needs a name and a date that is one.
    page(app, "onboarding")
    app.find("label", re.compile("^No Plan Yet$"))
    app.find("push button", re.compile("Make a Plan")).click()
    name = app.find("text", "Name")
    make = app.find("push button", re.compile("Make Plan"))
    assert "sensitive" not in make.states(), "a plan for nobody could be made"
    write(app, "Bo Berg", "^Name$")
    start = app.find("text", "First day")
    start.set_text("2026-13-01")
    wait_for(app, lambda: "sensitive" not in make.states(), "a plan could start on no day at all")
    start.set_text("2026-03-02")
    app.find("label", re.compile("Week 1 until .*6 Mar 2026"))
    preview(app)
    # The template alone, so that the walks below are short.
    app.find("spin button", re.compile("^Hours a week")).value(0)
    shot(app, "onboarding-make")
    make.click()
    plan = wait_for(app, lambda: listed(path, "plans"), "no plan was made")[0]["id"]
    first, second, third = names(path, plan)[:3]
    assert document(path, plan)["startDate"] == "2026-03-02"
    app.find("label", re.compile("^Late, was due"))
    shot(app, "onboarding-plan")

    # Tick with Space, where the focus stays.
    before = tasks(path, plan)
    focus_row(app, first)
    app.key("space")
    wait_for(app, lambda: tasks(path, plan)[0].get("status") == "COMPLETED",
             "the tick was not stored")
    keyboard_on(app, "list item", same(first))
    app.find("label", re.compile("^1 of "))
    app.key("ctrl+z")
    wait_for(app, lambda: tasks(path, plan)[0].get("status") != "COMPLETED",
             "the tick was not undone")
    keyboard_on(app, "list item", same(first))

    # Down and up again with Alt and the arrows; the focus goes with it.
    app.key("alt+Down")
    wait_for(app, lambda: names(path, plan)[:3] == [second, first, third], "it did not move down")
    keyboard_on(app, "list item", same(first))
    app.key("alt+Down")
    wait_for(app, lambda: names(path, plan)[:3] == [second, third, first],
             "it did not move down again")
    app.key("alt+Up")
    wait_for(app, lambda: names(path, plan)[:3] == [second, first, third], "it did not move up")
    app.key("ctrl+z", "ctrl+z", "ctrl+z")
    wait_for(app, lambda: names(path, plan)[:3] == [first, second, third],
             "the moves were not undone")

    # To another milestone by the menu.
    last = document(path, plan)["milestones"][-1]
    focus_row(app, first)
    menu(app, "Activity Menu", "Move To", last["name"], inside=app.find("list item", first))
    wait_for(app, lambda: [t for t in tasks(path, plan) if t["name"] == first][0]["milestone"]
             == last["id"],
             "it did not move to the last milestone")
    app.key("ctrl+z")
    wait_for(app, lambda: names(path, plan)[:3] == [first, second, third],
             "that move was not undone")

    # By the pointer: the first one dropped below the second.
    rows = [app.find("list item", text) for text in (first, second)]
    (x, y, _, h), (_, below, _, height) = rows[0].box(), rows[1].box()
    app.drag(x + 20, y + h // 2, x + 24, below + height - 6)
    wait_for(app, lambda: names(path, plan)[:3] == [second, first, third],
             "the drop did not move it")
    app.key("ctrl+z")
    wait_for(app, lambda: names(path, plan)[:3] == [first, second, third],
             "the drop was not undone")

    # Edit in the dialog that Return opens: name, owner by name, another working day, hours, a note.
    focus_row(app, first)
    app.key("Return")
    field = app.find("text", "Name")
    field.set_text("Greet <b>everybody</b> & co")
    app.find("spin button", "Number of the working day, the first is 1").value(3)
    app.find("spin button", re.compile("^Hours")).value(1.5)
    app.find("text", "Note").set_text("With cake.")
    shot(app, "onboarding-edit")
    app.find("push button", re.compile("Save")).click()
    edited = wait_for(app, lambda: [t for t in tasks(path, plan)
                                    if t["name"] == "Greet <b>everybody</b> & co"],
                      "the edit was not stored")[0]
    only_window(app)
    # The third working day lies behind the milestone, whose last day it then is.
    assert edited["dueDay"] == 3 and edited["dueDate"] == "2026-03-02", edited
    assert edited["timeRequired"] == "PT90M" and edited["description"] == "With cake.", edited
    app.find("list item", "Greet <b>everybody</b> & co")
    app.find("label", re.compile("^Activity changed$"))      # its date stays: its milestone ends
    app.key("ctrl+z")
    wait_for(app, lambda: names(path, plan)[0] == first, "the edit was not undone")

    # A milestone's name and outcome.
    def milestone():
        return document(path, plan)["milestones"][0]

    was = milestone()
    app.find("push button", "Edit Milestone: " + was["name"]).click()
    app.find("text", "Name").set_text("The first day")
    app.find("text", re.compile("^Outcome")).set_text(
        "She has a desk.\nShe has met <b>everybody</b>.")
    app.find("push button", re.compile("Save")).click()
    wait_for(app, lambda: milestone()["name"] == "The first day", "the milestone was not changed")
    only_window(app)
    assert milestone()["goals"] == ["She has a desk.", "She has met <b>everybody</b>."], milestone()
    app.find("label", "She has met <b>everybody</b>.")
    app.key("ctrl+z")
    wait_for(app, lambda: milestone() == was, "the change of the milestone was not undone")

    # Add two in a row at the end of the first milestone; the entry keeps the focus.
    count = len(before)
    focus_row(app, first)
    app.key("End")
    tab_to(app, "^Edit Milestone: " + re.escape(document(path, plan)["milestones"][1]["name"]))
    app.key("shift+Tab")                        # to the entry, which comes into view
    write(app, "Water the plants")
    app.key("Return")
    wait_for(app, lambda: "Water the plants" in names(path, plan), "it was not added")
    write(app, "Feed the fish")
    app.key("Return")
    wait_for(app, lambda: "Feed the fish" in names(path, plan), "a second one was not added")

    # What they lack is found, and mended by the button beside it.
    menu(app, "Plan Menu", "Check Plan")
    app.find("label", "“Water the plants” has no owner")
    findings = int(app.find("label", re.compile("^[0-9]+ findings$")).name.split()[0])
    shot(app, "onboarding-check")
    app.find("push button", "Give it to the new hire").click()
    app.find("label", f"{findings - 1} findings")

    def owner():
        return [t for t in tasks(path, plan) if t["name"] == "Water the plants"][0].get("owner")

    assert owner() == "new_hire" and "Repair Plan" in log(path)
    leave(app)
    app.key("ctrl+z")
    wait_for(app, lambda: not owner(), "the repair was not undone")
    focus_row(app, first)
    hop(app, "End")

    # Delete it; the focus goes to its neighbour, and Undo brings it back.
    tab_to(app, "^Water the plants$", "Up", limit=12)
    keyboard_on(app, "list item", "^Water the plants$")
    app.key("Delete")
    undo = app.find("push button", re.compile("Undo$"))         # a toast, which soon goes
    keyboard_on(app, "list item", "^Feed the fish$")
    undo.click()
    wait_for(app, lambda: "Water the plants" in names(path, plan),
             "Undo in the toast did not bring it back")
    keyboard_on(app, "list item", "^Feed the fish$")
    app.key("ctrl+z", "ctrl+z")
    wait_for(app, lambda: len(tasks(path, plan)) == count, "the additions were not undone")

    # Another first day: every date follows, the toast says how many, and the plan which ones, from
    # when to when: each milestone and activity, and the three check-ins.
    count += len(document(path, plan)["milestones"]) + 3
    menu(app, "Plan Menu", "Change First Day")
    app.find("text", "First day").set_text("2026-03-09")
    app.find("push button", re.compile("^_?C_?hange")).click()
    app.find("label", re.compile(f"First day changed, {count} dates followed"))
    wait_for(app, lambda: document(path, plan)["startDate"] == "2026-03-09",
             "the first day was not changed")
    assert tasks(path, plan)[0]["dueDate"] == "2026-03-09"
    only_window(app)
    app.find("push button", f"{count} dates moved").click()
    app.find("label", "Milestone, ends 2 Mar → 9 Mar")
    rows = {row.name: row for row in Top(app).root.find("list item", all=True)}
    assert len(rows) == count, (count, list(rows))
    assert rows[first].find("label", "2 Mar → 9 Mar"), "it does not say from when to when"
    assert rows["Check-in of day 90"].find("label", "29 May → 5 Jun"), list(rows)
    shot(app, "onboarding-moved")
    leave(app)
    app.key("ctrl+z")
    wait_for(app, lambda: document(path, plan)["startDate"] == "2026-03-02",
             "the first day was not changed back")

    # The same plan as a timeline, from which one comes back to an activity.
    app.find("page tab", "Timeline").click()
    app.find("push button", re.compile(re.escape(second[:20])))
    shot(app, "onboarding-timeline")
    # A week at a time, it begins with the week of today, or with the plan's where that is over.
    app.xdo("mousemove", 4, 4)
    tab_to(app, "^How much is shown: Whole plan", key="shift+Tab")
    app.key("space")
    drop_down(app, "End")
    wait_for(app, lambda: focused(app)[1] == "How much is shown: One week", "it is not chosen")
    shown = app.find("push button", second)
    wait_for(app, lambda: 200 < shown.box()[0] < 400, f"not in sight: {shown.box()}")
    day_two = app.find("push button", [task["name"] for task in document(path, plan)["tasks"]
                                       if task["dueDate"] == "2026-03-03"][0])
    assert day_two.box()[0] - shown.box()[0] > 100, "a week does not fill the window"
    shot(app, "onboarding-timeline-week")
    app.key("space")
    drop_down(app, "Home")
    wait_for(app, lambda: focused(app)[1] == "How much is shown: Whole plan", "it is not chosen")
    app.find("page tab", "List").click()

    # Of one plan nothing is told about several, and the template cannot be improved from it.
    cli("activity", path, "drop", "--plan", plan, "--activity", tasks(path, plan)[0]["id"],
        "--reason", "Not needed")
    app.find("page tab", "Ramp").click()
    wait_for(app, lambda: len(app.find_all("label", "Too few plans to tell.")) >= 1,
             "it does not say that one plan tells nothing")
    shot(app, "onboarding-few")
    app.find("push button", re.compile("Improve the Template")).click()
    app.find("label", re.compile("^1 plan was made from this version: 3 are the fewest that tell"))
    shot(app, "onboarding-improve-few")
    assert not [it for it in app.find_all("push button", re.compile("Make Version 2"))
                if "sensitive" in it.states()], "a version could be made of one plan"
    leave(app)
    app.key("ctrl+z")
    wait_for(app, lambda: tasks(path, plan)[0]["status"] != "CANCELLED", "it stays dropped")
    app.find("page tab", "List").click()

    # Holidays of a file beside what is typed; the dates move on, and the toast's Undo brings back
    # what was.
    menu(app, "Plan Menu", "Calendar")
    app.find("push button", re.compile("Add Holidays from a")).click()
    choose_file(app, HOLIDAY, "holidays.ics")
    wait_for(app, lambda: "2026-03-02 Founders' day" in
             app.find("text", re.compile("^Holidays")).text(), "the holiday was not taken")
    shot(app, "onboarding-calendar")
    app.find("push button", re.compile("Save")).click()
    app.find("label", re.compile("^Calendar changed, [1-9][0-9]* dates followed$"))
    wait_for(app, lambda: tasks(path, plan)[0]["dueDate"] == "2026-03-03", "nothing was moved")
    only_window(app)
    app.key("ctrl+z")
    wait_for(app, lambda: tasks(path, plan)[0]["dueDate"] == "2026-03-02", "the day stays off")

    # A template of it, and its next version by the same name; the library tells how they differ,
    # and what is deleted there comes back there.
    for version in (1, 2):
        menu(app, "Plan Menu", "Save as Template")
        write(app, "Ours")
        leave(app, "Return")
        app.find("label", re.compile("^Template saved" + " as version 2" * (version - 1)))
        wait_for(app, lambda: [it for it in listed(path, "templates")
                               if (it["name"], it["version"]) == ("Ours", version)],
                 f"version {version} was not saved")
    app.find("push button", "All Plans").click()
    app.find("push button", re.compile("Templates…")).click()
    app.find("label", re.compile("^Version 2 · AI engineer"))
    no_faults(app)
    shot(app, "onboarding-library")
    menu(app, "Menu of Ours, version 2", "Compare")
    app.find("label", "No difference")
    leave(app)
    menu(app, "Menu of Ours, version 2", "Rename")
    write(app, "Ours too", "^Name$")
    leave(app, "Return")
    app.find("label", "Ours too")
    # By keyboard, from the last row's menu; the focus stays in the list, and one Escape closes the
    # library though its toast is there.
    tab_to(app, "^Export Own")
    pack = desk.home + "/ours.json"
    app.key("Return")
    save_as(app, pack)
    wait_for(app, lambda: os.path.exists(pack), "no pack was written")
    taken = desk.home + "/taken.waymark"
    cli("init", taken, "--pack", "none")
    cli("import", taken, pack)
    assert sorted((it["name"], it["version"]) for it in listed(taken, "templates")) == [
        ("Ours", 1), ("Ours too", 2)], listed(taken, "templates")
    keyboard_on(app, "push button", "^Export Own")
    tab_to(app, "^Ours|^AI engineer")
    app.key("End", "Tab")
    wait_for(app, lambda: focused(Top(app))[1] == "Menu of Ours, version 1", "End is not the end")
    app.key("space")
    wait_for(app, lambda: focused(app)[0] == "menu item", "the menu did not take the keyboard")
    app.key("Up")
    wait_for(app, lambda: focused(app)[1].endswith("Delete"), "the last item is another")
    app.key("Return")
    app.find("push button", re.compile("Undo$"))
    wait_for(app, lambda: len(listed(path, "templates")) == 3, "it was not deleted")
    wait_for(app, lambda: focused(Top(app)) == ("list item", "Ours too"), "the focus is lost")
    app.key("ctrl+z")
    wait_for(app, lambda: len(listed(path, "templates")) == 4, "it was not undone there")
    Top(app).root.find("push button", "Menu of Ours, version 1")
    menu(app, "Menu of Ours, version 1", "Delete")
    app.find("push button", re.compile("Undo$"))
    leave(app)                               # one Escape closes the library
    wait_for(app, lambda: len(listed(path, "templates")) == 3, "it was not deleted again")
    app.key("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    wait_for(app, lambda: len(listed(path, "templates")) == 2, "it was not undone")

    # Plans of files: a checklist and a table by the dialog, a document by the main menu's import.
    for name, text in (("steps.md", CHECKLIST), ("steps.csv", TABLE)):
        app.find("push button", re.compile("Make a Plan")).click()
        app.find("text", "Name").set_text("Cleo " + name)
        count_before = len(listed(path, "plans"))
        choose_list(app)
        app.find("push button", re.compile("Choose _?File")).click()
        choose_file(app, text, name)
        app.find("push button", name)
        app.find("push button", "Make Plan").click()
        wait_for(app, lambda: len(listed(path, "plans")) > count_before, f"no plan of {name}")
        made = [it for it in listed(path, "plans") if it["personName"] == "Cleo " + name][0]["id"]
        assert "Bake the first loaf" in names(path, made), names(path, made)
        app.find("push button", "All Plans").click()
    app.key("ctrl+z", "ctrl+z")
    wait_for(app, lambda: len(listed(path, "plans")) == 1, "the plans of files stay")
    app.find("list item", re.compile("Bo Berg")).point()
    app.find("push button", "All Plans")

    # JSON, by the menu and the dialog for files, with the keyboard alone.
    out = desk.home + "/out.json"
    tab_to(app, "^Export$", key="shift+Tab")
    app.key("Return")
    wait_for(app, lambda: focused(app)[0] == "menu item", "the menu did not take the keyboard")
    tab_to(app, "JSON", "Down", limit=12)
    app.key("Return")
    save_as(app, out)
    wait_for(app, lambda: os.path.exists(out), "no file was written")
    app.find("label", re.compile("^Written to ~/out.json"))
    text = open(out).read()
    assert text == cli("export", path, "plan", "--id",
                       plan), "the window and the command line write different plans"
    other = desk.home + "/other.waymark"
    cli("init", other, "--pack", "none")
    cli("import", other, out)
    assert cli("export", other, "plan", "--id",
               plan) == text, "what was taken in again is not the same"

    # Delete the plan; the list is empty again, and Undo brings the plan back.
    menu(app, "Plan Menu", "Delete Plan")
    wait_for(app, lambda: not listed(path, "plans"), "the plan was not deleted")
    app.find("label", "No Plan Yet")
    app.key("ctrl+i")
    open_file(app, out)
    app.find("push button", "Import").click()
    wait_for(app, lambda: listed(path, "plans"), "the plan's file was not taken in")
    assert cli("export", path, "plan", "--id", plan) == text, "it is not what was written"
    app.key("ctrl+z")
    wait_for(app, lambda: not listed(path, "plans"), "the import was not undone")
    app.key("ctrl+z")
    wait_for(app, lambda: listed(path, "plans"), "the plan did not come back")
    app.find("list item", re.compile("Bo Berg"))
    no_faults(app)
    app.close()
    cli("check", path)
    assert "Delete Plan" in log(path)
