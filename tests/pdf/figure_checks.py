"""Checks of a report's figures against those of the print: table.csv, headline.csv, charts.csv.

Nothing is looked up in the report's own data: the file alone is read, through its tags.
"""
import csv
import os
import re

from structure import plain
from tables import Grid

CHECKS = []
HEADS = {
    "2020-21": ("previous years", "2020-21"), "2021-22": ("previous years", "2021-22"),
    "2022-23": ("previous years", "2022-23"),
    "2023-24 Q1": ("2023-24", "q1"), "2023-24 Q2": ("2023-24", "q2"),
    "2023-24 Q3": ("2023-24", "q3"), "2023-24 YTD": ("2023-24", "ytd"),
    "Numerator": ("latest data", "numerator"), "Denominator": ("latest data", "denominator"),
    "Target quarterly": ("target", "qtrly"), "Target annual": ("target", "annual"),
    "Comparator statistical neighbours": ("comparators", "stat. neighbours"),
    "Comparator England": ("comparators", "england"),
    "Latest period": ("latest period",), "Frequency": ("frequency",),
    "Performance": ("performance",), "RAG": ("rag",),
}
# The print's rating cells hold a face and a letter; the letter is what can be read.
RATING_LETTERS = {"JG": "G", "KA": "A", "LR": "R"}
RATINGS = ("green", "amber", "red")


def check(function):
    CHECKS.append(function)
    return function


def read_csv(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sections(document):
    """(H1 text, elements below it) for each H1 in reading order."""
    found = []
    for element in document.top.walk():
        if element.role == "H1":
            found.append((element.text(), []))
        elif found:
            found[-1][1].append(element)
    return found


def theme_grids(document, themes):
    """The indicator table of each theme: the table below the theme's H1 that has periods."""
    grids = {}
    for title, elements in sections(document):
        theme = next((t for t in themes if title == t or title.startswith(t + " ")), None)
        for table in (e for e in elements if theme and e.role == "Table"):
            grid = Grid(table)
            if any("previous years" in grid.column_name(c) for c in range(grid.n_columns)):
                grids.setdefault(theme, grid)
    return grids


def wanted_names(grid, column):
    """The words above each column that a cell of table.csv covers."""
    first, _, last = column.partition("..")
    if not last:
        return [HEADS[first]]
    if first == "2023-24 Q1":
        return [n for n in map(grid.column_name, range(grid.n_columns)) if n[:1] == ("2023-24",)]
    return [HEADS[first], HEADS[last]]


def wanted_rows(grid, row):
    first, _, last = row.partition("-")
    return range(grid.head_rows + int(first) - 1, grid.head_rows + int(last or first))


def wanted_text(row):
    if row["column"] == "RAG":
        return RATING_LETTERS[row["printed"]]
    return plain(row["printed"])


def find_cell(grid, row):
    """The cell that covers exactly the places of a row of table.csv, or what is there instead."""
    rows, names = wanted_rows(grid, row["row"]), wanted_names(grid, row["column"])
    columns = [c for c in range(grid.n_columns) if grid.column_name(c) in names]
    if len(columns) != len(names):
        return None, f"columns {names} are not all there"
    cell = grid.at.get((rows[0], columns[0]))
    if cell is None or cell.is_head:
        return None, "there is no TD"
    if list(cell.rows()) != list(rows) or list(cell.columns()) != columns:
        return None, f"the cell \"{cell.text}\" covers other rows or columns"
    return cell, None


def wrong_row_head(grid, row):
    """Why the row's head is not the indicator's title, or None."""
    titles = [plain(t) for t in row["indicator"].split(" / ")] if "-" in row["row"] else [
        plain(row["indicator"])]
    if row["indicator"].startswith("("):
        return None
    for at, title in zip(wanted_rows(grid, row["row"]), titles):
        heads = [h.text for h in grid.row_heads(at)]
        if title not in heads:
            return f"its row is headed {heads}"
    return None


@check
def table_cells(document, folder):
    """Each cell of the printed tables stands under its row head and its column heads"""
    rows = read_csv(folder, "table.csv")
    grids = theme_grids(document, {r["theme"] for r in rows})
    found = 0
    for row in rows:
        fault = fault_of(grids.get(row["theme"]), row)
        found += fault is None
        if fault:
            yield f"{row['theme']} {row['row']}, {row['column']}, \"{row['printed']}\": {fault}"
    print(f"# {found} of {len(rows)} printed cells are found")


def fault_of(grid, row):
    if grid is None:
        return "the theme has no table"
    cell, fault = find_cell(grid, row)
    if fault:
        return fault
    if cell.text != wanted_text(row):
        return f"the cell holds \"{cell.text}\""
    return wrong_row_head(grid, row)


@check
def no_other_cells(document, folder):
    """The tables of the themes hold no figure that the print has not"""
    rows = read_csv(folder, "table.csv")
    grids = theme_grids(document, {r["theme"] for r in rows})
    for theme, grid in grids.items():
        known = {id(find_cell(grid, r)[0]) for r in rows if r["theme"] == theme}
        for cell in grid.cells:
            if not cell.is_head and cell.text and id(cell) not in known:
                yield f"{theme}: \"{cell.text}\" at row {cell.row + 1}, {grid.column_names(cell)}"


@check
def ratings_are_spoken(document, folder):
    """Every rating in a table is read out as a word"""
    rows = read_csv(folder, "table.csv")
    for theme, grid in theme_grids(document, {r["theme"] for r in rows}).items():
        for cell in grid.cells:
            if cell.text in RATING_LETTERS.values() and grid.column_name(cell.column) == ("rag",):
                spoken = [e.actual or e.alt or e.expansion or "" for e in cell.element.walk()]
                spoken += [m.actual or "" for _, m in cell.element.marks()]
                if not any(word in " ".join(spoken).lower() for word in RATINGS):
                    yield f"{theme}, row {cell.row + 1}: \"{cell.text}\" only"


@check
def donut_labels(document, folder):
    """The donuts of the introduction have the printed labels, in order"""
    wanted = [f"{r['percent']} ({r['count']})" for r in read_csv(folder, "headline.csv")]
    texts = [e.text() for title, elements in sections(document) if title == "Introduction"
             for e in elements if not e.elements()]
    labels = re.findall(r"\d+% \(\d+\)", " ".join(texts))
    if labels != wanted:
        yield f"found {labels}"


@check
def chart_labels(document, folder):
    """Every surviving label of the printed charts is printed in a figure and told in its Alt"""
    figures = [(plain(f.alt or ""), f.text()) for f in document.find("Figure")]
    for title, labels in printed_charts(folder).items():
        if not any(shows(alt, printed, labels) for alt, printed in figures):
            yield f"\"{title[:60]}\": no figure has all of {labels}"


def printed_charts(folder):
    charts = {}
    for row in read_csv(folder, "charts.csv"):
        if not row["series"].startswith("(axis") and row["printed"]:
            charts.setdefault(row["chart"], [])
            charts[row["chart"]].append(plain(row["printed"]))
    return charts


def shows(alt, printed, labels):
    """Printed as often as the chart had it; told at least once."""
    return all(count(printed, label) >= labels.count(label)
               and (count(alt, label) or count(alt, label.replace("-", "minus "))) for label in labels)


def count(text, label):
    return len(re.findall(r"(?<![\w.,£-])" + re.escape(label) + r"(?![\w%]|[.,]\d)", text))
