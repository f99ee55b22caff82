#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""waymark-cli as scripts use it: every command, its exit status, its words.

Runs the built program (WAYMARK_CLI) on workspaces in a temporary folder, most
of them with the tiny pack of the tests, so that nothing here knows the
built-in content but for the tests that say so.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["WAYMARK_CLI"]
HERE = pathlib.Path(__file__).resolve().parent
TINY = HERE.parent / "data" / "tiny-pack.json"
DATA = pathlib.Path(os.environ["WAYMARK_DATADIR"])
COMMANDS = ("init list edit rate gap path assess person team plan export import render "
            "convert json dates layout log undo redo check backup restore").split()


def run(*args, status=0, env=None, stdin=None):
    """Run the program, check its exit status and that errors are one line."""
    done = subprocess.run([CLI, *map(str, args)], capture_output=True,
                          text=True, timeout=60, input=stdin,
                          env={**os.environ, **(env or {})})
    told = f"{args}: exit {done.returncode}, wanted {status}\n{done.stdout}\n{done.stderr}"
    assert done.returncode == status, told
    if status:
        assert done.stderr.startswith("waymark-cli: "), done.stderr
        assert done.stderr.count("\n") == 1, f"not one line: {done.stderr}"
    return done.stdout


def fails(*args, status=1):
    """The message of a call that must fail."""
    done = subprocess.run([CLI, *map(str, args)], capture_output=True, text=True, timeout=60)
    told = f"{args}: exit {done.returncode}, wanted {status}\n{done.stdout}\n{done.stderr}"
    assert done.returncode == status, told
    assert done.stderr.count("\n") == 1, f"not one line: {done.stderr}"
    return done.stderr


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.file = self.folder / "w.waymark"

    def tiny(self):
        run("init", self.file, "--pack", TINY)
        return self.file

    def first(self, what):
        return json.loads(run("list", self.file, what, "--json"))[0]["id"]

    def exported(self):
        return run("export", self.file, "workspace")


class Usage(Case):
    def test_no_command(self):
        fails(status=2)
        self.assertIn("frobnicate", fails("frobnicate", status=2))

    def test_every_command_has_help(self):
        listing = run("--help")
        commands = re.findall(r"(?m)^  ([a-z][a-z-]+) ", listing)
        self.assertLessEqual(set(COMMANDS), set(commands))
        for command in commands:
            text = run(command, "--help")
            self.assertIn("waymark-cli " + command, text)
            self.assertIn("--lang", text)
            # Of two options of one name the second would never be heard.
            options = re.findall(r"(?m)^  (?:-\w, )?(--[\w-]+)", text)
            self.assertEqual(sorted(options), sorted(set(options)), command)

    def test_wrong_usage(self):
        self.tiny()
        for args in (["init"], ["init", "a", "b"], ["list", self.file], ["list", self.file, "cats"],
                     ["rate", self.file],
                     ["rate", self.file, "--person", "A", "--skill", "x", "--level", "5"],
                     ["rate", self.file, "--person", "A", "--skill", "x", "--level", "1.5"],
                     ["gap", self.file, "--person", "A"], ["plan", self.file, "--person", "A"],
                     ["export", self.file, "cake"], ["import", self.file],
                     ["undo", self.file, "--count", "0"],
                     ["render", self.file, "map"], ["render", self.file, "cake", "-o", "x"],
                     ["render", self.file, "map", "--format", "gif", "-o", "x"],
                     ["render", self.file, "map", "--width", "1", "-o", "x"], ["dates"],
                     ["dates", "--start", "2026-01-01", "--nth", "0"],
                     ["log", self.file, "--frobnicate"]):
            fails(*args, status=2)

    def test_version(self):
        self.assertRegex(run("--version"), r"^waymark-cli \d+\.\d+\.\d+\n$")

    def test_standard_output_that_is_full(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([CLI, "--help"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count("\n"), 1)


class Workspace(Case):
    def test_init(self):
        self.tiny()
        self.assertEqual(self.file.stat().st_mode & 0o777, 0o600)
        before = self.file.read_bytes()
        fails("init", self.file)
        self.assertEqual(self.file.read_bytes(), before)
        self.assertIn("Nothing", run("log", self.file))
        self.assertEqual(len(json.loads(run("list", self.file, "people", "--json"))), 1)

    def test_init_that_fails_leaves_nothing(self):
        self.assertIn("ai-engineer", fails("init", self.file, "--pack", "no-such-pack"))
        bad = self.folder / "bad.json"
        bad.write_text('{"format": "waymark-pack/1", "id": "x", "name": "x",'
                       ' "skills": [{"id": "A"}]}')
        fails("init", self.file, "--pack", bad)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["bad.json"])

    def test_init_without_a_pack(self):
        run("init", self.file, "--pack", "none")
        self.assertEqual(json.loads(run("list", self.file, "skills", "--json")), [])
        self.assertIn("import a pack",
                      fails("gap", self.file, "--person", self.first("people"), "--role", "x"))

    def test_files_that_are_no_workspace(self):
        text = self.folder / "notes.waymark"
        text.write_text("hello")
        for path in (text, self.folder, self.folder / "missing.waymark"):
            self.assertIn(str(path), fails("list", path, "skills"))
        self.assertEqual(text.read_text(), "hello")

    def test_check_and_backup(self):
        self.tiny()
        self.assertEqual(json.loads(run("check", self.file, "--json")),
                         {"sound": True, "findings": []})
        run("check", self.file)
        copy = self.folder / "copy.waymark"
        run("backup", self.file, "-o", copy)
        self.assertEqual(run("export", copy, "workspace"), self.exported())
        fails("backup", self.file, "-o", self.file)
        fails("backup", self.file, "-o", self.folder / "no" / "folder" / "x.waymark")

    def test_restore(self):
        self.tiny()
        copy, before = self.folder / "copy.waymark", self.exported()
        run("backup", self.file, "-o", copy)
        run("rate", self.file, "--person", "Zed", "--skill", self.first("skills"), "--level", 2)
        after = self.exported()
        kept = run("restore", self.file, copy).strip()
        self.assertEqual(self.exported(), before)
        self.assertEqual(run("export", kept, "workspace"), after)
        self.assertEqual(run("export", copy, "workspace"), before)
        text = self.folder / "notes.waymark"
        text.write_text("hello")
        self.assertIn(str(text), fails("restore", self.file, text))
        self.assertEqual(self.exported(), before)
        self.file.unlink()
        self.assertEqual(run("restore", self.file, copy), "")
        self.assertEqual(self.exported(), before)

    def test_sample(self):
        run("init", self.file, "--sample")
        self.assertGreaterEqual(len(json.loads(run("list", self.file, "people", "--json"))), 2)
        self.assertGreaterEqual(len(json.loads(run("list", self.file, "plans", "--json"))), 1)
        run("check", self.file)

    def test_sample_in_chinese(self):
        run("init", self.file, "--sample", env={"LANGUAGE": "zh_TW"})
        plan = json.loads(run("export", self.file, "plan"))
        self.assertTrue(all(re.search("[一-鿿]", t["name"])
                            for t in plan["tasks"] + plan["milestones"]))
        run("check", self.file)


class History(Case):
    def test_undo_and_redo_over_processes(self):
        self.tiny()
        skill = self.first("skills")
        states = [self.exported()]
        for level in range(5):
            run("rate", self.file, "--person", "Bo", "--skill", skill, "--level", level)
            states.append(self.exported())
        log = run("log", self.file)
        self.assertEqual(len(log.splitlines()), 5)
        self.assertNotIn("Bo", re.sub(r"\(.*?\)", "", log))
        for level in range(4, -1, -1):
            run("undo", self.file)
            self.assertEqual(self.exported(), states[level])
        fails("undo", self.file)
        run("redo", self.file, "--count", 5)
        self.assertEqual(self.exported(), states[5])
        fails("redo", self.file)
        # So many or none.
        self.assertIn("5", fails("undo", self.file, "--count", 6))
        self.assertEqual(self.exported(), states[5])
        run("undo", self.file, "--count", "2")
        self.assertIn("2", fails("redo", self.file, "--count", 3))
        self.assertEqual(self.exported(), states[3])
        self.assertEqual(run("log", self.file).count("[undone]"), 2)
        self.assertEqual([a["undone"] for a in json.loads(run("log", self.file, "--json"))],
                         [False, False, False, True, True])

    def test_a_new_action_ends_redo(self):
        self.tiny()
        skill = self.first("skills")
        run("rate", self.file, "--person", "Bo", "--skill", skill, "--level", 1)
        run("undo", self.file)
        run("rate", self.file, "--person", "Cy", "--skill", skill, "--level", 2)
        fails("redo", self.file)


class People(Case):
    def test_rate_and_gap(self):
        self.tiny()
        role = self.first("roles")
        gap = json.loads(run("gap", self.file, "--person", self.first("people"),
                             "--role", role, "--json"))
        self.assertEqual(gap["role"], role)
        self.assertTrue(gap["skills"])
        for row in gap["skills"]:
            self.assertEqual((row["level"], row["state"]), (None, "not_assessed"))
        met, short = gap["skills"][0], gap["skills"][-1]
        run("rate", self.file, "--person", "Bo", "--skill", met["skill"], "--level", met["target"],
            "--evidence", "Did it.")
        run("rate", self.file, "--person", "Bo", "--skill", short["skill"],
            "--level", short["target"] - 1)
        after = json.loads(run("gap", self.file, "--person", "Bo", "--role", role, "--json"))
        state = {row["skill"]: (row["level"], row["state"]) for row in after["skills"]}
        self.assertEqual(state[met["skill"]], (met["target"], "met"))
        self.assertEqual(state[short["skill"]], (short["target"] - 1, "short"))
        self.assertEqual(sum(s == "not_assessed" for _, s in state.values()), len(state) - 2)
        text = run("gap", self.file, "--person", "Bo", "--role", role)
        self.assertIn(f"1 met, 1 short, {len(state) - 2} not assessed", text)

    def test_unknown_names(self):
        self.tiny()
        skill, role = self.first("skills"), self.first("roles")
        before = self.exported()
        self.assertIn("no-such", fails("rate", self.file, "--person", "Bo",
                                       "--skill", "no-such", "--level", 1))
        self.assertEqual(self.exported(), before, "the person of a refused rating must not stay")
        fails("gap", self.file, "--person", "Nobody", "--role", role)
        run("rate", self.file, "--person", "Bo", "--skill", skill, "--level", 0)
        self.assertIn(role, fails("gap", self.file, "--person", "Bo", "--role", "no-such"))

    def test_hostile_names(self):
        self.tiny()
        skill = self.first("skills")
        for name in ("<b>Bo</b>", "'); DROP TABLE person; --", "王小明", "=1+1", "‮evil", "a" * 200):
            run("rate", self.file, "--person", name, "--skill", skill, "--level", 2)
        for name in ("", "   ", "a" * 201):
            fails("rate", self.file, "--person", name, "--skill", skill, "--level", 2)
        people = [p["name"] for p in json.loads(run("list", self.file, "people", "--json"))]
        self.assertIn("<b>Bo</b>", people)
        self.assertIn("王小明", people)
        for person in json.loads(run("list", self.file, "people", "--json")):
            self.assertNotIn("bo", person["id"].split("-")[0])
        run("check", self.file)

    def test_as(self):
        self.tiny()
        skill = self.first("skills")
        run("rate", self.file, "--person", "Bo", "--skill", skill, "--level", 1)
        run("rate", self.file, "--person", "Cy", "--skill", skill, "--level", 1)
        run("rate", self.file, "--as", "Cy", "--person", "Bo", "--skill", skill, "--level", 3)
        self.assertIn("(Cy)", run("log", self.file))
        fails("rate", self.file, "--as", "Nobody", "--person", "Bo", "--skill", skill, "--level", 3)


class Plans(Case):
    def plan(self, person="Bo", start="2026-03-02"):
        return run("plan", self.file, "--person", person, "--role", self.first("roles"), "--start",
                   start).splitlines()[-1]

    def test_ids_tell_no_names(self):
        self.tiny()
        self.assertNotIn("zacharias", self.plan("Zacharias").lower())
        people = json.loads(run("list", self.file, "people", "--json"))
        self.assertIn("Zacharias", [p["name"] for p in people])
        self.assertFalse([p["id"] for p in people if "zacharias" in p["id"].lower()])

    def test_plan_round_trip(self):
        self.tiny()
        plan = self.plan()
        self.assertEqual([p["id"] for p in json.loads(run("list", self.file, "plans", "--json"))],
                         [plan])
        first = self.folder / "plan.json"
        run("export", self.file, "plan", "--id", plan, "-o", first)
        self.assertEqual(first.stat().st_mode & 0o777, 0o600)
        for pack in (TINY, "none"):
            other = self.folder / f"{hash(pack)}.waymark"
            run("init", other, "--pack", pack)
            run("import", other, first)
            self.assertEqual(run("export", other, "plan"), first.read_text())
        self.assertEqual(run("convert", first), first.read_text())

    def test_plan_says_what_is_wrong(self):
        self.tiny()
        role, before = self.first("roles"), self.exported()
        fails("plan", self.file, "--person", "Bo", "--role", "no-such", "--start", "2026-03-02")
        fails("plan", self.file, "--person", "Bo", "--role", role, "--start", "2026-02-30")
        fails("plan", self.file, "--person", "Bo", "--role", role, "--start", "2026-3-2")
        fails("plan", self.file, "--person", "Bo", "--role", role,
              "--start", "2026-03-02", "--template", "no-such")
        self.assertEqual(self.exported(), before)
        self.assertIn("plan", fails("export", self.file, "plan"))
        fails("export", self.file, "plan", "--id", "no-such")

    def test_dry_run_changes_nothing(self):
        self.tiny()
        self.plan()
        out = self.folder / "plan.json"
        run("export", self.file, "plan", "-o", out)
        other = self.folder / "o.waymark"
        run("init", other, "--pack", TINY)
        before = hashlib.sha256(other.read_bytes()).hexdigest()
        report = json.loads(run("import", other, out, "--dry-run", "--json"))
        self.assertGreater(report["added"], 0)
        self.assertEqual(hashlib.sha256(other.read_bytes()).hexdigest(), before)
        self.assertEqual(json.loads(run("list", other, "plans", "--json")), [])

    def test_workspace_round_trip(self):
        self.tiny()
        self.plan()
        run("rate", self.file, "--person", "Bo", "--skill", self.first("skills"), "--level", 2)
        whole = self.folder / "whole.json"
        run("export", self.file, "workspace", "-o", whole)
        other = self.folder / "o.waymark"
        run("init", other, "--pack", "none")
        run("import", other, whole)
        missing = set(json.loads(whole.read_text())) - set(json.loads(run("export", other,
                                                                          "workspace")))
        self.assertFalse(missing)
        mine = json.loads(whole.read_text())
        theirs = json.loads(run("export", other, "workspace"))
        self.assertEqual(mine["packs"], theirs["packs"])
        self.assertEqual(mine["plans"], theirs["plans"])

    def test_pack_comes_out_as_it_went_in(self):
        self.tiny()
        canonical = run("convert", TINY)
        self.assertEqual(run("export", self.file, "pack"), canonical)
        run("init", self.folder / "big.waymark")
        self.assertEqual(run("export", self.folder / "big.waymark", "pack"),
                         (DATA / "packs" / "ai-engineer.json").read_text())

    def test_full_disk(self):
        self.tiny()
        self.plan()
        fails("export", self.file, "plan", "-o", "/dev/full")

    def test_no_workspace_is_overwritten(self):
        """A slip of -o must not cost a workspace, ours or another, nor its companions."""
        self.tiny()
        before = self.exported()
        other, link = self.folder / "other.waymark", self.folder / "link.json"
        run("init", other, "--pack", "none")
        link.symlink_to(self.file)
        kept = other.read_bytes()
        for out in (self.file, other, link, f"{self.file}-wal", f"{self.file}-shm",
                    f"{self.file}-journal"):
            for call in (("export", self.file, "workspace"), ("export", self.file, "pack"),
                         ("render", self.file, "map", "--format", "png"),
                         ("convert", TINY), ("json", TINY)):
                self.assertIn(str(out), fails(*call, "-o", out))
        self.assertTrue(link.is_symlink())
        self.assertEqual(other.read_bytes(), kept)
        self.assertEqual(self.exported(), before)
        run("check", self.file)

    def test_a_workspace_is_no_text(self):
        self.tiny()
        before = self.exported()
        for call in (("import", self.file, self.file), ("json", self.file), ("convert", self.file)):
            self.assertIn("workspace", fails(*call))
        self.assertEqual(self.exported(), before)


class Dates(Case):
    def dates(self, *args, calendar=None):
        extra = []
        if calendar is not None:
            path = self.folder / "cal.json"
            path.write_text(json.dumps(calendar))
            extra = ["--calendar", path]
        return json.loads(run("dates", *extra, *args))

    def test_horizons(self):
        self.assertEqual(self.dates("--start", "2026-03-02"),
                         {"start": "2026-03-02", "week": "2026-03-06", "month": "2026-04-01",
                          "quarter": "2026-06-01"})

    def test_start_on_a_day_off(self):
        self.assertEqual(self.dates("--start", "2026-03-07")["start"], "2026-03-09")

    def test_holidays_and_make_up_days(self):
        calendar = {"holidays": [{"date": "2026-03-06"}], "workingDays": [{"date": "2026-03-07"}]}
        self.assertEqual(self.dates("--start", "2026-03-02", calendar=calendar)["week"],
                         "2026-03-07")
        self.assertEqual(self.dates("--start", "2026-03-02", "--nth", 5, calendar=calendar)["date"],
                         "2026-03-07")
        week = {"workWeek": [7, 1, 2, 3, 4]}
        self.assertEqual(self.dates("--start", "2026-03-06", "--nth", 1, calendar=week)["date"],
                         "2026-03-08")

    def test_month_ends(self):
        self.assertEqual(self.dates("--start", "2025-12-31")["month"], "2026-01-30")
        self.assertEqual(self.dates("--start", "2024-01-31")["month"], "2024-02-28")

    def test_nth(self):
        self.assertEqual(self.dates("--start", "2026-12-31", "--nth", 2)["date"], "2027-01-01")

    def test_refusals(self):
        for date in ("2026-02-30", "2026-13-01", "20260301", "2026-3-1",
                     "2026-W10-1", "0000-00-00", ""):
            fails("dates", "--start", date)
        for text in ("", "{", "[]", '{"workWeek": []}', '{"workWeek": [0]}', '{"workWeek": "1"}',
                     '{"holidays": [{"date": "2026-02-30"}]}', '{"holidays": [{}]}'):
            path = self.folder / "bad.json"
            path.write_text(text)
            self.assertIn(str(path), fails("dates", "--calendar", path, "--start", "2026-03-02"))


class Files(Case):
    def test_json(self):
        path = self.folder / "a.json"
        path.write_text('{"b":1E22,"a":[0.1,-0,{"x":"\\u00e9\\u0001"}],"big":1}')
        out = run("json", path)
        self.assertEqual(json.loads(out), json.loads(path.read_text()))
        path.write_text(out)
        self.assertEqual(run("json", path), out)
        self.assertIn("1E22", out)

    def test_depth(self):
        path = self.folder / "deep.json"
        path.write_text("[" * 512 + "]" * 512)
        run("json", path)
        for depth in (513, 100000):
            path.write_text("[" * depth + "]" * depth)
            fails("json", path)
            path.write_text("[" * depth)
            fails("json", path)

    def test_refused(self):
        for text in ("", " ", "nul", "[1,]", "{'a':1}", "01", "[1] 2",
                     '{"a":1,"a":2}', '"\\ud800"', '"\t"',
                     "123456789012345678901234567890", "// x\n1", "NaN"):
            path = self.folder / "bad.json"
            path.write_text(text, encoding="utf-8")
            self.assertIn("bad.json", fails("json", path))
        path.write_bytes(b'"\xff"')
        fails("json", path)
        fails("json", self.folder)
        fails("json", self.folder / "missing.json")
        os.mkfifo(self.folder / "fifo")
        fails("json", self.folder / "fifo")

    def test_layout(self):
        path = self.folder / "g.json"
        skills = [{"id": f"s{i}", "label": "x" * (5 + i), "spectrum": i / 9} for i in range(10)]
        path.write_text(json.dumps({"skills": skills,
                                    "prerequisites": [["s0", "s5"], ["s5", "s9"], ["s1", "s9"]]}))
        answer = json.loads(run("layout", path))
        at = {p["id"]: p for p in answer["positions"]}
        self.assertEqual(len(at), 10)
        self.assertEqual([at["s0"]["w"], at["s0"]["h"]], [59, 28])
        self.assertGreater(at["s0"]["y"], at["s5"]["y"])
        self.assertGreater(at["s5"]["layer"], at["s0"]["layer"])
        for p in at.values():
            self.assertTrue(p["w"] / 2 - 0.01 <= p["x"] <= answer["width"] - p["w"] / 2 + 0.01)
        self.assertEqual(run("layout", path), run("layout", path))
        for bad in ('{"skills": 1}', '{"skills": [{"label": "x"}]}',
                    '{"skills": [{"id": "a", "label": "x"}], "prerequisites": [["a", "b"]]}',
                    '{"skills": [{"id": "a", "label": "x"}, {"id": "a", "label": "x"}]}'):
            path.write_text(bad)
            fails("layout", path)

    def test_render(self):
        self.tiny()
        run("plan", self.file, "--person", "Bo", "--role", self.first("roles"),
            "--start", "2026-03-02")
        magic = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
        for what in ("spectrum", "map", "timeline", "plan"):
            for kind, start in magic.items():
                out = self.folder / f"{what}.{kind}"
                run("render", self.file, what, "--format", kind, "-o", out, "--width", 900)
                self.assertTrue(out.read_bytes().startswith(start), out)
        for kind, start in magic.items():
            out = self.folder / f"by-name.{kind}"
            run("render", self.file, "spectrum", "-o", out)
            self.assertTrue(out.read_bytes().startswith(start), out)
        run("render", self.file, "spectrum", "-o", self.folder / "no-ending")
        self.assertTrue((self.folder / "no-ending").read_bytes().startswith(magic["png"]))
        lens = ["render", self.file, "map", "-o", self.folder / "lens.png", "--lens"]
        first, second = [role["id"] for role
                         in json.loads(run("list", self.file, "roles", "--json"))][:2]
        for which, more in [("role", ["--role", first]),
                            ("compare", ["--role", first, "--with-role", second]),
                            ("resources", []), ("questions", [])]:
            run(*lens, which, *more)
        for which, more in [("cake", []), ("role", []), ("me", ["--role", first]),
                            ("compare", ["--role", first, "--with-role", first])]:
            fails(*lens, which, *more, status=2)
        focus = ["render", self.file, "map", "-o", self.folder / "focus.svg", "--focus"]
        skills = {skill["id"]: skill
                  for skill in json.loads(run("list", self.file, "skills", "--json"))}
        edge = json.loads(run("export", self.file, "pack"))["associations"][0]
        below, top = edge["origin"], edge["destination"]
        run(*focus, top)
        self.assertIn("What leads to " + skills[top]["name"],
                      (self.folder / "focus.svg").read_text())
        run(*focus, below, "--unlocks")
        self.assertIn("== What Dough unlocks ==", (self.folder / "focus.svg").read_text())
        run(*focus, below, "--to", top)
        self.assertIn("Shortest way from " + skills[below]["name"],
                      (self.folder / "focus.svg").read_text())
        self.assertIn("cake", fails(*focus, "cake"))
        fails(*focus, top, "--to", below, "--unlocks", status=2)
        fails("render", self.file, "map", "-o", self.folder / "x.png", "--to", top, status=2)
        wrong = self.folder / "x.bmp"
        self.assertIn("bmp", fails("render", self.file, "map", "-o", wrong, status=2))
        fails("render", self.file, "map", "--format", "bmp", "-o", self.folder / "x.png", status=2)
        self.assertFalse(wrong.exists())
        out = self.folder / "p.png"
        fails("render", self.file, "profile", "-o", out)
        run("render", self.file, "profile", "--role", self.first("roles"),
            "--person", "Bo", "--dark", "-o", out)
        seen = set()
        for colours in ((), ("--dark",), ("--high-contrast",), ("--high-contrast", "--dark")):
            run("render", self.file, "map", *colours, "-o", out)
            seen.add(out.read_bytes())
        self.assertEqual(len(seen), 4)
        fails("render", self.file, "map", "-o", self.folder / "no" / "x.png")
        fails("render", self.file, "map", "-o", "/dev/full")


class Chinese(Case):
    def test_content_and_messages(self):
        self.tiny()
        english = json.loads(run("list", self.file, "skills", "--json"))
        chinese = json.loads(run("list", self.file, "skills", "--json", "--lang", "zh_CN"))
        self.assertEqual(sorted(s["id"] for s in english), sorted(s["id"] for s in chinese))
        self.assertTrue(all(re.search("[一-鿿]", s["name"]) for s in chinese))
        self.assertEqual(json.loads(run("list", self.file, "skills", "--json", "--lang", "zh-CN")),
                         chinese)
        if os.environ.get("WAYMARK_LOCALEDIR"):
            self.assertRegex(run("--help", "--lang", "zh_CN"), "[一-鿿]")
            self.assertRegex(fails("list", self.folder / "x", "skills", "--lang=zh_CN"), "[一-鿿]")


if __name__ == "__main__":
    unittest.main(verbosity=1)
