// The page of the operator. It asks nothing but the server that it came from.
import { Sniffer } from "./sniffer.js";

const $ = id => document.getElementById(id);
const POLL_MILLIS = 2000;
const KEPT_SAMPLES = 600;

// ---- the token, which the address of the page may carry behind its #

const fragment = new URLSearchParams(location.hash.slice(1));
if (fragment.has("token")) {
  sessionStorage.setItem("token", fragment.get("token"));
  history.replaceState(null, "", location.pathname);
}

export function headers(more = {}) {
  const token = sessionStorage.getItem("token");
  return token ? { Authorization: `Bearer ${token}`, ...more } : more;
}

async function getJson(path) {
  const answer = await fetch(path, { headers: headers() });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

/** Reads server-sent events, with the token in a header, which EventSource can't send. */
export async function readEvents(path, signal, onEvent) {
  const answer = await fetch(path, { headers: headers(), signal });
  if (!answer.ok) {
    throw new Error((await answer.json()).error ?? String(answer.status));
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const lines = text.slice(0, end).split("\n");
      text = text.slice(end + 2);
      onEvent(lines[0].slice("event: ".length), JSON.parse(lines[1].slice("data: ".length)));
    }
  }
}

// ---- numbers

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const some = value => value == null ? "–" : Number.isInteger(value) ? whole.format(value) : value < 100 ? value.toFixed(value < 10 ? 2 : 1) : whole.format(value);
const bytes = value => value == null ? "–" : value < 1000 ? whole.format(value) : short.format(value);

function ago(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const parts = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"]];
  const at = Math.max(0, parts.findIndex(([size]) => seconds >= size));
  const [size, unit] = seconds === 0 ? parts[3] : parts[at];
  const rest = at < 3 && seconds > 0 ? Math.floor(seconds % size / parts[at + 1][0]) : 0;
  return `${Math.floor(seconds / size)} ${unit}${rest > 0 ? ` ${rest} ${parts[at + 1][1]}` : ""}`;
}

// ---- a table that draws only the rows that are seen

export class VirtualTable {
  static ROW = 32;

  constructor(container, label, columns, onPick) {
    this.columns = columns;
    this.onPick = onPick;
    this.rows = [];
    this.sortBy = columns.findIndex(column => column.sorted);
    this.descending = this.sortBy >= 0 && columns[this.sortBy].sorted === "descending";
    this.picked = null;
    this.scroll = document.createElement("div");
    this.scroll.className = "scroll";
    this.scroll.tabIndex = 0;
    this.table = document.createElement("table");
    this.table.setAttribute("aria-label", label);
    const head = this.table.createTHead().insertRow();
    this.heads = columns.map((column, i) => {
      const th = document.createElement("th");
      th.scope = "col";
      th.className = column.className ?? "";
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = column.title;
      button.addEventListener("click", () => this.sort(i));
      th.append(button);
      head.append(th);
      return th;
    });
    this.body = this.table.createTBody();
    this.top = this.spacer();
    this.bottom = this.spacer();
    this.body.append(this.top, this.bottom);
    this.pool = [];
    this.scroll.append(this.table);
    container.append(this.scroll);
    this.scroll.addEventListener("scroll", () => this.draw(), { passive: true });
    this.scroll.addEventListener("keydown", event => this.key(event));
    new ResizeObserver(() => this.draw()).observe(this.scroll);
    this.showSort();
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
    if (this.columns[i].value == null) {
      return;
    }
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
        if (x == null || y == null) {
          return (x == null) - (y == null);
        }
        return way * (typeof x === "number" ? x - y : String(x).localeCompare(String(y)));
      });
    }
    this.table.setAttribute("aria-rowcount", String(this.rows.length + 1));
    this.draw();
  }

  draw() {
    const height = this.scroll.clientHeight || 600;
    const count = Math.min(this.rows.length, Math.ceil(height / VirtualTable.ROW) + 6);
    const first = Math.max(0, Math.min(this.rows.length - count, Math.floor(this.scroll.scrollTop / VirtualTable.ROW) - 3));
    this.first = first;
    while (this.pool.length < count) {
      const row = document.createElement("tr");
      row.className = this.onPick ? "row pick" : "row";
      this.columns.forEach(column => {
        row.insertCell().className = column.className ?? "";
      });
      if (this.onPick) {
        row.addEventListener("click", () => this.pick(row.item));
      }
      this.body.insertBefore(row, this.bottom);
      this.pool.push(row);
    }
    this.pool.forEach((row, i) => {
      const item = i < count ? this.rows[first + i] : null;
      row.hidden = item == null;
      row.item = item;
      if (item != null) {
        row.setAttribute("aria-rowindex", String(first + i + 2));
        row.setAttribute("aria-selected", String(this.picked != null && this.picked === this.keyOf(item)));
        this.columns.forEach((column, c) => {
          const text = column.text(item);
          const cell = row.cells[c];
          if (cell.textContent !== text) {
            cell.textContent = text;
          }
        });
      }
    });
    this.top.style.height = `${first * VirtualTable.ROW}px`;
    this.bottom.style.height = `${(this.rows.length - first - count) * VirtualTable.ROW}px`;
  }

  keyOf(item) {
    return item.key;
  }

  pick(item) {
    if (item && this.onPick) {
      this.picked = this.keyOf(item);
      this.draw();
      this.onPick(item);
    }
  }

  /** Arrows move the choice, Enter opens it. */
  key(event) {
    const at = this.rows.findIndex(item => this.keyOf(item) === this.picked);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }[event.key];
    if (this.onPick && step && event.target === this.scroll && this.rows.length > 0) {
      event.preventDefault();
      const next = Math.max(0, Math.min(this.rows.length - 1, at < 0 ? 0 : at + step));
      this.picked = this.keyOf(this.rows[next]);
      const y = next * VirtualTable.ROW;
      if (y < this.scroll.scrollTop || y > this.scroll.scrollTop + this.scroll.clientHeight - 3 * VirtualTable.ROW) {
        this.scroll.scrollTop = y - this.scroll.clientHeight / 2;
      }
      this.draw();
    } else if (event.key === "Enter" && event.target === this.scroll && at >= 0) {
      // Or the key would reach what opens, and submit a form there.
      event.preventDefault();
      this.pick(this.rows[at]);
    }
  }
}

// ---- charts

const CHARTS = [
  { title: "Clients", series: [["connected", "clients"], ["suspended", "suspended"], ["in the handshake", "pending"]] },
  { title: "Messages a second", series: [["received", "in"], ["sent", "out"]] },
  { title: "Bytes a second", series: [["received", "bytesIn"], ["sent", "bytesOut"]] },
  { title: "Round-trip time, ms", series: [["p50", "rtt50"], ["p90", "rtt90"], ["p99", "rtt99"]] },
  { title: "Event loop and ticks, ms", series: [["lag of the event loops", "lag"], ["a tick", "tick"]] },
  { title: "Trouble a second", series: [["strikes", "strikes"], ["dropped messages", "drops"], ["refused", "refused"]] },
];
let samples = [];
let plots = [];

function css(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function makeCharts() {
  plots.forEach(({ plot }) => plot.destroy());
  $("charts").replaceChildren();
  plots = CHARTS.map(chart => {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = chart.title;
    const place = document.createElement("div");
    place.setAttribute("aria-hidden", "true");
    figure.append(caption, place);
    $("charts").append(figure);
    const axis = { stroke: css("--soft"), grid: { stroke: css("--line"), width: 1 }, ticks: { stroke: css("--line") } };
    const plot = new uPlot({
      width: 400,
      height: 170,
      cursor: { sync: { key: "time" } },
      scales: { x: { time: true }, y: { range: (u, low, high) => [0, Math.max(1, (high ?? 1) * 1.1)] } },
      axes: [axis, { ...axis, size: 60, values: (u, all) => all.map(value => short.format(value)) }],
      series: [
        { value: (u, value) => value == null ? "–" : new Date(value * 1000).toLocaleTimeString() },
        ...chart.series.map(([label], i) => ({
          label,
          stroke: css(`--series-${i + 1}`),
          width: 2,
          spanGaps: false,
          points: { show: false },
          value: (u, value) => some(value),
        })),
      ],
    }, [[], ...chart.series.map(() => [])], place);
    return { chart, plot, figure, place };
  });
  drawCharts();
}

function drawCharts() {
  if ($("overview").hidden || plots.length === 0) {
    return;
  }
  const times = samples.map(sample => sample.t / 1000);
  for (const { chart, plot, figure, place } of plots) {
    const width = Math.max(200, place.clientWidth);
    if (plot.width !== width) {
      plot.setSize({ width, height: 170 });
    }
    plot.setData([times, ...chart.series.map(([, member]) => samples.map(sample => sample[member]))]);
    if (!(plot.cursor.left >= 0)) {
      plot.setLegend({ idx: times.length - 1 });
    }
    const last = samples.at(-1);
    figure.setAttribute("aria-label", last
      ? `${chart.title}: ${chart.series.map(([label, member]) => `${label} ${some(last[member])}`).join(", ")}`
      : chart.title);
  }
}

const FIGURES = [
  ["Clients", sample => whole.format(sample.clients)],
  ["Messages in/s", sample => short.format(sample.in)],
  ["Messages out/s", sample => short.format(sample.out)],
  ["Round trip, p50", sample => sample.rtt50 == null ? "–" : `${some(sample.rtt50)} ms`],
  ["Round trip, p99", sample => sample.rtt99 == null ? "–" : `${some(sample.rtt99)} ms`],
  ["Lag of the loops", sample => sample.lag == null ? "–" : `${some(sample.lag)} ms`],
  ["Waits to be sent", sample => `${bytes(sample.backlog)} B`],
  ["Suspended", sample => whole.format(sample.suspended)],
];

function showFigures() {
  const last = samples.at(-1);
  if (!last) {
    return;
  }
  if ($("figures").children.length === 0) {
    for (const [title] of FIGURES) {
      const group = document.createElement("div");
      const dt = document.createElement("dt");
      dt.textContent = title;
      group.append(dt, document.createElement("dd"));
      $("figures").append(group);
    }
  }
  FIGURES.forEach(([, text], i) => {
    $("figures").children[i].lastChild.textContent = text(last);
  });
}

function added(sample) {
  samples.push(sample);
  samples = samples.slice(-KEPT_SAMPLES);
}

function showState(name, text) {
  $("state").className = `state ${name}`;
  if ($("state").textContent !== text) {
    $("state").textContent = text;
  }
}

/** Stays connected: a server that was restarted is found again. */
async function follow() {
  for (;;) {
    try {
      await readEvents("api/stream", undefined, (name, data) => {
        if (name === "history") {
          samples = data;
          about();
        } else {
          added(data);
        }
        showState("live", "live");
        showFigures();
        drawCharts();
      });
      showState("lost", "the server has gone: trying again");
    } catch (failure) {
      showState("lost", `the server does not answer: trying again`);
    }
    await new Promise(done => setTimeout(done, 1000));
  }
}

let info = {};
async function about() {
  info = await getJson("api/info");
  $("about").textContent = `${info.listeners.join(", ")} · version ${info.version} · since ${new Date(info.started).toLocaleString()}`;
  $("disconnect-note").textContent = info.farewell
    ? "The player is told the reason."
    : "The reason goes to the log. The player is not told: see farewell(...) of DarkriftAdmin.";
}

// ---- clients

const number = (title, value, text = v => bytes(v)) => ({
  title, value, className: "number", text: item => text(value(item)),
});
const clientTable = new VirtualTable($("client-table"), "Clients", [
  { ...number("Id", item => item.id, v => String(v)), sorted: "ascending" },
  { title: "Address", value: item => item.address, text: item => item.address },
  { title: "UDP", value: item => item.udp, text: item => item.udp == null ? "–" : item.udp === item.address ? "same" : item.udp, className: "narrow-hides" },
  { title: "Transport", value: item => item.transport, text: item => item.transport, className: "narrow-hides" },
  { title: "Since", value: item => item.since, text: item => ago(item.now - item.since) },
  number("RTT, ms", item => item.rtt, v => v == null ? "–" : some(v)),
  number("In/s", item => item.inRate),
  number("Out/s", item => item.outRate),
  number("B in/s", item => item.bytesInRate),
  number("B out/s", item => item.bytesOutRate),
  number("Backlog", item => item.backlog),
  number("Strikes", item => item.strikes),
  { title: "Room", value: item => item.room, text: item => item.room ?? "–" },
], openClient);
let clients = new Map();

function readClients({ now, rows }) {
  const next = new Map();
  for (const [id, session, address, udp, transport, since, rtt, received, sent, bytesIn, bytesOut, backlog, strikes, room] of rows) {
    const key = `${id}/${since}`;
    const before = clients.get(key);
    const seconds = before ? (now - before.now) / 1000 : 0;
    const rate = (value, name) => seconds > 0 ? (value - before[name]) / seconds : null;
    next.set(key, {
      key, id, session, address, udp, transport, since, rtt, received, sent, bytesIn, bytesOut, backlog, strikes, room, now,
      inRate: rate(received, "received"), outRate: rate(sent, "sent"),
      bytesInRate: rate(bytesIn, "bytesIn"), bytesOutRate: rate(bytesOut, "bytesOut"),
    });
  }
  clients = next;
}

const COMPARED = { rtt: "rtt", in: "inRate", out: "outRate", backlog: "backlog", strikes: "strikes", id: "id" };

/** Understands words, and comparisons such as rtt>100. */
function clientFilter(text) {
  const tests = text.toLowerCase().split(/\s+/).filter(word => word !== "").map(word => {
    const comparison = /^([a-z]+)([<>=])([\d.]+)$/.exec(word);
    if (comparison && COMPARED[comparison[1]]) {
      const [, name, sign, limit] = comparison;
      const member = COMPARED[name];
      return item => item[member] != null
        && (sign === "<" ? item[member] < +limit : sign === ">" ? item[member] > +limit : item[member] === +limit);
    }
    if (/^\d+$/.test(word)) {
      return item => String(item.id) === word || item.address.endsWith(`:${word}`);
    }
    return item => [item.address, item.udp, item.transport, item.room].some(each => each?.toLowerCase().includes(word));
  });
  return item => tests.every(test => test(item));
}

function showClients() {
  const all = [...clients.values()];
  const shown = all.filter(clientFilter($("client-filter").value));
  clientTable.set(shown);
  const text = shown.length === all.length ? `${whole.format(all.length)} clients` : `${whole.format(shown.length)} of ${whole.format(all.length)} clients`;
  if ($("client-count").textContent !== text) {
    $("client-count").textContent = text;
  }
}
$("client-filter").addEventListener("input", showClients);

let opened = null;
function openClient(item) {
  opened = item;
  $("client-title").textContent = `Client ${item.id}`;
  const facts = [
    ["Address", item.address], ["UDP", item.udp ?? "–"], ["Transport", item.transport], ["Session", String(item.session)],
    ["Since", new Date(item.since).toLocaleString()], ["Round trip", item.rtt == null ? "–" : `${some(item.rtt)} ms`],
    ["Received", `${whole.format(item.received)} messages, ${bytes(item.bytesIn)} B`],
    ["Sent", `${whole.format(item.sent)} messages, ${bytes(item.bytesOut)} B`],
    ["Strikes", String(item.strikes)], ["Room", item.room ?? "–"],
  ];
  $("client-facts").replaceChildren(...facts.flatMap(([title, value]) => {
    const dt = document.createElement("dt");
    const dd = document.createElement("dd");
    dt.textContent = title;
    dd.textContent = value;
    return [dt, dd];
  }));
  $("action-result").textContent = "";
  $("token-label").hidden = sessionStorage.getItem("token") != null;
  $("client-dialog").showModal();
}

async function act(action, wish) {
  if ($("token").value) {
    sessionStorage.setItem("token", $("token").value);
  }
  $("action-result").textContent = "…";
  try {
    const answer = await fetch(`api/clients/${opened.id}/${action}`, {
      method: "POST",
      headers: headers({ "Content-Type": "application/json" }),
      body: JSON.stringify(wish),
    });
    const result = await answer.json();
    if (answer.status === 401) {
      sessionStorage.removeItem("token");
      $("token-label").hidden = false;
    }
    $("action-result").textContent = result.done ?? result.error;
    refresh();
  } catch (failure) {
    $("action-result").textContent = `the server does not answer: ${failure.message}`;
  }
}

function onSubmit(form, action, wish) {
  $(form).addEventListener("submit", event => {
    event.preventDefault();
    act(action, wish());
  });
}
onSubmit("disconnect-form", "disconnect", () => ({ reason: $("disconnect-reason").value }));
onSubmit("strike-form", "strike", () => ({ weight: +$("strike-weight").value, reason: $("strike-reason").value }));
onSubmit("message-form", "message", () => ({
  tag: +$("message-tag").value, payload: $("message-payload").value, channel: $("message-channel").value,
}));
$("client-close").addEventListener("click", () => $("client-dialog").close());
$("client-sniff").addEventListener("click", () => {
  $("client-dialog").close();
  choose("sniffer");
  sniffer.start({ client: String(opened.id) });
});

// ---- tags and rooms

const tagTable = new VirtualTable($("tag-table"), "Tags", [
  { ...number("Tag", item => item.tag, v => String(v)), sorted: "ascending" },
  { title: "Name", value: item => item.name, text: item => item.name || "not in the registry" },
  { title: "Sent by", value: item => item.sender, text: item => item.sender, className: "narrow-hides" },
  number("Received", item => item.in),
  number("In/s", item => item.inRate),
  number("Bytes received", item => item.bytesIn),
  number("Sent", item => item.out),
  number("Out/s", item => item.outRate),
  number("Bytes sent", item => item.bytesOut),
]);
const SENDERS = { CLIENT_TO_SERVER: "clients", SERVER_TO_CLIENT: "the server", BOTH: "both" };
let tagsBefore = { now: 0, tags: new Map() };
function showTags({ now, tags }) {
  const seconds = (now - tagsBefore.now) / 1000;
  for (const each of tags) {
    const before = tagsBefore.tags.get(each.tag);
    each.key = each.tag;
    each.sender = SENDERS[each.direction] ?? "–";
    each.inRate = before && each.in >= before.in ? (each.in - before.in) / seconds : null;
    each.outRate = before && each.out >= before.out ? (each.out - before.out) / seconds : null;
  }
  tagsBefore = { now, tags: new Map(tags.map(each => [each.tag, each])) };
  tagTable.set(tags);
}

const roomTable = new VirtualTable($("room-table"), "Rooms", [
  { ...number("Id", item => item.id, v => String(v)), sorted: "ascending" },
  { title: "Name", value: item => item.name, text: item => item.name },
  { ...number("Members", item => item.members), text: item => `${item.members} of ${item.maxMembers}` },
  { title: "Locked", value: item => String(item.locked), text: item => item.locked ? "yes" : "no" },
  { title: "Clients", value: item => item.clients.join(" "), text: item => item.clients.join(", ") },
]);
function showRooms({ rooms, clients: count, suspended }) {
  $("sessions").textContent = `${whole.format(count)} clients are connected, ${whole.format(suspended)} sessions wait for their clients.`
    + (info.rooms ? ` ${whole.format(rooms.length)} rooms are public.` : " This page was given no rooms.");
  roomTable.set(rooms.map(room => ({ key: room.id, ...room })));
}

// ---- views

const sniffer = new Sniffer();
const VIEWS = ["overview", "clients", "tags", "rooms", "sniffer"];
let view = "overview";

function choose(name) {
  view = name;
  for (const each of VIEWS) {
    $(each).hidden = each !== name;
    $(`tab-${each}`).setAttribute("aria-selected", String(each === name));
    $(`tab-${each}`).tabIndex = each === name ? 0 : -1;
  }
  history.replaceState(null, "", `#${name}`);
  drawCharts();
  refresh();
}
VIEWS.forEach((name, i) => {
  const tab = $(`tab-${name}`);
  tab.addEventListener("click", () => choose(name));
  tab.addEventListener("keydown", event => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next = VIEWS[(i + step + VIEWS.length) % VIEWS.length];
      choose(next);
      $(`tab-${next}`).focus();
    }
  });
});

let refreshing = false;
async function refresh() {
  if (refreshing || document.visibilityState === "hidden") {
    return;
  }
  refreshing = true;
  try {
    if (view === "clients") {
      readClients(await getJson("api/clients"));
      showClients();
    } else if (view === "tags") {
      showTags(await getJson("api/tags"));
    } else if (view === "rooms") {
      showRooms(await getJson("api/rooms"));
    }
  } catch (failure) {
    console.debug("the server does not answer", failure);
  } finally {
    refreshing = false;
  }
}
setInterval(refresh, POLL_MILLIS);

// ---- light and dark

const THEMES = ["automatic", "light", "dark"];
function applyTheme(name) {
  if (name === "automatic") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = name;
  }
  $("theme").textContent = `Theme: ${name}`;
  if (typeof uPlot !== "undefined") {
    makeCharts();
  }
}
$("theme").addEventListener("click", () => {
  const next = THEMES[(THEMES.indexOf(localStorage.getItem("theme") ?? "automatic") + 1) % THEMES.length];
  localStorage.setItem("theme", next);
  applyTheme(next);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => makeCharts());
addEventListener("resize", drawCharts);

applyTheme(localStorage.getItem("theme") ?? "automatic");
choose(VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : "overview");
follow();
