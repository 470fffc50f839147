"""A Table element as a grid: which cell stands at each place, and which heads it stands under."""


class Cell:
    def __init__(self, element, row, column):
        self.element, self.row, self.column = element, row, column
        self.row_span = int(element.attribute("/RowSpan", 1))
        self.column_span = int(element.attribute("/ColSpan", 1))
        self.is_head = element.role == "TH"
        self.scope = str(element.attribute("/Scope", ""))[1:]
        self.headers = [bytes(h) for h in element.attribute("/Headers", [])]
        self.text = element.text()

    def rows(self):
        return range(self.row, self.row + self.row_span)

    def columns(self):
        return range(self.column, self.column + self.column_span)


class Grid:
    def __init__(self, table):
        self.table, self.cells, self.at, self.faults = table, [], {}, []
        self.head_rows, self.n_rows = 0, 0
        for part in table.elements():
            if part.role in ("THead", "TBody", "TFoot"):
                self.add_part(part)
            elif part.role == "TR":
                self.add_row(part)
        self.n_columns = 1 + max((c for _, c in self.at), default=-1)
        self.find_gaps()

    def add_part(self, part):
        for row in part.elements():
            self.add_row(row)
        if part.role == "THead":
            self.head_rows = self.n_rows

    def add_row(self, row):
        column = 0
        for element in row.elements():
            while (self.n_rows, column) in self.at:
                column += 1
            self.add_cell(Cell(element, self.n_rows, column))
        self.n_rows += 1

    def add_cell(self, cell):
        self.cells.append(cell)
        for place in ((r, c) for r in cell.rows() for c in cell.columns()):
            if place in self.at:
                self.faults.append(f"two cells at row {place[0] + 1}, column {place[1] + 1}")
            self.at[place] = cell

    def find_gaps(self):
        for row in range(max((r for r, _ in self.at), default=-1) + 1):
            for column in range(self.n_columns):
                if (row, column) not in self.at:
                    self.faults.append(f"no cell at row {row + 1}, column {column + 1}")
                elif row >= self.n_rows:
                    self.faults.append(f"a cell spans beyond the last row {self.n_rows}")

    def column_heads(self, column, row=None):
        """Heads above a place, from the top: TH of Scope Column or Both."""
        found = []
        for r in range(self.n_rows if row is None else row):
            cell = self.at.get((r, column))
            if cell and cell.is_head and cell.scope in ("Column", "Both") and cell not in found:
                found.append(cell)
        return found

    def row_heads(self, row):
        """Heads of a row: TH of Scope Row or Both that reach over it."""
        found = []
        for column in range(self.n_columns):
            cell = self.at.get((row, column))
            if cell and cell.is_head and cell.scope in ("Row", "Both") and cell not in found:
                found.append(cell)
        return found

    def column_name(self, column):
        """The words above a column, from the top, in lower case."""
        heads = self.column_heads(column, self.head_rows)
        return tuple(h.text.lower() for h in heads if h.text)

    def column_names(self, cell):
        return [self.column_name(c) for c in cell.columns()]
