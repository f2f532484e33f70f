package io.darkrift.example.guide.sessions;

import io.darkrift.connection.Connection;
import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.stream.DataStreams;
import io.darkrift.stream.IncomingStream;
import io.darkrift.stream.OutgoingStream;
import io.darkrift.stream.StreamMessage;
import io.darkrift.transport.ServerTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the guide "Sessions" shows of large payloads. */
final class StreamSnippets {
    static final int STREAM_TAG = 118;
    private static final MessageRegistry MESSAGES = MessageRegistry.load();

    private StreamSnippets() {}

    static DarkriftServer start(ServerTransport listener, DataStreams streams) {
        return DarkriftServer.builder()
                .listen(listener)
                .registry(MESSAGES)
                .registry(streams.registry())
                .on(StreamMessage.class, streams::handle)
                .start();
    }

    static OutgoingStream sendMap(DataStreams streams, RemoteClient client, Path map) throws IOException {
        InputStream file = Files.newInputStream(map);
        OutgoingStream stream = streams.sendStream(client, "map", Files.size(map), file::read);
        stream.onProgress(bytes -> System.out.println(bytes + " of " + stream.length()));
        stream.done().whenComplete((done, failure) -> close(file));
        return stream;
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            System.err.println("the map can't be closed: " + e);
        }
    }

    static DataStreams receiving(Consumer<byte[]> maps) {
        return DataStreams.builder(STREAM_TAG)
                .receiveStream((connection, stream) -> receive(connection, stream, maps))
                .build();
    }

    private static void receive(Connection connection, IncomingStream stream, Consumer<byte[]> maps) {
        if (stream.name().equals("map")) {
            stream.toByteArray(10_000_000).thenAccept(maps); // longer ones are cancelled
        } else {
            stream.cancel("not a map");
        }
    }
}
