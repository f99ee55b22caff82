#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole edit session by keyboard: a role with requirements, resources one by one and pasted, a
question, a split, many skills at once; hostile texts; then all of it is undone, and the workspace
holds what it held, byte for byte."""
import os
import re

from waymark_ui import (Desktop, cli, focused, keyboard_on, launch, leave, listed, log, no_faults,
                        open_skill, page, shot, tab_to, wait_for, walk_to, write)

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
HOSTILE = '<b>A & "B"</b> ‮evil'


def to_page(app, name):
    """By the sidebar, whose rows have no keys of their own beyond the fifth."""
    app.find("list item", re.compile("^" + name + "$"))
    tab_to(app, "^(" + "|".join(PAGES) + ")$", limit=60)
    order = [row.name for row in app.find_all("list item") if row.name in PAGES]
    key = "Down" if order.index(name) > order.index(focused(app)[1]) else "Up"
    walk_to(app, name, key, limit=len(PAGES))
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
    leave(app, "alt+s")


def choose_item(app, *keys):
    """What the keys lead to in the panel's menu: a dialog."""
    press(app, "^Skill Menu")
    keyboard_on(app, "menu item")
    app.key(*keys, "Return")
    dialog(app)


def open_row(app, entry, name):
    """The row of that name, by the filter of its page."""
    tab_to(app, "^" + entry, limit=60)
    write(app, name, role="entry")
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
        for name, new in (("角色", "新建角色"), ("面试题", "新建面试题")):
            if not wide:
                app.key("F9")
                app.settle()
            to_page(app, name)
            shot(app, f"session-{name}-{'wide' if wide else 360}")
            press(app, new)
            app.find("push button", re.compile("保存"))
            shot(app, f"session-{new}-{'wide' if wide else 360}")
            leave(app)
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
    write(app, "Prompt Gardener", "^Name$")
    tab_to(app, "^Band From")
    write(app, "520", role="spin button")
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
    write(app, HOSTILE, "^Name$")
    save(app)
    actions += 1
    assert not by_name(path, "roles", "Prompt Gardener"), "the role was not renamed"

    # A band whose ends are the wrong way round is refused, in the dialog.
    open_row(app, "Filter roles", "ML engineer")
    dialog(app)
    tab_to(app, "^Band From")
    write(app, "1000", role="spin button")
    app.key("alt+s")
    app.find("label", re.compile("from left to right"))
    leave(app)

    # A question
    to_page(app, "Questions")
    press(app, "New Question…$")
    dialog(app)
    write(app, "How do you weed a prompt?")
    tab_to(app, "^Strong Answer")
    write(app, "By what it is measured with.")
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
    choose_item(app, *["Down"] * 6)
    tab_to(app, "^Links")
    write(app, "javascript:alert(1)")
    app.key("alt+s")
    app.find("label", re.compile("no address of the web"))
    write(app, "- [Weeding](https://example.org/weeding)\n")
    leave(app, "alt+s")
    wait_for(app, lambda: by_name(path, "resources", "Weeding"), "the list was not taken")
    actions += 1

    # Split
    open_skill(app, "Prompt engineering")
    choose_item(app, "Down", "Down")
    write(app, "Prompt pruning")
    tab_to(app, "^Weeding")
    app.key("space")
    shot(app, "session-split")
    save(app)
    actions += 1
    wait_for(app, lambda: by_name(path, "skills", "Prompt pruning"), "it was not split")

    # Many at once: what the search shows
    page(app, "skills")
    walk_to(app, "Filter skills", "Tab")
    write(app, "prompt", role="entry")
    app.settle()
    press(app, "Edit All Shown…$")
    dialog(app)
    tab_to(app, "^Shift Along")
    write(app, "100", role="spin button")
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
