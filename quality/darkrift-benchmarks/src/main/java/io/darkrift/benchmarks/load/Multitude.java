package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.task.Tasks;
import java.util.ArrayList;
import java.util.List;

/** A server, and as many JVMs of clients as it takes for many connections. */
final class Multitude implements AutoCloseable {
    /** A process here may open 20,000 files, and a client of this library takes two. */
    private static final int CONNECTIONS_OF_A_JVM = 9_500;

    private final LoadOptions options;
    private final Contender contender;
    private final ChildJvm server;
    private final Fields listening;
    private final List<ChildJvm> clients = new ArrayList<>();

    private Multitude(LoadOptions options, Contender contender, ChildJvm server, Fields listening) {
        this.options = options;
        this.contender = contender;
        this.server = server;
        this.listening = listening;
    }

    /** Starts a server that sends back whatever comes. */
    static Multitude start(LoadOptions options, Contender contender) {
        ChildJvm server = options.server(Tasks.SERVER);
        try {
            return new Multitude(
                    options,
                    contender,
                    server,
                    server.ask("listen", contender.options().with("echo", "M1,M3")));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    ChildJvm server() {
        return server;
    }

    /** Starts a JVM of clients. */
    ChildJvm newClients() {
        ChildJvm jvm = options.clients(Tasks.CLIENTS);
        clients.add(jvm);
        return jvm;
    }

    /** Returns the settings that clients need to make connections. */
    Fields connections(int count) {
        return contender.options().with(listening).with("connections", count);
    }

    /** Makes connections that do nothing. */
    void connectIdle(int count) {
        for (int left = count; left > 0; left -= CONNECTIONS_OF_A_JVM) {
            newClients().ask("connect", connections(Math.min(left, CONNECTIONS_OF_A_JVM)));
        }
    }

    @Override
    public void close() {
        clients.forEach(ChildJvm::close);
        server.close();
    }
}
