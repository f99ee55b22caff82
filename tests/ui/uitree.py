# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program tells a screen reader, read in one call.

A walk over the accessible tree that asks each object for its name, its role and its states costs a
second for a thousand of them. GTK answers `org.a11y.atspi.Cache.GetItems` with all of that for
every object that was ever asked for; those that were not are asked for their children first, many
at once. Only what is done to an object, its box, its text, its value, are calls of their own."""
import ast
import re
import time
from collections import namedtuple

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = "/org/a11y/atspi/accessible/root"
A11Y = "org.a11y.atspi."
RENAMED = {"button": "push button"}     # roles that newer accessibility libraries call otherwise
TEXT = r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
OBJECT = r"\('[^']*', '([^']*)'\)"
# One of GetItems' answers as GLib prints it; to take it apart value by value is twenty times
# slower.
ITEM = re.compile(
    rf"\({OBJECT}, {OBJECT}, {OBJECT}, (-?\d+), (-?\d+), \[[^]]*\], {TEXT}, (\d+), {TEXT},"
    rf" \[(\d+), (\d+)\]\)")

Item = namedtuple("Item", "path parent index count name role description states")


def unquoted(text):
    return ast.literal_eval(text) if "\\" in text else text[1:-1]


def role_name(number):
    name = Atspi.role_get_name(Atspi.Role(number))
    return RENAMED.get(name, name)


def state_names(bits):
    return {Atspi.StateType(i).value_nick.replace("-", " ") for i in range(64) if bits >> i & 1}


class Gone(Exception):
    """The object, or the program, is no longer there."""


class Snapshot:
    """All accessible objects of a program at one time."""

    def __init__(self, printed):
        roles = {}
        self.items, self.below = {}, {}
        for path, _, parent, index, count, name, role, description, low, high in ITEM.findall(
            printed):
            if role not in roles:
                roles[role] = role_name(int(role))
            item = Item(path, parent, int(index), int(count), unquoted(name),
                        roles[role], unquoted(description),
                        int(low) | int(high) << 32)
            self.items[path] = item
            if path != ROOT:
                self.below.setdefault(parent, []).append(item)
        for items in self.below.values():
            items.sort(key=lambda item: item.index)

    def counted(self, path):
        """What is below, if as many are known as are presented there; otherwise some are new or
        hidden, and None. Of a stack one page is presented after another: their number tells
        nothing."""
        below = self.below.get(path, ())
        if path == ROOT or [item.role for item in below] == ["panel"]:
            return None
        return below if path in self.items and self.items[path].count == len(below) else None

    def walk(self, path):
        """Depth and item of what stands there and all below, in the order of a reader."""
        todo = [(0, self.items[path])] if path in self.items else []
        while todo:
            depth, item = todo.pop()
            yield depth, item
            todo += [(depth + 1, below) for below in reversed(self.below.get(item.path, ()))]


class Tree:
    """The accessible objects of the process `pid`."""

    def __init__(self, session_bus, pid):
        self.bus = self._connect(self._connect(session_bus).call_sync(
            "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
            None, None, 0, -1, None).unpack()[0])
        self.pid, self.program, self.last, self.taken = pid, None, None, 0
        self.hint = None                    # the object that told last that it has the keyboard

    @staticmethod
    def _connect(address):
        kinds = Gio.DBusConnectionFlags
        flags = kinds.AUTHENTICATION_CLIENT | kinds.MESSAGE_BUS_CONNECTION
        return Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def _ask_bus(self, method, *args):
        arguments = GLib.Variant(f"({'s' * len(args)})", args) if args else None
        return self.bus.call_sync("org.freedesktop.DBus", "/",
                                  "org.freedesktop.DBus", method, arguments, None, 0, -1,
                                  None).unpack()[0]

    def _is_ours(self, name):
        try:
            return name.startswith(":") and self._ask_bus("GetConnectionUnixProcessID",
                                                          name) == self.pid
        except GLib.Error:                  # it has left the bus
            return False

    def attach(self):
        """Whether the program shows a window to screen readers. Its cache is there when it has
        found the registry; asked for its windows before that, GTK complains."""
        if self.program is None:
            self.program = next((name for name in self._ask_bus("ListNames")
                                 if self._is_ours(name)), None)
            self._listen()
        try:
            return self.program is not None and self.snapshot() and self.get(ROOT, "Accessible",
                                                                             "ChildCount") > 0
        except Gone:
            return False

    def call(self, path, interface, method, types="", *args):
        arguments = GLib.Variant(f"({types})", args) if types else None
        return self._call(path, A11Y + interface, method, arguments)

    def get(self, path, interface, name):
        return self._call(path, "org.freedesktop.DBus.Properties", "Get",
                          GLib.Variant("(ss)", (A11Y + interface, name)))[0]

    def set(self, path, interface, name, types, value):
        self._call(path, "org.freedesktop.DBus.Properties", "Set",
                   GLib.Variant("(ssv)", (A11Y + interface, name, GLib.Variant(types, value))))

    def _call(self, path, interface, method, arguments):
        try:
            return self.bus.call_sync(self.program, path, interface, method,
                                      arguments, None, 0, -1, None).unpack()
        except GLib.Error as error:
            raise Gone(f"{path}: {error.message}") from None

    def states(self, path):
        words = self.call(path, "Accessible", "GetState")[0]
        return state_names(sum(word << 32 * i for i, word in enumerate(words)))

    def windows(self):
        """Name and states of each window, the one opened last at the end; a few calls instead of
        the whole tree."""
        return [(self.get(path, "Accessible", "Name"), self.states(path))
                for path in self.children(ROOT)]

    def children(self, path):
        return [below for _, below in self.call(path, "Accessible", "GetChildren")[0]]

    def _above(self, path):
        """The objects that it stands in, the innermost first."""
        while path != ROOT:
            path = self.get(path, "Accessible", "Parent")[1]
            yield path

    def _listen(self):
        if self.program is not None:
            self.bus.signal_subscribe(self.program, A11Y + "Event.Object", "StateChanged", None,
                                      "focused", Gio.DBusSignalFlags.NONE, self._on_focus)

    def _on_focus(self, bus, sender, path, interface, signal, arguments):
        if arguments.unpack()[1]:
            self.hint = path

    def focus_told(self, inside):
        """What told last that it has the keyboard, if it still has it and stands in `inside`;
        otherwise None, and the whole tree has to be read. A list has it together with its row, and
        may tell so after it."""
        try:
            # Behind its answer stands all that was told before it.
            has = self.hint is not None and "focused" in self.states(self.hint)
            heard = self.hint
            while GLib.MainContext.default().iteration(False):
                pass
            if self.hint != heard:
                has = "focused" in self.states(self.hint)
            return self.hint if (has and inside in (self.hint, *self._above(self.hint))
                                 and role_name(self.call(self.hint, "Accessible", "GetRole")[0])
                                 != "list") else None
        except Gone:
            return None

    def _presented(self):
        """The children of what presents more or fewer of them than are known: path to paths. All
        are asked at once, and what was asked for once is among what GetItems tells from then on."""
        waiting, children = [0], {}

        def visit(path):
            below = self.last.counted(path)
            if below is None:
                waiting[0] += 1
                self.bus.call(self.program, path, A11Y + "Accessible",
                              "GetChildren", None, None, 0, -1, None, answer, path)
            else:
                for item in below:
                    visit(item.path)

        def answer(bus, result, path):
            waiting[0] -= 1
            try:
                children[path] = [child for _, child in bus.call_finish(result).unpack()[0]]
            except GLib.Error:              # it went away meanwhile
                return
            for child in children[path]:
                visit(child)

        visit(ROOT)
        while waiting[0]:
            GLib.MainContext.default().iteration(True)
        return children

    def _take(self):
        try:
            answer = self.bus.call_sync(self.program, "/org/a11y/atspi/cache",
                                        A11Y + "Cache", "GetItems", None, None, 0, -1, None)
        except GLib.Error as error:
            raise Gone(error.message) from None
        self.last = Snapshot(answer.print_(False))

    def snapshot(self, age=0.05):
        """What is there now, or was that many seconds ago."""
        if self.last is None or time.monotonic() - self.taken > age:
            self._take()
            children = self._presented()
            if any(path not in self.last.items for paths in children.values() for path in paths):
                self._take()
            for path, paths in children.items():
                self.last.below[path] = [self.last.items[below] for below in paths
                                         if below in self.last.items]
            # To read it may take longer than it is good for.
            self.taken = time.monotonic()
        return self.last

    def forget(self):
        """Something was done: what was read is of the past."""
        self.last = None
