package io.darkrift.tests.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.Dispatcher;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A handler that calls System.exit, in a process whose shutdown hook closes what is open. */
class ExitTest {
    /** Longer than anybody waits: what waits for it does not end. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final int CODE = 42;

    /** The process. */
    static final class Main {
        public static void main(String[] args) throws Exception {
            ExecutorService pool = Executors.newFixedThreadPool(2, task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            });
            Dispatcher dispatcher = args[0].contains("pool") ? Dispatcher.executor(pool) : Dispatcher.eventLoop();
            DarkriftServerBuilder builder = DarkriftServer.builder()
                    .listen(Listener.bichannel(0).host("127.0.0.1"))
                    .closeTimeout(LONG)
                    .dispatcher(dispatcher)
                    .onDisconnect((client, info) -> {});
            if (args[0].contains("server")) {
                builder.onUnhandledMessage((client, message) -> System.exit(CODE));
            } else {
                builder.onUnhandledMessage((client, message) -> client.send(message));
            }
            DarkriftServer server = builder.start();
            DarkriftClient client = DarkriftClient.builder()
                    .closeTimeout(LONG)
                    .onUnhandledMessage(message -> System.exit(CODE))
                    .connect("127.0.0.1", server.port());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(args[0].contains("server") ? server::close : client::close));
            client.send(Message.of(1));
            Thread.sleep(LONG.toMillis());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "server on a pool", "client"})
    void an_exit_from_a_handler_is_not_delayed_by_the_hook_that_closes(String what) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        what)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it has ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(CODE);
        } finally {
            process.destroyForcibly();
        }
    }
}
