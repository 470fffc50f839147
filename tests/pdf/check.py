#!/usr/bin/python3
"""Looks at a finished PDF from outside: check.py FILE [--reference DIR]

Prints a line for each check, `ok - sentence` or `not ok - sentence` with what was found, and
exits 1 when one failed.  With --reference the printed figures of a report (table.csv,
headline.csv, charts.csv) are looked for as well.
"""
import argparse
import sys

import figure_checks
import page_checks
import tag_checks
from structure import Document

SHOWN = 12


def run(check, arguments):
    try:
        faults = list(check(*arguments))
    except Exception as error:  # A file that breaks a check has failed it.
        faults = [f"the check could not be made: {type(error).__name__}: {error}"]
    sentence = check.__doc__.strip().splitlines()[0]
    print(f"{'not ok' if faults else 'ok'} - {sentence}")
    for fault in faults[:SHOWN]:
        print(f"#   {fault}")
    if len(faults) > SHOWN:
        print(f"#   and {len(faults) - SHOWN} more")
    return not faults


def main():
    parser = argparse.ArgumentParser(description="checks of a finished PDF")
    parser.add_argument("file")
    parser.add_argument("--reference", metavar="DIR", help="folder of the printed figures")
    options = parser.parse_args()
    document = Document(options.file)
    results = [run(check, (document,)) for check in tag_checks.CHECKS + page_checks.CHECKS]
    if options.reference:
        results += [run(check, (document, options.reference)) for check in figure_checks.CHECKS]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
