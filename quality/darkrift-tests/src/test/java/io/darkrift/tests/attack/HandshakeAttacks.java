package io.darkrift.tests.attack;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.Attacker;
import io.darkrift.tests.attack.harness.Peer;
import io.darkrift.tests.attack.harness.ServerProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Connections that never become clients, or should not. */
final class HandshakeAttacks {
    private static final int PER_ADDRESS = 16;
    private static final int STAGES = 5;

    /** What other clients say first: a browser, a TLS client, SSH, a byte, half a token. */
    private static final List<byte[]> BANNERS = List.of(
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
            new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3},
            "SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII),
            new byte[1],
            new byte[] {1, 2, 3, 4, 5});

    private HandshakeAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("silent connections from an honest client's address", HandshakeAttacks::silentNeighbour),
                Attack.of("64 addresses with 16 silent connections each", HandshakeAttacks::silentCrowd),
                Attack.of("64 KB before the token, 1,024 connections", HandshakeAttacks::earlyBytes)
                        .on(ServerProfile.LIMITED),
                Attack.of("connections that read nothing and close", HandshakeAttacks::connectAndClose),
                Attack.of("resets at each stage of the handshake", HandshakeAttacks::resets),
                Attack.of("one address that connects as fast as it can", HandshakeAttacks::connectionRate),
                Attack.of("guessed tokens", HandshakeAttacks::guessedTokens),
                Attack.of("tokens of others, before they are shown", HandshakeAttacks::stolenTokens),
                Attack.of("tokens shown again, also after the client has left", HandshakeAttacks::replayedTokens),
                Attack.of("other protocols, half a token", HandshakeAttacks::otherProtocols),
                Attack.of("clients that connect and leave without a message", HandshakeAttacks::churn));
    }

    private static void silentNeighbour(Attacker attacker) throws IOException {
        for (int i = 0; i < PER_ADDRESS; i++) {
            attacker.open(attacker.sharedAddress());
        }
        while (attacker.goesOn()) {
            attacker.pace(3);
            attacker.open(attacker.sharedAddress());
        }
    }

    /** Keeps as many connections as it is allowed to, and opens another for each that was closed. */
    private static void silentCrowd(Attacker attacker) throws IOException {
        Deque<Peer> silent = new ArrayDeque<>();
        int addresses = attacker.count(64);
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(2_000);
            silent.add(attacker.open(attacker.address(i % addresses)));
            if (silent.size() > addresses * PER_ADDRESS) {
                silent.remove().close();
            }
        }
    }

    private static void earlyBytes(Attacker attacker) throws IOException {
        List<Peer> pending = new ArrayList<>();
        int count = attacker.count(1_024);
        for (int i = 0; i < count && attacker.goesOn(); i++) {
            pending.add(attacker.open(attacker.address(i / PER_ADDRESS)));
        }
        // A message of 65,534 bytes that is whole but for its last byte.
        byte[] early = new byte[65_000];
        early[2] = (byte) 0xFF;
        early[3] = (byte) 0xFE;
        while (attacker.goesOn()) {
            for (Peer each : pending) {
                attacker.pace(5_000);
                each.send(early);
            }
        }
    }

    private static void connectAndClose(Attacker attacker) throws IOException {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(2_000);
            attacker.open(attacker.address(i / PER_ADDRESS)).close();
        }
    }

    private static void resets(Attacker attacker) throws IOException {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(500);
            Peer peer = attacker.open(attacker.address(i / PER_ADDRESS));
            int stage = i % STAGES;
            if (stage > 0 && peer.readToken()) {
                if (stage == 2) {
                    peer.send(new byte[3]);
                } else if (stage >= 3) {
                    peer.sendDatagram(peer.token());
                }
                if (stage == 4) {
                    peer.readDatagram(100);
                }
            }
            peer.reset();
        }
    }

    private static void connectionRate(Attacker attacker) throws IOException {
        int refused = 0;
        int count = 0;
        for (; attacker.goesOn(); count++) {
            attacker.pace(2_000);
            Peer peer = attacker.open(attacker.address(0));
            refused += peer.hasEnded() ? 1 : 0;
            peer.reset();
        }
        attacker.require(count < 1_000 || refused > 0, "none of " + count + " connections were refused");
    }

    private static void guessedTokens(Attacker attacker) throws IOException {
        List<Peer> pending = new ArrayList<>();
        for (int i = 0; i < PER_ADDRESS; i++) {
            Peer peer = attacker.open(attacker.address(0));
            peer.readToken();
            pending.add(peer);
        }
        Peer guesser = attacker.open(attacker.address(0));
        while (attacker.goesOn()) {
            attacker.pace(30_000);
            byte[] guess = attacker.random(9);
            guess[0] = 1;
            guesser.sendDatagram(guess);
        }
        for (Peer each : pending) {
            attacker.require(each.read(64) <= 0, "a guessed token was accepted");
        }
        attacker.require(guesser.readDatagrams() == 0, "a guessed token was acknowledged");
    }

    /** Shows tokens from another address than that of the connection that they were sent over. */
    private static void stolenTokens(Attacker attacker) throws IOException {
        Peer thief = attacker.open(attacker.address(1));
        while (attacker.goesOn()) {
            attacker.pace(100);
            Peer peer = attacker.open(attacker.address(0));
            if (peer.readToken()) {
                thief.sendDatagram(peer.token());
                attacker.require(thief.readDatagrams() == 0, "a stolen token was acknowledged");
                // Whether or not somebody else has shown it: its owner can.
                attacker.require(peer.showToken() && peer.readId(), "the owner of a token was not admitted");
            }
            peer.close();
        }
    }

    private static void replayedTokens(Attacker attacker) throws IOException {
        InetAddress home = attacker.address(0);
        Peer elsewhere = attacker.open(attacker.address(1));
        Peer neighbour = attacker.open(home);
        while (attacker.goesOn()) {
            attacker.pace(50);
            Peer peer = attacker.join(home);
            if (peer == null) {
                continue;
            }
            for (int i = 0; i < 10; i++) {
                peer.sendDatagram(peer.token());
                elsewhere.sendDatagram(peer.token());
            }
            peer.close();
            for (int i = 0; i < 10; i++) {
                neighbour.sendDatagram(peer.token());
            }
        }
        attacker.require(elsewhere.readDatagrams() == 0, "a token was accepted from another address");
    }

    private static void otherProtocols(Attacker attacker) throws IOException {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(300);
            Peer peer = attacker.open(attacker.address(i / PER_ADDRESS));
            peer.send(BANNERS.get(i % BANNERS.size()));
            if (i % 2 == 0) {
                peer.close();
            }
        }
    }

    private static void churn(Attacker attacker) {
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(500);
            Peer peer = attacker.join(attacker.address(i / PER_ADDRESS));
            if (peer != null && i % 2 == 0) {
                peer.reset();
            } else if (peer != null) {
                peer.close();
            }
        }
    }
}
