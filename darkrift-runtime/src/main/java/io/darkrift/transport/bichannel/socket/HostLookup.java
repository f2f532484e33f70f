package io.darkrift.transport.bichannel.socket;

import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks names up, off the event loops: the JDK blocks while it asks the network. A few threads do it for all clients,
 * and end soon after. Lookups that were cancelled leave the queue.
 */
public final class HostLookup {
    private static final int MAX_THREADS = 8;
    private static final int MAX_WAITING = 1_024;
    private static final ThreadPoolExecutor EXECUTOR = newExecutor();

    private HostLookup() {}

    private static ThreadPoolExecutor newExecutor() {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                MAX_THREADS,
                MAX_THREADS,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                new DefaultThreadFactory("name-lookup", true));
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /**
     * Looks a name up.
     *
     * @param host a name, or an address, which needs no lookup
     * @param result takes the addresses, or the failure, on any thread; also before this method returns
     * @return a handle that cancels the lookup
     */
    public static Future<?> lookUp(String host, BiConsumer<@Nullable List<InetAddress>, @Nullable Exception> result) {
        FutureTask<?> task = new FutureTask<>(() -> resolve(host, result), null);
        if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            task.run();
            return task;
        }
        try {
            EXECUTOR.execute(task);
        } catch (RejectedExecutionException e) {
            result.accept(null, new UnknownHostException(MAX_WAITING + " lookups of other names wait already"));
        }
        return task;
    }

    /** Takes a lookup that was cancelled out of the queue. */
    public static void cancel(Future<?> lookup) {
        lookup.cancel(false);
        EXECUTOR.remove((Runnable) lookup);
    }

    private static void resolve(String host, BiConsumer<@Nullable List<InetAddress>, @Nullable Exception> result) {
        List<InetAddress> addresses;
        try {
            addresses = interleave(Arrays.asList(InetAddress.getAllByName(host)));
        } catch (UnknownHostException | RuntimeException e) {
            result.accept(null, e);
            return;
        }
        result.accept(addresses, null);
    }

    /** Has the families of addresses take turns, as RFC 8305 asks: one of them may not get through at all. */
    static List<InetAddress> interleave(List<InetAddress> addresses) {
        Deque<InetAddress> first = new ArrayDeque<>();
        Deque<InetAddress> other = new ArrayDeque<>();
        for (InetAddress address : addresses) {
            boolean same = address.getClass() == addresses.get(0).getClass();
            (same ? first : other).add(address);
        }
        List<InetAddress> interleaved = new ArrayList<>();
        while (!first.isEmpty() || !other.isEmpty()) {
            if (!first.isEmpty()) {
                interleaved.add(first.remove());
            }
            if (!other.isEmpty()) {
                interleaved.add(other.remove());
            }
        }
        return interleaved;
    }
}
