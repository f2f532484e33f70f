// Shows messages by component, with their bytes.
import { readEvents } from "./page.js";
import { VirtualTable } from "./table.js";

const $ = id => document.getElementById(id);
const KEPT = 2000;
/** Leaves out packages. */
const simple = text => text.startsWith('"') ? text : text.replace(/\b(?:[a-z_]\w*\.)+(?=[A-Z])/g, "");
const FIELDS = ["client", "tag", "direction", "channel"];

export class Sniffer {
  constructor() {
    this.messages = [];
    this.count = 0;
    this.abort = null;
    this.paused = false;
    this.waiting = [];
    this.table = new VirtualTable($("sniff-table"), "Messages", [
      { title: "Time", width: 7.6, text: item => item.clock },
      { title: "Client", text: item => String(item.client), className: "number", width: 4.6 },
      { title: "", width: 4, text: item => item.direction === "received" ? "→ in" : "← out" },
      { title: "Message", width: 9, text: item => item.title },
      { title: "Bytes", text: item => String(item.size), className: "number", width: 4.6 },
      { title: "Values", width: 20, text: item => item.summary },
    ], item => this.show(item));
    $("sniff-form").addEventListener("submit", event => {
      event.preventDefault();
      if (this.abort) {
        this.stop("Stopped.");
      } else {
        this.start(Object.fromEntries(FIELDS.map(name => [name, $(`sniff-${name}`).value.trim()])));
      }
    });
    $("sniff-pause").addEventListener("click", () => this.pause(!this.paused));
    $("sniff-clear").addEventListener("click", () => {
      this.messages = [];
      this.waiting = [];
      this.draw();
    });
    $("sniff-export").addEventListener("click", () => this.export());
    $("sniff-search").addEventListener("input", () => this.draw());
  }

  async start(filter) {
    this.stop("");
    FIELDS.forEach(name => {
      $(`sniff-${name}`).value = filter[name] ?? "";
    });
    const abort = new AbortController();
    this.abort = abort;
    $("sniff-start").textContent = "Stop";
    this.state("Connecting.");
    const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
    try {
      await readEvents(`api/sniff?${query}`, abort.signal, (name, data) => {
        if (name === "messages") {
          this.add(data);
        } else {
          this.state("Observing.");
        }
      });
      this.ended(abort, "The server does not answer.");
    } catch (failure) {
      this.ended(abort, abort.signal.aborted ? "Stopped." : `Not possible: ${failure.message}`);
    }
  }

  /** Says why a stream has ended, unless another one was started meanwhile. */
  ended(abort, why) {
    if (this.abort === abort) {
      this.stop(why);
    }
  }

  stop(why) {
    this.abort?.abort();
    this.abort = null;
    $("sniff-start").textContent = "Start";
    this.state(why);
  }

  state(text) {
    if (text && $("sniff-state").textContent !== text) {
      $("sniff-state").textContent = text;
    }
  }

  pause(on) {
    this.paused = on;
    $("sniff-pause").setAttribute("aria-pressed", String(on));
    if (!on) {
      this.keep(this.waiting);
      this.waiting = [];
      this.draw();
    }
  }

  add({ missed, messages }) {
    const prepared = messages.map(message => this.prepare(message));
    if (this.paused) {
      this.waiting = [...this.waiting, ...prepared].slice(-KEPT);
      this.state(`Paused, ${this.waiting.length} messages wait.`);
      return;
    }
    this.state(missed
      ? "There are more messages than are shown, or fewer were looked at than there are: filter by client or tag."
      : "Observing.");
    this.keep(prepared);
    this.draw();
  }

  keep(more) {
    this.messages = [...this.messages, ...more].slice(-KEPT);
  }

  prepare(message) {
    const values = message.values.map(value => `${value.path}=${value.text}`).join(" ");
    const title = message.kind === "message"
      ? message.name || `tag ${message.tag}`
      : `${message.kind}${message.tag === 65535 ? "" : ` ${message.name || message.tag}`}`;
    return {
      ...message,
      key: ++this.count,
      title,
      clock: new Date(message.t).toISOString().slice(11, 23),
      summary: `${message.problem && message.values.length === 0 ? "" : values}${message.problem ? ` ⚠ ${message.problem}` : ""}`,
    };
  }

  draw() {
    const search = $("sniff-search").value.toLowerCase();
    const shown = search === ""
      ? this.messages
      : this.messages.filter(each => `${each.title} ${each.summary} ${each.hex}`.toLowerCase().includes(search));
    // The newest is on top, and stays in sight.
    this.table.set([...shown].reverse());
  }

  export() {
    const lines = this.messages.map(({ key, clock, summary, title, ...message }) => JSON.stringify(message)).join("\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`${lines}\n`], { type: "application/jsonl" }));
    link.download = "messages.jsonl";
    link.click();
    URL.revokeObjectURL(link.href);
  }

  show(message) {
    const title = document.createElement("h2");
    title.textContent = `${message.title} (tag ${message.tag})`;
    const about = document.createElement("p");
    about.className = "note";
    about.textContent = `${message.direction} ${message.direction === "sent" ? "to" : "from"} client ${message.client},`
      + ` ${message.channel}, ${message.size} bytes, ${message.clock}`;
    const parts = [title, about];
    if (message.problem) {
      const problem = document.createElement("p");
      problem.className = "problem";
      problem.textContent = message.values.length > 0 || message.end > 3
        ? `Reading stopped at byte ${message.end}: ${message.problem}`
        : message.problem;
      parts.push(problem);
    }
    const hex = this.hex(message);
    const values = document.createElement("table");
    values.setAttribute("aria-label", "Values");
    const head = values.createTHead().insertRow();
    for (const name of ["Component", "Type", "Value", "Bytes"]) {
      const th = document.createElement("th");
      th.scope = "col";
      th.textContent = name;
      head.append(th);
    }
    const body = values.createTBody();
    for (const value of message.values) {
      const row = body.insertRow();
      row.className = "value";
      row.tabIndex = 0;
      const range = value.to - value.from > 1 ? `${value.from}–${value.to - 1}` : value.to > value.from ? String(value.from) : "–";
      for (const text of [value.path, simple(value.type), simple(value.text), range]) {
        row.insertCell().textContent = text;
      }
      const mark = on => {
        for (let i = value.from; i < value.to; i++) {
          hex.children[i]?.classList.toggle("marked", on);
        }
        if (on) {
          hex.scrollTop = (hex.children[value.from]?.offsetTop ?? 0) - hex.offsetTop - 40;
        }
      };
      row.addEventListener("mouseenter", () => mark(true));
      row.addEventListener("mouseleave", () => mark(false));
      row.addEventListener("focus", () => mark(true));
      row.addEventListener("blur", () => mark(false));
    }
    parts.push(hex);
    if (message.values.length > 0) {
      parts.push(values);
    }
    $("sniff-detail").replaceChildren(...parts);
  }

  hex(message) {
    const hex = document.createElement("div");
    hex.className = "hex";
    hex.setAttribute("aria-label", "Bytes in hexadecimal");
    for (let i = 0; 2 * i < message.hex.length; i++) {
      const byte = document.createElement("span");
      byte.textContent = `${message.hex.slice(2 * i, 2 * i + 2)} `;
      if (i < 3) {
        byte.className = "header";
      }
      if (message.problem && i === message.end) {
        byte.classList.add("stopped");
      }
      hex.append(byte);
    }
    return hex;
  }
}
