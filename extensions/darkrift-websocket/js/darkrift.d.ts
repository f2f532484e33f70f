export * from "./wire.js";

export interface ClientOptions {
  /** How long connecting may take, until the server has given an id. Default: 10,000. */
  connectTimeoutMillis?: number;
  /** How long a ping waits for its answer. Default: 10,000. */
  pingTimeoutMillis?: number;
  /** Whether a connection that was lost is opened again. Default: true. */
  reconnect?: boolean;
  /** The longest wait before the first attempt; it doubles with each one. Default: 500. */
  reconnectMinMillis?: number;
  /** The longest wait before any attempt. Default: 15,000. */
  reconnectMaxMillis?: number;
  /** Another implementation of WebSocket. Default: that of the browser. */
  WebSocket?: new (url: string) => WebSocket;
  /** The source of the jitter of waits, 0 to 1. Default: Math.random. */
  random?: () => number;
}

export interface MessageEvent extends Event {
  readonly tag: number;
  readonly payload: Uint8Array;
  /** Whether the server has measured the round trip with it. The client has answered. */
  readonly isPing: boolean;
}

export interface DisconnectEvent extends Event {
  /** The code of the WebSocket: 1000 if an end said that it closes, 1006 if the network failed. */
  readonly code: number;
  readonly reason: string;
  /** Whether the client tries to connect again. */
  readonly willReconnect: boolean;
}

export class DarkriftClient extends EventTarget {
  constructor(url: string, options?: ClientOptions);
  readonly id: number | undefined;
  readonly isConnected: boolean;
  readonly roundTripMillis: number | undefined;
  readonly unreliableDropped: number;
  connect(): Promise<void>;
  send(tag: number, payload?: Uint8Array, options?: { unreliable?: boolean }): boolean;
  ping(tag?: number, payload?: Uint8Array): Promise<number>;
  close(): void;
  addEventListener(type: "connect", listener: (event: Event) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(
    type: "message",
    listener: (event: MessageEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: "disconnect",
    listener: (event: DisconnectEvent) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
