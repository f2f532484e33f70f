package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a server and its clients have done in some time. */
record Window(Fields server, Fields serverThen, Fields clients, Fields clientsThen) {
    /** Warms up when the first message has arrived, then lets some time pass. */
    static Window of(LoadOptions options, ChildJvm server, ChildJvm clients) {
        while (server.ask("count").number("messages") == 0) {
            pause(1);
        }
        pause(options.warmUpMillis());
        Fields serverBefore = server.ask("count");
        Fields clientsBefore = clients.ask("count");
        pause(options.millis());
        return new Window(serverBefore, server.ask("count"), clientsBefore, clients.ask("count"));
    }

    /** Waits. */
    static void pause(int millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** The messages that the server has received. */
    double received() {
        return serverThen.number("messages") - server.number("messages");
    }

    /** The messages that clients have sent, by their own account. */
    double sent() {
        return clientsThen.number("messages") - clients.number("messages");
    }

    double seconds() {
        return (serverThen.number("nanos") - server.number("nanos")) / TimeUnit.SECONDS.toNanos(1);
    }

    /** The time of processors that the server has used, in nanoseconds. */
    double serverCpu() {
        return serverThen.number("cpu") - server.number("cpu");
    }

    /** The time of processors that the clients have used, in nanoseconds. */
    double clientsCpu() {
        return clientsThen.number("cpu") - clients.number("cpu");
    }
}
