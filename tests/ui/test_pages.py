#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, wide and as narrow as a telephone, in Chinese and dark: nothing without a name, no
complaint."""
import os
import re

from waymark_ui import PAGES, Desktop, cli, launch, no_faults, page, shot

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
with Desktop(language=language, dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path, "--sample")
    app = launch(desk, path)
    for size in ((1280, 800), (360, 720)):
        for _ in range(4):    # the sidebar folds in steps, each of which makes room for the next
            app.resize(*size)
        for name in PAGES:
            page(app, name)
            shot(app, f"{name}-{size[0]}-{language or 'en'}")
            if size[0] > 360:
                no_faults(app)
            width = app.wait(lambda: [n.box()[2] for n in app.root.children()],
                             why="the window is not in the tree")[0]
            assert width <= size[0], f"{name}: the window is {width} wide, wanted {size[0]}"
    if language:
        texts = [n.name for n in app.find_all("label") if n.name.strip()]
        chinese = [t for t in texts if re.search("[一-鿿]", t)]
        assert len(chinese) > len(texts) / 2, texts
    app.close()
