// The values that the C# writer was recorded with, and those of docs/wire-types.md.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Reader, WireError, Writer } from "../wire.js";

const { values } = JSON.parse(readFileSync(new URL("./values.json", import.meta.url), "utf8"));
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const unhex = (text) => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));

// C# names of types, and the methods for them.
const METHODS = {
  byte: "uint8", sbyte: "int8", short: "int16", ushort: "uint16", int: "int32", uint: "uint32", long: "int64",
  ulong: "uint64", float: "float32", double: "float64", bool: "bool", string: "string", char: "char", Vec3: "vector3",
};

function bits(text, float64) {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(text));
  return float64 ? view.getFloat64(0) : view.getFloat32(4);
}

function parse(type, value) {
  if (type === "char[]") return value;
  if (type.endsWith("[]")) return value.map((each) => parse(type.slice(0, -2), each));
  switch (type) {
    case "bool": case "string": case "char": return value;
    case "long": case "ulong": return BigInt(value);
    case "float": return bits(value, false);
    case "double": return bits(value, true);
    case "Vec3": {
      const [x, y, z] = value.map((each) => bits(each, false));
      return { x, y, z };
    }
    default: return Number(value);
  }
}

function methodFor(type) {
  if (type === "char[]") return "string";
  return type.endsWith("[]") ? `${METHODS[type.slice(0, -2)]}s` : METHODS[type];
}

test("all recorded values are written and read as C# does", () => {
  assert.equal(values.length, 147);
  for (const { type, name, encoding, value, hex: expected } of values) {
    const parsed = parse(type, value);
    const text = ["string", "char", "char[]", "string[]"].includes(type);
    const more = text ? [encoding.toLowerCase()] : [];
    const writer = new Writer(0);
    const reader = new Reader(unhex(expected));
    let read;
    if (type === "Vec3[]") {
      writer.list(parsed, (out, each) => out.vector3(each));
      read = reader.list((from) => from.vector3(), 12);
    } else {
      writer[methodFor(type)](parsed, ...more);
      read = reader[methodFor(type)](...more);
    }
    assert.equal(reader.remaining, 0, name);
    if (name === "unpaired high surrogate") {
      // C# writes U+FFFD. Here it passes as it is, as in Java.
      assert.equal(hex(writer.toBytes()), "0000000661003dd87a00");
      continue;
    }
    assert.equal(hex(writer.toBytes()), expected, `${type} ${name}`);
    assert.deepEqual(read instanceof Uint8Array ? [...read] : read, parsed, `${type} ${name}`);
  }
});

const OF_THE_GUIDE = [
  ["optional without a value", "00", (out) => out.optional(undefined, (o, v) => o.int32(v)), (from) => from.optional((f) => f.int32()), undefined],
  ["optional", "01 00000007", (out) => out.optional(7, (o, v) => o.int32(v)), (from) => from.optional((f) => f.int32()), 7],
  ["sized struct", "0004 00000007", (out) => out.sized((o) => o.int32(7)), (from) => from.sized((f) => f.int32()), 7],
  ["map", "00000002 0001 1e 0002 06",
    (out) => out.map(new Map([[1, 30], [2, 6]]), (o, k) => o.uint16(k), (o, v) => o.uint8(v)),
    (from) => from.map((f) => f.uint16(), (f) => f.uint8()), new Map([[1, 30], [2, 6]])],
  ["uuid", "00112233445566778899aabbccddeeff", (out) => out.uuid("00112233-4455-6677-8899-aabbccddeeff"), (from) => from.uuid(), "00112233-4455-6677-8899-aabbccddeeff"],
  ["instant", "ffffffffffffffff 1dcd6500", (out) => out.instant({ seconds: -1n, nanos: 500_000_000 }), (from) => from.instant(), { seconds: -1n, nanos: 500_000_000 }],
  ["duration", "000000000000005a 0ee6b280", (out) => out.duration({ seconds: 90n, nanos: 250_000_000 }), (from) => from.duration(), { seconds: 90n, nanos: 250_000_000 }],
  ["vector2", "3f800000 c0000000", (out) => out.vector2({ x: 1, y: -2 }), (from) => from.vector2(), { x: 1, y: -2 }],
  ["vector4", "3f800000 c0000000 3f000000 00000000", (out) => out.vector4({ x: 1, y: -2, z: 0.5, w: 0 }), (from) => from.vector4(), { x: 1, y: -2, z: 0.5, w: 0 }],
  ["quantized in bits", "fff0", (out) => out.quantized(1, -1, 1, 12), (from) => from.quantized(-1, 1, 12), 1],
  ["bits", "d840", (out) => out.bits(1, 1).bits(5, 3).bits(33, 6), (from) => [from.bits(1), from.bits(3), from.bits(6)], [1, 5, 33]],
  ["signed bits", "d0", (out) => out.signedBits(-3, 4), (from) => from.signedBits(4), -3],
  ["32 bits", "ffffffff 80000000", (out) => out.bits(0xffff_ffff, 32).signedBits(-0x8000_0000, 32), (from) => [from.bits(32), from.signedBits(32)], [0xffff_ffff, -0x8000_0000]],
  ["groups of bits", "80 01 80", (out) => out.bits(1, 1).uint8(1).bits(1, 1), (from) => [from.bits(1), from.uint8(), from.bits(1)], [1, 1, 1]],
  ["raw bytes", "0102", (out) => out.raw(Uint8Array.of(1, 2)), (from) => [...from.raw(2)], [1, 2]],
];

for (const [name, expected, write, read, value] of OF_THE_GUIDE) {
  test(`${name} has the bytes of the guide`, () => {
    const writer = new Writer(0);
    write(writer);
    assert.equal(hex(writer.toBytes()), expected.replaceAll(" ", ""));
    const reader = new Reader(unhex(expected));
    assert.deepEqual(read(reader), value);
    assert.equal(reader.remaining, 0);
  });
}

test("a quantized number comes out within half a step", () => {
  const writer = new Writer().quantized(90, -180, 180, 16);
  assert.equal(hex(writer.toBytes()), "bfff");
  assert.ok(Math.abs(new Reader(writer.toBytes()).quantized(-180, 180, 16) - 90) <= 360 / 65_535 / 2);
});

test("a sized struct skips what a newer peer appended", () => {
  const reader = new Reader(unhex("0006 00000007 0001 09"));
  assert.equal(reader.sized((from) => from.int32()), 7);
  assert.equal(reader.uint8(), 9);
});

test("values out of range are refused", () => {
  const wrong = [
    (out) => out.uint8(256), (out) => out.uint8(-1), (out) => out.int8(128), (out) => out.int32(0.5), (out) => out.int32("1"),
    (out) => out.uint16(65_536), (out) => out.int64(1), (out) => out.int64(2n ** 63n), (out) => out.uint64(-1n),
    (out) => out.char("ab"), (out) => out.string("é", "us-ascii"), (out) => out.string("a", "latin1"), (out) => out.uuid("1"),
    (out) => out.bits(4, 2), (out) => out.bits(1, 33), (out) => out.signedBits(2, 2), (out) => out.quantized(2, -1, 1, 8),
    (out) => out.quantized(NaN, -1, 1, 8), (out) => out.duration({ seconds: 0n, nanos: 1_000_000_000 }), (out) => out.string(null),
  ];
  wrong.forEach((write, i) => assert.throws(() => write(new Writer()), (e) => e instanceof RangeError || e instanceof TypeError, `no. ${i}`));
});

test("bytes that are not a value are refused, and a count alone allocates nothing", () => {
  const wrong = [
    ["000000", (from) => from.int32()], ["00000005 6100", (from) => from.string()], ["ffffffff", (from) => from.string()],
    ["7fffffff", (from) => from.int32s()], ["7fffffff", (from) => from.uint8s()], ["7fffffff", (from) => from.bools()],
    ["00000002 0001 1e 0001 06", (from) => from.map((f) => f.uint16(), (f) => f.uint8())],
    ["00000000", (from) => from.char()], ["0005 00", (from) => from.sized(() => 1)], ["0001 00", (from) => from.sized((f) => f.int32())],
    ["0000000000000000 3b9aca00", (from) => from.duration()], ["", (from) => from.bits(1)],
  ];
  wrong.forEach(([bytes, read], i) => assert.throws(() => read(new Reader(unhex(bytes))), WireError, `no. ${i}`));
});
