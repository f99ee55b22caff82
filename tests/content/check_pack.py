#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a waymark-pack/1 file: schema, references, cycles, canonical bytes,
and, with --complete, what we promise of the built-in content (two resources
and two questions a skill, five levels, both languages everywhere).

Usage: check_pack.py SCHEMA PACK [--complete]
Prints TAP, so that each promise is one test of its own.
"""

import json
import re
import sys
from collections import Counter

try:
    import jsonschema
except ImportError:  # the module is optional; the rest is checked all the same
    jsonschema = None

LOCALE = "zh-CN"
HAN = re.compile("[\u3400-\u9fff]")
SORTED_BY_ID = ("scales", "roles", "skills", "resources", "questions")
ACYCLIC = ("precedes", "isChildOf")
# Keys whose values are read by people, and so exist in both languages.
TEXT_KEYS = {
    "name", "description", "focus", "stageNote", "keywords", "figureFocus",
    "quality", "note", "question", "strongAnswer", "weakAnswer", "followUps",
    "suggestedAnswer", "purpose", "minutesNote", "goals", "leftLabel",
    "rightLabel", "boundaryLabel", "boundaryNote", "criticism", "group",
    "section", "subsection", "items", "aspect", "ai", "ml", "lane",
    "condition", "context", "text", "value", "probes", "levelsSource",
    "coachable", "coach", "hire", "seen", "responsibilities",
    "qualifications", "signals", "examples",
}
# (owner of the object, key) pairs where such a key is a name from somewhere
# else or an id, not a text of ours.
NOT_TEXT = {("skill", "group"), ("source", "name"), ("generator", "name"),
            ("region", "group")}


def load(path):
    def unique(pairs):
        keys = [k for k, _ in pairs]
        twice = [k for k, n in Counter(keys).items() if n > 1]
        if twice:
            raise ValueError(f"{path}: the key {twice[0]!r} stands twice")
        return dict(pairs)

    with open(path, "rb") as file:
        data = file.read()
    return data, json.loads(data.decode("utf-8"), object_pairs_hook=unique)


def resolve(schema, node):
    while isinstance(node, dict) and "$ref" in node:
        target = schema
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        node = target
    return node if isinstance(node, dict) else {}


def in_schema_order(value, schema, node):
    """The value with known keys in schema order and unknown ones after."""
    node = resolve(schema, node)
    if isinstance(value, list):
        return [in_schema_order(v, schema, node.get("items", {})) for v in value]
    if not isinstance(value, dict):
        return value
    props = node.get("properties", {})
    rest = node.get("additionalProperties", {})
    keys = [k for k in props if k in value] + [k for k in value if k not in props]
    return {k: in_schema_order(value[k], schema, props.get(k, rest)) for k in keys}


def canonical(pack, schema):
    pack = in_schema_order(pack, schema, schema)
    for key in SORTED_BY_ID:
        if key in pack:
            pack[key] = sorted(pack[key], key=lambda e: e["id"].encode())
    if "associations" in pack:
        pack["associations"] = sorted(
            pack["associations"],
            key=lambda a: tuple(a[k].encode()
                                for k in ("origin", "associationType", "destination")))
    return (json.dumps(pack, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def walk(value, path=""):
    yield path, value
    if isinstance(value, dict):
        for key, child in value.items():
            yield from walk(child, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from walk(child, f"{path}[{index}]")


def schema_errors(pack, schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    errors = jsonschema.Draft202012Validator(schema).iter_errors(pack)
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in errors]


def number_errors(pack):
    return [f"{p}: {v} is not an integer" for p, v in walk(pack) if isinstance(v, float)]


def text_errors(pack):
    """Control characters, carriage returns and blanks at the ends."""
    return [f"{p}: a blank at an end, or a control character"
            for p, v in walk(pack) if isinstance(v, str)
            and (v != v.strip() or re.search("[\x00-\x09\x0b-\x1f\x7f]", v))]


def ids(entries):
    return [e["id"] for e in entries]


def duplicate_errors(pack):
    found = []
    arrays = [(k, v) for k, v in walk(pack) if isinstance(v, list) and v
              and all(isinstance(e, dict) and "id" in e for e in v)]
    for path, entries in arrays:
        found += [f"{path}: the id {i} stands twice"
                  for i, n in Counter(ids(entries)).items() if n > 1]
    triples = Counter((a["origin"], a["associationType"], a["destination"])
                      for a in pack.get("associations", []))
    return found + [f"associations: {t} stands twice" for t, n in triples.items() if n > 1]


def reference_errors(pack):
    found = []
    known = {key: set(ids(pack.get(key, []))) for key in
             ("skills", "roles", "resources", "questions", "sources", "categories",
              "seniorityLevels", "seniorityDimensions")}

    def need(kind, values, path):
        found.extend(f"{path}: {v} is not in {kind}" for v in values if v not in known[kind])

    for path, value in walk(pack):
        if not isinstance(value, dict):
            continue
        if "sourceIds" in value:
            need("sources", value["sourceIds"], path)
        if isinstance(value.get("skill"), str):
            need("skills", [value["skill"]], path)
        if isinstance(value.get("role"), str):
            need("roles", [value["role"]], path)
        for key, kind in (("skills", "skills"), ("teaches", "skills"), ("resources", "resources"),
                          ("questions", "questions"), ("roles", "roles"), ("ownerRoles", "roles"),
                          ("situationTask", "seniorityDimensions"),
                          ("action", "seniorityDimensions"),
                          ("result", "seniorityDimensions")):
            names = value.get(key)
            if isinstance(names, list) and names and all(isinstance(n, str) for n in names):
                need(kind, names, f"{path}.{key}")
    for a in pack.get("associations", []):
        need("skills", [a["origin"], a["destination"]], "associations")
    for reading in pack.get("readingLists", []):
        need("resources", [e["resource"] for e in reading["itemListElement"]], reading["id"])
    if known["categories"]:
        need("categories", [s["group"] for s in pack["skills"] if "group" in s], "skills.group")
    for t in pack.get("planTemplates", []):
        milestones, tasks = set(ids(t["milestones"])), set(ids(t.get("tasks", [])))
        for task in t.get("tasks", []):
            if task.get("milestone", None) not in milestones | {None}:
                found.append(f"{task['id']}: {task['milestone']} is no milestone")
            found += [f"{task['id']}: {d} is no task"
                      for d in task.get("dependsOn", []) if d not in tasks]
    for d in pack.get("seniorityDimensions", []):
        need("seniorityLevels", [x["level"] for x in d["levels"]], d["id"])
    return found


def cycle(edges):
    """Some node on a circle, or None. @edges: node -> followers."""
    state = {}
    for start in edges:
        stack = [(start, iter(edges.get(start, ())))]
        if state.get(start):
            continue
        state[start] = 1
        while stack:
            node, rest = stack[-1]
            for follower in rest:
                if state.get(follower) == 1:
                    return follower
                if not state.get(follower):
                    state[follower] = 1
                    stack.append((follower, iter(edges.get(follower, ()))))
                    break
            else:
                state[node] = 2
                stack.pop()
    return None


def cycle_errors(pack):
    found = []
    for kind in ACYCLIC:
        edges = {}
        for a in pack.get("associations", []):
            if a["associationType"] == kind:
                edges.setdefault(a["origin"], []).append(a["destination"])
        node = cycle(edges)
        found += [f"associations: {kind} runs in a circle at {node}"] if node else []
    for t in pack.get("planTemplates", []):
        node = cycle({x["id"]: x.get("dependsOn", []) for x in t.get("tasks", [])})
        found += [f"{t['id']}: dependsOn runs in a circle at {node}"] if node else []
    return found


def order_errors(data, pack, schema):
    wanted = canonical(pack, schema)
    if wanted == data:
        return []
    for number, (a, b) in enumerate(zip(data.splitlines(), wanted.splitlines()), 1):
        if a != b:
            return [f"line {number}: {a.decode()!r} where canonical text has {b.decode()!r}"]
    return ["the end of the file differs from canonical text"]


def plan_errors(pack):
    """Tasks are due inside their milestone, and not before what they need."""
    last = {"day": 1, "week": 5, "month": 20, "quarter": 60}
    found = []
    for t in pack.get("planTemplates", []):
        kinds = {m["id"]: m["kind"] for m in t["milestones"]}
        tasks = {x["id"]: x for x in t.get("tasks", [])}
        for task in tasks.values():
            day, end = task.get("dueDay"), last.get(kinds.get(task.get("milestone")))
            if day and end and day > end:
                found.append(f"{task['id']}: due on day {day}, its milestone ends on day {end}")
            for other in task.get("dependsOn", []):
                if day and tasks[other].get("dueDay", 0) > day:
                    found.append(f"{task['id']}: due before {other}, which it needs")
    return found


def level_errors(pack):
    found = []
    for s in pack["skills"]:
        texts = [x.get("description", "") for x in s.get("levels", [])]
        if [x["score"] for x in s.get("levels", [])] != [0, 1, 2, 3, 4]:
            found.append(f"{s['id']}: levels are not 0 to 4")
        if len(set(texts)) != 5 or not all(texts):
            found.append(f"{s['id']}: five levels need five texts")
    return found


def shared_level_errors(pack):
    """An anchor that stands under many skills says nothing about one."""
    used = Counter(x["description"] for s in pack["skills"] for x in s["levels"])
    return [f"the anchor {t!r} stands under {n} skills" for t, n in used.items() if n > 1]


def coverage_errors(pack):
    resources = Counter(s for r in pack["resources"] for s in r.get("teaches", []))
    questions = Counter(s for q in pack["questions"] for s in q.get("skills", []))
    roles = {n["skill"] for r in pack["roles"] for n in r.get("skills", [])}
    found = []
    for s in ids(pack["skills"]):
        if resources[s] < 2:
            found.append(f"{s}: {resources[s]} resource(s), two are promised")
        if questions[s] < 2:
            found.append(f"{s}: {questions[s]} question(s), two are promised")
        if s not in roles:
            found.append(f"{s}: no role needs it")
    return found


def question_errors(pack):
    found = []
    for q in pack["questions"]:
        needed = ("strongAnswer", "weakAnswer", "timeRequired", "skills")
        found += [f"{q['id']}: no {k}" for k in needed if not q.get(k)]
        if q.get("strongAnswer") == q.get("weakAnswer"):
            found.append(f"{q['id']}: strong and weak answer are the same")
    texts = Counter(q["question"] for q in pack["questions"])
    return found + [f"asked twice: {t!r}" for t, n in texts.items() if n > 1]


def resource_errors(pack):
    found = []
    for r in pack["resources"]:
        needed = ("timeRequired", "tier", "teaches", "learningResourceType")
        found += [f"{r['id']}: no {k}" for k in needed if not r.get(k)]
        exercise = r.get("learningResourceType") == "exercise"
        if exercise and len(r.get("note", "")) < 120:
            found.append(f"{r['id']}: an exercise says what to do and when it is done")
        if not exercise and not re.match(r"https?://[^\s/]+\.[a-z]+(/|$)", r.get("url", "")):
            found.append(f"{r['id']}: no http(s) address")
    urls = Counter(r["url"] for r in pack["resources"] if "url" in r)
    return found + [f"the address {u} stands twice" for u, n in urls.items() if n > 1]


def source_errors(pack):
    arrays = ("roles", "skills", "associations", "resources", "questions", "stages",
              "planTemplates", "categories", "mustHaveSkills", "workflows")
    return [f"{key}[{i}]: no sourceIds" for key in arrays
            for i, e in enumerate(pack.get(key, [])) if not e.get("sourceIds")]


def owner_of(path):
    steps = re.sub(r"\[\d+\]", "", path).split(".")
    names = {"skills": "skill", "sources": "source", "generator": "generator", "regions": "region"}
    return names.get(steps[-1], steps[-1])


def language_errors(pack):
    found = []
    for path, value in walk(pack):
        if not isinstance(value, dict) or "translations" in path:
            continue
        texts = {k for k, v in value.items() if k in TEXT_KEYS and v
                 and (owner_of(path), k) not in NOT_TEXT
                 and (isinstance(v, str) or isinstance(v, list) and isinstance(v[0], str))}
        other = value.get("translations", {}).get(LOCALE, {})
        found += [f"{path}: {k} is not translated" for k in sorted(texts - set(other))]
        found += [f"{path}: {k} is translated, but not there"
                  for k in sorted(set(other) - set(value))]
        for key, text in other.items():
            if type(text) is not type(value.get(key)):
                found.append(f"{path}: {key} is of another kind in {LOCALE}")
            elif isinstance(text, list) and len(text) != len(value[key]):
                found.append(f"{path}: {key} has {len(text)} texts, the original {len(value[key])}")
            elif not text:
                found.append(f"{path}: {key} is empty in {LOCALE}")
    return found


def chinese_errors(pack):
    """Chinese texts are Chinese, and carry Chinese punctuation."""
    found = []
    for path, value in walk(pack):
        if f"translations.{LOCALE}" not in path or not isinstance(value, str):
            continue
        if re.search("[\u3400-\u9fff][,;:?!]|[,;:?!][\u3400-\u9fff]", value):
            found.append(f"{path}: ASCII punctuation beside Chinese: {value}")
        if len(value) > 60 and not HAN.search(value):
            found.append(f"{path}: not Chinese: {value}")
    return found


def english_errors(pack):
    return [f"{p}: Chinese in the English text: {v}" for p, v in walk(pack)
            if isinstance(v, str) and "translations" not in p and HAN.search(v)]


def main(argv):
    if len(argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    _, schema = load(argv[1])
    data, pack = load(argv[2])
    checks = [
        ("numbers are integers", number_errors(pack)),
        ("texts are clean", text_errors(pack)),
        ("ids are unique", duplicate_errors(pack)),
        ("every reference resolves", reference_errors(pack)),
        ("no prerequisite or dependency runs in a circle", cycle_errors(pack)),
        ("the bytes are canonical", order_errors(data, pack, schema)),
        ("tasks are due inside their milestones", plan_errors(pack)),
        ("every text stands in both languages", language_errors(pack)),
        ("Chinese texts are Chinese", chinese_errors(pack)),
        ("English texts are English", english_errors(pack)),
        ("five levels a skill", level_errors(pack)),
    ]
    if jsonschema:
        checks.insert(0, ("the schema holds", schema_errors(pack, schema)))
    else:
        checks.insert(0, ("the schema holds # SKIP no python3-jsonschema", []))
    if "--complete" in argv:
        checks += [
            ("no anchor is shared by two skills", shared_level_errors(pack)),
            ("two resources and two questions a skill", coverage_errors(pack)),
            ("questions say what strong and weak answers show", question_errors(pack)),
            ("resources have time, tier and address", resource_errors(pack)),
            ("every entry names its sources", source_errors(pack)),
        ]
    print(f"1..{len(checks)}")
    for number, (name, errors) in enumerate(checks, 1):
        print(f"{'not ok' if errors else 'ok'} {number} - {name}")
        for error in errors[:40]:
            print(f"# {error}")
        if len(errors) > 40:
            print(f"# ... and {len(errors) - 40} more")
    return 1 if any(errors for _, errors in checks) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
