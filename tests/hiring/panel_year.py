#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A year of one panel as a workspace's document, the same each time: sixteen candidates whom Ana
and Ben both rated, four of whom Chen rated too, and three who were hired and rated later.

    tests/hiring/panel_year.py -o year.json [--candidates 14]

It is taken in where the AI engineer's pack is (waymark-cli init w.waymark; waymark-cli import
w.waymark year.json). The seals are made here as the format tells, apart from the program."""
import argparse
import datetime
import hashlib
import json

FIRST = datetime.date(2025, 1, 7)
SKILLS = ("testing", "fault-tolerance", "curiosity")
KITS = {  # interviewer: id, stage, name, questions (each shows one of the skills, in their order)
    "ana": ("kit-code0001", "stage-tech0001", "Coding with tests",
            ("q-array-rules", "q-tool-errors", "q-reading-habit")),
    "ben": ("kit-fail0001", "stage-site0001", "Failures and users",
            ("q-flaky-eval", "q-fallback-or-error", "q-hunger")),
    "chen": ("kit-fail0001", "stage-site0001", "Failures and users",
             ("q-flaky-eval", "q-fallback-or-error", "q-hunger"))}
STARTS = {"ana": "10:00", "ben": "14:00", "chen": "16:00"}
# Levels of the three skills, "-": no signal, ".": not asked; days until Ana's card and Ben's came.
# What Ana asks to see curiosity never shows her anything.
TABLE = """
who              ana    ben    chen   days
Ada Sommer       2 2 -  2 3 2         0 0
Bela Toth        3 3 -  3 3 3  3 2 3  0 0
Cora Lind        1 2 -  1 1 2         0 1
Dev Anand        4 3 -  3 3 3         0 0
Edda Holm        2 3 -  2 2 .         0 3
Femi Ade         0 1 -  1 1 1  1 1 1  0 0
Gwen Pryce       3 2 -  3 3 4         1 0
Hugo Marin       2 2 -  2 2 2         0 0
Ines Prado       4 4 -  4 3 4  4 4 4  0 0
Jun Mori         1 1 -  2 1 2         0 6
Kaja Novak       3 3 -  3 4 3         0 0
Leo Brandt       2 1 -  1 1 .         2 0
Maya Cohen       3 4 -  4 4 3         0 0
Nils Berg        1 0 -  1 0 1  0 1 1  0 0
Oona Kallio      2 3 -  3 3 2         0 0
Pia Weiss        0 1 -  0 1 1         0 2
"""
# Ratings of the hired by their manager: days after the hire, levels of testing, fault-tolerance
LATER = {"Bela Toth": [(30, 3, 2), (92, 3, 3), (179, 4, 3)], "Ines Prado": [(31, 3, 4), (88, 4, 4)],
         "Maya Cohen": [(14, 2, 2), (60, 3, 3)]}


def rows():
    """Name, levels by interviewer, days until the cards came."""
    head = TABLE.split("\n")[1]
    at = {word: head.index(word) for word in ("ana", "ben", "chen", "days")}
    for line in TABLE.strip().split("\n")[1:]:
        parts = {who: line[at[who]:at[who] + 6].split() for who in KITS}
        days = dict(zip(("ana", "ben"), map(int, line[at["days"]:].split())))
        yield line[:at["ana"]].strip(), {who: it for who, it in parts.items() if it}, days


def at(day, hour=12):
    """That hour where this runs, since days are counted there, as files write it"""
    here = datetime.datetime.combine(day, datetime.time(hour)).astimezone()
    return here.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def seal(card, interview, application, person, interviewer, submitted):
    parts = ["waymark-card/1", interview, application, person, interviewer, str(submitted),
             card["overallRecommendation"], card["summary"], "", ""]
    for it in sorted(card["ratings"], key=lambda rating: rating["skill"]):
        parts += [it["skill"], it["state"], str(it.get("level", -1)), it.get("evidence", "")]
    parts.append("questions")
    for it in sorted(card["questions"], key=lambda question: question["question"]):
        parts += [it["question"], str(int(it["asked"])), ""]
    fed = b"".join(f"{len(part.encode())}:".encode() + part.encode() for part in parts)
    return hashlib.sha256(fed).hexdigest()


def make_card(number, who, levels, submitted):
    ratings = []
    for skill, level in zip(SKILLS, levels):
        if level in "-.":
            ratings.append({"skill": skill, "state": "no_signal" if level == "-" else "not_asked"})
        else:
            ratings.append({"skill": skill, "state": "rated", "level": int(level),
                            "evidence": f"Seen at work on {skill}."})
    questions = [{"question": question, "asked": level != "."}
                 for question, level in zip(KITS[who][3], levels)]
    given = [int(level) for level in levels if level not in "-."]
    return {"id": f"card-{who}{number:04}", "submitted": at(submitted),
            "ratings": ratings, "questions": questions,
            "overallRecommendation": "yes" if sum(given) >= 2 * len(given) else "no",
            "summary": "As the sentences say."}


def applied_on(number):
    """Two come within two days of each other, and then nobody for twelve."""
    return FIRST + datetime.timedelta(14 * (number // 2) + 2 * (number % 2))


def make_application(number, name, cards, delays):
    applied = applied_on(number)
    held = applied + datetime.timedelta(7)
    ended = held + datetime.timedelta(7)
    it = {"id": f"application-year{number:04}", "person": f"person-year{number:04}",
          "job": "job-year0001", "stage": "stage-site0001",
          "status": "hired" if name in LATER else "rejected", "applied": str(applied),
          "entered": at(ended), "interviews": []}
    if name not in LATER:
        it["reason"] = "Short in testing"
    it["events"] = [{"time": at(applied), "kind": "applied"},
                    {"time": at(ended), "kind": it["status"]}]
    it["debrief"] = {"opened": at(ended, 9), "votesOpened": at(ended, 10)}
    it["decisions"] = [{"outcome": "hire" if name in LATER else "no_hire",
                        "time": at(ended, 11), "rationale": "As the cards say"}]
    for who, levels in cards.items():
        submitted = held + datetime.timedelta(delays.get(who, 0))
        card = make_card(number, who, levels, submitted)
        interview = f"interview-{who}{number:04}"
        seconds = int(datetime.datetime.fromisoformat(card["submitted"]).timestamp())
        card["sha256"] = seal(card, interview, it["id"], it["person"], f"person-{who}0001", seconds)
        it["interviews"].append({"id": interview, "kit": KITS[who][0],
                                 "interviewer": f"person-{who}0001", "date": str(held),
                                 "start": STARTS[who], "status": "held", "scorecard": card})
    return it


def later_ratings(number, name):
    hired = applied_on(number) + datetime.timedelta(14)
    for days, *levels in LATER.get(name, []):
        on = hired + datetime.timedelta(days)
        yield {"id": f"assessment-year{number:04}d{days}", "person": f"person-year{number:04}",
               "date": str(on), "kind": "manager", "assessor": "person-ana0001",
               "ratings": [{"skill": skill, "level": level, "time": at(on)}
                           for skill, level in zip(SKILLS, levels)]}


def make_job():
    stages = [{"id": stage, "name": title, "minutes": 60,
               "interviews": [{"id": KITS[who][0], "name": KITS[who][2], "kind": "technical",
                               "minutes": 60, "interviewers": [f"person-{who}0001"],
                               "skills": list(SKILLS), "questions": list(KITS[who][3])}]}
              for who, stage, title in (("ana", "stage-tech0001", "Technical interview"),
                                        ("ben", "stage-site0001", "On-site half day"))]
    return {"id": "job-year0001", "name": "AI engineer, all year", "role": "ai-engineer",
            "seniority": "mid", "status": "open", "openings": 3, "created": "2025-01-02T09:00:00Z",
            "requirements": [{"skill": skill, "level": 2, "importance": "must", "focus": True}
                             for skill in SKILLS],
            "loop": {"id": "loop-year0001", "created": "2025-01-02T09:30:00Z", "stages": stages}}


def document(candidates=16):
    table = list(enumerate(rows()))[:candidates]
    people = [{"id": f"person-{who}0001", "name": who.title(), "kind": "employee"} for who in KITS]
    people += [{"id": f"person-year{number:04}", "name": name,
                "kind": "employee" if name in LATER else "candidate"}
               for number, (name, _, _) in table]
    return {"$schema": "urn:waymark:schema:workspace:1", "format": "waymark-workspace/1",
            "generator": {"name": "Waymark", "version": "0.1.0"}, "name": "A year of one panel",
            "meta": {"version": "1.0.0", "lastModified": "2025-12-01T12:00:00Z"},
            "people": people,
            "assessments": [it for number, (name, _, _) in table
                            for it in later_ratings(number, name)],
            "jobs": [make_job()],
            "candidates": [{"person": f"person-year{number:04}", "created": "2025-01-02T09:00:00Z"}
                           for number, _ in table],
            "applications": [make_application(number, *row) for number, row in table]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("-o", dest="path", required=True)
    parser.add_argument("--candidates", type=int, default=16)
    options = parser.parse_args()
    with open(options.path, "w", encoding="utf-8") as out:
        json.dump(document(options.candidates), out, indent=2)


if __name__ == "__main__":
    main()
