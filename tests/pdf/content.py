"""Content streams: which glyphs and paths stand in which marked content of a page.

Only pikepdf takes the file apart; fonts are read through their ToUnicode maps and widths.
"""
import re

import pikepdf

MM = 72 / 25.4
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"}


def multiply(m, n):
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + l)


class Font:
    """Codes of a font: their text and width."""

    def __init__(self, font):
        self.name = str(font.get("/BaseFont", ""))
        self.two_bytes = font.get("/Subtype") == "/Type0"
        self.texts = self.read_texts(font)
        self.widths, self.default_width = self.read_widths(font)

    @staticmethod
    def read_texts(font):
        if "/ToUnicode" not in font:
            return {}
        return parse_to_unicode(font.ToUnicode.read_bytes().decode("latin-1"))

    def read_widths(self, font):
        if not self.two_bytes:
            first = int(font.get("/FirstChar", 0))
            widths = font.get("/Widths", [])
            return {first + i: float(w) for i, w in enumerate(widths)}, 0.0
        cid_font = font.DescendantFonts[0]
        return parse_cid_widths(cid_font.get("/W", [])), float(cid_font.get("/DW", 1000))

    def codes(self, data):
        if not self.two_bytes:
            return list(data)
        return [data[i] << 8 | data[i + 1] for i in range(0, len(data) - 1, 2)]

    def text(self, code):
        return self.texts.get(code)

    def width(self, code):
        return self.widths.get(code, self.default_width) / 1000


def decode_utf16(digits):
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


def parse_to_unicode(cmap):
    texts = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            texts[int(code, 16)] = decode_utf16(text)
    item = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])"
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        for low, high, to in re.findall(item, block):
            add_range(texts, int(low, 16), int(high, 16), to)
    return texts


def add_range(texts, low, high, to):
    if to.startswith("["):
        for i, text in enumerate(re.findall(r"<([0-9A-Fa-f]+)>", to)):
            texts[low + i] = decode_utf16(text)
        return
    first = decode_utf16(to[1:-1])
    for code in range(low, high + 1):
        texts[code] = first[:-1] + chr(ord(first[-1]) + code - low)


def parse_cid_widths(array):
    widths, i = {}, 0
    items = list(array)
    while i < len(items):
        first = int(items[i])
        if isinstance(items[i + 1], pikepdf.Array):
            for j, w in enumerate(items[i + 1]):
                widths[first + j] = float(w)
            i += 2
        else:
            for code in range(first, int(items[i + 1]) + 1):
                widths[code] = float(items[i + 2])
            i += 3
    return widths


class Glyph:
    """One glyph: its text, its origin and the end of its advance in page units, its real size."""

    __slots__ = ("text", "x", "y", "end_x", "end_y", "size", "font", "upright", "in_form")


class Mark:
    """A stretch of content between BDC and EMC."""

    def __init__(self, tag, properties):
        self.tag = tag
        self.mcid = int(properties["/MCID"]) if "/MCID" in properties else None
        self.actual = text_of(properties, "/ActualText")
        self.subtype = str(properties.get("/Subtype", ""))
        self.glyphs = []
        self.paths = 0

    @property
    def is_artifact(self):
        return self.tag == "/Artifact"

    def text(self):
        return join_glyphs(self.glyphs)


def text_of(dictionary, key):
    return str(dictionary[key]) if key in dictionary else None


def is_apart(before, glyph):
    """A gap or a new line between two glyphs that follow each other."""
    limit = 0.18 * max(before.size, glyph.size)
    dx, dy = glyph.x - before.end_x, glyph.y - before.end_y
    along, across = (dx, dy) if before.upright else (dy, dx)
    return abs(across) > limit * 1.5 or along > limit or along < -before.size


def join_glyphs(glyphs):
    pieces = []
    for i, glyph in enumerate(glyphs):
        if i and is_apart(glyphs[i - 1], glyph):
            pieces.append(" ")
        pieces.append(glyph.text or "")
    return "".join(pieces)


class State:
    """The part of the graphics state that places text."""

    def __init__(self):
        self.ctm = (1, 0, 0, 1, 0, 0)
        self.font, self.size = None, 0
        self.char_space = self.word_space = self.leading = self.rise = 0
        self.scale = 1

    def copy(self):
        other = State()
        other.__dict__.update(self.__dict__)
        return other


class Reader:
    """Runs the operators of one page; what it finds is in marks, faults and images."""

    def __init__(self, page, fonts):
        self.fonts = fonts
        self.marks, self.faults, self.images = [], [], 0
        self.open, self.depth = None, 0
        self.state, self.saved = State(), []
        self.text_matrix = self.line_matrix = (1, 0, 0, 1, 0, 0)
        self.form_depth = 0
        self.run(page.obj if hasattr(page, "obj") else page, page.get("/Resources", {}))
        if self.depth:
            self.faults.append("marked content is not closed at the end of the page")

    def run(self, stream, resources):
        for operands, operator in pikepdf.parse_content_stream(stream):
            self.step(str(operator), operands, resources)

    def step(self, op, args, resources):
        if op in PAINTING:
            self.paint()
        elif op in ("BDC", "BMC"):
            self.begin(args, resources)
        elif op == "EMC":
            self.end()
        elif op in ("Tj", "'", '"', "TJ"):
            self.show(op, args)
        elif op in ("Do", "INLINE IMAGE"):
            self.draw(op, args, resources)
        else:
            self.change(op, args, resources)

    def paint(self):
        if self.open is None:
            self.faults.append("a path is painted outside marked content")
        else:
            self.open.paths += 1

    def begin(self, args, resources):
        self.depth += 1
        if self.depth > 1:
            self.faults.append(f"{args[0]} is opened inside {self.open.tag}")
            return
        properties = args[1] if len(args) > 1 else {}
        if isinstance(properties, pikepdf.Name):
            properties = resources["/Properties"][str(properties)]
        self.open = Mark(str(args[0]), properties)
        self.marks.append(self.open)

    def end(self):
        self.depth -= 1
        if self.depth < 0:
            self.faults.append("EMC closes nothing")
            self.depth = 0
        if self.depth == 0:
            self.open = None

    def draw(self, op, args, resources):
        form = None if op == "INLINE IMAGE" else resources["/XObject"][str(args[0])]
        if form is None or form.get("/Subtype") == "/Image":
            self.images += 1
            return
        self.saved.append(self.state.copy())
        matrix = tuple(float(v) for v in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        self.state.ctm = multiply(matrix, self.state.ctm)
        self.form_depth += 1
        if self.form_depth < 10:
            self.run(form, form.get("/Resources", resources))
        self.form_depth -= 1
        self.state = self.saved.pop()

    def change(self, op, args, resources):
        s = self.state
        if op == "q":
            self.saved.append(s.copy())
        elif op == "Q":
            self.state = self.saved.pop()
        elif op == "cm":
            s.ctm = multiply(tuple(map(float, args)), s.ctm)
        elif op == "BT":
            self.text_matrix = self.line_matrix = (1, 0, 0, 1, 0, 0)
        elif op == "Tf":
            s.font = self.font(resources["/Font"][str(args[0])])
            s.size = float(args[1])
        elif op == "Tm":
            self.text_matrix = self.line_matrix = tuple(map(float, args))
        elif op in ("Td", "TD"):
            if op == "TD":
                s.leading = -float(args[1])
            self.move(float(args[0]), float(args[1]))
        elif op == "T*":
            self.move(0, -s.leading)
        elif op in ("Tc", "Tw", "TL", "Ts", "Tz"):
            name = {"Tc": "char_space", "Tw": "word_space", "TL": "leading", "Ts": "rise",
                    "Tz": "scale"}[op]
            setattr(s, name, float(args[0]) / (100 if op == "Tz" else 1))

    def font(self, font):
        key = font.objgen
        if key not in self.fonts:
            self.fonts[key] = Font(font)
        return self.fonts[key]

    def move(self, tx, ty):
        self.line_matrix = multiply((1, 0, 0, 1, tx, ty), self.line_matrix)
        self.text_matrix = self.line_matrix

    def show(self, op, args):
        if self.open is None:
            self.faults.append("text is shown outside marked content")
        if op in ("'", '"'):
            self.move(0, -self.state.leading)
        for item in args[0] if op == "TJ" else [args[-1]]:
            if isinstance(item, pikepdf.String):
                self.show_string(bytes(item))
            else:
                self.advance(-float(item) / 1000 * self.state.size * self.state.scale)

    def advance(self, tx):
        self.text_matrix = multiply((1, 0, 0, 1, tx, 0), self.text_matrix)

    def place(self):
        return multiply(self.text_matrix, self.state.ctm)

    def show_string(self, data):
        s = self.state
        for code in s.font.codes(data):
            glyph = Glyph()
            a, b, c, d, glyph.x, glyph.y = self.place()
            glyph.text, glyph.font = s.font.text(code), s.font.name
            glyph.size = s.size * (c * c + d * d) ** 0.5
            glyph.upright = abs(b) < abs(a)
            glyph.in_form = self.form_depth > 0
            spacing = s.char_space + (s.word_space if code == 32 and not s.font.two_bytes else 0)
            self.advance((s.font.width(code) * s.size + spacing) * s.scale)
            glyph.end_x, glyph.end_y = self.place()[4:]
            if self.open is not None:
                self.open.glyphs.append(glyph)
