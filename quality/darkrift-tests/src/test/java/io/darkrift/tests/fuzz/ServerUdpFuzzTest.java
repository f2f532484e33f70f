package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.bichannel.BichannelListener;
import org.junit.jupiter.api.AfterAll;

/**
 * What may come over UDP, from whom: no datagram earns anybody a strike, or ends a connection. See {@link Script}.
 */
class ServerUdpFuzzTest {
    private static final BichannelListener LISTENER = Listener.bichannel(4296).host("127.0.0.1");
    private static final int KINDS = 6;

    private static final KeptServer SERVER =
            new KeptServer(() -> new ServerScene(LISTENER, null), ServerUdpFuzzTest::play);

    @FuzzTest
    void anythingComesOverUdp(byte[] data) {
        SERVER.play(data);
    }

    private static void play(ServerScene scene, byte[] data) {
        scene.admit();
        Script script = new Script(data, 0);
        while (script.next()) {
            int from = script.variant(KINDS);
            switch (script.kind(KINDS)) {
                case 4 -> scene.token(from, script.first());
                case 5 -> scene.pass(script.first());
                default -> scene.udp(from, script.bytes());
            }
        }
        RemoteClient client = scene.client();
        if (client == null || client.strikes() > 0 || !client.isOpen()) {
            fail("datagrams have done harm to %s", client);
        }
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }
}
