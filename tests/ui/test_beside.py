#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line beside the window: what it does shows on every page, and undo in the window
takes it back. How long each took is printed, not asserted, since machines are shared; the watch
looks every quarter of a second. What somebody else did there is named as theirs."""
import pathlib
import re
import sys
import time

from waymark_ui import (Desktop, cli, focused, launch, leave, listed, menu, only_window, open_skill,
                        page, shot, wait_for)

OTHER = "Ben Okafor"
TINY = pathlib.Path(__file__).resolve().parent.parent / "data/tiny-pack.json"


def shows(app, what, condition):
    start = time.monotonic()
    wait_for(app, condition, f"{what} does not show what the command line did")
    print(f"{what}: {time.monotonic() - start:.2f} s", file=sys.stderr)


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path, "--sample")
    role = listed(path, "roles")[0]["id"]
    me = [p for p in listed(path, "people") if p["kind"] == "self"][0]["name"]
    app = launch(desk, path)

    def skill_says(pattern):
        node = app.root.find("push button", "Pre-training")
        return node and re.search(pattern, node.description)

    # Map, Skills and Me: a rating.
    page(app, "map")
    wait_for(app, lambda: skill_says("Not assessed"), "the map does not tell the level")
    cli("rate", path, "--person", me, "--skill", "pretraining", "--level", 3)
    shows(app, "Map", lambda: skill_says("Proficient"))
    page(app, "skills")
    row = app.find("list item", "Pre-training")
    cli("rate", path, "--person", me, "--skill", "pretraining", "--level", 4)
    shows(app, "Skills", lambda: row.find("label", "4 · Leading"))
    page(app, "me")
    app.find("page tab", "Assess").click()
    app.find("page tab", "All Skills").click()

    def chosen(level):
        """Every level has a button in the row; the one that is checked is the person's."""
        buttons = [row.find("radio button", level)
                   for row in app.find_all("list item", "Pre-training")]
        return any(button and "checked" in button.states() for button in buttons)

    wait_for(app, lambda: chosen("4 · Leading"), "Me does not show the level")
    cli("rate", path, "--person", me, "--skill", "pretraining", "--level", 2)
    shows(app, "Me", lambda: chosen("2 · Working"))

    # Resources: another pack.
    page(app, "resources")
    around = app.find("label", re.compile("^278 resources")).parent()
    cli("import", path, TINY)
    shows(app, "Resources", lambda: not any(c.name.startswith("278 ") for c in around.children()))

    # Onboarding: a plan, which undo in the window takes back.
    page(app, "onboarding")
    plans = len(listed(path, "plans"))
    rows = app.find("list", "Onboarding Plans")
    cli("plan", path, "--person", "Cy Dahl", "--role", role, "--start", "2026-03-02")
    shows(app, "Onboarding", lambda: rows.find("list item", "Onboarding: Cy Dahl"))
    app.key("ctrl+z")
    wait_for(app, lambda: len(listed(path, "plans")) == plans,
             "undo did not take the other program's plan back")
    wait_for(app, lambda: not rows.find("list item", "Onboarding: Cy Dahl"),
             "the page still shows the plan")

    # The offer to undo goes when somebody else acts meanwhile, and undo says whose action it takes.
    open_skill(app, "Pre-training")
    app.key("1")
    wait_for(app, lambda: app.find_all("push button", "Undo"), "no offer to undo the rating")
    cli("rate", path, "--person", OTHER, "--skill", "rag", "--level", 2, "--as", OTHER)
    name = re.compile(rf"^Undo Rate Skill: .* \(by {OTHER}\)$")
    app.find("push button", name)
    wait_for(app, lambda: not app.find_all("push button", "Undo"),
             "the offer to undo would take back somebody else's action")
    app.key("ctrl+z")
    app.find("label", re.compile(rf"^Undone: .* \(by {OTHER}\)$"))
    app.find("push button", "Undo Rate Skill: Pre-training")

    # Escape closes the skill although a note lies over the page, which would take it.
    open_skill(app, "Pre-training")
    app.key("3")
    wait_for(app, lambda: app.find_all("push button", "Undo"), "no offer to undo the rating")
    app.key("Escape")
    wait_for(app, lambda: focused(app) == ("push button", "Pre-training"),
             "the skill is not closed at the first Escape")

    # Another window on it: what is done beside them and in one of them shows in both; and nothing
    # is restored while the other one is there.
    def both_say(level):
        rows = [window.find("list item", "Pre-training") for window in app.root.children()]
        told = re.compile(f"^{level} · ")
        return len(rows) == 2 and all(row and row.find("label", told) for row in rows)

    page(app, "skills")
    app.key("ctrl+alt+n")
    wait_for(app, lambda: both_say(3), "there is no other window on the workspace")
    cli("rate", path, "--person", me, "--skill", "pretraining", "--level", 1)
    shows(app, "Two windows", lambda: both_say(1))
    shot(app, "beside-windows")
    app.key("ctrl+z")
    wait_for(app, lambda: both_say(3), "undo does not show in both windows")
    menu(app, "Main Menu", "Restore a Backup…", inside=app.root.children()[-1])
    app.find("label", re.compile("^Another window shows this workspace"))
    leave(app)
    leave(app, "ctrl+w")
    only_window(app)
    app.close()
