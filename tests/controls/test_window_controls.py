#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No test of the window is blind: one that warned, or ended badly, fails the test that closes it,
and the test that only leaves it; a quiet one passes."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))
from uidrive import Desktop, Failure  # noqa: E402

PROGRAM = sys.argv[1]


def failure(action):
    """What the action fails with, or an empty text if it does not."""
    try:
        action()
    except Failure as told:
        return str(told)
    return ""


desk = Desktop()
with desk:
    for how, words in (("quiet", ""), ("warning", "a warning on purpose"),
                       ("critical", "Gtk-CRITICAL"), ("status", "exit 3")):
        app = desk.launch([PROGRAM, how])
        told = failure(app.close)
        assert (words in told) if words else not told, f"{how}: closing it told {told!r}"
        print("ok closing", how)
    desk.apps.clear()                   # these have been judged
    for how, words in (("quiet", ""), ("warning", "a warning on purpose")):
        desk.launch([PROGRAM, how])
        told = failure(desk.judge)
        assert (words in told) if words else not told, f"{how}: leaving it told {told!r}"
        print("ok leaving", how)
    desk.apps.clear()
