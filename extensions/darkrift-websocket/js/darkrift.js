// A DarkRift client over WebSocket. A binary frame is one message: flags u8, tag u16, the code of a ping u16, payload.

export { Reader, WireError, Writer } from "./wire.js";

const COMMAND = 0x80;
const PING = 0x40;
const ACKNOWLEDGEMENT = 0x20;
const CONFIGURE = 0;
const HEADER_BYTES = 3;
const PING_HEADER_BYTES = 5;
const MAX_ROUND_TRIPS = 10;

/** What is sent unreliably is dropped while more than this waits in the browser. */
const UNRELIABLE_LIMIT = 64 * 1024;

const DEFAULTS = {
  connectTimeoutMillis: 10_000,
  pingTimeoutMillis: 10_000,
  reconnect: true,
  reconnectMinMillis: 500,
  reconnectMaxMillis: 15_000,
};

/**
 * A connection to a server, which is opened again after it was lost. Events: "connect" when the server has given an id,
 * "message" with `tag`, `payload` and `isPing`, "disconnect" with `code`, `reason` and `willReconnect`.
 */
export class DarkriftClient extends EventTarget {
  #url;
  #options;
  #socket;
  #id;
  #closed = false;
  #failures = 0;
  #retry;
  #pings = new Map();
  #nextPing = Math.floor(Math.random() * 0x1_0000);
  #roundTrips = [];
  #dropped = 0;

  /**
   * @param url such as "wss://game.example.com/Listener"
   * @param options see the types
   */
  constructor(url, options = {}) {
    super();
    this.#url = url;
    this.#options = { ...DEFAULTS, WebSocket: globalThis.WebSocket, random: Math.random, ...options };
  }

  /** Connects, and returns a promise that is kept when there is a connection. Fails after the first attempt. */
  connect() {
    if (this.#socket) {
      throw new Error("the client is connecting or connected already");
    }
    this.#closed = false;
    // In place of the attempt that waits, if there is one.
    clearTimeout(this.#retry);
    return this.#open();
  }

  /** The id that the server has given, or undefined without a connection. */
  get id() {
    return this.#id;
  }

  get isConnected() {
    return this.#id !== undefined;
  }

  /** The mean of the last ten round trips in milliseconds, or undefined before the first ping was answered. */
  get roundTripMillis() {
    const all = this.#roundTrips;
    return all.length === 0 ? undefined : all.reduce((sum, each) => sum + each, 0) / all.length;
  }

  /** How many unreliable messages were dropped because too much waited to be sent. */
  get unreliableDropped() {
    return this.#dropped;
  }

  #open() {
    return new Promise((resolve, reject) => {
      const socket = new this.#options.WebSocket(this.#url);
      socket.binaryType = "arraybuffer";
      this.#socket = socket;
      let configured = false;
      const limit = setTimeout(() => {
        socket.close();
        ended(1006, `no id came within ${this.#options.connectTimeoutMillis} ms`);
      }, this.#options.connectTimeoutMillis);
      const ended = (code, reason) => {
        clearTimeout(limit);
        if (this.#socket === socket) {
          this.#socket = undefined;
          this.#ended(configured, code, reason);
        }
        reject(new Error(`can't connect to ${this.#url}: ${reason || `closed with code ${code}`}`));
      };
      socket.addEventListener("message", (event) => {
        if (this.#socket !== socket) {
          return;
        }
        if (typeof event.data === "string" || event.data.byteLength < HEADER_BYTES) {
          socket.close(1003);
          return;
        }
        const bytes = new Uint8Array(event.data);
        if (configured) {
          this.#received(bytes);
        } else if (bytes[0] === COMMAND && ((bytes[1] << 8) | bytes[2]) === CONFIGURE && bytes.length >= HEADER_BYTES + 2) {
          configured = true;
          clearTimeout(limit);
          this.#failures = 0;
          this.#id = (bytes[3] << 8) | bytes[4];
          resolve();
          this.dispatchEvent(new Event("connect"));
        } else {
          // A server may say why it refuses a client before it gives an id.
          this.#received(bytes);
        }
      });
      socket.addEventListener("close", (event) => ended(event.code, event.reason));
    });
  }

  #ended(wasConnected, code, reason) {
    this.#id = undefined;
    this.#roundTrips = [];
    for (const [ping] of [...this.#pings]) {
      this.#settle(ping)?.reject(new Error("the connection was lost before the ping was answered"));
    }
    const again = this.#options.reconnect && !this.#closed && (wasConnected || this.#failures > 0);
    if (again) {
      const longest = Math.min(this.#options.reconnectMaxMillis, this.#options.reconnectMinMillis * 2 ** this.#failures++);
      // Not all clients at once, when a server has been restarted.
      this.#retry = setTimeout(() => this.#open().catch(() => {}), longest * (0.5 + this.#options.random() / 2));
    }
    if (wasConnected) {
      const event = new Event("disconnect");
      Object.assign(event, { code, reason, willReconnect: again });
      this.dispatchEvent(event);
    }
  }

  #received(bytes) {
    const flags = bytes[0];
    const tag = (bytes[1] << 8) | bytes[2];
    if (flags & COMMAND) {
      return;
    }
    const isPing = (flags & PING) !== 0;
    if (isPing && bytes.length < PING_HEADER_BYTES) {
      return;
    }
    const code = isPing ? (bytes[3] << 8) | bytes[4] : 0;
    if (flags & ACKNOWLEDGEMENT) {
      this.#acknowledged(code);
      return;
    }
    if (isPing) {
      this.#write(PING | ACKNOWLEDGEMENT, tag, code, new Uint8Array());
    }
    const event = new Event("message");
    Object.assign(event, { tag, isPing, payload: bytes.subarray(isPing ? PING_HEADER_BYTES : HEADER_BYTES) });
    this.dispatchEvent(event);
  }

  #acknowledged(code) {
    const ping = this.#settle(code);
    if (ping) {
      const millis = performance.now() - ping.sent;
      this.#roundTrips.push(millis);
      if (this.#roundTrips.length > MAX_ROUND_TRIPS) {
        this.#roundTrips.shift();
      }
      ping.resolve(millis);
    }
  }

  #settle(code) {
    const ping = this.#pings.get(code);
    if (ping) {
      clearTimeout(ping.limit);
      this.#pings.delete(code);
    }
    return ping;
  }

  #write(flags, tag, code, payload) {
    const header = flags & PING ? PING_HEADER_BYTES : HEADER_BYTES;
    const frame = new Uint8Array(header + payload.length);
    const view = new DataView(frame.buffer);
    view.setUint8(0, flags);
    view.setUint16(1, tag);
    if (flags & PING) {
      view.setUint16(3, code);
    }
    frame.set(payload, header);
    this.#socket.send(frame);
  }

  /**
   * Sends a message. An unreliable one is dropped, and counted, while much waits to be sent.
   *
   * @returns whether the message was accepted: false without a connection, or for one that was dropped
   */
  send(tag, payload = new Uint8Array(), { unreliable = false } = {}) {
    checkMessage(tag, payload);
    if (!this.isConnected) {
      return false;
    }
    if (unreliable && this.#socket.bufferedAmount > UNRELIABLE_LIMIT) {
      this.#dropped++;
      return false;
    }
    this.#write(0, tag, 0, payload);
    return true;
  }

  /** Sends a message as a ping, and returns a promise of the round trip in milliseconds. */
  ping(tag = 0, payload = new Uint8Array()) {
    checkMessage(tag, payload);
    if (!this.isConnected) {
      return Promise.reject(new Error("there is no connection"));
    }
    if (this.#pings.size === 0x1_0000) {
      return Promise.reject(new Error("65,536 pings wait for their acknowledgement"));
    }
    while (this.#pings.has(this.#nextPing)) {
      this.#nextPing = (this.#nextPing + 1) & 0xffff;
    }
    const code = this.#nextPing;
    this.#nextPing = (code + 1) & 0xffff;
    return new Promise((resolve, reject) => {
      const millis = this.#options.pingTimeoutMillis;
      const limit = setTimeout(() => this.#settle(code)?.reject(new Error(`no answer within ${millis} ms`)), millis);
      this.#pings.set(code, { resolve, reject, limit, sent: performance.now() });
      this.#write(PING, tag, code, payload);
    });
  }

  /** Closes the connection, and opens no other. */
  close() {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.close(1000);
  }
}

function checkMessage(tag, payload) {
  if (!Number.isInteger(tag) || tag < 0 || tag > 0xffff) {
    throw new RangeError(`tag is ${tag}: it is 0 to 65535`);
  }
  if (!(payload instanceof Uint8Array)) {
    throw new TypeError("the payload has to be a Uint8Array, such as Writer.toBytes() returns");
  }
}
