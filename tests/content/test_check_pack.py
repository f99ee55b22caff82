#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker must be able to fail: each promise is broken once in a copy of
the tiny pack, and the check of that promise has to notice. Prints TAP.

Usage: test_check_pack.py SCHEMA TINY-PACK
"""

import copy
import json
import sys

import check_pack as check


def skill(pack, slug):
    return next(s for s in pack["skills"] if s["id"] == slug)


def task(pack, slug):
    return next(t for t in pack["planTemplates"][0]["tasks"] if t["id"] == slug)


# What is done to the pack, and which check then has to find it.
CASES = [
    ("a fraction", lambda p: skill(p, "oven").update(spectrum=0.5), check.number_errors),
    ("a blank at the end", lambda p: p.update(name="Bakery "), check.text_errors),
    ("a control character", lambda p: p.update(name="Bak\u0007ery"), check.text_errors),
    ("an id twice",
     lambda p: p["skills"].append(copy.deepcopy(p["skills"][0])), check.duplicate_errors),
    ("an edge twice",
     lambda p: p["associations"].append(dict(p["associations"][0])), check.duplicate_errors),
    ("a requirement of no skill",
     lambda p: p["roles"][0]["skills"][0].update(skill="nothing"), check.reference_errors),
    ("a resource that teaches no skill",
     lambda p: p["resources"][0].update(teaches=["nothing"]), check.reference_errors),
    ("an edge to nowhere",
     lambda p: p["associations"][0].update(destination="nothing"), check.reference_errors),
    ("a list entry without its resource",
     lambda p: p["readingLists"][0]["itemListElement"][0].update(resource="nothing"),
     check.reference_errors),
    ("a stage with an unknown question",
     lambda p: p["stages"][0].update(questions=["nothing"]), check.reference_errors),
    ("a skill in no category",
     lambda p: skill(p, "oven").update(group="nothing"), check.reference_errors),
    ("an unknown source",
     lambda p: skill(p, "oven").update(sourceIds=["nothing"]), check.reference_errors),
    ("a task of no milestone",
     lambda p: task(p, "t-loaf").update(milestone="nothing"), check.reference_errors),
    ("a circle of skills",
     lambda p: p["associations"].append(
         {"origin": "sourdough", "associationType": "precedes", "destination": "hygiene"}),
     check.cycle_errors),
    ("a circle of tasks",
     lambda p: task(p, "t-rules").update(dependsOn=["t-review"]), check.cycle_errors),
    ("a task after its milestone",
     lambda p: task(p, "t-dough").update(dueDay=6), check.plan_errors),
    ("a task before what it needs",
     lambda p: task(p, "t-review").update(dueDay=17), check.plan_errors),
    ("four levels", lambda p: skill(p, "oven")["levels"].pop(), check.level_errors),
    ("the same anchor twice",
     lambda p: skill(p, "oven")["levels"][1].update(
         description=skill(p, "oven")["levels"][2]["description"]),
     check.level_errors),
    ("an anchor of two skills",
     lambda p: skill(p, "oven")["levels"][1].update(
         description=skill(p, "dough")["levels"][1]["description"]),
     check.shared_level_errors),
    ("a name in one language",
     lambda p: skill(p, "oven")["translations"]["zh-CN"].pop("name"), check.language_errors),
    ("an anchor in one language",
     lambda p: skill(p, "oven")["levels"][3].pop("translations"), check.language_errors),
    ("goals of another number",
     lambda p: p["planTemplates"][0]["milestones"][3]["translations"]["zh-CN"]["goals"].pop(),
     check.language_errors),
    ("a translation of nothing",
     lambda p: skill(p, "oven")["translations"]["zh-CN"].update(note="\u7b14\u8bb0"),
     check.language_errors),
    ("an ASCII comma in Chinese",
     lambda p: p["translations"]["zh-CN"].update(name="\u9762,\u5305"), check.chinese_errors),
    ("Chinese in the English text", lambda p: p.update(name="\u9762\u5305"), check.english_errors),
    ("a question without a weak answer",
     lambda p: p["questions"][0].pop("weakAnswer"), check.question_errors),
    ("an address that is no web page",
     lambda p: p["resources"][1].update(url="ftp://example.org/x"), check.resource_errors),
    ("an entry without a source",
     lambda p: skill(p, "oven").pop("sourceIds"), check.source_errors),
]


def main(argv):
    _, schema = check.load(argv[1])
    data, pack = check.load(argv[2])
    results = []

    for name, change, find in CASES:
        copied = copy.deepcopy(pack)
        before = find(pack)
        change(copied)
        results.append((f"finds {name}", len(find(copied)) > len(before)))

    shuffled = copy.deepcopy(pack)
    shuffled["skills"].reverse()
    text = (json.dumps(shuffled, ensure_ascii=False, indent=2) + "\n").encode()
    results.append(("finds skills out of order", bool(check.order_errors(text, shuffled, schema))))
    short = check.order_errors(data[:-1], pack, schema)
    results.append(("finds a missing last line feed", bool(short)))
    results.append(("canonical text is a fixed point", check.canonical(shuffled, schema) == data))
    strange = dict(pack, **{"x-own": {"kept": [1, 2]}})
    kept = json.loads(check.canonical(strange, schema))
    results.append(("unknown keys are kept, after known ones",
                    kept["x-own"] == {"kept": [1, 2]} and list(kept)[-1] == "x-own"))
    thin = copy.deepcopy(pack)
    thin["resources"] = []
    uncovered = check.coverage_errors(thin)
    results.append(("counts resources and questions a skill", len(uncovered) >= 6))
    if check.jsonschema:
        wrong = copy.deepcopy(pack)
        wrong["skills"][0]["id"] = "Not An Id"
        results.append(("the schema refuses a bad id", bool(check.schema_errors(wrong, schema))))

    print(f"1..{len(results)}")
    for number, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    return 0 if all(good for _, good in results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
