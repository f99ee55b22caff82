#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli for those who learn, and for teams: path, assess, person, team, tables of people,
reading lists.

Works on the built-in sample, since paths need a map with resources; nothing here names its content
but by what the program itself tells.
"""
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["WAYMARK_CLI"]
DATA = pathlib.Path(os.environ["WAYMARK_DATADIR"])
WEIGHTS = {"must": 3, "should": 2, "nice": 1, None: 0}


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
        run("init", self.file, "--sample")
        people = json.loads(run("list", self.file, "people", "--json"))
        self.person = people[0]["id"]
        self.role = "ai-engineer"
        self.pack = json.loads((DATA / "packs" / "ai-engineer.json").read_text())

    def path(self, *more, person=None):
        return json.loads(run("path", self.file, "--person", person or self.person,
                              "--role", self.role, "--start",
                              "2026-12-01", "--json", *more))

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return self.folder / name


class Paths(Case):
    def test_contract(self):
        path = self.path("--hours-per-week", "6")
        gap = json.loads(run("gap", self.file, "--person", self.person,
                             "--role", self.role, "--json"))
        self.assertEqual(set(gap), {"role", "person", "skills"})
        self.assertEqual(set(gap["skills"][0]), {"skill", "importance", "target", "level", "state"})
        open_skills = {row["skill"] for row in gap["skills"] if row["state"] != "met"}
        met = {row["skill"] for row in gap["skills"] if row["state"] == "met"}
        steps = [step["skill"] for step in path["steps"]]
        self.assertEqual(set(path["met_by"]), open_skills)
        self.assertTrue(open_skills <= set(steps))
        self.assertFalse(met & set(steps))
        self.assertEqual(len(steps), len(set(steps)))
        resources = {r["id"] for r in self.pack["resources"]}
        for step in path["steps"]:
            self.assertTrue({"skill", "from", "to", "resources", "hours",
                             "start", "end"} <= set(step))
            self.assertLessEqual(step["start"], step["end"])
            self.assertTrue(set(step["resources"]) <= resources)
            if step["skill"] in path["met_by"]:
                self.assertEqual(path["met_by"][step["skill"]], step["end"])
            self.assertLess(datetime.date.fromisoformat(step["end"]).weekday(), 5)
        self.assertAlmostEqual(sum(step["hours"] for step in path["steps"]),
                               path["hours"], delta=0.01 * len(steps))

    def test_order_keeps_prerequisites(self):
        place = {step["skill"]: i for i, step in enumerate(self.path()["steps"])}
        above = {}
        for link in self.pack["associations"]:
            if link["associationType"] == "precedes":
                above.setdefault(link["destination"], []).append(link["origin"])
        for skill in place:
            queue = list(above.get(skill, []))
            while queue:
                below = queue.pop()
                if below in place:
                    self.assertLess(place[below], place[skill], f"{below} before {skill}")
                queue.extend(above.get(below, []))

    def test_order_is_better_than_simple_ones(self):
        def cost(steps):
            now = total = 0
            for step in steps:
                now += step["hours"]
                total += WEIGHTS[step["importance"]] * now
            return total

        steps = self.path()["steps"]
        above = {}
        for link in self.pack["associations"]:
            if link["associationType"] == "precedes":
                above.setdefault(link["destination"], set()).add(link["origin"])
        left, simple = list(steps), []
        # By importance alone, as far as prerequisites allow
        while left:
            names = {step["skill"] for step in left}
            ready = [step for step in left if not above.get(step["skill"], set()) & names]
            best = max(ready, key=lambda step: WEIGHTS[step["importance"]] / max(step["hours"],
                                                                                 0.1))
            left.remove(best)
            simple.append(best)
        self.assertLessEqual(cost(steps), cost(simple) + 1e-6)

    def test_hours_and_what_if(self):
        slow, fast = self.path("--hours-per-week", "3"), self.path("--hours-per-week", "6.5")
        self.assertEqual([s["skill"] for s in slow["steps"]], [s["skill"] for s in fast["steps"]])
        for one, other in zip(slow["steps"], fast["steps"]):
            self.assertGreaterEqual(one["end"], other["end"])
        first = slow["steps"][0]
        known = self.path("--known", first["skill"])
        self.assertNotIn(first["skill"], [s["skill"] for s in known["steps"]])
        self.assertLess(known["hours"], slow["hours"])
        skipped = self.path("--skip", first["resources"][0])
        self.assertNotIn(first["resources"][0],
                         [r for s in skipped["steps"] for r in s["resources"]])

    def test_days_off(self):
        calendar = self.write("cal.json", json.dumps({"workWeek": [1, 2, 3, 4, 5],
                                                      "holidays": [{"date": "2026-12-02",
                                                                    "name": "x"}]}))
        free, off = self.path(), self.path("--calendar", calendar)
        self.assertGreater(off["end"], free["end"])
        self.assertNotIn("2026-12-02", [s[k] for s in off["steps"] for k in ("start", "end")])

    def test_refused(self):
        for args, status, words in ((["--hours-per-week", "0"], 2, "--hours-per-week"),
                                    (["--hours-per-week", "x"], 2, "--hours-per-week"),
                                    (["--start", "2026-13-01"], 1, "not a date"),
                                    (["--known", "x"], 1, "no skill"),
                                    (["--skip", "x"], 1, "no resource"),
                                    (["--role", "x"], 1, "no role")):
            said = run("path", self.file, "--person", self.person, *args, status=status)
            self.assertIn(words, said)
            self.assertEqual(said.count("\n"), 1)
        run("rate", self.file, "--person", "Nova", "--skill", "rag", "--level", "1")
        self.assertIn("--role", run("path", self.file, "--person", "Nova", status=1))

    def test_nothing_to_learn(self):
        gap = json.loads(run("gap", self.file, "--person", self.person,
                             "--role", self.role, "--json"))
        for row in gap["skills"]:
            run("rate", self.file, "--person", "Nova", "--skill", row["skill"],
                "--level", row["target"])
        path = self.path(person="Nova")
        self.assertEqual((path["steps"], path["met_by"], path["hours"]), ([], {}, 0))
        self.assertIn("met", run("path", self.file, "--person", "Nova", "--role", self.role))


class Assess(Case):
    def test_session(self):
        said = run("assess", self.file, "--person", "Nova", "--role", self.role,
                   stdin="3\nBuilt one\n2?\n\ns\nx\nq\n")
        self.assertIn("0 answered, 0 skipped", said)
        self.assertIn("2 answered, 1 skipped", said)
        # It goes on where it was left, and the skipped one is not asked again.
        again = run("assess", self.file, "--person", "Nova", "--role", self.role, stdin="")
        self.assertIn("2 answered, 1 skipped", again)
        ratings = json.loads(run("export", self.file, "workspace"))["assessments"]
        mine = [r for a in ratings if a["kind"] == "self" for r in a["ratings"]
                if r.get("evidence") == "Built one"]
        self.assertEqual([r["level"] for r in mine], [3])
        self.assertIn("0 skipped", run("assess", self.file, "--person", "Nova", "--role", self.role,
                                       "--again", stdin="q\n"))

    def test_role(self):
        """The role is asked for first, once; what it must have comes next."""
        roles = [r["name"] for r in json.loads(run("list", self.file, "roles", "--json"))]
        number = [r["id"] for r in json.loads(run("list", self.file, "roles", "--json"))].index(
            self.role) + 1
        left = run("assess", self.file, "--person", "Nova", stdin="q\n")
        self.assertIn("Which role do you want?", left)
        for i, name in enumerate(roles):
            self.assertIn(f"  {i + 1}  {name}\n", left)
        self.assertNotIn("0 answered", left)
        said = run("assess", self.file, "--person", "Nova", stdin=f"99\nno\n{number}\nq\n")
        self.assertIn("0 answered", said)
        again = run("assess", self.file, "--person", "Nova", stdin="q\n")
        self.assertNotIn("Which role", again)
        named = run("assess", self.file, "--person", "Lyra", "--role", self.role, stdin="q\n")
        self.assertEqual(again, named)
        self.assertIn("0 answered", run("assess", self.file, "--person", "Mira", stdin="s\nq\n"))

    def test_to_the_end(self):
        said = run("assess", self.file, "--person", "Nova", stdin="s\n" + "4\n\n" * 200)
        self.assertIn("nearly certain from the others", said)
        self.assertNotIn("78 answered", said)


class People(Case):
    def test_person(self):
        text = run("person", self.file, self.person)
        self.assertIn("boundary", text)
        told = json.loads(run("person", self.file, self.person, "--json"))
        self.assertEqual({r["role"] for r in told["roles"]}, {r["id"] for r in self.pack["roles"]})
        for role in told["roles"]:
            path = json.loads(run("path", self.file, "--person", self.person,
                                  "--role", role["role"], "--json"))
            self.assertEqual(len(path["steps"]), role["skills_to_learn"])
            self.assertEqual(path["hours"], role["hours"])

    def test_export(self):
        out = self.folder / "me.json"
        run("person", self.file, self.person, "--export", out)
        me = json.loads(out.read_text())
        self.assertEqual(me["format"], "waymark-person/1")
        self.assertEqual(me["person"]["id"], self.person)
        self.assertTrue(me["assessments"])
        self.assertTrue(all(a["person"] == self.person for a in me["assessments"]))
        self.assertEqual(out.read_text(), run("json", out))
        self.assertEqual(out.stat().st_mode & 0o777, 0o600)
        pages = self.folder / "me.pdf"
        run("person", self.file, self.person, "--export", pages)
        self.assertEqual(pages.read_bytes()[:5], b"%PDF-")
        self.assertEqual(pages.stat().st_mode & 0o777, 0o600)
        try:
            import jsonschema
            from referencing import Registry, Resource
        except ImportError:
            return
        folder = DATA / "schema"
        registry = Registry().with_resources(
            (s["$id"], Resource.from_contents(s))
            for s in map(json.loads, (p.read_text() for p in folder.glob("*.json"))))
        schema = json.loads((folder / "waymark-person-1.schema.json").read_text())
        jsonschema.Draft202012Validator(schema, registry=registry).validate(me)

    def test_team(self):
        team = json.loads(run("team", self.file, "--role", self.role, "--json"))
        wanted = {s["skill"] for r in self.pack["roles"] if r["id"] == self.role
                  for s in r["skills"]}
        self.assertEqual({s["skill"] for s in team["skills"]}, wanted)
        for skill in team["skills"]:
            self.assertEqual(skill["can"], len(skill["people"]))
            self.assertEqual(skill["bus_factor_one"], skill["can"] == 1)
            self.assertEqual(skill["meet"] + skill["short"] + skill["not_assessed"],
                             len(team["people"]))
        order = ["must", "should", "nice"]
        keys = [(order.index(s["importance"]), s["can"]) for s in team["skills"]]
        self.assertEqual(keys, sorted(keys))
        since = json.loads(run("team", self.file, "--since", "2000-01-01", "--json"))
        self.assertTrue(since["ratings_changed"])
        self.assertTrue(all(c["before"] is None for c in since["ratings_changed"]))

    def test_table(self):
        table = self.write(
            "p.csv", "\ufeffname;skill;level;date\r\nNova;rag;3;2026-01-05\r\nNova;nothing;2;\r\n")
        dry = json.loads(run("import", self.file, table, "--dry-run", "--json"))
        self.assertEqual((dry["added"], dry["changed"], dry["skipped"]), (1, 1, 1))
        self.assertNotIn("Nova", run("list", self.file, "people"))
        done = json.loads(run("import", self.file, table, "--json"))
        self.assertIn("Line 3", done["warnings"][0])
        gap = json.loads(run("gap", self.file, "--person", "Nova", "--role", self.role, "--json"))
        self.assertEqual([s["level"] for s in gap["skills"] if s["skill"] == "rag"], [3])
        run("undo", self.file)
        self.assertNotIn("Nova", run("list", self.file, "people"))

    def test_reading_list(self):
        text = ("# Mine\n\n## One\n\n### Topic\n\n**Tier 2**\n\n"
                "- [A title](https://example.org/x) (me)\n- ✨ [B](https://example.org/y)\n")
        report = json.loads(run("import", self.file, self.write("list.md", text), "--json"))
        self.assertEqual((report["id"], report["added"]), ("mine", 3))
        listed = json.loads(run("list", self.file, "resources", "--json"))
        self.assertIn("a-title", [r["id"] for r in listed])


if __name__ == "__main__":
    unittest.main()
