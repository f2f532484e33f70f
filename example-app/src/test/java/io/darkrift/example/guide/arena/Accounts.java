package io.darkrift.example.guide.arena;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The accounts of players. One thread runs all reads and writes, in the order in which the game asks for them. */
final class Accounts implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Map<String, Account> database = new ConcurrentHashMap<>(); // in your game, a real one

    Accounts(Account... accounts) {
        for (Account account : accounts) {
            database.put(account.token(), account);
        }
    }

    CompletableFuture<Optional<Account>> load(String token) {
        return CompletableFuture.supplyAsync(() -> Optional.ofNullable(database.get(token)), thread);
    }

    void save(Account account) {
        thread.execute(() -> database.put(account.token(), account));
    }

    /** Waits until everything has been saved, 10 seconds at most. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("players were not saved within 10 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
