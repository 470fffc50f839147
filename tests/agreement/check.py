"""The check of agreement on the printed report: what it must find, what else it may, and a clean twin.

python3 check.py PROGRAM REPORT

section-4.csv   the errors listed in section 4 of the format's description, item by item:
                found       the finding must be there, accepted or not, at its place
                agrees      the check must say nothing about the words of that box
                not-shown   it cannot or need not be found; the reason stands beside it
others.csv      findings above note that are in no item, each with the reason why it is right
clean/          the corrections that make the clean twin

A place in figures.csv is period and measure; in commentary.md the words at the place told, within the
box; in report.xml words of the point; in officers.csv the id and in glossary.csv the abbreviation.
Lines `ok - ...` and `not ok - ...`, as in steps.sh.
"""

import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "clean"))
import twin

ARITHMETIC = range(1, 50)
LOUD = ("error", "warning")


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def findings_of(program, report):
    """All messages of a check, in order; their file is told from the report's folder."""
    with tempfile.NamedTemporaryFile(suffix=".json") as said:
        ended = subprocess.run([program, "check", report, "--format=json", "-o", said.name],
                               capture_output=True, text=True)
        if ended.returncode not in (0, 1) or ended.stderr:
            sys.exit(f"not ok - check ends with {ended.returncode}: {ended.stderr[:500]}")
        findings = json.load(open(said.name, encoding="utf-8"))
    for finding in findings:
        finding["file"] = pathlib.Path(finding["file"] or "").name
    return findings


class Places:
    """Whether a finding stands where a row of a table says."""

    def __init__(self, report):
        self.lines = {path.name: path.read_text(encoding="utf-8").split("\n")
                      for path in report.iterdir() if path.suffix in (".csv", ".md", ".xml")}

    def rest_of_line(self, finding):
        line = self.lines[finding["file"]][finding["line"] - 1]
        return line[finding["column"] - 1:]

    def cells(self, finding):
        return next(csv.reader([self.lines[finding["file"]][finding["line"] - 1]]))

    def box(self, finding):
        for line in reversed(self.lines[finding["file"]][:finding["line"]]):
            if line.startswith("## "):
                return line[3:].strip()
        return ""

    def point(self, finding):
        """The text of the <item> around a line of the definition, without its elements."""
        lines, first, last = self.lines[finding["file"]], finding["line"] - 1, finding["line"] - 1
        while first > 0 and "<item>" not in lines[first]:
            first -= 1
        while last < len(lines) - 1 and "</item>" not in lines[last]:
            last += 1
        text = re.sub(r"<[^>]*>", " ", " ".join(lines[first:last + 1]))
        return " ".join(text.replace("&amp;", "&").split())

    def is_figure(self, finding, row):
        indicator, period, measure = self.cells(finding)[:3]
        first, last = indicator.split("..")[0], indicator.split("..")[-1]
        return row["key"] in (first, last) and f"{period} {measure.split('..')[0]}" == row["place"]

    def is_right(self, finding, row):
        place, file = row["place"], row["file"]
        if file == "figures.csv":
            return self.is_figure(finding, row)
        if file == "commentary.md":
            in_box = not row["key"] or self.box(finding) == row["key"]
            return in_box and self.rest_of_line(finding).startswith(place)
        if file == "report.xml":
            return place in self.point(finding)
        cell = self.cells(finding)[0 if file == "glossary.csv" else 1]
        return not place or cell == place


def fits(places, finding, row):
    """Whether it is the finding that a row of a table describes.  In a box it may be told of any of its
    indicators."""
    printed = finding.get("printed") or finding["message"]
    owned = not row["key"] or row["file"] == "commentary.md" or finding["indicator"] == row["key"]
    return (owned and (finding["rule"] or "") == row["rule"] and finding["file"] == row["file"] and
            row["printed"] in printed and places.is_right(finding, row))


def say(well, sentence, details=()):
    print(("ok - " if well else "not ok - ") + sentence)
    for detail in details:
        print("#   " + detail)


def describe(finding):
    return "{file}:{line}:{column}: {message} [{rule}]".format(**finding)


def of_items(rows, items):
    return [row for row in rows if int(row["item"]) in items]


def is_there(places, findings, row):
    return any(fits(places, finding, row) for finding in findings)


def tell_found(places, findings, rows, what):
    wanted = [row for row in rows if row["verdict"] == "found"]
    missing = [f"item {row['item']}: {row['rule']} of {row['key']} in {row['file']}: {row['printed']}"
               for row in wanted if not is_there(places, findings, row)]
    items = len({row["item"] for row in wanted})
    say(not missing, f"{items} items {what} are found at their places", missing)


def tell_not_shown(rows):
    for row in rows:
        if row["verdict"] == "not-shown":
            about = f" ({row['key']})" if row["key"] else ""
            print(f"#   item {row['item']}{about} is not shown: {row['reason']}")


def tell_agreeing(places, findings, rows):
    boxes = {row["key"] for row in rows if row["verdict"] == "agrees"}
    false = [describe(finding) for finding in findings
             if finding["file"] == "commentary.md" and places.box(finding) in boxes and
             (finding["rule"] or "").startswith("words-")]
    say(not false, f"{len(boxes)} boxes whose sums agree are left alone", false)


def tell_others(places, findings, known):
    loud = [finding for finding in findings if finding["severity"] in LOUD]
    false = [describe(finding) for finding in loud
             if not any(fits(places, finding, row) for row in known)]
    say(not false, f"{len(loud)} findings above note are in the list or justified", false)


def tell_accepted(findings):
    bare = [describe(finding) for finding in findings
            if finding["severity"] in LOUD and finding["rule"] and not finding.get("accepted")]
    say(not bare, "every finding above note of the printed report is accepted with a reason", bare)


def tell_twin(program, report, folder):
    twin.write_twin(report, folder)
    left = [describe(finding) for finding in findings_of(program, folder)
            if finding["severity"] in LOUD]
    say(not left, "a clean twin of the report gives no finding above note", left)


def tell_taken_back(program, report, folder):
    """Each item's correction taken back alone is found again."""
    items = list(dict.fromkeys(row["item"] for row in twin.read_corrections()))
    silent = []
    for item in items:
        twin.write_twin(report, folder, but=item)
        if not any(finding["severity"] in LOUD for finding in findings_of(program, folder)):
            silent.append(f"item {item}")
    say(not silent, f"each of {len(items)} corrections taken back is found", silent)


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: check.py PROGRAM REPORT")
    program, report = sys.argv[1], pathlib.Path(sys.argv[2])
    rows, others = read_table(HERE / "section-4.csv"), read_table(HERE / "others.csv")
    findings, places = findings_of(program, report), Places(report)
    tell_found(places, findings, of_items(rows, ARITHMETIC), "of arithmetic")
    tell_found(places, findings, of_items(rows, range(50, 57)), "of words and lists")
    tell_not_shown(rows)
    tell_agreeing(places, findings, rows)
    tell_others(places, findings, [row for row in rows if row["verdict"] == "found"] + others)
    tell_accepted(findings)
    with tempfile.TemporaryDirectory() as folder:
        tell_twin(program, report, pathlib.Path(folder) / "twin")
        tell_taken_back(program, report, pathlib.Path(folder) / "twin")


if __name__ == "__main__":
    main()
