#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole edit session by keyboard: a role with requirements, resources one by one and pasted, a
question, a split, many skills at once; hostile texts; then all of it is undone, and the workspace
holds what it held, byte for byte."""
import os
import re

from waymark_ui import (Desktop, Top, cli, focused, launch, listed, log,
                        no_faults, open_skill, shot, tab_to, wait_for)

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
HOSTILE = '<b>A & "B"</b> ‮evil'


def to_page(app, name):
    """By the sidebar, whose rows have no keys of their own beyond the fifth."""
    app.find("list item", re.compile("^" + name + "$"))
    tab_to(app, "^(" + "|".join(PAGES) + ")$", limit=60)
    for _ in range(len(PAGES)):
        if focused(app)[1] == name:
            break
        app.key("Down")
    else:
        for _ in range(len(PAGES)):
            app.key("Up")
            if focused(app)[1] == name:
                break
    app.key("Return")
    app.settle()


PAGES = ["Map", "Skills", "Resources", "Me", "Team", "Onboarding", "Roles",
         "Questions", "地图", "技能", "资源", "我", "团队", "入职", "角色",
         "面试题"]


def press(app, name):
    tab_to(app, name, limit=60)
    app.key("Return")
    app.settle()


def dialog(app):
    app.find("push button", re.compile("Save$"))
    app.settle()
    no_faults(app)


def save(app):
    app.key("alt+s")
    wait_for(app, lambda: not app.find_all("push button", re.compile("Save$")),
             "the dialog did not close")
    app.settle()


def replace(app, text):
    app.key("ctrl+a")
    app.type(text)


def open_row(app, entry, name):
    """The row of that name, by the filter of its page."""
    tab_to(app, "^" + entry, limit=60)
    replace(app, name)
    app.settle()
    press(app, "^" + re.escape(name))


def by_name(path, what, name, key="name"):
    return next((one for one in listed(path, what) if one[key] == name), None)


def looks(desk, path):
    app = launch(desk, path)
    for wide in (True, False):
        if not wide:
            for _ in range(4):
                app.resize(360, 720)
        for page, new in (("角色", "新建角色"), ("面试题", "新建面试题")):
            if not wide:
                app.key("F9")
                app.settle()
            to_page(app, page)
            shot(app, f"session-{page}-{'wide' if wide else 360}")
            press(app, new)
            app.find("push button", re.compile("保存"))
            shot(app, f"session-{new}-{'wide' if wide else 360}")
            app.key("Escape")
            app.settle()
    app.close()


def session(desk, path):
    before = cli("export", path, "workspace")
    actions = 0
    app = launch(desk, path)

    # A role, with a requirement; its name is no markup.
    to_page(app, "Roles")
    shot(app, "session-roles")
    press(app, "New Role…$")
    dialog(app)
    assert focused(Top(app)) == ("text", "Name"), focused(Top(app))
    app.type("Prompt Gardener")
    tab_to(app, "^Band From")
    replace(app, "520")
    tab_to(app, "Add Requirement")
    app.key("Return")
    app.settle()
    shot(app, "session-role")
    save(app)
    actions += 1
    role = wait_for(app, lambda: by_name(path, "roles", "Prompt Gardener"), "the role was not made")
    open_row(app, "Filter roles", "Prompt Gardener")
    dialog(app)
    app.find("label", "1 requirement goes along.")
    replace(app, HOSTILE)
    save(app)
    actions += 1
    assert not by_name(path, "roles", "Prompt Gardener"), "the role was not renamed"

    # A band whose ends are the wrong way round is refused, in the dialog.
    open_row(app, "Filter roles", "ML engineer")
    dialog(app)
    tab_to(app, "^Band From")
    replace(app, "1000")
    app.key("alt+s")
    app.find("label", re.compile("from left to right"))
    app.key("Escape")
    app.settle()

    # A question
    to_page(app, "Questions")
    press(app, "New Question…$")
    dialog(app)
    app.type("How do you weed a prompt?")
    tab_to(app, "^Strong Answer")
    app.type("By what it is measured with.")
    tab_to(app, "Link Skill")
    app.key("Return")
    app.settle()
    shot(app, "session-question")
    save(app)
    actions += 1
    question = wait_for(app, lambda: by_name(path, "questions",
                                             "How do you weed a prompt?", "question"),
                        "no question")

    # Resources: one, and a pasted list; what is no address of the web is refused.
    open_skill(app, "Prompt engineering")
    press(app, "^Skill Menu")
    app.key("Down", "Down", "Down", "Down", "Down", "Down", "Return")
    dialog(app)
    tab_to(app, "^Links")
    app.type("javascript:alert(1)")
    app.key("alt+s")
    app.find("label", re.compile("no address of the web"))
    replace(app, "- [Weeding](https://example.org/weeding)\n")
    app.key("alt+s")
    wait_for(app, lambda: by_name(path, "resources", "Weeding"), "the list was not taken")
    app.settle()
    actions += 1

    # Split
    open_skill(app, "Prompt engineering")
    press(app, "^Skill Menu")
    app.key("Down", "Down", "Return")
    dialog(app)
    app.type("Prompt pruning")
    tab_to(app, "^Weeding")
    app.key("space")
    shot(app, "session-split")
    save(app)
    actions += 1
    wait_for(app, lambda: by_name(path, "skills", "Prompt pruning"), "it was not split")

    # Many at once: what the search shows
    app.key("alt+2")
    app.settle()
    while focused(app)[1] != "Filter skills":
        app.key("Tab")
    app.type("prompt")
    app.settle()
    press(app, "Edit All Shown…$")
    dialog(app)
    tab_to(app, "^Shift Along")
    replace(app, "100")
    shot(app, "session-bulk")
    save(app)
    actions += 1
    wait_for(app, lambda: "Edit Skills" in log(path) or "edit-skills" in log(path),
             "they were not edited")

    # Delete the question and the role again, then take all of it back.
    for _ in range(actions):
        app.key("ctrl+z")
        app.settle()
    wait_for(app, lambda: cli("export", path, "workspace") == before, "not all was undone")
    app.close()


with Desktop(language=language, dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    looks(desk, path) if language else session(desk, path)
