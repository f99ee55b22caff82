#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line beside the window: what it does shows within a second, and undo takes it back."""
import re
import time

from waymark_ui import Desktop, cli, launch, listed, page, wait_for

with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    role = listed(path, "roles")[0]["id"]
    app = launch(desk, path)
    page(app, "onboarding")
    app.find("label", "No Plan Yet")
    cli("plan", path, "--person", "Cy Dahl", "--role", role, "--start", "2026-03-02")
    start = time.monotonic()
    wait_for(app, lambda: app.root.find(None, re.compile("Onboarding: Cy Dahl")), "the plan did not show")
    assert time.monotonic() - start < 5
    app.key("ctrl+z")
    wait_for(app, lambda: not listed(path, "plans"), "undo did not take the other program's plan back")
    wait_for(app, lambda: app.root.find("label", "No Plan Yet"), "the page still shows the plan")
    app.close()
