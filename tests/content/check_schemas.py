#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the JSON Schemas themselves: each is valid 2020-12, every $ref leads
somewhere, the id is the one that its format's files name, and what pack and
plan share (skills, roles, resources, tasks ...) is the same in both.

Usage: check_schemas.py FOLDER
Prints TAP.
"""

import glob
import json
import os
import re
import sys

import check_pack as check

# Definitions that pack and plan mean differently.
OWN = {"source", "association"}


def refs(value):
    for _, node in check.walk(value):
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            yield node["$ref"]


def schema_errors(name, schema):
    found = []
    match = re.fullmatch(r"waymark-([a-z]+)-(\d+)\.schema\.json", name)
    if not match:
        return [f"{name}: not a name of ours"]
    if schema.get("$id") != f"urn:waymark:schema:{match[1]}:{match[2]}":
        found.append(f"{name}: $id is {schema.get('$id')}")
    if schema.get("$schema") != "https://json-schema.org/draft/2020-12/schema":
        found.append(f"{name}: not a 2020-12 schema")
    if schema["properties"]["format"].get("const") != f"waymark-{match[1]}/{match[2]}":
        found.append(f"{name}: format is not fixed")
    for ref in refs(schema):
        if ref.startswith("#/$defs/") and ref.removeprefix("#/$defs/") not in schema["$defs"]:
            found.append(f"{name}: {ref} leads nowhere")
    if check.jsonschema:
        try:
            check.jsonschema.Draft202012Validator.check_schema(schema)
        except check.jsonschema.SchemaError as error:
            found.append(f"{name}: {error.message}")
    return found


def shared_errors(pack, plan):
    return [f"$defs/{key} is not the same in pack and plan"
            for key in pack["$defs"]
            if key in plan["$defs"] and key not in OWN and pack["$defs"][key] != plan["$defs"][key]]


def main(argv):
    paths = sorted(glob.glob(os.path.join(argv[1], "*.schema.json")))
    schemas = {os.path.basename(p): check.load(p)[1] for p in paths}
    checks = [(f"{name} is a schema of ours", schema_errors(name, schema))
              for name, schema in schemas.items()]
    pack, plan = (schemas[f"waymark-{kind}-1.schema.json"] for kind in ("pack", "plan"))
    checks.append(("pack and plan share their definitions", shared_errors(pack, plan)))
    print(f"1..{len(checks)}")
    for number, (name, errors) in enumerate(checks, 1):
        print(f"{'not ok' if errors else 'ok'} {number} - {name}")
        for error in errors:
            print(f"# {error}")
    return 1 if any(errors for _, errors in checks) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
