// The messages of the arena, as the records in io.darkrift.example.arena.message have them.
import { Reader, Writer } from "/wire.js";

const AIM = Math.fround(3.2);
const NOTHING = new Uint8Array();

export const Tag = {
  LOGIN: 200, LOGGED_IN: 201, PLAY: 202, LEAVE: 203, JOINED: 204, SAY: 205, SAID: 206, INPUT: 207, SNAPSHOT: 208, GOODBYE: 209,
};

export const login = (name, token) => new Writer().uint8(1).string(name).string(token).toBytes();
export const play = (room) => new Writer().int32(room).toBytes();
export const leave = () => NOTHING;
export const say = (text) => new Writer().string(text).toBytes();

export const input = ({ sequence, moveX, moveY, aim, shoots }) =>
  new Writer()
    .int32(sequence)
    .quantized(moveX, -1, 1, 8)
    .quantized(moveY, -1, 1, 8)
    .quantized(aim, -AIM, AIM, 8)
    .bool(shoots)
    .toBytes();

const entity = (from) => ({
  id: from.int32(),
  lastInput: from.int32(),
  x: from.quantized(-50, 50, 16),
  y: from.quantized(-50, 50, 16),
});

const READERS = {
  [Tag.LOGGED_IN]: (from) => ({ player: from.int32(), resumeToken: from.string() }),
  [Tag.JOINED]: (from) => ({ room: from.int32(), players: from.map((f) => f.int32(), (f) => f.string()) }),
  [Tag.SAID]: (from) => ({ player: from.int32(), text: from.string() }),
  [Tag.SNAPSHOT]: (from) => ({ tick: from.int32(), entities: from.list(entity, 12) }),
  [Tag.GOODBYE]: (from) => ({ reason: from.string() }),
};

/** Returns a message of the server, or undefined for a tag that is not known here. */
export function read(tag, payload) {
  return READERS[tag]?.(new Reader(payload));
}
