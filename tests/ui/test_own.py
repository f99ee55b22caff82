#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is one's own: a note and a link on a skill, how far one is in what there is to read, with a
note; the progress of a tier, the filter for states; all of it undone,
and in the file about the person."""
import json
import re

from waymark_ui import (Desktop, cli, close_skill, drop_down, launch, leave, listed, menu,
                        no_faults, open_skill, page, shot, tab_to, wait_for, write)


def mine(path, me):
    out = path + ".person.json"
    cli("person", path, me, "--export", out)
    with open(out) as text:
        return json.load(text)["person"]


def progress(app, start):
    return app.find("label", re.compile(f"^{start} read"))


with Desktop() as desk:
    path = desk.home + "/w.waymark"
    cli("init", path)
    me = listed(path, "people")[0]["id"]
    # A list of one's own, its topics not in the order of the alphabet, and no time told.
    with open(desk.home + "/list.md", "w") as out:
        out.write("# Ours\n## Second to none\n### Zebras\n**Tier 9**\n"
                  "- [Q last](https://example.org/q)\n- ✨ [A first](https://example.org/a)\n"
                  "### Apes\n**Tier 9**\n- [An ape](https://example.org/ape)\n")
    cli("import", path, desk.home + "/list.md")
    skill = next(s for s in listed(path, "skills") if s["name"] == "Embeddings")
    app = launch(desk, path)

    # A note is kept as it is typed; a link with a name before it, refused where it is none.
    page(app, "skills")
    open_skill(app, skill["name"])
    tab_to(app, "My notes", limit=60)
    write(app, "Ask Dora about recall")
    wait_for(app, lambda: [n["note"] for n in mine(path, me).get("notes", [])] ==
             ["Ask Dora about recall"], "the note was not kept")
    app.key("Tab")
    write(app, "Team talk ftp://example.org", "^Add a link: name https://…$")
    app.key("Return")
    app.find("label", re.compile("ftp://example.org"))
    leave(app)
    app.find("text", re.compile("^Add a link")).point()
    write(app, "Team talk https://example.org/talk")
    app.key("Return")
    wait_for(app, lambda: [(l["name"], l["url"]) for l in mine(path, me).get("links", [])] ==
             [("Team talk", "https://example.org/talk")], "the link was not kept")
    app.find("push button", "Remove Team talk")
    shot(app, "own-skill")
    app.find("push button", "Remove Team talk").click()
    wait_for(app, lambda: "links" not in mine(path, me), "the link was not removed")
    close_skill(app)
    app.key("ctrl+z")
    wait_for(app, lambda: "links" in mine(path, me), "the link did not come back")
    no_faults(app)

    # Reading: the state of a row, and what is told of its tier.
    page(app, "resources")
    total = progress(app, "0 of [0-9]+").name.split()[2]
    menu(app, "How far I am in A short introduction", "Done")
    progress(app, f"1 of {total}")
    menu(app, "How far I am in Attention. Attention!", "Not Useful…")
    write(app, "Knew it", "^Why, if you like$")
    leave(app, "Return")
    app.find("label", "Knew it")
    app.find("label", re.compile("1 not useful"))
    read = {r["resource"]: (r["state"], r.get("note")) for r in mine(path, me)["reading"]}
    assert sorted(read.values(), key=str) == [("done", None), ("not_useful", "Knew it")], read
    shot(app, "own-reading")
    # The list that was taken in, in its author's order under its author's headings.
    app.find("label", "0 of 3 read · no times told")
    told = [n.name for n in app.find_all(None, re.compile(
        "^(Second to none|Zebras|Apes|Q last|A first|An ape|New · example.org)$"))
        if n.role in ("heading", "label")]
    assert told == ["Second to none", "Zebras", "Q last", "A first", "New · example.org",
                    "Apes", "An ape"], told
    app.settle()
    app.key("ctrl+z")
    wait_for(app, lambda: app.root.find("label", re.compile("1 not useful")) is None,
             "the state was not undone")

    # The filter for states.
    app.find("push button", re.compile("How far I am: ")).point()
    drop_down(app, "Down", "Down", "Down")
    app.find("label", re.compile("^1 resource"))
    app.find("push button", re.compile("How far I am: ")).point()
    drop_down(app, "Home")
    no_faults(app)
    app.close()
    cli("check", path)
