package io.darkrift.example;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.Dispatcher;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.ServerTransport;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What the server does: it waits for a client's numbers, then sends it one of them every interval until it disconnects. */
final class NumberChooser implements ChooserServerHandler<RemoteClient>, AutoCloseable {
    private final Duration interval;
    private final PrintWriter out;
    /** Handlers run here too: they print, which may block, and an event loop must not wait. */
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    private final Map<RemoteClient, Future<?>> choosing = new ConcurrentHashMap<>();

    NumberChooser(Duration interval, PrintWriter out) {
        this.interval = interval;
        this.out = out;
    }

    DarkriftServer start(ServerTransport listener) {
        return DarkriftServer.builder()
                .listen(listener)
                .dispatcher(Dispatcher.executor(clock))
                .onConnect(client -> out.println("client " + client.id() + " connected"))
                .handler(this)
                .onDisconnect(this::gone)
                .start();
    }

    @Override
    public void onChoose(RemoteClient client, Choose choose) {
        int[] items = choose.items();
        if (items.length == 0) {
            // The library counts strikes, and limits its log. A line for each would let a client fill the output.
            client.strike("sent an empty list: there is no number to choose", 1);
            return;
        }
        // A client that reads too slowly is disconnected: see sendQueuePolicy.
        Runnable chooseOne =
                () -> client.send(new Choice(items[ThreadLocalRandom.current().nextInt(items.length)]));
        stop(choosing.put(client, clock.scheduleAtFixedRate(chooseOne, 0, interval.toNanos(), TimeUnit.NANOSECONDS)));
    }

    private void gone(RemoteClient client, DisconnectInfo disconnect) {
        Future<?> task = choosing.remove(client);
        if (task != null) {
            stop(task);
        }
        out.println("client " + client.id() + " disconnected: " + disconnect.detail());
    }

    private static void stop(Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    /** Sends nothing more. To be called after the server has been closed. */
    @Override
    public void close() {
        clock.shutdownNow();
    }
}
