# SPDX-License-Identifier: GPL-3.0-or-later
"""Workspaces with candidates, made on the command line: one who was just hired, after two
interviewers and a decision; and one about whom all cards but one are in."""
import json
import sqlite3

from waymark_ui import cli, listed

NAME = "Quenya Oberon"
NOTES = "They met at the fair"
PHONE = "+49 555 0199"
SECRET = "Zanzibar"     # stands in each card of others, so that a leak is found wherever it is


def make(path):
    """Cards of Ana (all at 3) and Ben (all at 1), with a sentence each; returns the job."""
    cli("init", path)
    job = cli("job", path, "new", "--role", "ai-engineer").strip()
    cli("plan-loop", path, "--job", job)
    shown = json.loads(cli("job", path, "show", "--job", job, "--json"))
    kits = [kit for stage in shown["stages"] for kit in stage["interviews"]][1:3]
    application = cli("candidate", path, "add", "--job", job, "--name", NAME,
                      "--notes", NOTES, "--phone", PHONE).strip()
    for person, kit, level in zip(("Ana", "Ben"), kits, ("3", "1")):
        interview = cli("candidate", path, "meet", "--application", application, "--kit", kit["id"],
                        "--interviewer", person, "--date", "2026-11-20").strip()
        card = ("scorecard", path, "rate", "--as", person, "--interview", interview)
        for skill in kit["skills"]:
            cli(*card, "--skill", skill, "--level", level,
                "--evidence", f"{person} saw her at work on {skill}")
        cli(*card, "--recommend", "yes")
        cli("scorecard", path, "submit", "--as", person, "--interview", interview)
    debrief = ("debrief", path, "--as", "Ana", "--application", application)
    for row in json.loads(cli(*debrief, "--open", "--json"))["skills"]:
        cli(*debrief, "--done", row["skill"])
    cli(*debrief, "--votes")
    musts = [row["skill"] for row in shown["requirements"]
             if row["importance"] == "must" and not row["checkInOnboarding"]]
    cli(*debrief, "--decide", "hire", "--why", "She can",
        *[f"--because={skill}=shown" for skill in musts])
    cli("candidate", path, "hire", "--as", "Ana", "--application", application)
    return job


def count(path, sql, *args):
    with sqlite3.connect(path) as db:
        return db.execute(sql, args).fetchone()[0]


def candidates(path):
    return {row["name"]: row for row in json.loads(cli("candidate", path, "list", "--json"))}


def loop(path, job):
    return json.loads(cli("job", path, "show", "--job", job, "--json"))["stages"]


def answer(path, who, interview, skills):
    for number, skill in enumerate(skills):
        level = "no-signal" if number == 2 else "3" if who in ("Chen", "Dora") else "2"
        cli("scorecard", path, "rate", "--as", who, "--interview", interview, "--skill", skill,
            "--level", level, "--evidence", f"{SECRET} was shown to {who}")
    cli("scorecard", path, "rate", "--as", who, "--interview", interview, "--recommend", "yes",
        "--summary", SECRET)
    cli("scorecard", path, "submit", "--as", who, "--interview", interview)


def prepare(path):
    """Three candidates; Ida Berg has met Ben, Chen, Dora, Emil and the reader, and all but the
    reader's card are in. The skills that this one is about."""
    cli("init", path)
    me = listed(path, "people")[0]["name"]
    job = cli("job", path, "new", "--role", "ai-engineer").strip()
    cli("plan-loop", path, "--job", job)
    stages = loop(path, job)
    kits = [stages[1]["interviews"][0], *stages[-1]["interviews"]]
    for name in ("Wu Lee", "Noor Ali"):
        cli("candidate", path, "add", "--job", job, "--name", name)
    application = cli("candidate", path, "add", "--job", job, "--name", "Ida Berg").strip()
    cli("candidate", path, "move", "--application", application, "--stage", stages[-1]["id"])
    for who, kit in zip(("Emil", me, "Ben", "Chen", "Dora"), kits, strict=True):
        interview = cli("candidate", path, "meet", "--application", application, "--kit",
                        kit["id"], "--interviewer", who).strip()
        if who != me:
            answer(path, who, interview, kit["skills"])
    return kits[1]["skills"]
