package io.darkrift.testing.transport;

import io.darkrift.DarkriftException;
import io.darkrift.connection.EventLoops;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.Link;
import io.darkrift.transport.LinkHandler;
import io.darkrift.transport.LinkSettings;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The client's side of one attempt to connect. */
public final class TestDialer implements ClientTransport.Dialer {
    private final LinkSettings settings;
    private final Supplier<EventLoops> eventLoops;
    private final Consumer<String> violations;
    private final List<TestEnd> ends = new CopyOnWriteArrayList<>();
    private final List<DarkriftException> failures = new CopyOnWriteArrayList<>();

    public volatile Consumer<TestEnd> whenEstablished = TestEnd::resumeSoon;
    public volatile boolean cancelled;

    public TestDialer(LinkSettings settings, Supplier<EventLoops> eventLoops, Consumer<String> violations) {
        this.settings = settings;
        this.eventLoops = eventLoops;
        this.violations = violations;
    }

    /** Returns the end of the link, or null before it is established. */
    public TestEnd end() {
        return ends.isEmpty() ? null : ends.get(0);
    }

    public boolean isEstablished() {
        return !ends.isEmpty();
    }

    public boolean isFailed() {
        return !failures.isEmpty();
    }

    public DarkriftException failure() {
        return failures.get(0);
    }

    @Override
    public EventLoops eventLoops() {
        return eventLoops.get();
    }

    @Override
    public LinkSettings settings() {
        return settings;
    }

    @Override
    public LinkHandler established(Link link) {
        checkFirst("established()");
        TestEnd end = new TestEnd(link, violations);
        whenEstablished.accept(end);
        ends.add(end);
        return end;
    }

    @Override
    public void failed(DarkriftException cause) {
        checkFirst("failed()");
        failures.add(cause);
    }

    private void checkFirst(String method) {
        if (cancelled || isEstablished() || isFailed()) {
            violations.accept(method + " was called after the attempt had ended");
        }
    }
}
