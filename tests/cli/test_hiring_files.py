#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hiring in files: a workspace's document that is hostile, and everything about a person."""
import copy
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

import test_hiring
from test_hiring import run


class Files(test_hiring.Case):
    SECRET = "Zanzibar"

    def setUp(self):
        """A candidate, met by two: Ana's card is in, Ben's is owed."""
        super().setUp()
        run("plan-loop", self.file, "--job", self.job)
        stages = json.loads(run("job", self.file, "show", "--job", self.job, "--json"))["stages"]
        self.kits = [kit for stage in stages for kit in stage["interviews"]]
        self.application = run("candidate", self.file, "add", "--job", self.job, "--name",
                               "Quenya Oberon", "--phone", "+49 555 0199", "--notes",
                               "Met her at a fair").strip()
        run("candidate", self.file, "move", "--application", self.application, "--stage",
            stages[1]["id"])
        self.interviews = {
            person: run("candidate", self.file, "meet", "--application", self.application,
                        "--kit", kit["id"], "--interviewer", person).strip()
            for person, kit in zip(("Ana", "Ben"), self.kits[1:])}
        self.submit("Ana", self.kits[1])

    def submit(self, person, kit):
        own = ("--as", person, "--interview", self.interviews[person])
        for skill in kit["skills"]:
            run("scorecard", self.file, "rate", *own, "--skill", skill, "--level", "3",
                "--evidence", f"{self.SECRET} says {person}")
        run("scorecard", self.file, "rate", *own, "--recommend", "yes", "--summary", self.SECRET)
        run("scorecard", self.file, "submit", *own)

    def document(self, person):
        """Without its packs, which are long and say nothing of hiring"""
        whole = json.loads(run("export", self.file, "workspace", "--as", person, "-o", "-"))
        return {key: value for key, value in whole.items() if key != "packs"}

    def person(self, name, viewer):
        return json.loads(run("person", self.file, name, "--as", viewer, "--export", "-"))


class Hostile(Files):
    def refuse(self, document, place, number):
        path = self.folder / "bad.json"
        path.write_text(json.dumps(document))
        for command in (("import", self.other, path), ("convert", path, "-o", "-")):
            message = run(*command, status=1)
            self.assertEqual(message.count("\n"), 1, message)
            self.assertIn(place, message, f"case {number}")
            self.assertNotIn(self.SECRET, message)

    def test_hostile(self):
        """One thing wrong at a time: refused with its place, and nothing was taken in."""
        good = self.document("Ana")
        self.other = self.folder / "other.waymark"
        run("init", self.other, "--pack", "none")
        before = run("export", self.other, "workspace", "-o", "-")
        a = next(i for i, it in enumerate(good["applications"]) if it["id"] == self.application)
        i = next(i for i, it in enumerate(good["applications"][a]["interviews"])
                 if "scorecard" in it)
        self.assertEqual(len(good["applications"][a]["interviews"]), 2)
        card = f"applications[{a}].interviews[{i}].scorecard"
        it = good["applications"][a]["interviews"][i]

        def application(document):
            return document["applications"][a]

        def scorecard(document):
            return application(document)["interviews"][i]["scorecard"]

        def stages(document):
            return document["jobs"][0]["loop"]["stages"]

        cases = [
            (lambda d: scorecard(d)["ratings"][0].update(level=4), f"{card}.sha256"),
            (lambda d: scorecard(d)["ratings"][0].update(evidence="x"), f"{card}.sha256"),
            (lambda d: scorecard(d).update(submitted="2026-01-01T00:00:00Z"), f"{card}.sha256"),
            (lambda d: scorecard(d).update(sha256="0" * 64), f"{card}.sha256"),
            (lambda d: scorecard(d).pop("sha256"), f"{card}.sha256"),
            (lambda d: scorecard(d).update(sha256="x"), f"{card}.sha256"),
            (lambda d: scorecard(d)["ratings"][0].pop("level"), f"{card}.ratings[0].level"),
            (lambda d: scorecard(d)["ratings"][0].update(level=99), f"{card}.ratings[0].level"),
            (lambda d: scorecard(d)["ratings"].append(dict(it["scorecard"]["ratings"][0])),
             f"{card}.ratings"),
            (lambda d: scorecard(d).update(overallRecommendation="great"),
             f"{card}.overallRecommendation"),
            (lambda d: scorecard(d).update(amendments=[{"time": "2026-01-01T00:00:00Z",
                                                        "skill": "rag", "state": "rated",
                                                        "level": 1, "sha256": "0" * 64}]),
             f"{card}.sha256"),
            (lambda d: scorecard(d).update(hidden=1), f"{card}.hidden"),
            (lambda d: application(d).update(person="person-none"), f"applications[{a}].person"),
            (lambda d: application(d).update(job="job-none"), f"applications[{a}].job"),
            (lambda d: application(d).update(stage="stage-none"), f"applications[{a}].stage"),
            (lambda d: application(d).update(status="maybe"), f"applications[{a}].status"),
            (lambda d: application(d).update(applied="2026-02-30"), f"applications[{a}].applied"),
            (lambda d: application(d).update(interviews={}), f"applications[{a}].interviews"),
            (lambda d: application(d)["interviews"][i].update(kit="kit-none"),
             f"applications[{a}].interviews[{i}].kit"),
            (lambda d: application(d)["interviews"][i].update(
                interviewer=application(d)["person"]), f"applications[{a}].interviews[{i}]"),
            (lambda d: application(d)["interviews"][i].update(interviewer="person-none"),
             f"applications[{a}].interviews[{i}].interviewer"),
            (lambda d: application(d)["interviews"].append(dict(it)),
             f"applications[{a}].interviews[2]"),
            (lambda d: application(d)["interviews"][i].update(start="25:00"),
             f"applications[{a}].interviews[{i}].start"),
            (lambda d: application(d).update(debrief={
                "opened": "2026-01-01T00:00:00Z",
                "moves": [{"interview": "interview-none", "time": "2026-01-01T00:00:00Z"}]}),
             f"applications[{a}].debrief.moves[0]"),
            (lambda d: application(d)["events"][0].update(kind="flown"),
             f"applications[{a}].events[0].kind"),
            (lambda d: d["jobs"][0].update(status="gone"), "jobs[0].status"),
            (lambda d: d["jobs"][0].update(openings=-1), "jobs[0].openings"),
            (lambda d: d["jobs"][0].update(manager="person-none"), "jobs[0].manager"),
            (lambda d: d["jobs"][0]["requirements"].append(d["jobs"][0]["requirements"][0]),
             "jobs[0].requirements"),
            (lambda d: stages(d).append(dict(stages(d)[0])), "jobs[0].loop.stages"),
            (lambda d: stages(d)[1]["interviews"].append(stages(d)[0]["interviews"][0]),
             "jobs[0].loop.stages[1].interviews[1].id"),
            (lambda d: stages(d)[0]["interviews"][0].update(minutes="1"),
             "jobs[0].loop.stages[0].interviews[0].minutes"),
            (lambda d: d["candidates"][0].update(person="person-none"), "candidates[0].person"),
            (lambda d: d["candidates"].append(d["candidates"][0]), "candidates[1].person"),
            (lambda d: d.update(legalHolds=[{"person": "person-none", "since": "2026-01-01"}]),
             "legalHolds[0].person"),
            (lambda d: d.update(retentionRules=[{"outcome": "hired", "keepDays": -1}]),
             "retentionRules[0].keepDays"),
            (lambda d: d.update(erasures=[{"person": "person-none",
                                           "time": "2026-01-01T00:00:00Z"}]),
             "erasures[0].person"),
        ]
        for number, (spoil, place) in enumerate(cases):
            document = copy.deepcopy(good)
            spoil(document)
            self.refuse(document, place, number)
        self.assertEqual(run("export", self.other, "workspace", "-o", "-"), before)
        path = self.folder / "good.json"
        path.write_text(json.dumps(good))
        run("import", self.other, path)
        self.assertIn(self.SECRET, run("export", self.other, "workspace", "--as", "Ana", "-o", "-"))

    def test_forged(self):
        """Ben owes a card. Files that cancel his interview, give it to another, or say that all
        is decided, open nothing."""
        whole = self.document("Ana")
        ana, ben, candidate = (next(it["id"] for it in whole["people"] if it["name"] == name)
                               for name in ("Ana", "Ben", "Quenya Oberon"))
        path = self.folder / "forged.json"

        def change(document, **values):
            for it in document["applications"][0]["interviews"]:
                if it["id"] == self.interviews["Ben"]:
                    it.update(values)
            return document

        decided = change(copy.deepcopy(whole), status="cancelled")
        decided["applications"][0].update(
            status="hired",
            debrief={"opened": "2026-01-01T00:00:00Z", "votesOpened": "2026-01-01T00:00:00Z"},
            decisions=[{"outcome": "hire", "time": "2026-01-01T00:00:00Z"}])
        erased = dict(whole, erasures=[{"person": candidate, "time": "2026-01-01T00:00:00Z"}])
        given = change(copy.deepcopy(whole), interviewer=ana)
        for document, status in ((decided, 0), (erased, 0), (given, 1)):
            path.write_text(json.dumps(document))
            told = run("import", self.file, path, "--as", "Ben", status=status)
            self.assertEqual("was erased where this file comes from" in told, document is erased)
            self.assertIn("closed to you", run("scorecard", self.file, "show", "--as", "Ben",
                                               "--interview", self.interviews["Ana"], status=1))
            self.assertNotIn(self.SECRET, json.dumps(self.document("Ben")))
            self.assertIn("closed to you",
                          run("debrief", self.file, "--as", "Ben", "--application",
                              self.application, status=1))
            self.assertIn("closed to you",
                          run("debrief", self.file, "--as", "Ben", "--application",
                              self.application, "--summary", self.folder / "s.txt", status=1))
        self.assertNotEqual(ana, ben)

    def test_votes(self):
        """Both cards are in, the votes closed. No file opens them, in one step or in several, and
        so none that is undone has been a way to look; what a debrief opens here, a file may
        decide."""
        self.submit("Ben", self.kits[2])
        whole, path = self.document("Ben"), self.folder / "votes.json"
        long_ago = "2026-01-01T00:00:00Z"

        def votes():
            told = json.loads(run("debrief", self.file, "--as", "Ben", "--application",
                                  self.application, "--json"))
            return {vote["recommendation"] for vote in told["votes"]}

        def take(**values):
            document = copy.deepcopy(whole)
            document["applications"][0].update(values)
            path.write_text(json.dumps(document))
            return run("import", self.file, path, "--as", "Ben")

        self.assertEqual(votes(), {"yes", ""})
        told = run("debrief", self.file, "--as", "Ben", "--application", self.application)
        self.assertRegex(told, r"Ben\tYes\n")
        self.assertNotRegex(told, r"-1|strong_|no_signal")
        debrief = {"opened": long_ago, "votesOpened": long_ago, "notes": "Talked"}
        decisions = [{"outcome": "hire", "time": long_ago}]
        for values in ({"status": "hired"}, {"debrief": debrief}, {"decisions": decisions},
                       {"status": "hired", "debrief": debrief, "decisions": decisions,
                        "events": [{"time": long_ago, "kind": "hired"}]}):
            self.assertIn("votes about this candidate are closed", take(**values), values)
            self.assertEqual(votes(), {"yes", ""}, values)
        told = self.document("Ben")["applications"][0]
        self.assertEqual(told["status"], "active")
        self.assertEqual(told["debrief"]["notes"], "Talked")
        self.assertNotIn("hired", json.dumps(told["events"]))
        for skill in json.loads(run("debrief", self.file, "--as", "Ben", "--application",
                                    self.application, "--json"))["skills"]:
            run("debrief", self.file, "--as", "Ben", "--application", self.application, "--done",
                skill["skill"])
        run("debrief", self.file, "--as", "Ben", "--application", self.application, "--votes")
        self.assertNotIn("are closed", take(status="hired", decisions=decisions))
        self.assertEqual(self.document("Ben")["applications"][0]["status"], "hired")


class About(Files):
    def test_candidate(self):
        ana, ben = (self.person("Quenya Oberon", who) for who in ("Ana", "Ben"))
        self.assertEqual(ana["candidate"]["notes"], "Met her at a fair")
        self.assertEqual([it["id"] for it in ana["applications"]], [self.application])
        self.assertIn(self.SECRET, json.dumps(ana))
        self.assertEqual(ana["retention"]["state"], "open")
        self.assertEqual(ben["candidate"], ana["candidate"])
        self.assertNotIn(self.SECRET, json.dumps(ben))
        self.submit("Ben", self.kits[2])
        # His own is in, so he sees hers once votes are open; his own card he sees at once.
        ben = json.dumps(self.person("Quenya Oberon", "Ben"))
        self.assertIn("says Ben", ben)
        self.assertNotIn("says Ana", ben)

    def pages(self, name, viewer):
        """The same to read on paper"""
        path = self.folder / "about.pdf"
        run("person", self.file, name, "--as", viewer, "--export", path)
        return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True,
                              check=True).stdout

    def test_pages(self):
        ana, ben = (self.pages("Quenya Oberon", who) for who in ("Ana", "Ben"))
        for text in (ana, ben):
            for told in ("Met her at a fair", "0199", "Technical interview", "AI engineer"):
                self.assertIn(told, text)
        self.assertRegex(ana, r"Not asked: [A-Z]\w+ ")
        self.assertIn(f"{self.SECRET} says Ana", ana)
        self.assertNotIn(self.SECRET, ben)
        self.assertIn(f"{self.SECRET} says Ana", self.pages("Ana", "Ana"))
        self.assertNotIn(self.SECRET, self.pages("Ana", "Ben"))

    def test_plan_pages(self):
        """All that the document says of a plan is in its pages, to the end of a long text, in the
        words of the reader: | what | told as |"""
        plan = run("plan", self.file, "--person", "Dora", "--role", "ai-engineer", "--start",
                   "2026-12-14").strip()
        document = json.loads(run("export", self.file, "plan", "--id", plan))
        first, second, third = document["tasks"][:3]
        long = " ".join(f"word{i}" for i in range(1500)) + " lastword"
        first.update(description=long, status="CANCELLED", reason="Nobody asked for it",
                     owner="manager", timeRequired="PT90M")
        second.update(blocked=True, reason="Waits for a key")
        third.update(status="COMPLETED", completed="2026-12-15T09:00:00Z")
        document.update(weeklyTime="PT5H", checkIns=[
            {"id": "c1", "day": 30, "date": "2027-01-12", "held": "2027-01-13", "mood": 4,
             "note": "All is well", "managerNote": "She is quick"}])
        document["calendar"].update(
            daysOff=[{"startDate": "2026-12-21", "endDate": "2026-12-23", "name": "Skiing"}],
            partTime=[{"weekday": 5, "percent": 50}])
        path = self.folder / "plan.json"
        path.write_text(json.dumps(document))
        run("import", self.file, path)
        text = " ".join(self.pages("Dora", "Dora").split())
        for told in ("lastword", "Cancelled", "Reason: Nobody asked for it", "Manager · 1.5 h",
                     "Blocked", "Reason: Waits for a key", "Done · 2026-12-15",
                     "Hours a week: 5.0 h", "Check-in · day 30 · 2027-01-12 · held on 2027-01-13"
                     " · mood 4 of 5", "Note: All is well", "The manager's note: She is quick",
                     "Away: 2026-12-21 · 2026-12-23 · Skiing", "Fri: 50 %"):
            self.assertIn(told, text)
        for machine in ("PT5H", "Check ins", "CANCELLED", "Id: ", "Depends on", "Origin"):
            self.assertNotIn(machine, text)

    def test_sample(self):
        """The sample's own reader owes a card about the third: it is closed to her everywhere."""
        sample = self.folder / "sample.waymark"
        run("init", sample, "--sample", "hire")
        rows = {row["name"]: row for row in json.loads(run("candidate", sample, "list", "--json"))}
        wei = rows["Wei Chen"]["id"]
        run("debrief", sample, "--application", wei, status=1)
        run("render", sample, "debrief", "--application", wei, "-o", "-", "--format", "svg",
            status=1)
        for text in (run("export", sample, "workspace", "-o", "-"),
                     run("person", sample, "Wei Chen", "--export", "-"),
                     run("person", sample, "Jonas Weber", "--export", "-"),
                     run("agreement", sample, "--json"), run("log", sample)):
            self.assertNotIn("five tests from the description", text)
        picture = run("render", sample, "debrief", "--application", rows["Tomás Rivera"]["id"],
                      "-o", "-", "--format", "svg")
        self.assertIn("Called tests a thing for later", picture)

    def hire(self):
        """Both cards are in, and she is hired; her plan is made of them."""
        self.submit("Ben", self.kits[2])
        own = ("debrief", self.file, "--as", "Ana", "--application", self.application)
        for row in json.loads(run(*own, "--open", "--json"))["skills"]:
            run(*own, "--done", row["skill"])
        run(*own, "--votes")
        shown = json.loads(run("job", self.file, "show", "--job", self.job, "--json"))
        run(*own, "--decide", "hire", "--why", self.SECRET, *[
            f"--because={row['skill']}={self.SECRET}" for row in shown["requirements"]
            if row["importance"] == "must" and not row["checkInOnboarding"]])
        run("candidate", self.file, "hire", "--as", "Ana", "--application", self.application)
        return run("plan", self.file, "--person", "Quenya Oberon", "--role", "ai-engineer",
                   "--start", "2026-12-14").strip()

    def test_hired(self):
        """What interviewers wrote of her is not hers to read, wherever it went; and what she
        exports takes none of it away where it is taken in again."""
        plan = self.hire()
        her = ("--as", "Quenya Oberon")
        skill = self.kits[1]["skills"][0]
        surfaces = {
            "workspace": ("export", self.file, "workspace", *her, "-o", "-"),
            "plan": ("export", self.file, "plan", *her, "--id", plan, "-o", "-"),
            "person": ("person", self.file, "Quenya Oberon", *her, "--export", "-"),
            "gap": ("gap", self.file, *her, "--person", "Quenya Oberon", "--role", "ai-engineer",
                    "--json"),
            "team": ("export", self.file, "team", *her, "-o", "-"),
            "log": ("log", self.file, *her, "--json"),
            "find": ("find", self.file, self.SECRET, *her, "--json"),
        }
        for who, told in (("Quenya Oberon", False), ("Ana", True)):
            for name in ("workspace", "plan", "person", "team"):
                text = run(*[who if it == "Quenya Oberon" and number > 2 else it
                             for number, it in enumerate(surfaces[name])])
                self.assertEqual(self.SECRET in text, told, (who, name))
        for name, surface in surfaces.items():
            self.assertNotIn(f"{self.SECRET} says", run(*surface), name)
        self.assertNotIn(self.SECRET, self.pages("Quenya Oberon", "Quenya Oberon"))
        self.assertIn(self.SECRET, self.pages("Quenya Oberon", "Ana"))
        self.assertIn('"level": 3', run("export", self.file, "plan", *her, "--id", plan))
        for closed in (("debrief", self.file, *her, "--application", self.application),
                       ("scorecard", self.file, "show", *her, "--interview",
                        self.interviews["Ana"]),
                       ("render", self.file, "debrief", *her, "--application", self.application,
                        "-o", "-", "--format", "svg")):
            self.assertNotIn(self.SECRET, run(*closed, status=1))
        # Taken in again, hers changes nothing, straight or by way of another workspace.
        before, other = self.document("Ana"), self.folder / "other.waymark"
        run("init", other)
        for number, file in enumerate((self.file, other)):
            for name in ("workspace", "plan"):
                own = self.folder / f"{name}{number}.json"
                own.write_text(run(surfaces[name][0], file, *surfaces[name][2:]))
                self.assertNotIn(self.SECRET, own.read_text())
                self.assertIn('"withheld": true', own.read_text())
                run("import", self.file, own)
                self.assertEqual(self.document("Ana"), before, (number, name))
            if number == 0:
                run("import", other, own.with_name("workspace0.json"))
        run("check", self.file)
        # The mark opens nothing where what is told of the assessment was changed, and is no
        # mark where it says anything but true.
        for key, value in (("kind", "self"), ("withheld", [{"x": 1}])):
            forged = json.loads(run(*surfaces["workspace"]))
            for it in forged["assessments"]:
                for held in (it, *it["ratings"]):
                    if held.get(key):
                        held[key] = value
            own.write_text(json.dumps(forged))
            run("import", self.file, own, *her)
            self.assertNotIn(f"{self.SECRET} says", run(*surfaces["workspace"]), key)

    def test_interviewer(self):
        own = self.person("Ana", "Ana")
        self.assertEqual([it["application"] for it in own["interviewsHeld"]], [self.application])
        self.assertIn(self.SECRET, json.dumps(own["interviewsHeld"]))
        self.assertNotIn("Quenya", json.dumps(own))
        self.assertNotIn(self.SECRET, json.dumps(self.person("Ana", "Ben")))
        self.assertEqual(own["applications"], [])
        self.assertNotIn("candidate", own)

    def test_erased(self):
        run("candidate", self.file, "reject", "--application", self.application, "--reason", "No")
        self.assertIn(self.person("Quenya Oberon", "Ana")["retention"]["state"], ("keep", "may"))
        run("erase", self.file, "--person", "Quenya Oberon", "--yes", "--as", "Ana")
        stub = next(it for it in self.document("Ana")["people"] if it.get("erased"))
        about = json.loads(run("person", self.file, stub["id"], "--as", "Ana", "--export", "-"))
        self.assertEqual(len(about["erasures"]), 1)
        text = json.dumps(about)
        # Short ones would stand by chance in an id or a seal.
        for gone in ("Quenya", "555 0199", "at a fair", self.SECRET):
            self.assertNotIn(gone, text)
        self.assertNotIn("candidate", about)


class Terminal(unittest.TestCase):
    """Whatever a workspace holds, lines tell a terminal nothing to do, and stay as many as they
    were: nobody's name forges a row."""

    EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\r\nforged\trow\u2028end\x7f"
    HELD = {"person": ["name"], "job": ["name", "team", "description"], "role": ["name"],
            "skill": ["name"], "question": ["text"], "resource": ["name"],
            "interview_stage": ["name", "purpose"], "interview_kit": ["name", "purpose"],
            "interview_plan": ["name"], "candidate": ["source"],
            "scorecard_rating": ["evidence"], "scorecard": ["summary", "red_flags"],
            "debrief_move": ["reason"], "claimed_skill": ["words"], "onboarding_plan": ["name"],
            "milestone": ["name"], "activity": ["name"]}

    def test_lines(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-cli-"))
        self.addCleanup(shutil.rmtree, folder)
        path = folder / "w.waymark"
        run("init", path, "--sample", "hire")
        job = json.loads(run("job", path, "list", "--json"))[0]["id"]
        people = [it for it in json.loads(run("candidate", path, "list", "--json"))
                  if it["interviews"] == it["submitted"]]
        run("candidate", path, "claim", "--application", people[0]["id"], "--skill", "rag",
            "--words", "Two years")
        run("plan-loop", path, "--job", job, "--keep-as", "Ours")
        run("job", path, "new", "--role", "ai-engineer", "--name", "Uncovered")
        plan = json.loads(run("list", path, "plans", "--json"))[0]["id"]
        other = next(it["id"] for it in json.loads(run("job", path, "list", "--json"))
                     if it["name"] == "Uncovered")
        asked = [["job", "{}", "list"], ["job", "{}", "show", job],
                 ["coverage", "{}", "--job", job], ["coverage", "{}", "--job", other],
                 ["plan-loop", "{}", "--job", job], ["plan-loop", "{}", "--templates"],
                 ["candidate", "{}", "list"], ["finalists", "{}", "--job", job],
                 ["agreement", "{}"], ["retention", "{}", "due", "--on", "2099-01-01"],
                 ["log", "{}"], ["team", "{}"], ["plan-lint", "{}", "--plan", plan],
                 ["ramp", "{}", "--plan", plan]]
        asked += [["list", "{}", what] for what in ("people", "skills", "roles", "questions",
                                                    "resources", "plans")]
        for it in people:
            who = it["id"]
            cards = json.loads(run("candidate", path, "show", "--application", who, "--json"))
            asked += [["candidate", "{}", "show", "--application", who],
                      ["candidate", "{}", "claim", "--application", who],
                      ["debrief", "{}", "--application", who],
                      ["scorecard", "{}", "show", "--interview", cards[0]["id"]],
                      ["person", "{}", it["person"]],
                      ["gap", "{}", "--person", it["person"], "--role", "ai-engineer"],
                      ["path", "{}", "--person", it["person"], "--role", "ai-engineer"]]
        before = [run(*(path if word == "{}" else word for word in line)) for line in asked]
        with sqlite3.connect(path) as db:
            for table, columns in self.HELD.items():
                for column in columns:
                    db.execute(f"UPDATE {table} SET {column} = {column} || ? WHERE {column} != ''",
                               [self.EVIL])
        met = 0
        for line, clean in zip(asked, before):
            line = [path if word == "{}" else word for word in line]
            told = run(*line)
            met += "forged row" in told
            self.assertEqual(re.findall(r"[^\n\t -~\xa0-\u2027\u202a-\U0010ffff]", told), [], line)
            self.assertEqual(told.count("\n"), clean.count("\n"), line)
            self.assertEqual(told.count("\t"), clean.count("\t"), line)
            document = run(*line, "--json")
            json.loads(document)
            self.assertEqual(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", document), [], line)
        self.assertGreater(met, len(asked) // 2)
        failed = run("coverage", path, "--job", "no\x1b[2Jjob\nforged", status=1)
        self.assertNotIn("\x1b", failed)
        self.assertEqual(failed.count("\n"), 1)


if __name__ == "__main__":
    unittest.main()
