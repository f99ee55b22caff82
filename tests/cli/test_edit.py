#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli edit: every edit of the map from a script, each one action that undo takes back."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["WAYMARK_CLI"]
TINY = pathlib.Path(__file__).resolve().parent.parent / "data" / "tiny-pack.json"


def run(*args, status=0, stdin=None):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True,
                          text=True, timeout=60, input=stdin)
    told = f"{args}: exit {done.returncode}, wanted {status}\n{done.stdout}\n{done.stderr}"
    assert done.returncode == status, told
    if status:
        assert done.stderr.count("\n") == 1, f"not one line: {done.stderr}"
    return done.stderr if status else done.stdout


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-edit-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "w.waymark"
        run("init", self.file, "--pack", TINY)

    def edit(self, *args, **kw):
        return run("edit", self.file, *args, **kw)

    def skills(self):
        return {s["id"]: s for s in json.loads(run("list", self.file, "skills", "--json"))}

    def exported(self):
        return run("export", self.file, "workspace")

    def document(self):
        """Every pack of the workspace, by list and id."""
        found = {}
        for pack in json.loads(self.exported())["packs"]:
            for key, items in pack.items():
                if isinstance(items, list):
                    for item in items:
                        if isinstance(item, dict) and "id" in item:
                            found[key, item["id"]] = item
        return found

    def test_a_session_and_back(self):
        start = self.exported()
        made = self.edit("skill", "add", "Glazing & Icing", "--summary", "Sugar.",
                         "--at", 300, "--category", "dough-work",
                         "--anchor", "2=Ices a cake.", "--needs", "dough",
                         "--needs", "oven").strip()
        self.assertEqual(made, "glazing-icing")
        item = self.document()["skills", made]
        self.assertEqual((item["name"], item["spectrum"], item["group"]),
                         ("Glazing & Icing", 300, "dough-work"))
        self.assertEqual(item["levels"], [{"score": 2, "description": "Ices a cake."}])
        steps = [("skill", "rename", made, "Icing"), ("skill", "move", made, 350),
                 ("skill", "connect", "serving", made),
                 ("skill", "disconnect", "serving", made),
                 ("skill", "edit", made, "--summary", "Sweet."),
                 ("skill", "split", made, "Glazing"), ("skill", "merge", "glazing", made),
                 ("role", "add", "Confectioner", "--from", 200, "--to", 400),
                 ("role", "move", "confectioner", 500),
                 ("role", "resize", "confectioner", 100, 400),
                 ("role", "rename", "confectioner", "Pastry cook"),
                 ("role", "require", "confectioner", made, "--level", 3, "--importance", "should"),
                 ("role", "release", "confectioner", made),
                 ("resource", "add", "https://example.org/ice", "--skill", made),
                 ("question", "add", "Why cold?", "--skill", made, "--level", 2),
                 ("role", "delete", "confectioner"),
                 ("skill", "delete", made)]
        for step in steps:
            self.edit(*step)
        end = self.exported()
        self.assertNotEqual(start, end)
        run("undo", self.file, "--count", len(steps) + 1)
        self.assertEqual(self.exported(), start)
        run("redo", self.file, "--count", len(steps) + 1)
        self.assertEqual(self.exported(), end)
        run("check", self.file)

    def test_a_circle_is_refused(self):
        start = self.exported()
        error = self.edit("skill", "connect", "hygiene", "sourdough", status=1)
        self.assertIn("through", error)
        self.assertRegex(error, "need itself, through .*, ")
        self.assertEqual(self.exported(), start)

    def test_delete_tells_what_goes(self):
        told = json.loads(self.edit("skill", "delete", "dough", "--dry-run", "--json"))
        self.assertFalse(told["changed"])
        self.assertIn("dough", self.skills())
        self.assertGreater(told["ties"]["roles"], 0)
        run("rate", self.file, "--person", "Ana", "--skill", "dough", "--level", 2)
        text = self.edit("skill", "delete", "dough")
        self.assertIn("1 rating", text)
        self.assertNotIn("dough", self.skills())
        run("undo", self.file)
        gone = json.loads(self.edit("skill", "delete", "dough", "--json"))
        self.assertEqual((gone["changed"], gone["action"], gone["ties"]["ratings"]),
                         (True, "delete-skill", 1))

    def test_merge_keeps_ratings(self):
        run("rate", self.file, "--person", "Ana", "--skill", "dough", "--level", 3)
        self.edit("skill", "merge", "dough", "oven")
        gap = json.loads(run("gap", self.file, "--person", "Ana", "--role", "baker", "--json"))
        oven = [g for g in gap["skills" if "skills" in gap else "gaps"] if g["skill"] == "oven"][0]
        self.assertEqual(oven["level"], 3)

    def test_paste(self):
        text = "- [Salt](https://example.org/salt)\nhttps://example.org/yeast\n"
        told = json.loads(self.edit("resource", "paste", "dough", "oven", "--json", stdin=text))
        self.assertEqual((told["added"], told["linked"]), (2, 0))
        told = json.loads(self.edit("resource", "paste", "hygiene", "--json", stdin=text))
        self.assertEqual((told["added"], told["linked"], told["leftOut"]), (0, 2, 0))
        html = "<a href='https://example.org/html'>As HTML</a> <a href='mailto:a@b.c'>me</a>"
        self.assertEqual(self.edit("resource", "paste", "dough", stdin=html),
                         "1 resource added · 1 left out: no address of the web\n")
        many = "".join(f"- [{i}](https://example.org/{i})\n" for i in range(1000))
        self.assertIn("1000 resources added", self.edit("resource", "paste", stdin=many))
        self.assertIn("longer than", self.edit("resource", "paste", stdin=many * 40, status=1))
        for bad, why in [("javascript:alert(1)\n", "javascript"),
                         (" ".join(f"https://a.org/{i}" for i in range(5001)), "at most 5000"),
                         ("https://a.org/x\0https://a.org/y", "zero byte"),
                         ("mailto:" + "x" * 300000, "xxx…”")]:
            told = self.edit("resource", "paste", "dough", stdin=bad, status=1)
            self.assertIn(why, told)
            self.assertLess(len(told), 300)
        self.edit("resource", "paste", "dough", stdin="HTTPS://Example.ORG/Case\n")
        self.assertIn("https://example.org/Case", run("export", self.file, "workspace"))

    def test_other_language(self):
        """What is written in one language leaves the other as it is, and goes along in a file."""
        before = self.exported()
        self.edit("skill", "edit", "oven", "--in", "zh-CN", "--name", "烤箱", "--anchor", "1=会开关")
        self.edit("skill", "rename", "dough", "面团", "--lang", "zh_CN")
        skills = {s["id"]: s for pack in json.loads(self.exported())["packs"]
                  for s in pack["skills"]}
        self.assertEqual(skills["oven"]["translations"]["zh-CN"]["name"], "烤箱")
        self.assertEqual(skills["oven"]["levels"][1]["translations"]["zh-CN"]["description"],
                         "会开关")
        self.assertIn("面团", (skills["dough"]["name"],
                              skills["dough"].get("translations", {}).get("zh-CN", {}).get("name")))
        self.edit("skill", "edit", "oven", "--in", "zh CN", "--name", "x", status=1)
        run("undo", self.file, "--count", 2)
        self.assertEqual(self.exported(), before)

    def test_name_with_a_dash(self):
        run("edit", self.file, "skill", "add", "--", "-dash")
        self.assertIn("-dash", run("find", self.file, "--", "-dash"))

    def test_nothing_changed(self):
        self.edit("skill", "move", "dough", 120)
        self.assertEqual(json.loads(self.edit("skill", "move", "dough", 120, "--json")),
                         {"changed": False})

    def test_refusals(self):
        for args in (["skill", "fly", "dough"], ["skill", "rename", "dough"],
                     ["skill", "delete", "a", "b"], ["skill"]):
            self.edit(*args, status=2)
        for args in (["skill", "rename", "none", "X"], ["skill", "move", "dough", 1001],
                     ["skill", "move", "dough", "left"],
                     ["skill", "add", " "], ["skill", "add", "x" * 201],
                     ["skill", "add", "X", "--anchor", "2"],
                     ["role", "require", "baker", "dough", "--level", 9],
                     ["role", "require", "baker", "dough"],
                     ["role", "require", "baker", "dough", "--level", 1, "--importance", "maybe"],
                     ["resource", "add", "file:///etc/passwd"],
                     ["skill", "merge", "dough", "dough"]):
            start = self.exported()
            self.edit(*args, status=1)
            self.assertEqual(self.exported(), start)


if __name__ == "__main__":
    unittest.main()
