package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;

/**
 * What may come over UDP, from whom: no datagram earns anybody a strike, or ends a connection. See {@link Script}.
 */
class ServerUdpFuzzTest {
    private static final BichannelListener LISTENER = Listener.bichannel(4296).host("127.0.0.1");
    private static final int KINDS = 6;

    @FuzzTest
    void anythingComesOverUdp(byte[] data) {
        ServerScene scene = new ServerScene(LISTENER, null);
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
        if (scene.client() == null
                || scene.client().strikes() > 0
                || !scene.client().isOpen()) {
            fail("datagrams have done harm to %s", scene.client());
        }
        scene.check();
    }
}
