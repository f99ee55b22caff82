#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli for those who hire."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["WAYMARK_CLI"]


def run(*args, status=0, stdin=None):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True, text=True, timeout=60, input=stdin)
    assert done.returncode == status, f"{args}: exit {done.returncode}, wanted {status}\n{done.stdout}\n{done.stderr}"
    return done.stderr if status else done.stdout


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "w.waymark"
        run("init", self.file)
        self.job = run("job", self.file, "new", "--role", "ai-engineer", "--openings", "2").strip()

    def coverage(self):
        return json.loads(run("coverage", self.file, "--job", self.job, "--json"))


class Jobs(Case):
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
        self.assertTrue({"skill", "importance", "interviews", "minutes", "reliability", "findings"} <= set(row))
        for row in coverage["skills"]:
            self.assertEqual(row["findings"], [])
            if row["focus"]:
                self.assertGreaterEqual(row["independent"], 2)
                self.assertGreaterEqual(row["reliability"], 0.61)
                self.assertGreaterEqual(row["minutes"], 10)
        self.assertEqual(coverage["candidateMinutes"], 420)

    def test_usage(self):
        run("job", self.file, "new", status=2)
        run("job", self.file, "dance", status=2)
        run("plan-loop", self.file, status=2)
        self.assertIn("pilot", run("job", self.file, "new", "--role", "pilot", status=1))
        self.assertIn(self.job, run("coverage", self.file, "--job", "nothing", status=1))


class Loops(Case):
    def test_without_a_plan(self):
        coverage = self.coverage()
        kinds = {finding["kind"] for row in coverage["skills"] for finding in row["findings"]}
        self.assertEqual(kinds, {"focus-thin", "must-open"})
        self.assertTrue(all(finding["repair"] for row in coverage["skills"] for finding in row["findings"]))

    def test_repaired(self):
        for role in ("ml-engineer", "research-scientist", "fullstack-engineer"):
            job = run("job", self.file, "new", "--role", role).strip()
            self.assertIn("No findings", run("plan-loop", self.file, "--job", job, "--balance", "--repair"))
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


if __name__ == "__main__":
    unittest.main(verbosity=2)
