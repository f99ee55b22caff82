#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli describe, and pictures on paper: the built-in content in words, as pages, as a poster
that is cut."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as xml

CLI = os.environ["WAYMARK_CLI"]
SVG = "{http://www.w3.org/2000/svg}"


def run(*args, status=0):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True, text=True, timeout=60)
    told = f"{args}: exit {done.returncode}, wanted {status}\n{done.stdout}\n{done.stderr}"
    assert done.returncode == status, told
    return done.stderr if status else done.stdout


def told(tool, *args):
    return subprocess.run([tool, *map(str, args)], capture_output=True,
                          text=True, check=True).stdout


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-paper-"))
        cls.file = cls.folder / "w.waymark"
        run("init", cls.file, "--sample")
        cls.skills = {s["id"]: s for s in json.loads(run("list", cls.file, "skills", "--json"))}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def render(self, name, *args, **kw):
        run("render", self.file, "map", *args, "-o", self.folder / name, **kw)
        return self.folder / name


class Describe(Case):
    def test_text(self):
        text = run("describe", self.file, "--role", "ml-engineer", "--lens", "role")
        self.assertTrue(text.startswith("Map of roles and skills\nWhat ML engineer requires."))
        for skill in self.skills.values():
            self.assertEqual(text.count(f"\n\n{skill['name']}\n"), 1, skill["name"])
        self.assertIn("Embeddings\nShould have. Needs Neural networks and backpropagation.", text)
        self.assertIn("Target for ML engineer: level 3, must have.", text)
        self.assertNotIn("http", text)
        self.assertIn("<https://", run("describe", self.file, "--details"))

    def test_order(self):
        """What a skill needs in its category stands before it."""
        skills = json.loads(run("describe", self.file, "--json"))["skills"]
        self.assertEqual(sorted(s["id"] for s in skills), sorted(self.skills))
        met = {}
        for at, skill in enumerate(skills):
            met[skill["id"]] = at
        for skill in skills:
            for need in skill["needs"]:
                self.assertIn(skill["id"], skills[met[need]]["unlocks"])
                if self.skills[need].get("category") == self.skills[skill["id"]].get("category"):
                    self.assertLess(met[need], met[skill["id"]])

    def test_focus(self):
        data = json.loads(run("describe", self.file, "--focus", "embeddings", "--json"))
        self.assertEqual(data["skills"][-1]["id"], "embeddings")
        self.assertIn({"kind": "heading", "text": "What leads to Embeddings"}, data["parts"])
        chinese = run("--lang", "zh_CN", "describe", self.file, "--focus", "embeddings")
        self.assertNotIn("Embeddings", chinese)

    def test_refused(self):
        for wrong in (["--lens", "me"], ["--lens", "moon"], ["--to", "embeddings"],
                      ["--focus", "x", "--to", "y", "--unlocks"]):
            run("describe", self.file, *wrong, status=2)
        self.assertIn("moon", run("describe", self.file, "--focus", "moon", status=1))


@unittest.skipUnless(shutil.which("pdfinfo") and shutil.which("pdftotext"),
                     "poppler-utils are not there")
class Paper(Case):
    def test_poster(self):
        for page, size in {"A4": (595.276, 841.89), "A0": (2383.94, 3370.39)}.items():
            for lying in (False, True):
                path = self.render("poster.pdf", "--page", page,
                                   *(["--landscape"] if lying else []), "--no-words")
                facts = told("pdfinfo", path)
                wide, high = map(float, re.search(r"Page size: +([\d.]+) x ([\d.]+)",
                                                  facts).groups())
                self.assertEqual((wide, high), size[::-1] if lying else size)
                self.assertRegex(facts, r"Title: +Map of roles and skills")
                self.assertRegex(facts, r"Pages: +1\n")
                text = " ".join(told("pdftotext", path, "-").split())
                for word in ("Retrieval-augmented", "ML engineer",
                             "Ways of working", "Product/user constrained"):
                    self.assertIn(word, text)
                # Without words every skill that has reading leads to it.
                self.assertGreater(len(re.findall("Annotation", told("pdfinfo", "-url", path))), 70)

    def test_words(self):
        """After the picture it is told in words, and skills lead there."""
        path = self.render("words.pdf", "--page", "A3", "--details",
                           "--lens", "role", "--role", "ml-engineer")
        ends = told("pdfinfo", "-dests", path)
        for skill in self.skills:
            self.assertIn(f'"skill:{skill}"', ends)
        text = told("pdftotext", "-f", "2", path, "-")
        self.assertIn("What ML engineer requires.", text)
        self.assertIn("Must have. Needs Neural networks and", " ".join(text.split()))
        self.assertGreater(told("pdfinfo", "-url", path).count("https://"), 200)

    def test_cut(self):
        path = self.render("cut.pdf", "--page", "A2", "--tiles", "--no-words")
        n = int(re.search(r"Pages: +(\d+)", told("pdfinfo", path)).group(1))
        self.assertGreater(n, 4)
        for page in range(1, n + 1):
            text = told("pdftotext", "-f", page, "-l", page, path, "-")
            self.assertIn(f"sheet {page} of {n}", text)
            self.assertIn("Software engineering", text)         # the legend

    def timeline(self, name, *args):
        """A plan's timeline on paper, and the words of each sheet."""
        path = self.folder / name
        run("render", self.file, "timeline", *args, "-o", path)
        return path, [" ".join(sheet.split()) for sheet in told("pdftotext", path, "-").split("\f")
                      if sheet.strip()]

    def test_timeline(self):
        """Each sheet says whose plan it is, which sheet, and which milestone goes on; no row is
        lost or told twice."""
        plan = run("plan", self.file, "--person", "Quinn", "--role", "ai-engineer",
                   "--start", "2026-03-02").strip()
        document = json.loads(run("export", self.file, "plan", "--id", plan))
        for page in (["A4"], ["A4", "--landscape"], ["A3"], ["A3", "--landscape"]):
            _, sheets = self.timeline("timeline.pdf", "--id", plan, "--page", *page)
            for number, sheet in enumerate(sheets, 1):
                self.assertIn("Onboarding: Quinn", sheet)
                self.assertIn("Quinn · AI engineer · Starts 2 Mar 2026", sheet)
                self.assertIn(f"Sheet {number} of {len(sheets)}", sheet)
                self.assertIn("9 Mar", sheet)                   # the weeks
            told_all = " ".join(sheets)
            for task in document["tasks"]:
                self.assertEqual(told_all.count(task["name"]), 1, (page, task["name"]))
            if page == ["A4", "--landscape"]:
                self.assertNotIn("10 Mar", told_all)            # weeks, and no days
                self.assertRegex(sheets[1], "Month 1: [^,]+, continued")
                self.assertEqual(len(sheets), 2)

        # Where there is room, each day has its date.
        run("render", self.file, "timeline", "--id", plan, "--width", 8000, "-o",
            self.folder / "wide.pdf")
        words = told("pdftotext", self.folder / "wide.pdf", "-")
        for day in ("9 Mar", "10 Mar", "11 Mar", "14 Mar"):
            self.assertRegex(words, rf"(?m)^{day}$")

    @unittest.skipUnless(shutil.which("pdftoppm"), "pdftoppm is not there")
    def test_lost_glyph(self):
        """“如” is drawn: what is only there as text stays blank with this version of cairo."""
        plan = run("plan", self.file, "--person", "如如如如", "--role", "ai-engineer",
                   "--start", "2026-03-02", "--lang", "zh_CN").strip()
        path, sheets = self.timeline("glyph.pdf", "--id", plan, "--page", "A4", "--lang", "zh_CN")
        self.assertIn("如如如如 ·", sheets[0])
        subprocess.run(["pdftoppm", "-r", "144", "-gray", "-singlefile", "-x", "94", "-y", "96",
                        "-W", "68", "-H", "26", path, self.folder / "glyph"], check=True)
        picture = (self.folder / "glyph.pgm").read_bytes().split(b"\n", 3)[3]
        self.assertGreater(sum(value < 160 for value in picture), 60)

    def test_refused(self):
        out = self.folder / "no.pdf"
        for wrong in (["--page", "A5"], ["--tiles"], ["--page", "A4", "--format", "png"],
                      ["--landscape"],
                      ["--page", "A4", "--details", "--no-words"]):
            run("render", self.file, "map", *wrong, "-o", out, status=2)
        run("render", self.file, "profile", "--role", "ai-engineer", "--page", "A4", "-o", out,
            status=2)
        self.assertFalse(out.exists())


class Pictures(Case):
    def test_svg(self):
        root = xml.parse(self.render("map.svg")).getroot()
        self.assertIn("== Roles ==", root.find(SVG + "desc").text)
        links = [a for a in root.iter(SVG + "a")]
        self.assertGreater(len(links), 70)
        for link in links:
            self.assertRegex(link.get("href"), "^https?://")
            group = link.find(SVG + "g")
            self.assertTrue(group.find(SVG + "title").text)
            self.assertIsNotNone(group.find(SVG + "desc"))
            self.assertIsNone(group.find(".//" + SVG + "a"))

    def test_png(self):
        one = self.render("one.png", "--scale", "1").read_bytes()
        four = self.render("four.png", "--scale", "4").read_bytes()
        self.assertEqual([4 * int.from_bytes(one[i:i + 4], "big") for i in (16, 20)],
                         [int.from_bytes(four[i:i + 4], "big") for i in (16, 20)])
        self.assertIn("Map of roles and skills\nA spectrum".encode(), one)

    def test_unused(self):
        for option in (("--job", "x"), ("--with-role", "baker"), ("--id", "x"),
                       ("--application", "x"), ("--scale", "2")):
            told = run("render", self.file, "map", "-o", "x.pdf", *option, status=2)
            self.assertIn(f"{option[0]} is of no use for this picture", told)
        for option in (("--role", "baker"), ("--person", "Ana"), ("--lens", "questions"),
                       ("--focus", "bread")):
            told = run("render", self.file, "pipeline", "-o", "x.pdf", *option, status=2)
            self.assertIn(f"{option[0]} is of no use for this picture", told)


if __name__ == "__main__":
    unittest.main()
