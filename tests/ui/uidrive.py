# SPDX-License-Identifier: GPL-3.0-or-later
"""Drive a GTK 4 program in a real window, as a person would, on a machine without a display.

    with Desktop(size=(1280, 800)) as desk:
        app = desk.launch(["build/src/app/waymark", "--workspace", "demo.waymark"])
        app.find("push button", "Add Skill").click()
        app.key("ctrl+f"); app.type("evals")
        app.wait(lambda: app.find("label", "Evaluation"))
        app.shot("search.png")
        assert not app.faults()          # widgets a screen reader can't name
    # leaving the block ends every process; app.close() fails on GLib warnings

Needs Debian's xvfb, openbox, dbus, at-spi2-core, python3-gi, gir1.2-atspi-2.0, xdotool and
imagemagick, and /usr/bin/python3 (Debian's). Everything is private to the block: display, session
bus, accessibility bus, HOME, XDG folders, GSettings (in memory).

Known about GTK 4.8: the accessible tree gives names, roles, states, actions, text, values and
boxes; the boxes are relative to the window, which the window manager puts at 0,0. Taking the focus
through the tree fails: use `point()`, or the Tab key. A row of a GtkListBox has no action:
`point()` at it, or walk to it with the keyboard and press Return.
"""
import glob
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from uitree import ROOT, Gone, Tree, role_name

WARNING = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|^\*\* \(|AddressSanitizer|runtime error:")
# check_unclosed is in GLib's gdbusconnection.c: something was asked of a connection to a bus that
# was not made, or could not be. Waymark asks nothing of any bus. What does on its behalf is GTK's
# chooser of files, whose sidebar asks the system bus for the machine's name. The complaint was met
# once, on a machine without that bus; here there is one (_start_bus), and it was not met again.
# GTK's dialog for printers looks for those of the network by Avahi, which need not be there.
HARMLESS = re.compile(r"Unable to acquire session bus|dconf|MESA|libEGL|portal|"
                      r"check_unclosed: assertion|The name org\.freedesktop\.Avahi was not")
FOCUSED, VISIBLE = 12, 30                   # numbers of states
ACTIONABLE = {"push button", "toggle button", "check box", "radio button",
              "combo box", "text", "entry", "spin button",
              "slider", "menu item", "list item", "table cell", "link", "switch", "page tab"}


class Failure(AssertionError):
    """What was looked for did not appear, or the program complained."""


class Desktop:
    """A private X display with a window manager, a session bus and an accessibility bus."""

    def __init__(self, size=(1280, 800), locale="C.UTF-8", language=None, dark=False, keep=None,
                 lively=False):
        """@lively: with animations, as on a person's desktop."""
        self.size, self.locale, self.language, self.dark = size, locale, language, dark
        self.lively = lively
        self.home = keep or tempfile.mkdtemp(prefix="uidrive-")
        self.keep, self.children, self.apps = keep, [], []
        self.servers = []           # the display and its window manager, on which programs wait

    def __enter__(self):
        # What a timeout ends shall take its display and programs along.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        env = {k: v for k,
               v in os.environ.items() if not k.startswith(("DBUS_", "XDG_", "GTK_", "WAYLAND_"))}
        for name in ("config", "data", "cache", "state", "runtime"):
            path = os.path.join(self.home, name)
            os.makedirs(path, mode=0o700, exist_ok=True)
            env["XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME"] = path
        env.update(HOME=self.home, LC_ALL=self.locale, GSK_RENDERER="cairo",
                   GSETTINGS_BACKEND="memory",
                   GTK_USE_PORTAL="0", GDK_BACKEND="x11", GTK_A11Y="atspi",
                   NO_AT_BRIDGE="0", G_ENABLE_DIAGNOSTIC="0")
        if self.language:
            env["LANGUAGE"] = self.language
        if self.dark:
            env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        self.env = env
        self._calm()
        try:
            self._start_display()
            self._start_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _calm(self):
        """Nothing moves by itself, so that a program at rest has nothing to do."""
        folder = os.path.join(self.home, "config", "gtk-4.0")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "settings.ini"), "w") as out:
            out.write("[Settings]\ngtk-cursor-blink=0\n"
                      f"gtk-enable-animations={int(self.lively)}\n")

    def _spawn(self, args, **kw):
        child = subprocess.Popen(args, env=self.env, start_new_session=True,
                                 stdin=subprocess.DEVNULL, **kw)
        self.children.append(child)
        return child

    def _start_display(self):
        read, write = os.pipe()
        width, height = self.size
        display = self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0",
                               f"{width}x{height}x24", "-nolisten", "tcp"],
                              pass_fds=[write], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        self.env["DISPLAY"] = f":{number}"
        config = os.path.join(self.home, "openbox.xml")
        with open(config, "w") as out:          # every window undecorated at 0,0
            out.write('<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc">'
                      '<applications><application class="*" type="normal"><decor>no</decor>'
                      '<position force="yes"><x>0</x><y>0</y></position><focus>yes</focus>'
                      "</application></applications></openbox_config>")
        manager = self._spawn(["openbox", "--config-file", config], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
        self.servers = [display.pid, manager.pid]

    def _start_bus(self):
        bus = self._spawn(["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                          stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        # What the machine has, or lacks, shall change nothing: it is the system's bus too.
        self.env["DBUS_SYSTEM_BUS_ADDRESS"] = self.env["DBUS_SESSION_BUS_ADDRESS"]

    def launch(self, args, timeout=30, **env):
        """Start a program and wait until its first window is in the accessible tree."""
        app = App(self, args, env, timeout)
        self.apps.append(app)
        return app

    def judge(self):
        """Fail if any program complained: one that no test closed is not forgotten."""
        complaints = [line for app in self.apps for line in app.complaints()]
        if complaints:
            raise Failure("\n".join(complaints))

    def __exit__(self, kind=None, *exc):
        try:
            if kind is None:
                self.judge()
        finally:
            self._end()

    def _end(self):
        for child in reversed(self.children):
            if child.poll() is None:
                try:
                    os.killpg(child.pid, signal.SIGTERM)
                    child.wait(3)
                except subprocess.TimeoutExpired:
                    os.killpg(child.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
        if not self.keep:
            shutil.rmtree(self.home, ignore_errors=True)


class Node:
    """One accessible object; `role` and `name` as a screen reader would say them."""

    def __init__(self, app, path):
        self.app, self.path = app, path

    # Asked for itself: the whole tree takes a thousand times as long.
    role = property(lambda self: role_name(self._call("Accessible", "GetRole")[0]))
    name = property(lambda self: self._get("Name"))
    description = property(lambda self: self._get("Description"))

    def states(self):
        return self.app.accessible.states(self.path)

    def children(self):
        return [Node(self.app, path) for path in self.app.accessible.children(self.path)]

    def parent(self):
        return Node(self.app, self._get("Parent")[1])

    def walk(self):
        for depth, item in self.app.snapshot().walk(self.path):
            yield depth, Node(self.app, item.path)

    def _call(self, *args):
        return self.app.accessible.call(self.path, *args)

    def _get(self, name):
        return self.app.accessible.get(self.path, "Accessible", name)

    def actions(self):
        try:
            count = self.app.accessible.get(self.path, "Action", "NActions")
        except Gone:                        # it has none of that interface
            return []
        return [self._call("Action", "GetName", "i", i)[0] for i in range(count)]

    def click(self, action=None):
        """Do the named action, or the first one, as soon as it can be done: while something is
        looked at anew, a button may be off for a moment."""
        names = self.actions()
        if not names:
            raise Failure(f"{self.role} {self.name!r} has no action; use focus() and key()")
        self.app.wait(lambda: "sensitive" in self.states(), 30,
                      lambda: f"{self.role} {self.name!r} stays off")
        self._call("Action", "DoAction", "i", names.index(action) if action else 0)
        time.sleep(0.1)
        self.app.settle()

    def box(self):
        """x, y, width, height in pixels from the top left of the window's content."""
        x, y, width, height = self._extents()
        window, above = self, self.parent()
        while above.path != ROOT:
            window, above = above, above.parent()
        # Newer versions of GTK take the edge of the window away twice: the window itself stands
        # left of its own place.
        left, top, _, _ = window._extents()
        return x - 2 * min(left, 0), y - 2 * min(top, 0), width, height

    def _extents(self):
        return self._call("Component", "GetExtents", "u", 1)[0]

    def point(self, button=1, repeat=1):
        """Move the pointer to the middle of this widget and click."""
        x, y, width, height = self.box()
        dx, dy = self.app.origin()
        self.app.pointer(x + dx + width // 2, y + dy + height // 2, button, repeat)

    def text(self):
        return self._call("Text", "GetText", "ii", 0,
                          self.app.accessible.get(self.path, "Text", "CharacterCount"))[0]

    def set_text(self, value):
        self._call("EditableText", "SetTextContents", "s", value)
        self.app.accessible.forget()

    def value(self, new=None):
        if new is not None:
            self.app.accessible.set(self.path, "Value", "CurrentValue", "d", new)
            self.app.accessible.forget()
        return self.app.accessible.get(self.path, "Value", "CurrentValue")

    def find(self, role=None, name=None, all=False):
        """The first (or all) below this node with that role, and that name: a string, or a compiled
        pattern."""
        found = []
        for _, item in self.app.snapshot().walk(self.path):
            same = hasattr(name, "search") and name.search(item.name) or item.name == name
            if (role is None or item.role == role) and (name is None or same):
                found.append(Node(self.app, item.path))
                if not all:
                    return found[0]
        return found if all else None


class App:
    def __init__(self, desk, args, env, timeout):
        self.desk, self.log = desk, os.path.join(desk.home, f"app-{len(desk.apps)}.log")
        self.child = subprocess.Popen(args, env={**desk.env, **env},
                                      start_new_session=True, stdin=subprocess.DEVNULL,
                                      stdout=open(self.log, "w"), stderr=subprocess.STDOUT)
        desk.children.append(self.child)
        self.root, self.accessible = None, Tree(desk.env["DBUS_SESSION_BUS_ADDRESS"],
                                                self.child.pid)
        self.wait(self._attach, timeout, "no window appeared")

    def _attach(self):
        if self.child.poll() is not None:
            raise Failure(f"the program ended with {self.child.returncode}:\n{self.output()}")
        if self.accessible.attach():
            self.root = Node(self, ROOT)
        return self.root is not None

    def snapshot(self):
        return self.accessible.snapshot()

    def wait(self, condition, timeout=30, why="the condition did not come true"):
        """@why: what is told when it does not come true; or what then makes that text."""
        end = time.monotonic() + timeout
        began = 0
        while began < end:                  # the last look is one after the end
            began = time.monotonic()
            result = self._met(condition)
            if result:
                return result
            # Who looks all the time keeps the program from getting there.
            time.sleep(min(1, max(0.05, time.monotonic() - began)))
        told = self._met(why) if callable(why) else why
        raise Failure(f"{told} in {timeout} s\n{self.output()[-2000:]}")

    def _met(self, condition):
        try:
            return condition()
        except Gone:                        # what it looks at, for now or with the program
            if self.child.poll() is not None:
                told = f"the program ended with {self.child.returncode}:\n{self.output()}"
                raise Failure(told) from None
            return None

    def find(self, role=None, name=None, timeout=30):
        """Wait for a widget; a Failure that prints the tree if it never comes."""
        try:
            return self.wait(lambda: self.root.find(role, name), timeout)
        except Failure:
            raise Failure(f"no {role or 'widget'} named {name!r} in:\n{self.tree()}") from None

    def find_all(self, role=None, name=None):
        return self.root.find(role, name, all=True)

    def tree(self):
        return "\n".join("  " * depth + f"{item.role} {item.name!r}" for depth,
                         item in self.snapshot().walk(ROOT))

    def focused(self, inside=None):
        """The innermost that has the keyboard's focus, since lists claim it too; None if nothing
        has."""
        told = self.accessible.focus_told((inside or self.root).path)
        if told:
            return Node(self, told)
        found = None
        for _, item in self.snapshot().walk((inside or self.root).path):
            if item.states >> FOCUSED & 1 and item.role not in ("application",
                                                                "frame", "dialog", "alert"):
                found = Node(self, item.path)
        return found

    def faults(self):
        """Showing widgets that act or take the focus and have no name of their own or from a label
        inside."""
        snapshot = self.snapshot()
        # GTK tells the class of what has no name.
        nameless = [item for _, item in snapshot.walk(ROOT) if item.role in ACTIONABLE
                    and item.states >> VISIBLE & 1
                    and re.fullmatch(r"|(Gtk|Adw|Wm)[A-Z]\w+", item.name.strip())]
        labels = {item.path: [below for _, below in snapshot.walk(item.path)
                              if below.role == "label" and below.name.strip()] for item in nameless}
        return [f"{item.role} {item.name!r} in {snapshot.items[item.parent].name!r} has no name"
                " of its own" for item in nameless if not labels[item.path]]

    def origin(self):
        """Where the active window stands on the display, its invisible shadow left out."""
        self._await_front()
        out = subprocess.run(["xdotool", "getwindowfocus", "getwindowgeometry", "--shell"],
                             env=self.desk.env, check=True,
                             capture_output=True, text=True).stdout
        at = dict(line.split("=") for line in out.split())
        props = subprocess.run(["xprop", "-id", at["WINDOW"], "_GTK_FRAME_EXTENTS"],
                               env=self.desk.env, capture_output=True,
                               text=True).stdout
        shadow = [int(n) for n in re.findall(r"\d+", props.partition("=")[2])] or [0, 0, 0, 0]
        return int(at["X"]) + shadow[0], int(at["Y"]) + shadow[2]

    def settle(self, quiet=0.2, limit=10):
        """Wait until the program, and what it waits for, have had nothing to do for a while, so
        that what comes next meets it where it stands. On a busy machine a fixed pause is too
        short."""
        end = time.monotonic() + limit
        since, last = time.monotonic(), None
        while time.monotonic() - since < quiet and time.monotonic() < end:
            time.sleep(0.04)
            working, now = self._work()
            if now is None:
                return                      # it has ended
            self.accessible.forget()
            if working or now != last:
                since, last = time.monotonic(), now

    def _work(self):
        """Does any thread of the program, the display or its window manager run, wait for a
        processor or for the disk; and the clock ticks that they ran so far, None when the program
        has ended."""
        working, ticks = False, {}
        for pid in (self.child.pid, *self.desk.servers):
            for name in glob.glob(f"/proc/{pid}/task/*/stat"):
                try:
                    with open(name) as stat:
                        fields = stat.read().rpartition(")")[2].split()
                except OSError:
                    continue                # a thread that ended meanwhile
                working = working or fields[0] in "RD"
                ticks[pid] = ticks.get(pid, 0) + int(fields[11]) + int(fields[12])
        return working, sum(ticks.values()) if ticks.get(self.child.pid) else None

    def xdo(self, *args, rest=True):
        """What xdotool is told; with @rest until the program is at rest."""
        subprocess.run(["xdotool", *map(str, args)], env=self.desk.env,
                       check=True, stdout=subprocess.DEVNULL)
        self.accessible.forget()
        if rest:
            self.settle()

    def in_front(self):
        """Is the keyboard with the window that a person would type into: the dialog opened last, if
        it is modal, or else any window of the program?"""
        told = subprocess.run(["xdotool", "getwindowfocus", "getwindowname"], env=self.desk.env,
                              capture_output=True, text=True).stdout.strip()
        tops = self.accessible.windows()
        if tops and "modal" in tops[-1][1]:
            tops = tops[-1:]
        return told in {name for name, _ in tops}

    def _await_front(self):
        """A window manager on a busy machine hands the keyboard on late; a person looks first."""
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                if self.in_front():
                    return
            except Gone:
                pass
            time.sleep(0.02)
        raise Failure("the keyboard is not with the window in front")

    def key(self, *combos, rest=True):
        self._await_front()
        self.xdo("key", "--clearmodifiers", *combos, rest=rest)

    def type(self, text):
        self._await_front()
        self.xdo("type", "--delay", "15", "--", text)

    def pointer(self, x, y, button=1, repeat=1):
        """Move to x, y (pixels from the top left of the display) and click."""
        self.xdo("mousemove", x, y)
        if button:
            self.xdo("click", "--repeat", repeat, "--delay", 60, button)

    def drag(self, x0, y0, x1, y1, button=1):
        steps = [str(word) for i in range(1, 9)
                 for word in ("mousemove", x0 + (x1 - x0) * i // 8, y0 + (y1 - y0) * i // 8,
                              "sleep", 0.05)]
        self.xdo("mousemove", x0, y0, "mousedown", button, "sleep", 0.05, *steps)
        self.xdo("mouseup", button)

    def resize(self, width, height):
        self._await_front()
        self.xdo("getwindowfocus", "windowsize", width, height)
        time.sleep(0.4)

    def shot(self, path):
        """A PNG of the whole display."""
        time.sleep(0.3)
        subprocess.run(["import", "-window", "root", path], env=self.desk.env, check=True)

    def output(self):
        with open(self.log, errors="replace") as log:
            return log.read()

    def complaints(self):
        return [line for line in self.output().splitlines() if WARNING.search(line)
                and not HARMLESS.search(line)]

    def close(self, timeout=30):
        """Ask the program to end, as the window's close button would, and fail if it complained or
        crashed."""
        if self.child.poll() is None:
            self.key("ctrl+q")
            try:
                self.child.wait(timeout)
            except subprocess.TimeoutExpired:
                os.killpg(self.child.pid, signal.SIGTERM)
                self.child.wait(5)
                raise Failure("Ctrl+Q did not end the program") from None
        if self.child.returncode or self.complaints():
            raise Failure(f"exit {self.child.returncode}\n"
                          + "\n".join(self.complaints() or [self.output()[-2000:]]))
