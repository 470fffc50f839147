"""The structure tree of a tagged PDF as a reader program meets it: elements in reading order,
the text of their marked content, the parent tree, page labels, outline and destinations."""
import re
import unicodedata

import pikepdf

from content import Reader

SAME = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2011": "-", "\u2010": "-",
                      "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"'})


def plain(text):
    """One space between words; dashes and quotation marks as a typewriter has them."""
    text = unicodedata.normalize("NFKC", text).translate(SAME)
    return re.sub(r"\s+", " ", text).strip()


def many(value):
    """One or an array of them; the format writes both."""
    return value if isinstance(value, (pikepdf.Array, list)) else [value]


class Element:
    """A structure element; children are Elements, Marks, and ("object", annotation) pairs."""

    def __init__(self, node, parent, depth):
        self.node, self.parent, self.depth = node, parent, depth
        self.role = str(node.get("/S", ""))[1:]
        self.children = []
        self.alt, self.actual = self.string("/Alt"), self.string("/ActualText")
        self.expansion, self.lang = self.string("/E"), self.string("/Lang")
        self.id = bytes(node["/ID"]) if "/ID" in node else None
        self.attributes = merge_attributes(node.get("/A", []))

    def string(self, key):
        return str(self.node[key]) if key in self.node else None

    def attribute(self, key, otherwise=None):
        return self.attributes.get(key, otherwise)

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *roles):
        return [e for e in self.walk() if e.role in roles]

    def elements(self):
        return [c for c in self.children if isinstance(c, Element)]

    def marks(self):
        """(page, mark) pairs of all its content in reading order."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.marks()
            elif child[0] == "mark":
                yield child[1], child[2]

    def annotations(self):
        return [c[1] for c in self.children if not isinstance(c, Element) and c[0] == "object"]

    def text(self):
        """The printed text, without replacement texts."""
        return plain(" ".join(pieces_of(self)))

    def pages(self):
        return {page.index for page, _ in self.marks()}


def pieces_of(element):
    """Text stretches; those that touch on the page are joined without a space."""
    pieces, before = [], None
    for _, mark in element.marks():
        if not mark.glyphs:
            continue
        text = mark.text()
        if before is not None and touches(before, mark.glyphs[0]):
            pieces[-1] += text
        else:
            pieces.append(text)
        before = mark.glyphs[-1]
    return pieces


def touches(a, b):
    limit = 0.18 * max(a.size, b.size)
    return abs(b.x - a.end_x) < limit and abs(b.y - a.end_y) < limit * 2


def merge_attributes(attributes):
    merged = {}
    for one in many(attributes):
        if isinstance(one, pikepdf.Dictionary):
            merged.update({str(k): v for k, v in one.items()})
    return merged


class Page:
    def __init__(self, index, page, label, fonts):
        self.index, self.page, self.label = index, page, label
        reader = Reader(page, fonts)
        self.faults, self.images = reader.faults, reader.images
        self.all_marks = reader.marks
        self.marks = {}
        for mark in reader.marks:
            if mark.mcid is None:
                continue
            if mark.mcid in self.marks:
                self.faults.append(f"MCID {mark.mcid} stands twice")
            self.marks[mark.mcid] = mark
        box = page.mediabox
        self.width, self.height = float(box[2]), float(box[3])

    def glyphs(self):
        for mark in self.all_marks:
            yield from mark.glyphs

    def artifact_text(self):
        return plain(" ".join(m.text() for m in self.all_marks if m.is_artifact and m.glyphs))


class Document:
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.path, self.root = path, self.pdf.Root
        self.fonts, self.faults = {}, []
        labels = page_labels(self.root, len(self.pdf.pages))
        self.pages = [Page(i, p, labels[i], self.fonts) for i, p in enumerate(self.pdf.pages)]
        self.page_of = {p.page.obj.objgen: p for p in self.pages}
        self.tree_root = self.root.get("/StructTreeRoot", pikepdf.Dictionary())
        self.owners = {}   # (page index, MCID) to the element whose K names it
        self.objects = {}  # objgen of an annotation to the element
        self.by_id = {}
        self.top = self.read_tree()
        self.by_node = {e.node.objgen: e for e in self.top.walk()}

    def read_tree(self):
        top = Element(self.tree_root, None, 0)
        top.role = "Root"
        self.read_kids(top, self.tree_root.get("/K", []), None)
        return top

    def read_kids(self, element, kids, page):
        for kid in many(kids):
            if isinstance(kid, int):
                self.add_mark(element, page, kid)
            elif kid.get("/Type") == "/MCR":
                other = self.page_of.get(kid.Pg.objgen) if "/Pg" in kid else page
                self.add_mark(element, other, int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                element.children.append(("object", kid.Obj))
                self.objects[kid.Obj.objgen] = element
            else:
                self.add_element(element, kid)

    def add_element(self, parent, node):
        element = Element(node, parent, parent.depth + 1)
        parent.children.append(element)
        if "/P" not in node or node.P.objgen != parent.node.objgen:
            self.faults.append(f"{element.role} {node.objgen} does not name its parent in P")
        if element.id is not None:
            if element.id in self.by_id:
                self.faults.append(f"ID {element.id!r} stands twice")
            self.by_id[element.id] = element
        page = self.page_of.get(node.Pg.objgen) if "/Pg" in node else None
        self.read_kids(element, node.get("/K", []), page)

    def add_mark(self, element, page, mcid):
        if page is None or mcid not in page.marks:
            where = page.label if page else "no page"
            self.faults.append(f"{element.role} names MCID {mcid} of {where}, which has none such")
            return
        if (page.index, mcid) in self.owners:
            self.faults.append(f"MCID {mcid} of page {page.label} is named twice")
        self.owners[page.index, mcid] = element
        element.children.append(("mark", page, page.marks[mcid]))

    def find(self, *roles):
        return self.top.find(*roles)

    def headings(self):
        return self.find("H1", "H2", "H3", "H4", "H5", "H6")

    def destination(self, dest):
        """The Page that a destination (explicit or named) leads to, or None."""
        if isinstance(dest, (pikepdf.String, pikepdf.Name)):
            dest = self.named_destinations().get(str(dest).lstrip("/"))
        if isinstance(dest, pikepdf.Dictionary):
            dest = dest.get("/D")
        if not isinstance(dest, pikepdf.Array) or not len(dest):
            return None
        return self.page_of.get(dest[0].objgen)

    def named_destinations(self):
        if not hasattr(self, "names"):
            self.names = {str(k).lstrip("/"): v for k, v in self.root.get("/Dests", {}).items()}
            tree = self.root.get("/Names", {}).get("/Dests")
            if tree is not None:
                self.names.update(name_entries(tree))
        return self.names

    def link_target(self, annotation):
        """("uri", text), ("page", Page) or (None, None)."""
        action = annotation.get("/A")
        if action is not None and action.get("/S") == "/URI":
            return "uri", str(action.URI)
        dest = annotation.get("/Dest", action.get("/D") if action is not None else None)
        page = self.destination(dest) if dest is not None else None
        return ("page", page) if page else (None, None)

    def outline(self):
        """(level, title, page) of every bookmark in order."""
        if "/Outlines" in self.root:
            yield from self.outline_below(self.root.Outlines, 1)

    def outline_below(self, node, level):
        item = node.get("/First")
        while item is not None:
            dest = item.get("/Dest", item.get("/A", {}).get("/D"))
            yield level, plain(str(item.Title)), self.destination(dest)
            yield from self.outline_below(item, level + 1)
            item = item.get("/Next")


def tree_leaves(node, key):
    if key in node:
        items = list(node[key])
        yield from zip(items[::2], items[1::2])
    for kid in node.get("/Kids", []):
        yield from tree_leaves(kid, key)


def name_entries(tree):
    return {str(k): v for k, v in tree_leaves(tree, "/Names")}


def number_entries(tree):
    return {int(k): v for k, v in tree_leaves(tree, "/Nums")}


def roman(n):
    digits = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in digits:
        while n >= value:
            text, n = text + sign, n - value
    return text


def page_labels(root, count):
    if "/PageLabels" not in root:
        return [""] * count
    ranges = sorted(number_entries(root.PageLabels).items())
    labels = []
    for (start, rule), after in zip(ranges, [r[0] for r in ranges[1:]] + [count]):
        for i in range(start, after):
            labels.append(page_label(rule, int(rule.get("/St", 1)) + i - start))
    return labels


def page_label(rule, n):
    style = str(rule.get("/S", ""))
    number = {"/D": str(n), "/r": roman(n), "/R": roman(n).upper(), "": ""}[style]
    return str(rule.get("/P", "")) + number
