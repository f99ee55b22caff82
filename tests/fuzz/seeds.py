# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fuzz driver begins with: a sound file of each kind that Waymark reads, made by the
program itself, and the commands that read it."""
import json
import pathlib
import shutil
import subprocess
from collections import namedtuple

# `{it}` is the file under test, `{work}` a copy of a sound workspace that `base` names.
Target = namedtuple("Target", "name seed ending base commands")
HERE = pathlib.Path(__file__).resolve().parent
TINY = HERE.parent / "data" / "tiny-pack.json"
EXAMPLES = HERE.parent / "exchange" / "examples"
READING_LIST = """# Mine

## One

### Topic

**Tier 2**

- [A title](https://example.org/x) (me)
- ✨ [B](https://example.org/y)
"""
PEOPLE = "\ufeffname;skill;level;date\r\nNova;rag;3;2026-01-05\r\n\"No, va\";evals;2;\r\n"
CALENDAR = {"holidays": [{"date": "2026-03-06", "name": "A day"}], "workWeek": [1, 2, 3, 7],
            "workingDays": [{"date": "2026-03-07"}]}
GRAPH = {"skills": [{"id": f"s{i}", "label": f"Skill {i}", "spectrum": i / 7} for i in range(8)],
         "prerequisites": [["s0", "s5"], ["s5", "s7"], ["s1", "s7"], ["s2", "s3"]]}
RESUME = {"basics": {"name": "Wu Lee", "email": "wu@example.org", "url": "https://example.org"},
          "skills": [{"name": "Evals", "level": "Master", "keywords": ["rag"]}],
          "work": [{"name": "X", "position": "Engineer", "startDate": "2024-01"}]}


class Maker:
    """Runs the program; whatever it refuses while the seeds are made is a fault of the driver."""

    def __init__(self, cli, folder):
        self.cli, self.folder = cli, folder

    def run(self, *args):
        done = subprocess.run([self.cli, *map(str, args)], capture_output=True, timeout=120)
        if done.returncode:
            raise SystemExit(f"{args}: {done.stderr.decode(errors='replace')}")
        return done.stdout

    def tell(self, *args):
        return json.loads(self.run(*args, "--json"))

    def tiny(self):
        """A workspace with the tests' pack, a person, a rating and a plan."""
        path = self.folder / "tiny.waymark"
        self.run("init", path, "--pack", TINY)
        role, skill = (self.tell("list", path, what)[0]["id"] for what in ("roles", "skills"))
        self.run("rate", path, "--person", "Bo", "--skill", skill, "--level", 2)
        self.run("plan", path, "--person", "Bo", "--role", role, "--start", "2026-03-02")
        return path

    def hiring(self):
        """A workspace in which somebody is to meet a candidate; its job, a kit and a card."""
        path, card, kit = (self.folder / name for name in ("h.waymark", "card.json", "kit.json"))
        self.run("init", path, "--sample")
        job = self.run("job", path, "new", "--role", "ai-engineer").decode().strip()
        self.run("plan-loop", path, "--job", job)
        application = self.run("candidate", path, "add", "--job", job,
                               "--name", "Quenya Oberon").decode().strip()
        stages = self.tell("job", path, "show", "--job", job)["stages"]
        met = [it for stage in stages for it in stage["interviews"]][1]
        interview = self.run("candidate", path, "meet", "--application", application,
                             "--kit", met["id"], "--interviewer", "Ana",
                             "--date", "2026-11-20").decode().strip()
        self.run("kit", path, "--job", job, "--stage", met["id"],
                 "--candidate", application, "-o", kit)
        for skill in met["skills"]:
            self.run("scorecard", path, "rate", "--as", "Ana", "--interview", interview,
                     "--skill", skill, "--level", 3, "--evidence", "Seen")
        self.run("scorecard", path, "rate", "--as", "Ana", "--interview", interview,
                 "--recommend", "yes", "--summary", "Good")
        awaiting = self.folder / "awaiting.waymark"
        shutil.copy(path, awaiting)
        self.run("scorecard", path, "submit", "--as", "Ana", "--interview", interview)
        self.run("scorecard", path, "export", "--as", "Ana", "--interview", interview, "-o", card)
        return awaiting, job, kit.read_bytes(), card.read_bytes()

    def bakery(self):
        """A small workspace in which all of hiring has happened: a plan of interviews, two cards of
        which one was amended, a debrief in which somebody moved, votes, a decision, a hire; as it
        was before the amendment, and as it is."""
        path, before = self.folder / "bakery.waymark", self.folder / "before.waymark"
        self.run("init", path, "--pack", TINY)
        job = self.run("job", path, "new", "--role", "baker").decode().strip()
        self.run("plan-loop", path, "--job", job, "--balance", "--repair")
        application = self.run("candidate", path, "add", "--job", job,
                               "--name", "Quenya Oberon").decode().strip()
        shown = self.tell("job", path, "show", "--job", job)
        kit = next(it for stage in shown["stages"] for it in stage["interviews"] if it["skills"])
        met = [self.run("candidate", path, "meet", "--application", application, "--kit", kit["id"],
                        "--interviewer", who).decode().strip() for who in ("Ana", "Ben")]
        for who, interview in zip(("Ana", "Ben"), met):
            card = ("scorecard", path, "rate", "--as", who, "--interview", interview)
            for skill in kit["skills"]:
                self.run(*card, "--skill", skill, "--level", 3, "--evidence", "Seen")
            self.run(*card, "--recommend", "yes", "--summary", "Good")
            self.run("scorecard", path, "submit", "--as", who, "--interview", interview)
        shutil.copy(path, before)
        self.run("scorecard", path, "amend", "--as", "Ana", "--interview", met[0], "--skill",
                 kit["skills"][0], "--level", 1, "--evidence", "Less", "--reason", "Misheard")
        card = self.folder / "amended.json"
        debrief = ("debrief", path, "--as", "Ana", "--application", application)
        for row in self.tell(*debrief, "--open")["skills"]:
            self.run(*debrief, "--done", row["skill"])
        self.run(*debrief, "--move", met[1], "--skill", kit["skills"][0], "--level", 2,
                 "--reason", "Heard it")
        self.run(*debrief, "--votes")
        self.run("scorecard", path, "export", "--as", "Ana", "--interview", met[0], "-o", card)
        musts = [row["skill"] for row in shown["requirements"] if row["importance"] == "must"]
        self.run(*debrief, "--decide", "hire", "--why", "She can", "--for-candidate", "Welcome",
                 *[f"--because={skill}=shown" for skill in musts])
        self.run("candidate", path, "hire", "--application", application)
        return path, before, job, application, card.read_bytes()

    def document(self, path):
        """All of a workspace but for what its pack holds."""
        told = json.loads(self.run("export", path, "workspace", "--as", "Ana"))
        del told["packs"]
        return told


def targets(cli, folder):
    make = Maker(cli, folder)
    tiny = make.tiny()
    hiring, job, kit, card = make.hiring()
    bakery, before, baker, hired, amended = make.bakery()
    documents = [("plan", make.run("export", tiny, "plan")),
                 ("workspace", make.run("export", tiny, "workspace")),
                 ("pack", TINY.read_bytes())]
    documents += [(path.stem, path.read_bytes()) for path in sorted(EXAMPLES.glob("*.valid.json"))]
    take = [["convert", "{it}", "-o", "{out}"], ["json", "{it}", "-o", "{out}"],
            ["import", "{work}", "{it}"]]
    found = [Target(name, seed, ".json", tiny, take) for name, seed in documents]
    read = [["list", "{it}", "skills"], ["check", "{it}"], ["log", "{it}"], ["undo", "{it}"],
            ["export", "{it}", "workspace", "-o", "{out}"], ["import", "{it}", str(TINY)],
            ["backup", "{it}", "-o", "{out}"], ["render", "{it}", "map", "-o", "{out}.svg"]]
    found.append(Target("file", tiny.read_bytes(), ".waymark", tiny, read))
    for name, seed, ending, base, commands in [
            ("reading list", READING_LIST, ".md", tiny, [["import", "{work}", "{it}"]]),
            ("people", PEOPLE, ".csv", tiny, [["import", "{work}", "{it}"]]),
            ("team", make.run("export", tiny, "team"), ".csv", tiny,
             [["import", "{work}", "{it}"]]),
            ("calendar", CALENDAR, ".json", tiny,
             [["dates", "--calendar", "{it}", "--start", "2026-03-02", "--nth", "9"]]),
            ("graph", GRAPH, ".json", tiny, [["layout", "{it}", "-o", "{out}"]]),
            ("kit", kit, ".json", tiny, [["import", "{work}", "{it}"]]),
            ("kit where it comes from", kit, ".json", hiring, [["import", "{work}", "{it}"]]),
            ("card", card, ".json", hiring, [["scorecard", "{work}", "import", "{it}"]]),
            ("card with amendments", amended, ".json", before,
             [["scorecard", "{work}", "import", "{it}"], ["import", "{work}", "{it}"]]),
            ("job", make.run("job", bakery, "export", baker), ".json", tiny,
             [["json", "{it}", "-o", "{out}"]]),
            ("hiring", make.document(bakery), ".json", before,
             [["import", "{work}", "{it}", "--as", "Ana"], ["json", "{it}", "-o", "{out}"]]),
            ("hiring anew", make.document(bakery), ".json", tiny, [["import", "{work}", "{it}"]]),
            ("hiring file", bakery.read_bytes(), ".waymark", tiny,
             [["agreement", "{it}"], ["debrief", "{it}", "--application", hired],
              ["finalists", "{it}", "--job", baker], ["coverage", "{it}", "--job", baker],
              ["retention", "{it}", "due"],
              ["person", "{it}", "Quenya Oberon", "--export", "{out}"],
              ["render", "{it}", "debrief", "--application", hired, "-o", "{out}.svg"]]),
            ("resume", RESUME, ".json", hiring,
             [["candidate", "{work}", "add", "--job", job, "--resume", "{it}"]])]:
        if isinstance(seed, dict):
            seed = json.dumps(seed)
        seed = seed.encode() if isinstance(seed, str) else seed
        found.append(Target(name, seed, ending, base, commands))
    return found
