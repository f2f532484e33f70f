package io.darkrift.tests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** How servers begin and end, in processes of their own: what they leave behind shows only there. */
@EnabledOnOs(OS.LINUX)
class ServerLifeTest {
    private static final int STARTS = Integer.getInteger("attack.starts", 40);
    private static final long PATIENCE_SECONDS = 300;

    /** Starts and stops servers. */
    static final class Restarts {
        public static void main(String[] args) throws InterruptedException {
            for (int i = 0; i < Integer.parseInt(args[0]); i++) {
                try (DarkriftServer server = DarkriftServer.builder()
                                .listen(Listener.bichannel(0).host("127.0.0.1"))
                                .start();
                        DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port())) {
                    client.send(Message.of(4_000));
                }
            }
        }
    }

    /** Ends the process in a handler, with a server that a shutdown hook closes and whose onDisconnect waits for that. */
    static final class ExitInAHandler {
        public static void main(String[] args) throws InterruptedException {
            DarkriftServer server = DarkriftServer.builder()
                    .listen(Listener.bichannel(0).host("127.0.0.1"))
                    .closeTimeout(Duration.ofSeconds(1))
                    .onUnhandledMessage((client, message) -> System.exit(7))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            DarkriftClient client = DarkriftClient.builder().connect("127.0.0.1", server.port());
            client.send(Message.of(4_000));
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
        }
    }

    /** Runs a program, and returns its exit code. */
    private static int run(Class<?> program, long patienceSeconds, List<String> jvmOptions, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(patienceSeconds, TimeUnit.SECONDS))
                    .as("%s ends within %d s", program.getSimpleName(), patienceSeconds)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void serversThatStartAndStopKeepNoDirectMemory() throws Exception {
        List<String> little = List.of("-Xmx64m", "-XX:MaxDirectMemorySize=16m", "-XX:+DisableExplicitGC");
        assertThat(run(Restarts.class, PATIENCE_SECONDS, little, Integer.toString(STARTS)))
                .isZero();
    }

    @Test
    void aHandlerThatEndsTheProcessIsNotHeldUpByTheCloseOfTheServer() throws Exception {
        // The start, the time limit of the close, and a few seconds that the close may take beyond it.
        assertThat(run(ExitInAHandler.class, 20, List.of("-Xmx64m"))).isEqualTo(7);
    }
}
