#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, wide and as narrow as a telephone, in Chinese and dark: nothing without a name, no
complaint."""
import os
import re

from waymark_ui import (PAGES, Desktop, cli, drop_down, keyboard_on, launch, leave, no_faults, page,
                        said, shot, wait_for)


def names_once(app):
    """No mnemonic is read out, and no name twice; of the answers of a message dialog, which are
    there for narrow windows too, neither."""
    names = [node.name for role in ("push button", "check box", "combo box", "toggle button")
             for node in app.find_all(role)]
    wrong = [name for name in names if "_" in name or re.fullmatch(r"(.+?)(\(\w\))? \1(\(\w\))?",
                                                                  name)]
    assert not wrong, wrong


def dialogs(app):
    """A message dialog with answers, and a form that is no higher than its fields."""
    page(app, "team")
    app.find("push button", re.compile(f"^({said('_People…').pattern})$")).click()
    wait_for(app, lambda: len(app.root.children()) == 2, "no people")
    app.find("push button", re.compile(f"^({said('_Add…').pattern})$")).click()
    keyboard_on(app, "text", said("_Name").pattern)
    names_once(app)
    shot(app, f"message-dialog-{language or 'en'}")
    leave(app)
    leave(app)
    page(app, "hiring")
    app.find("push button", re.compile(f"^({said('_New Job…').pattern})$")).click()
    keyboard_on(app, "text", said("_Name").pattern)
    names_once(app)
    height = app.root.children()[-1].box()[3]
    assert height < 400, f"a form of two fields is {height} high"
    shot(app, f"form-{language or 'en'}")
    leave(app)


language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
with Desktop(language=language, dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path, "--sample")
    app = launch(desk, path)
    for name in PAGES:
        app.resize(1280, 800)
        page(app, name)
        shot(app, f"{name}-1280-{language or 'en'}")
        no_faults(app)
        app.resize(360, 720)        # in one step: what lies beside the page must not hold it up
        app.wait(lambda: all(n.box()[2] <= 360 for n in app.root.children()),
                 why=f"{name}: the window stays wide")
        shot(app, f"{name}-360-{language or 'en'}")
        no_faults(app)
        # What is behind the page is not told, and nothing is told twice.
        twice = app.find_all("push button", re.compile("_"))
        assert twice == [], f"{name}: {[n.name for n in twice]}"
        assert app.find_all("label", re.compile("Duplicate it|创建副本")) == []
    app.resize(1280, 800)
    dialogs(app)
    if not language:                # what there is of one kind, in the sections it belongs to
        page(app, "questions")
        app.find("push button", re.compile("^Kind")).point()
        drop_down(app, "Down", "Down", "Down")
        app.find("label", "14 questions")
        assert not app.find_all("label", re.compile("^Technical · ")), "another kind is shown"
    if language:
        texts = [n.name for n in app.find_all("label") if n.name.strip()]
        chinese = [t for t in texts if re.search("[一-鿿]", t)]
        assert len(chinese) > len(texts) / 2, texts
    app.close()
