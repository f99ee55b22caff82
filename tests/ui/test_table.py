#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table of people and ratings in the window: headings that mean nothing are given a meaning,
names in either language are matched, what is wrong is told, and all of it is one action. Then a
reading list in Markdown, and the way back; last, two roles and a pack compared."""
import json
import os
import re

from waymark_ui import (Desktop, cli, drop_down, launch, leave, listed, log, menu, no_faults,
                        open_file, page, shot, wait_for)

TABLE = """Who,Mail,技能,How well,When,嵌入表示
Ana Silva,ana@example.org,Testing,3,2026-10-01,2
Ben Okafor,,检索增强生成,Proficient,2026-10-02,
Cleo,,Nonsense,2,,9
"""
LIST = """# Team reading

## Basics

**Tier 1**

- [One thing to read](https://example.org/one) worth an hour
- ✨ [Another thing](https://example.org/two)
"""


MORE = """person,skill,level
Ana Silva,testing,3
Ben Okafor,testing,2
Cleo,testing,1
Cleo,rag,2
"""


def renamed(pack):
    """The pack with one skill under another id, and one that became two."""
    text = json.dumps(pack).replace('"testing"', '"testing-of-all"').replace('"rag"', '"rag-one"')
    pack = json.loads(text)
    skills = {skill["id"]: skill for skill in pack["skills"]}
    skills["testing-of-all"]["formerIds"] = ["testing"]
    skills["rag-one"]["formerIds"] = ["rag"]
    pack["skills"].append({"id": "rag-two", "name": "The other half", "formerIds": ["rag"]})
    return json.dumps(pack)


def written(name, text):
    with open(os.path.join(desk.home, name), "w") as out:
        out.write(text)
    return os.path.join(desk.home, name)


def import_file(app, path):
    page(app, "team")
    app.find("label", "No Team Here Yet")
    app.settle()
    app.find("push button", re.compile("Import…$")).click()
    open_file(app, path)


def mean(app, heading, down, meaning):
    app.find("push button", re.compile(f"^What .{heading}. means: Left out")).point()
    drop_down(app, *["Down"] * down)
    app.find("push button", re.compile(f"^What .{heading}. means: {meaning}"))
    wait_for(app, lambda: not app.find_all("label", "Looking at it…"), "it is looked at for ever")


def ratings(path):
    team = json.loads(cli("export", path, "workspace"))
    names = {p["id"]: p["name"] for p in team["people"]}
    return sorted((names[a["person"]], r["skill"], r["level"], a["date"] == "2026-10-01")
                  for a in team.get("assessments", []) for r in a["ratings"])


with Desktop() as desk:
    # In a folder of its own: GTK's chooser reads the files that it lists, and so drops the locks
    # that this process has on a workspace there, where its kind of file is not installed.
    path = desk.home + "/kept/w.waymark"
    os.mkdir(desk.home + "/kept")
    cli("init", path)
    app = launch(desk, path)
    import_file(app, written("people.csv", TABLE))
    app.find("label", "Choose the column that tells the person.")
    no_faults(app)
    mean(app, "Who", 1, "Person")
    app.find("label", re.compile("^3 people are new · "))
    mean(app, "How well", 6, "Level")
    mean(app, "When", 7, "Date")
    app.find("label", "3 people are new · 3 ratings · 2 entries are left out")
    app.find("label", re.compile("New: Ana Silva, Ben Okafor, Cleo\n.*Nonsense.*\n.*9", re.S))
    shot(app, "table-dialog")
    app.find("push button", re.compile("Import$")).click()
    wait_for(app, lambda: len(listed(path, "people")) == 4, "the table was not imported")
    assert ratings(path) == [("Ana Silva", "embeddings", 2, True),
                             ("Ana Silva", "testing", 3, True),
                             ("Ben Okafor", "rag", 3, False)], ratings(path)
    app.find("push button", re.compile("^Undo Import People")).click()
    wait_for(app, lambda: len(listed(path, "people")) == 1 and not ratings(path),
             "the table was not undone at once")

    # A list: what it brings is told before.
    count = len(listed(path, "resources"))
    import_file(app, written("list.md", LIST))
    app.find("label", re.compile("entries are new"))
    shot(app, "list-import")
    app.find("push button", re.compile("Import$")).click()
    wait_for(app, lambda: len(listed(path, "resources")) == count + 2, "the list was not imported")
    app.find("push button", re.compile("^Undo Import")).click()
    wait_for(app, lambda: len(listed(path, "resources")) == count, "the list was not undone")

    # Two roles, and what a pack's file would change: looked at, nothing is written.
    pack = desk.home + "/pack.json"
    cli("export", path, "pack", "-o", pack)
    with open(pack) as text:
        other = json.load(text)
    other["skills"][0]["name"] = "Quite another name"
    written("pack.json", json.dumps(other))
    app.find("push button", re.compile("Compare Roles or Packs…$")).click()
    app.find("label", re.compile(r"\d+ added"))
    leave(app)
    cli("import", path, written("more.csv", MORE))
    before = log(path)
    page(app, "team")
    app.find("push button", re.compile("^Team Menu"))
    app.settle()
    menu(app, "Team Menu", "Compare Roles or Packs…")
    roles = [role["name"] for role in listed(path, "roles")]
    app.find("label", re.compile(r"\d+ added"))
    app.find("push button", re.compile(f"^Compared with: {roles[1]}$"))
    asked = json.loads(cli("compare", path, "--role", listed(path, "roles")[0]["id"], "--with-role",
                           listed(path, "roles")[1]["id"], "--json"))["differences"]
    added = sum(it["change"] == "added" for it in asked)
    app.find("label", re.compile(f"^{added} added"))
    no_faults(app)
    shot(app, "compare-roles")
    app.find("push button", re.compile("With a _?Pack")).click()
    open_file(app, pack)
    app.find("label", "1 renamed")
    shot(app, "compare-pack")
    assert log(path) == before
    leave(app)

    # A pack with skills under other ids: what moves along is told before, and undone at once.
    had = ratings(path)
    written("renamed.json", renamed(json.load(open(pack))))
    menu(app, "Team Menu", "Import People…")
    open_file(app, desk.home + "/renamed.json")
    app.find("label", re.compile("3 ratings move along\n1 rating needs your eye"))
    shot(app, "pack-renamed")
    app.find("push button", re.compile("Import$")).click()
    wait_for(app, lambda: [r[1] for r in ratings(path)].count("testing-of-all") == 3,
             "the ratings did not move")
    assert [r[1] for r in ratings(path)].count("rag") == 1, ratings(path)
    app.find("push button", re.compile("^Undo Import")).click()
    wait_for(app, lambda: ratings(path) == had, "the ratings did not come back")
    app.close()
    cli("check", path)
