package io.darkrift.testing;

import io.darkrift.annotation.Direction;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageRegistryProvider;
import io.darkrift.message.RecordSerializer;
import io.darkrift.message.Request;
import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.memory.MemoryNetwork;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.util.function.Function;

/** The game of these tests: lines that clients send reach all of them. */
final class Chat {
    record Line(String text) {}

    record Notice(String text) {}

    record Ask(String text) implements Request<Line> {}

    record WhoAreYou() implements Request<Line> {}

    static final MessageRegistry MESSAGES = MessageRegistry.of(
            new Serializer<>(1, Line.class, Direction.BOTH, Line::text, Line::new),
            new Serializer<>(2, Notice.class, Direction.SERVER_TO_CLIENT, Notice::text, Notice::new),
            new Serializer<>(3, Ask.class, Direction.CLIENT_TO_SERVER, Ask::text, Ask::new),
            new Serializer<>(4, WhoAreYou.class, Direction.SERVER_TO_CLIENT, question -> "", text -> new WhoAreYou()));

    /** Found by {@code MessageRegistry.load()}. */
    public static final class Provider implements MessageRegistryProvider {
        @Override
        public MessageRegistry get() {
            return MESSAGES;
        }
    }

    private Chat() {}

    static DarkriftServer start(MemoryNetwork network) {
        return DarkriftServer.builder()
                .listen(network.listener())
                .registry(MESSAGES)
                .onConnect(client -> client.send(new Notice("welcome")))
                .on(Line.class, (client, line) -> {
                    if (line.text().equals("crash")) {
                        throw new IllegalStateException("as the client asked");
                    } else if (line.text().equals("bye")) {
                        client.kick("as asked");
                    } else {
                        client.send(line);
                    }
                })
                .start();
    }

    private static final class Serializer<T> extends RecordSerializer<T> {
        private final Function<T, String> text;
        private final Function<String, T> constructor;

        Serializer(
                int tag,
                Class<T> type,
                Direction direction,
                Function<T, String> text,
                Function<String, T> constructor) {
            super(tag, type, direction);
            this.text = text;
            this.constructor = constructor;
        }

        @Override
        public void write(T value, DarkriftWriter out) {
            out.writeString(text.apply(value));
        }

        @Override
        public T read(DarkriftReader in) {
            return constructor.apply(in.readString());
        }
    }
}
