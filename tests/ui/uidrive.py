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

Needs Debian's xvfb, openbox, dbus, at-spi2-core, python3-pyatspi, xdotool and imagemagick, and /usr/bin/python3 (Debian's).
Everything is private to the block: display, session bus, accessibility bus, HOME, XDG folders, GSettings (in memory).
One Desktop a process: the accessibility client binds to the first bus that it meets. One test, one process.

Known about GTK 4.8: the accessible tree gives names, roles, states, actions, text, values and boxes; the boxes are relative to the
window, which the window manager puts at 0,0. Taking the focus through the tree fails: use `point()`, or the Tab key. A row of a
GtkListBox has no action: `point()` at it, or walk to it with the keyboard and press Return.
"""
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time

WARNING = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|^\*\* \(|AddressSanitizer|runtime error:")
HARMLESS = re.compile(r"Unable to acquire session bus|dconf|MESA|libEGL|portal")
RENAMED = {"button": "push button"}         # roles that newer accessibility libraries call otherwise
ACTIONABLE = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "entry", "spin button",
              "slider", "menu item", "list item", "table cell", "link", "switch", "page tab"}


class Failure(AssertionError):
    """What was looked for did not appear, or the program complained."""


class Desktop:
    """A private X display with a window manager, a session bus and an accessibility bus."""

    used = False

    def __init__(self, size=(1280, 800), locale="C.UTF-8", language=None, dark=False, keep=None):
        self.size, self.locale, self.language, self.dark = size, locale, language, dark
        self.home = keep or tempfile.mkdtemp(prefix="uidrive-")
        self.keep, self.children, self.apps = keep, [], []

    def __enter__(self):
        if Desktop.used:
            raise Failure("one Desktop a process: run each test in a process of its own")
        Desktop.used = True
        env = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS_", "XDG_", "GTK_", "WAYLAND_"))}
        for name in ("config", "data", "cache", "state", "runtime"):
            path = os.path.join(self.home, name)
            os.makedirs(path, mode=0o700, exist_ok=True)
            env["XDG_RUNTIME_DIR" if name == "runtime" else f"XDG_{name.upper()}_HOME"] = path
        env.update(HOME=self.home, LC_ALL=self.locale, GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
                   GTK_USE_PORTAL="0", GDK_BACKEND="x11", GTK_A11Y="atspi", NO_AT_BRIDGE="0", G_ENABLE_DIAGNOSTIC="0")
        if self.language:
            env["LANGUAGE"] = self.language
        if self.dark:
            env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
        self.env = env
        try:
            self._start_display()
            self._start_bus()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _spawn(self, args, **kw):
        child = subprocess.Popen(args, env=self.env, start_new_session=True, stdin=subprocess.DEVNULL, **kw)
        self.children.append(child)
        return child

    def _start_display(self):
        read, write = os.pipe()
        width, height = self.size
        self._spawn(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
                    pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        self.env["DISPLAY"] = f":{number}"
        config = os.path.join(self.home, "openbox.xml")
        with open(config, "w") as out:          # every window undecorated at 0,0
            out.write('<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application class="*" '
                      'type="normal"><decor>no</decor><position force="yes"><x>0</x><y>0</y></position><focus>yes</focus>'
                      "</application></applications></openbox_config>")
        self._spawn(["openbox", "--config-file", config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def _start_bus(self):
        bus = self._spawn(["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True)
        self.env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        os.environ.update({k: self.env[k] for k in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")})

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

    def __init__(self, app, acc):
        self.app, self.acc = app, acc

    role = property(lambda self: RENAMED.get(self.acc.getRoleName(), self.acc.getRoleName()))
    name = property(lambda self: self.acc.name or "")
    description = property(lambda self: self.acc.description or "")

    def states(self):
        return {str(s).rsplit("STATE_", 1)[-1].lower() for s in self._pyatspi_states()}

    def _pyatspi_states(self):
        import pyatspi
        return [pyatspi.stateToString(s) for s in self.acc.getState().getStates()]

    def children(self):
        for i in range(self.acc.childCount):
            child = self.acc.getChildAtIndex(i)
            if child is not None:
                yield Node(self.app, child)

    def parent(self):
        return Node(self.app, self.acc.parent)

    def walk(self, depth=0):
        yield depth, self
        for child in self.children():
            try:
                yield from child.walk(depth + 1)
            except Exception:               # the object went away while we looked
                continue

    def actions(self):
        try:
            action = self.acc.queryAction()
            return [action.getName(i) for i in range(action.nActions)]
        except NotImplementedError:
            return []

    def click(self, action=None):
        """Do the named action, or the first one."""
        names = self.actions()
        if not names:
            raise Failure(f"{self.role} {self.name!r} has no action; use focus() and key()")
        self.acc.queryAction().doAction(names.index(action) if action else 0)
        time.sleep(0.15)

    def box(self):
        """x, y, width, height in pixels from the top left of the window's content."""
        extents = self.acc.queryComponent().getExtents(1)
        window = self.acc
        while window.parent is not None and window.parent.getRoleName() != "application":
            window = window.parent
        # Newer versions of GTK take the edge of the window away twice: the window itself stands left of its own place.
        edge = window.queryComponent().getExtents(1)
        return extents.x - 2 * min(edge.x, 0), extents.y - 2 * min(edge.y, 0), extents.width, extents.height

    def point(self, button=1, repeat=1):
        """Move the pointer to the middle of this widget and click."""
        x, y, width, height = self.box()
        dx, dy = self.app.origin()
        self.app.pointer(x + dx + width // 2, y + dy + height // 2, button, repeat)

    def text(self):
        text = self.acc.queryText()
        return text.getText(0, text.characterCount)

    def set_text(self, value):
        self.acc.queryEditableText().setTextContents(value)

    def value(self, new=None):
        value = self.acc.queryValue()
        if new is not None:
            value.currentValue = new
        return value.currentValue

    def find(self, role=None, name=None, all=False):
        """The first (or all) below this node with that role, and that name: a string, or a compiled pattern."""
        found = []
        for _, node in self.walk():
            try:
                same = hasattr(name, "search") and name.search(node.name) or node.name == name
                if (role is None or node.role == role) and (name is None or same):
                    if not all:
                        return node
                    found.append(node)
            except Exception:
                continue
        return found if all else None


class App:
    def __init__(self, desk, args, env, timeout):
        self.desk, self.log = desk, os.path.join(desk.home, f"app-{len(desk.apps)}.log")
        self.child = subprocess.Popen(args, env={**desk.env, **env}, start_new_session=True, stdin=subprocess.DEVNULL,
                                      stdout=open(self.log, "w"), stderr=subprocess.STDOUT)
        desk.children.append(self.child)
        self.root = None
        self.wait(self._attach, timeout, "no window appeared")

    def _attach(self):
        import pyatspi
        if self.child.poll() is not None:
            raise Failure(f"the program ended with {self.child.returncode}:\n{self.output()}")
        tree = pyatspi.Registry.getDesktop(0)
        for i in range(tree.childCount):
            acc = tree.getChildAtIndex(i)
            if acc is not None and acc.get_process_id() == self.child.pid and acc.childCount:
                self.root = Node(self, acc)
                return True
        return False

    def wait(self, condition, timeout=30, why="the condition did not come true"):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            result = condition()
            if result:
                return result
            time.sleep(0.1)
        raise Failure(f"{why} in {timeout} s\n{self.output()[-2000:]}")

    def find(self, role=None, name=None, timeout=30):
        """Wait for a widget; a Failure that prints the tree if it never comes."""
        try:
            return self.wait(lambda: self.root.find(role, name), timeout)
        except Failure:
            raise Failure(f"no {role or 'widget'} named {name!r} in:\n{self.tree()}") from None

    def find_all(self, role=None, name=None):
        return self.root.find(role, name, all=True)

    def tree(self):
        lines = []
        for depth, node in self.root.walk():
            try:
                lines.append("  " * depth + f"{node.role} {node.name!r} {node.actions() if node.role != 'label' else ''}")
            except Exception:
                continue
        return "\n".join(lines)

    def faults(self):
        """Showing widgets that act or take the focus and have no name of their own or from a label inside."""
        bad = []
        for _, node in self.root.walk():
            try:
                states = node.states()
                # GTK tells the class of what has no name.
                if node.role in ACTIONABLE and "visible" in states and re.fullmatch(r"|(Gtk|Adw|Wm)[A-Z]\w+", node.name.strip()):
                    if not any(n.role == "label" and n.name.strip() for _, n in node.walk()):
                        bad.append(f"{node.role} {node.name!r} at {node.box()} has no name of its own")
            except Exception:
                continue
        return bad

    def origin(self):
        """Where the active window stands on the display, its invisible shadow left out."""
        out = subprocess.run(["xdotool", "getactivewindow", "getwindowgeometry", "--shell"], env=self.desk.env, check=True,
                             capture_output=True, text=True).stdout
        at = dict(line.split("=") for line in out.split())
        props = subprocess.run(["xprop", "-id", at["WINDOW"], "_GTK_FRAME_EXTENTS"], env=self.desk.env, capture_output=True,
                               text=True).stdout
        shadow = [int(n) for n in re.findall(r"\d+", props.partition("=")[2])] or [0, 0, 0, 0]
        return int(at["X"]) + shadow[0], int(at["Y"]) + shadow[2]

    def settle(self, quiet=0.2, limit=10):
        """Wait until the program has had nothing to do for a while, so that what comes next meets it where it stands. On a
        busy machine a fixed pause is too short."""
        end = time.monotonic() + limit
        since, last = time.monotonic(), None
        while time.monotonic() - since < quiet and time.monotonic() < end:
            time.sleep(0.04)
            try:
                with open(f"/proc/{self.child.pid}/stat") as stat:
                    fields = stat.read().rpartition(")")[2].split()
            except OSError:
                return                      # it has ended
            now = fields[11:13]             # clock ticks that it ran, for itself and in the kernel
            if fields[0] == "R" or now != last:
                since, last = time.monotonic(), now

    def xdo(self, *args):
        subprocess.run(["xdotool", *map(str, args)], env=self.desk.env, check=True, stdout=subprocess.DEVNULL)
        self.settle()

    def key(self, *combos):
        self.xdo("key", "--clearmodifiers", *combos)

    def type(self, text):
        self.xdo("type", "--delay", "15", text)

    def pointer(self, x, y, button=1, repeat=1):
        """Move to x, y (pixels from the top left of the display) and click."""
        self.xdo("mousemove", x, y)
        if button:
            self.xdo("click", "--repeat", repeat, "--delay", 60, button)

    def drag(self, x0, y0, x1, y1, button=1):
        self.xdo("mousemove", x0, y0, "mousedown", button)
        for i in range(1, 9):
            self.xdo("mousemove", x0 + (x1 - x0) * i // 8, y0 + (y1 - y0) * i // 8)
        self.xdo("mouseup", button)

    def resize(self, width, height):
        self.xdo("getactivewindow", "windowsize", width, height)
        time.sleep(0.4)

    def shot(self, path):
        """A PNG of the whole display."""
        time.sleep(0.3)
        subprocess.run(["import", "-window", "root", path], env=self.desk.env, check=True)

    def output(self):
        with open(self.log, errors="replace") as log:
            return log.read()

    def complaints(self):
        return [line for line in self.output().splitlines() if WARNING.search(line) and not HARMLESS.search(line)]

    def close(self, timeout=10):
        """Ask the program to end, as the window's close button would, and fail if it complained or crashed."""
        if self.child.poll() is None:
            self.key("ctrl+q")
            try:
                self.child.wait(timeout)
            except subprocess.TimeoutExpired:
                os.killpg(self.child.pid, signal.SIGTERM)
                self.child.wait(5)
                raise Failure("Ctrl+Q did not end the program") from None
        if self.child.returncode or self.complaints():
            raise Failure(f"exit {self.child.returncode}\n" + "\n".join(self.complaints() or [self.output()[-2000:]]))
