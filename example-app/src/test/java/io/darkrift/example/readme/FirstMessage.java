package io.darkrift.example.readme;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;

public final class FirstMessage {
    public static void main(String[] args) throws InterruptedException {
        MessageRegistry messages = MessageRegistry.load();
        try (DarkriftServer server = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .registry(messages)
                        .on(Greeting.class, (client, hello) -> client.send(new Greeting("you said " + hello.text())))
                        .start();
                DarkriftClient client =
                        DarkriftClient.builder().registry(messages).connect("127.0.0.1", server.port())) {
            client.send(new Greeting("hello"));
            System.out.println(client.receive(Greeting.class).text());
        }
    }
}
