#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map out of the window by keyboard alone: in words, to the clipboard, cut into sheets as PDF,
to the printer's dialog."""
import os
import re

from waymark_ui import (Desktop, drop_down, launch, leave, no_faults, page, save_as, shot, tab_to,
                        wait_for)

with Desktop() as desk:
    app = launch(desk)
    page(app, "map")
    file = desk.home + "/poster.pdf"

    # In words.
    app.key("ctrl+shift+d")
    words = app.find("text", "The map in words")
    assert "Needs Neural networks and backpropagation." in words.text()
    assert "http" not in words.text()
    no_faults(app)
    shot(app, "describe")
    tab_to(app, "evels and resources")
    app.key("space")
    wait_for(app, lambda: "https://" in app.find("text", "The map in words").text(),
             "the resources are not told")
    tab_to(app, "Copy")
    app.key("Return")
    app.find("label", "Description copied")
    leave(app)

    # As it is seen.
    app.key("ctrl+shift+c")
    app.find("label", "Picture of the map copied")

    # On paper: the larger paper is cut, what comes out is told before.
    app.key("ctrl+p")
    app.find("label", re.compile(r"Sheet 1 of 6$"))
    no_faults(app)
    shot(app, "export")
    tab_to(app, "Paper: A4")
    app.key("space")
    drop_down(app, "Down", "Down")
    tab_to(app, "Cut into")
    app.key("space")
    tab_to(app, "The same in")
    app.key("space")
    app.find("label", re.compile(r"Sheet 1 of 8$"))
    tab_to(app, "Next Sheet")
    app.key("Return")
    app.find("label", re.compile(r"Sheet 2 of 8$"))
    shot(app, "export-cut")
    tab_to(app, "Export…$")
    app.key("Return")
    save_as(app, file)
    wait_for(app, lambda: os.path.exists(file), "no file was written")
    app.find("label", re.compile("^Written to ~/poster.pdf"))
    assert open(file, "rb").read(5) == b"%PDF-"

    # The choices are there again; the printer is asked for by GTK's own dialog.
    app.key("ctrl+p")
    app.find("label", re.compile(r"Sheet 1 of 8$"))
    tab_to(app, "Print…$")
    app.key("Return")
    app.find(None, re.compile("^Print$"))
    shot(app, "print")
    leave(app)
    app.close()
