#!/usr/bin/python3
"""Puts faults into good PDFs and sees that the checks find them: harm.py SMALL SAMPLE REFERENCE

SMALL is harmed for the checks of any file, SAMPLE for those that look for REFERENCE's figures.

Each harm is a function named after what it breaks; it says which check must fail.
"""
import argparse
import contextlib
import io
import os
import sys
import tempfile

import pikepdf

import figure_checks
import page_checks
import tag_checks
from structure import Document, number_entries

HARMS = []


def harm(check):
    def note(function):
        HARMS.append((function, check))
        return function
    return note


def elements(pdf, role):
    """Structure elements of a role, in order of their objects."""
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
            and o.get("/Type") == "/StructElem" and o.get("/S") == "/" + role]


def with_attribute(found, key):
    return next(e for e in found if isinstance(e.get("/A"), pikepdf.Dictionary) and key in e.A)


@harm(tag_checks.marks_have_owners)
def a_paragraph_forgets_its_text(pdf):
    del next(e for e in elements(pdf, "P") if "/K" in e).K


@harm(tag_checks.parent_tree_agrees)
def the_parent_tree_mixes_two_marks(pdf):
    tree = number_entries(pdf.Root.StructTreeRoot.ParentTree)
    parents = next(a for a in tree.values() if isinstance(a, pikepdf.Array)
                   and len(a) > 3 and a[0].objgen != a[len(a) - 1].objgen)
    first, last = parents[0], parents[len(parents) - 1]
    parents[0], parents[len(parents) - 1] = last, first


@harm(tag_checks.heads_have_scope)
def a_head_loses_its_scope(pdf):
    del with_attribute(elements(pdf, "TH"), "/Scope").A.Scope


@harm(tag_checks.cells_are_reached)
def a_cell_names_another_head(pdf):
    cells = [e for e in elements(pdf, "TD") if isinstance(e.get("/A"), pikepdf.Dictionary)
             and len(e.A.get("/Headers", [])) > 1]
    cells[0].A.Headers = cells[-1].A.Headers


@harm(tag_checks.headers_lead_somewhere)
def a_cell_names_no_head(pdf):
    with_attribute(elements(pdf, "TD"), "/Headers").A.Headers[0] = pikepdf.String("nowhere")


@harm(tag_checks.tables_are_regular)
def a_span_grows(pdf):
    elements(pdf, "TD")[0].A = pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2)


@harm(tag_checks.headings_do_not_skip)
def a_heading_sinks(pdf):
    elements(pdf, "H2")[0].S = pikepdf.Name.H5


@harm(tag_checks.figures_have_alternatives)
def a_figure_loses_its_words(pdf):
    del elements(pdf, "Figure")[0].Alt


@harm(tag_checks.outline_follows_headings)
def a_bookmark_has_another_title(pdf):
    pdf.Root.Outlines.First.Title = pikepdf.String("Another title")


@harm(page_checks.pages_are_labelled)
def page_numbers_start_late(pdf):
    nums = pdf.Root.PageLabels.Nums
    nums[len(nums) - 1].St = 7


@harm(tag_checks.marked_content)
def text_stands_outside_tags(pdf):
    pdf.pages[0].contents_add(pdf.make_stream(b"0 0 5 5 re f"), prepend=False)


@harm(page_checks.declares_itself)
def the_language_is_lost(pdf):
    del pdf.Root.Lang


@harm(page_checks.fonts_are_embedded)
def a_font_loses_its_text(pdf):
    del next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
             and "/ToUnicode" in o).ToUnicode


@harm(figure_checks.table_cells)
def two_figures_change_places(pdf):
    """Two cells of a row trade their content, and all references with it stay whole."""
    rows = [r for r in elements(pdf, "TR") if len(r.get("/K", [])) > 8]
    row = rows[len(rows) // 2]
    cells = [c for c in row.K if c.S == "/TD" and "/K" in c]
    cells[0].K, cells[1].K = cells[1].K, cells[0].K


@harm(figure_checks.donut_labels)
def the_introduction_is_called_otherwise(pdf):
    for heading in elements(pdf, "H1"):
        heading.S = pikepdf.Name.H2


def fails(check, path, reference):
    try:
        document = Document(path)
        arguments = [document, reference] if check in figure_checks.CHECKS else [document]
        with contextlib.redirect_stdout(io.StringIO()):
            return bool(list(check(*arguments)))
    except Exception:
        return True


def main():
    parser = argparse.ArgumentParser(description="sees that the checks find faults")
    parser.add_argument("small")
    parser.add_argument("sample")
    parser.add_argument("reference")
    options = parser.parse_args()
    missed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "harmed.pdf")
        for function, check in HARMS:
            with pikepdf.open(options.sample if check in figure_checks.CHECKS else options.small) as pdf:
                function(pdf)
                pdf.save(path)
            if not fails(check, path, options.reference):
                print(f"{function.__name__} is not found by {check.__name__}")
                missed += 1
    print(f"{len(HARMS) - missed} of {len(HARMS)} faults are found")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
