package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.ConnectionObserver;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.LogCapture;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.testing.VirtualTime;
import io.darkrift.wire.support.BigEndian;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What observers of a server see. */
class ObserverTest extends VirtualTime {
    private class Noting implements ConnectionObserver<RemoteClient> {
        final List<String> seen = new ArrayList<>();

        private void note(String what, RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            seen.add(what + " " + client.id() + " tag " + BigEndian.getUInt16(bytes, from + 1) + " " + (to - from) + " "
                    + mode);
        }

        @Override
        public void received(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            note("received", client, bytes, from, to, mode);
        }

        @Override
        public void sent(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
            note("sent", client, bytes, from, to, mode);
        }

        @Override
        public void connected(RemoteClient client, long nanos, boolean failed) {
            seen.add("connected " + client.id() + " " + failed);
        }

        @Override
        public void disconnected(RemoteClient client, DisconnectInfo info, long nanos, boolean failed) {
            seen.add("disconnected " + client.id() + " " + info.reason() + " " + failed);
        }
    }

    private final class Timing extends Noting {
        @Override
        public boolean seesMessages() {
            return false;
        }

        @Override
        public boolean timesHandlers() {
            return true;
        }

        @Override
        public void handled(RemoteClient client, int tag, long nanos, boolean failed) {
            seen.add("handled " + tag + " " + failed);
        }
    }

    private static String tag(DarkriftClient client, Class<?> type) {
        return " tag " + client.registry().require(type).tag() + " ";
    }

    @Test
    void messages_are_seen_both_ways_and_over_both_channels() {
        DarkriftServer server = start(server().on(Numbered.class, (client, message) -> {
            client.send(message);
            client.send(message, SendMode.UNRELIABLE);
        }));
        Noting observer = new Noting();
        server.observe(observer);
        DarkriftClient client = connect();
        client.send(new Numbered(1, 1));
        settle();
        RemoteClient remote = onlyClientOf(server);
        remote.send(new Bytes(new byte[2]));
        server.broadcast(new Numbered(2, 2));
        remote.kick("enough", new Numbered(3, 3));
        await(() -> server.clientCount() == 0);
        settle();
        String numbered = tag(client, Numbered.class);
        assertThat(observer.seen)
                .containsExactly(
                        "connected 0 false",
                        "received 0" + numbered + "11 RELIABLE",
                        "sent 0" + numbered + "11 RELIABLE",
                        "sent 0" + numbered + "11 UNRELIABLE",
                        "sent 0" + tag(client, Bytes.class) + "5 RELIABLE",
                        "sent 0" + numbered + "11 RELIABLE",
                        "sent 0" + numbered + "11 RELIABLE",
                        "disconnected 0 KICKED false");
    }

    @Test
    void handlers_are_timed_only_for_those_who_ask() {
        DarkriftServer server = start(server().on(Numbered.class, (client, message) -> {
            if (message.number() == 2) {
                throw new IllegalStateException("as the test wants");
            }
        }));
        Timing observer = new Timing();
        server.observe(observer);
        DarkriftClient client = connect();
        client.send(new Numbered(1, 1));
        client.send(new Numbered(1, 2));
        settle();
        int tag = client.registry().require(Numbered.class).tag();
        assertThat(observer.seen)
                .containsExactly("connected 0 false", "handled " + tag + " false", "handled " + tag + " true");
    }

    @Test
    void an_observer_that_is_removed_sees_nothing_more() {
        DarkriftServer server = start(server());
        Noting observer = new Noting();
        Noting other = new Noting();
        server.observe(observer);
        server.observe(other);
        server.stopObserving(observer);
        connect().send(new Numbered(1, 1));
        settle();
        assertThat(observer.seen).isEmpty();
        assertThat(other.seen).hasSize(2);
    }

    @Test
    void an_observer_that_throws_disturbs_nobody() {
        List<Numbered> handled = new ArrayList<>();
        DarkriftServer server = start(server().on(Numbered.class, (client, message) -> handled.add(message)));
        Noting observer = new Noting();
        server.observe(new ConnectionObserver<RemoteClient>() {
            @Override
            public void received(RemoteClient client, byte[] bytes, int from, int to, SendMode mode) {
                throw new IllegalStateException("as the test wants");
            }
        });
        server.observe(observer);
        try (LogCapture log = new LogCapture()) {
            connect().send(new Numbered(1, 1));
            settle();
            assertThat(log.text()).contains("An observer has failed");
        }
        assertThat(handled).containsExactly(new Numbered(1, 1));
        assertThat(observer.seen).hasSize(2);
    }
}
