// A table of any length, of which only the rows in view exist.

/** The height of a row in pixels, as in the style sheet. */
const ROW = 32;
/** How many rows above and below the view exist too, so that slow scrolling shows no gap. */
const SPARE = 6;
const DEFAULT_WIDTH = 6;
const collate = new Intl.Collator("en").compare;
let tables = 0;

function compare(x, y) {
  return typeof x === "number" ? x - y : collate(String(x), String(y));
}

export class VirtualTable {
  /**
   * A column has a title, text(item), value(item) if it can be sorted, a width in em, and a className. An item has a key.
   * With onPick, the rows can be chosen: the table is the one element that takes the focus, and names the chosen row to screen
   * readers. Scrolling takes rows away, and never the focus.
   */
  constructor(container, label, columns, onPick) {
    this.id = `table-${++tables}`;
    this.columns = columns;
    this.onPick = onPick;
    this.rows = [];
    this.sortBy = columns.findIndex(column => column.sorted);
    this.descending = this.sortBy >= 0 && columns[this.sortBy].sorted === "descending";
    this.picked = null;
    this.made = 0;
    this.first = 0;
    this.height = 600;
    this.pool = [];
    this.scroll = document.createElement("div");
    this.scroll.className = "scroll";
    this.table = document.createElement("table");
    this.table.setAttribute("aria-label", label);
    this.table.style.minWidth = `${columns.reduce((sum, column) => sum + (column.width ?? DEFAULT_WIDTH), 0)}em`;
    const focused = onPick ? this.table : this.scroll;
    focused.tabIndex = 0;
    if (onPick) {
      this.table.setAttribute("role", "grid");
      this.table.addEventListener("keydown", event => this.key(event));
    } else {
      this.scroll.setAttribute("role", "region");
      this.scroll.setAttribute("aria-label", label);
    }
    this.makeHead();
    this.body = this.table.createTBody();
    this.top = this.spacer();
    this.bottom = this.spacer();
    this.body.append(this.top, this.bottom);
    this.scroll.append(this.table);
    container.append(this.scroll);
    this.scroll.addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(entries => {
      this.height = entries[0].contentRect.height || 600;
      this.draw();
    }).observe(this.scroll);
    this.showSort();
  }

  makeHead() {
    const widths = document.createElement("colgroup");
    const head = document.createElement("tr");
    head.setAttribute("aria-rowindex", "1");
    this.heads = this.columns.map((column, i) => {
      const col = document.createElement("col");
      col.style.width = `${column.width ?? DEFAULT_WIDTH}em`;
      col.className = column.className ?? "";
      widths.append(col);
      const th = document.createElement("th");
      th.scope = "col";
      th.className = column.className ?? "";
      const title = document.createElement(column.value ? "button" : "span");
      title.textContent = column.title;
      if (column.value) {
        title.type = "button";
        title.addEventListener("click", () => this.sort(i));
      }
      th.append(title);
      head.append(th);
      return th;
    });
    this.table.append(widths);
    this.head = this.table.createTHead();
    this.head.append(head);
  }

  spacer() {
    const row = document.createElement("tr");
    row.className = "spacer";
    row.setAttribute("aria-hidden", "true");
    const cell = row.insertCell();
    cell.colSpan = this.columns.length;
    return row;
  }

  sort(i) {
    this.descending = this.sortBy === i ? !this.descending : this.columns[i].className?.includes("number") ?? false;
    this.sortBy = i;
    this.showSort();
    this.set(this.rows);
  }

  showSort() {
    this.heads.forEach((th, i) => {
      if (i === this.sortBy) {
        th.setAttribute("aria-sort", this.descending ? "descending" : "ascending");
      } else {
        th.removeAttribute("aria-sort");
      }
    });
  }

  set(rows) {
    this.rows = rows;
    if (this.sortBy >= 0) {
      const value = this.columns[this.sortBy].value;
      const way = this.descending ? -1 : 1;
      this.rows = [...rows].sort((a, b) => {
        const x = value(a);
        const y = value(b);
        // Missing values are last, either way.
        return x == null || y == null ? (x == null) - (y == null) : way * compare(x, y);
      });
    }
    this.table.setAttribute("aria-rowcount", String(this.rows.length + 1));
    this.draw();
  }

  draw() {
    const count = Math.min(this.rows.length, Math.ceil(this.height / ROW) + 2 * SPARE);
    const first = Math.max(0, Math.min(this.rows.length - count, Math.floor(this.scroll.scrollTop / ROW) - SPARE));
    this.resize(count);
    this.rotate(first - this.first);
    this.first = first;
    this.pool.forEach((row, i) => this.fill(row, first + i));
    this.stretch(this.top, first);
    this.stretch(this.bottom, this.rows.length - first - count);
    if (this.onPick) {
      const row = this.pool.find(each => each.selected);
      if (row) {
        this.table.setAttribute("aria-activedescendant", row.element.id);
      } else {
        this.table.removeAttribute("aria-activedescendant");
      }
    }
  }

  resize(count) {
    this.pool.splice(count).forEach(row => row.element.remove());
    while (this.pool.length < count) {
      this.pool.push(this.make());
    }
  }

  make() {
    const element = document.createElement("tr");
    element.id = `${this.id}-${++this.made}`;
    element.className = this.onPick ? "row pick" : "row";
    const texts = this.columns.map(column => {
      const cell = element.insertCell();
      cell.className = column.className ?? "";
      return cell.appendChild(document.createTextNode(""));
    });
    const row = { element, texts, item: null, index: -1, selected: null };
    if (this.onPick) {
      element.addEventListener("click", () => this.pick(row.item));
    }
    this.body.insertBefore(element, this.bottom);
    return row;
  }

  /** Rows that leave the view on one side come back on the other: the rest stays as it is. */
  rotate(steps) {
    if (Math.abs(steps) >= this.pool.length) {
      return;
    }
    if (steps > 0) {
      const moved = this.pool.splice(0, steps);
      this.bottom.before(...moved.map(row => row.element));
      this.pool.push(...moved);
    } else if (steps < 0) {
      const moved = this.pool.splice(steps);
      this.top.after(...moved.map(row => row.element));
      this.pool.unshift(...moved);
    }
  }

  fill(row, index) {
    const item = this.rows[index];
    if (row.index !== index) {
      row.index = index;
      row.element.setAttribute("aria-rowindex", String(index + 2));
    }
    if (row.item !== item) {
      row.item = item;
      this.columns.forEach((column, c) => {
        const text = column.text(item);
        if (row.texts[c].data !== text) {
          row.texts[c].data = text;
        }
      });
    }
    const selected = item.key === this.picked;
    if (this.onPick && row.selected !== selected) {
      row.selected = selected;
      row.element.setAttribute("aria-selected", String(selected));
    }
  }

  stretch(spacer, rows) {
    const height = `${rows * ROW}px`;
    if (spacer.style.height !== height) {
      spacer.style.height = height;
    }
  }

  pick(item) {
    this.picked = item.key;
    this.draw();
    this.onPick(item);
  }

  /** Arrows and their like move the choice, Enter opens it. */
  key(event) {
    if (event.target !== this.table || this.rows.length === 0) {
      return;
    }
    const at = this.rows.findIndex(item => item.key === this.picked);
    const page = Math.max(1, Math.floor(this.height / ROW) - 2);
    const step = {
      ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.rows.length, End: this.rows.length,
    }[event.key];
    if (step) {
      event.preventDefault();
      const from = at < 0 && Math.abs(step) === 1 ? -step : Math.max(at, 0);
      this.choose(Math.max(0, Math.min(this.rows.length - 1, from + step)));
    } else if (event.key === "Enter" && at >= 0) {
      // Or the key would reach what opens, and submit a form there.
      event.preventDefault();
      this.pick(this.rows[at]);
    }
  }

  choose(index) {
    this.picked = this.rows[index].key;
    const top = index * ROW;
    const lowest = top + ROW + this.head.offsetHeight - this.height;
    if (this.scroll.scrollTop > top) {
      this.scroll.scrollTop = top;
    } else if (this.scroll.scrollTop < lowest) {
      this.scroll.scrollTop = lowest;
    }
    this.draw();
  }
}
