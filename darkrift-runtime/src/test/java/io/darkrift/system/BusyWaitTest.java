package io.darkrift.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.testing.Threads;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Event loops that never sleep. */
class BusyWaitTest extends Loopback {
    @ParameterizedTest
    @EnumSource(names = {"NIO", "EPOLL"})
    void messages_come_back_and_nothing_is_left_when_all_is_closed(TransportKind kind) throws Exception {
        if (kind == TransportKind.EPOLL) {
            assumeEpoll();
        }
        Threads before = Threads.now();
        DarkriftServer server = start(
                server().transport(kind).busyWait(true).onUnhandledMessage((client, message) -> client.send(message)));
        DarkriftClient client = connect(client().transport(kind).busyWait(true), server);
        for (SendMode mode : SendMode.values()) {
            for (int i = 0; i < 50; i++) {
                client.send(Message.of(i, new byte[i]).with(mode));
                assertThat(client.receive(LIMIT))
                        .isEqualTo(Message.of(i, new byte[i]).with(mode));
            }
        }
        // Timers go off although the loop never waits for them.
        assertThat(get(client.ping())).isPositive();
        client.close();
        server.close();
        await(() -> Threads.now().since(before).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"NIO", "EPOLL"})
    void an_event_loop_works_while_nothing_comes(TransportKind kind) {
        if (kind == TransportKind.EPOLL) {
            assumeEpoll();
        }
        start(server().transport(kind).busyWait(true));
        long idle = cpuNanosOfEventLoops();
        await(() -> cpuNanosOfEventLoops() - idle > 20_000_000);
    }

    private static long cpuNanosOfEventLoops() {
        var threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("darkrift")) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }
}
