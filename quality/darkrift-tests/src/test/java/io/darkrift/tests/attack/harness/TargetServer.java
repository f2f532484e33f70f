package io.darkrift.tests.attack.harness;

import com.sun.management.UnixOperatingSystemMXBean;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DispatchQueue;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.DarkriftServerBuilder;
import io.darkrift.server.Listener;
import io.darkrift.server.RemoteClient;
import io.darkrift.server.ServerStatistics;
import io.darkrift.tests.attack.Echo;
import io.darkrift.tests.attack.Fault;
import io.darkrift.tests.attack.Load;
import io.darkrift.tests.attack.Request;
import io.darkrift.tests.attack.Snapshot;
import io.darkrift.tests.model.Dictionaries;
import io.darkrift.tests.model.EncodedTexts;
import io.darkrift.tests.model.Nestings;
import io.darkrift.tests.model.SignedArrays;
import io.darkrift.tests.model.Structs;
import io.darkrift.tests.model.Utf8Texts;
import io.netty.util.internal.PlatformDependent;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * The server that is attacked, in a process of its own. It answers commands on its standard input, one a line, with one
 * line each, and ends with its input: when the test is gone, so is the server.
 */
final class TargetServer implements AutoCloseable {
    private static final Pattern EVENT_LOOP = Pattern.compile("darkrift-\\d+-\\d+");
    private static final int SAMPLE_MILLIS = 20;
    private static final int BROADCAST_MILLIS = 50;
    private static volatile boolean stalled;

    private final AtomicLong rawDetails = new AtomicLong();
    private final AtomicLong disconnects = new AtomicLong();
    private final DarkriftServer server;
    private volatile long peakDirect;
    private volatile long peakDescriptors;

    private TargetServer(ServerProfile profile) {
        boolean isSlow = profile == ServerProfile.POOL;
        DarkriftServerBuilder builder = DarkriftServer.builder()
                .listen(Listener.bichannel(0))
                .registry(MessageRegistry.load())
                // Attackers come from loopback, which is trusted otherwise.
                .trustedAddresses()
                .on(Echo.class, TargetServer::echo)
                .on(Load.class, (client, load) -> {
                    if (isSlow) {
                        TimeUnit.MILLISECONDS.sleep(2);
                    }
                })
                .on(Fault.class, (client, fault) -> {
                    throw new IllegalStateException("can't use " + fault.text());
                })
                .on(Request.class, TargetServer::answer)
                .on(Dictionaries.class, (client, dictionaries) -> {})
                .on(EncodedTexts.class, (client, texts) -> {})
                .on(Nestings.class, (client, nestings) -> {})
                .on(SignedArrays.class, (client, arrays) -> {})
                .on(Structs.class, (client, structs) -> {})
                .on(Utf8Texts.class, (client, texts) -> {})
                .onDisconnect(this::left);
        server = profile.apply(builder).start();
        background("sampler", SAMPLE_MILLIS, this::sample);
        if (profile == ServerProfile.BROADCAST) {
            background("broadcast", BROADCAST_MILLIS, () -> {
                server.broadcast(new Snapshot(new byte[4_096]));
                server.broadcast(new Snapshot(new byte[400]), SendMode.UNRELIABLE);
            });
        }
    }

    public static void main(String[] args) throws Exception {
        try (TargetServer target = new TargetServer(ServerProfile.valueOf(args[0]));
                BufferedReader commands =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println(target.server.port());
            for (String command = commands.readLine(); command != null; command = commands.readLine()) {
                System.out.println(target.obey(command.split(" ")));
            }
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private String obey(String[] command) {
        return switch (command[0]) {
            case "collect" -> {
                System.gc();
                yield figures().line();
            }
            case "reset" -> {
                peakDirect = 0;
                peakDescriptors = 0;
                yield figures().line();
            }
            case "figures" -> figures().line();
            case "stall" -> {
                stalled = true;
                yield "stalled";
            }
            case "resume" -> {
                stalled = false;
                yield "resumed";
            }
            case "rtt" ->
                server.client(Integer.parseInt(command[1]))
                        .flatMap(RemoteClient::roundTripTime)
                        .map(rtt -> Long.toString(rtt.smoothed().toMillis()))
                        .orElse("-1");
            default -> server.statistics().toString();
        };
    }

    private static void echo(RemoteClient client, Echo echo) {
        client.send(echo, echo.unreliable() ? SendMode.UNRELIABLE : SendMode.RELIABLE);
    }

    private static void answer(RemoteClient client, Request request) {
        // As an application would: it does not send what a client likes.
        int size = Math.max(0, Math.min(60_000, request.size()));
        if (request.unreliable()) {
            client.send(new Snapshot(new byte[Math.min(size, 1_100)]), SendMode.UNRELIABLE);
        } else {
            client.send(new Snapshot(new byte[size]));
        }
    }

    private void left(RemoteClient client, DisconnectInfo info) {
        disconnects.incrementAndGet();
        if (info.detail().chars().anyMatch(Character::isISOControl)) {
            rawDetails.incrementAndGet();
        }
    }

    /** Runs the handlers of a game loop, unless it stands still. */
    static void drain(DispatchQueue queue) {
        background("game loop", 5, () -> {
            if (!stalled) {
                queue.drain();
            }
        });
    }

    private static void background(String name, long millis, Runnable task) {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        try {
                            task.run();
                        } catch (OutOfMemoryError e) {
                            // It goes on: what matters is what the library does.
                        }
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void sample() {
        peakDirect = Math.max(peakDirect, direct());
        peakDescriptors = Math.max(peakDescriptors, descriptors());
    }

    private ServerFigures figures() {
        sample();
        Runtime runtime = Runtime.getRuntime();
        ServerStatistics statistics = server.statistics();
        long eventLoops = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> EVENT_LOOP.matcher(thread.getName()).matches())
                .count();
        return new ServerFigures(
                runtime.totalMemory() - runtime.freeMemory(),
                direct(),
                peakDirect,
                descriptors(),
                peakDescriptors,
                eventLoops,
                statistics.clients(),
                statistics.pendingHandshakes(),
                rawDetails.get(),
                disconnects.get());
    }

    /** Netty counts what it frees itself; the JVM counts the rest. */
    private static long direct() {
        long ofTheJvm = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return Math.max(ofTheJvm, PlatformDependent.usedDirectMemory());
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    @Override
    public void close() {
        server.close();
    }
}
