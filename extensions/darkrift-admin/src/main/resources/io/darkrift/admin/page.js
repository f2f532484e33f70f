// The page of the operator. It asks nothing but the server that it came from.
import { Sniffer } from "./sniffer.js";
import { VirtualTable } from "./table.js";

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

// ---- charts

const CHARTS = [
  { title: "Clients", series: [["connected", "clients"], ["suspended", "suspended"], ["in the handshake", "pending"]] },
  { title: "Messages a second", series: [["received", "in"], ["sent", "out"]] },
  { title: "Bytes a second", series: [["received", "bytesIn"], ["sent", "bytesOut"]] },
  { title: "Round-trip time, ms", series: [["p50", "rtt50"], ["p90", "rtt90"], ["p99", "rtt99"]] },
  { title: "Event loop and ticks, ms", series: [["lag of the event loops", "lag"], ["a tick", "tick"]] },
  {
    title: "Trouble a second",
    series: [["strikes", "strikes"], ["dropped", "drops"], ["refused", "refused"], ["overruns", "overruns"]],
  },
];
let samples = [];
let plots = [];

/** Returns a colour of the style sheet as of now, light or dark, in a form that a canvas understands. */
function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function makeCharts() {
  plots.forEach(({ plot }) => plot.destroy());
  $("charts").replaceChildren();
  const soft = colour("--soft");
  const line = colour("--line");
  plots = CHARTS.map(chart => {
    const figure = document.createElement("figure");
    const caption = document.createElement("figcaption");
    caption.textContent = chart.title;
    const place = document.createElement("div");
    place.setAttribute("aria-hidden", "true");
    figure.append(caption, place);
    $("charts").append(figure);
    const axis = { stroke: soft, grid: { stroke: line, width: 1 }, ticks: { stroke: line } };
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
          stroke: colour(`--series-${i + 1}`),
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
  ["A tick", sample => sample.tick == null ? "–" : `${some(sample.tick)} ms`],
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
      showState("lost", "the server does not answer: trying again");
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
    ? "The player receives the reason."
    : "The reason goes to the log. The player is not told: see farewell(...) of DarkriftAdmin.";
}

// ---- clients

const number = (title, value, text = v => bytes(v)) => ({
  title, value, className: "number", text: item => text(value(item)),
});
const clientTable = new VirtualTable($("client-table"), "Clients", [
  { ...number("Id", item => item.id, v => String(v)), width: 3.4, sorted: "ascending" },
  { title: "Address", width: 10.8, value: item => item.address, text: item => item.address },
  {
    title: "UDP",
    width: 4.2,
    value: item => item.udp,
    text: item => item.udp == null ? "–" : samePlace(item.udp, item.address),
    className: "narrow-hides",
  },
  { title: "Transport", width: 9, value: item => item.transport, text: item => item.transport, className: "narrow-hides" },
  { title: "Dialect", width: 5.6, value: item => item.dialect, text: item => item.dialect || "–" },
  { title: "Encrypted", width: 6.4, value: item => item.encrypted, text: item => item.encrypted },
  { title: "Since", width: 6.1, value: item => item.since, text: item => ago(item.now - item.since) },
  { ...number("RTT, ms", item => item.rtt, v => v == null ? "–" : some(v)), width: 5.2 },
  { ...number("In/s", item => item.inRate), width: 3.4 },
  { ...number("Out/s", item => item.outRate), width: 3.9 },
  { ...number("B in/s", item => item.bytesInRate), width: 4.1 },
  { ...number("B out/s", item => item.bytesOutRate), width: 4.9 },
  { ...number("Backlog", item => item.backlog), width: 5.3 },
  { ...number("Strikes", item => item.strikes), width: 4.9 },
  { title: "Room", width: 6.6, value: item => item.room, text: item => item.room ?? "–" },
], openClient);

/** Leaves the host out of an address where it is that of another one. */
function samePlace(address, other) {
  const port = address.lastIndexOf(":");
  return address.slice(0, port) === other.slice(0, other.lastIndexOf(":")) ? address.slice(port) : address;
}

let clients = new Map();

const ROWS_AT_ONCE = 500;

/** Gives way to scrolling and drawing: thousands of rows in one piece would be felt. */
function pause() {
  return new Promise(done => setTimeout(done));
}

async function readClients({ now, rows }) {
  const next = new Map();
  for (const row of rows) {
    if (next.size % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) {
      await pause();
    }
    const [
      id, session, address, udp, transport, dialect, encrypted, since, rtt, received, sent, bytesIn, bytesOut, backlog, strikes, room,
    ] = row;
    const key = `${id}/${since}`;
    const before = clients.get(key);
    const seconds = before ? (now - before.now) / 1000 : 0;
    const rate = (value, name) => seconds > 0 ? (value - before[name]) / seconds : null;
    next.set(key, {
      key, id, session, address, udp, transport, dialect, encrypted: encrypted ? "yes" : "no", since, rtt, received, sent,
      bytesIn, bytesOut, backlog, strikes, room, now,
      inRate: rate(received, "received"), outRate: rate(sent, "sent"),
      bytesInRate: rate(bytesIn, "bytesIn"), bytesOutRate: rate(bytesOut, "bytesOut"),
    });
  }
  clients = next;
}

const COMPARED = { rtt: "rtt", in: "inRate", out: "outRate", backlog: "backlog", strikes: "strikes", id: "id" };
const NAMED = new Set(["address", "udp", "transport", "dialect", "encrypted", "room"]);

/** Understands words, comparisons such as rtt>100, and pairs such as dialect=v0. */
function clientFilter(text) {
  const tests = text.toLowerCase().split(/\s+/).filter(word => word !== "").map(word => {
    const comparison = /^([a-z]+)([<>=])([\d.]+)$/.exec(word);
    if (comparison && COMPARED[comparison[1]]) {
      const [, name, sign, limit] = comparison;
      const member = COMPARED[name];
      return item => item[member] != null
        && (sign === "<" ? item[member] < +limit : sign === ">" ? item[member] > +limit : item[member] === +limit);
    }
    const [name, wanted] = word.split("=", 2);
    if (wanted != null && NAMED.has(name)) {
      return item => (item[name] ?? "").toLowerCase() === wanted;
    }
    if (/^\d+$/.test(word)) {
      return item => String(item.id) === word || item.address.endsWith(`:${word}`);
    }
    return item => [item.address, item.udp, item.transport, item.dialect, item.room].some(each => each?.toLowerCase().includes(word));
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
    ["Address", item.address], ["UDP", item.udp ?? "–"], ["Transport", item.transport],
    ["Dialect", item.dialect || "–"], ["Encrypted", item.encrypted], ["Session", String(item.session)],
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

// ---- sessions, tags, rooms and ticks

const sessionTable = new VirtualTable($("session-table"), "Sessions that wait for their clients", [
  number("Session", item => item.id, v => String(v)),
  { title: "Last address", width: 14, value: item => item.address, text: item => item.address },
  { title: "Lost because of", width: 14, value: item => item.loss, text: item => item.loss },
  { title: "For", width: 8, value: item => item.now - item.since, text: item => ago(item.now - item.since) },
  { title: "Ends in", width: 8, value: item => item.remaining, text: item => ago(item.remaining), sorted: "ascending" },
  number("Bytes kept", item => item.waiting),
]);
function showSessions({ now, clients: count, suspended, rows }) {
  $("session-count").textContent = `${whole.format(count)} clients are connected, ${whole.format(suspended)} sessions wait for their clients.`
    + (rows.length < suspended ? ` The ${whole.format(rows.length)} that were suspended first are shown.` : "");
  sessionTable.set(rows.map(([id, address, since, remaining, waiting, loss]) => ({
    key: id, id, address, since, remaining, waiting, loss, now,
  })));
}

const tagTable = new VirtualTable($("tag-table"), "Tags", [
  { ...number("Tag", item => item.tag, v => String(v)), sorted: "ascending" },
  { title: "Name", width: 14, value: item => item.name, text: item => item.name || "not in the registry" },
  { title: "Sent by", width: 8, value: item => item.sender, text: item => item.sender, className: "narrow-hides" },
  number("Received", item => item.in),
  number("In/s", item => item.inRate),
  { ...number("Bytes received", item => item.bytesIn), width: 10 },
  number("Sent", item => item.out),
  number("Out/s", item => item.outRate),
  { ...number("Bytes sent", item => item.bytesOut), width: 8 },
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
  { title: "Name", width: 14, value: item => item.name, text: item => item.name },
  { ...number("Members", item => item.members), width: 8, text: item => `${item.members} of ${item.maxMembers}` },
  { title: "Locked", value: item => String(item.locked), text: item => item.locked ? "yes" : "no" },
  { title: "Clients", width: 28, value: item => item.clients.length, text: item => item.clients.join(", ") },
]);
function showRooms({ rooms }) {
  $("room-count").textContent = info.rooms
    ? `${whole.format(rooms.length)} rooms are public.`
    : "This page was given no rooms: see rooms(...) of DarkriftAdmin.";
  roomTable.set(rooms.map(room => ({ key: room.id, ...room })));
}

const millis = (title, value) => number(title, value, v => v == null ? "–" : some(v));
const loopTable = new VirtualTable($("tick-table"), "Tick loops", [
  { title: "Loop", width: 14, value: item => item.name, text: item => item.name, sorted: "ascending" },
  number("Wanted/s", item => item.rate),
  { ...number("Ticks", item => item.ticks), width: 7 },
  { ...millis("A tick, ms", item => item.mean), width: 7 },
  { ...millis("Longest, ms", item => item.longest), width: 8 },
  { ...number("Overruns", item => item.overruns), width: 7 },
  number("Late", item => item.late),
  number("Skipped", item => item.skipped),
  { ...millis("Longest delay, ms", item => item.delay), width: 11 },
  { ...millis("Late now, ms", item => item.lag), width: 8 },
]);
function showTicks({ count, loops }) {
  $("tick-count").textContent = count === 0
    ? "There are no tick loops: see ticks(...) and rooms(...) of DarkriftAdmin."
    : `${whole.format(count)} tick loops.`
      + (loops.length < count ? ` The ${whole.format(loops.length)} with the most overruns are shown.` : "");
  loopTable.set(loops.map((loop, i) => ({ key: i, ...loop })));
}

// ---- views

const sniffer = new Sniffer();
const VIEWS = ["overview", "clients", "sessions", "tags", "rooms", "ticks", "sniffer"];
const POLLED = {
  clients: async answer => {
    await readClients(answer);
    await pause();
    showClients();
  },
  sessions: showSessions,
  tags: showTags,
  rooms: showRooms,
  ticks: showTicks,
};
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
    const polled = view;
    if (POLLED[polled]) {
      const answer = await getJson(`api/${polled}`);
      await pause();
      await POLLED[polled](answer);
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
