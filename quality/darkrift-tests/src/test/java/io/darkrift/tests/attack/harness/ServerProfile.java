package io.darkrift.tests.attack.harness;

import io.darkrift.connection.DispatchQueue;
import io.darkrift.connection.Dispatcher;
import io.darkrift.connection.RateLimit;
import io.darkrift.server.DarkriftServerBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/** How the server of an attack is set up: as shipped, but for what an application chooses. */
public enum ServerProfile {
    /** All defaults. */
    DEFAULT(256, 128),
    /** Handlers take 2 ms, on a pool of two threads. */
    POOL(256, 128) {
        @Override
        DarkriftServerBuilder apply(DarkriftServerBuilder builder) {
            return builder.dispatcher(Dispatcher.executor(Executors.newFixedThreadPool(2, task -> {
                Thread thread = new Thread(task, "handlers");
                thread.setDaemon(true);
                return thread;
            })));
        }
    },
    /** A game loop, which can be told to stand still. */
    GAME_LOOP(256, 128) {
        @Override
        DarkriftServerBuilder apply(DarkriftServerBuilder builder) {
            DispatchQueue queue = Dispatcher.queue();
            TargetServer.drain(queue);
            return builder.dispatcher(queue);
        }

        @Override
        boolean admitsMeanwhile() {
            return false;
        }
    },
    /** Sends 4 KiB over TCP and 400 bytes over UDP to everybody, 20 times a second. */
    BROADCAST(256, 128),
    /** Pings its clients. */
    PINGS(256, 128) {
        @Override
        DarkriftServerBuilder apply(DarkriftServerBuilder builder) {
            return builder.pingInterval(Duration.ofMillis(250));
        }
    },
    /** With limits for the open internet, except for those of an address. */
    LIMITED(256, 128) {
        @Override
        DarkriftServerBuilder apply(DarkriftServerBuilder builder) {
            return builder.maxClients(2_000)
                    .pingInterval(Duration.ofSeconds(5))
                    .idleTimeout(Duration.ofSeconds(30))
                    .rateLimit(RateLimit.strike(200, 100_000));
        }
    },
    /** May open 1,024 files. */
    FEW_FILES(256, 128) {
        @Override
        List<String> shell() {
            return List.of("ulimit -n 1024");
        }
    },
    /** Little direct memory. */
    SMALL(128, 64),
    /** For all attacks at once. */
    SOAK(512, 256) {
        @Override
        DarkriftServerBuilder apply(DarkriftServerBuilder builder) {
            return builder.pingInterval(Duration.ofSeconds(1));
        }
    };

    private final int heapMebibytes;
    private final int directMebibytes;

    ServerProfile(int heapMebibytes, int directMebibytes) {
        this.heapMebibytes = heapMebibytes;
        this.directMebibytes = directMebibytes;
    }

    /** Applies what differs from the defaults. */
    DarkriftServerBuilder apply(DarkriftServerBuilder builder) {
        return builder;
    }

    /** Returns whether clients can come during an attack: what admits them may stand still. */
    boolean admitsMeanwhile() {
        return true;
    }

    /** Returns whether what handlers take is longer than all else: latency then decides nothing. */
    boolean hasSlowHandlers() {
        return this == POOL || this == GAME_LOOP;
    }

    /** Returns commands to run before the JVM. */
    List<String> shell() {
        return List.of();
    }

    /** Returns the options of the JVM. */
    List<String> jvmOptions() {
        return List.of("-Xmx" + heapMebibytes + "m", "-XX:MaxDirectMemorySize=" + directMebibytes + "m");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + heapMebibytes + " + " + directMebibytes
                + " MiB";
    }
}
