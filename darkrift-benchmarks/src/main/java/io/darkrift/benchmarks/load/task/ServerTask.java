package io.darkrift.benchmarks.load.task;

import io.darkrift.benchmarks.load.child.ChildTask;
import io.darkrift.benchmarks.load.child.Fields;
import io.darkrift.benchmarks.load.peer.Libraries;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Receiver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A server.
 *
 * <ul>
 *   <li>"listen", with what the library understands, and "echo=true" if it is to send back what comes: "port"
 *   <li>"count": "messages" so far, "nanos" and "cpu"
 * </ul>
 */
final class ServerTask implements ChildTask {
    private final List<Counter> counters = new CopyOnWriteArrayList<>();
    private @Nullable Library library;

    @Override
    public Fields answer(String question, Fields given) throws Exception {
        return switch (question) {
            case "listen" -> listen(given);
            case "count" ->
                Usage.now()
                        .with(
                                "messages",
                                counters.stream().mapToLong(Counter::count).sum());
            default -> throw new IllegalArgumentException("a server is not asked to " + question);
        };
    }

    private Fields listen(Fields given) throws Exception {
        Library made = Libraries.of(given);
        library = made;
        return Fields.of("port", made.listen(given.is("echo") ? Echo::new : this::counter));
    }

    private Receiver counter() {
        Counter counter = new Counter();
        counters.add(counter);
        return counter;
    }

    @Override
    public void close() {
        if (library != null) {
            library.close();
        }
    }
}
