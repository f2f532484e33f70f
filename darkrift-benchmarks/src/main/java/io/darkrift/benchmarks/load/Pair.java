package io.darkrift.benchmarks.load;

import io.darkrift.benchmarks.load.child.ChildJvm;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.task.Tasks;
import java.util.ArrayList;
import java.util.List;

/** A server and its clients, each a JVM of its own. */
record Pair(ChildJvm server, ChildJvm clients) implements AutoCloseable {
    /** Starts both at once. */
    static Pair start(LoadOptions options) {
        List<String> jvmOptions = new ArrayList<>(List.of("-Xmx2g", "-Dio.netty.leakDetection.level=disabled"));
        jvmOptions.addAll(options.jvmOptions());
        ChildJvm server = ChildJvm.server(Tasks.SERVER, options.pinning(), jvmOptions);
        try {
            return new Pair(server, ChildJvm.client(Tasks.CLIENTS, options.pinning(), jvmOptions));
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
