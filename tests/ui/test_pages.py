#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, wide and as narrow as a telephone, in Chinese and dark: nothing without a name, no complaint."""
import os
import re

from waymark_ui import PAGES, Desktop, cli, launch, page, shot

language = os.environ.get("WAYMARK_UI_LANGUAGE") or None
with Desktop(language=language, dark=bool(language)) as desk:
    path = desk.home + "/w.waymark"
    cli("init", path, "--sample")
    app = launch(desk, path)
    for size in ((1280, 800), (360, 720)):
        app.resize(*size)
        app.resize(*size)     # the first one folds the sidebar, which makes room for the second
        for name in PAGES:
            page(app, name)
            shot(app, f"{name}-{size[0]}-{language or 'en'}")
            assert not app.faults(), f"{name} at {size}: {app.faults()}"
        box = next(app.root.children()).box()
        assert box[2] <= size[0], f"the window is {box[2]} wide, wanted {size[0]}"
    if language:
        texts = [n.name for n in app.find_all("label") if n.name.strip()]
        chinese = [t for t in texts if re.search("[一-鿿]", t)]
        assert len(chinese) > len(texts) / 2, texts
    app.close()
