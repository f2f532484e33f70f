package io.darkrift.core.flight;

import io.netty.util.concurrent.EventExecutor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Begins to measure when a recording begins: event loops have a task each second, and messages are observed if somebody wants
 * them. Until then there is nothing but a listener. Loaded only where the module {@code jdk.jfr} is there.
 */
final class FlightControl {
    private static final Set<Flight.Recorded> SERVERS = Collections.newSetFromMap(new ConcurrentHashMap<>());
    private static final Map<EventExecutor, Long> ASKED = new ConcurrentHashMap<>();
    private static final AtomicBoolean MEASURES = new AtomicBoolean();
    private static final Runnable MEASURE = FlightControl::measure;
    private static final FlightRecorderListener LISTENER = new FlightRecorderListener() {
        @Override
        public void recordingStateChanged(Recording recording) {
            recordingChanged(recording.getState() == RecordingState.RUNNING);
        }
    };

    /** Not taken by what the recorder calls: it has a lock of its own, which it holds then. */
    private static final Object LISTENING = new Object();

    /** With the lock of listening. */
    private static int servers;

    /** With the lock of the servers. */
    private static boolean messages;

    private FlightControl() {}

    static void begin(Flight.Recorded server) {
        synchronized (LISTENING) {
            if (servers++ == 0) {
                FlightRecorder.addListener(LISTENER);
                if (FlightRecorder.isInitialized()) {
                    recordingChanged(FlightRecorder.getFlightRecorder().getRecordings().stream()
                            .anyMatch(each -> each.getState() == RecordingState.RUNNING));
                }
            }
        }
        synchronized (SERVERS) {
            SERVERS.add(server);
            if (messages) {
                server.recordMessages(true);
            }
        }
    }

    /** The recorder lives as long as the JVM: nothing of this class stays in it behind the last server. */
    static void end(Flight.Recorded server) {
        synchronized (SERVERS) {
            if (!SERVERS.remove(server)) {
                return;
            }
        }
        synchronized (LISTENING) {
            if (--servers == 0) {
                FlightRecorder.removeListener(LISTENER);
                if (MEASURES.compareAndSet(true, false)) {
                    FlightRecorder.removePeriodicEvent(MEASURE);
                }
            }
        }
    }

    private static void recordingChanged(boolean runs) {
        if (runs && MEASURES.compareAndSet(false, true)) {
            // Expensive the first time, which is why nobody pays for it who does not record.
            FlightRecorder.addPeriodicEvent(FlightEvents.EventLoopLag.class, MEASURE);
        }
        checkMessages();
    }

    private static void checkMessages() {
        boolean wanted = FlightEvents.wantsMessages();
        synchronized (SERVERS) {
            if (wanted != messages) {
                messages = wanted;
                SERVERS.forEach(server -> server.recordMessages(wanted));
            }
        }
    }

    /** Once a second while somebody records, on a thread of the recorder. */
    private static void measure() {
        checkMessages();
        Set<EventExecutor> loops = Collections.newSetFromMap(new IdentityHashMap<>());
        SERVERS.forEach(server -> server.loops().forEach(loops::add));
        loops.forEach(FlightControl::measure);
    }

    private static void measure(EventExecutor loop) {
        long now = System.nanoTime();
        Long asked = ASKED.putIfAbsent(loop, now);
        if (asked != null) {
            // It has not answered since: it is held.
            FlightEvents.lag(loop.toString(), now - asked);
            return;
        }
        try {
            loop.execute(() -> {
                ASKED.remove(loop);
                FlightEvents.lag(Thread.currentThread().getName(), System.nanoTime() - now);
            });
        } catch (RejectedExecutionException e) {
            // It has ended.
            ASKED.remove(loop);
        }
    }
}
