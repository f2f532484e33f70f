package io.darkrift.tests.attack;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.Attacker;
import io.darkrift.tests.attack.harness.Peer;
import io.darkrift.tests.attack.harness.ServerProfile;
import io.darkrift.tests.reliability.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Clients that have the server send, and do not read it. */
final class ReaderAttacks {
    private static final int REQUEST_TAG = 304;
    private static final int ANSWER = 60_000;
    private static final int PINGS_AT_ONCE = 100;
    private static final int PING_SIZE = 4 + 5;
    private static final int RECEIVE_BUFFER = 8_192;
    private static final long PAGE = 4_096;

    /** What 500 connections may have in the kernel together, with buffers that nobody reads. */
    private static final long KERNEL_BYTES = 512L << 20;

    private ReaderAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("400 clients that ping and never read", ReaderAttacks::pings)
                        .on(ServerProfile.SMALL),
                Attack.of("one ping a turn, never read", ReaderAttacks::singlePings)
                        .on(ServerProfile.SMALL),
                Attack.of("500 slow readers of 60 KB answers", ReaderAttacks::slowReaders),
                Attack.of("clients that read a byte at a time", ReaderAttacks::readByteByByte),
                Attack.of("clients that stop reading in the middle of a broadcast", ReaderAttacks::stopReading)
                        .on(ServerProfile.BROADCAST),
                Attack.of("clients that end their output and do not read", ReaderAttacks::finish)
                        .on(ServerProfile.BROADCAST),
                Attack.of("small requests for large answers", ReaderAttacks::amplify));
    }

    static byte[] request(int size, boolean unreliable) {
        byte[] payload = ByteBuffer.allocate(5)
                .putInt(size)
                .put((byte) (unreliable ? 1 : 0))
                .array();
        return Wire.message(0, REQUEST_TAG, payload);
    }

    private static List<Peer> joinWithSmallBuffers(Attacker attacker, int full) {
        List<Peer> peers = new ArrayList<>();
        int count = attacker.count(full);
        for (int i = 0; i < count && attacker.goesOn(); i++) {
            Peer peer = attacker.join(attacker.address(i / 50), RECEIVE_BUFFER);
            if (peer != null) {
                peers.add(peer);
            }
        }
        return peers;
    }

    private static void pings(Attacker attacker) {
        List<Peer> peers = joinWithSmallBuffers(attacker, 400);
        byte[] many = new byte[PINGS_AT_ONCE * PING_SIZE];
        while (attacker.goesOn()) {
            for (Peer each : peers) {
                attacker.pace(1_000);
                for (int i = 0; i < PINGS_AT_ONCE; i++) {
                    byte[] ping =
                            Wire.frame(Wire.ping(Wire.PING, 1, attacker.random().nextInt(65_536)));
                    System.arraycopy(ping, 0, many, i * PING_SIZE, PING_SIZE);
                }
                each.send(many.clone());
            }
        }
    }

    private static void singlePings(Attacker attacker) {
        List<Peer> peers = joinWithSmallBuffers(attacker, 100);
        for (int code = 0; attacker.goesOn(); code++) {
            for (Peer each : peers) {
                attacker.pace(20_000);
                each.send(Wire.frame(Wire.ping(Wire.PING, 1, code & 0xFFFF)));
            }
        }
    }

    private static void slowReaders(Attacker attacker) throws IOException {
        long before = kernelBytes();
        List<Peer> peers = joinWithSmallBuffers(attacker, 500);
        byte[] request = Wire.frame(request(ANSWER, false));
        while (attacker.goesOn()) {
            for (Peer each : peers) {
                attacker.pace(5_000);
                each.send(request);
            }
        }
        long more = kernelBytes() - before;
        attacker.require(more <= KERNEL_BYTES, "the kernel holds " + (more >> 20) + " MiB for them");
    }

    /** Returns what the kernel holds for all TCP connections of the machine. */
    private static long kernelBytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/sockstat"))) {
            return lines.filter(line -> line.startsWith("TCP:"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)) * PAGE)
                    .sum();
        }
    }

    private static void readByteByByte(Attacker attacker) {
        List<Peer> peers = joinWithSmallBuffers(attacker, 100);
        byte[] request = Wire.frame(request(ANSWER, false));
        while (attacker.goesOn()) {
            for (Peer each : peers) {
                attacker.pace(2_000);
                each.send(request);
                each.read(1);
            }
        }
    }

    private static void stopReading(Attacker attacker) {
        List<Peer> peers = joinWithSmallBuffers(attacker, 200);
        for (Peer each : peers) {
            each.read(2_000);
        }
        attacker.hold();
    }

    private static void finish(Attacker attacker) throws IOException {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(100);
            Peer peer = attacker.join(attacker.address(i / 50), RECEIVE_BUFFER);
            if (peer != null) {
                peer.send(Wire.frame(request(ANSWER, false)));
                peer.finish();
            }
        }
    }

    /** Reads, so that the server can send as much as it likes. */
    private static void amplify(Attacker attacker) {
        List<Peer> peers = attacker.joinAll(attacker.count(20), 5);
        byte[] request = Wire.frame(request(ANSWER, false));
        while (attacker.goesOn()) {
            for (Iterator<Peer> all = peers.iterator(); all.hasNext(); ) {
                attacker.pace(2_000);
                Peer peer = all.next();
                peer.send(request);
                if (peer.read(1 << 18) < 0) {
                    all.remove();
                }
            }
            if (peers.isEmpty()) {
                attacker.hold();
            }
        }
    }
}
