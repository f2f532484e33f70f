package io.darkrift.tests.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.connection.RateLimit;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** What a client may send over TCP, and when; while the application does something too. See {@link Script}. */
class ServerTcpFuzzTest {
    private static final BichannelListener LISTENER = Listener.bichannel(4296).host("127.0.0.1");
    private static final int KINDS = 8;

    private static final KeptServer UNLIMITED =
            new KeptServer(() -> new ServerScene(LISTENER, null), ServerTcpFuzzTest::play);
    private static final KeptServer SLOWING =
            new KeptServer(() -> new ServerScene(LISTENER, RateLimit.slowDown(20, 512)), ServerTcpFuzzTest::play);
    private static final KeptServer STRIKING =
            new KeptServer(() -> new ServerScene(LISTENER, RateLimit.strike(20, 512)), ServerTcpFuzzTest::play);

    @FuzzTest
    void aClientSendsAnything(byte[] data) {
        KeptServer server = switch (data.length == 0 ? 0 : data[0] & 3) {
            case 1 -> SLOWING;
            case 2 -> STRIKING;
            default -> UNLIMITED;
        };
        server.play(data);
    }

    private static void play(ServerScene scene, byte[] data) {
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
    }

    @AfterAll
    static void close() {
        List.of(UNLIMITED, SLOWING, STRIKING).forEach(KeptServer::close);
    }
}
