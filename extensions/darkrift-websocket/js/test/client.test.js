import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mock, test } from "node:test";
import { DarkriftClient } from "../darkrift.js";

/** A WebSocket whose server is the test. */
class FakeSocket extends EventTarget {
  static all = [];
  sent = [];
  bufferedAmount = 0;

  constructor(url) {
    super();
    this.url = url;
    FakeSocket.all.push(this);
  }

  send(bytes) {
    this.sent.push(Buffer.from(bytes).toString("hex"));
  }

  close(code = 1005) {
    this.end(code);
  }

  receive(hex) {
    const bytes = Buffer.from(hex, "hex");
    const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }

  end(code) {
    this.dispatchEvent(Object.assign(new Event("close"), { code, reason: "" }));
  }
}

function connecting(options = {}) {
  FakeSocket.all = [];
  const client = new DarkriftClient("ws://x/Listener", { WebSocket: FakeSocket, random: () => 1, ...options });
  const events = [];
  for (const type of ["connect", "message", "disconnect"]) {
    client.addEventListener(type, (event) => events.push(event));
  }
  return { client, events, connected: client.connect(), socket: FakeSocket.all[0] };
}

async function connect(options) {
  const all = connecting(options);
  all.socket.receive("800000" + "0102");
  await all.connected;
  return all;
}

test("is connected when the server has given an id", async () => {
  const { client, events } = await connect();
  assert.equal(client.id, 0x102);
  assert.equal(events[0].type, "connect");
  assert.throws(() => client.connect(), /already/);
  client.close();
  assert.equal(client.isConnected, false);
});

test("sends and receives messages", async () => {
  const { client, events, socket } = await connect();
  assert.equal(client.send(0x1234, Uint8Array.of(1, 2)), true);
  assert.deepEqual(socket.sent, ["0012340102"]);
  socket.receive("0043210a0b");
  assert.equal(events[1].tag, 0x4321);
  assert.deepEqual([...events[1].payload], [10, 11]);
  assert.throws(() => client.send(65_536), /0 to 65535/);
  assert.throws(() => client.send(1, "text"), /Uint8Array/);
  client.close();
  assert.equal(client.send(1), false);
});

test("drops and counts unreliable messages while much waits", async () => {
  const { client, socket } = await connect();
  socket.bufferedAmount = 65_537;
  assert.equal(client.send(1, new Uint8Array(), { unreliable: true }), false);
  assert.equal(client.send(1), true);
  assert.equal(client.unreliableDropped, 1);
  client.close();
});

test("pings, and answers pings", async () => {
  const { client, events, socket } = await connect();
  const pinged = client.ping(7);
  const code = socket.sent[0].slice(6);
  assert.equal(socket.sent[0].slice(0, 6), "400007");
  socket.receive("600007" + code);
  assert.ok((await pinged) >= 0);
  assert.ok(client.roundTripMillis >= 0);
  socket.receive("400009beef01");
  assert.equal(socket.sent[1], "600009beef");
  assert.equal(events[1].isPing, true);
  assert.deepEqual([...events[1].payload], [1]);
  const lost = client.ping(7);
  client.close();
  await assert.rejects(lost, /lost/);
});

test("connects again with longer and longer waits", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { client, events, socket } = await connect();
    socket.end(1006);
    assert.equal(events[1].type, "disconnect");
    assert.equal(events[1].willReconnect, true);
    assert.equal(FakeSocket.all.length, 1);
    mock.timers.tick(500);
    assert.equal(FakeSocket.all.length, 2);
    FakeSocket.all[1].end(1006);
    mock.timers.tick(999);
    assert.equal(FakeSocket.all.length, 2);
    mock.timers.tick(1);
    assert.equal(FakeSocket.all.length, 3);
    FakeSocket.all[2].receive("8000000005");
    assert.equal(client.id, 5);
    client.close();
    mock.timers.tick(60_000);
    assert.equal(FakeSocket.all.length, 3);
  } finally {
    mock.timers.reset();
  }
});

test("connecting by hand takes the place of the next attempt", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { client, events, socket } = await connect();
    socket.end(1006);
    const connected = client.connect();
    assert.equal(FakeSocket.all.length, 2);
    mock.timers.tick(500);
    assert.equal(FakeSocket.all.length, 2);
    FakeSocket.all[1].receive("8000000005");
    await connected;
    assert.equal(client.id, 5);
    assert.deepEqual(events.map((event) => event.type), ["connect", "disconnect", "connect"]);
    client.close();
  } finally {
    mock.timers.reset();
  }
});

test("first attempt that fails is reported, and not repeated", async () => {
  const { client, connected, events, socket } = connecting();
  socket.end(1006);
  await assert.rejects(connected, /can't connect to ws:\/\/x/);
  assert.equal(events.length, 0);
  assert.equal(client.isConnected, false);
});

test("server that gives no id in time is given up", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { connected, socket } = connecting({ connectTimeoutMillis: 100 });
    socket.close = () => {};
    mock.timers.tick(100);
    await assert.rejects(connected, /no id came within 100 ms/);
  } finally {
    mock.timers.reset();
  }
});

test("text and frames that are too short end the connection", async () => {
  const { events, socket } = await connect({ reconnect: false });
  socket.receive("0000");
  assert.equal(events[1].type, "disconnect");
  assert.equal(events[1].code, 1003);
});

test("code of the guide runs", async () => {
  const guide = readFileSync(new URL("../../../../docs/websocket.md", import.meta.url), "utf8");
  const [, code] = /^```js\n(.*?)^```$/ms.exec(guide);
  const lines = [];
  class Server extends FakeSocket {
    constructor(url) {
      super(url);
      queueMicrotask(() => this.receive("8000000102"));
    }

    send(bytes) {
      super.send(bytes);
      const ping = this.sent.at(-1);
      if (ping.startsWith("40")) {
        this.receive("000002" + "00000007");
        this.receive("60" + ping.slice(2));
      }
    }
  }
  const { WebSocket } = globalThis;
  const log = mock.method(console, "log", (...words) => lines.push(words));
  globalThis.WebSocket = Server;
  try {
    const client = new URL("../darkrift.js", import.meta.url).href;
    await import("data:text/javascript," + encodeURIComponent(code.replace("./darkrift.js", client) + "client.close();"));
    assert.deepEqual(FakeSocket.all.at(-1).sent[0], "000001" + "00000003" + "000000010000000200000003");
    assert.deepEqual(lines[0], ["the choice is", 7]);
    assert.equal(lines[1][0], "round trip");
  } finally {
    globalThis.WebSocket = WebSocket;
    log.mock.restore();
  }
});
