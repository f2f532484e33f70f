package io.darkrift.tests.attack.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an attack is made with: peers from addresses of its own, a pace, an end, and what has to hold besides that honest
 * clients notice nothing. Attacks use it from one thread.
 */
public final class Attacker implements AutoCloseable {
    private static final int HOSTS = 250;
    private static final double JOINS_A_SECOND = 1_000;

    private final Set<Peer> peers = ConcurrentHashMap.newKeySet();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final ServerProcess server;
    private final Effort effort;
    private final int network;
    private final Random random;
    private final long end;
    private final Volume volume;
    private long nextNanos = System.nanoTime();

    /**
     * Creates an attacker.
     *
     * @param server what is attacked
     * @param effort how hard
     * @param network the second number of its addresses, so that attacks share none
     * @param volume what it adds to
     */
    Attacker(ServerProcess server, Effort effort, int network, Volume volume) {
        this.server = server;
        this.effort = effort;
        this.network = network;
        this.volume = volume;
        this.random = new Random(network);
        this.end = System.nanoTime() + effort.duration().toNanos();
    }

    /** Returns the server, to send commands to. */
    public ServerProcess server() {
        return server;
    }

    /** Returns random numbers, the same in each run. */
    public Random random() {
        return random;
    }

    /** Returns random bytes. */
    public byte[] random(int size) {
        byte[] some = new byte[size];
        random.nextBytes(some);
        return some;
    }

    /** Returns whether there is time left. */
    public boolean goesOn() {
        return end - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted();
    }

    /** Returns how many of something to have, given what was found to hurt. */
    public int count(int full) {
        return (int) Math.max(Math.min(full, 4), Math.round(full * effort.crowd()));
    }

    /** Waits until the next of something is due, given how many there are in a second at full strength. */
    public void pace(double aSecond) {
        long now = System.nanoTime();
        // What was missed is not made up for: a pause would be followed by a burst.
        nextNanos =
                Math.max(nextNanos, now - TimeUnit.MILLISECONDS.toNanos(20)) + (long) (1e9 / (aSecond * effort.rate()));
        // The system can't wait for less.
        while (nextNanos - System.nanoTime() > 100_000 && goesOn()) {
            LockSupport.parkNanos(Math.min(nextNanos - System.nanoTime(), 10_000_000));
        }
    }

    /** Waits until the time is over. */
    public void hold() {
        while (goesOn()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    /** Waits some time, or until the time is over. */
    public void rest(long millis) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (goesOn() && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Returns the address that honest clients have, too: as if all were behind one router. */
    public InetAddress sharedAddress() {
        return InetAddress.getLoopbackAddress();
    }

    /** Returns an address of this attack. */
    public InetAddress address(int number) {
        int host = number % (HOSTS * HOSTS);
        return address(network, host / HOSTS, host % HOSTS + 1);
    }

    private static InetAddress address(int second, int third, int fourth) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) second, (byte) third, (byte) fourth});
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** Opens a TCP connection, and no more. */
    public Peer open(InetAddress from) throws IOException {
        return open(from, 0);
    }

    /** Opens a TCP connection whose system keeps few bytes that nobody reads. */
    public Peer open(InetAddress from, int receiveBuffer) throws IOException {
        Peer peer = new Peer(this, from, receiveBuffer);
        volume.connections.increment();
        return peer;
    }

    /** Becomes a client, or returns null where the server does not have it. */
    public @Nullable Peer join(InetAddress from) {
        return join(from, 0);
    }

    /** Becomes a client whose system keeps few bytes that nobody reads, or returns null. */
    public @Nullable Peer join(InetAddress from, int receiveBuffer) {
        try {
            Peer peer = open(from, receiveBuffer);
            if (peer.join()) {
                return peer;
            }
            peer.close();
        } catch (IOException e) {
            // Refused, or disconnected.
        }
        return null;
    }

    /** Becomes a client whose UDP port a forger can have, too, but not what arrives there; or returns null. */
    public @Nullable Peer joinAsVictim(InetAddress from) throws IOException {
        Peer peer = open(from);
        peer.bindUdp(new InetSocketAddress(from, 0));
        if (!peer.join()) {
            require(false, "the victim was not admitted");
            return null;
        }
        peer.ownUdp();
        return peer;
    }

    /** Becomes many clients, some from each address, or as many of them as the server has. */
    public List<Peer> joinAll(int count, int perAddress) {
        List<Peer> all = new ArrayList<>();
        for (int i = 0; i < count && goesOn(); i++) {
            pace(JOINS_A_SECOND);
            Peer peer = join(address(i / perAddress));
            if (peer != null) {
                all.add(peer);
            }
        }
        return all;
    }

    /** Notes what has to hold, and does not if {@code holds} is false. */
    public void require(boolean holds, String what) {
        if (!holds) {
            failures.add(what);
        }
    }

    List<String> failures() {
        return failures;
    }

    void add(Peer peer) {
        peers.add(peer);
    }

    void remove(Peer peer) {
        peers.remove(peer);
    }

    Volume volume() {
        return volume;
    }

    /** Closes all that is open. */
    @Override
    public void close() {
        peers.forEach(Peer::close);
    }
}
