package io.darkrift.tests.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.connection.RateLimit;
import io.darkrift.server.Listener;
import io.darkrift.transport.bichannel.BichannelListener;
import io.darkrift.transport.bichannel.Dialect;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;

/** What may come over TCP and UDP from one who is not a client yet, and just has become one. See {@link Script}. */
class ServerHandshakeFuzzTest {
    private static final int KINDS = 10;

    /** The server asks for the time when it makes a client: see {@link ServerScene#reset}. */
    private static final RateLimit BUDGET = RateLimit.slowDown(10_000, 1 << 20);

    /** One for each listener. */
    private static final List<KeptServer> SERVERS = IntStream.range(0, 4)
            .mapToObj(choice ->
                    new KeptServer(() -> new ServerScene(listener(choice), BUDGET), ServerHandshakeFuzzTest::play))
            .toList();

    @FuzzTest
    void anythingComesBeforeTheToken(byte[] data) {
        SERVERS.get(data.length == 0 ? 0 : data[0] & 3).play(data);
    }

    private static void play(ServerScene scene, byte[] data) {
        Script script = new Script(data, 1);
        while (script.next()) {
            int from = script.variant(KINDS);
            switch (script.kind(KINDS)) {
                case 0 -> scene.tcp(script.bytes());
                case 1 -> scene.tcp(script.frame());
                case 2 -> scene.udp(from, script.bytes());
                case 3, 4 -> scene.token(from, script.first());
                case 5 -> scene.pass(25L * script.first());
                case 6 -> scene.end();
                case 7 -> scene.present(script.first());
                case 8 -> scene.reset((script.first() & 1) != 0);
                default -> scene.act(script.first());
            }
        }
    }

    private static BichannelListener listener(int choice) {
        return Listener.bichannel(4296)
                .host("127.0.0.1")
                .dialect((choice & 1) == 0 ? Dialect.V1 : Dialect.V0)
                .udpFallback((choice & 2) != 0);
    }

    @AfterAll
    static void close() {
        SERVERS.forEach(KeptServer::close);
    }
}
