# SPDX-License-Identifier: GPL-3.0-or-later
"""A workspace with somebody who was just hired, made on the command line: two interviewers, their
cards, the decision."""
import json

from waymark_ui import cli

NAME = "Quenya Oberon"
NOTES = "They met at the fair"
PHONE = "+49 555 0199"


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
