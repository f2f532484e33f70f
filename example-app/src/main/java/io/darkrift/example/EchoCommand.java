package io.darkrift.example;

import io.darkrift.DarkriftException;
import io.darkrift.message.Message;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A server that knows no records, and sends every message back unchanged. */
@Command(
        name = "echo",
        description = "Sends every message back unchanged: same tag, same payload, same channel. Ctrl-C ends it.")
final class EchoCommand implements Callable<Integer> {
    /** A datagram of any size can come, and must be able to go back. */
    private static final int LARGEST_DATAGRAM = 65_507;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ListenOptions listen;

    @Override
    public Integer call() throws InterruptedException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(listen.listener())
                .maxDatagramBytes(LARGEST_DATAGRAM)
                .serve(threads, EchoCommand::echo)
                .start()) {
            spec.commandLine().getOut().println(listen.describe(server));
            CtrlC.await(server);
            return 0;
        } catch (DarkriftException e) {
            spec.commandLine().getErr().println("failed to listen: " + e.getMessage());
            return 1;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits where the client does not read, so that nothing is lost: then nothing more is read from it either. */
    private static void echo(RemoteClient client) throws InterruptedException {
        for (Message message : client.messages()) {
            client.sendBlocking(message);
        }
    }
}
