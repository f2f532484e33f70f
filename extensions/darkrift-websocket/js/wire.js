// Reads and writes the values of DarkRift messages. All numbers are big-endian; see docs/wire-types.md for the bytes.

const MAX_NANOS = 999_999_999;
const ENCODINGS = ["utf-16le", "utf-16be", "utf-8", "us-ascii"];

/** Thrown for bytes that are not a value of the type that is read. */
export class WireError extends Error {
  constructor(message) {
    super(message);
    this.name = "WireError";
  }
}

function checkRange(type, value, min, max) {
  if (typeof value !== typeof min || (typeof value === "number" && !Number.isInteger(value)) || value < min || value > max) {
    throw new RangeError(`${type} ${String(value)} is out of range: it is ${min} to ${max}`);
  }
}

function checkEncoding(encoding) {
  if (!ENCODINGS.includes(encoding)) {
    throw new RangeError(`the encoding is ${encoding}: give one of ${ENCODINGS.join(", ")}`);
  }
}

function checkBits(bits, min = 1) {
  if (!Number.isInteger(bits) || bits < min || bits > 32) {
    throw new RangeError(`bits is ${bits}: it is ${min} to 32`);
  }
}

function steps(bits) {
  return 2 ** bits - 1;
}

/** Writes values one after the other into memory that grows. Each method returns the writer. */
export class Writer {
  #bytes;
  #view;
  #size = 0;
  #bit = 0;

  /** @param capacity how many bytes there is room for before the memory grows */
  constructor(capacity = 64) {
    this.#bytes = new Uint8Array(Math.max(16, capacity));
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** How many bytes were written. */
  get size() {
    return this.#size;
  }

  /** Returns a copy of what was written. */
  toBytes() {
    return this.#bytes.slice(0, this.#size);
  }

  #grow(count) {
    this.#bit = 0;
    const at = this.#size;
    const needed = at + count;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
      larger.set(this.#bytes.subarray(0, at));
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#size = needed;
    return at;
  }

  int8(value) {
    checkRange("int8", value, -0x80, 0x7f);
    this.#view.setInt8(this.#grow(1), value);
    return this;
  }

  uint8(value) {
    checkRange("uint8", value, 0, 0xff);
    const at = this.#grow(1);
    this.#view.setUint8(at, value);
    return this;
  }

  int16(value) {
    checkRange("int16", value, -0x8000, 0x7fff);
    const at = this.#grow(2);
    this.#view.setInt16(at, value);
    return this;
  }

  uint16(value) {
    checkRange("uint16", value, 0, 0xffff);
    const at = this.#grow(2);
    this.#view.setUint16(at, value);
    return this;
  }

  int32(value) {
    checkRange("int32", value, -0x8000_0000, 0x7fff_ffff);
    const at = this.#grow(4);
    this.#view.setInt32(at, value);
    return this;
  }

  uint32(value) {
    checkRange("uint32", value, 0, 0xffff_ffff);
    const at = this.#grow(4);
    this.#view.setUint32(at, value);
    return this;
  }

  /** Writes a bigint. */
  int64(value) {
    checkRange("int64", value, -(2n ** 63n), 2n ** 63n - 1n);
    const at = this.#grow(8);
    this.#view.setBigInt64(at, value);
    return this;
  }

  /** Writes a bigint. */
  uint64(value) {
    checkRange("uint64", value, 0n, 2n ** 64n - 1n);
    const at = this.#grow(8);
    this.#view.setBigUint64(at, value);
    return this;
  }

  float32(value) {
    const at = this.#grow(4);
    this.#view.setFloat32(at, value);
    return this;
  }

  float64(value) {
    const at = this.#grow(8);
    this.#view.setFloat64(at, value);
    return this;
  }

  bool(value) {
    return this.uint8(value ? 1 : 0);
  }

  /** Writes bytes without a count. */
  raw(bytes) {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  /** Writes a string, or the characters of a char[]. */
  string(value, encoding = "utf-16le") {
    checkEncoding(encoding);
    if (typeof value !== "string") {
      throw new TypeError(`a string is needed, not ${value}`);
    }
    if (encoding === "utf-8") {
      const bytes = new TextEncoder().encode(value);
      return this.int32(bytes.length).raw(bytes);
    }
    if (encoding === "us-ascii") {
      this.int32(value.length);
      const at = this.#grow(value.length);
      for (let i = 0; i < value.length; i++) {
        if (value.charCodeAt(i) > 0x7f) {
          throw new RangeError(`"${value}" has a character that is not ASCII, at ${i}`);
        }
        this.#bytes[at + i] = value.charCodeAt(i);
      }
      return this;
    }
    this.int32(2 * value.length);
    const at = this.#grow(2 * value.length);
    for (let i = 0; i < value.length; i++) {
      this.#view.setUint16(at + 2 * i, value.charCodeAt(i), encoding === "utf-16le");
    }
    return this;
  }

  /** Writes a character: a string of one UTF-16 unit. */
  char(value, encoding = "utf-16le") {
    if (typeof value !== "string" || value.length !== 1) {
      throw new RangeError(`"${value}" is not one character`);
    }
    return this.string(value, encoding);
  }

  /** Writes the count of values, and each by a function: `writer.list(names, (out, name) => out.string(name))`. */
  list(values, write) {
    this.int32(values.length);
    for (const value of values) {
      write(this, value);
    }
    return this;
  }

  int8s(values) {
    return this.list(values, (out, value) => out.int8(value));
  }

  uint8s(values) {
    return this.list(values, (out, value) => out.uint8(value));
  }

  int16s(values) {
    return this.list(values, (out, value) => out.int16(value));
  }

  uint16s(values) {
    return this.list(values, (out, value) => out.uint16(value));
  }

  int32s(values) {
    return this.list(values, (out, value) => out.int32(value));
  }

  uint32s(values) {
    return this.list(values, (out, value) => out.uint32(value));
  }

  int64s(values) {
    return this.list(values, (out, value) => out.int64(value));
  }

  uint64s(values) {
    return this.list(values, (out, value) => out.uint64(value));
  }

  float32s(values) {
    return this.list(values, (out, value) => out.float32(value));
  }

  float64s(values) {
    return this.list(values, (out, value) => out.float64(value));
  }

  strings(values, encoding = "utf-16le") {
    return this.list(values, (out, value) => out.string(value, encoding));
  }

  /** Writes booleans, eight to a byte. */
  bools(values) {
    this.int32(values.length);
    const at = this.#grow(Math.ceil(values.length / 8));
    this.#bytes.fill(0, at, this.#size);
    values.forEach((value, i) => {
      this.#bytes[at + (i >> 3)] |= value ? 0x80 >> (i & 7) : 0;
    });
    return this;
  }

  /** Writes whether there is a value (not undefined and not null), and the value by a function. */
  optional(value, write) {
    const present = value !== undefined && value !== null;
    this.bool(present);
    if (present) {
      write(this, value);
    }
    return this;
  }

  /** Writes the entries of a Map by two functions. */
  map(entries, writeKey, writeValue) {
    this.int32(entries.size);
    for (const [key, value] of entries) {
      writeKey(this, key);
      writeValue(this, value);
    }
    return this;
  }

  /** Writes a struct that can grow: the count of its bytes, and what a function writes. */
  sized(write) {
    const start = this.#size;
    this.uint16(0);
    write(this);
    const length = this.#size - start - 2;
    checkRange("the size of a struct", length, 0, 0xffff);
    this.#bit = 0;
    this.#view.setUint16(start, length);
    return this;
  }

  /** Writes a UUID, such as "00112233-4455-6677-8899-aabbccddeeff". */
  uuid(text) {
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
      throw new RangeError(`"${text}" is not a UUID`);
    }
    const digits = text.replaceAll("-", "");
    return this.raw(Uint8Array.from({ length: 16 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16)));
  }

  /** Writes a duration: seconds as a bigint, and nanoseconds, which always count forward. */
  duration({ seconds, nanos }) {
    checkRange("nanos", nanos, 0, MAX_NANOS);
    return this.int64(seconds).uint32(nanos);
  }

  /** Writes a point of time, as a duration since 1970. */
  instant(value) {
    return this.duration(value);
  }

  vector2({ x, y }) {
    return this.float32(x).float32(y);
  }

  vector3({ x, y, z }) {
    return this.float32(x).float32(y).float32(z);
  }

  vector4({ x, y, z, w }) {
    return this.float32(x).float32(y).float32(z).float32(w);
  }

  /** Writes an unsigned integer of some bits. Bits that follow one another share bytes; any other value ends the group. */
  bits(value, count) {
    checkBits(count);
    checkRange(`a number of ${count} bits`, value, 0, steps(count));
    for (let i = count - 1; i >= 0; i--) {
      if (this.#bit === 0) {
        const at = this.#grow(1);
        this.#bytes[at] = 0;
        this.#bit = 8;
      }
      this.#bit--;
      this.#bytes[this.#size - 1] |= (Math.floor(value / 2 ** i) & 1) << this.#bit;
    }
    return this;
  }

  /** Writes a signed integer of some bits, as {@link bits}. */
  signedBits(value, count) {
    checkBits(count);
    checkRange(`a signed number of ${count} bits`, value, -(2 ** (count - 1)), 2 ** (count - 1) - 1);
    return this.bits(value < 0 ? value + 2 ** count : value, count);
  }

  /** Ends a group of bits, where another group follows at once. */
  endBits() {
    this.#bit = 0;
    return this;
  }

  /** Writes a number between two bounds with some bits, as {@link bits}. */
  quantized(value, min, max, count) {
    checkBits(count);
    if (!(value >= min && value <= max)) {
      throw new RangeError(`${value} is out of range: it is ${min} to ${max}`);
    }
    return this.bits(Math.floor((value - min) * (steps(count) / (max - min)) + 0.5), count);
  }
}

/** Reads values one after the other. Bytes that are missing, or are not a value, throw a {@link WireError}. */
export class Reader {
  #view;
  #bytes;
  #at = 0;
  #end;
  #bit = 0;

  /** @param bytes a Uint8Array; not copied */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#end = bytes.length;
  }

  /** How many bytes are left. */
  get remaining() {
    return this.#end - this.#at;
  }

  #take(count) {
    this.#bit = 0;
    if (count > this.remaining) {
      throw new WireError(`${count} bytes are needed at ${this.#at}, and ${this.remaining} are left`);
    }
    const at = this.#at;
    this.#at += count;
    return at;
  }

  int8() {
    return this.#view.getInt8(this.#take(1));
  }

  uint8() {
    return this.#view.getUint8(this.#take(1));
  }

  int16() {
    return this.#view.getInt16(this.#take(2));
  }

  uint16() {
    return this.#view.getUint16(this.#take(2));
  }

  int32() {
    return this.#view.getInt32(this.#take(4));
  }

  uint32() {
    return this.#view.getUint32(this.#take(4));
  }

  /** Returns a bigint. */
  int64() {
    return this.#view.getBigInt64(this.#take(8));
  }

  /** Returns a bigint. */
  uint64() {
    return this.#view.getBigUint64(this.#take(8));
  }

  float32() {
    return this.#view.getFloat32(this.#take(4));
  }

  float64() {
    return this.#view.getFloat64(this.#take(8));
  }

  /** Only 1 is true. */
  bool() {
    return this.uint8() === 1;
  }

  /** Returns a copy of some bytes. */
  raw(count) {
    const at = this.#take(count);
    return this.#bytes.slice(at, at + count);
  }

  /** Returns a count, after a check that as many elements can be in the bytes that are left. */
  count(elementBytes) {
    const at = this.#at;
    const count = this.int32();
    if (count < 0 || count * elementBytes > this.remaining) {
      throw new WireError(`a count of ${count} at ${at} is negative, or more than the ${this.remaining} bytes behind it hold`);
    }
    return count;
  }

  string(encoding = "utf-16le") {
    checkEncoding(encoding);
    const size = this.count(1);
    const at = this.#take(size);
    const bytes = this.#bytes.subarray(at, at + size);
    if (encoding === "us-ascii") {
      let text = "";
      for (const byte of bytes) {
        text += byte > 0x7f ? "\ufffd" : String.fromCharCode(byte);
      }
      return text;
    }
    if (encoding === "utf-8") {
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    }
    // By hand: an unpaired surrogate passes as it is.
    let text = "";
    for (let i = 0; i + 1 < size; i += 2) {
      text += String.fromCharCode(this.#view.getUint16(at + i, encoding === "utf-16le"));
    }
    return size % 2 === 0 ? text : `${text}\ufffd`;
  }

  char(encoding = "utf-16le") {
    const text = this.string(encoding);
    if (text.length !== 1) {
      throw new WireError(`a character is needed, and ${text.length} came`);
    }
    return text;
  }

  /**
   * Returns the elements that a function reads: `reader.list((in_) => in_.string(), 4)`.
   *
   * @param elementBytes how many bytes an element has at least
   */
  list(read, elementBytes = 1) {
    if (!(elementBytes >= 1)) {
      throw new RangeError(`elementBytes is ${elementBytes}: at least 1 is needed, or a count could be any number`);
    }
    const values = [];
    for (let left = this.count(elementBytes); left > 0; left--) {
      values.push(read(this));
    }
    return values;
  }

  int8s() {
    return this.list((from) => from.int8(), 1);
  }

  uint8s() {
    return this.raw(this.count(1));
  }

  int16s() {
    return this.list((from) => from.int16(), 2);
  }

  uint16s() {
    return this.list((from) => from.uint16(), 2);
  }

  int32s() {
    return this.list((from) => from.int32(), 4);
  }

  uint32s() {
    return this.list((from) => from.uint32(), 4);
  }

  int64s() {
    return this.list((from) => from.int64(), 8);
  }

  uint64s() {
    return this.list((from) => from.uint64(), 8);
  }

  float32s() {
    return this.list((from) => from.float32(), 4);
  }

  float64s() {
    return this.list((from) => from.float64(), 8);
  }

  strings(encoding = "utf-16le") {
    return this.list((from) => from.string(encoding), 4);
  }

  bools() {
    const count = this.count(1 / 8);
    const at = this.#take(Math.ceil(count / 8));
    return Array.from({ length: count }, (_, i) => (this.#bytes[at + (i >> 3)] & (0x80 >> (i & 7))) !== 0);
  }

  /** Returns what a function reads, or undefined if there is no value. */
  optional(read) {
    return this.bool() ? read(this) : undefined;
  }

  /** Returns a Map of what two functions read. */
  map(readKey, readValue) {
    const entries = new Map();
    for (let left = this.count(1); left > 0; left--) {
      const key = readKey(this);
      if (entries.has(key)) {
        throw new WireError(`the key ${key} comes twice`);
      }
      entries.set(key, readValue(this));
    }
    return entries;
  }

  /** Returns what a function reads of a struct that can grow, and skips the rest of it. */
  sized(read) {
    const size = this.uint16();
    const at = this.#take(size);
    const outer = this.#end;
    this.#at = at;
    this.#end = at + size;
    try {
      return read(this);
    } finally {
      this.#at = at + size;
      this.#end = outer;
      this.#bit = 0;
    }
  }

  uuid() {
    const hex = Array.from(this.raw(16), (byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  duration() {
    const seconds = this.int64();
    const nanos = this.uint32();
    if (nanos > MAX_NANOS) {
      throw new WireError(`${nanos} nanoseconds are more than ${MAX_NANOS}`);
    }
    return { seconds, nanos };
  }

  instant() {
    return this.duration();
  }

  vector2() {
    return { x: this.float32(), y: this.float32() };
  }

  vector3() {
    return { x: this.float32(), y: this.float32(), z: this.float32() };
  }

  vector4() {
    return { x: this.float32(), y: this.float32(), z: this.float32(), w: this.float32() };
  }

  bits(count) {
    checkBits(count);
    let value = 0;
    for (let i = 0; i < count; i++) {
      if (this.#bit === 0) {
        this.#take(1);
        this.#bit = 8;
      }
      this.#bit--;
      value = value * 2 + ((this.#bytes[this.#at - 1] >> this.#bit) & 1);
    }
    return value;
  }

  signedBits(count) {
    const value = this.bits(count);
    return value >= 2 ** (count - 1) ? value - 2 ** count : value;
  }

  endBits() {
    this.#bit = 0;
  }

  quantized(min, max, count) {
    const value = this.bits(count);
    return value === steps(count) ? max : min + value * ((max - min) / steps(count));
  }
}
