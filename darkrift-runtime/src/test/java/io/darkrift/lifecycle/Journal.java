package io.darkrift.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.RemoteClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What happened to each client of a server, in order, and whether it was what every client is promised. */
final class Journal {
    static final String CONNECTED = "connected";
    static final String GONE = "gone";

    private final Map<RemoteClient, List<String>> lives = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();

    /** Has a server write down what its handlers do. */
    DarkriftServerBuilder record(DarkriftServerBuilder builder) {
        return builder.onConnect(client -> note(client, CONNECTED)).onDisconnect(this::gone);
    }

    void gone(RemoteClient client, DisconnectInfo info) {
        if (client.closed().isDone()) {
            note(client, "closed() completed before onDisconnect");
        }
        note(client, GONE);
    }

    void note(RemoteClient client, String event) {
        List<String> life = life(client);
        life.add(event);
    }

    /** The events of one client. */
    List<String> life(RemoteClient client) {
        return lives.computeIfAbsent(client, key -> Collections.synchronizedList(new ArrayList<>()));
    }

    int clients() {
        return lives.size();
    }

    /** How many clients have had their last handler. */
    long finished() {
        return lives.values().stream().filter(life -> life.contains(GONE)).count();
    }

    /** Runs something that must never run twice at the same time. */
    void alone(RemoteClient client, Runnable body) {
        List<String> life = life(client);
        int before = life.size();
        life.add("begin");
        running.incrementAndGet();
        body.run();
        if (!life.get(life.size() - 1).equals("begin") || life.size() != before + 1) {
            life.add("two handlers at the same time");
        }
        life.set(life.size() - 1, "message");
    }

    /** Every client had one onConnect, which was the first, and one onDisconnect, which was the last. */
    void check() {
        lives.forEach((client, life) -> {
            List<String> events = List.copyOf(life);
            assertThat(events).as("the first event of %s", client).first().isEqualTo(CONNECTED);
            assertThat(events).as("the last event of %s", client).last().isEqualTo(GONE);
            assertThat(events).filteredOn(CONNECTED::equals).hasSize(1);
            assertThat(events).filteredOn(GONE::equals).hasSize(1);
            assertThat(events)
                    .doesNotContain("closed() completed before onDisconnect", "begin", "two handlers at the same time");
            assertThat(client.closed()).as("closed() of %s", client).succeedsWithin(java.time.Duration.ofSeconds(10));
        });
    }
}
