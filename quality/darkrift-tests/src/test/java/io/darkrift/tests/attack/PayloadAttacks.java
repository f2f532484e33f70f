package io.darkrift.tests.attack;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.Attacker;
import io.darkrift.tests.attack.harness.Peer;
import io.darkrift.tests.attack.harness.ServerProfile;
import io.darkrift.tests.reliability.Wire;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Messages whose payload is more than it looks like, or not what it should be. */
final class PayloadAttacks {
    private static final int SIZE = 65_000;
    private static final int NESTINGS_TAG = 127;
    private static final int FAULT_TAG = 303;
    private static final int DICTIONARIES_TAG = 121;
    private static final int UTF8_TEXTS_TAG = 110;
    private static final int ENCODED_TEXTS_TAG = 109;
    private static final int ARRAYS_TAG = 103;
    private static final int STRUCTS_TAG = 112;
    private static final int[] READ_TAGS = {
        NESTINGS_TAG, FAULT_TAG, DICTIONARIES_TAG, UTF8_TEXTS_TAG, ENCODED_TEXTS_TAG, ARRAYS_TAG, STRUCTS_TAG
    };

    /** What a terminal, and a reader of logs, would take for something else. */
    private static final String COLOURED = "\u001b[2J\u001b[31mroot logged in\r\n2026-11-26 ERROR forged\n\u202e\u0007";

    private PayloadAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("32 million elements of zero bytes in 65 KB", attacker -> send(attacker, 50, nestedLists())),
                Attack.of("lists of lists, as deep as the model goes", attacker -> send(attacker, 300, emptyMaps())),
                Attack.of("duplicate map keys with line breaks and ANSI", PayloadAttacks::duplicateKeys)
                        .on(ServerProfile.LIMITED),
                Attack.of("map keys whose hashes collide", attacker -> send(attacker, 100, collidingKeys())),
                Attack.of("a handler that throws, with ANSI in its text", PayloadAttacks::faults),
                Attack.of("unknown tags that hide a fault from the log", PayloadAttacks::blindedLog)
                        .on(ServerProfile.SMALL),
                Attack.of("counts that lie", PayloadAttacks::lyingCounts),
                Attack.of("text that is not valid UTF-8 or UTF-16", PayloadAttacks::invalidText),
                Attack.of("random payloads for each message", PayloadAttacks::randomPayloads));
    }

    /** Sends a message again and again, as another client where one was disconnected. */
    private static void send(Attacker attacker, double aSecond, byte[] message) {
        send(attacker, aSecond, () -> message);
    }

    private static void send(Attacker attacker, double aSecond, Supplier<byte[]> message) {
        Peer peer = null;
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(aSecond);
            if (peer == null || peer.hasEnded()) {
                peer = attacker.join(attacker.address(i / 16));
            }
            if (peer != null) {
                peer.send(message.get());
            }
        }
    }

    /** Lists of elements without bytes, each as long as what is left of the message, which was the limit once. */
    private static byte[] nestedLists() {
        int lists = SIZE / 4;
        // Three empty lists and two absent ones come first.
        ByteBuffer payload =
                ByteBuffer.allocate(14 + 4 + lists * 4).position(14).putInt(lists);
        for (int i = 0; i < lists; i++) {
            payload.putInt(Math.min(1_024, SIZE - 4 * i));
        }
        return Wire.frame(0, NESTINGS_TAG, payload.array());
    }

    /** A map of maps without entries: 12 bytes each. */
    private static byte[] emptyMaps() {
        int maps = SIZE / 12 - 6;
        ByteBuffer payload = ByteBuffer.allocate(SIZE);
        // Six empty maps before it.
        payload.position(6 * 4);
        payload.putInt(maps);
        for (long i = 0; i < maps; i++) {
            payload.putLong(i).putInt(0);
        }
        return Wire.frame(0, DICTIONARIES_TAG, payload.array());
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }

    private static void duplicateKeys(Attacker attacker) {
        byte[] key = utf16(COLOURED.repeat(500));
        byte[] payload = ByteBuffer.allocate(4 + 2 * (key.length + 8))
                .putInt(2)
                .putInt(key.length)
                .put(key)
                .putInt(1)
                .putInt(key.length)
                .put(key)
                .putInt(2)
                .array();
        send(attacker, 500, Wire.frame(0, DICTIONARIES_TAG, payload));
    }

    /** "Aa" and "BB" have the same hash, and so has every text made of them. */
    private static byte[] collidingKeys() {
        ByteBuffer payload = ByteBuffer.allocate(SIZE);
        int count = 0;
        try {
            for (payload.putInt(0); payload.remaining() > 64; count++) {
                StringBuilder key = new StringBuilder();
                for (int bit = 0; bit < 11; bit++) {
                    key.append((count >> bit & 1) == 0 ? "Aa" : "BB");
                }
                byte[] text = utf16(key.toString());
                payload.putInt(text.length).put(text).putInt(count);
            }
        } catch (BufferOverflowException e) {
            throw new AssertionError(e);
        }
        payload.putInt(0, count);
        return Wire.frame(0, DICTIONARIES_TAG, payload.array());
    }

    private static void faults(Attacker attacker) {
        byte[] text = COLOURED.getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(4 + text.length)
                .putInt(text.length)
                .put(text)
                .array();
        byte[] one = Wire.frame(0, FAULT_TAG, payload);
        ByteBuffer many = ByteBuffer.allocate(one.length * 50);
        while (many.hasRemaining()) {
            many.put(one);
        }
        send(attacker, 400, many.array());
    }

    /** What a client sends must not decide whether a fault is logged. */
    private static void blindedLog(Attacker attacker) {
        Peer peer = attacker.join(attacker.address(0));
        if (peer == null) {
            attacker.require(false, "the client was not admitted");
            return;
        }
        for (int tag = 0; tag < 2_000; tag++) {
            peer.send(Wire.frame(0, tag + 4_000));
        }
        peer.send(Wire.frame(0, FAULT_TAG, new byte[4]));
        attacker.hold();
        attacker.require(attacker.server().log().faults() > 0, "the fault of a handler was not logged");
    }

    private static void lyingCounts(Attacker attacker) {
        int[] counts = {Integer.MAX_VALUE, -1, 1 << 24, Integer.MIN_VALUE, 65_535};
        send(attacker, 1_000, () -> {
            byte[] payload = ByteBuffer.allocate(16)
                    .putInt(counts[attacker.random().nextInt(counts.length)])
                    .array();
            return Wire.frame(0, READ_TAGS[attacker.random().nextInt(READ_TAGS.length)], payload);
        });
    }

    private static void invalidText(Attacker attacker) {
        send(attacker, 300, () -> {
            byte[] text = attacker.random(20_000);
            for (int i = 0; i < text.length; i += 2) {
                // Continuation bytes without a beginning, and halves of surrogate pairs.
                text[i] = (byte) (0x80 | text[i] & 0x3F);
                text[i + 1] = (byte) (0xD8 | text[i + 1] & 7);
            }
            byte[] payload = ByteBuffer.allocate(4 + text.length)
                    .putInt(text.length)
                    .put(text)
                    .array();
            int[] tags = {UTF8_TEXTS_TAG, ENCODED_TEXTS_TAG, DICTIONARIES_TAG, FAULT_TAG};
            return Wire.frame(0, tags[attacker.random().nextInt(tags.length)], payload);
        });
    }

    private static void randomPayloads(Attacker attacker) {
        send(attacker, 1_000, () -> {
            byte[] payload = attacker.random(attacker.random().nextInt(2_000));
            // Counts at the beginning that are small enough to be read on.
            for (int i = 0; i < Math.min(3, payload.length); i++) {
                payload[i] = 0;
            }
            return Wire.frame(0, READ_TAGS[attacker.random().nextInt(READ_TAGS.length)], payload);
        });
    }
}
