"""A clean twin of a report: a copy in which every error is put right, without acceptances.

python3 twin.py REPORT FOLDER writes it.  corrections.csv lists what is put right one by one: the item
of section 4 of the format's description, the file, the words printed (once in the file) and the right ones.
"""

import csv
import pathlib
import re
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent


def read_corrections():
    with open(HERE / "corrections.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put_right(text, correction):
    printed = correction["printed"]
    times = text.count(printed)
    if times != 1:
        sys.exit(f"twin.py: item {correction['item']}: {times} times in {correction['file']}: {printed}")
    return text.replace(printed, correction["right"])


def without_acceptances(definition):
    return re.sub(r"\n *<accepts>.*?</accepts>", "", definition, flags=re.S)


def write_twin(report, folder, but=None):
    """The twin of `report`; the errors of the item `but` are left in."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(report, folder)
    definition = folder / "report.xml"
    definition.write_text(without_acceptances(definition.read_text(encoding="utf-8")), encoding="utf-8")
    for correction in read_corrections():
        if correction["item"] != but:
            path = folder / correction["file"]
            path.write_text(put_right(path.read_text(encoding="utf-8"), correction), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: twin.py REPORT FOLDER")
    write_twin(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
