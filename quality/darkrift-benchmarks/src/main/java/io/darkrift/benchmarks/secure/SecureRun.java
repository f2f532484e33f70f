package io.darkrift.benchmarks.secure;

import io.darkrift.client.DarkriftClient;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.server.DarkriftServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that sends back what it gets, and a client, over loopback. */
final class SecureRun implements AutoCloseable {
    private static final int TAG = 1;
    private static final int PATIENCE_SECONDS = 1;

    private final DarkriftServer server;
    private final DarkriftClient client;
    private final AtomicInteger toSend = new AtomicInteger();
    private volatile @Nullable CountDownLatch answers;
    private volatile Message message = Message.of(TAG);

    SecureRun(Transports transport) throws InterruptedException {
        server = DarkriftServer.builder()
                .listen(transport.listener())
                .onUnhandledMessage((from, received) -> from.send(received, received.sendMode()))
                .start();
        client = DarkriftClient.builder().onUnhandledMessage(this::answered).connect(transport.dialer(server.port()));
    }

    private void answered(Message answer) {
        CountDownLatch left = answers;
        if (left != null) {
            left.countDown();
        }
        if (toSend.getAndDecrement() > 0) {
            client.send(message, message.sendMode());
        }
    }

    /** Returns the nanoseconds for each message and its answer, with some under way at a time. */
    double measure(SendMode mode, int size, int count, int atOnce) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(count);
        message = Message.of(TAG, new byte[size]).with(mode);
        answers = left;
        toSend.set(count - atOnce);
        long start = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            client.send(message, mode);
        }
        long before = count;
        while (!left.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            if (left.getCount() == before) {
                // Datagrams may get lost, and those that follow them with them.
                client.send(message, mode);
            }
            before = left.getCount();
        }
        answers = null;
        return (System.nanoTime() - start) / (double) count;
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
