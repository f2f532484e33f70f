package io.darkrift.benchmarks.observe;

import io.darkrift.admin.DarkriftAdmin;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.MessageRegistry;
import io.darkrift.micrometer.ServerMetrics;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** A server that answers each message of a client with one, over loopback, with something that observes it. */
final class ObserveRun implements AutoCloseable {
    /** What observes the server. */
    enum Way {
        NOTHING("nothing", (server, registry) -> () -> {}),
        METRICS("`ServerMetrics`, scraped each second", (server, registry) -> bind(ServerMetrics.of(server), registry)),
        PER_TAG(
                "the same with `perTag`",
                (server, registry) ->
                        bind(ServerMetrics.builder(server).perTag(100).build(), registry)),
        HANDLER_TIMES(
                "the same with `csharpNames` and `handlerTimes`",
                (server, registry) -> bind(
                        ServerMetrics.builder(server)
                                .csharpNames()
                                .handlerTimes()
                                .build(),
                        registry)),
        PAGE("the page of `darkrift-admin`, open", (server, registry) -> open(server, List.of("/api/stream"))),
        SNIFFER(
                "the same with a sniffer of all messages",
                (server, registry) -> open(server, List.of("/api/stream", "/api/sniff"))),
        SNIFFER_OF_OTHERS(
                "the same with a sniffer of another client",
                (server, registry) -> open(server, List.of("/api/stream", "/api/sniff?client=60000")));

        private final String text;
        private final BiFunction<DarkriftServer, PrometheusMeterRegistry, Runnable> attach;

        Way(String text, BiFunction<DarkriftServer, PrometheusMeterRegistry, Runnable> attach) {
            this.text = text;
            this.attach = attach;
        }

        private static Runnable bind(ServerMetrics metrics, PrometheusMeterRegistry registry) {
            metrics.bindTo(registry);
            return metrics::close;
        }

        private static Runnable open(DarkriftServer server, List<String> paths) {
            DarkriftAdmin admin =
                    DarkriftAdmin.attachTo(server).port(0).protocols(List.of()).start();
            for (String path : paths) {
                URI uri = URI.create("http://127.0.0.1:" + admin.port() + path);
                HTTP.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
            }
            return admin::close;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** How many messages may be on their way: fewer than a server takes for the sign of a slow client. */
    private static final int UNDER_WAY = 20_000;

    private static final int STEP = 1_000;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final MessageRegistry MESSAGES = MessageRegistry.load();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLoops loops = EventLoops.create(1, TransportKind.NIO);
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final DarkriftServer server;
    private final DarkriftClient client;
    private final Runnable attached;
    private final long thread;
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private volatile CountDownLatch last = new CountDownLatch(1);

    ObserveRun(Way way) throws InterruptedException, ExecutionException {
        server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .registry(MESSAGES)
                .eventLoops(loops)
                .on(Choice.class, (peer, choice) -> peer.send(choice))
                .start();
        attached = way.attach.apply(server, registry);
        thread = loops.group()
                .next()
                .submit(() -> Thread.currentThread().getId())
                .get();
        client = DarkriftClient.builder()
                .registry(MESSAGES)
                .on(Choice.class, choice -> {
                    if (choice.item() % STEP == 0) {
                        room.release(STEP);
                    }
                    if (choice.item() == 0) {
                        last.countDown();
                    }
                })
                .connect("127.0.0.1", server.port());
    }

    /** Returns the CPU time of the server's event loop for a message and its answer, in nanoseconds. */
    double measure(int messages) throws InterruptedException {
        last = new CountDownLatch(1);
        long cpu = THREADS.getThreadCpuTime(thread);
        long scraped = System.nanoTime();
        for (int left = messages - 1; left >= 0; left--) {
            if (left % STEP == STEP - 1) {
                room.acquire(STEP);
            }
            client.sendBlocking(new Choice(left));
            if ((left & 0xFFFF) == 0 && System.nanoTime() - scraped > TimeUnit.SECONDS.toNanos(1)) {
                scraped = System.nanoTime();
                registry.scrape();
            }
        }
        if (!last.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("it took too long");
        }
        return (double) (THREADS.getThreadCpuTime(thread) - cpu) / messages;
    }

    @Override
    public void close() {
        attached.run();
        client.close();
        server.close();
        loops.close();
    }
}
