package io.darkrift.example.guide;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;

/** The program of the README. */
final class FirstMessage {
    private FirstMessage() {}

    public static void main(String[] args) throws InterruptedException {
        MessageRegistry messages = MessageRegistry.load();
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1")) // any free port; 4296 is usual
                        .registry(messages)
                        .on(Greeting.class, (client, hello) -> client.send(new Greeting("you said " + hello.text())))
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().registry(messages).connect("127.0.0.1", server.port())) {
            client.send(new Greeting("hello")); // reliable, over TCP
            client.send(new Greeting("hello"), SendMode.UNRELIABLE); // over UDP
            System.out.println(client.receive(Greeting.class).text()); // prints: you said hello
        }
    }
}
