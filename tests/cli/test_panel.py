#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli agreement, over a year of one panel (tests/hiring/panel_year.py): its figures against
the definitions, written down here a second time, and its counts against the table."""
import itertools
import json
import math
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "hiring"))
import panel_year  # noqa: E402

CLI = os.environ["WAYMARK_CLI"]
SKILLS = panel_year.SKILLS


def run(*args):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, f"{args}: {done.stderr}"
    return done.stdout


def units(candidates=16):
    """By candidate: one dictionary per skill of who gave which level."""
    return [[{who: int(levels[i]) for who, levels in cards.items() if levels[i] not in "-."}
             for i in range(len(SKILLS))]
            for _, cards, _ in itertools.islice(panel_year.rows(), candidates)]


def twice(table):
    return [list(unit.values()) for candidate in table for unit in candidate if len(unit) > 1]


def alpha(table):
    """Krippendorff's: 1 - observed / expected, pair by pair, ordinal distances."""
    rows = twice(table)
    given = [level for row in rows for level in row]
    n = {level: given.count(level) for level in set(given)}

    def distance(a, b):
        between = sum(n[k] for k in n if min(a, b) <= k <= max(a, b))
        return (between - (n[a] + n[b]) / 2) ** 2
    observed = sum(distance(a, b) / (len(row) - 1)
                   for row in rows for a, b in itertools.permutations(row, 2)) / len(given)
    expected = sum(distance(a, b) * n[a] * n[b] for a in n for b in n if a != b) \
        / (len(given) * (len(given) - 1))
    return 1 - observed / expected


def icc(table):
    """ICC(1,1) by a one-way analysis of variance over groups of different size."""
    rows = twice(table)
    total = sum(map(len, rows))
    mean = sum(map(sum, rows)) / total
    between = sum(len(row) * (sum(row) / len(row) - mean) ** 2 for row in rows) / (len(rows) - 1)
    within = sum((x - sum(row) / len(row)) ** 2 for row in rows for x in row) / (total - len(rows))
    k = (total - sum(len(row) ** 2 for row in rows) / total) / (len(rows) - 1)
    return (between - within) / (between + (k - 1) * within)


def kappa(table, a, b):
    pairs = [(unit[a], unit[b]) for candidate in table for unit in candidate
             if a in unit and b in unit]
    observed = sum((x - y) ** 2 for x, y in pairs) / len(pairs)
    expected = sum((x - y) ** 2 for x, _ in pairs for _, y in pairs) / len(pairs) ** 2
    return 1 - observed / expected


class Year(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-panel-"))
        cls.file = cls.make(16)
        cls.told = json.loads(run("agreement", cls.file, "--json"))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def make(cls, candidates):
        path, year = (cls.folder / f"{candidates}{end}" for end in (".waymark", ".json"))
        year.write_text(json.dumps(panel_year.document(candidates)))
        run("init", path)
        run("import", path, year)
        return path

    def interviewer(self, who):
        return next(it for it in self.told["interviewers"]
                    if it["interviewer"] == f"person-{who}0001")

    def question(self, question):
        return next(it for it in self.told["questions"] if it["question"] == question)

    def check_interval(self, low, value, high, statistic):
        """Not the same draws, yet the same interval but for chance."""
        table, chance = units(), random.Random(5)
        drawn = sorted(statistic([chance.choice(table) for _ in table]) for _ in range(200))
        self.assertLess(low, value)
        self.assertLess(value, high)
        self.assertAlmostEqual(low, drawn[5], delta=0.08)
        self.assertAlmostEqual(high, drawn[194], delta=0.04)

    def test_figures(self):
        told, table = self.told, units()
        self.assertEqual([told[key] for key in ("candidates", "enough", "closed")], [16, True, 0])
        self.assertEqual(told["units"], len(twice(table)))
        self.assertEqual(told["ratings"], sum(map(len, twice(table))))
        self.assertAlmostEqual(told["alpha"], alpha(table), delta=0.0051)
        self.assertAlmostEqual(told["icc"], icc(table), delta=0.0051)
        self.check_interval(told["alphaLow"], told["alpha"], told["alphaHigh"], alpha)
        self.check_interval(told["iccLow"], told["icc"], told["iccHigh"], icc)
        self.assertEqual(json.loads(run("agreement", self.file, "--json")), told)

    def test_pairs(self):
        """Four candidates of Chen's are too few, whatever the figure would be."""
        pairs = {(it["a"], it["b"]): it for it in self.told["pairs"]}
        self.assertEqual({names: (it["candidates"], it["enough"]) for names, it in pairs.items()},
                         {("Ana", "Ben"): (16, True), ("Ana", "Chen"): (4, False),
                          ("Ben", "Chen"): (4, False)})
        it = pairs["Ana", "Ben"]
        self.assertAlmostEqual(it["kappa"], kappa(units(), "ana", "ben"), delta=0.0051)
        self.check_interval(it["kappaLow"], it["kappa"], it["kappaHigh"],
                            lambda table: kappa(table, "ana", "ben"))
        for few in (pairs["Ana", "Chen"], pairs["Ben", "Chen"]):
            self.assertEqual([few[key] for key in ("kappa", "kappaLow", "kappaHigh")], [None] * 3)

    def test_few(self):
        """Fourteen are too few for any figure, and fifteen are enough."""
        file = self.make(14)
        told = json.loads(run("agreement", file, "--json"))
        self.assertEqual((told["candidates"], told["enough"]), (14, False))
        self.assertEqual({told[key] for key in ("alpha", "alphaLow", "alphaHigh", "icc", "iccLow",
                                                "iccHigh")}, {None})
        text = run("agreement", file)
        self.assertIn("Too few to tell", text)
        self.assertNotIn("alpha", text)
        self.assertIn("Ana\tBen\t14 candidates rated by both: too few to tell", text)
        self.assertTrue(json.loads(run("agreement", self.make(15), "--json"))["enough"])

    def test_interviewers(self):
        """| who | cards | asked of planned | rated | no signal | not asked | late, longest | and
        the spread, from the table."""
        wanted = {"ana": (16, 48, 48, 32, 16, 0, 1, 2), "ben": (16, 46, 48, 46, 0, 2, 3, 6),
                  "chen": (4, 12, 12, 12, 0, 0, 0, 0)}
        keys = ("cards", "asked", "planned", "rated", "noSignal", "notAsked", "late", "latestDays")
        for who, counts in wanted.items():
            it = self.interviewer(who)
            self.assertEqual(tuple(it[key] for key in keys), counts, who)
            self.assertEqual(it["dated"], it["cards"])
            given = [level for _, cards, _ in panel_year.rows() for level in cards.get(who, [])
                     if level not in "-."]
            self.assertEqual({row["level"]: row["times"] for row in it["spread"]},
                             {int(level): given.count(level) for level in given}, who)

    def test_questions(self):
        """Each shows one skill, so that its counts are a column of the table: | question | asked of
        planned | rated | no signal | late, longest |"""
        wanted = {"q-array-rules": (16, 16, 16, 0, 1, 2), "q-reading-habit": (16, 16, 0, 16, 1, 2),
                  "q-flaky-eval": (20, 20, 20, 0, 3, 6), "q-hunger": (18, 20, 18, 0, 2, 6)}
        for question, counts in wanted.items():
            it = self.question(question)
            self.assertEqual(tuple(it[key] for key in ("asked", "planned", "rated", "noSignal",
                                                       "late", "latestDays")), counts, question)
        levels = [cards["ana"][0] for _, cards, _ in panel_year.rows()]
        self.assertEqual({row["level"]: row["times"]
                          for row in self.question("q-array-rules")["spread"]},
                         {int(level): levels.count(level) for level in levels})
        self.assertEqual(self.question("q-reading-habit")["spread"], [])
        self.assertEqual([it["question"] for it in self.told["questions"] if it["toldNothing"]],
                         ["q-reading-habit"])

    def test_where_asked(self):
        """What is put up for retirement is taken out where it is asked: in a job that is closed
        nowhere."""
        there = [{"job": "job-year0001", "interview": "kit-code0001"}]
        self.assertEqual(self.question("q-reading-habit")["askedIn"], there)
        self.assertIn("\n    → AI engineer, all year · Technical interview: Coding with tests\n",
                      run("agreement", self.file))
        file = self.folder / "closed.waymark"
        shutil.copy(self.file, file)
        run("job", file, "edit", "job-year0001", "--status", "closed")
        told = json.loads(run("agreement", file, "--json"))
        self.assertEqual([it["askedIn"] for it in told["questions"] if it["toldNothing"]], [[]])
        self.assertIn("\n    → No job that is open asks it.\n", run("agreement", file))

    def test_later(self):
        """What Ana's question on testing found of the hired (3, 4, 3), against their manager:
        day 30: 3, 31: 3; 92: 3, 88: 4, 60: 3; 179: 4. Day 14 is too soon for any."""
        later = {it["days"]: (it["same"], it["interviewHigher"], it["interviewLower"])
                 for it in self.question("q-array-rules")["later"]}
        self.assertEqual(later, {30: (1, 1, 0), 90: (3, 0, 0), 180: (0, 0, 1)})
        stages = {(it["stage"], it["interview"]): sum(row["same"] + row["interviewHigher"]
                                                      + row["interviewLower"]
                                                      for row in it["later"])
                  for it in self.told["stages"]}
        self.assertEqual(stages, {("Technical interview", "Coding with tests"): 12,
                                  ("On-site half day", "Failures and users"): 22})

    def test_notes(self):
        """What may have coloured a card: | candidate | who | why |. Ana opens every loop. Edda came
        two days before Femi, Femi twelve before Gwen, whom nobody is said to have been met after
        somebody much weaker."""
        opener = "Ana held the first interview of all 16 loops of this job."
        wanted = {
            3: ["Ana had met a much weaker candidate just before."],
            4: ["Ben's card came 3 days after the interview."],
            5: ["Ana had met a much stronger candidate just before."],
            6: [],
            9: ["Ana had met a much stronger candidate just before.",
                "Ben's card came 6 days after the interview.",
                "Ben had met a much stronger candidate just before."],
        }
        for number, notes in wanted.items():
            told = json.loads(run("debrief", self.file, "--application",
                                  f"application-year{number:04}", "--json"))
            self.assertEqual(sorted(told["notes"]), sorted([opener, *notes]), number)

    def test_gone(self):
        """A question that the bank has no more is not put up for retirement: nobody knows what it
        was to show."""
        file = self.folder / "gone.waymark"
        shutil.copy(self.file, file)
        run("edit", file, "question", "delete", "q-reading-habit")
        told = json.loads(run("agreement", file, "--json"))
        it = next(it for it in told["questions"] if it["question"] == "q-reading-habit")
        self.assertEqual((it["asked"], it["toldNothing"]), (16, False))

    def test_words(self):
        text = run("agreement", self.file)
        for words in (f"Krippendorff's alpha: {self.told['alpha']:.2f} (95 % between",
                      "1 of 16 late, up to 2 days", "none late", "asked in 18 of 20 interviews",
                      "16 rated (level 0: 2 ×, level 1: 3 ×, level 2: 5 ×",
                      "no level given · 16 no signal · 0 not asked", "Questions to Retire?",
                      "Technical interview: Coding with tests\tafter 30 days: 2 same"):
            self.assertIn(words, text)
        self.assertNotIn("nan", text)
        self.assertTrue(math.isfinite(self.told["alpha"]))
        if os.environ.get("WAYMARK_LOCALEDIR"):
            chinese = run("agreement", self.file, "--lang", "zh_CN")
            for words in ("Interviewers", "late", "asked", "95 % between", "candidate"):
                self.assertNotIn(words, chinese)


if __name__ == "__main__":
    unittest.main()
