package io.darkrift.testing;

import io.darkrift.message.MessageRegistry;
import io.darkrift.server.DarkriftServer;
import io.darkrift.transport.memory.MemoryNetwork;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An extension of JUnit 5 that gives tests a server, clients and a network, closes them, and fails a test that leaves
 * threads or buffers behind:
 *
 * <pre>{@code
 * class GameTest {
 *     @RegisterExtension
 *     final DarkriftExtension darkrift = DarkriftExtension.starting(network -> new Game(network.listener()).server());
 *
 *     @Test
 *     void playersMeet(TestServer server, TestClient ada, TestClient bob) {
 *         ada.send(new Say("hello"));
 *         assertThat(bob.take(Said.class)).isEqualTo(new Said("hello"));
 *     }
 * }
 * }</pre>
 *
 * <p>Each parameter of type {@link TestClient} is a client of its own, and so is each {@link FakeRemoteClient}, with ids 0, 1,
 * 2 and so on. {@link MemoryNetwork} is the network of the server. Without a server, with
 * {@code @ExtendWith(DarkriftExtension.class)}, there are fake clients alone, with all messages on the class path.
 *
 * <p>After each test the server is closed as by {@link TestServer#close}, which fails if a handler has thrown or a
 * message could not be read. The test also fails if threads that were started during it still run a second after it, or
 * if Netty has found buffers that were not released. Buffers are checked only if Netty samples all of them and reports
 * to this class:
 *
 * <pre>
 * -Dio.netty.leakDetection.level=paranoid
 * -Dio.netty.customResourceLeakDetector=io.darkrift.testing.ReportingLeakDetector
 * </pre>
 *
 * <p>Threads and buffers can't be assigned to one of several tests that run at the same time: run the tests one after
 * the other.
 */
public final class DarkriftExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private final @Nullable Function<? super MemoryNetwork, DarkriftServer> start;
    private @Nullable TestServer server;
    private Set<Thread> before = Set.of();
    private int fakes;

    /** Creates an extension without a server, for {@code @ExtendWith}. */
    public DarkriftExtension() {
        this.start = null;
    }

    private DarkriftExtension(Function<? super MemoryNetwork, DarkriftServer> start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    /**
     * Creates an extension that starts a server before each test.
     *
     * @param start starts the server under test with {@code network.listener()}, and returns it
     * @return the extension, for a field with {@code @RegisterExtension} that is not static
     */
    public static DarkriftExtension starting(Function<? super MemoryNetwork, DarkriftServer> start) {
        return new DarkriftExtension(start);
    }

    /**
     * Returns the server of the running test.
     *
     * @return the server
     * @throws IllegalStateException if no test runs, or the extension has no server
     */
    public TestServer server() {
        if (server == null) {
            throw new IllegalStateException(
                    start == null
                            ? "there is no server: create the extension with DarkriftExtension.starting"
                            : "there is no server now: it is there while a test runs");
        }
        return server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Leftovers.takeLeaks();
        before = Leftovers.threads();
        fakes = 0;
        server = start == null ? null : TestServer.start(start);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestServer running = server;
        server = null;
        if (running != null) {
            running.close();
        }
        List<String> threads = Leftovers.startedSince(before);
        if (!threads.isEmpty()) {
            throw new AssertionError(
                    "threads that were started during the test still run: " + threads + ". Close what started them");
        }
        List<String> leaks = Leftovers.takeLeaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError(leaks.size() + " buffers were not released, the first: " + leaks.get(0));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == FakeRemoteClient.class
                || start != null
                        && (type == TestServer.class || type == TestClient.class || type == MemoryNetwork.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == FakeRemoteClient.class) {
            return FakeRemoteClient.of(
                    server == null ? MessageRegistry.load() : server.server().registry(), fakes++);
        }
        if (server == null) {
            throw new ParameterResolutionException(
                    "a " + type.getSimpleName() + " is there for test methods and @BeforeEach methods, not before");
        }
        if (type == TestClient.class) {
            return server.connect();
        }
        return type == TestServer.class ? server : server.network();
    }
}
