package io.darkrift.example.guide.arena;

import io.darkrift.server.Listener;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program. Ctrl-C and {@code docker stop} end it, after all players have been saved. */
public final class ArenaServer {
    private ArenaServer() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Accounts accounts = new Accounts(new Account("ada", 0, 0), new Account("bob", 3, 4));
                Arena arena = new Arena(Listener.bichannel(4296), accounts)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                arena.stop();
                try {
                    stopped.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            arena.run();
        } finally {
            stopped.countDown();
        }
    }
}
