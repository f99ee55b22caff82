#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The team by keyboard: from nobody to people by skills; a cell is read, rated and undone; people
are added, changed and removed; with two hundred people the table scrolls to its end. Then the same
dark, in Chinese, and narrow."""
import csv
import json
import os
import random
import re

from waymark_ui import (Desktop, Top, cli, focused, hop, keyboard_on, launch, leave, listed, log,
                        no_faults, page, shot, tab_to, wait_for, write)

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
ENGLISH = language is None
NAMES = ["Ana Silva", "Ben Okafor", "Chen Wei", "Dora Lind", "Emil Novak",
         "Fatima Haddad", "Goran Petrović", "Hanna Schmidt",
         "Ivan Petrov", "José García", "Keiko Tanaka", "刘洋"]


def make_team(path, n):
    """People with ratings, out of a table."""
    pick = random.Random(n)
    skills = [skill["id"] for skill in listed(path, "skills")]
    roles = [role["id"] for role in listed(path, "roles")]
    table = path + ".csv"
    with open(table, "w") as out:
        rows = csv.writer(out)
        rows.writerow(["person", "role", "skill", "level", "kind"])
        for i in range(n):
            name = NAMES[i % len(NAMES)] + (f" {i // len(NAMES) + 1}" if i >= len(NAMES) else "")
            role = pick.choice(roles)
            for skill in pick.sample(skills, 30):
                rows.writerow([name, role, skill, pick.choice([0, 1, 2, 2, 3, 4]),
                               pick.choice(["self", "manager"])])
    cli("import", path, table)


def cell(app):
    """The keyboard on a cell, by a click, whose popover closes again."""
    app.find("table cell").point()
    app.find("radio button", re.compile("^4 "))
    app.key("Escape")
    wait_for(app, lambda: not app.find_all("radio button"), "the popover stays")
    app.settle()


def choosers(app):
    """What the views can be narrowed by, as it is shown."""
    pattern = re.compile("^(Role|Category|People|Order): ")
    return sorted(n.name.split(":")[0] for n in app.find_all("push button", pattern))


def level_of(path, person, skill):
    team = json.loads(cli("export", path, "workspace"))
    people = {p["id"]: p["name"] for p in team["people"]}
    names = {s["name"]: s["id"] for s in listed(path, "skills")}
    said = [r["level"] for a in team["assessments"] if people[a["person"]] == person
            for r in a["ratings"] if r["skill"] == names[skill] and a["kind"] == "manager"]
    return said[-1] if said else None


def session(desk):
    path = desk.home + "/w.waymark"
    cli("init", path)
    app = launch(desk, path)
    page(app, "team")

    # Nobody: what to do next, by keyboard.
    app.find("push button", re.compile("^Add a Person…"))
    shot(app, "team-nobody")
    no_faults(app)
    tab_to(app, "^_?Add a Person")
    app.key("Return")
    app.find("push button", re.compile("Add$"))
    write(app, "Ana Silva")
    leave(app, "Return")
    wait_for(app, lambda: len(listed(path, "people")) == 2, "nobody was added")
    shot(app, "team-one")

    # What the command line brings shows at once.
    make_team(path, 12)
    app.find("label", re.compile("Only one person can"))
    app.settle()
    shot(app, "team-12")

    # A cell, its neighbours, the heads: each tells its name.
    tab_to(app, "^Ana Silva, ", limit=40)
    first = keyboard_on(app, "table cell", "^Ana Silva, ")
    app.key("Down")
    keyboard_on(app, "table cell", f"^Ana Silva, (?!{re.escape(first.split(', ', 1)[1])}$)")
    app.key("Right")
    skill = keyboard_on(app, "table cell", "^Ben Okafor, ").split(", ", 1)[1]
    shot(app, "team-cell")
    for keys, there in ((["Home"], skill), (["ctrl+Up", "Up", "Right"], "Ben Okafor"),
                        (["Down", "Down"], "Ben Okafor, " + skill)):
        app.key(*keys)
        wait_for(app, lambda: focused(app)[1] == there, f"{keys} do not lead to {there}")

    # Return opens the cell; a level there rates as the manager, and is undone.
    before = level_of(path, "Ben Okafor", skill)
    wanted = 4 if before != 4 else 3
    app.key("Return")
    app.find("radio button", re.compile(f"^{wanted} ")).click()
    wait_for(app, lambda: level_of(path, "Ben Okafor", skill) == wanted, "the level was not set")
    app.settle()
    app.key("ctrl+z")
    wait_for(app, lambda: level_of(path, "Ben Okafor", skill) == before, "the level was not undone")

    # A row leads to the skill, a column to the person. The keyboard is on the cell again.
    app.settle()
    hop(app, "Home")
    app.key("Return")
    app.find("push button", "Close Skill")
    app.settle()
    app.find("table cell").point()
    app.settle()
    app.key("Right", "ctrl+Up", "Up")
    wait_for(app, lambda: focused(app)[1] == "Ana Silva", "the keys do not lead to her head")
    app.key("Return")
    app.find("push button", "Person: Ana Silva")
    page(app, "team")

    # The other views: the pack's ratio with its source, teachers, and a trial that writes nothing.
    before = log(path)
    # A view has the choosers that do something in it.
    assert choosers(app) == ["Category", "Order", "People", "Role"], choosers(app)
    app.find("page tab", "Spectrum").click()
    wait_for(app, lambda: choosers(app) == [], "a chooser stands over the spectrum")
    app.find("label", re.compile("^Advised: about 4 to 1"))
    app.find("label", re.compile("^Source: "))
    shot(app, "team-spectrum")
    app.find("page tab", "Teach").click()
    app.find("label", re.compile("^Can teach: "))
    assert choosers(app) == ["Role"], choosers(app)
    shot(app, "team-teach")
    app.find("page tab", "What If").click()
    app.find("push button", re.compile("_?Grow$")).click()
    app.find("label", re.compile(" grows to level 3 in "))
    no_faults(app)
    shot(app, "team-trial")
    app.find("push button", "Leave Out").click()
    assert log(path) == before, "a trial was written"
    app.find("page tab", "Matrix").click()

    # The other face of the matrix is the map: it looks at the same skill, and back again.
    tab_to(app, "^Ana Silva", limit=40)
    app.key("Down")
    skill = keyboard_on(app, "table cell").split(", ", 1)[1]
    app.find("page tab", "Map").click()
    app.settle()
    tab_to(app, "^" + re.escape(skill) + "$")
    shot(app, "team-map")
    no_faults(app)
    app.key("Right")
    wait_for(app, lambda: focused(app)[1] not in ("", skill), "the map is not walked")
    other = focused(app)[1]
    app.find("page tab", "Matrix").click()
    app.settle()
    app.find("table cell", re.compile(re.escape(other) + "$"))

    # The people: found by name, changed, removed, brought back.
    app.find("push button", re.compile("People…$")).click()
    app.find("push button", "Remove Ben Okafor")
    wait_for(app, lambda: focused(Top(app))[0] in ("entry", "text"), "the filter has no keyboard")
    app.type("dora")
    wait_for(app, lambda: not app.find_all("push button", "Remove Ben Okafor"),
             "the filter did not filter")
    shot(app, "team-people")
    no_faults(app)
    app.find("push button", "Remove Dora Lind").click()
    wait_for(app, lambda: "Dora Lind" not in [p["name"] for p in listed(path, "people")],
             "she was not removed")
    leave(app)
    app.key("ctrl+z")
    wait_for(app, lambda: "Dora Lind" in [p["name"] for p in listed(path, "people")],
             "she did not come back")
    no_faults(app)
    app.close()
    cli("check", path)


def looks(desk):
    path = desk.home + "/w.waymark"
    cli("init", path)
    make_team(path, 200)
    app = launch(desk, path)
    page(app, "team")
    cell(app)
    shot(app, "team-zh-200")
    app.key("ctrl+End")
    keyboard_on(app, "table cell")
    shot(app, "team-zh-200-end")
    for _ in range(4):
        app.resize(360, 720)
    shot(app, "team-zh-360")
    no_faults(app)
    app.close()


with Desktop(language=language, dark=bool(language)) as desk:
    session(desk) if ENGLISH else looks(desk)
