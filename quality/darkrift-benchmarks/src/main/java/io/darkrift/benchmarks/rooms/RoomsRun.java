package io.darkrift.benchmarks.rooms;

import com.sun.management.OperatingSystemMXBean;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.client.DarkriftClient;
import io.darkrift.message.MessageRegistry;
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.rooms.Rooms;
import io.darkrift.server.ClientGroup;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.RemoteClient;
import io.darkrift.transport.memory.MemoryNetwork;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server with many rooms, and clients over the in-memory transport, each of which is in ten rooms. */
final class RoomsRun implements AutoCloseable {
    /** Time of this process, the clients included. */
    record Cost(double wallNanos, double cpuNanos) {}

    static final int MEMBERS = 10;
    private static final int CONNECTING = 200;
    private static final long LIMIT_SECONDS = 120;

    private final int count;
    private final MemoryNetwork network = MemoryNetwork.realTime();
    private final List<DarkriftClient> clients = new ArrayList<>();
    private final List<RemoteClient> remotes = new ArrayList<>();
    private final Rooms<RemoteClient> rooms;
    private final List<Room<RemoteClient>> opened = new ArrayList<>();
    private final ConcurrentHashMap<Integer, ClientGroup> groups = new ConcurrentHashMap<>();
    private final AtomicLong awaited = new AtomicLong();
    private final DarkriftServer server;
    private volatile @Nullable CountDownLatch arrived;
    private volatile boolean byHand;
    private final double bytesPerRoom;

    /** In a room: each message goes to all of its members. */
    private final class Echo implements RoomHandler<RemoteClient> {
        Echo(Room<RemoteClient> room) {
            room.on(Choice.class, (client, choice) -> room.broadcast(choice));
            room.on(Integer.class, (client, number) -> arrived());
        }
    }

    RoomsRun(int count) throws Exception {
        this.count = count;
        rooms = Rooms.<RemoteClient>builder(client -> client, Echo::new)
                .maxRoomsPerPlayer(MEMBERS)
                .build();
        server = DarkriftServer.builder()
                .listen(network.listener())
                .registry(MessageRegistry.load())
                .on(Choice.class, this::receive)
                .start();
        connect();
        long before = usedHeap();
        open();
        bytesPerRoom = (double) (usedHeap() - before) / count;
    }

    private void receive(RemoteClient client, Choice choice) {
        if (byHand) {
            groups.get(choice.item()).broadcast(choice);
        } else {
            rooms.receive(client, choice.item(), choice);
        }
    }

    private void connect() throws Exception {
        MessageRegistry registry = MessageRegistry.load();
        while (clients.size() < count) {
            List<CompletableFuture<DarkriftClient>> attempts = new ArrayList<>();
            for (int i = 0; i < CONNECTING && clients.size() + i < count; i++) {
                attempts.add(DarkriftClient.builder()
                        .registry(registry)
                        .on(Choice.class, (client, choice) -> arrived())
                        .connectAsync(network.dialer()));
            }
            for (CompletableFuture<DarkriftClient> each : attempts) {
                clients.add(each.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            }
        }
        for (DarkriftClient client : clients) {
            remotes.add(server.client(client.id()).orElseThrow());
        }
    }

    /** Room n has client n and the next nine. */
    private void open() throws Exception {
        List<CompletableFuture<?>> joins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Room<RemoteClient> room = rooms.create(
                    RoomOptions.named("room").withMaxMembers(MEMBERS).keepWhenEmpty());
            opened.add(room);
            for (int member = 0; member < MEMBERS; member++) {
                joins.add(room.join(memberOf(i, member)));
            }
        }
        for (CompletableFuture<?> each : joins) {
            each.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }

    private RemoteClient memberOf(int room, int member) {
        return remotes.get((room + member) % count);
    }

    /** Returns what the rooms hold of the heap, members included and clients left out. */
    double bytesPerRoom() {
        return bytesPerRoom;
    }

    /** The same with groups and a map, as one would write it for the event loop. */
    void openGroups() {
        for (int i = 0; i < count; i++) {
            ClientGroup group = server.newGroup();
            for (int member = 0; member < MEMBERS; member++) {
                group.add(memberOf(i, member));
            }
            groups.put(opened.get(i).id(), group);
        }
    }

    /** Each client sends a message to each of its rooms, which sends it to its members. Times for each that arrives. */
    Cost broadcasts(boolean withGroups) throws InterruptedException {
        byHand = withGroups;
        return measure((long) count * MEMBERS * MEMBERS, () -> {
            for (int i = 0; i < count; i++) {
                for (int member = 0; member < MEMBERS; member++) {
                    clients.get((i + member) % count)
                            .send(new Choice(opened.get(i).id()));
                }
            }
        });
    }

    /** Each member gives its room an object, without a network. Times for each that is handled. */
    Cost deliveries() throws InterruptedException {
        return measure((long) count * MEMBERS, () -> {
            for (int i = 0; i < count; i++) {
                for (int member = 0; member < MEMBERS; member++) {
                    rooms.receive(memberOf(i, member), opened.get(i).id(), i);
                }
            }
        });
    }

    private Cost measure(long messages, Runnable work) throws InterruptedException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        CountDownLatch latch = new CountDownLatch(1);
        awaited.set(messages);
        arrived = latch;
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    awaited + " of " + messages + " messages have not arrived: " + rooms.statistics());
        }
        long wall = System.nanoTime() - start;
        return new Cost((double) wall / messages, (double) (system.getProcessCpuTime() - cpu) / messages);
    }

    private void arrived() {
        CountDownLatch latch = arrived;
        if (awaited.decrementAndGet() == 0 && latch != null) {
            latch.countDown();
        }
    }

    /**
     * Returns how long tasks wait in rooms chosen at random, while the others have nothing to do.
     *
     * @param slow whether one room is busy all the time, with pieces of 20 ms
     */
    Series delaysInMicroseconds(int samples, boolean slow) throws InterruptedException {
        Room<RemoteClient> busy = opened.get(0);
        boolean[] goesOn = {slow};
        if (slow) {
            busy.execute(new Runnable() {
                @Override
                public void run() {
                    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
                    while (System.nanoTime() - end < 0) {
                        Thread.onSpinWait();
                    }
                    if (goesOn[0]) {
                        busy.execute(this);
                    }
                }
            });
        }
        SplittableRandom random = new SplittableRandom(1);
        List<Double> delays = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            CountDownLatch ran = new CountDownLatch(1);
            long[] end = new long[1];
            long start = System.nanoTime();
            opened.get(random.nextInt(1, count)).execute(() -> {
                end[0] = System.nanoTime();
                ran.countDown();
            });
            ran.await();
            delays.add((end[0] - start) / 1e3);
            TimeUnit.MICROSECONDS.sleep(200);
        }
        goesOn[0] = false;
        return Series.of(delays);
    }

    private static long usedHeap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() {
        rooms.close();
        server.closeAsync()
                .orTimeout(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)
                .join();
        network.close();
    }
}
