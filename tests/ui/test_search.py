#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search by keyboard: in both languages at once, with typing mistakes, to each kind of thing; what
was found before comes again, and what is called nothing can be made a skill."""
import os
import re

from waymark_ui import (Desktop, Top, cli, focused, keyboard_on, launch, leave, listed, no_faults,
                        page, search, shot, tab_to, wait_for)

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None


def result_rows(app):
    """What is shown: the list while something is found, and what to do otherwise."""
    box = app.root.find(None, re.compile("Search results|搜索结果|Type a word|Nothing is called|"
                                         "输入任一语言|没有名为"))
    return box.find("list item", all=True) if box else []


def rows(app):
    return [row.name for row in result_rows(app)]


def ask(app, words, first=None):
    """The rows that are shown for these words, as soon as the first is the expected one."""
    search(app, words)
    if not words:
        app.key("BackSpace")
    app.settle()
    return wait_for(app, lambda: first in (rows(app) or [None])[:1] and rows(app) or not first,
                    f"{first} is not what is found first for {words!r}")


def filters(app, *names):
    """Chooses these in the map's filter, by keyboard, in the order in which they stand there."""
    button = next(b for b in app.find_all(None, "Filter Skills and Resources")
                  for _, b in b.walk() if b.actions() and "visible" in b.states())
    button.click()
    for name in names:
        tab_to(app, f"^{name}$", limit=60)
        app.key("space")
    app.key("Escape")
    wait_for(app, lambda: focused(app)[0] != "check box", "Escape does not close the filter")


def chips(app):
    return [b.name for b in app.find_all("push button", re.compile("^Remove Filter"))]


def panel(app, name):
    app.key("Return")
    wait_for(app, lambda: app.find_all("label", name), f"{name} was not shown")
    app.settle()


def leave_search(app):
    app.key("Escape")
    wait_for(app, lambda: focused(app)[0] != "entry", "Escape does not leave the search")
    app.settle()


def look(app, width):
    """Every state of it, for the pictures."""
    for words in ("", "eval", "提是工程", "xqzw"):
        ask(app, words)
        no_faults(app)
        shot(app, f"search-{words or 'empty'}-{language or 'en'}-{width}")
        leave_search(app)


with Desktop(language=language, dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    if not language:
        table = desk.home + "/people.csv"
        with open(table, "w", encoding="utf-8") as out:
            out.write("name,skill,level\nZoë Quill,testing,3\n")
        cli("import", path, table)
    app = launch(desk, path)
    if language:
        look(app, 1280)
        for _ in range(4):
            app.resize(360, 720)
        look(app, 360)
        app.close()
        raise SystemExit

    # A name of the other language, and one with mistakes
    ask(app, "提示工", "Prompt engineering")
    panel(app, "Prompt engineering")
    ask(app, "evlauation benchmark", "Benchmark evaluation")
    panel(app, "Benchmark evaluation")
    ask(app, "ＰＲＯＭＰＴ engin", "Prompt engineering")

    # Found before, newest first
    leave_search(app)
    found = ask(app, "", "Benchmark evaluation")
    assert found == ["Benchmark evaluation", "Prompt engineering"], found

    # A role is one word of many things; what is called exactly so comes first.
    ask(app, "ai engineer", "AI engineer")
    app.key("Return")
    app.settle()

    # A resource: its page, and the keyboard on its row
    resource = next(r for r in listed(path, "resources")
                    if r["name"] == "Your AI product needs evals")
    ask(app, "product needs evals", resource["name"])
    app.key("Return")
    wait_for(app, lambda: focused(app)[1].startswith(resource["name"]),
             f"not on the row, but on {focused(app)}")
    shot(app, "search-resource")

    # A person, accents or not
    ask(app, "zoe", "Zoë Quill")
    app.key("Return")
    app.settle()

    # More of a kind unfolds under the keyboard.
    found = ask(app, "model", "Model-graded evaluation")
    more = next(i for i, name in enumerate(found) if name.startswith("Show More of"))
    app.key(*["Down"] * (more + 1), "Return")

    def unfolded():
        return len(rows(app)) > len(found) and rows(app)

    after = wait_for(app, unfolded, "it does not unfold")
    assert after[:more] == found[:more], (found, after)
    # What kind it is the first of each says, since a list tells its titles after its rows.
    titles = [row.description.split(" · ")[0] for row in result_rows(app)]
    assert titles[0] == "Skills" and titles.count("Skills") == 1, titles
    assert not app.find_all("label", re.compile("^Skills · ")), "a title is told again"
    wait_for(app, lambda: focused(app)[1] == after[more], "the focus is elsewhere")
    leave_search(app)

    # Nothing: what to do about it
    ask(app, "Xylophone Tuning")
    app.find("label", "Nothing is called “Xylophone Tuning”")
    assert rows(app) == []
    tab_to(app, "^_?Add It as a New Skill")
    app.key("Return")
    app.find("push button", re.compile("Save$"))
    keyboard_on(app, "text", "^Name$")
    assert Top(app).root.find("text", "Name").text() == "Xylophone Tuning"
    leave(app, "Return")
    wait_for(app, lambda: "xylophone-tuning" in {s["id"] for s in listed(path, "skills")},
             "it was not made")
    app.settle()

    # The program ends from here too.
    ask(app, "prompt")
    app.close()

    # The map's filter is kept in the workspace; what it names may get another name, or go.
    cli("edit", path, "role", "rename", "ml-engineer", "Model Builder")
    app = launch(desk, path)
    page(app, "map")
    filters(app, "Needed, Not Assessed", "Model Builder", "Data and evaluation")
    app.find("label", re.compile("^9 of 79 skills$"))
    assert len(chips(app)) == 3, chips(app)
    shot(app, "search-filter")
    app.close()
    cli("edit", path, "role", "delete", "ml-engineer")
    app = launch(desk, path)
    page(app, "map")
    app.find("label", re.compile("of 79 skills$"))
    assert [re.sub(".*[:] ?", "", name) for name in chips(app)] == [
        "Data and evaluation", "Remove Filter Needed, Not Assessed"], chips(app)
    app.find("push button", "Clear All Filters").click()
    wait_for(app, lambda: not chips(app), "the filter stays")
    app.close()
