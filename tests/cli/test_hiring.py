#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli for those who hire."""
import datetime
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

CLI = os.environ["WAYMARK_CLI"]
PDFTOTEXT = shutil.which("pdftotext")


def run(*args, status=0, stdin=None):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True,
                          text=True, timeout=60, input=stdin)
    told = f"{args}: exit {done.returncode}, wanted {status}\n{done.stdout}\n{done.stderr}"
    assert done.returncode == status, told
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


class Hire(Case):
    """A whole hire on the command line: five interviewers, two of them by file."""

    SECRET = "Zanzibar"  # stands in every card's texts, so that a leak is found wherever it is

    def setUp(self):
        super().setUp()
        run("plan-loop", self.file, "--job", self.job)
        self.stages = json.loads(run("job", self.file, "show", "--job", self.job,
                                     "--json"))["stages"]
        self.kits = [kit for stage in self.stages for kit in stage["interviews"]]
        self.application = run("candidate", self.file, "add", "--job", self.job,
                               "--name", "Quenya Oberon", "--email",
                               "quenya@example.org", "--phone", "+49 555 0199",
                               "--notes", "Met her at a fair").strip()
        self.people = ["Ana", "Ben", "Chen", "Dora", "Emil"]
        self.interviews = {}
        for person, kit in zip(self.people, self.kits[1:]):
            self.interviews[person] = run("candidate", self.file, "meet",
                                          "--application", self.application, "--kit",
                                          kit["id"], "--interviewer", person,
                                          "--date", "2026-11-20").strip()

    def kit_of(self, person):
        return self.kits[1 + self.people.index(person)]

    def fill(self, file, person, level="3", recommend="yes"):
        for skill in self.kit_of(person)["skills"]:
            run("scorecard", file, "rate", "--as", person,
                "--interview", self.interviews[person], "--skill", skill,
                "--level", level, "--evidence", f"{self.SECRET} says {person}")
        run("scorecard", file, "rate", "--as", person,
            "--interview", self.interviews[person], "--recommend", recommend,
            "--summary", f"{self.SECRET} in sum", "--red-flags", f"{self.SECRET} flag")

    def submit(self, person, **more):
        self.fill(self.file, person, **more)
        run("scorecard", self.file, "submit", "--as", person,
            "--interview", self.interviews[person])

    def show(self, person, whose, status=0):
        return run("scorecard", self.file, "show", "--as", person,
                   "--interview", self.interviews[whose], "--json",
                   status=status)

    def undo_all(self):
        """Takes back what can be; what was taken back, in words."""
        words = ""
        while True:
            done = subprocess.run([CLI, "undo", self.file], capture_output=True,
                                  text=True, timeout=60)
            if done.returncode:
                return words
            words += done.stdout

    def test_sealed(self):
        """Every surface of the command line, as somebody who owes a card, as the candidate, and as
        the author."""
        self.fill(self.file, "Ana")
        # A draft is its author's alone, and leaves no line in the log.
        self.assertIn("Only Ana", self.show("Ben", "Ana", status=1))
        self.assertNotIn("Scorecard", run("log", self.file))
        run("scorecard", self.file, "submit", "--as", "Ana", "--interview", self.interviews["Ana"])
        self.fill(self.file, "Ben")
        for who in ("Ben", "Chen", "Quenya Oberon"):
            self.assertIn("closed to you", self.show(who, "Ana", status=1))
            surfaces = [
                run("scorecard", self.file, "export", "--as", who,
                    "--interview", self.interviews["Ana"], status=1),
                run("debrief", self.file, "--as", who, "--application", self.application, status=1),
                run("debrief", self.file, "--as", who, "--application", self.application,
                    "--open", status=1),
                run("agreement", self.file, "--as", who, "--json"),
                run("agreement", self.file, "--as", who),
                run("log", self.file, "--as", who),
                run("candidate", self.file, "list", "--as", who, "--json"),
                run("candidate", self.file, "show", "--as", who,
                    "--application", self.application, "--json"),
                run("export", self.file, "workspace", "--as", who, "-o", "-"),
                run("person", self.file, "Quenya Oberon", "--as", who, "--json"),
                run("person", self.file, "Quenya Oberon", "--as", who, "--export", "-"),
                run("gap", self.file, "--person", "Quenya Oberon",
                    "--role", "ai-engineer", "--as", who, "--json"),
                run("team", self.file, "--as", who, "--json"), run("check", self.file, "--as", who),
                run("coverage", self.file, "--as", who, "--job", self.job, "--json"),
                run("kit", self.file, "--as", who, "--job", self.job,
                    "--stage", self.kits[2]["id"], "-o", "-"),
                run("job", self.file, "export", self.job, "--as", who),
                run("job", self.file, "export", self.job, "--posting", "--as", who),
                run("render", self.file, "map", "--as", who, "-o", "-", "--format", "svg"),
                *[run("render", self.file, picture, "--as", who, "-o", "-", "--format", "svg")
                  for picture in ("loop", "pipeline")],
                run("render", self.file, "debrief", "--as", who, "--application",
                    self.application, "-o", "-", "--format", "svg", status=1),
                run("describe", self.file, "--as", who),
            ]
            for text in surfaces:
                self.assertNotIn(self.SECRET, text)
                self.assertNotIn('"yes"', text)
        self.assertEqual(json.loads(run("agreement", self.file, "--as", "Ben", "--json"))["closed"],
                         1)
        # Cancelling one's interview is no way to look.
        run("candidate", self.file, "cancel", "--as", "Ben",
            "--application", self.application, "--interview",
            self.interviews["Ben"])
        self.assertIn("closed to you", self.show("Ben", "Ana", status=1))
        run("undo", self.file)
        # Nor is undoing that one is to meet her.
        self.assertIn("nothing to undo", run("undo", self.file, "--as", "Chen", status=1))
        for who in ("Ben", "Chen", "Quenya Oberon"):
            self.assertIn("closed to you", self.show(who, "Ana", status=1))
        # Her own card in, Ben sees Ana's, but for the vote.
        run("scorecard", self.file, "submit", "--as", "Ben", "--interview", self.interviews["Ben"])
        seen = json.loads(self.show("Ben", "Ana"))
        self.assertTrue(seen["intact"])
        self.assertIn(self.SECRET, seen["ratings"][0]["evidence"])
        self.assertEqual(seen["recommendation"], "")
        picture = run("render", self.file, "debrief", "--as", "Ben", "--application",
                      self.application, "-o", "-", "--format", "svg")
        self.assertIn(f"{self.SECRET} says Ana", picture)
        self.assertNotIn(">Yes<", picture)
        self.assertEqual(json.loads(self.show("Ana", "Ana"))["recommendation"], "yes")
        # Submitting is final: undo passes over it, and stops before what it stands on.
        self.assertNotIn("Scorecard", self.undo_all())
        self.assertIn(self.SECRET, self.show("Ana", "Ana"))

    def test_seal_breaks(self):
        self.submit("Ana")
        with sqlite3.connect(self.file) as db:
            db.execute("UPDATE scorecard_rating SET level = 4")
        self.assertFalse(json.loads(self.show("Ana", "Ana"))["intact"])

    def test_amend(self):
        self.submit("Ana")
        skill = self.kit_of("Ana")["skills"][0]
        args = ("scorecard", self.file, "amend", "--as", "Ana",
                "--interview", self.interviews["Ana"], "--skill", skill)
        run(*args, "--level", "1", "--evidence", "Looked again", status=1)
        run(*args, "--level", "1", "--evidence", "Looked again", "--reason", "Misheard")
        run("scorecard", self.file, "amend", "--as", "Ben",
            "--interview", self.interviews["Ana"], "--skill", skill,
            "--level", "1", "--evidence", "x", "--reason", "y", status=1)
        card = json.loads(self.show("Ana", "Ana"))
        self.assertEqual((card["amendments"], card["intact"]), (1, True))
        self.assertEqual(card["ratings"][0]["level"], 1)
        self.assertNotIn("Scorecard", self.undo_all())
        self.assertEqual(json.loads(self.show("Ana", "Ana"))["amendments"], 1)

    def by_file(self, person):
        """Kit out, a workspace of her own, card back."""
        kit, own = self.folder / f"{person}.kit.json", self.folder / f"{person}.waymark"
        run("kit", self.file, "--job", self.job, "--stage", self.kit_of(person)["id"],
            "--candidate", self.application,
            "--anonymous", "-o", kit)
        self.assertNotIn("Quenya", kit.read_text())
        run("init", own)
        run("import", own, kit)
        run("import", own, kit)
        self.fill(own, person)
        run("scorecard", own, "submit", "--as", person, "--interview", self.interviews[person])
        card = self.folder / f"{person}.card.json"
        run("scorecard", own, "export", "--as", person,
            "--interview", self.interviews[person], "-o", card)
        return own, card

    def test_by_file(self):
        own, card = self.by_file("Emil")
        self.assertIn("Taken in", run("scorecard", self.file, "import", card))
        before = self.file.read_bytes()
        self.assertIn("Nothing new", run("scorecard", self.file, "import", card))
        # It stays closed to who owes one, whoever took it in.
        self.assertIn("closed to you", self.show("Ana", "Emil", status=1))
        skill = self.kit_of("Emil")["skills"][0]
        run("scorecard", own, "amend", "--as", "Emil",
            "--interview", self.interviews["Emil"], "--skill", skill,
            "--level", "2", "--evidence", f"{self.SECRET} anew", "--reason", "Thought again")
        changed = self.folder / "changed.json"
        run("scorecard", own, "export", "--as", "Emil",
            "--interview", self.interviews["Emil"], "-o", changed)
        self.assertIn("amendments", run("scorecard", self.file, "import", changed))
        self.assertIn("Nothing new", run("scorecard", self.file, "import", changed))
        self.assertIn("Nothing new", run("scorecard", self.file, "import", card))
        seen = json.loads(self.show("Emil", "Emil"))
        self.assertEqual((seen["amendments"], seen["ratings"][0]["level"], seen["intact"]),
                         (1, 2, True))

    def test_by_file_one_more(self):
        """The kit had one skill more when she wrote her card anew: what she says of it stands
        beside what was sealed, as an amendment; what she no longer rates stays as she said it."""
        _, card = self.by_file("Emil")
        run("scorecard", self.file, "import", card)
        kit = json.loads((self.folder / "Emil.kit.json").read_text())
        dropped = kit["skills"].pop(0)["id"]
        kept = [it["id"] for it in kit["skills"]]
        more = next(row["id"] for row in json.loads(run("list", self.file, "skills", "--json"))
                    if row["id"] not in [dropped, *kept])
        kit["questions"] = []
        kit["skills"].append(dict(kit["skills"][0], id=more))
        anew = self.folder / "anew.waymark"
        (self.folder / "anew.kit.json").write_text(json.dumps(kit))
        run("init", anew)
        run("import", anew, self.folder / "anew.kit.json")
        for skill in [*kept, more]:
            run("scorecard", anew, "rate", "--as", "Emil", "--interview", self.interviews["Emil"],
                "--skill", skill, "--level", "1" if skill == more else "3",
                "--evidence", f"{self.SECRET} says Emil")
        run("scorecard", anew, "rate", "--as", "Emil", "--interview", self.interviews["Emil"],
            "--recommend", "yes", "--summary", f"{self.SECRET} in sum")
        run("scorecard", anew, "submit", "--as", "Emil", "--interview", self.interviews["Emil"])
        changed = self.folder / "changed.json"
        run("scorecard", anew, "export", "--as", "Emil", "--interview", self.interviews["Emil"],
            "-o", changed)
        self.assertIn("amendments", run("scorecard", self.file, "import", changed))
        self.assertIn("Nothing new", run("scorecard", self.file, "import", changed))
        seen = json.loads(self.show("Emil", "Emil"))
        levels = {it["skill"]: it["level"] for it in seen["ratings"]}
        self.assertEqual((levels[more], levels[dropped], seen["intact"], seen["amendments"]),
                         (1, 3, True, 1))
        self.assertIn("sound", run("check", self.file))

    def test_list(self):
        """By stage, source, state, days, words, and in several orders."""
        for name, source, stage in (("Wu Lee", "Referral", 1), ("Ada Byron", "Job board", 2),
                                    ("Bo Ek", "Referral", 2)):
            made = run("candidate", self.file, "add", "--job", self.job, "--name", name,
                       "--source", source).strip()
            run("candidate", self.file, "move", "--application", made,
                "--stage", self.stages[stage]["id"])
        run("candidate", self.file, "reject", "--application", "Bo Ek", "--reason", "No")

        def names(*options):
            return [row["name"] for row in json.loads(run("candidate", self.file, "list", "--json",
                                                          *options))]

        stage = self.stages[2]["name"]
        everybody = ["Ada Byron", "Bo Ek", "Quenya Oberon", "Wu Lee"]
        for options, wanted in (
            (["--sort", "name"], everybody),
            (["--status", "active", "--sort", "name"], ["Ada Byron", "Quenya Oberon", "Wu Lee"]),
            (["--status", "rejected"], ["Bo Ek"]), (["--status", "hired"], []),
            (["--source", "Referral", "--sort", "name"], ["Bo Ek", "Wu Lee"]),
            (["--stage", stage, "--sort", "name"], ["Ada Byron", "Bo Ek"]),
            (["--stage", self.stages[2]["id"], "--status", "active"], ["Ada Byron"]),
            (["--stage", self.stages[0]["name"]], []), (["--days", "1"], []),
            (["--search", "REFERRAL", "--sort", "name"], ["Bo Ek", "Wu Lee"]),
            (["--search", "byron", "--job", self.job], ["Ada Byron"]),
        ):
            self.assertEqual(names(*options), wanted, options)
        line = run("candidate", self.file, "list", "--search", "Ada").strip().split("\t")
        self.assertEqual(line[1:], ["Ada Byron", stage, "active", "0", "Job board", "0/0"])
        for options in (["--status", "asleep"], ["--days", "many"], ["--sort", "merit"],
                        ["--stage", "nowhere"]):
            run("candidate", self.file, "list", *options, status=1)

    def test_claims(self):
        """Mapped by hand, undone, and never evidence."""
        def claims():
            return json.loads(run("candidate", self.file, "claim", "--application",
                                  self.application, "--json"))

        def evidence():
            return [run("gap", self.file, "--person", "Quenya Oberon", "--role", "ai-engineer",
                        "--json"), run("coverage", self.file, "--job", self.job, "--json")]

        before = evidence()
        add = ("candidate", self.file, "claim", "--application", self.application, "--skill", "rag")
        run(*add, "--words", "Two years of it")
        self.assertEqual(claims(), [{"skill": "rag", "words": "Two years of it"}])
        debrief = ("debrief", self.file, "--application", self.application)
        self.assertIn("    Claimed, no evidence: Two years of it\n", run(*debrief))
        told = {row["skill"]: row for row in json.loads(run(*debrief, "--json"))["skills"]}
        self.assertEqual([skill for skill in told if "claimed" in told[skill]], ["rag"])
        self.assertEqual(told["rag"]["claimed"], "Two years of it")
        self.assertEqual(run(*add[:5]), "rag\tTwo years of it\n")
        self.assertEqual(evidence(), before)
        run(*add, "--words", "Three")
        run("undo", self.file)
        self.assertEqual(claims()[0]["words"], "Two years of it")
        run(*add)
        self.assertEqual(claims(), [])
        self.assertIn("“rag”", run(*add, status=1))
        run(*add[:6], "no-such-skill", "--words", "x", status=1)
        run(*add[:5], "--words", "x", status=2)

    def test_hostile_cards(self):
        _, path = self.by_file("Emil")
        card = json.loads(path.read_text())
        other = run("candidate", self.file, "add", "--job", self.job,
                    "--name", "Somebody Else").strip()
        somebody = next(row["person"]
                        for row in json.loads(run("candidate", self.file, "list", "--json"))
                        if row["id"] == other)
        cases = [
            (dict(card, application=other), "another candidate"),
            (dict(card, candidate=somebody), "another candidate"),
            (dict(card, interviewer="person-nobody"), "somebody else"),
            (dict(card, interview="interview-none"), "no interview"),
            (dict(card, summary="changed"), "seal"), (dict(card, sha256="0" * 64), "seal"),
            (dict(card, overallRecommendation="great"), "overallRecommendation"),
            (dict(card, submitted="2026-13-01T00:00:00Z"), "submitted"),
            (dict(card, ratings=[{"skill": "rag", "state": "rated", "level": 99}]), "level"),
            (dict(card, ratings=[{"skill": "rag", "state": "no_signal", "level": 1}]), "level"),
            (dict(card, ratings=card["ratings"] + card["ratings"][:1]), "twice"),
            (dict(card, ratings="none"), "ratings"),
            (dict(card, format="waymark-card/2"), "waymark-card/1"),
            ([card], "waymark-card/1"), ({}, "waymark-card/1"),
        ]
        texts = [(json.dumps(value), expected) for value, expected in cases]
        texts += [("", "empty"), ('{"format": ' + "[" * 100000, ""),
                  (path.read_text()[:-40], ""), ("\x00", "")]
        dump = self.dump()
        for number, (text, expected) in enumerate(texts):
            bad = self.folder / "bad.json"
            bad.write_text(text)
            message = run("scorecard", self.file, "import", bad, status=1)
            self.assertEqual(message.count("\n"), 1, message)
            self.assertIn(expected, message, f"case {number}: {message}")
            self.assertNotIn(self.SECRET, message)
        self.assertEqual(self.dump(), dump)
        # What only a workspace's document tells of a card is no part of a file of one.
        bad.write_text(json.dumps(dict(card, amendments=[1, {"time": 7}], fromFile="x", id=[7])))
        run("scorecard", self.file, "import", bad)

    def test_hostile_kits(self):
        kit = self.folder / "kit.json"
        run("kit", self.file, "--job", self.job, "--stage", self.kit_of("Emil")["id"],
            "--candidate", self.application, "-o", kit)
        good = json.loads(kit.read_text())
        own = self.folder / "own.waymark"
        run("init", own)
        skill, question, met = good["skills"][0], good["questions"][0], good["interview"]
        cases = [
            (dict(good, stage=None), "stage"), (dict(good, minutes=-1), "minutes"),
            (dict(good, minutes=1.5), "minutes"), (dict(good, minutes=10 ** 9), "minutes"),
            (dict(good, kind="secret"), "kind"), (dict(good, id=7), "id"),
            (dict(good, name=""), "name"), (dict(good, name="x" * 100000), "name"),
            (dict(good, format="waymark-kit/2"), "waymark-kit/2"),
            (dict(good, skills="none"), "skills"),
            (dict(good, skills=[{"id": "../x", "name": "x"}]), "skills[0].id"),
            (dict(good, skills=[skill, skill]), "twice"),
            (dict(good, skills=[dict(skill, level=99)]), "skills[0].level"),
            (dict(good, questions=[question, question]), "twice"),
            ({key: value for key, value in good.items() if key != "interview"}, "no interview"),
            (dict(good, interview=dict(met, date="2026-02-30")), "interview.date"),
            (dict(good, interview=dict(met, start="25:00")), "interview.start"),
            (dict(good, interview=dict(met, candidate={"id": "x y", "name": "O"})),
             "interview.candidate.id"),
            (dict(good, interview=dict(met, candidate=met["interviewer"])), "herself"),
            *[(dict(good, interview={key: value for key, value in met.items() if key != left}),
               left) for left in ("id", "application", "candidate", "interviewer")],
            ([good], "format"), ({}, "format"), (None, "format"),
        ]
        texts = [(json.dumps(value), expected) for value, expected in cases]
        texts += [("", "empty"), ("\x00", "U+0000"), (json.dumps(good)[:-40], "ends"),
                  ('{"format": "waymark-kit/1", "x": ' + "[" * 100000, "nested")]
        before = self.dump(own)
        for number, (text, expected) in enumerate(texts):
            kit.write_text(text)
            message = run("import", own, kit, status=1)
            self.assertEqual(message.count("\n"), 1, message)
            self.assertIn(expected, message, f"case {number}: {message}")
        self.assertEqual(self.dump(own), before)
        kit.write_text(json.dumps(good))
        run("import", own, kit, "--dry-run")
        self.assertEqual(self.dump(own), before)
        run("import", own, kit)
        # Who took in a kit takes in the workspace that it comes from, again and again.
        whole = self.folder / "whole.json"
        run("export", self.file, "workspace", "-o", whole)
        for _ in range(2):
            run("import", own, whole)
        jobs = (json.loads(run("export", file, "workspace", "-o", "-"))["jobs"]
                for file in (self.file, own))
        self.assertEqual(*([(job["id"], job["loop"]["id"]) for job in each] for each in jobs))
        other = dict(good, interview=dict(good["interview"], id="interview-new",
                                          candidate={"id": "person-other", "name": "O"}))
        kit.write_text(json.dumps(other))
        self.assertIn("another candidate", run("import", own, kit, status=1))

    def dump(self, file=None):
        with sqlite3.connect(file or self.file) as db:
            return "\n".join(db.iterdump())

    def test_whole_hire(self):
        for person in self.people[:3]:
            self.submit(person, level="4" if person == "Ana" else "2")
        for person in self.people[3:]:
            run("scorecard", self.file, "import", self.by_file(person)[1])
        run("candidate", self.file, "hire", "--application", self.application, status=1)
        debrief = json.loads(run("debrief", self.file, "--as", "Ana",
                                 "--application", self.application, "--open", "--json"))
        self.assertEqual((debrief["owed"], debrief["closed"], debrief["votesOpen"]), (0, 0, False))
        spreads = [row["high"] - row["low"] for row in debrief["skills"]]
        self.assertEqual(spreads, sorted(spreads, reverse=True))
        self.assertEqual({vote["recommendation"] for vote in debrief["votes"]}, {"yes", ""})
        self.assertIn("talked through",
                      run("debrief", self.file, "--as", "Ana", "--application", self.application,
                          "--votes", status=1))
        self.moves()
        for row in debrief["skills"]:
            run("debrief", self.file, "--as", "Ana", "--application", self.application,
                "--done", row["skill"])
        opened = json.loads(run("debrief", self.file, "--as", "Ana",
                                "--application", self.application, "--votes", "--json"))
        self.assertEqual([vote["recommendation"] for vote in opened["votes"]], ["yes"] * 5)
        decide = ["debrief", self.file, "--as", "Ana", "--application", self.application,
                  "--decide", "hire", "--why", "She can"]
        self.assertIn("missing", run(*decide, status=1))
        required = json.loads(run("job", self.file, "show", "--job", self.job,
                                  "--json"))["requirements"]
        musts = [row["skill"] for row in required if row["importance"] == "must"
                 and not row["checkInOnboarding"]]
        told = "Thank you. We would love to work with you."
        run(*decide, "--for-candidate", told,
            *[f"--because={skill}=because of {skill}" for skill in musts])
        self.papers(told, musts)
        self.finalists()
        run("candidate", self.file, "hire", "--as", "Ana", "--application", self.application)
        self.plan_from_cards()
        # What was said about her stays closed to her; what was found is her plan's.
        self.assertIn("about you is closed to you", self.show("Quenya Oberon", "Ana", status=1))
        run("debrief", self.file, "--as", "Quenya Oberon", "--application", self.application,
            status=1)
        self.assertIn("about you is closed to you", run("finalists", self.file, "--as",
                                                        "Quenya Oberon", "--job", self.job))
        run("plan", self.file, "--as", "Quenya Oberon", "--start", "2027-02-01", "--job", self.job,
            "--person", "Quenya Oberon")
        gap = json.loads(run("gap", self.file, "--person", "Quenya Oberon",
                             "--role", "ai-engineer", "--json"))
        self.assertTrue(any(row["state"] != "not_assessed" for row in gap["skills"]))
        people = json.loads(run("list", self.file, "people", "--json"))
        self.assertIn("employee",
                      json.dumps(next(row for row in people if row["name"] == "Quenya Oberon")))
        self.assertIn("Too few", run("agreement", self.file))
        self.assertEqual(json.loads(run("agreement", self.file, "--json"))["candidates"], 1)
        # What the plan took from the cards goes with her.
        run("erase", self.file, "--person", "Quenya Oberon", "--yes", "--reason", "She asked")
        self.assertNotIn(self.SECRET.encode(), self.file.read_bytes())

    def moves(self):
        """Who moves says to what and why; what the card says stays beside it. No vote moves while
        votes are closed, and nothing that nobody rates."""
        own = ["debrief", self.file, "--as", "Ana", "--application", self.application]
        move = [*own, "--move", self.interviews["Ben"]]
        skill = self.kit_of("Ben")["skills"][0]
        why = ["--reason", "Heard the second half"]
        for wrong, expected in (
                (["--skill", skill, "--level", "1"], "and why"),
                (["--skill", skill, *why], "--level takes"),
                (["--skill", "nonsense", "--level", "1", *why], "“nonsense”"),
                (["--recommend", "no", *why], "votes are closed"),
                ([*why], "votes are closed")):
            self.assertIn(expected, run(*move, *wrong, status=1))
        self.assertIn("go from 0 to 4", run(*move, "--skill", skill, "--level", "9", *why,
                                            status=1))
        unrated = next(row["skill"] for row in json.loads(run(*own, "--json"))["skills"]
                       if row["skill"] not in self.kit_of("Ben")["skills"])
        self.assertIn("says nothing", run(*move, "--skill", unrated, "--level", "1", *why,
                                          status=1))
        self.assertIn("go with --move", run(*own, "--skill", skill, status=2))
        other = run("candidate", self.file, "add", "--job", self.job, "--name", "Ola").strip()
        met = run("candidate", self.file, "meet", "--application", other, "--kit",
                  self.kits[1]["id"], "--interviewer", "Ben").strip()
        self.assertIn("another application", run(*own, "--move", met, "--recommend", "no", *why,
                                                 status=1))
        run("undo", self.file)
        run("undo", self.file)
        self.assertIn("“nonsense”", run(*own, "--done", "nonsense", status=1))
        text = run(*move, "--skill", skill, "--level", "1", *why)
        self.assertIn(f"Ben\t2 → 1 (Ana: Heard the second half)\t{self.SECRET} says Ben", text)
        self.assertIn(f"Ben\tvote closed\tRed flags: {self.SECRET} flag", text)
        it = next(card for row in json.loads(run(*own, "--json"))["skills"]
                  for card in row["cards"] if "movedTo" in card)
        self.assertEqual([it[key] for key in ("level", "movedLevel", "movedTo", "reason")],
                         [2, 1, "rated", "Heard the second half"])
        ana = next(row["id"] for row in json.loads(run("list", self.file, "people", "--json"))
                   if row["name"] == "Ana")
        self.assertEqual(it["mover"], ana)

    def papers(self, told, musts):
        """The record holds everything; what the candidate may read holds nothing internal, in any
        form."""
        def text(what, ending):
            out = self.folder / f"{what}.{ending}"
            run("debrief", self.file, "--as", "Ana", "--application", self.application,
                f"--{what}", out)
            if ending == "pdf":
                self.assertEqual(out.read_bytes()[:5], b"%PDF-")
                return subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True,
                                      text=True, check=True).stdout if PDFTOTEXT else None
            return out.read_text()

        record = text("record", "txt")
        for words in ("Quenya Oberon", "Hire", "Decided by Ana", "She can", told, "Yes",
                      f"{self.SECRET} flag", *self.people,
                      *[f"{self.SECRET} says {who}" for who in self.people],
                      *[f"because of {skill}" for skill in musts]):
            self.assertIn(words, record)
        internal = [self.SECRET, "She can", "because of", "Hire", "level", "quenya@example.org",
                    "555 0199", "Met her at a fair", "Yes", "Ana", *self.people,
                    *[kit["name"] for kit in self.kits],
                    *[row["name"] for row in json.loads(run("list", self.file, "skills",
                                                            "--json"))]]
        for ending in ("txt", "html", "pdf"):
            summary = text("summary", ending)
            if summary is None:
                continue
            body = summary.split("</style>")[-1]
            self.assertIn("Quenya Oberon", body)
            self.assertIn("We would love to work with you", body)
            for words in internal:
                self.assertNotIn(words, body, ending)

    def finalists(self):
        """By name, nothing summed up; what each would need; what is closed to who owes a card."""
        other = run("candidate", self.file, "add", "--job", self.job, "--name", "Ida Berg").strip()
        owed = run("candidate", self.file, "meet", "--application", other, "--kit",
                   self.kits[1]["id"], "--interviewer", "Ben").strip()
        mine = run("candidate", self.file, "meet", "--application", other, "--kit",
                   self.kits[2]["id"], "--interviewer", "Ana").strip()
        for skill in self.kits[2]["skills"]:
            run("scorecard", self.file, "rate", "--as", "Ana", "--interview", mine,
                "--skill", skill, "--level", "no-signal", "--evidence", "silence")
        run("scorecard", self.file, "rate", "--as", "Ana", "--interview", mine,
            "--recommend", "no_decision")
        run("scorecard", self.file, "submit", "--as", "Ana", "--interview", mine)
        told = json.loads(run("finalists", self.file, "--as", "Ana", "--job", self.job, "--json"))
        self.assertEqual([row["name"] for row in told["finalists"]], ["Ida Berg", "Quenya Oberon"])
        ida, quenya = ({row["skill"]: row for row in one["skills"]} for one in told["finalists"])
        self.assertEqual({ida[skill]["shown"] for skill in self.kits[2]["skills"]}, {"tried"})
        debrief = json.loads(run("debrief", self.file, "--as", "Ana",
                                 "--application", self.application, "--json"))
        self.assertEqual({row["skill"]: row["shown"] for row in debrief["skills"]},
                         {skill: quenya[skill]["shown"] for skill in
                          [row["skill"] for row in debrief["skills"]]})
        for one in told["finalists"]:
            need = one["onboarding"]
            self.assertGreater(need["weeks"], 0)
            self.assertGreater(need["checks"], 0)
            self.assertFalse({"score", "sum", "rank"} & set(one))
        need = told["finalists"][1]["onboarding"]
        slow = json.loads(run("finalists", self.file, "--as", "Ana", "--job", self.job,
                              "--hours", "1", "--json"))["finalists"][1]["onboarding"]
        self.assertGreaterEqual((slow["weeks"], slow["leftOut"]), (need["weeks"], need["leftOut"]))
        closed = json.loads(run("finalists", self.file, "--as", "Ben", "--job", self.job, "--json"))
        self.assertEqual(closed["closed"], ["Ida Berg"])
        self.assertNotIn("silence", json.dumps(closed))
        run("finalists", self.file, status=2)
        run("finalists", self.file, "--job", self.job, "--hours", "99", status=2)

    def test_kits(self):
        """For who has Waymark and who has not; nobody's name where it is hidden."""
        kit = self.kit_of("Emil")
        base = ["kit", self.file, "--job", self.job, "--stage", kit["id"]]
        ends = {}
        for ending in ("json", "html", "txt", "pdf"):
            ends[ending] = self.folder / f"kit.{ending}"
            run(*base, "--candidate", "Quenya Oberon", "--anonymous", "-o", ends[ending])
            for word in (b"Quenya", b"quenya", b"Oberon", b"555 0199"):
                self.assertNotIn(word, ends[ending].read_bytes())
        whole = json.loads(ends["json"].read_text())
        page, text = ends["html"].read_text(), ends["txt"].read_text()
        asked = [more for question in whole["questions"] for more in question.get("followUps", [])]
        self.assertTrue(asked)
        for more in asked:
            self.assertIn("Then: " + more, text)
        for question in whole["questions"]:
            self.assertIn(question["question"], text)
            self.assertIn(question["strongAnswer"], text)
        self.assertEqual(page.count("<fieldset"), len(kit["skills"]) + 1)
        self.assertIn("default-src 'none'", page)
        for word in ("<script", "http://", "https://", "src=", "@import"):
            self.assertNotIn(word, page)
        self.assertEqual(ends["pdf"].read_bytes()[:5], b"%PDF-")
        run(*base, "-o", ends["txt"])
        self.assertNotIn("Overall recommendation", ends["txt"].read_text())
        # What is asked next is changed in the language that it is read in, and only there.
        edit = ["edit", self.file, "question", "edit", whole["questions"][0]["id"]]
        run(*edit, "--follow-up", "你会怎么量？", "--lang", "zh_CN")
        run(*base, "-o", ends["txt"], "--lang", "zh_CN")
        self.assertIn("你会怎么量？", ends["txt"].read_text())
        run(*edit, "--follow-up", "How would you measure it?", "--follow-up", "And then?")
        run(*base, "-o", ends["txt"])
        self.assertIn("Then: How would you measure it?", ends["txt"].read_text())
        run(*base, "-o", ends["json"])
        self.assertEqual(json.loads(ends["json"].read_text())["questions"][0]["followUps"],
                         ["How would you measure it?", "And then?"])
        run(*base, "-o", ends["txt"], "--lang", "zh_CN")
        self.assertIn("你会怎么量？", ends["txt"].read_text())
        # Taken away in one language, they stay in the other; and a question that is gone from the
        # bank stays in the kits of plans that ask it.
        for _ in range(2):
            run(*edit, "--follow-up", "", "--lang", "zh_CN")
        run(*base, "-o", ends["json"], "--lang", "zh_CN")
        self.assertNotIn("followUps", json.loads(ends["json"].read_text())["questions"][0])
        run(*base, "-o", ends["txt"])
        self.assertIn("Then: How would you measure it?", ends["txt"].read_text())
        run("edit", self.file, "question", "delete", whole["questions"][-1]["id"])
        run(*base, "-o", ends["txt"])
        self.assertIn(whole["questions"][0]["question"], ends["txt"].read_text())
        with sqlite3.connect(self.file) as db:
            db.execute("UPDATE question SET extra = json_set (extra, '$.translations.en',"
                       " json_object ('followUps', 'A text alone'))")
        run(*base, "-o", ends["txt"])
        self.assertIn("Then: A text alone", ends["txt"].read_text())

    def test_stage_kits(self):
        """Of a stage with several interviews: one paper; a file for Waymark is for one of them."""
        stage = self.stages[-1]
        base = ["kit", self.file, "--job", self.job, "--stage", stage["name"]]
        text, page = self.folder / "kits.txt", self.folder / "kits.html"
        run(*base, "-o", text)
        told = text.read_text()
        self.assertTrue(told.startswith(stage["name"] + "\n"))
        for kit in stage["interviews"]:
            self.assertIn(f"- {kit['name']} · {kit['minutes']} min\n", told)
            self.assertIn(f"\n{kit['name']}\nAI engineer · {stage['name']}", told)
        run(*base, "-o", page)
        self.assertEqual(page.read_text().count("<h1>"), 1 + len(stage["interviews"]))
        failed = run(*base, "-o", self.folder / "kit.json", status=1)
        for kit in stage["interviews"]:
            self.assertIn(f"{kit['id']} ({kit['name']})", failed)
        self.assertFalse((self.folder / "kit.json").exists())
        # Only those that she is to have; with one of them the paper is that one's.
        run(*base, "--candidate", "Quenya Oberon", "-o", text)
        told = text.read_text()
        mine = [kit for kit in stage["interviews"]
                if kit["id"] in [it["id"] for it in self.kits[1:6]]]
        self.assertEqual(told.count("Interviewer: "), len(mine))
        self.assertIn("no application", run(*base, "--candidate", "Nobody", "-o", text, status=1))
        run(*base[:4], "--stage", self.stages[0]["name"], "--candidate", "Quenya Oberon",
            "-o", text, status=1)
        run(*base, "-o", self.folder / "kit.doc", status=2)
        run(*base[:4], "--stage", "no stage", "-o", text, status=1)

    def test_job_page(self):
        """For a reader: stack, self-test, outline; nothing of the interviews."""
        out = self.folder / "job.txt"
        run("job", self.file, "page", "--job", self.job, "-o", out)
        text = out.read_text()
        for words in ("Ask yourself", "Your first week, month and quarter", "What you bring",
                      "What you can learn here"):
            self.assertIn(words, text)
        for kit in self.kits:
            self.assertNotIn(kit["name"], text)
        run("job", self.file, "page", "--job", self.job, status=2)
        self.assertEqual(run("finalists", self.file, "--job", self.job),
                         "No scorecard is in for this job yet.\n")
        # A plan would begin with the newest template for the role, and so does the page; a
        # translation that is one text where a list belongs is a list of one.
        with sqlite3.connect(self.file) as db:
            db.executescript("""
                INSERT INTO onboarding_template (id, pack_id, slug, name, role, sort, extra)
                SELECT 7, pack_id, 'a-template', 'Ours', role, sort, json_object ('version', 2,
                'isBasedOn', slug) FROM onboarding_template WHERE slug = 'onboarding-ai-engineer';
                INSERT INTO template_milestone (id, template_id, slug, name, horizon, goals, sort,
                extra) VALUES (7, 7, 'w', 'Our week', 'week', '["Old goal"]', 0,
                '{"translations":{"en":{"goals":"A goal alone"}}}')""")
        run("job", self.file, "page", "--job", self.job, "-o", out)
        self.assertIn("Our week", out.read_text())
        self.assertIn("A goal alone", out.read_text())

    def plan_from_cards(self):
        """Each activity says which card and sentence caused it; the new hire's copy does not."""
        made = ["plan", self.file, "--start", "2027-01-11", "--job", self.job]
        self.assertIn("was not hired", run(*made, "--person", "Ana", status=1))
        plan = run(*made, "--person", "Quenya Oberon").strip()
        tasks = json.loads(run("export", self.file, "plan", "--id", plan))["tasks"]
        whys = [why for task in tasks for why in task.get("why", [])]
        self.assertEqual({why["finding"] for why in whys}, {"met", "short", "never_tried"})
        cards = {}
        for why in whys:
            if why["finding"] == "never_tried":
                self.assertNotIn("sentence", why)
                continue
            person = why["sentence"].split()[-1]
            self.assertEqual((why["sourceKind"], why["sentence"]),
                             ("scorecard", f"{self.SECRET} says {person}"), why)
            self.assertEqual(cards.setdefault(person, why["source"]), why["source"])
        self.assertEqual(len(set(cards.values())), len(cards))
        self.assertIn("Ana", cards)
        learning = [task for task in tasks if task.get("origin", "").startswith("gap:")]
        self.assertTrue(any("short" == why["finding"] for task in learning for why in task["why"]))
        hire = run("export", self.file, "plan", "--id", plan, "--for", "new-hire")
        self.assertNotIn(self.SECRET, hire)
        self.assertNotIn(cards["Ana"], hire)
        self.assertEqual([task["id"] for task in json.loads(hire)["tasks"]],
                         [task["id"] for task in tasks])

    def test_erase(self):
        """No byte of her is left in the file, its log, or its backups; counts still add up."""
        for person in self.people[:2]:
            self.submit(person)
        run("rate", self.file, "--person", "Ana", "--skill", "rag", "--level", "2", "--evidence",
            "Worked with quenya oberon on it")
        other = run("candidate", self.file, "add", "--job", self.job, "--name", "Wei Chen").strip()
        about_wei = run("candidate", self.file, "meet", "--application", other, "--kit",
                        self.kit_of("Ana")["id"], "--interviewer", "Ana").strip()
        card = ("--as", "Ana", "--interview", about_wei)
        for skill in self.kit_of("Ana")["skills"]:
            run("scorecard", self.file, "rate", *card, "--skill", skill, "--level", "not-asked")
        run("scorecard", self.file, "rate", *card, "--recommend", "no", "--summary",
            "Quenya Oberon was stronger")
        run("scorecard", self.file, "submit", *card)
        run("scorecard", self.file, "amend", *card, "--recommend", "no_decision", "--evidence",
            "Another day", "--reason", "Too quick")
        with sqlite3.connect(self.file) as db:
            db.execute("UPDATE candidate SET documents = 'CV.pdf' || char (10) || 'q-oberon.pdf'")
            db.execute("UPDATE candidate SET documents = 'wei-cv.pdf' WHERE person_id ="
                       " (SELECT person_id FROM application WHERE slug = ?)", (other,))
            db.execute("UPDATE job SET description = 'See q-oberon.pdf'")
        backup, forgotten = self.folder / "copy.waymark", self.folder / "old.waymark"
        for target in (backup, forgotten):
            run("backup", self.file, "-o", target)
        needles = [b"Quenya", b"quenya", b"Oberon", b"555 0199",
                   b"Met her at a fair", self.SECRET.encode()]
        self.assertTrue(all(needle in self.file.read_bytes() for needle in needles[:1]))
        run("erase", self.file, "--person", "Quenya Oberon", status=2)
        run("retention", self.file, "hold", "--person", "Quenya Oberon",
            "--reason", "A case at court")
        self.assertIn("legal hold",
                      run("erase", self.file, "--person", "Quenya Oberon", "--yes", status=1))
        run("retention", self.file, "release", "--person", "Quenya Oberon")
        told = run("erase", self.file, "--person", "Quenya Oberon", "--yes",
                   "--reason", "She asked", "--backup", backup)
        self.assertIn("old.waymark", told)
        self.assertNotIn("copy.waymark", told)
        forgotten.unlink()
        for path in self.folder.iterdir():
            data = path.read_bytes()
            for needle in needles:
                self.assertNotIn(needle, data, f"{path.name} holds {needle}")
        with sqlite3.connect(self.file) as db:
            # Hers alone is gone everywhere; what others' are called too stays theirs.
            self.assertEqual(db.execute("SELECT documents FROM candidate").fetchall(),
                             [("wei-cv.pdf",)])
            self.assertNotIn("oberon", db.execute("SELECT description FROM job").fetchone()[0])
            self.assertEqual(db.execute("SELECT count(*) FROM scorecard").fetchone()[0], 3)
            self.assertGreater(
                db.execute("SELECT count(*) FROM scorecard_rating WHERE level = 3").fetchone()[0],
                5)
            record = db.execute("SELECT reason, applications, texts FROM erasure_record").fetchone()
            self.assertEqual(record, ("She asked", 1, 3))
        # A card about another is as whole as before: nobody else changed it.
        seen = json.loads(run("scorecard", self.file, "show", *card, "--json"))
        self.assertEqual((seen["intact"], seen["amendments"]), (True, 1))
        with sqlite3.connect(self.file) as db:
            db.execute("UPDATE scorecard SET summary = 'Another was stronger'")
        self.assertFalse(json.loads(run("scorecard", self.file, "show", *card, "--json"))["intact"])
        run("undo", self.file, status=1)
        run("redo", self.file, status=1)
        self.assertIn("sound", run("check", self.file))
        self.assertIn("Erased", run("candidate", self.file, "list"))
        self.assertIn("was erased", run("candidate", self.file, "claim", "--application",
                                        self.application, "--skill", "rag", "--words", "x",
                                        status=1))

    def test_erase_common(self):
        """What a name is made of goes where it stands whole, and nowhere else; a name of one
        word goes as it is written. Codes, dates and what is taught stay."""
        names = ("Model Zyxwv", "Wei Chen", "Buddy", "Eva 2026")
        for name in names:
            run("candidate", self.file, "add", "--job", self.job, "--name", name)
        run("plan", self.file, "--person", "Ana", "--role", "ai-engineer", "--start", "2026-09-01")
        run("rate", self.file, "--person", "Ana", "--skill", "rag", "--level", "2", "--evidence",
            "The model of MODEL Zyxwv, not of Chen or Wei Chen; Zyxwv said so to Buddy, his buddy,"
            " and Eva 2026 to Eva on 2026-01-02")
        columns = ("skill.name", "skill.description", "activity.owner", "activity.name",
                   "activity_link.target", "template_activity.owner", "application.applied",
                   "template_activity.depends_on", "template_activity.name", "pack_section.json")

        def taught():
            with sqlite3.connect(self.file) as db:
                return {c: db.execute("SELECT {1} FROM {0} ORDER BY 1".format(*c.split(".")))
                        .fetchall() for c in columns}

        before = taught()
        told = [run("erase", self.file, "--person", name, "--yes") for name in names]
        self.assertRegex(told[0], "[0-9] texts? still holds? her first or last name alone")
        self.assertNotIn("still hold", told[2].replace("This file still holds", ""))
        self.assertEqual(taught(), before)
        with sqlite3.connect(self.file) as db:
            told = db.execute("SELECT evidence FROM skill_rating").fetchone()[0]
            self.assertEqual(told, "The model of …, not of Chen or …; Zyxwv said so to …, his"
                                   " buddy, and … to Eva on 2026-01-02")

    def test_retention(self):
        before = datetime.date.today()
        run("candidate", self.file, "reject", "--application", self.application,
            "--reason", "Another was stronger")
        rows = json.loads(run("retention", self.file, "due", "--json"))
        self.assertEqual([row["state"] for row in rows], ["keep"])
        run("retention", self.file, "rule", "--outcome", "rejected",
            "--keep", "0", "--erase", "10", "--reason", "Ours")
        run("retention", self.file, "rule", "--outcome", "sometimes", "--keep", "0", status=1)
        rows = json.loads(run("retention", self.file, "due", "--json"))
        ended = datetime.date.fromisoformat(rows[0]["keepUntil"])
        self.assertIn(ended, (before, datetime.date.today()))
        for days, state in ((5, "may"), (10, "due"), (16, "due"), (17, "overdue")):
            day = ended + datetime.timedelta(days=days)
            rows = json.loads(run("retention", self.file, "due", "--on", day, "--json"))
            self.assertEqual(rows[0]["state"], state, days)
        self.assertIn("Quenya", run("retention", self.file, "due", "--on",
                                    ended + datetime.timedelta(days=20)))
        self.assertEqual(run("retention", self.file, "due"), "")

    def test_resume(self):
        resume = self.folder / "resume.json"
        resume.write_text(json.dumps({"basics": {"name": "Wu Lee", "email": "wu@example.org",
                                                 "url": "javascript:alert(1)"},
                                      "skills": [{"name": "RAG", "level": "Master"}]}))
        run("candidate", self.file, "add", "--job", self.job, "--resume", resume)
        gap = json.loads(run("gap", self.file, "--person", "Wu Lee",
                             "--role", "ai-engineer", "--json"))
        self.assertEqual({row["state"] for row in gap["skills"]}, {"not_assessed"})
        self.assertNotIn("javascript", run("person", self.file, "Wu Lee", "--json"))
        # What is told beside it wins.
        told = json.loads(run("candidate", self.file, "add", "--job", self.job, "--resume", resume,
                              "--name", "Lee Wu", "--source", "A fair", "--json"))
        listed = {it["id"]: it for it in json.loads(run("candidate", self.file, "list", "--json"))}
        self.assertEqual((listed[told["id"]]["name"], listed[told["id"]]["source"]),
                         ("Lee Wu", "A fair"))
        resume.write_text("[]")
        self.assertIn("JSON Resume",
                      run("candidate", self.file, "add", "--job", self.job,
                          "--resume", resume, status=1))

    def test_pipeline(self):
        stage = self.stages[1]["id"]
        run("candidate", self.file, "move", "--application", self.application, "--stage", stage)
        run("candidate", self.file, "move", "--application", self.application,
            "--stage", "stage-none", status=1)
        row = json.loads(run("candidate", self.file, "list", "--job", self.job, "--json"))[0]
        self.assertEqual((row["stage"], row["days"]), (stage, 0))
        run("candidate", self.file, "withdraw", "--application", self.application)
        self.assertIn("ended", run("candidate", self.file, "move",
                                   "--application", self.application, "--stage", stage, status=1))
        self.assertIn("Withdraw Application: Quenya Oberon", run("undo", self.file))


if __name__ == "__main__":
    unittest.main(verbosity=2)
