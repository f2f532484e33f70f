package io.darkrift.tests.attack;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.Attacker;
import io.darkrift.tests.attack.harness.Peer;
import io.darkrift.tests.attack.harness.ServerProfile;
import io.darkrift.tests.reliability.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What clients send over TCP that is no message, not yet one, or too many of them. */
final class StreamAttacks {
    /** The largest message that a server accepts. */
    private static final int LARGEST = 65_534;

    /** A quarter of the heap of the server, the default of maxInboundMemory. */
    private static final long SERVER_MEMORY = 64L << 20;

    /** A message of 1,000 bytes has 10 seconds to arrive. */
    private static final int TOO_LATE_SECONDS = 12;

    private static final int LOAD_TAG = 302;
    private static final int[] LENGTHS = {Integer.MIN_VALUE, -1, 0, 1, 2, LARGEST + 1, 1 << 24, Integer.MAX_VALUE};

    private StreamAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("3,568 clients with all but the last byte of a message", StreamAttacks::allButTheLastByte),
                Attack.of("messages of one byte every second", StreamAttacks::slowly),
                Attack.of("lengths that no message has", StreamAttacks::wrongLengths),
                Attack.of("messages at the exact limit and one byte beyond", StreamAttacks::exactLimits),
                Attack.of("tiny messages", StreamAttacks::tinyMessages),
                Attack.of("empty messages over the rate limit", StreamAttacks::tinyMessages)
                        .on(ServerProfile.LIMITED),
                Attack.of("commands and unknown flags", StreamAttacks::commands),
                Attack.of("tags that nobody knows, all of them", StreamAttacks::unknownTags),
                Attack.of("acknowledgements of pings that were never sent", StreamAttacks::guessedAcknowledgements)
                        .on(ServerProfile.PINGS),
                Attack.of("TCP urgent data", StreamAttacks::urgentData),
                Attack.of("60 clients, 64 KB messages, slow handlers", StreamAttacks::slowHandlers)
                        .on(ServerProfile.POOL),
                Attack.of("random bytes", StreamAttacks::randomBytes));
    }

    /** A message for a handler that does nothing with it. */
    static byte[] load(int size) {
        byte[] payload = ByteBuffer.allocate(size - 3).putInt(size - 7).array();
        return Wire.frame(0, LOAD_TAG, payload);
    }

    private static void allButTheLastByte(Attacker attacker) {
        byte[] whole = load(LARGEST);
        byte[] part = Arrays.copyOf(whole, whole.length - 1);
        int count = attacker.count(3_568);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < count && attacker.goesOn(); i++) {
            attacker.pace(350);
            Peer peer = attacker.join(attacker.address(i / 900));
            if (peer != null) {
                sendAll(attacker, peer, part);
                peers.add(peer);
            }
        }
        attacker.hold();
        long left = peers.stream().filter(peer -> !peer.hasEnded()).count();
        attacker.require(
                left * LARGEST <= SERVER_MEMORY,
                left + " clients have all but the last byte, more than maxInboundMemory");
    }

    private static void slowly(Attacker attacker) {
        byte[] message = load(1_000);
        while (attacker.goesOn()) {
            List<Peer> peers = attacker.joinAll(attacker.count(500), 50);
            for (int i = 0; i < TOO_LATE_SECONDS && attacker.goesOn(); i++) {
                for (Peer each : peers) {
                    each.send(new byte[] {message[i]});
                }
                attacker.rest(1_000);
            }
            if (attacker.goesOn()) {
                attacker.require(
                        peers.stream().allMatch(Peer::hasEnded), "a small message may take longer than 10 seconds");
                peers.forEach(Peer::close);
            }
        }
    }

    private static void wrongLengths(Attacker attacker) {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(200);
            Peer peer = attacker.join(attacker.address(i / 16));
            if (peer != null) {
                peer.send(Wire.length(LENGTHS[i % LENGTHS.length]));
                peer.send(attacker.random(16));
            }
        }
    }

    /** The largest message is accepted; one byte more is not, and the connection then ends. */
    private static void exactLimits(Attacker attacker) throws IOException {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(20);
            Peer peer = attacker.join(attacker.address(i / 16));
            if (peer == null) {
                continue;
            }
            sendAll(attacker, peer, load(LARGEST));
            sendAll(attacker, peer, Wire.frame(0, 304, new byte[5]));
            attacker.require(peer.readMessage(5_000).length > 0, "the largest message was refused");
            sendAll(attacker, peer, load(LARGEST + 1));
            attacker.require(peer.readMessage(5_000).length == 0, "a message beyond the limit was accepted");
            peer.close();
        }
    }

    private static void sendAll(Attacker attacker, Peer peer, byte[] bytes) {
        peer.send(bytes);
        while (!peer.flush() && attacker.goesOn() && !peer.hasEnded()) {
            attacker.rest(2);
        }
    }

    private static void tinyMessages(Attacker attacker) {
        Peer peer = null;
        byte[] many = new byte[7 * 100];
        for (int i = 0; i < many.length; i += 7) {
            System.arraycopy(Wire.frame(0, 4_000), 0, many, i, 7);
        }
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(3_000);
            if (peer == null || !peer.send(many) && peer.hasEnded()) {
                peer = attacker.join(attacker.address(i / 100));
            }
        }
    }

    private static void commands(Attacker attacker) {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(200);
            Peer peer = attacker.join(attacker.address(i / 16));
            if (peer != null) {
                int flags = i % 2 == 0 ? Wire.COMMAND : 1 << i % 5;
                peer.send(Wire.frame(flags, i % 3, new byte[] {0, 7}));
                peer.sendDatagram(Wire.message(flags, i % 3, new byte[] {0, 7}));
            }
        }
    }

    private static void unknownTags(Attacker attacker) {
        Peer peer = null;
        for (int tag = 0; attacker.goesOn(); tag++) {
            attacker.pace(20_000);
            if (peer == null || !peer.send(Wire.frame(0, tag % 60_000 + 4_000)) && peer.hasEnded()) {
                peer = attacker.join(attacker.address(0));
            }
        }
    }

    private static void guessedAcknowledgements(Attacker attacker) {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(200);
            Peer peer = attacker.join(attacker.address(i / 16));
            for (int code = 0; peer != null && code < 10; code++) {
                peer.send(Wire.frame(
                        Wire.ping(Wire.ACKNOWLEDGEMENT, 1, attacker.random().nextInt(65_536))));
            }
        }
    }

    private static void urgentData(Attacker attacker) {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(200);
            Peer peer = attacker.join(attacker.address(i / 16));
            try {
                for (int j = 0; peer != null && j < 50; j++) {
                    peer.send(Wire.frame(0, LOAD_TAG, new byte[4]));
                    peer.sendUrgent(j);
                }
            } catch (IOException e) {
                // Disconnected.
            }
        }
    }

    private static void slowHandlers(Attacker attacker) {
        List<Peer> peers = new ArrayList<>(attacker.joinAll(attacker.count(60), 20));
        byte[] message = load(LARGEST);
        while (attacker.goesOn()) {
            for (Peer each : peers) {
                attacker.pace(3_000);
                each.send(message);
            }
        }
    }

    private static void randomBytes(Attacker attacker) {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(200);
            Peer peer = attacker.join(attacker.address(i / 16));
            if (peer != null) {
                peer.send(attacker.random(2_000));
            }
        }
    }
}
