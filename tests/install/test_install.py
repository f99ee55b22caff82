#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` lays down is whole: the programs with their content and translations, and
what a desktop needs to know them by. Installed below a temporary folder, and asked there with the
desktop's own tools."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

BUILD, PREFIX = sys.argv.pop(1), sys.argv.pop(1)
ID = "org.waymark.Waymark"
for name in [n for n in os.environ if n.startswith(("WAYMARK_", "GSETTINGS_SCHEMA"))]:
    del os.environ[name]                # which would lead back to the tree


def run(*args, **env):
    """What a program prints; it must succeed."""
    done = subprocess.run([*map(str, args)], capture_output=True, text=True,
                          timeout=60, env={**os.environ, **env})
    assert done.returncode == 0, f"{args}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Installed(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        run("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", cls.folder)
        cls.prefix = cls.folder / PREFIX.lstrip("/")
        cls.share, cls.bin = cls.prefix / "share", cls.prefix / "bin"
        # What the caches of a real installation are made by.
        run("glib-compile-schemas", "--strict", cls.share / "glib-2.0/schemas")
        run("update-mime-database", cls.share / "mime")
        run("update-desktop-database", cls.share / "applications")
        cls.desktop = {"XDG_DATA_DIRS": f"{cls.share}:/usr/share",
                       "XDG_DATA_HOME": str(cls.folder / "home"),
                       "XDG_CONFIG_HOME": str(cls.folder / "config"),
                       "PATH": f"{cls.bin}:{os.environ['PATH']}"}
        cls.content = {"WAYMARK_DATADIR": str(cls.share / "waymark"),
                       "WAYMARK_LOCALEDIR": str(cls.share / "locale")}

    def test_content(self):
        file, picture, plan = (self.folder / name for name in ("w.waymark", "map.png", "plan.json"))
        cli = self.bin / "waymark-cli"
        run(cli, "init", file, "--sample", **self.content)
        run(cli, "render", file, "map", "-o", picture, **self.content)
        self.assertTrue(picture.read_bytes().startswith(b"\x89PNG"))
        run(cli, "export", file, "plan", "-o", plan, **self.content)
        self.assertIn("waymark-plan/1", plan.read_text())
        self.assertIn("用法", run(cli, "--help", LANGUAGE="zh_CN", **self.content))

    def test_places_are_of_the_prefix(self):
        places = {"waymark-cli": ["waymark", "locale"], "waymark": ["waymark", "locale"]}
        for program, folders in places.items():
            code = (self.bin / program).read_bytes()
            for folder in folders:
                self.assertIn(f"{PREFIX}/share/{folder}\0".encode(), code,
                              f"{program} looks elsewhere")
            self.assertNotIn(os.fsencode(BUILD) + b"/po", code)

    def test_file_type(self):
        file = self.folder / "without-suffix"
        run(self.bin / "waymark-cli", "init", file, **self.content)
        said = run("gio", "info", "-a", "standard::content-type", file, **self.desktop)
        self.assertIn("application/x-waymark", said)
        self.assertIn(ID + ".desktop", run("gio", "mime", "application/x-waymark", **self.desktop))

    def test_desktop_file(self):
        path = self.share / f"applications/{ID}.desktop"
        run("desktop-file-validate", path)
        text = path.read_text()
        self.assertIn("Comment[zh_CN]=", text)
        icon = text.split("\nIcon=")[1].split("\n")[0]
        self.assertTrue((self.share / f"icons/hicolor/scalable/apps/{icon}.svg").is_file())
        self.assertTrue((self.share / f"icons/hicolor/symbolic/apps/{icon}-symbolic.svg").is_file())
        program = text.split("\nExec=")[1].split()[0]
        self.assertTrue(os.access(self.bin / program, os.X_OK))
        self.assertTrue((self.share / f"metainfo/{ID}.metainfo.xml").is_file())

    def test_settings(self):
        self.assertIn("color-scheme", run("gsettings", "list-keys", ID, **self.desktop))


unittest.main(verbosity=2)
