#!/usr/bin/env python3
"""make_report.py - writes a report folder of a size that is measured, the same for each run

usage: make_report.py SIZE FOLDER

SIZE is S, L (ten times S) or XL (fifty times S).  The counts are those of the report that other
programs were measured with: themes, indicators, boxes with a chart and about 140 words of
commentary each, terms of about 41 words, ten headlines for each theme.  The words are our own.
"""
import csv
import random
import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

SEED = 20250331
SIZES = {  # themes, indicators, boxes, terms
    "S": (5, 100, 60, 90),
    "L": (50, 1000, 600, 900),
    "XL": (250, 5000, 3000, 4500),
}
YEAR, YEARS_BEFORE = "2024-25", ("2021-22", "2022-23", "2023-24")
QUARTERS = tuple(f"{YEAR} Q{i}" for i in range(1, 5))
COMMENTARY_WORDS, TERM_WORDS = (82, 190), (21, 60)
HEADLINES = 5  # of each sort, for each theme

THEMES = ("Homes and Streets", "Health and Care", "Learning and Skills", "Climate and Transport",
          "Money and Workforce")
WHOM = ("families waiting for a larger home", "adults who care for a relative",
        "pupils moving up to secondary school", "tenants in sheltered flats",
        "people recovering from a fall", "young adults leaving foster homes",
        "shops along the market streets", "learners on evening courses",
        "drivers renewing a parking permit", "residents without a car")
OUTCOME = ("who were seen within the promised time", "whose plan was renewed this year",
           "who say the advice was useful", "helped to stay where they live",
           "answered without a second call", "offered a place near home")
EVENT = ("street lamps mended along the main roads", "new homes handed over to tenants",
         "food parcels given out by partners", "trees planted in parks and verges",
         "complaints that a second officer reviewed", "journeys made with a day ticket")
ACTOR = ("the housing options team", "the school attendance service", "our transport partners",
         "the neighbourhood wardens", "the adult learning centre", "the finance department",
         "the social work practice", "the procurement board")
ACTION = ("has restructured", "is putting in place", "will publish", "has now introduced",
          "is consolidating", "has suspended", "continues to monitor", "expects to extend")
OBJECT = ("weekend appointments for tenants", "a simplified application form",
          "the accreditation of contractors", "its emergency maintenance budget",
          "recruitment to specialist vacancies", "the letters sent before a hearing",
          "agreements with neighbouring councils", "a development plan for volunteers")
REASON = ("because applications increased over the winter", "following consultation with residents",
          "although recruitment remains difficult", "while construction prices are unpredictable",
          "before the amended regulations take effect", "so that enquiries are answered together",
          "as transitional government funding finishes", "despite exceptionally bad weather")
POSTS = ("Service Manager", "Performance Lead", "Head of Operations", "Programme Manager")
UNITS = {  # unit, decimals, how the year follows from its quarters, how a value is written
    "percent": (1, "latest", lambda v: f"{v / 10:.1f}%"),
    "count": (0, "sum", lambda v: f"{v:,}"),
    "days": (1, "latest", lambda v: f"{v / 10:.1f}"),
    "pounds": (0, "sum", lambda v: f"£{v:,}"),
}


class Indicator:
    """One row of the register with its figures, as whole numbers of its last decimal."""

    def __init__(self, rng, number, theme):
        self.id, self.theme = f"i{number:04}", theme
        self.unit = rng.choice(("percent",) * 3 + ("count",) * 2 + ("days", "pounds"))
        self.decimals, self.rollup, self.write = UNITS[self.unit]
        self.title = f"{theme.upper()[0]}{number:04} {title_of(rng, self.unit)}"
        self.high = self.unit in ("percent", "count")
        base = {"percent": (450, 900), "count": (40, 2400), "days": (60, 700),
                "pounds": (2000, 90000)}[self.unit]
        base = rng.randint(*base)
        year = base * 4 if self.rollup == "sum" else base
        self.quarters = [near(rng, base) for _ in QUARTERS]
        self.years = [near(rng, year) for _ in YEARS_BEFORE]
        self.total = sum(self.quarters) if self.rollup == "sum" else self.quarters[-1]
        self.target = near(rng, base)
        self.year_target = self.target * year // base
        self.others = near(rng, base), near(rng, base)
        self.is_known = rng.random() >= 0.04
        self.rating = self.rate()

    def rate(self):
        if not self.is_known:
            return None
        gap = (self.quarters[-1] - self.target) / self.target * (1 if self.high else -1)
        return "green" if gap >= 0 else "amber" if gap > -0.05 else "red"

    def rows(self):
        """Its rows of figures.csv; the newest figures of some are not there yet."""
        for period, value in zip(YEARS_BEFORE + QUARTERS[:3], self.years + self.quarters[:3]):
            yield self.id, period, "value", self.write(value), "", ""
        for period, value in ((QUARTERS[3], self.quarters[3]), (f"{YEAR} YTD", self.total)):
            if self.is_known:
                yield self.id, period, "value", self.write(value), "", ""
            else:
                yield self.id, period, "value", "", "not-available", "late"
        yield self.id, YEAR, "quarterly-target", self.write(self.target), "", ""
        yield self.id, YEAR, "annual-target", self.write(self.year_target), "", ""
        for measure, value in zip(("neighbours", "england"), self.others):
            yield self.id, QUARTERS[3], measure, self.write(value), "", ""
        if self.rating:
            yield self.id, QUARTERS[3], "rating", self.rating, "", ""


def near(rng, base):
    return max(1, round(base * rng.uniform(0.88, 1.1)))


def title_of(rng, unit):
    if unit == "percent":
        return f"Share of {rng.choice(WHOM)} {rng.choice(OUTCOME)}"
    if unit == "count":
        return f"Number of {rng.choice(EVENT)} since the year began"
    if unit == "days":
        return f"Mean working days until a first reply to {rng.choice(WHOM)}"
    return f"Spending above plan on support for {rng.choice(WHOM)}"


def sentence(rng, terms):
    """About every fifth names a term of the glossary, as commentary does."""
    thing = f"the {rng.choice(terms)} return" if rng.random() < 0.2 else rng.choice(OBJECT)
    words = f"{rng.choice(ACTOR)} {rng.choice(ACTION)} {thing}"
    if rng.random() < 0.8:
        words += f" {rng.choice(REASON)}"
    return words[0].upper() + words[1:] + "."


def prose(rng, least, terms):
    out, n = [], 0
    while n < least:
        out.append(sentence(rng, terms))
        n += len(out[-1].split())
    return out


def abbreviation(number):
    """A word of four capital letters for each number."""
    letters = "BCDFGHKLMNPRSTVW"
    return "".join(letters[number >> shift & 15] for shift in (0, 8, 4, 12))


def make(size):
    """Themes as (id, title), their indicators, those with a box, and the terms."""
    rng = random.Random(SEED)
    n_themes, n_indicators, n_boxes, n_terms = SIZES[size]
    terms = [abbreviation(i * 37 % 65536) for i in range(n_terms)]
    themes = []
    for i in range(n_themes):
        title = THEMES[i % 5] + (f" (Ward {i // 5 + 1})" if n_themes > 5 else "")
        per = n_indicators // n_themes
        found = [Indicator(rng, i * per + j + 1, f"{'hclmw'[i % 5]}{i + 1}") for j in range(per)]
        boxed = sorted(rng.sample(range(per), n_boxes // n_themes))
        themes.append((f"{'hclmw'[i % 5]}{i + 1}", title, found, [found[b] for b in boxed]))
    return rng, themes, terms


def write_csv(path, head, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        table = csv.writer(f, lineterminator="\n")
        table.writerow(head)
        table.writerows(rows)


def write_register(folder, themes):
    head = ("id,title,theme,row_of,unit,decimals,polarity,frequency,rollup,year,latest,code,"
            "service,directorate,reporting_post,authorising_post,director_post,remark").split(",")
    write_csv(folder / "indicators.csv", head, (
        (i.id, i.title, theme, "", i.unit, i.decimals, "high" if i.high else "low", "Q", i.rollup,
         "financial", QUARTERS[3], i.id.upper(), "Insight", "Place", *POSTS[:3], "")
        for theme, _, found, _ in themes for i in found))


def write_figures(folder, themes):
    write_csv(folder / "figures.csv", ("indicator", "period", "measure", "value", "state", "note"),
              (row for _, _, found, _ in themes for i in found for row in i.rows()))


def write_commentary(folder, rng, themes, terms):
    with open(folder / "commentary.md", "w", encoding="utf-8") as f:
        for _, title, _, boxed in themes:
            f.write(f"# {title}\n\n")
            for i in boxed:
                words = prose(rng, rng.randint(*COMMENTARY_WORDS), terms)
                cut = len(words) * 3 // 5
                f.write(f"## {i.id}\nDate: 14/04/2025\nPost: {rng.choice(POSTS)}\n\n"
                        f"{' '.join(words[:cut])}\n\n{' '.join(words[cut:])}\n\n")


def write_glossary(folder, rng, terms):
    rows = [(t, f"Standard {rng.choice(OUTCOME).split()[-1]} measure",
             " ".join(prose(rng, rng.randint(*TERM_WORDS) - 7, terms)), f"Definition of {t}",
             f"https://www.example.org/{t.lower()}") for t in sorted(terms)]
    head = ("abbreviation", "term", "explanation", "link_text", "url")
    write_csv(folder / "glossary.csv", head, rows)


def headlines(theme, found, rating):
    """The figures furthest from their target, each with a link to the theme."""
    chosen = sorted((i for i in found if i.rating == rating),
                    key=lambda i: -abs(i.quarters[3] / i.target - 1))[:HEADLINES]
    for i in chosen:
        figure = f'<figure indicator="{i.id}" period="{QUARTERS[3]}"/>'
        target = f'<figure indicator="{i.id}" period="{YEAR}" measure="quarterly-target"/>'
        yield (f'<item><a to="#{theme}">{i.title.split()[0]}</a> {i.title.split(" ", 1)[1]}: '
               f"{figure} against a target of {target}</item>")


def headline_section(name, title, themes, rating):
    items = [line for theme, _, found, _ in themes for line in headlines(theme, found, rating)]
    return [f'<section id="{name}" title="{title}" start="here" style="points-title">',
            '<list style="points" columns="2">', *items, "</list></section>"]


def theme_section(theme, title, found, boxed):
    return [f'<section id="{theme}" title={quoteattr(title)} theme="{theme}" master="theme">',
            f'<indicator-table table="theme" theme="{theme}" caption="{len(found)} indicators"/>',
            *(f'<box text="{i.id}" indicators="{i.id}"/>' for i in boxed), "</section>"]


def write_definition(folder, size, themes):
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             f'<report xmlns="urn:quarterpress:report:1" id="bench-{size.lower()}"',
             f'        layout="cpr-2023" period="{QUARTERS[3]}" published="2025-05-12">',
             "<title>Corporate Performance Report</title>",
             "<organisation>Northmere Borough Council</organisation>", "<themes>"]
    lines += [f'<theme id="{t}" title={quoteattr(title)} '
              f'strapline={quoteattr("what was done for " + title.lower())}/>'
              for t, title, _, _ in themes]
    lines += ["</themes>", "<comparators>"
              '<comparator id="neighbours" title="Statistical neighbours"/>'
              '<comparator id="england" title="England"/></comparators>', "<ratings>"]
    lines += [f'<rating id="{r}" letter="{r[0].upper()}" title="{r.title()}" performance="{p}"/>'
              for r, p in (("green", "H"), ("amber", "M"), ("red", "L"))]
    lines += ["</ratings>", '<data><register src="indicators.csv"/><figures src="figures.csv"/>'
              '<commentary src="commentary.md"/><glossary src="glossary.csv"/></data>',
              "<cover><p>Performance in the fourth quarter</p></cover>", "<contents/>",
              '<section id="ratings" title="Ratings by theme"><rating-donuts/></section>',
              '<section id="headlines" title="Headlines">',
              *headline_section("well", "Doing well", themes, "green"),
              *headline_section("attention", "Needs attention", themes, "red"), "</section>"]
    for theme in themes:
        lines += theme_section(*theme)
    lines += ['<section id="glossary" title="Glossary" master="list">',
              '<glossary-table table="glossary"/></section>', "</report>"]
    (folder / "report.xml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in SIZES:
        sys.exit(__doc__.split("\n\n")[1])
    size, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    rng, themes, terms = make(size)
    write_register(folder, themes)
    write_figures(folder, themes)
    write_commentary(folder, rng, themes, terms)
    write_glossary(folder, rng, terms)
    write_definition(folder, size, themes)


if __name__ == "__main__":
    main()
