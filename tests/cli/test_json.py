#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command with --json tells JSON; those that have nothing to tell are named. The commands,
and the verbs that their help lists, are read from the program, so that none can be forgotten."""
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import tempfile
import unittest

CLI = os.environ["WAYMARK_CLI"]
HERE = pathlib.Path(__file__).resolve().parent

# One line a thing that a command does, in this order, on one workspace of the sample with a hire.
# {file} is that workspace, {dir} the folder it lies in; the others are found in it as they come.
LINES = """
init {dir}/own.waymark --pack none =silent
list {file} roles
list {file} skills
list {file} resources
list {file} questions
list {file} people
list {file} plans
list {file} templates
find {file} evaluatoin
rate {file} --person Ana --skill rag --level 2 =silent
gap {file} --person Ana --role ai-engineer
path {file} --person Ana --role ai-engineer
person {file} Ana
person {file} Ana --export {dir}/ana.json =silent
team {file} --role ai-engineer
compare {file} --role ai-engineer --with-role ml-engineer
compare {file} {pack}
edit {file} skill add Caching --at 600 --needs rag
edit {file} skill merge caching rag
edit {file} skill delete rag --dry-run
edit {file} role add Helper --from 400 --to 600
edit {file} resource add https://example.org/x --name X
edit {file} question add "Why so?" --skill ai-safety
edit {file} resource paste rag
job {file} new --role ml-engineer --name Other
job {file} edit Other --team Ours =silent
job {file} list
job {file} show Other
job {file} page Other -o {dir}/page.html =silent
job {file} export Other
job {file} export Other --posting
plan-loop {file} --job Other --balance --keep-as Kept
plan-loop {file} --templates
coverage {file} --job Other
candidate {file} add --job Other --name "Lee Wu"
candidate {file} list
candidate {file} show --application "Lee Wu"
candidate {file} claim --application "Lee Wu" --skill rag --words "Years of it" =silent
candidate {file} claim --application "Lee Wu"
candidate {file} move --application "Lee Wu" --stage {stage} =silent
candidate {file} meet --application "Lee Wu" --kit {kit} --interviewer Ana
candidate {file} cancel --application "Lee Wu" --interview {planned} =silent
candidate {file} withdraw --application "Lee Wu" --reason "Another offer" =silent
candidate {file} reopen --application "Lee Wu" =silent
candidate {file} reject --application "Lee Wu" --reason "Too few of the musts" =silent
candidate {file} hire --application "Nora Lindqvist" =1
kit {file} --job Other --stage {kit} -o {dir}/kit.json =silent
scorecard {file} show --as {who} --interview {held}
scorecard {file} export --as {who} --interview {held}
scorecard {file} export --as {who} --interview {held} -o {dir}/card.json =silent
scorecard {file} import {dir}/card.json
scorecard {file} amend --as {who} --interview {held} --recommend no --reason Thought =silent
scorecard {file} rate --as {owes} --interview {owed} --recommend yes --summary Good =silent
scorecard {file} submit --as {owes} --interview {owed} =1
debrief {file} --application "Tomás Rivera" --as {who} --open
debrief {file} --application "Tomás Rivera" --as {who}
debrief {file} --application "Nora Lindqvist" --as {who} --record {dir}/record.html =silent
finalists {file} --job "AI engineer"
agreement {file}
retention {file} due
retention {file} rule --outcome rejected --keep 1 --erase 2 --reason "Asked for" =silent
retention {file} hold --person "Lee Wu" --reason "A case at court" =silent
retention {file} release --person "Lee Wu" =silent
plan {file} --person Ana --role ai-engineer --start 2026-12-01 --preview
plan {file} --person Ana --role ai-engineer --start 2026-12-01
plan {file} --person Ben --role ai-engineer --start 2026-12-01 --from {list}
activity {file} doing --plan {plan} --activity {activity} =silent
activity {file} block --plan {plan} --activity {activity} --reason "No account" =silent
activity {file} drop --plan {plan} --activity {activity} --reason "No need" =silent
activity {file} todo --plan {plan} --activity {activity} =silent
activity {file} move --plan {plan} --activity {activity} --day 4
activity {file} done --plan {plan} --activity {activity} =silent
checkin {file} --plan {plan} --date 2026-12-30 --mood 4 =silent
plan-lint {file} --plan {plan} =any
ramp {file} --plan {plan}
template {file} save Ours --plan {plan}
template {file} diff {template} onboarding-ai-engineer
template {file} improve {template} --preview
template {file} rename {template} Yours =silent
template {file} delete {template} =silent
export {file} plan --id {plan}
export {file} pack --id ai-engineer
export {file} workspace
export {file} team -o {dir}/team.csv =silent
import {file} {pack} --dry-run
render {file} map -o {dir}/map.png =silent
describe {file} --role ml-engineer --lens role
convert {pack}
json {pack}
dates --start 2026-12-01 --nth 5
layout {graph}
log {file}
undo {file}
redo {file}
undo {file} --count 2
check {file}
backup {file} -o {dir}/copy.waymark
restore {file} {dir}/copy.waymark
erase {file} --person "Lee Wu" --yes
"""

# What a list of links is pasted from
LINKS = "- [A page](https://example.org/page)\n"

# What they do not do in a word or two: a conversation.
TALKS = {"assess"}
# What a picture or a table is of is not what it can tell in JSON.
ONE_OF = {"render"}


def run(line, json_too=True):
    return subprocess.run([CLI, *line, *(["--json"] if json_too else [])], capture_output=True,
                          input=LINKS, text=True, timeout=60)


class Ids(dict):
    """What the lines are filled with, looked up when it is asked for."""

    def __init__(self, folder):
        super().__init__(file=folder / "w.waymark", dir=folder, pack=HERE.parent / "data"
                         / "tiny-pack.json", list=folder / "list.md", graph=folder / "graph.json")
        self["list"].write_text("# Week 1\n\n- [ ] Read the code\n")
        self["graph"].write_text(json.dumps(
            {"skills": [{"id": "a", "label": "A", "spectrum": 0.5}], "prerequisites": []}))

    def __missing__(self, key):
        look = {"held": lambda: self.card(True)["id"],
                "who": lambda: self.card(True)["interviewer"],
                "owed": lambda: self.card(False)["id"],
                "owes": lambda: self.card(False)["interviewer"],
                "stage": lambda: self.stage()["id"],
                "kit": lambda: self.stage()["interviews"][0]["id"],
                "planned": lambda: self.told("candidate", "show", "--application",
                                             "Lee Wu")[0]["id"],
                "plan": lambda: self.named("plans", "personName", "Ana"),
                "template": lambda: self.named("templates", "name", "Ours"),
                "activity": lambda: self.told("export", "plan", "--id", self["plan"])
                ["tasks"][0]["id"]}[key]
        self[key] = look()
        return self[key]

    def told(self, command, *line):
        done = run([command, self["file"], *line])
        assert done.returncode == 0, (command, line, done.stderr)
        return json.loads(done.stdout)

    def card(self, submitted):
        whose = "Tomás Rivera" if submitted else "Wei Chen"
        return [it for it in self.told("candidate", "show", "--application", whose)
                if it["submitted"] == submitted][0]

    def stage(self):
        return self.told("job", "show", "Other")["stages"][0]

    def named(self, what, key, name):
        return [it["id"] for it in self.told("list", what) if it[key] == name][0]


class Json(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="waymark-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.ids = Ids(self.folder)
        done = run(["init", self.ids["file"], "--sample", "hire"], json_too=False)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_each_command_tells_json(self):
        for text in LINES.strip().split("\n"):
            text, _, mark = text.partition(" =")
            status = "0" if mark in ("", "silent") else mark
            line = [word.format_map(self.ids) for word in shlex.split(text)]
            done = run(line)
            told = f"{text}: {done.returncode}\n{done.stdout[:500]}\n{done.stderr}"
            if status != "any":
                self.assertEqual(done.returncode, int(status), told)
            if mark == "silent":
                self.assertEqual(done.stdout, "", told)
                continue
            if status != "0" and not done.stdout:
                continue
            try:
                json.loads(done.stdout)
            except ValueError:
                self.fail(told)

    def test_no_command_is_forgotten(self):
        commands = re.findall(r"(?m)^  ([a-z][a-z-]+) ", run(["--help"], False).stdout)
        tried = {}
        for line in LINES.strip().split("\n"):
            words = line.split()
            tried.setdefault(words[0], set()).update(words[1:4])
        self.assertEqual(set(commands), set(tried) | TALKS)
        for command in set(commands) - TALKS - ONE_OF:
            usage = run([command, "--help"], False).stdout.split("\n")[1]
            verbs = re.search(r"FILE ([a-z]+(?:\|[a-z]+)+)", usage)
            missed = set(verbs.group(1).split("|")) - tried[command] if verbs else set()
            self.assertEqual(missed, set(), f"{command}: not tried with --json")


if __name__ == "__main__":
    unittest.main()
