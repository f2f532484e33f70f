package io.darkrift.tests.attack;

import io.darkrift.tests.attack.harness.Attack;
import io.darkrift.tests.attack.harness.Attacker;
import io.darkrift.tests.attack.harness.Peer;
import io.darkrift.tests.attack.harness.ServerProfile;
import io.darkrift.tests.reliability.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Clients that take what there is little of, or all go at once. */
final class LifecycleAttacks {
    private LifecycleAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.of("1,009 connections of an address, 1,024 files", LifecycleAttacks::descriptors)
                        .on(ServerProfile.FEW_FILES),
                Attack.of("clients come and go while the game loop stands still", LifecycleAttacks::stalledLoop)
                        .on(ServerProfile.GAME_LOOP),
                Attack.of("500 clients that close at the same moment", LifecycleAttacks::closeStorm),
                Attack.of("clients that leave with requests under way", LifecycleAttacks::leaveInTheMiddle),
                Attack.of("clients that do nothing at all", LifecycleAttacks::idlers));
    }

    /** Becomes as many clients as the server has files for, and opens what connections are left. */
    private static void descriptors(Attacker attacker) throws Exception {
        int count = Math.max(attacker.count(1_009), 40);
        for (int i = 0; i < count && attacker.goesOn(); i++) {
            attacker.pace(90);
            attacker.open(attacker.address(0));
            attacker.join(attacker.address(0));
        }
        attacker.hold();
    }

    private static void stalledLoop(Attacker attacker) {
        attacker.server().ask("stall");
        try {
            for (int i = 0; attacker.goesOn(); i++) {
                attacker.pace(500);
                // The server answers over UDP, and then waits for the loop before it says more.
                try (Peer peer = attacker.open(attacker.address(i / 90))) {
                    if (peer.readToken()) {
                        peer.showToken();
                    }
                } catch (IOException e) {
                    // Refused.
                }
            }
        } finally {
            attacker.server().ask("resume");
        }
    }

    private static void closeStorm(Attacker attacker) {
        while (attacker.goesOn()) {
            List<Peer> peers = attacker.joinAll(attacker.count(500), 50);
            for (int i = 0; i < peers.size(); i++) {
                if (i % 2 == 0) {
                    peers.get(i).reset();
                } else {
                    peers.get(i).close();
                }
            }
        }
    }

    private static void leaveInTheMiddle(Attacker attacker) {
        byte[] request = Wire.frame(ReaderAttacks.request(60_000, false));
        for (int i = 0; attacker.goesOn(); i++) {
            attacker.pace(300);
            Peer peer = attacker.join(attacker.address(i / 16));
            for (int j = 0; peer != null && j < 5; j++) {
                peer.send(request);
                peer.send(new byte[] {0, 0});
            }
            if (peer != null && i % 2 == 0) {
                peer.reset();
            } else if (peer != null) {
                peer.close();
            }
        }
    }

    private static void idlers(Attacker attacker) {
        List<Peer> idle = new ArrayList<>(attacker.joinAll(attacker.count(2_000), 90));
        attacker.hold();
        attacker.require(idle.stream().noneMatch(Peer::hasEnded), "a silent client was disconnected");
    }
}
