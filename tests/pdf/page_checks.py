"""Checks of the file as a whole and of what stands on its pages."""
import re
import subprocess
import unicodedata
from collections import Counter

from content import MM

CHECKS = []
LEAST_SIZE_PT = 6.2
# Nothing that is needed lies nearer to an edge; left and right 16, the first line at 12 at the
# earliest, the foot line at 204.5 at the latest.
TEXT_BOX_MM = (16, 12, 281, 204.5)
SLACK_PT = 0.3
# Glyphs are sought in squares of this side; none is larger but on the cover.
CELL_PT = 12


def check(function):
    CHECKS.append(function)
    return function


@check
def declares_itself(document):
    """The file says that it is tagged, its language and its title, and shows the title"""
    root = document.root
    if not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "MarkInfo does not say Marked"
    if not re.fullmatch(r"[a-z]{2}(-[A-Z]{2})?", str(root.get("/Lang", ""))):
        yield f"Lang is \"{root.get('/Lang', '')}\""
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "DisplayDocTitle is not set"
    if root.get("/PageMode") != "/UseOutlines":
        yield "bookmarks are not shown on opening"


@check
def has_metadata(document):
    """XMP holds the title and the identifiers of PDF/UA-1 and PDF/A-2a"""
    meta = document.pdf.open_metadata()
    wanted = {"{http://www.aiim.org/pdfua/ns/id/}part": "1", "pdfaid:part": "2",
              "pdfaid:conformance": "A"}
    for key, value in wanted.items():
        if meta.get(key) != value:
            yield f"{key} is {meta.get(key)!r}"
    title = meta.get("dc:title")
    if not title or title.endswith((".xml", ".pdf")):
        yield f"dc:title is {title!r}"
    if "/Title" in document.pdf.docinfo and str(document.pdf.docinfo.Title) != title:
        yield "the title in Info is another"


@check
def has_output_intent(document):
    """There is an output intent with a colour profile"""
    intents = list(document.root.get("/OutputIntents", []))
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0]:
        yield f"{len(intents)} output intents"


@check
def is_plain(document):
    """The file has no script, form, file or encryption in it"""
    for key in ("/AcroForm", "/AA", "/OpenAction", "/AF"):
        if key in document.root:
            yield f"the catalogue has {key}"
    if document.pdf.is_encrypted:
        yield "it is encrypted"
    names = document.root.get("/Names", {})
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if key in names:
            yield f"Names has {key}"


@check
def fonts_are_embedded(document):
    """Every font is an embedded subset with ToUnicode, and every glyph has its text"""
    for font in fonts_of(document):
        name = str(font.BaseFont)
        cid = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = cid.get("/FontDescriptor", {})
        if not any(k in descriptor for k in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield f"{name} is not embedded"
        if not re.match(r"/[A-Z]{6}\+", name):
            yield f"{name} is no subset"
        if "/ToUnicode" not in font:
            yield f"{name} has no ToUnicode"
    bad = Counter(g.font for p in document.pages for m in p.all_marks if not m.is_artifact
                  for g in m.glyphs if not g.text or is_private(g.text))
    for name, count in bad.items():
        yield f"{name}: {count} glyphs without text"


def fonts_of(document):
    seen = set()
    for obj in document.pdf.objects:
        is_font = hasattr(obj, "get") and "BaseFont" in dir_keys(obj)
        if is_font and "/DescendantFonts" in obj and obj.objgen not in seen:
            seen.add(obj.objgen)
            yield obj


def dir_keys(obj):
    try:
        return [k[1:] for k in obj.keys()]
    except (TypeError, ValueError, AttributeError, NotImplementedError):
        return []


def is_private(text):
    return any(unicodedata.category(c) == "Co" or c == "\ufffd" for c in text)


@check
def has_no_images(document):
    """No page holds an image: charts and symbols are drawn"""
    for page in document.pages:
        if page.images:
            yield f"page {page.label}: {page.images} images"


@check
def text_is_large_enough(document):
    """No text is smaller than 6.2 pt"""
    for page in document.pages:
        small = [g for g in page.glyphs() if g.size < LEAST_SIZE_PT - 0.005 and (g.text or "").strip()]
        if small:
            words = "".join(g.text for g in small)[:40]
            yield f"page {page.label}: {min(g.size for g in small):.2f} pt in \"{words}\""


@check
def text_keeps_the_margins(document):
    """No text outside the covers leaves the box of text, head and foot"""
    for page in document.pages:
        if page.label != "i":
            yield from strays(page)


def strays(page):
    left, top, right, bottom = (v * MM for v in TEXT_BOX_MM)
    found = []
    for glyph in page.glyphs():
        if not (glyph.text or "").strip():
            continue
        low, high = sorted((glyph.x, glyph.end_x))
        down, up = page.height - min(glyph.y, glyph.end_y), page.height - max(glyph.y, glyph.end_y)
        if (low < left - SLACK_PT or high > right + SLACK_PT or up < top - SLACK_PT
                or down > bottom + SLACK_PT):
            found.append(glyph)
    if found:
        g = found[0]
        words = "".join(f.text for f in found)[:30]
        yield (f"page {page.label}: \"{words}\" at {g.x / MM:.1f}, "
               f"{(page.height - g.y) / MM:.1f} mm")


@check
def text_does_not_collide(document):
    """No two texts are set over each other"""
    for page in document.pages:
        hits = collisions([g for g in page.glyphs() if (g.text or "").strip()])
        if hits:
            a, b = hits[0]
            yield (f"page {page.label}: {len(hits)} pairs, the first \"{a.text}\" and \"{b.text}\" at "
                   f"{a.x / MM:.1f}, {(page.height - a.y) / MM:.1f} mm")


def body(glyph):
    """Where a glyph surely has ink: from its baseline half its size up, a little inside its width."""
    rise, inset = 0.48 * glyph.size, 0.06 * glyph.size
    if glyph.upright:
        return glyph.x + inset, glyph.y, glyph.end_x - inset, glyph.y + rise
    low, high = sorted((glyph.y, glyph.end_y))
    return glyph.x - rise, low + inset, glyph.x, high - inset


def collisions(glyphs):
    """Pairs of glyphs with a common place, but for neighbours in a line, which kerning may join."""
    places, found = {}, []
    for i, glyph in enumerate(glyphs):
        box = body(glyph)
        cells = {(int(x // CELL_PT), int(y // CELL_PT)) for x in box[::2] for y in box[1::2]}
        near = {j for cell in cells for j in places.get(cell, ())}
        found += [(glyphs[j], glyph) for j in near if i - j > 1 and overlap(body(glyphs[j]), box)]
        for cell in cells:
            places.setdefault(cell, []).append(i)
    return found


def overlap(a, b):
    return (min(a[2], b[2]) - max(a[0], b[0]) > SLACK_PT
            and min(a[3], b[3]) - max(a[1], b[1]) > SLACK_PT)


@check
def pages_are_labelled(document):
    """The page number printed at the foot is the page's label, and m is the count of them"""
    last = sum(p.label.isdigit() for p in document.pages)
    for page in document.pages:
        foot = re.search(r"Page (\w+)(?: of (\d+))?(?: |$)", page.artifact_text())
        if not page.label:
            yield f"sheet {page.index + 1} has no label"
        elif foot is None:
            if page.label != "i":
                yield f"page {page.label} has no printed number"
        elif foot[1] != page.label or (page.label.isdigit() and foot[2] != str(last)):
            yield f"page {page.label} of {last} prints \"{foot[0].strip()}\""


@check
def pages_are_a4_landscape(document):
    """All pages are A4 landscape, and their tab order is that of the structure"""
    for page in document.pages:
        if abs(page.width - 297 * MM) > 0.5 or abs(page.height - 210 * MM) > 0.5:
            yield f"page {page.label}: {page.width / MM:.1f} x {page.height / MM:.1f} mm"
        if "/Annots" in page.page.obj and page.page.obj.get("/Tabs") != "/S":
            yield f"page {page.label} has links but not Tabs S"


@check
def extracts_as_tagged(document):
    """pdftotext finds the same characters on every page as the tags and artifacts hold"""
    texts = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", document.path, "-"],
                           capture_output=True, check=True).stdout.decode().split("\f")
    for page, theirs in zip(document.pages, texts):
        ours = characters("".join(g.text or "" for g in page.glyphs()))
        difference = ours - characters(theirs), characters(theirs) - ours
        if any(difference):
            yield f"page {page.label}: {dict(difference[0])} missing, {dict(difference[1])} added"


def characters(text):
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "")
    return Counter(c for c in text if not c.isspace())


@check
def words_are_whole(document):
    """pdftotext finds the words of every paragraph and cell unbroken"""
    out = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", document.path, "-"],
                         capture_output=True, check=True).stdout.decode()
    pages = [unicodedata.normalize("NFKC", re.sub(r"\s+", "", p)) for p in out.split("\f")]
    for page in document.pages:
        missing = [w for m in page.all_marks if not m.is_artifact
                   for w in unicodedata.normalize("NFKC", m.text()).split() if w not in pages[page.index]]
        if missing:
            yield f"page {page.label}: {missing[:5]}"
