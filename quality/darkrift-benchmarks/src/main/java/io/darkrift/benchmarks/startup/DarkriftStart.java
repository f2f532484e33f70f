package io.darkrift.benchmarks.startup;

import io.darkrift.benchmarks.message.Choice;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;

/** A server and a client: the client gets one message back. */
final class DarkriftStart {
    private DarkriftStart() {}

    public static void main(String[] args) throws InterruptedException {
        MessageRegistry registry = MessageRegistry.load();
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .registry(registry)
                        .on(Choice.class, (client, choice) -> client.send(choice))
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().registry(registry).connect("127.0.0.1", server.port())) {
            client.send(new Choice(7));
            FirstMessage.arrived(client.receive(Choice.class).item());
        }
    }
}
