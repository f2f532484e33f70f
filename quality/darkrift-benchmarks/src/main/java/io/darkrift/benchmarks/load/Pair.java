package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.task.Tasks;

/** A server and its clients, each a JVM of its own. */
record Pair(ChildJvm server, ChildJvm clients) implements AutoCloseable {
    /** Starts both at once. */
    static Pair start(LoadOptions options) {
        return start(options, Tasks.SERVER, Tasks.CLIENTS);
    }

    /** Starts both at once, with tasks of their own. */
    static Pair start(LoadOptions options, String serverTask, String clientsTask) {
        ChildJvm server = options.server(serverTask);
        try {
            return new Pair(server, options.clients(clientsTask));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Lets the server listen, and asks the clients something, with the port of the server. */
    Fields ask(Contender contender, Fields forServer, String question, Fields forClients) {
        Fields listening = server.ask("listen", contender.options().with(forServer));
        return clients.ask(question, contender.options().with(forClients).with(listening));
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
