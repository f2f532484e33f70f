package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Makes many connections, some at a time. */
final class Crowd {
    private static final int AT_A_TIME = 16;
    private static final long SECONDS_TO_ANSWER = 30;

    private Crowd() {}

    /** Connects as often as is wanted. */
    static List<Peer> connect(Library library, int port, int count, Receiver receiver) throws Exception {
        List<Peer> peers = Collections.synchronizedList(new ArrayList<>());
        repeat(count, () -> peers.add(library.connect(port, receiver)));
        return List.copyOf(peers);
    }

    /** Connects as often as is wanted, each time until a first M1 has returned. */
    static void greet(Library library, int port, int count) throws Exception {
        repeat(count, () -> {
            Greeting greeting = new Greeting();
            Peer peer = library.connect(port, greeting);
            peer.send(new Choice(1));
            peer.flush();
            if (!greeting.answered.await(SECONDS_TO_ANSWER, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a connection got no answer for " + SECONDS_TO_ANSWER + " seconds");
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void repeat(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(threads.submit(() -> {
                    work.run();
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static final class Greeting implements Receiver {
        private final CountDownLatch answered = new CountDownLatch(1);

        @Override
        public void receive(Peer from, Choice message) {
            answered.countDown();
        }

        @Override
        public void receive(Peer from, PlayerUpdate message) {
            throw new IllegalStateException("only M1 goes to and fro");
        }
    }
}
