#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""With animations, as on a person's desktop: a view that fades out is laid out once more when what
it showed is gone already. Walks through the pages and the views of a plan and back, and deletes the
plan while its picture is shown."""
from waymark_ui import (PAGES, Desktop, cli, keyboard_on, launch, listed, no_faults, page, tab_to,
                        wait_for)

with Desktop(lively=True) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path, "--sample")
    role = listed(path, "roles")[0]["id"]
    cli("plan", path, "--person", "Bo Berg", "--role", role, "--start", "2026-03-02")
    app = launch(desk, path)
    for name in [*PAGES, *reversed(PAGES)]:
        page(app, name)

    # The keyboard walks the sidebar; what is selected there is the page that is shown.
    side = app.find("list", "Pages")
    tab_to(app, "^Map$", key="shift+Tab")
    app.key("End")
    keyboard_on(app, "list item", "^Onboarding$")
    assert [row.name for row in side.children() if "selected" in row.states()] == ["Map"]

    def open_plan():
        app.find("list item", "Onboarding: Bo Berg").point()
        app.find("page tab", "Timeline")

    page(app, "onboarding")
    for view in ("Timeline", "Ramp", "This Week", "Checklist"):
        open_plan()
        app.find("page tab", view).click()
        app.settle()
        app.find("push button", "All Plans").click()
        app.find("list", "Onboarding Plans")
    open_plan()
    app.find("page tab", "Timeline").click()
    app.settle()
    cli("undo", path)       # the plan goes while it is shown
    rows = app.find("list", "Onboarding Plans")
    wait_for(app, lambda: not rows.find("list item", "Onboarding: Bo Berg"), "the plan stays")

    page(app, "me")
    for tab in ("Gaps", "Path", "History", "Assess"):
        app.find("page tab", tab).click()
        app.settle()
    no_faults(app)
    app.close()
    cli("check", path)
