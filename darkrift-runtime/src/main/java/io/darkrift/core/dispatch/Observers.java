package io.darkrift.core.dispatch;

import io.darkrift.connection.Connection;
import io.darkrift.connection.ConnectionObserver;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.message.SendMode;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The observers of a server or client. Safe for use by any thread.
 *
 * @param <C> the type of the connection
 */
public final class Observers<C> implements ConnectionObserver<C> {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final LogLimiter limiter = new LogLimiter(1, TimeUnit.MINUTES);
    private volatile ConnectionObserver<? super C>[] all = none();
    private volatile ConnectionObserver<? super C>[] messages = none();
    private volatile ConnectionObserver<? super C>[] handlers = none();
    private volatile boolean seesMessages;
    private volatile boolean timesHandlers;

    /** Creates a set without observers. */
    public Observers() {}

    /**
     * Adds an observer.
     *
     * @param observer the observer
     */
    public synchronized void add(ConnectionObserver<? super C> observer) {
        all = with(all, observer);
        if (observer.seesMessages()) {
            messages = with(messages, observer);
            seesMessages = true;
        }
        if (observer.timesHandlers()) {
            handlers = with(handlers, observer);
            timesHandlers = true;
        }
    }

    /**
     * Removes an observer.
     *
     * @param observer the observer
     */
    public synchronized void remove(ConnectionObserver<? super C> observer) {
        all = without(all, observer);
        messages = without(messages, observer);
        handlers = without(handlers, observer);
        seesMessages = messages.length > 0;
        timesHandlers = handlers.length > 0;
    }

    @SuppressWarnings("unchecked") // Nothing else is stored there.
    private static <C> ConnectionObserver<? super C>[] none() {
        return (ConnectionObserver<? super C>[]) new ConnectionObserver<?>[0];
    }

    private static <T> T[] with(T[] some, T another) {
        T[] more = Arrays.copyOf(some, some.length + 1);
        more[some.length] = another;
        return more;
    }

    private static <T> T[] without(T[] some, T one) {
        return Arrays.stream(some).filter(each -> each != one).toArray(count -> Arrays.copyOf(some, count));
    }

    @Override
    public boolean seesMessages() {
        return seesMessages;
    }

    @Override
    public boolean timesHandlers() {
        return timesHandlers;
    }

    @Override
    public void received(C connection, byte[] bytes, int from, int to, SendMode mode) {
        for (ConnectionObserver<? super C> each : messages) {
            try {
                each.received(connection, bytes, from, to, mode);
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    @Override
    public void sent(C connection, byte[] bytes, int from, int to, SendMode mode) {
        for (ConnectionObserver<? super C> each : messages) {
            try {
                each.sent(connection, bytes, from, to, mode);
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    @Override
    public void handled(C connection, int tag, long nanos, boolean failed) {
        for (ConnectionObserver<? super C> each : handlers) {
            try {
                each.handled(connection, tag, nanos, failed);
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    @Override
    public void connected(C connection, long nanos, boolean failed) {
        for (ConnectionObserver<? super C> each : all) {
            try {
                each.connected(connection, nanos, failed);
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    @Override
    public void disconnected(C connection, DisconnectInfo info, long nanos, boolean failed) {
        for (ConnectionObserver<? super C> each : all) {
            try {
                each.disconnected(connection, info, nanos, failed);
            } catch (Throwable e) {
                failed(e);
            }
        }
    }

    private void failed(Throwable cause) {
        long more = limiter.acquire();
        if (more >= 0) {
            LOG.error("An observer has failed{}", LogLimiter.more(more), LogLimiter.printable(cause));
        }
    }
}
