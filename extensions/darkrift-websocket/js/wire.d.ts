/** How a string is encoded; the default of DarkRift is "utf-16le". */
export type Encoding = "utf-16le" | "utf-16be" | "utf-8" | "us-ascii";

/** Seconds, and nanoseconds that always count forward: half a second before zero is -1n and 500,000,000. */
export interface SecondsAndNanos {
  seconds: bigint;
  nanos: number;
}

export interface Vector2 {
  x: number;
  y: number;
}

export interface Vector3 extends Vector2 {
  z: number;
}

export interface Vector4 extends Vector3 {
  w: number;
}

/** Thrown for bytes that are not a value of the type that is read. */
export class WireError extends Error {}

/** Writes values one after the other. A value that is out of range throws a RangeError. */
export class Writer {
  constructor(capacity?: number);
  readonly size: number;
  toBytes(): Uint8Array;
  int8(value: number): this;
  uint8(value: number): this;
  int16(value: number): this;
  uint16(value: number): this;
  int32(value: number): this;
  uint32(value: number): this;
  int64(value: bigint): this;
  uint64(value: bigint): this;
  float32(value: number): this;
  float64(value: number): this;
  bool(value: boolean): this;
  raw(bytes: Uint8Array): this;
  string(value: string, encoding?: Encoding): this;
  char(value: string, encoding?: Encoding): this;
  list<T>(values: ArrayLike<T> & Iterable<T>, write: (out: Writer, value: T) => void): this;
  int8s(values: ArrayLike<number> & Iterable<number>): this;
  uint8s(values: ArrayLike<number> & Iterable<number>): this;
  int16s(values: ArrayLike<number> & Iterable<number>): this;
  uint16s(values: ArrayLike<number> & Iterable<number>): this;
  int32s(values: ArrayLike<number> & Iterable<number>): this;
  uint32s(values: ArrayLike<number> & Iterable<number>): this;
  int64s(values: ArrayLike<bigint> & Iterable<bigint>): this;
  uint64s(values: ArrayLike<bigint> & Iterable<bigint>): this;
  float32s(values: ArrayLike<number> & Iterable<number>): this;
  float64s(values: ArrayLike<number> & Iterable<number>): this;
  strings(values: string[], encoding?: Encoding): this;
  bools(values: boolean[]): this;
  optional<T>(value: T | undefined | null, write: (out: Writer, value: T) => void): this;
  map<K, V>(
    entries: Map<K, V>,
    writeKey: (out: Writer, key: K) => void,
    writeValue: (out: Writer, value: V) => void,
  ): this;
  sized(write: (out: Writer) => void): this;
  uuid(text: string): this;
  duration(value: SecondsAndNanos): this;
  instant(value: SecondsAndNanos): this;
  vector2(value: Vector2): this;
  vector3(value: Vector3): this;
  vector4(value: Vector4): this;
  bits(value: number, count: number): this;
  signedBits(value: number, count: number): this;
  endBits(): this;
  quantized(value: number, min: number, max: number, count: number): this;
}

/** Reads values one after the other. Bytes that are missing, or are not a value, throw a WireError. */
export class Reader {
  constructor(bytes: Uint8Array);
  readonly remaining: number;
  int8(): number;
  uint8(): number;
  int16(): number;
  uint16(): number;
  int32(): number;
  uint32(): number;
  int64(): bigint;
  uint64(): bigint;
  float32(): number;
  float64(): number;
  bool(): boolean;
  raw(count: number): Uint8Array;
  count(elementBytes: number): number;
  string(encoding?: Encoding): string;
  char(encoding?: Encoding): string;
  list<T>(read: (from: Reader) => T, elementBytes?: number): T[];
  int8s(): number[];
  uint8s(): Uint8Array;
  int16s(): number[];
  uint16s(): number[];
  int32s(): number[];
  uint32s(): number[];
  int64s(): bigint[];
  uint64s(): bigint[];
  float32s(): number[];
  float64s(): number[];
  strings(encoding?: Encoding): string[];
  bools(): boolean[];
  optional<T>(read: (from: Reader) => T): T | undefined;
  map<K, V>(readKey: (from: Reader) => K, readValue: (from: Reader) => V): Map<K, V>;
  sized<T>(read: (from: Reader) => T): T;
  uuid(): string;
  duration(): SecondsAndNanos;
  instant(): SecondsAndNanos;
  vector2(): Vector2;
  vector3(): Vector3;
  vector4(): Vector4;
  bits(count: number): number;
  signedBits(count: number): number;
  endBits(): void;
  quantized(min: number, max: number, count: number): number;
}
