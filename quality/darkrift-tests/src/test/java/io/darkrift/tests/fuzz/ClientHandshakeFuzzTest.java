package io.darkrift.tests.fuzz;

import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.darkrift.DarkriftException;
import io.darkrift.client.InMemoryHandshake;
import io.darkrift.transport.bichannel.Dialect;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;

/** A client, and a server that sends it anything, over TCP and UDP. See {@link Script}. */
class ClientHandshakeFuzzTest {
    private static final Dialect[] DIALECTS = Dialect.values();
    private static final byte[] CONFIGURE = {0, 0, 0, 5, (byte) 0x80, 0, 0, 0, 7};
    private static final int KINDS = 8;

    @BeforeAll
    static void watch() {
        LoggedErrors.watch();
    }

    @FuzzTest
    void theServerSendsAnything(byte[] data) {
        int choice = data.length == 0 ? 0 : data[0];
        InMemoryHandshake client = new InMemoryHandshake(DIALECTS[choice & 3], (choice & 4) != 0);
        byte[] token = Arrays.copyOfRange(Arrays.copyOf(data, Math.max(10, data.length)), 1, 10);
        if ((choice & 8) != 0) {
            client.tcp().feed(token);
        }
        Script script = new Script(data, 10);
        while (script.next()) {
            switch (script.kind(KINDS)) {
                case 0 -> client.tcp().feed(script.bytes());
                case 1 -> client.tcp().feed(script.frame());
                case 2 -> client.datagram(script.bytes());
                case 3 -> client.datagram(acknowledgement(token, script.first()));
                case 4 -> client.tcp().feed(CONFIGURE);
                case 5 -> client.pass(25L * script.first());
                case 6 -> client.tcp().end();
                default -> client.tcp().reset();
            }
        }
        client.close();
        LoggedErrors.check();
        client.result().whenComplete((connected, failure) -> {
            if (failure != null && !(failure instanceof DarkriftException)) {
                fail("connecting failed with what is no DarkriftException", failure);
            }
        });
    }

    /** Of any dialect. */
    private static byte[] acknowledgement(byte[] token, int choice) {
        return switch (choice % 3) {
            case 0 -> Arrays.copyOf(Arrays.copyOfRange(token, 1, 9), 12);
            case 1 -> new byte[1];
            default -> new byte[0];
        };
    }
}
