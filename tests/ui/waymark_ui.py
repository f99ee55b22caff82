# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: where the programs are, and the command line beside them."""
import gettext
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

# None, or that of the window and of the command line beside it, for a test in several languages.
LANGUAGE = os.environ.get("WAYMARK_UI_LANGUAGE") or None
if LANGUAGE:
    os.environ["LANGUAGE"] = LANGUAGE
MESSAGES = gettext.translation("waymark", os.environ.get("WAYMARK_LOCALEDIR"),
                               [LANGUAGE or "C"], fallback=not LANGUAGE)


def said(message, plural=None):
    """A pattern for what the window says where the program's text is @message, in the language of
    the test: with a mnemonic or without, and with whatever is filled in."""
    text = MESSAGES.ngettext(message, plural, 2) if plural else MESSAGES.gettext(message)
    parts = re.split(r"%(?:\d\$)?[+\d.]*[a-z]", text.replace("_", ""))
    return re.compile(".+".join("_?" + "_?".join(map(re.escape, part)) for part in parts))


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
    """Shows a page by its key, and waits until the window says so in its title."""
    app.key("alt+" + PAGES[name])
    if not app.desk.language:
        wait_for(app, lambda: app.accessible.windows()[0][0].lower().startswith(name),
                 f"the page {name} is not shown")
    time.sleep(0.4)
    app.settle()


def shot(app, name):
    if SHOTS:
        app.shot(os.path.join(SHOTS, name + ".png"))


def wait_for(app, condition, why, timeout=30):
    return app.wait(condition, timeout, why)


def no_faults(app):
    """Every control has a name, if not at once then when the window is at rest."""
    app.wait(lambda: not app.faults(), 10, lambda: f"without a name: {app.faults()}")


def focused(app):
    """Role and name of what has the keyboard's focus; an empty name if nothing has."""
    node = app.focused()
    try:
        return (node.role, node.name) if node else ("", "")
    except uidrive.Gone:                # a list that is filled anew took it away meanwhile
        return "", ""


class Top:
    """The window that was opened last."""

    def __init__(self, app):
        self.app, self.root = app, app.root.children()[-1]

    def focused(self):
        return self.app.focused(self.root)


def keyboard_on(app, role, name=""):
    """Waits until what is typed would go to a control of that role and name (a pattern); the whole
    name."""
    def there():
        told = focused(Top(app))
        return told[0] == role and re.search(name, told[1]) and told

    return wait_for(app, there, f"the keyboard is not on the {role} {name!r}")[1]


def only_window(app):
    """Waits until every dialog is closed."""
    def stays():
        return [name for name, _ in app.accessible.windows()[1:]]

    try:
        wait_for(app, lambda: not stays(), "a window stays open")
    except Failure as failure:
        raise Failure(f"{stays()}: {failure}") from None


def leave(app, *keys):
    """Presses keys (Escape) that close the window on top, and waits until it is closed."""
    top = Top(app).root.path
    app.key(*(keys or ["Escape"]))
    wait_for(app, lambda: top not in [it.path for it in app.root.children()],
             f"{keys or 'Escape'} does not close the window on top")
    app.settle()


def write(app, text, name="", role="text"):
    """Types over what stands in the field of that name, as soon as it has the keyboard. Letters
    that no key has come whole, as an input method gives them: put on a key for the moment, as
    xdotool does, they are read as others by a program that is busy."""
    keyboard_on(app, role, name)
    app.key("ctrl+a")
    if text.isascii():
        app.type(text)
        return
    field = Top(app).focused()
    field.set_text(text)
    app.settle()
    wait_for(app, lambda: field.text() == text, f"{text!r} cannot be written")


def save_as(app, path):
    """Types a whole path into the chooser of files, and goes on; it closes."""
    write(app, path, "^Name:$")
    leave(app, "Return")


def open_file(app, path):
    """Lets the chooser of files, which is about to open, open what has that path."""
    wait_for(app, lambda: Top(app).root.find("filler", "GtkTreeView") and Top(app).focused(),
             "no file was asked for")
    app.settle()
    app.type("/")                           # the chooser opens its entry for a path
    write(app, path, "^GtkFileChooserEntry$")
    leave(app, "Return")


def drop_down(app, *keys):
    """Walks by keys in the list of a drop-down that was just opened, and takes what it comes to."""
    keyboard_on(app, "list item")
    app.key(*keys, "Return")


def spot(app):
    """What has the keyboard, as soon as something has it: its path, role and name."""
    def there():
        node = Top(app).focused()
        return node and (node.path, node.role, node.name)

    return wait_for(app, there, "nothing has the keyboard")


def hop(app, key):
    """Presses a key that moves the keyboard on, and waits until it has moved; what has it then,
    which is what had it where nothing comes after."""
    was = spot(app)
    app.key(key, rest=False)
    try:
        return app.wait(lambda: [now for now in [spot(app)] if now[0] != was[0]], 1)[0]
    except Failure:
        app.settle()
    return spot(app)


def tab_to(app, name, key="Tab", limit=30):
    """Walks with Tab to what has that name."""
    met = [spot(app)]
    while not re.search(name, met[-1][2]):
        if len(met) > limit:
            raise AssertionError(f"{key} does not come to {name!r}, but to {met}")
        met.append(hop(app, key))


def to_row(app, name, limit=120):
    """Walks to the row that begins so, or has a name of that pattern: Tab goes from list to list,
    the arrows from row to row."""
    pattern = name if hasattr(name, "search") else re.compile("^" + re.escape(name))
    met = [spot(app)]
    while not pattern.search(met[-1][2]):
        if len(met) > limit:
            raise AssertionError(f"no row {name!r}, but {met}")
        met.append(hop(app, "Down" if met[-1][1] == "list item" else "Tab"))
        if met[-1][0] == met[-2][0]:        # the last of a list
            met.append(hop(app, "Tab"))


def search(app, words):
    """Types words into the search, over what stood there."""
    app.key("ctrl+f")
    write(app, words, role="entry")


def panel_shows(app):
    """It stays where it was, out of sight, and what closes it can then not be pressed."""
    return any("sensitive" in node.states() for node in app.find_all("push button", "Close Skill"))


def close_skill(app):
    """Escape closes the panel beside the page."""
    app.key("Escape")
    wait_for(app, lambda: not panel_shows(app), "Escape did not close the skill")


def open_skill(app, words):
    search(app, words)
    app.find("list item", re.compile(re.escape(words)))
    app.key("Down", "Return")

    def shown():
        panel = app.root.find("push button", "Close Skill").parent().parent()
        return panel_shows(app) and panel.find("label", words)

    wait_for(app, shown, f"the panel does not show {words}")
    keyboard_on(app, "push button", "^Skill Menu$")     # the first in it
    app.settle()


def stride(app, key, times):
    """Presses a key so often at one go: the long part of a way whose end is then looked at."""
    if times > 0:
        app.key(*[key] * times)


def walk_to(app, name, key, limit=80):
    """Presses a key until what has that name, and no more than it, has the keyboard."""
    tab_to(app, f"^{re.escape(name)}$", key, limit)


def menu(app, name, *items, inside=None):
    """Opens the menu button of that name, and walks through its items; their names may hold a
    mnemonic."""
    buttons = (inside or app.root).find("push button", re.compile("^" + name), all=True)
    # The one inside takes the click; it may be told by its own label.
    [inner for button in buttons for _, inner in button.walk() if inner.actions()][0].click()
    for item in items:
        pattern = re.compile("^" + "_?".join([""] + [re.escape(c) for c in item]))
        app.find("menu item", pattern).click()
