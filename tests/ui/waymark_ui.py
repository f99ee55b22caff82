# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: where the programs are, and the command line beside them."""
import json
import os
import re
import subprocess
import time

import uidrive
from uidrive import Desktop, Failure  # noqa: F401

APP = os.environ["WAYMARK_APP"]
CLI = os.environ["WAYMARK_CLI"]
SHOTS = os.environ.get("WAYMARK_SHOTS")     # a folder to leave pictures in, to be looked at
PAGES = {"map": "1", "skills": "2", "resources": "3", "me": "4", "team": "5",
         "roles": "6", "questions": "7", "hiring": "8", "onboarding": "9"}


def cli(*args):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{args}: {done.stderr}"
    return done.stdout


def listed(path, what):
    return json.loads(cli("list", path, what, "--json"))


def log(path):
    return cli("log", path)


def surroundings():
    """What the program needs to run from the build tree."""
    return {k: os.environ[k] for k in ("WAYMARK_DATADIR", "WAYMARK_LOCALEDIR",
                                       "GSETTINGS_SCHEMA_DIR") if k in os.environ}


def launch(desk, *args, **env):
    app = desk.launch([APP, *map(str, args)], **surroundings(), **env)
    app.find("push button", re.compile("Undo|撤消"))
    time.sleep(0.5)
    return app


def walk_unseen(desk, *args):
    """Shows every page with accessibility switched off, and ends by Ctrl+Q; what was complained
    of. Keys are taken in their order, so none has to wait."""
    program = subprocess.Popen([APP, *map(str, args)], stderr=subprocess.PIPE, text=True,
                               start_new_session=True,
                               env={**desk.env, **surroundings(), "GTK_A11Y": "none"})
    desk.children.append(program)       # which ends what is left
    for does in (["search", "--sync", "--onlyvisible", "--class", "waymark", "windowfocus",
                  "--sync"],
                 ["key", "--delay", "100", *[f"alt+{n}" for n in sorted(PAGES.values())],
                  "ctrl+q"]):
        subprocess.run(["xdotool", *does], env=desk.env, check=True, timeout=60)
    told = program.communicate(timeout=60)[1]
    assert program.returncode == 0, program.returncode
    return [line for line in told.splitlines()
            if uidrive.WARNING.search(line) and not uidrive.HARMLESS.search(line)]


def page(app, name):
    app.key("alt+" + PAGES[name])
    time.sleep(0.6)


def shot(app, name):
    if SHOTS:
        app.shot(os.path.join(SHOTS, name + ".png"))


def wait_for(app, condition, why, timeout=30):
    return app.wait(condition, timeout, why)


def no_faults(app):
    """Every control has a name, if not at once then when the window is at rest."""
    app.wait(lambda: not app.faults(), 10, f"without a name: {app.faults()}")


def focused(app):
    """Role and name of what has the keyboard's focus; an empty name if nothing has."""
    node = app.focused()
    return (node.role, node.name) if node else ("", "")


class Top:
    """The window that was opened last."""

    def __init__(self, app):
        self.app, self.root = app, app.root.children()[-1]

    def focused(self):
        return self.app.focused(self.root)


def keyboard_on(app, role, name=""):
    """Waits until what is typed would go to a control of that role and name (a pattern)."""
    def there():
        told = focused(Top(app))
        return told[0] == role and re.search(name, told[1])
    wait_for(app, there, f"the keyboard is not on the {role} {name!r}")


def only_window(app):
    """Waits until every dialog is closed."""
    wait_for(app, lambda: len(app.root.children()) == 1, "a dialog stays open")


def tab_to(app, name, key="Tab", limit=30):
    """Walks with Tab to what has that name."""
    met = []
    for _ in range(limit):
        met.append(focused(Top(app)))
        if re.search(name, met[-1][1]):
            return
        app.key(key)
    raise AssertionError(f"Tab does not come to {name!r}, but to {met}")


def open_skill(app, words):
    app.key("ctrl+f")
    app.type(words)
    app.find("list item", re.compile(re.escape(words)))
    app.key("Down", "Return")
    app.find("push button", "Close Skill")
    app.settle()


def menu(app, name, *items, inside=None):
    """Opens the menu button of that name, and walks through its items; their names may hold a
    mnemonic."""
    buttons = (inside or app.root).find("push button", re.compile("^" + name), all=True)
    # The one inside takes the click; it may be told by its own label.
    [inner for button in buttons for _, inner in button.walk() if inner.actions()][0].click()
    for item in items:
        pattern = re.compile("^" + "_?".join([""] + [re.escape(c) for c in item]))
        app.find("menu item", pattern).click()
