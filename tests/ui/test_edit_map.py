#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole edit session by keyboard alone: a skill is made, changed, merged and deleted, a name that
is too long is refused in the dialog; then all of it is undone, and the workspace holds what it
held."""
import json
import os
import re

from waymark_ui import (Desktop, cli, keyboard_on, launch, leave, listed, log, no_faults,
                        open_skill, page, shot, tab_to, wait_for, write)

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
ENGLISH = language is None


def skills(path):
    return {s["id"]: s for s in listed(path, "skills")}


def needs(path, skill):
    """Names of what a skill needs, as the exported packs tell it."""
    return [a["origin"] for pack in json.loads(cli("export", path, "workspace"))["packs"]
            for a in pack.get("associations", ()) if a["destination"] == skill
            and a["associationType"] == "precedes"]


def rename(app, name):
    """Its dialog by F2, and another name in it."""
    app.key("F2")
    app.find("push button", re.compile("Save$"))
    write(app, name, "^Name$")


def choose_item(app, *keys):
    """What the keys lead to in the panel's menu."""
    tab_to(app, "^Skill Menu")
    app.key("Return")
    keyboard_on(app, "menu item")
    shot(app, "edit-menu")
    app.key(*keys, "Return")


def looks(desk, path):
    """The dialog in Chinese, dark, and as narrow as a telephone: for the pictures, and that all
    have names."""
    app = launch(desk, path)
    app.key("ctrl+shift+n")
    app.find("push button", re.compile("保存"))
    shot(app, "edit-new-zh")
    leave(app)
    for _ in range(4):
        app.resize(360, 720)
    page(app, "skills")
    shot(app, "edit-page-zh-360")
    app.key("ctrl+shift+n")
    app.find("push button", re.compile("保存"))
    shot(app, "edit-new-zh-360")
    leave(app)
    app.close()


def session(desk, path):
    before = cli("export", path, "workspace")
    app = launch(desk, path)
    page(app, "skills")

    # A new skill; the page has a button for it too.
    app.find("push button", re.compile("New Skill…$"))
    app.key("ctrl+shift+n")
    save = app.find("push button", re.compile("Save$"))
    assert "sensitive" not in save.states(), "a skill without a name could be saved"
    write(app, "Prompt Gardening", "^Name$")
    app.key("Tab")
    write(app, "Weeding and watering.")
    tab_to(app, "^Place on the spectrum")
    app.key("Home", "Right", "Right")
    tab_to(app, "^_?Add Prerequisite")
    app.key("Return")
    app.settle()
    no_faults(app)
    shot(app, "edit-new")
    tab_to(app, "^0")
    write(app, "Never watered a prompt")
    # In both languages at once
    tab_to(app, "^The Same in Chinese")
    app.key("space")
    tab_to(app, r"^Name of the Skill \(Chinese\)")
    write(app, "提示园艺", r"^Name of the Skill \(Chinese\)")
    tab_to(app, r"^0 .*\(Chinese\)")
    write(app, "从未浇过提示", r"^0 .*\(Chinese\)")
    no_faults(app)
    shot(app, "edit-both")
    leave(app, "Return")                        # the default button
    wait_for(app, lambda: "prompt-gardening" in skills(path), "the skill was not made")
    app.find("push button", "Close Skill")
    made = skills(path)["prompt-gardening"]
    assert made["spectrum"] == 20, made
    need, = needs(path, "prompt-gardening")
    in_chinese = json.loads(cli("list", path, "skills", "--json", "--lang", "zh_CN"))
    assert "提示园艺" in {s["name"] for s in in_chinese}, "it has no name in Chinese"
    assert "从未浇过提示" in cli("export", path, "workspace"), "the level has no words in Chinese"

    # Its name, with F2; then Escape leaves the dialog without a change.
    app.settle()
    rename(app, "Prompt Husbandry")
    shot(app, "edit-change")
    leave(app, "Return")
    wait_for(app, lambda: skills(path)["prompt-gardening"]["name"] == "Prompt Husbandry",
             "it was not renamed")
    rename(app, "Nobody")
    leave(app)
    assert skills(path)["prompt-gardening"]["name"] == "Prompt Husbandry"

    # What is refused is told in the dialog, which stays.
    rename(app, "x" * 201)
    app.key("alt+s")
    app.find("label", re.compile("longer than 200 characters"))
    leave(app)

    # Deleting tells what goes along; its toast undoes it.
    open_skill(app, "Prompt Husbandry")
    choose_item(app, "Down", "Down", "Down")
    app.find("label", re.compile("Prompt Husbandry deleted, and with it: 1 prerequisite"))
    wait_for(app, lambda: "prompt-gardening" not in skills(path), "it was not deleted")
    shot(app, "edit-deleted")
    app.key("ctrl+z")
    wait_for(app, lambda: "prompt-gardening" in skills(path), "it did not come back")

    # Merging it into the one that it needs.
    open_skill(app, "Prompt Husbandry")
    choose_item(app, "Down")
    app.find("push button", re.compile("Merge$"))
    app.settle()
    shot(app, "edit-merge")
    no_faults(app)
    leave(app, "alt+m")
    wait_for(app, lambda: "prompt-gardening" not in skills(path), "it was not merged")
    assert "merge-skills" in log(path) or "Merge Skills" in log(path), log(path)

    for _ in range(3):                          # merge, rename, add
        app.key("ctrl+z")
        app.settle()
    wait_for(app, lambda: "prompt-gardening" not in skills(path), "not all was undone")
    assert cli("export", path, "workspace") == before
    app.close()


with Desktop(language=language, dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    session(desk, path) if ENGLISH else looks(desk, path)
