#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs and their interview plans on the command line."""
import json
import unittest

import test_hiring
from test_hiring import run


class Jobs(test_hiring.Case):
    def test_contract(self):
        jobs = json.loads(run("job", self.file, "list", "--json"))
        self.assertEqual([job["id"] for job in jobs], [self.job])
        self.assertEqual(jobs[0]["openings"], 2)
        run("plan-loop", self.file, "--job", self.job)
        shown = json.loads(run("job", self.file, "show", "--job", self.job, "--json"))
        self.assertEqual(len(shown["stages"]), 4)
        self.assertLessEqual(sum(row["focus"] for row in shown["requirements"]), 8)
        coverage = self.coverage()
        self.assertEqual(coverage["findings"], [])
        row = coverage["skills"][0]
        self.assertTrue({"skill", "importance", "interviews", "minutes",
                         "reliability", "findings"} <= set(row))
        for row in coverage["skills"]:
            self.assertEqual(row["findings"], [])
            if row["focus"]:
                self.assertGreaterEqual(row["independent"], 2)
                self.assertGreaterEqual(row["reliability"], 0.61)
                self.assertGreaterEqual(row["minutes"], 10)
        self.assertEqual(coverage["candidateMinutes"], 420)
        self.assertEqual(json.loads(run("plan-loop", self.file, "--job", self.job, "--json")),
                         coverage)
        made = json.loads(run("job", self.file, "new", "--role", "ml-engineer", "--json"))
        self.assertEqual(list(made), ["id"])
        run("undo", self.file)
        lens = run("render", self.file, "map", "--lens", "loop", "--job", self.job,
                   "--format", "svg", "-o", "-")
        self.assertNotEqual(lens, run("render", self.file, "map", "--format", "svg", "-o", "-"))
        run("render", self.file, "map", "--lens", "loop", "-o", "-", status=2)

    def test_lens(self):
        """The map tells what the loop covers."""
        run("plan-loop", self.file, "--job", self.job)
        told = run("describe", self.file, "--lens", "loop", "--job", self.job)
        self.assertRegex(told, r"What the interviews for “AI engineer” cover. Covered: \d+")
        run("render", self.file, "map", "--lens", "loop", "--job", self.job,
            "-o", self.folder / "map.svg")
        run("render", self.file, "map", "--lens", "loop", "-o", self.folder / "map.svg", status=2)

    def test_usage(self):
        run("job", self.file, "new", status=2)
        run("job", self.file, "dance", status=2)
        make = ("job", self.file, "new", "--role", "ai-engineer")
        run(*make, "--openings", "-5", status=2)
        self.assertIn("mid", run(*make, "--seniority", "grand", status=1))
        self.assertIn("mid", run("job", self.file, "edit", "--job", self.job, "--seniority",
                                 "grand", status=1))
        self.assertEqual(len(json.loads(run("job", self.file, "list", "--json"))), 1)
        made = run(*make, "--team", "Search", "--status", "draft", "--seniority", "mid").strip()
        told = json.loads(run("job", self.file, "show", made, "--json"))
        self.assertEqual([told[key] for key in ("team", "status", "seniority")],
                         ["Search", "draft", "mid"])
        run("plan-loop", self.file, status=2)
        self.assertIn("pilot", run("job", self.file, "new", "--role", "pilot", status=1))
        self.assertIn(self.job, run("coverage", self.file, "--job", "nothing", status=1))

    def test_export(self):
        """With its plan, as a file of our own; without it, as a posting for search engines."""
        run("plan-loop", self.file, "--job", self.job)
        whole = json.loads(run("job", self.file, "export", "--job", self.job))
        self.assertEqual((whole["format"], whole["id"]), ("waymark-job/1", self.job))
        posting = json.loads(run("job", self.file, "export", self.job, "--posting"))
        self.assertEqual((posting["@type"], posting["title"]), ("JobPosting", whole["name"]))
        self.assertNotIn("stages", posting)
        self.assertIn("Build evaluations from real use", posting["responsibilities"])
        run("job", self.file, "edit", "--job", self.job, "--seniority", "mid", "--description", "")
        posting = json.loads(run("job", self.file, "export", self.job, "--posting"))
        self.assertEqual(posting["experienceRequirements"], "Mid-level")
        self.assertTrue(posting["description"].startswith("Builds products on models"))
        run("job", self.file, "export", "--posting", status=2)


class Loops(test_hiring.Case):
    def test_without_a_plan(self):
        coverage = self.coverage()
        kinds = {finding["kind"] for row in coverage["skills"] for finding in row["findings"]}
        self.assertEqual(kinds, {"focus-thin", "must-open"})
        self.assertTrue(all(finding["repair"] for row in coverage["skills"]
                            for finding in row["findings"]))
        for row in coverage["skills"]:
            for finding in row["findings"]:
                self.assertEqual(finding["skill"], row["skill"])
        told = run("coverage", self.file, "--job", self.job)
        self.assertIn("must\tCoding craft\tNot covered\tin focus\n", told)

    def test_told(self):
        """In lines: the plan, then how it covers each skill."""
        plan = run("plan-loop", self.file, "--job", self.job).splitlines()
        for line in ("Technical interview, 60 min", "  Change a small application, 60 min",
                     "    · Coding craft", "Candidate: 420 min. Interviewers: 420 min.",
                     "No findings."):
            self.assertIn(line, plan)
        told = run("coverage", self.file, "--job", self.job).splitlines()
        self.assertIn("must\tCoding craft\t2 voices · 30 min · reliability about 0.61\tin focus",
                      told)
        self.assertIn("must\tError analysis\tIn onboarding", told)

    def test_musts(self):
        """Which are in focus, asked about once, or left to onboarding: one action."""
        def wanted(skill):
            row = next(it for it in self.coverage()["skills"] if it["skill"] == skill)
            return row["focus"], row["checkInOnboarding"]

        run("plan-loop", self.file, "--job", self.job)
        before = {skill: wanted(skill) for skill in ("rag", "testing", "error-analysis", "agents")}
        told = run("plan-loop", self.file, "--job", self.job, "--focus", "rag", "--once", "testing",
                   "--once", "error-analysis", "--later", "agents")
        self.assertIn("Only one voice covers Retrieval-augmented generation, which is in focus.",
                      told)
        self.assertIn("No interview covers Error analysis, which is a must.", told)
        self.assertEqual([wanted(skill) for skill in before],
                         [(True, False), (False, False), (False, False), (False, True)])
        self.assertIn("Edit Interview Plan", run("undo", self.file))
        self.assertEqual({skill: wanted(skill) for skill in before}, before)
        for other in ("fine-tuning", "no-such-skill"):
            self.assertIn("no must", run("plan-loop", self.file, "--job", self.job, "--focus",
                                         other, status=1))
        self.assertIn("Add Job", run("log", self.file))
        self.assertEqual(wanted("rag"), before["rag"])

    def test_repaired(self):
        for role in ("ml-engineer", "research-scientist", "fullstack-engineer"):
            job = run("job", self.file, "new", "--role", role).strip()
            self.assertIn("No findings",
                          run("plan-loop", self.file, "--job", job, "--balance", "--repair"))
            coverage = json.loads(run("coverage", self.file, "--job", job, "--json"))
            self.assertEqual(coverage["findings"], [])
            for row in coverage["skills"]:
                self.assertEqual(row["findings"], [])
                if row["importance"] == "must" and not row["checkInOnboarding"]:
                    self.assertGreaterEqual(row["independent"], 2 if row["focus"] else 1, row)

    def test_one_action(self):
        run("plan-loop", self.file, "--job", self.job, "--balance", "--repair", "--keep-as", "Mine")
        self.assertIn("Keep Interview Plan as Template", run("undo", self.file))
        self.assertIn("Repair Interview Plan", run("undo", self.file))
        self.assertIn("Add Job", run("undo", self.file))
        self.assertEqual(run("job", self.file, "list"), "")

    def test_templates(self):
        """Kept of one job, used for another, changed under its name: no running loop changes."""
        run("plan-loop", self.file, "--job", self.job, "--keep-as", "Ours")
        listed = json.loads(run("plan-loop", self.file, "--templates", "--json"))
        ours = [row["id"] for row in listed if row["own"]]
        self.assertEqual([row["name"] for row in listed if row["own"]], ["Ours"])
        self.assertTrue(any(not row["own"] for row in listed))
        other = run("job", self.file, "new", "--role", "ml-engineer").strip()
        run("plan-loop", self.file, "--job", other, "--template", ours[0])
        names = self.interviews(other)
        self.assertEqual(names, self.interviews(self.job))
        third = run("job", self.file, "new", "--role", "ml-engineer").strip()
        run("plan-loop", self.file, "--job", third, "--template", listed[-1]["id"], "--balance",
            "--repair", "--keep-as", "Ours")
        again = json.loads(run("plan-loop", self.file, "--templates", "--json"))
        self.assertEqual([row["id"] for row in again if row["own"]], ours)
        self.assertEqual(self.interviews(other), names)
        run("plan-loop", self.file, "--drop-template", ours[0])
        run("plan-loop", self.file, "--drop-template", ours[0], status=1)
        self.assertEqual(self.interviews(other), names)
        self.assertNotIn("Ours", run("plan-loop", self.file, "--templates"))

    def interviews(self, job):
        stages = json.loads(run("job", self.file, "show", "--job", job, "--json"))["stages"]
        return [[(kit["name"], kit["skills"], kit["questions"]) for kit in stage["interviews"]]
                for stage in stages]


class Edited(test_hiring.Case):
    def shown(self):
        return json.loads(run("job", self.file, "show", "--job", self.job, "--json"))

    def test_all(self):
        before = self.shown()
        first, second = before["requirements"][:2]
        run("job", self.file, "edit", "--job", self.job, "--name", "Model engineer", "--status",
            "on_hold", "--openings", "3", "--team", "Search", "--tech-stack", "C and SQLite",
            "--description", "Makes models useful", "--seniority", "senior",
            "--require", f"{first['skill']}=4", "--require", "rag=1:nice",
            "--drop", second["skill"])
        after = self.shown()
        self.assertEqual((after["name"], after["status"], after["openings"], after["team"],
                          after["techStack"], after["description"], after["seniority"]),
                         ("Model engineer", "on_hold", 3, "Search", "C and SQLite",
                          "Makes models useful", "senior"))
        rows = {row["skill"]: row for row in after["requirements"]}
        self.assertEqual((rows[first["skill"]]["level"], rows[first["skill"]]["importance"]),
                         (4, first["importance"]))
        self.assertEqual((rows["rag"]["level"], rows["rag"]["importance"]), (1, "nice"))
        self.assertNotIn(second["skill"], rows)
        self.assertIn("Edit Job", run("undo", self.file))
        self.assertEqual(self.shown(), before)

    def test_refused(self):
        """What is not understood changes nothing, and says what would be."""
        before = self.shown()
        for words, told in ((("--require", "rag"), "SKILL=LEVEL"),
                            (("--require", "rag=5"), "SKILL=LEVEL"),
                            (("--require", "rag=2:perhaps"), "must, should or nice"),
                            (("--require", "juggling=2"), "juggling"),
                            (("--drop", "juggling"), "juggling"),
                            (("--status", "sleeping"), "sleeping"),
                            (("--openings", "1001"), "1000"),
                            (("--name", " "), "")):
            self.assertIn(told, run("job", self.file, "edit", self.job, *words, status=1), words)
            self.assertEqual(self.shown(), before, words)
        run("job", self.file, "edit", "--name", "Nobody's", status=2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
