#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Feeds damaged files to waymark-cli: workspaces, documents, tables, lists, graphs, calendars,
kits, cards, résumés.

Whatever it gets, the program ends with 0, 1 or 2 within a time, says why in one line when it
fails, and leaves a workspace that it could not change as it was, byte for byte.

    tests/fuzz/fuzz.py --runs 20000 --seed 7 --keep FOLDER     # by hand, for hours
    LSAN_OPTIONS=suppressions=tests/lsan.supp WAYMARK_CLI=build-sanitize/src/cli/waymark-cli \\
        tests/fuzz/fuzz.py --only card

What fails is kept, with the command that repeats it. The unit tests of documents damage texts in
the same spirit within one process; this one goes through the whole program and its files."""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from mutate import damage
from seeds import targets

CLI = os.environ.get("WAYMARK_CLI", "build-test/src/cli/waymark-cli")
COMPLAINTS = ("Sanitizer", "runtime error:", "-CRITICAL **", "-WARNING **", "-ERROR **")


def contents(path):
    return path.read_bytes() if path.exists() else None


def judge(args, timeout):
    """Exit status and what is wrong with the run, None for nothing."""
    try:
        done = subprocess.run([CLI, *args], capture_output=True, timeout=timeout,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, f"not done in {timeout} s"
    told = done.stderr.decode(errors="replace")
    if done.returncode not in (0, 1, 2):
        return done.returncode, f"exit {done.returncode}: {told[-3000:]}"
    if any(word in told + done.stdout.decode(errors="replace") for word in COMPLAINTS):
        return done.returncode, told[-3000:]
    if done.returncode and (told.count("\n") != 1 or not told.startswith("waymark-cli: ")):
        return done.returncode, f"exit {done.returncode} with no single line, but: {told[:500]}"
    return done.returncode, None


class Run:
    def __init__(self, options, folder):
        self.options, self.folder, self.faults = options, folder, 0
        self.ends = {0: 0, 1: 0, 2: 0}

    def once(self, target, data, number, sound=False):
        it, work = (self.folder / f"it{target.ending}", self.folder / "work.waymark")
        for old in ("it*", "work*", "out*"):
            for path in self.folder.glob(old):
                path.unlink()
        it.write_bytes(data)
        shutil.copy(target.base, work)
        names = {"it": it, "work": work, "out": self.folder / "out"}
        command = [part.format(**names) for part in target.commands[number % len(target.commands)]]
        before = contents(it), contents(work)
        status, wrong = judge(command, self.options.timeout)
        if status in self.ends:
            self.ends[status] += 1
        if sound and status:
            wrong = wrong or f"exit {status} with a sound file"
        if wrong is None and status and before != (contents(it), contents(work)):
            wrong = "it failed, and changed a file all the same"
        if wrong is not None:
            self.tell(target, data, number, command, wrong)

    def tell(self, target, data, number, command, wrong):
        self.faults += 1
        kept = pathlib.Path(self.options.keep) / f"{target.name}-{number}{target.ending}"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
        words = " ".join(command)
        print(f"FAULT {target.name} run {number}: {words}\n  with {kept}\n  {wrong}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the run to begin with")
    parser.add_argument("--only", help="one kind of file: file, plan, pack, card, …")
    parser.add_argument("--keep", default=os.path.join(tempfile.gettempdir(), "waymark-fuzz"))
    parser.add_argument("--timeout", type=float, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="waymark-fuzz-") as folder:
        found = [it for it in targets(CLI, pathlib.Path(folder)) if options.only in (None, it.name)]
        run = Run(options, pathlib.Path(folder))
        for target in found:                # a seed that is refused would show nothing
            for number in range(len(target.commands)):
                run.once(target, target.seed, number, sound=True)
        for number in range(options.first, options.first + options.runs):
            chance = random.Random(f"{options.seed} {number}")
            target = found[number % len(found)]
            run.once(target, damage(chance, target), number // len(found))
    print(f"{options.runs} runs over {len(found)} kinds of files: {run.ends[0]} done, "
          f"{run.ends[1] + run.ends[2]} refused, {run.faults} faults")
    sys.exit(bool(run.faults))


main()
