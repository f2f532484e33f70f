package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Libraries;
import io.darkrift.benchmarks.load.peer.Library;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server.
 *
 * <ul>
 *   <li>"listen", with what the library understands, and "echo=M1,M3" for what it is to send back: "port"
 *   <li>"count": "messages" that were not sent back, "nanos" and "cpu"
 *   <li>"memory": see {@link Usage#memory()}
 * </ul>
 */
final class ServerTask implements ChildTask {
    private final List<Serving> clients = new CopyOnWriteArrayList<>();

    @Override
    public Fields answer(String question, Fields given) throws Exception {
        return switch (question) {
            case "listen" -> listen(given);
            case "count" -> count();
            case "memory" -> Usage.memory();
            default -> throw new IllegalArgumentException("a server is not asked to " + question);
        };
    }

    private Fields listen(Fields given) throws Exception {
        Library made = Libraries.of(given);
        String echo = given.text("echo", "");
        boolean choices = echo.contains("M1");
        boolean updates = echo.contains("M3");
        // One for all does where nothing is counted, and takes no memory of each client.
        int port =
                choices && updates ? made.listen(new Serving(true, true)) : made.listen(() -> client(choices, updates));
        return Fields.of("port", port);
    }

    private Serving client(boolean choices, boolean updates) {
        Serving client = new Serving(choices, updates);
        clients.add(client);
        return client;
    }

    private Fields count() {
        return Usage.now()
                .with("messages", clients.stream().mapToLong(Serving::count).sum());
    }
}
