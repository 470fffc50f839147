"""Checks of the structure tree: it and the pages say the same, and every table can be read."""
from structure import Element, number_entries, name_entries
from tables import Grid

CHECKS = []
BLOCK_ROLES = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "LBody", "Lbl", "TH", "TD",
               "Span", "Link", "Figure", "Note", "TOCI", "Reference", "Code", "Quote"}
# Alternative text of a chart says more than its kind.
LEAST_CHART_ALT = 40
# Higher figures than this are charts, donuts and pyramids; lower ones are symbols in a line.
SYMBOL_PT = 30


def check(function):
    CHECKS.append(function)
    return function


@check
def faults_of_the_tree(document):
    """The tree names its parents and only marks that exist, each of them once"""
    yield from document.faults


@check
def marked_content(document):
    """Everything painted lies in a tag or an artifact, and these do not nest"""
    for page in document.pages:
        for fault in sorted(set(page.faults)):
            yield f"page {page.label}: {fault} ({page.faults.count(fault)} times)"


@check
def marks_have_owners(document):
    """Every mark of every page is named by an element"""
    for page in document.pages:
        for mcid, mark in page.marks.items():
            if (page.index, mcid) not in document.owners:
                yield f"page {page.label}: MCID {mcid} \"{mark.text()[:40]}\" belongs to nothing"
        for mark in page.all_marks:
            if mark.mcid is None and not mark.is_artifact and mark.tag != "/Span":
                yield f"page {page.label}: {mark.tag} has neither MCID nor is it an artifact"


@check
def parent_tree_agrees(document):
    """The ParentTree leads from every mark to the element whose K names it"""
    entries = number_entries(document.tree_root.ParentTree)
    for page in document.pages:
        key = page.page.obj.get("/StructParents")
        if key is None or int(key) not in entries:
            if page.marks:
                yield f"page {page.label} has marks but no entry in the ParentTree"
            continue
        parents = entries[int(key)]
        if len(parents) != len(page.marks):
            yield f"page {page.label}: {len(page.marks)} marks, {len(parents)} parents"
        for mcid, parent in enumerate(parents):
            owner = document.owners.get((page.index, mcid))
            if owner is None or parent.objgen != owner.node.objgen:
                yield f"page {page.label}: MCID {mcid} has another parent than the element naming it"


@check
def annotations_have_owners(document):
    """Every annotation is in the ParentTree and in the element that names it"""
    entries = number_entries(document.tree_root.ParentTree)
    for page in document.pages:
        for annotation in page.page.obj.get("/Annots", []):
            owner = document.objects.get(annotation.objgen)
            parent = entries.get(int(annotation.get("/StructParent", -1)))
            if owner is None or parent is None or parent.objgen != owner.node.objgen:
                yield f"page {page.label}: an annotation and the tree do not lead to each other"


@check
def roles_are_standard(document):
    """All elements have standard roles, and the first is Document"""
    known = BLOCK_ROLES | {"Document", "Sect", "Div", "L", "LI", "Table", "THead", "TBody",
                           "TFoot", "TR", "TOC"}
    tops = document.top.elements()
    if [e.role for e in tops] != ["Document"]:
        yield f"top elements are {[e.role for e in tops]}"
    for role in sorted({e.role for e in document.top.walk()} - known - {"Root"}):
        yield f"{role} is used"


@check
def text_is_in_blocks(document):
    """Text stands in paragraphs, headings, cells and the like, never in bare groups"""
    for element in document.top.walk():
        own = [c for c in element.children if not isinstance(c, Element) and c[0] == "mark"]
        if element.role not in BLOCK_ROLES and own:
            yield f"{element.role} holds marked content \"{own[0][2].text()[:40]}\""


@check
def headings_do_not_skip(document):
    """Headings begin with H1, skip no level and are never empty"""
    level = 0
    for heading in document.headings():
        here = int(heading.role[1])
        if here > level + 1:
            yield f"{heading.role} \"{heading.text()[:50]}\" follows H{level}"
        if not heading.text():
            yield f"an empty {heading.role}"
        level = here
    if not level:
        yield "no heading"


@check
def tables_are_made_of_their_parts(document):
    """A table has a caption first, one THead over all its pages, and a TBody"""
    for table in document.find("Table"):
        roles = [e.role for e in table.elements()]
        if roles.count("THead") != 1 or roles.count("Caption") > 1 or "TBody" not in roles:
            yield f"\"{name_of(table)}\" is made of {roles}"
        if "Caption" in roles and roles[0] != "Caption":
            yield f"\"{name_of(table)}\": its Caption is not first"
        for row in table.find("TR"):
            if {e.role for e in row.elements()} - {"TH", "TD"}:
                yield f"\"{name_of(table)}\": a row holds other things than cells"


def name_of(table):
    captions = [e for e in table.elements() if e.role == "Caption"]
    words = captions[0].text() if captions else table.text()
    return words[:50]


@check
def tables_are_regular(document):
    """Every table is a full grid without gaps and overlaps"""
    for table in document.find("Table"):
        for fault in Grid(table).faults:
            yield f"\"{name_of(table)}\": {fault}"


@check
def heads_have_scope(document):
    """Every TH says by Scope what it heads, and each has its content on one page only"""
    for cell in document.find("TH"):
        if str(cell.attribute("/Scope", "")) not in ("/Column", "/Row", "/Both"):
            yield f"TH \"{cell.text()[:40]}\" has no Scope"
        if len(cell.pages()) > 1:
            yield f"TH \"{cell.text()[:40]}\" is tagged on {len(cell.pages())} pages"


@check
def cells_are_reached(document):
    """Every TD stands under a column head and beside a row head, by place and by Headers"""
    for table in document.find("Table"):
        grid = Grid(table)
        for cell in grid.cells:
            if not cell.is_head:
                yield from (f"\"{name_of(table)}\": {f}" for f in unreached(document, grid, cell))


def unreached(document, grid, cell):
    where = f"TD \"{cell.text[:30]}\" at row {cell.row + 1}, column {cell.column + 1}"
    columns = [h for c in cell.columns() for h in grid.column_heads(c)]
    rows = [h for r in cell.rows() for h in grid.row_heads(r)]
    if not columns:
        yield f"{where} has no column head"
    if not rows:
        yield f"{where} has no row head"
    if grid.head_rows > 1 and not cell.headers:
        yield f"{where} has no Headers though the heads are two-level"
    if cell.headers:
        yield from wrong_headers(document, where, cell, columns + rows)


def wrong_headers(document, where, cell, wanted):
    named = {id(document.by_id[h]) for h in cell.headers if h in document.by_id}
    for head in wanted:
        if head.text and id(head.element) not in named:
            yield f"{where}: its Headers leave out \"{head.text[:30]}\""
    strange = named - {id(h.element) for h in wanted}
    if strange:
        yield f"{where}: its Headers name {len(strange)} cells that are not above or beside it"


@check
def headers_lead_somewhere(document):
    """Every id in Headers is in the IDTree and is that of a TH"""
    tree = document.tree_root.get("/IDTree")
    ids = name_entries(tree) if tree is not None else {}
    known = {bytes(k, "latin-1"): v.objgen for k, v in ids.items()}
    for cell in document.find("TD", "TH"):
        for header in cell.attribute("/Headers", []):
            head = document.by_id.get(bytes(header))
            if head is None or known.get(bytes(header)) != head.node.objgen or head.role != "TH":
                yield f"{cell.role} \"{cell.text()[:30]}\" names {bytes(header)!r}"
    for identifier, element in document.by_id.items():
        if known.get(identifier) != element.node.objgen:
            yield f"ID {identifier!r} is not in the IDTree"


@check
def figures_have_alternatives(document):
    """Every figure has a BBox and alternative text; that of a chart says more than its kind"""
    for figure in document.find("Figure"):
        box = [float(v) for v in figure.attribute("/BBox", [])]
        if len(box) != 4 or box[0] >= box[2] or box[1] >= box[3]:
            yield f"Figure \"{(figure.alt or '')[:40]}\" has BBox {box}"
            continue
        least = LEAST_CHART_ALT if box[3] - box[1] > SYMBOL_PT else 1
        if len(figure.alt or "") < least:
            yield f"Figure \"{figure.text()[:40]}\" has the alternative \"{figure.alt}\""


@check
def lists_are_made_of_their_parts(document):
    """Lists hold items, and items a label and a body"""
    for lst in document.find("L"):
        for item in lst.elements():
            if item.role not in ("LI", "L", "Caption"):
                yield f"L holds {item.role}"
    for item in document.find("LI"):
        if not any(e.role == "LBody" for e in item.elements()):
            yield f"LI \"{item.text()[:40]}\" has no LBody"


@check
def links_tell_where_they_lead(document):
    """Every link has its annotation, Contents, text of its own and a target that exists"""
    for link in document.find("Link"):
        if not link.annotations():
            yield f"Link \"{link.text()[:40]}\" has no annotation"
        if not (link.text() or link.alt):
            yield "a Link without text"
    for page in document.pages:
        for annotation in page.page.obj.get("/Annots", []):
            kind, _ = document.link_target(annotation)
            contents = str(annotation.get("/Contents", ""))
            owner = document.objects.get(annotation.objgen)
            if not contents or kind is None or owner is None or owner.role != "Link":
                yield f"page {page.label}: a link with Contents \"{contents}\" leads to {kind}"


@check
def link_texts_differ(document):
    """Links outside the contents with the same text lead to the same place"""
    targets = {}
    in_contents = {id(link) for toc in document.find("TOC") for link in toc.find("Link")}
    for link in (e for e in document.find("Link") if id(e) not in in_contents):
        for annotation in link.annotations():
            kind, to = document.link_target(annotation)
            where = to if kind == "uri" else getattr(to, "label", None)
            targets.setdefault(link.text(), set()).add(where)
    for text, places in targets.items():
        if len(places) > 1:
            yield f"\"{text[:40]}\" leads to {sorted(map(str, places))}"


@check
def outline_follows_headings(document):
    """Bookmarks are headings, in order and on their pages"""
    headings = iter([(h.text(), h.pages()) for h in document.headings()])
    n = 0
    for _, title, page in document.outline():
        n += 1
        if page is None:
            yield f"bookmark \"{title}\" leads nowhere"
        elif not any(same_words(title, t) and page.index in p for t, p in headings):
            yield f"bookmark \"{title}\" is no heading after the one before"
            return
    if n == 0:
        yield "there is no bookmark"


def same_words(title, heading):
    """A heading may go on with a strapline or a lead-in that the bookmark leaves out."""
    return heading == title or heading.startswith(title + " ")


@check
def contents_tell_the_right_pages(document):
    """The page number of each entry of the contents is the label of its link's destination"""
    entries = document.find("TOCI")
    if not entries:
        yield "there are no contents"
    for entry in entries:
        links = [e for c in entry.elements() if c.role != "TOC" for e in c.find("Link")]
        words = own_words(entry)
        for annotation in {a.objgen: a for link in links for a in link.annotations()}.values():
            kind, page = document.link_target(annotation)
            if kind != "page" or page.label not in (words[:1] + words[-1:] + numbers(words)[:1]):
                label = page.label if kind == "page" else kind
                yield f"\"{' '.join(words)[:60]}\" leads to {label}"
        if not links:
            yield f"\"{' '.join(words)[:60]}\" has no link"


def own_words(entry):
    return " ".join(e.text() if isinstance(e, Element) else e[2].text() for e in entry.children
                    if not (isinstance(e, Element) and e.role == "TOC")
                    and not (not isinstance(e, Element) and e[0] == "object")).split()


def numbers(words):
    return [w for w in words if w.isdigit()]


@check
def abbreviations_are_explained(document):
    """Abbreviations are given with their expansion"""
    spans = [e for e in document.top.walk() if e.expansion]
    if not spans:
        yield "no element has /E"
    for span in spans:
        if not span.text() or span.text().lower() == span.expansion.lower():
            yield f"\"{span.text()}\" is expanded to \"{span.expansion}\""
