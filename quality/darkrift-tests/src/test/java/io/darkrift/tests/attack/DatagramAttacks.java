package io.darkrift.tests.attack;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.Attacker;
import io.darkrift.tests.attack.harness.Peer;
import io.darkrift.tests.attack.harness.ServerProfile;
import io.darkrift.tests.reliability.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Datagrams: too many, too large, in the name of others. A forger has the address of its victim by sharing its port,
 * which anybody on the path of the victim, or who can write any address on a datagram, has too.
 */
final class DatagramAttacks {
    private static final int LARGEST = 65_507;
    private static final int UNKNOWN_TAG = 4_000;
    private static final int ECHO_TAG = 301;
    private static final int PATIENCE_MILLIS = 5_000;

    /** What a server sends to an address that it does not know yet is at most so much as came from it, times this. */
    private static final int AMPLIFICATION = 3;

    private DatagramAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("900 forged datagrams a second in a player's name", DatagramAttacks::forgedMessages)
                        .on(ServerProfile.LIMITED),
                Attack.of("an attacker's token from a player's port", DatagramAttacks::tokenFromTheVictimsPort),
                Attack.of("one forged token, and what is sent to a third party", DatagramAttacks::reflection),
                Attack.of("forged acknowledgements of pings over UDP", DatagramAttacks::forgedAcknowledgements)
                        .on(ServerProfile.PINGS),
                Attack.of("4,000 clients whose addresses have the same hash", DatagramAttacks::collidingAddresses),
                Attack.of("datagrams of strangers from 2,000 addresses", DatagramAttacks::strangers),
                Attack.of("empty datagrams", attacker -> flood(attacker, 0)),
                Attack.of("datagrams of 65,507 bytes", attacker -> flood(attacker, LARGEST)),
                Attack.of("datagrams at the exact limit and one byte beyond", attacker -> {
                    Peer peer = attacker.join(attacker.address(0));
                    for (int i = 0; peer != null && attacker.goesOn(); i++) {
                        attacker.pace(5_000);
                        peer.sendDatagram(Wire.message(0, UNKNOWN_TAG, new byte[1_197 + i % 2]));
                    }
                }),
                Attack.of("a client that floods over UDP", DatagramAttacks::messages),
                Attack.of("commands, wrong flags and short datagrams", DatagramAttacks::malformed),
                Attack.of("a client that moves with each datagram", DatagramAttacks::restless));
    }

    private static byte[] echo(long number) {
        byte[] payload = ByteBuffer.allocate(13).putInt(0).putLong(number).array();
        return Wire.frame(0, ECHO_TAG, payload);
    }

    /** Returns whether a client is served over TCP. */
    private static boolean isServed(Peer peer, long number) {
        return peer.send(echo(number)) && peer.readMessage(PATIENCE_MILLIS).length > 0;
    }

    /** Whatever is forged, its victim stays, is served over TCP, and gets over UDP what it asks for. */
    private static void forgedMessages(Attacker attacker) throws IOException {
        Peer victim = attacker.joinAsVictim(attacker.address(0));
        Peer forger = attacker.open(attacker.address(0));
        if (victim == null) {
            return;
        }
        forger.bindUdp(victim.udpAddress());
        long served = 0;
        while (attacker.goesOn()) {
            for (int i = 0; i < 90 && attacker.goesOn(); i++) {
                attacker.pace(900);
                forger.sendDatagram(
                        switch (i % 4) {
                            case 0 -> Wire.message(Wire.COMMAND, 0, new byte[2]);
                            case 1 -> Wire.message(0, 121, attacker.random(30));
                            case 2 -> Wire.message(1 << i % 5, i, new byte[2]);
                            default -> Wire.message(0, UNKNOWN_TAG, new byte[10]);
                        });
            }
            attacker.require(isServed(victim, served++), "the victim was not served over TCP any more");
        }
    }

    /** The victim's datagrams stay the victim's. */
    private static void tokenFromTheVictimsPort(Attacker attacker) throws IOException {
        Peer victim = attacker.joinAsVictim(attacker.address(0));
        Peer forger = attacker.join(attacker.address(0));
        if (victim == null || forger == null) {
            attacker.require(victim == null, "the forger was not admitted");
            return;
        }
        forger.bindUdp(victim.udpAddress());
        while (attacker.goesOn()) {
            attacker.pace(100);
            forger.sendDatagram(forger.token());
        }
        victim.readDatagrams();
        victim.send(Wire.frame(ReaderAttacks.request(100, true)));
        attacker.require(
                victim.readDatagram(PATIENCE_MILLIS).length == 100 + 7, "the victim gets no datagrams any more");
        // A datagram in the victim's name is answered over the victim's connection.
        victim.sendDatagram(Wire.ping(Wire.PING, 1, 77));
        attacker.require(victim.readDatagram(PATIENCE_MILLIS).length == 5, "the victim's datagrams count as another's");
    }

    /**
     * A client shows its token from an address where somebody else is, and has the server send there. On loopback the
     * third party has another port of the same address; from another address a token is not accepted.
     */
    private static void reflection(Attacker attacker) throws IOException {
        Peer client = attacker.join(attacker.address(0));
        Peer elsewhere = attacker.open(attacker.address(1));
        Peer third = attacker.open(attacker.address(0));
        if (client == null) {
            attacker.require(false, "the client was not admitted");
            return;
        }
        elsewhere.sendDatagram(client.token());
        third.sendDatagram(client.token());
        byte[] request = Wire.frame(ReaderAttacks.request(1_100, true));
        long received = 0;
        long receivedElsewhere = 0;
        while (attacker.goesOn()) {
            attacker.pace(100);
            client.send(request);
            received += third.readDatagrams();
            receivedElsewhere += elsewhere.readDatagrams();
        }
        attacker.require(receivedElsewhere == 0, receivedElsewhere + " bytes went to another address");
        attacker.require(
                received <= (long) AMPLIFICATION * client.token().length,
                received + " bytes went to a third party for " + client.token().length);
    }

    /**
     * A client that is 150 ms away wants to seem nearer: it answers pings at once over UDP, with all codes that it can
     * guess, and late over TCP.
     */
    private static void forgedAcknowledgements(Attacker attacker) {
        Peer peer = attacker.join(attacker.address(0));
        if (peer == null) {
            attacker.require(false, "the client was not admitted");
            return;
        }
        while (attacker.goesOn()) {
            byte[] ping = peer.readMessage(20);
            if (ping.length == 5 && ping[0] == Wire.PING) {
                int code = Wire.code(ping);
                for (int next = 1; next <= 20; next++) {
                    peer.sendDatagram(Wire.ping(Wire.ACKNOWLEDGEMENT, 1, code + next & 0xFFFF));
                }
                peer.sendDatagram(Wire.ping(Wire.ACKNOWLEDGEMENT, 1, code));
                attacker.rest(150);
                if (attacker.goesOn()) {
                    peer.send(Wire.frame(Wire.ping(Wire.ACKNOWLEDGEMENT, 1, code)));
                }
            }
        }
        long millis = Long.parseLong(attacker.server().ask("rtt " + peer.id()));
        attacker.require(millis < 0 || millis >= 145, "a round trip of 150 ms was measured as " + millis + " ms");
    }

    /** The hash of an IPv4 address and its port, in Java, is their sum. */
    private static void collidingAddresses(Attacker attacker) throws IOException {
        int count = attacker.count(4_000);
        List<Peer> peers = new ArrayList<>();
        for (int i = 0; i < count && attacker.goesOn(); i++) {
            attacker.pace(2_000);
            Peer peer = attacker.open(attacker.address(i));
            byte[] host = attacker.address(i).getAddress();
            int low = (host[2] & 0xFF) << 8 | host[3] & 0xFF;
            try {
                peer.bindUdp(new InetSocketAddress(attacker.address(i), 65_535 - low));
                if (peer.join()) {
                    peers.add(peer);
                }
            } catch (IOException e) {
                peer.close();
            }
        }
        attacker.require(peers.size() > count / 2 || !attacker.goesOn(), "too few clients were admitted");
        for (int i = 0; attacker.goesOn() && !peers.isEmpty(); i++) {
            attacker.pace(30_000);
            peers.get(i % peers.size()).sendDatagram(Wire.message(0, UNKNOWN_TAG));
        }
    }

    private static void strangers(Attacker attacker) throws IOException {
        List<Peer> strangers = new ArrayList<>();
        int count = attacker.count(2_000);
        for (int i = 0; i < count && attacker.goesOn(); i++) {
            Peer stranger = attacker.open(attacker.address(i));
            stranger.udp();
            strangers.add(stranger);
        }
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(30_000);
            strangers
                    .get(i % strangers.size())
                    .sendDatagram(attacker.random(attacker.random().nextInt(64)));
        }
    }

    /** Sends datagrams of a size as a client, and as nobody. */
    private static void flood(Attacker attacker, int size) throws IOException {
        Peer client = attacker.join(attacker.address(0));
        Peer stranger = attacker.open(attacker.address(1));
        byte[] datagram = new byte[size];
        attacker.require(client != null, "the client was not admitted");
        while (attacker.goesOn() && client != null) {
            attacker.pace(size == 0 ? 20_000 : 3_000);
            client.sendDatagram(datagram);
            stranger.sendDatagram(datagram);
        }
    }

    private static void messages(Attacker attacker) throws IOException {
        Peer client = attacker.join(attacker.address(0));
        for (long i = 0; client != null && attacker.goesOn(); i++) {
            attacker.pace(30_000);
            byte[] payload =
                    ByteBuffer.allocate(13).putInt(0).putLong(i).put((byte) 1).array();
            client.sendDatagram(Wire.message(0, ECHO_TAG, payload));
        }
    }

    /** Nothing that comes over UDP is struck: the client stays. */
    private static void malformed(Attacker attacker) {
        Peer client = attacker.join(attacker.address(0));
        if (client == null) {
            attacker.require(false, "the client was not admitted");
            return;
        }
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(10_000);
            client.sendDatagram(i % 2 == 0 ? attacker.random(i % 7) : Wire.message(i & 0xFF, i & 0xFFFF, new byte[2]));
        }
        attacker.require(isServed(client, 1), "a client was disconnected for what came over UDP");
    }

    private static void restless(Attacker attacker) throws IOException {
        Peer client = attacker.join(attacker.address(0));
        if (client == null) {
            attacker.require(false, "the client was not admitted");
            return;
        }
        InetSocketAddress anyPort = new InetSocketAddress(attacker.address(0), 0);
        while (attacker.goesOn()) {
            attacker.pace(500);
            client.bindUdp(anyPort);
            client.sendDatagram(client.token());
            client.send(Wire.frame(ReaderAttacks.request(1_000, true)));
        }
        attacker.require(isServed(client, 1), "a client that moves was disconnected");
    }
}
