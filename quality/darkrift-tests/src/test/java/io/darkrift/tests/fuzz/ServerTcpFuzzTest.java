package io.darkrift.tests.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.connection.RateLimit;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;

/** What a client may send over TCP, and when; while the application does something too. See {@link Script}. */
class ServerTcpFuzzTest {
    private static final BichannelListener LISTENER = Listener.bichannel(4296).host("127.0.0.1");
    private static final int KINDS = 8;

    @FuzzTest
    void aClientSendsAnything(byte[] data) {
        ServerScene scene = new ServerScene(LISTENER, budget(data));
        scene.admit();
        Script script = new Script(data, 1);
        while (script.next()) {
            switch (script.kind(KINDS)) {
                case 0, 1 -> scene.tcp(script.bytes());
                case 5 -> scene.pass(25L * script.first());
                case 6 -> scene.act(script.first());
                case 7 -> scene.end();
                default -> scene.tcp(script.frame());
            }
        }
        scene.check();
    }

    private static RateLimit budget(byte[] data) {
        return switch (data.length == 0 ? 0 : data[0] & 3) {
            case 1 -> RateLimit.slowDown(20, 512);
            case 2 -> RateLimit.strike(20, 512);
            default -> null;
        };
    }
}
