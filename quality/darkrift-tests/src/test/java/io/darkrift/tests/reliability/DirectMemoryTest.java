package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Event loops free their memory when they end, and do not leave that to the garbage collector. */
@EnabledOnOs(OS.LINUX)
class DirectMemoryTest {
    /** Each takes 1 MiB a loop for datagrams alone, so that far fewer would fill the memory below. */
    private static final int STARTS = Boolean.getBoolean("darkrift.tests.full") ? 500 : 100;

    /** The process. */
    static final class Main {
        public static void main(String[] args) throws Exception {
            for (int i = 0; i < STARTS; i++) {
                try (DarkriftServer server = DarkriftServer.builder()
                                .listen(Listener.bichannel(0).host("127.0.0.1"))
                                .transport(TransportKind.valueOf(args[0]))
                                .onUnhandledMessage(RemoteClient::send)
                                .start();
                        DarkriftClient client = DarkriftClient.builder()
                                .transport(TransportKind.valueOf(args[0]))
                                .connect("127.0.0.1", server.port())) {
                    client.send(Message.of(1), SendMode.UNRELIABLE);
                    if (client.receive(Duration.ofSeconds(10)).tag() != 1) {
                        throw new AssertionError("another message");
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnabledForJreRange(
            max = JRE.JAVA_23,
            disabledReason =
                    "later JDKs free direct memory by their collector alone, which the option keeps from running")
    @ValueSource(strings = {"NIO", "EPOLL"})
    void servers_that_come_and_go_take_no_more_memory(String transport) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:MaxDirectMemorySize=64m",
                        "-XX:+DisableExplicitGC",
                        "-Ddarkrift.tests.full=" + Boolean.getBoolean("darkrift.tests.full"),
                        Main.class.getName(),
                        transport)
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
