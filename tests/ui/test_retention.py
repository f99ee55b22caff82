#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is due, by keyboard: a rule changed, a hold set and lifted, one candidate erased from that
list and one from her own dialog; no file of the workspace holds a byte of them afterwards."""
import json
import os
import pathlib
import re

import hired
from waymark_ui import (Desktop, Top, cli, drop_down, focused, hop, launch, leave, log, no_faults,
                        page, shot, spot, tab_to, to_row, wait_for, write)

HIRED, GONE, KEPT = hired.NAME, "Wulfric Zyx", "Ida Berg"
CHINESE = os.environ.get("WAYMARK_UI_LANGUAGE") == "zh_CN"
NEEDLES = [b"Quenya", b"Oberon", b"Wulfric", b"Zyx", b"555 0199", b"met at the fair",
           b"saw her at work", b"555 0200"]  # the last is only typed


def t(english, chinese):
    return chinese if CHINESE else english


def leave_due(app):
    """Escape leaves the list, also while a note lies over it."""
    app.key("Escape")
    wait_for(app, lambda: [top.role for top in app.root.children()] == ["frame"],
             "the list stays open")


def open_due(app):
    go(app, t("What Is Due", "到期清单"))
    app.key("space")
    app.find("push button", re.compile(t("^Change… Rejected", "^更改…已拒绝")))


def hidden_papers(app, path):
    """Of the one about whom there is a debrief and a decision, by her alias in all of it."""
    named = re.compile("Quenya|Oberon")
    person = next(row["person"] for row in json.loads(cli("candidate", path, "list", "--json"))
                  if row["name"] == HIRED)
    alias = t("Candidate ", "候选人 ") + person[-4:].upper()
    go(app, "^" + alias)
    app.key("Return")
    app.find("label", re.compile(t("^Names are hidden", "^姓名已隐藏|^已隐藏姓名")))
    assert not app.find_all(None, named), "her dialog names her"
    app.find("push button", re.compile(t("^_?Debrief", "^讨论|^复盘|^评议"))).click()
    app.find("frame", re.compile(alias))
    assert not Top(app).root.find(None, named), "the debrief names her"
    title = t("Decision Record", "决定记录")
    app.find("push button", re.compile(t("^_?Decision _?Record", "^决定记录"))).click()
    text = wait_for(app, lambda: [node.text() for node in app.find_all("text", title)
                                  if node.text()], f"no paper {title}")[0]
    assert alias in text and not named.search(text), text
    shot(app, "anonymous-paper")
    for _ in range(3):
        leave(app)


def hidden_where_planned(app, look):
    """Nor does the dialog name anybody in which a plan is made."""
    page(app, "onboarding")
    app.find("push button", re.compile(t("Make a Plan", "制定计划"))).click()
    app.find("push button", re.compile(t("Make Plan", "制定计划")))
    look("where a plan is made")
    shot(app, "anonymous-plan")
    leave(app)


def hidden_cell(app, look):
    """Of a candidate beside the team: who opens her cell reads her alias there."""
    to_row(app, re.compile(t("^People: ", "^人员：")))
    app.key("space")
    drop_down(app, "Down")
    app.settle()
    tab_to(app, "^Ana, ", limit=40)
    tab_to(app, t("^Candidate ", "^候选人 "), "Right", limit=5)
    alias = re.split(", |，", focused(app)[1])[0]
    app.key("Return")
    app.find("radio button", re.compile("^4 "))
    app.find("label", alias)
    look("her cell")
    shot(app, "anonymous-cell")
    app.key("Escape")
    wait_for(app, lambda: not app.find_all("radio button"), "the cell stays open")


def hide_names(app):
    row = "AI engineer|" + re.escape(json.loads(cli("job", path, "list", "--json"))[0]["name"])
    named = re.compile("Wulfric|Ida Berg")

    def look(where):
        wait_for(app, lambda: not app.find_all(None, named),
                 f"{where}: {[node.name for node in app.find_all(None, named)]}")
    assert app.find("push button", re.compile(t("^Undo.*Ida Berg", "^撤消.*Ida Berg")))
    go(app, row)
    app.key("Return")
    app.find("page tab", t("Candidates", "候选人")).click()
    app.find("list item", re.compile("Ida Berg"))
    hide = t("^Hide _?Names", "^隐藏姓名")
    go(app, hide)
    app.key("space")
    app.find("list item", re.compile(t("^Candidate ", "^候选人 ")))
    look("the board")
    shot(app, "anonymous-board")
    hidden_papers(app, path)
    hidden_where_planned(app, look)
    page(app, "team")
    hidden_cell(app, look)
    app.find("push button", re.compile(t("^_?People…$", "^人员.*…$"))).click()
    app.find("list item", re.compile(t("^Candidate ", "^候选人 ")))
    look("the people")
    shot(app, "anonymous-people")
    app.key("Escape")
    wait_for(app, lambda: len(app.root.children()) == 1, "the people stay open")
    look("the team")
    page(app, "me")
    look("me")
    page(app, "hiring")
    open_due(app)
    app.find("push button", re.compile(t("^Hold… Candidate ", "^保留…候选人 ")))
    look("what is due")
    assert "sensitive" not in app.find("push button", re.compile(
        t("^Erase… Candidate ", "^抹除…候选人 "))).states(), "somebody unseen could be erased"
    shot(app, "anonymous-due")
    leave_due(app)
    go(app, hide)
    app.key("space")
    app.find("list item", re.compile("Ida Berg"))
    app.find("push button", t("All Jobs", "所有职位")).click()
    open_due(app)


def states(path):
    told = json.loads(cli("retention", path, "due", "--json"))
    return {row["name"]: row["state"] for row in told}


def holding(folder):
    """Files of the workspace and what they still hold; its log is read too."""
    found = [(file.name, needle) for file in pathlib.Path(folder).glob("w.waymark*")
             for needle in NEEDLES if needle in file.read_bytes()]
    return found + [("log", needle) for needle in NEEDLES
                    if needle in log(f"{folder}/w.waymark").encode()]


def go(app, name):
    to_row(app, re.compile(name))


def to_button(app, row, button):
    """From the list to a row by the arrows, from the row to its button by Tab."""
    wanted = t(f"{button} {row}", f"{button}{row}")
    at = spot(app)
    for _ in range(60):
        if at[2] == wanted:
            return
        was, inside = at, at[1] == "list item" and row not in at[2]
        at = hop(app, "Down" if inside else "Tab")
        if inside and at[0] == was[0]:      # the last of the list
            at = hop(app, "Tab")
    raise AssertionError(f"no way to {wanted!r}; the focus is on {focused(Top(app))}")


def confirm(app, name, wrong=None):
    """The button answers only once the whole name stands there."""
    app.find("label", re.compile(t("What goes for good", "将永久消失")))
    erase = app.find("push button", re.compile(t("^_?Erase$", "^抹除(\\(_?E\\))?$")))
    assert "sensitive" not in erase.states(), "it can be erased without the name"
    if wrong:
        write(app, wrong)
        app.key("Return")
        assert "sensitive" not in erase.states(), "it can be erased with half the name"
    write(app, name)
    wait_for(app, lambda: "sensitive" in erase.states(), "the name is not taken")
    shot(app, "retention-confirm")
    app.key("Return")
    app.find("label", re.compile(t("An anonymous record stays", "会留下一条匿名记录")))
    shot(app, "retention-erased")
    app.key("Escape")
    wait_for(app, lambda: not app.find_all("label", re.compile("An anonymous record|会留下一条")),
             "what was told of it stays")


with Desktop(language="zh_CN" if CHINESE else None) as desk:
    path = desk.home + "/w.waymark"
    job = hired.make(path)
    for name in (GONE, KEPT):
        application = cli("candidate", path, "add", "--job", job, "--name", name).strip()
        cli("candidate", path, "reject", "--application", application, "--reason", "Not this time")
    assert states(path) == {HIRED: "open", GONE: "keep", KEPT: "keep"}, states(path)
    there = {needle for _, needle in holding(desk.home)}
    assert there == set(NEEDLES[:-1]), f"not there to begin with: {set(NEEDLES[:-1]) - there}"
    app = launch(desk, path)
    page(app, "hiring")
    open_due(app)
    app.find("label", t("Nobody is due today.", "今天没有到期的人。"))
    no_faults(app)
    shot(app, "retention")

    # Where names are hidden, no page, dialog or word of Undo names a candidate.
    leave_due(app)
    hide_names(app)

    # Her rule is changed: both who were rejected are due today.
    to_button(app, t("Rejected", "已拒绝"), t("Change…", "更改…"))
    app.key("space")
    app.find("spin button", re.compile(t("Keep at least", "至少保留")))
    for _ in range(2):
        write(app, "0", role="spin button")
        app.key("Tab")
    leave(app, "alt+s")
    wait_for(app, lambda: states(path)[GONE] == "due", "the rule was not changed")
    app.find("label", re.compile(t("^Due: to be erased by", "^已到期")))
    shot(app, "retention-due")

    # A hold keeps one of them, until it is lifted.
    to_button(app, KEPT, t("Hold…", "保留…"))
    app.key("space")
    write(app, "A case at court", t("Why nothing may be erased", "为什么"))
    leave(app, "Return")
    wait_for(app, lambda: states(path)[KEPT] == "held", "no hold was set")
    app.find("label", re.compile("A case at court"))
    wait_for(app, lambda: KEPT in focused(Top(app))[1], f"the focus was lost: {focused(Top(app))}")
    shot(app, "retention-hold")
    to_button(app, KEPT, t("Lift Hold", "解除保留"))
    app.key("space")
    app.find("label", t("Legal hold lifted", "已解除法律保留"))
    wait_for(app, lambda: states(path)[KEPT] == "due", "the hold was not lifted")
    leave_due(app)
    open_due(app)

    # Erased from the list.
    to_button(app, GONE, t("Erase…", "抹除…"))
    app.key("space")
    confirm(app, GONE, wrong="Wulfric")
    wait_for(app, lambda: GONE not in states(path), "she is still due")
    wait_for(app, lambda: not app.find_all("label", GONE), "her name is still shown")
    leave_due(app)

    # Erased from her own dialog, with something typed that must not come back.
    go(app, "AI Engineer|" + re.escape(json.loads(cli("job", path, "list", "--json"))[0]["name"]))
    app.key("Return")
    app.find("page tab", t("Candidates", "候选人")).click()
    go(app, "^" + HIRED)
    app.key("Return")
    app.find("push button", re.compile(t("Onboarding Plan", "入职")))
    phone = app.find("text", re.compile(t("Phone", "电话")))
    phone.set_text("555 0200")
    go(app, t("^Erase…", "^抹除"))
    shot(app, "retention-candidate")
    app.key("space")
    confirm(app, HIRED)
    wait_for(app, lambda: HIRED not in states(path), "she is still there")
    wait_for(app, lambda: not app.find_all("label", HIRED), "her dialog stays")
    wait_for(app, lambda: not app.find_all(None, re.compile("Quenya|Wulfric|Zyx")),
             "a name is left in the window")
    shot(app, "retention-stub")
    assert not holding(desk.home), holding(desk.home)
    app.key("ctrl+z")
    app.settle()
    assert not holding(desk.home), "undo brought something back"
    assert set(states(path)) == {KEPT}, states(path)
    rows = [row["name"] for row in json.loads(cli("candidate", path, "list", "--json"))]
    assert len(rows) == 3 and sum(row.startswith(t("Erased", "已抹除")) for row in rows) == 2, rows
    assert json.loads(cli("check", path, "--json"))["sound"]
    app.close()
    assert not holding(desk.home), holding(desk.home)
