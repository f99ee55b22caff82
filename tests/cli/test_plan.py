#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plans on the command line: from a preview to day 90, and every format opened by a program that is
not ours: the calendar by python3-icalendar, the table by Python's csv, the page by an HTML parser,
the PDF by pdftotext."""
import csv
import datetime
import html.parser
import io
import json
import os
import re
import subprocess
import sys
import tempfile

import icalendar

CLI = os.environ["WAYMARK_CLI"]
HOLIDAYS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:christmas
DTSTART;VALUE=DATE:20201224
DTEND;VALUE=DATE:20201226
RRULE:FREQ=YEARLY
SUMMARY:Christmas
END:VEVENT
BEGIN:VEVENT
UID:party
DTSTART:20261216T180000Z
DTEND:20261216T200000Z
SUMMARY:No holiday
END:VEVENT
END:VCALENDAR
"""
count = 0


def check(name, condition, more=""):
    global count
    count += 1
    print(f"{'ok' if condition else 'not ok'} {count} - {name} {more if not condition else ''}")
    if not condition:
        sys.exit(1)


def run(*args, status=0):
    done = subprocess.run([CLI, *map(str, args)], capture_output=True, timeout=60)
    assert done.returncode == status, (args, done.returncode, done.stderr.decode())
    return done.stdout.decode() if status == 0 or done.stdout else done.stderr.decode()


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.boxes, self.links, self.open = 0, [], []

    def handle_starttag(self, tag, attributes):
        self.boxes += tag == "input"
        self.links += [value for name, value in attributes if name == "href"]
        if tag not in ("input", "meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


with tempfile.TemporaryDirectory() as folder:
    path, calendar = folder + "/w.waymark", folder + "/holidays.ics"
    open(calendar, "w").write(HOLIDAYS)
    run("init", path)
    for skill, level in (("prompting", 1), ("testing", 3)):
        run("rate", path, "--person", "Bo", "--skill", skill, "--level",
            level, "--evidence", "The card says <so> & \"more\"")
    made = ("plan", path, "--person", "Bo", "--role", "ai-engineer",
            "--start", "2026-12-14", "--hours-per-week", 3,
            "--calendar", calendar)

    preview = json.loads(run(*made, "--preview", "--json"))
    check("a preview stores nothing", run("list", path, "plans") == "")
    check("no week is over its hours",
          all(week["minutes"] <= week["limit"] for week in preview["weeks"]))
    check("days off take hours away", preview["weeks"][1]["limit"] == 108, preview["weeks"][1])
    check("nothing falls on a holiday",
          not {"2026-12-24", "2026-12-25"} & {a["dueDate"] for a in preview["activities"]})
    check("what has a time of day is no holiday",
          "2026-12-16" in {a["dueDate"] for a in preview["activities"]})
    check("what is left out has a reason",
          preview["leftOut"] and all(item["reason"] for item in preview["leftOut"]))
    more = json.loads(run(*made[:-3], 8, *made[-2:], "--preview", "--json"))
    check("more hours leave less out", len(more["leftOut"]) < len(preview["leftOut"]))

    plan = run(*made).strip()
    document = json.loads(run("export", path, "plan", "--id", plan))
    check("what was previewed is made", {t["id"]: t["dueDate"] for t in document["tasks"]}
          == {a["id"]: a["dueDate"] for a in preview["activities"]})
    whys = [why for task in document["tasks"] for why in task.get("why", [])]
    check("the sentence that caused it is in the document",
          any(why.get("sentence", "").startswith("The card") for why in whys))
    hire = run("export", path, "plan", "--id", plan, "--for", "new-hire")
    check("but not in the one for the new hire", "The card" not in hire and '"why"' not in hire)

    ics = subprocess.run([CLI, "export", path, "plan", "--id", plan, "--format", "ics"],
                         capture_output=True).stdout
    events = icalendar.Calendar.from_ical(ics)
    todos = {str(t["UID"]): t for t in events.walk("VTODO")}
    check("each activity is a to-do", len(todos) == len(document["tasks"]))
    check("with its date",
          all(str(todos[f"{plan}.todo.{t['id']}@waymark"]["DUE"].dt) == t["dueDate"]
              for t in document["tasks"]))
    days = {str(e["UID"]): e for e in events.walk("VEVENT")}
    ends = {m["id"]: m["endDate"] for m in document["milestones"]}
    check("milestones are all-day events",
          all(str(days[f"{plan}.milestone.{i}@waymark"]["DTSTART"].dt) == end
          and isinstance(days[f"{plan}.milestone.{i}@waymark"]["DTSTART"].dt, datetime.date) for i,
          end in ends.items()))
    check("lines are folded", all(len(line) <= 75 for line in ics.split(b"\r\n")))

    rows = list(csv.DictReader(io.StringIO(run("export", path, "plan",
                                               "--id", plan, "--format", "csv"))))
    check("each activity is a row", {row["id"]: row["due"] for row in rows}
          == {t["id"]: t["dueDate"] for t in document["tasks"]})
    page = Page()
    text = run("export", path, "plan", "--id", plan, "--format", "html")
    page.feed(text)
    check("the page is well-formed, with a box for each activity",
          not page.open and page.boxes == len(rows))
    check("it asks nothing of the network", "<script" not in text and "src=" not in text
          and all(link.startswith("http") for link in page.links))
    boxes = re.findall(r"^- \[ \] ", run("export", path, "plan", "--id", plan, "--format", "md"),
                       re.M)
    check("the checklist has a box for each activity", len(boxes) == len(rows))
    pdf = folder + "/plan.pdf"
    run("export", path, "plan", "--id", plan, "--format", "pdf", "-o", pdf)
    words = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True).stdout
    check("the PDF has words", document["milestones"][0]["name"] in words)
    run("export", path, "plan", "--id", plan, "--format", "doc", status=2)

    first = document["tasks"][0]["id"]
    second = [t["id"] for t in document["tasks"] if t.get("dueDay") == 2][0]
    moved = run("activity", path, "move", "--plan", plan, "--activity", second, "--day", 4)
    check("moving tells what follows", "2026-12-15 -> 2026-12-17" in moved, moved)
    run("activity", path, "drop", "--plan", plan, "--activity", first, status=1)
    run("activity", path, "drop", "--plan", plan, "--activity", first, "--reason", "Has a desk")
    run("activity", path, "done", "--plan", plan, "--activity", document["tasks"][1]["id"])
    again = icalendar.Calendar.from_ical(run("export", path, "plan", "--id",
                                             plan, "--format", "ics"))
    after = {str(t["UID"]): t for t in again.walk("VTODO")}
    check("the calendar is updated under the same ids", after.keys() == todos.keys()
          and str(after[f"{plan}.todo.{first}@waymark"]["STATUS"]) == "CANCELLED"
          and str(after[f"{plan}.todo.{document['tasks'][1]['id']}@waymark"]["STATUS"])
          == "COMPLETED")

    # Exported again after a change, a calendar takes it for newer, also when the change is one that
    # takes another back; what has an awkward name comes out as it was; and what has no time of day
    # is the same wherever and whenever it is read.
    run("undo", path)
    undone = icalendar.Calendar.from_ical(run("export", path, "plan", "--id",
                                              plan, "--format", "ics"))
    run("redo", path)
    rounds = [{str(t["UID"]): int(t["SEQUENCE"]) for t in c.walk("VTODO")}
              for c in (events, again, undone)]
    check("and is newer there", all(rounds[0][uid] < rounds[1][uid] < rounds[2][uid]
                                    for uid in todos))
    check("what is taken back is open again",
          str({str(t["UID"]): t for t in undone.walk("VTODO")}
              [f"{plan}.todo.{document['tasks'][1]['id']}@waymark"]["STATUS"]) != "COMPLETED")
    stamps = [str(t["LAST-MODIFIED"].dt) for c in (events, again, undone)
              for t in c.walk("VTODO")]
    check("at a time that never goes back", stamps == sorted(stamps))
    awkward = 'A, b; c\\d "e": <f> & ümläut 如何\nnext line'
    document = json.loads(run("export", path, "plan", "--id", plan))
    document["id"], document["tasks"][0]["name"] = "awkward", awkward.replace("\n", " ")
    document["tasks"][0]["description"] = awkward
    open(folder + "/awkward.json", "w").write(json.dumps(document))
    third = folder + "/third.waymark"
    run("init", third, "--pack", "none")
    run("import", third, folder + "/awkward.json")
    got = run("export", third, "plan", "--id", "awkward", "--format", "ics")
    todo = next(t for t in icalendar.Calendar.from_ical(got).walk("VTODO")
                if str(t["UID"]) == f"awkward.todo.{document['tasks'][0]['id']}@waymark")
    check("an awkward name comes out as it was",
          str(todo["SUMMARY"]) == document["tasks"][0]["name"], str(todo["SUMMARY"]))
    check("and a note of several lines", awkward in str(todo["DESCRIPTION"]),
          str(todo["DESCRIPTION"]))
    # Clocks change between the start and day 90, in different weeks.
    zones = [subprocess.run([CLI, "export", third, "plan", "--id", "awkward", "--format", "ics"],
                            env={**os.environ, "TZ": zone}, capture_output=True).stdout
             for zone in ("UTC", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati")]
    check("no zone moves a day", len(set(zones)) == 1)
    rows = list(csv.DictReader(io.StringIO(run("export", third, "plan", "--id", "awkward",
                                               "--format", "csv"))))
    check("the table has the awkward name as it was",
          document["tasks"][0]["name"] in [row["activity"] for row in rows], rows[0])

    for date, level in (("2027-01-12", 2), ("2027-02-11", 3), ("2027-03-12", 3)):
        run("checkin", path, "--plan", plan, "--date", date, "--mood", 4,
            "--rate", f"prompting={level}:Seen", "--agree", "Pair")
    ramp = {line["skill"]: line for line in json.loads(run("ramp", path, "--plan", plan, "--json"))}
    check("the ramp has three check-ins",
          [p["level"] for p in ramp["prompting"]["checkIns"]] == [2, 3, 3])
    check("and tells when the target was met",
          ramp["prompting"].get("met") in ("2027-01-12", "2027-02-11"), ramp["prompting"])
    held = json.loads(run("export", path, "plan", "--id", plan))
    check("check-ins are in the document",
          [c["held"] for c in held["checkIns"]] == ["2027-01-12", "2027-02-11", "2027-03-12"])
    agreed = [t for t in held["tasks"] if t.get("origin", "").startswith("check-in:")]
    check("what was agreed is in the plan", len(agreed) == 3)
    findings = json.loads(run("plan-lint", path, "--plan", plan, "--json", status=1))
    check("agreed actions without an owner are found",
          sum(f["finding"] == "no_owner" for f in findings) == 3, findings[:3])
    other = folder + "/other.waymark"
    run("init", other, "--pack", "none")
    out = folder + "/plan.json"
    run("export", path, "plan", "--id", plan, "-o", out)
    run("import", other, out)
    # A checklist as issue trackers have it, and a table; what is neither is told.
    checklist, table = folder + "/list.md", folder + "/list.csv"
    open(checklist, "w").write("""# Welcome @bo
- [x] Sign the contract
### Day 1
1. [ ] **Manager**: Show the <b>desk</b>
2. [ ] Buddy: Lunch: at noon
## Week 2 (2027-01-01)
* [ ] Read the handbook (New hire, 2027-01-12, 1 h)
- [ ] Fix it (really)
- [ ] ~~Order a desk~~ Has one: at the window (Manager, 2027-01-13)
- [ ] ~~Manager: Order a chair~~
- [x] ~~Order a lamp~~
- no box here
""")
    listed = run("plan", path, "--person", "Cleo", "--role", "ai-engineer", "--start", "2027-01-04",
                 "--from", checklist).strip()
    tasks = json.loads(run("export", path, "plan", "--id", listed))["tasks"]
    check("with how long it takes", [t.get("timeRequired") for t in tasks][2:4] == ["PT1H", None],
          tasks)
    check("a checklist becomes a plan",
          [(t["name"], t.get("owner", ""), t.get("dueDate", ""), t["status"]) for t in tasks] == [
              ("Show the <b>desk</b>", "manager", "2027-01-04", "NEEDS-ACTION"),
              ("Lunch: at noon", "buddy", "2027-01-04", "NEEDS-ACTION"),
              ("Read the handbook", "new_hire", "2027-01-12", "NEEDS-ACTION"),
              ("Fix it (really)", "", "2027-01-15", "NEEDS-ACTION"),
              ("Order a desk", "manager", "2027-01-13", "CANCELLED"),
              ("Order a chair", "manager", "2027-01-15", "CANCELLED"),
              ("Order a lamp", "", "2027-01-15", "COMPLETED"),
              ("Sign the contract", "", "", "COMPLETED")], tasks)
    reasons = ["Has one: at the window", "Struck out in its list"]
    check("with why it is dropped",
          [t["reason"] for t in tasks if t.get("reason")] == reasons, tasks)
    if os.environ.get("WAYMARK_LOCALEDIR"):
        text = run("export", path, "plan", "--id", listed, "--format", "md", "--lang", "zh_CN")
        check("in Chinese with Chinese commas", "(新员工，2027-01-12，1 小时)" in text, text)
        open(checklist, "w").write(text)
        again = run("plan", path, "--person", "Cleo", "--role", "ai-engineer", "--start",
                    "2027-01-04", "--from", checklist, "--lang", "zh_CN").strip()
        taken = json.loads(run("export", path, "plan", "--id", again))["tasks"]
        told = ("name", "milestone", "owner", "dueDate", "timeRequired", "status", "reason")
        facts = [[[t.get(k) for k in told] for t in of] for of in (taken, tasks)]
        check("which are read as well, with all that was in it", facts[0] == facts[1], facts)
    open(table, "w").write(run("export", path, "plan", "--id", listed, "--format", "csv"))
    again = run("plan", path, "--person", "Cleo", "--role", "ai-engineer", "--start", "2027-01-04",
                "--from", table).strip()
    copied = json.loads(run("export", path, "plan", "--id", again))["tasks"]
    facts = ("name", "owner", "dueDate", "status", "reason")
    check("and a table", [[t.get(k) for k in facts] for t in copied]
          == [[t.get(k) for k in facts] for t in tasks], copied)
    before = run("list", path, "plans")
    open(checklist, "w").write("Nothing to tick here")
    check("what has no boxes is told", "- [ ]" in run(
        "plan", path, "--person", "Dan", "--role", "ai-engineer", "--start", "2027-01-04",
        "--from", checklist, status=1))
    open(checklist, "wb").write(b"- [ ] \xff\xfe")
    run("plan", path, "--person", "Dan", "--role", "ai-engineer", "--start", "2027-01-04",
        "--from", checklist, status=1)
    check("and nothing is made of it", run("list", path, "plans") == before
          and "Dan" not in run("list", path, "people"))
    check("there and back, byte for byte",
          run("export", other, "plan", "--id", plan) == open(out).read())
    bad = folder + "/bad.ics"
    open(bad, "w").write("no calendar")
    run(*made[:-1], bad, status=1)
    print(f"1..{count}")
