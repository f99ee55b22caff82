#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Search by keyboard: in both languages at once, with typing mistakes, to each kind of thing; what
was found before comes again, and what is called nothing can be made a skill."""
import os
import re

from waymark_ui import Desktop, Top, cli, focused, launch, listed, no_faults, shot, tab_to, wait_for

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None


def ask(app, words):
    """The rows that are shown for these words."""
    app.key("ctrl+f")
    wait_for(app, lambda: focused(app)[0] in ("entry", "text"), "the search has no keyboard")
    app.settle()
    app.key("ctrl+a", "BackSpace")
    if words:
        app.type(words)
    app.settle()
    # The list is there while something is found, and what to do otherwise.
    box = app.find(None, re.compile("Search results|搜索结果|Type a word|Nothing is called|"
                                    "输入任一语言|没有名为"))
    return [n.name for n in box.find("list item", all=True)]


def panel(app, name):
    app.key("Return")
    wait_for(app, lambda: app.find_all("label", name), f"{name} was not shown")
    app.settle()


def look(app, width):
    """Every state of it, for the pictures."""
    for words in ("", "eval", "提是工程", "xqzw"):
        ask(app, words)
        no_faults(app)
        shot(app, f"search-{words or 'empty'}-{language or 'en'}-{width}")
        app.key("Escape")
        app.settle()


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
    assert ask(app, "提示工")[0] == "Prompt engineering"
    panel(app, "Prompt engineering")
    assert ask(app, "evlauation benchmark")[0] == "Benchmark evaluation"
    panel(app, "Benchmark evaluation")
    assert ask(app, "ＰＲＯＭＰＴ engin")[0] == "Prompt engineering"

    # Found before, newest first
    app.key("Escape")
    app.settle()
    assert ask(app, "") == ["Benchmark evaluation", "Prompt engineering"]

    # A role is one word of many things; what is called exactly so comes first.
    assert ask(app, "ai engineer")[0] == "AI engineer"
    app.key("Return")
    app.settle()

    # A resource: its page, and the keyboard on its row
    resource = next(r for r in listed(path, "resources")
                    if r["name"] == "Your AI product needs evals")
    assert ask(app, "product needs evals")[0] == resource["name"]
    app.key("Return")
    wait_for(app, lambda: focused(app)[1].startswith(resource["name"]),
             f"not on the row, but on {focused(app)}")
    shot(app, "search-resource")

    # A person, accents or not
    assert ask(app, "zoe")[0] == "Zoë Quill"
    app.key("Return")
    app.settle()

    # More of a kind unfolds under the keyboard.
    rows = ask(app, "model")
    more = next(i for i, name in enumerate(rows) if name.startswith("Show More of"))
    app.key(*["Down"] * (more + 1), "Return")
    app.settle()
    after = [n.name for n in app.find("list", "Search results").find("list item", all=True)]
    assert len(after) > len(rows) and after[:more] == rows[:more], (rows, after)
    assert focused(app)[1] == after[more], focused(app)
    app.key("Escape")
    app.settle()

    # Nothing: what to do about it
    assert ask(app, "Xylophone Tuning") == []
    app.find("label", "Nothing is called “Xylophone Tuning”")
    tab_to(app, "^_?Add It as a New Skill")
    app.key("Return")
    app.find("push button", re.compile("Save$"))
    app.settle()
    assert Top(app).root.find("text", "Name").text() == "Xylophone Tuning"
    app.key("Return")
    wait_for(app, lambda: "xylophone-tuning" in {s["id"] for s in listed(path, "skills")},
             "it was not made")
    app.settle()

    # The program ends from here too.
    ask(app, "prompt")
    app.close()
