# SPDX-License-Identifier: GPL-3.0-or-later
"""Small damage to files: to bytes of any, to values and keys of JSON, to lines of text."""
import copy
import json

VALUES = [None, True, "", "x" * 70000, "\u0000", "‮", "../x", "2026-02-30", "<b>x</b>", "=1+1",
          "javascript:alert(1)", -1, 2 ** 63, 10 ** 40, 0.5, [], {}, [[]], {"id": {}}]
NUMBERS = ["1e400", "-0", "01", "NaN", "9223372036854775808", "1e-400", "0x10"]
BYTES = [b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\r", b"\\u0000", b"[" * 600,
         b"\"", b",", b"}", b";", b"\xe2\x80\xa8"]


def places(tree):
    """Each container and key by which a value hangs in the tree."""
    todo, found = [tree], []
    while todo:
        it = todo.pop()
        keys = list(it) if isinstance(it, dict) else range(len(it))
        found += [(it, key) for key in keys]
        todo += [it[key] for key in keys if isinstance(it[key], (dict, list))]
    return found


def change_tree(random, tree):
    holder, key = random.choice(places(tree))
    how = random.randrange(5)
    if how == 0:
        holder[key] = copy.deepcopy(random.choice(VALUES))
    elif how == 1:
        del holder[key]
    elif how == 2:                          # what stands elsewhere: ids twice, cycles, wrong kinds
        other, at = random.choice(places(tree))
        holder[key] = copy.deepcopy(other[at])
    elif how == 3 and isinstance(holder, list):
        holder.insert(random.randrange(len(holder) + 1), copy.deepcopy(holder[key]))
    elif isinstance(holder, dict):
        holder[random.choice(["id", "x", "", "__proto__", key + " "])] = holder.pop(key)


def json_damage(random, seed):
    tree = json.loads(seed)
    for _ in range(random.choice([1, 1, 1, 2, 5])):
        if places(tree):
            change_tree(random, tree)
    text = json.dumps(tree, ensure_ascii=random.random() < 0.5)
    if random.random() < 0.1:               # what no parser of Python writes
        text = text.replace(": 1", ": " + random.choice(NUMBERS), 1)
    return text.encode("utf-8", "surrogatepass")


def line_damage(random, seed):
    lines = seed.split(b"\n")
    for _ in range(random.choice([1, 2, 4])):
        i, j = random.randrange(len(lines)), random.randrange(len(lines))
        how = random.randrange(4)
        if how == 0:
            lines[i], lines[j] = lines[j], lines[i]
        elif how == 1:
            lines.insert(i, lines[j] * random.choice([1, 2, 300]))
        elif how == 2:
            lines[i] = lines[i][:random.randrange(len(lines[i]) + 1)]
        elif len(lines) > 1:
            del lines[i]
    return b"\n".join(lines)


def byte_damage(random, seed):
    data = bytearray(seed)
    for _ in range(random.choice([1, 1, 2, 8, 40])):
        at = random.randrange(len(data) + 1)
        how = random.randrange(5)
        if how == 0:
            data[at:at + 1] = bytes([random.randrange(256)])
        elif how == 1:
            data[at:at] = random.choice(BYTES)
        elif how == 2:
            del data[at:at + random.choice([1, 3, 100, 5000])]
        elif how == 3 and data:             # another part of the same file over this one
            other, n = random.randrange(len(data)), random.choice([4, 16, 512, 4096])
            data[at:at + n] = data[other:other + n]
        elif random.random() < 0.2:
            del data[at:]
    return bytes(data)


def damage(random, target):
    kinds = {".json": [json_damage, json_damage, json_damage, byte_damage],
             ".csv": [line_damage, byte_damage], ".md": [line_damage, byte_damage]}
    return random.choice(kinds.get(target.ending, [byte_damage]))(random, target.seed)
