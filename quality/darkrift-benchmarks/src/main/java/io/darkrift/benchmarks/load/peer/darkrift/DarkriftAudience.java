package io.darkrift.benchmarks.load.peer.darkrift;

import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Audience;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.GeneratedMessageRegistry;
import io.darkrift.benchmarks.message.Samples;
import io.darkrift.benchmarks.message.Snapshot;
import io.darkrift.server.DarkriftServer;

/** A server of this library that broadcasts. */
public final class DarkriftAudience implements Audience {
    private final Darkrift library;
    private final CountingSerializer serializer = new CountingSerializer();
    private final Snapshot snapshot = Samples.snapshot();

    /**
     * Sets it up.
     *
     * @param options as for {@link Darkrift}
     */
    public DarkriftAudience(Fields options) {
        library = new Darkrift(options);
    }

    @Override
    public int listen(Runnable acknowledged) {
        return library.listen(library.builder(GeneratedMessageRegistry.registry()
                        .without(serializer.tag())
                        .with(serializer))
                .on(Choice.class, (client, choice) -> acknowledged.run()));
    }

    private DarkriftServer server() {
        return library.server();
    }

    @Override
    public int size() {
        return server().clientCount();
    }

    @Override
    public void broadcast() {
        server().broadcast(snapshot);
    }

    @Override
    public long encoded() {
        return serializer.written();
    }
}
