import { DarkriftClient } from "/darkrift.js";
import * as messages from "/messages.js";

const { Tag } = messages;
const SIZE = 50;
const TICKS_PER_SECOND = 20;
const FORGET_MILLIS = 300;
const MAX_LINES = 100;
const WAIT_FOR_ROOM_MILLIS = 1_000;
const KEYS = {
  ArrowLeft: [-1, 0], KeyA: [-1, 0], ArrowRight: [1, 0], KeyD: [1, 0],
  ArrowUp: [0, -1], KeyW: [0, -1], ArrowDown: [0, 1], KeyS: [0, 1],
};

const element = (id) => document.getElementById(id);
const view = element("view");
const pressed = new Set();
const pointer = { x: 0, y: 0, down: false };

/** What is known of the game. Tests look at it. */
const state = { player: 0, room: 0, players: new Map(), entities: new Map(), sequence: 0, plays: false, logins: 0 };
window.arena = state;

let client;
let name = "";
let resumeToken = "";
let waiting;

function status(text) {
  element("status").textContent = text;
}

function line(author, text) {
  const item = document.createElement("li");
  item.className = author ? "player" : "server";
  item.textContent = author ? `${author}: ${text}` : text;
  const chat = element("chat");
  chat.append(item);
  while (chat.children.length > MAX_LINES) {
    chat.firstChild.remove();
  }
  chat.scrollTop = chat.scrollHeight;
}

const HANDLERS = {
  [Tag.LOGGED_IN]({ player, resumeToken: token }) {
    state.player = player;
    state.logins++;
    resumeToken = token;
    status(`You are ${name}.`);
    // A player who returns in time is still in the room, and sees it at once.
    clearTimeout(waiting);
    if (state.plays && state.room) {
      waiting = setTimeout(() => client.send(Tag.PLAY, messages.play(0)), WAIT_FOR_ROOM_MILLIS);
    } else {
      client.send(Tag.PLAY, messages.play(0));
    }
    state.plays = true;
  },
  [Tag.JOINED]({ room, players }) {
    state.room = room;
    state.players = players;
  },
  [Tag.SAID]({ player, text }) {
    line(player === 0 ? "" : (state.players.get(player) ?? `player ${player}`), text);
  },
  [Tag.SNAPSHOT]({ entities }) {
    clearTimeout(waiting);
    const now = performance.now();
    for (const each of entities) {
      state.entities.set(each.id, { ...each, seen: now });
    }
  },
  [Tag.GOODBYE]({ reason }) {
    line("", reason);
  },
};

function connect() {
  client = new DarkriftClient(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/Listener`, {
    reconnectMaxMillis: 3_000,
  });
  client.addEventListener("connect", () => client.send(Tag.LOGIN, messages.login(name, resumeToken)));
  client.addEventListener("message", ({ tag, payload }) => {
    const message = messages.read(tag, payload);
    if (message) {
      HANDLERS[tag](message);
    }
  });
  client.addEventListener("disconnect", ({ willReconnect }) => {
    state.entities.clear();
    status(willReconnect ? "The connection was lost. Connecting again…" : "You have left.");
  });
  client.connect().catch((error) => status(error.message));
}

element("login").addEventListener("submit", (event) => {
  event.preventDefault();
  client?.close();
  name = element("name").value.trim();
  resumeToken = "";
  Object.assign(state, { player: 0, room: 0, plays: false });
  connect();
  element("name").blur();
});

element("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = element("text").value.trim();
  if (text && client?.send(Tag.SAY, messages.say(text))) {
    element("text").value = "";
  }
  element("text").blur();
});

element("leave").addEventListener("click", () => {
  client?.send(Tag.LEAVE, messages.leave());
  client?.close();
  Object.assign(state, { room: 0, plays: false });
});

const isTyping = (event) => event.target instanceof HTMLInputElement;
addEventListener("keydown", (event) => {
  if (KEYS[event.code] && !isTyping(event)) {
    pressed.add(event.code);
    event.preventDefault();
  }
});
addEventListener("keyup", (event) => pressed.delete(event.code));
addEventListener("blur", () => pressed.clear());
view.addEventListener("pointermove", (event) => {
  const box = view.getBoundingClientRect();
  pointer.x = ((event.clientX - box.left) / box.width - 0.5) * 2 * SIZE;
  pointer.y = ((event.clientY - box.top) / box.height - 0.5) * 2 * SIZE;
});
view.addEventListener("pointerdown", () => (pointer.down = true));
addEventListener("pointerup", () => (pointer.down = false));

/** Sends what the player does. The first inputs of a page are newer than those before it was loaded. */
setInterval(() => {
  if (!client?.isConnected || !state.player) {
    return;
  }
  const moves = [...pressed].map((code) => KEYS[code]);
  const clamp = (value) => Math.max(-1, Math.min(1, value));
  const me = state.entities.get(state.player) ?? { x: 0, y: 0 };
  const bytes = messages.input({
    sequence: ++state.sequence,
    moveX: clamp(moves.reduce((sum, [x]) => sum + x, 0)),
    moveY: clamp(moves.reduce((sum, [, y]) => sum + y, 0)),
    aim: Math.atan2(pointer.y - me.y, pointer.x - me.x),
    shoots: pointer.down,
  });
  client.send(Tag.INPUT, bytes, { unreliable: true });
}, 1_000 / TICKS_PER_SECOND);

function draw() {
  const pen = view.getContext("2d");
  const scale = view.width / (2 * SIZE);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, view.width, view.height);
  pen.setTransform(scale, 0, 0, scale, view.width / 2, view.height / 2);
  pen.textAlign = "center";
  pen.font = "2px system-ui, sans-serif";
  const old = performance.now() - FORGET_MILLIS;
  for (const [id, each] of state.entities) {
    if (each.seen < old) {
      state.entities.delete(id);
      continue;
    }
    pen.fillStyle = id < 0 ? "#ffd166" : id === state.player ? "#4cc9f0" : "#ef7674";
    pen.beginPath();
    pen.arc(each.x, each.y, id < 0 ? 0.3 : 1, 0, 2 * Math.PI);
    pen.fill();
    if (id > 0) {
      pen.fillStyle = "#e6e8ee";
      pen.fillText(state.players.get(id) ?? "", each.x, each.y - 1.6);
    }
  }
  requestAnimationFrame(draw);
}
draw();

const given = new URLSearchParams(location.search).get("name");
if (given) {
  element("name").value = given;
  element("login").requestSubmit();
}
