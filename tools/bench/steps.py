"""steps.py - instructions of each step, from what callgrind wrote

A step's functions count with all that they call, and only where the pipeline calls them: the sheets
that figures_read reads are part of figures.
"""
import re

STEPS = {
    "read": ("definition_read", "layout_spec_read", "markdown_read", "csv_read", "font_add"),
    "figures": ("figures_read",),
    "check": ("check", "agree"),
    "merge": ("merge",),
    "lay out": ("layout",),
    "paint": ("paint",),
    "write": ("pdf_open", "pdf_finish"),
}


def calls(path):
    """Each call as (caller, callee, instructions) from a callgrind.out file."""
    names, caller, callee, is_cost = {}, None, None, False
    with open(path, encoding="utf-8", errors="replace") as f:
        for line in f:
            if is_cost:
                yield caller, callee, int(line.split()[1])
                is_cost = False
            elif match := re.match(r"(c?)fn=\((\d+)\)(?: (.*))?", line):
                called, number, name = match.groups()
                if name:
                    names[number] = name.split("'")[0]
                if called:
                    callee = names[number]
                else:
                    caller = names[number]
            elif line.startswith("calls="):
                is_cost = True


def total(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        return next(int(line.split()[1]) for line in f if line.startswith(("summary:", "totals:")))


def count(path):
    """Instructions by step, in order, then those of the rest (loading, files) and all."""
    edges = list(calls(path))
    firsts = {names[0] for names in STEPS.values()}
    pipeline = {caller for caller, callee, _ in edges if callee in firsts}
    steps = {step: sum(n for caller, callee, n in edges if caller in pipeline and callee in names)
             for step, names in STEPS.items()}
    whole = total(path)
    return {**steps, "rest": whole - sum(steps.values()), "all": whole}
