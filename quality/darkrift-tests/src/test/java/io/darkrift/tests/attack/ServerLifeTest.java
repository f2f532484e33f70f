package io.darkrift.tests.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How servers begin and end, in processes of their own: what they leave behind shows only there. */
@EnabledOnOs(OS.LINUX)
class ServerLifeTest {
    private static final int STARTS = Integer.getInteger("attack.starts", 40);
    private static final long PATIENCE_SECONDS = 300;
    private static final int OUTPUT_KEPT = 4_000;

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

    @TempDir
    Path directory;

    /** Runs a program, and checks that it ends with an exit code; else its output is in the failure's text. */
    private void run(
            Class<?> program, int expectedCode, long patienceSeconds, List<String> jvmOptions, String... arguments)
            throws IOException, InterruptedException {
        Path output = directory.resolve(program.getSimpleName() + ".txt");
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(patienceSeconds, TimeUnit.SECONDS))
                    .as("%s ends within %d s; its output: %s", program.getSimpleName(), patienceSeconds, end(output))
                    .isTrue();
            assertThat(process.exitValue())
                    .as("exit code of %s; its output: %s", program.getSimpleName(), end(output))
                    .isEqualTo(expectedCode);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String end(Path output) throws IOException {
        String text = Files.readString(output);
        return text.substring(Math.max(0, text.length() - OUTPUT_KEPT));
    }

    @Test
    void serversThatStartAndStopKeepNoDirectMemory() throws Exception {
        List<String> little = List.of("-Xmx64m", "-XX:MaxDirectMemorySize=16m", "-XX:+DisableExplicitGC");
        run(Restarts.class, 0, PATIENCE_SECONDS, little, Integer.toString(STARTS));
    }

    @Test
    void aHandlerThatEndsTheProcessIsNotHeldUpByTheCloseOfTheServer() throws Exception {
        // The start, the time limit of the close, and a few seconds that the close may take beyond it.
        run(ExitInAHandler.class, 7, 20, List.of("-Xmx64m"));
    }
}
