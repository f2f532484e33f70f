package io.darkrift.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.testing.LogCapture;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime where the optional jars of the native transport are not on the class path. */
class WithoutEpollTest {
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.log.io.darkrift.connection";

    /** The detector of the tests is of another class loader. */
    private static final String LEAK_DETECTOR = "io.netty.customResourceLeakDetector";

    private final String detector = System.clearProperty(LEAK_DETECTOR);

    @AfterEach
    void restore() {
        if (detector != null) {
            System.setProperty(LEAK_DETECTOR, detector);
        }
    }

    @Test
    void the_sockets_of_the_jdk_are_used() throws Exception {
        try (URLClassLoader loader = withoutEpoll()) {
            assertThat(call(loader, "kindOf", "AUTO")).isEqualTo("NIO");
            assertThat(call(loader, "echo", "AUTO")).isEqualTo("echo");
        }
    }

    @Test
    void asking_for_epoll_fails_with_an_explanation() throws Exception {
        try (URLClassLoader loader = withoutEpoll()) {
            assertThatThrownBy(() -> call(loader, "kindOf", "EPOLL"))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("netty-transport-native-epoll");
        }
    }

    /** As with a jar of another version, or without its library: the class is there, and fails when it is used. */
    @ParameterizedTest
    @ValueSource(strings = {"Epoll", "EpollIoHandler", "Native"})
    void an_epoll_that_breaks_is_replaced_by_the_sockets_of_the_jdk(String broken) throws Exception {
        try (URLClassLoader loader = withBroken("io.netty.channel.epoll." + broken)) {
            assertThat(call(loader, "kindOf", "AUTO")).isEqualTo("NIO");
            assertThat(call(loader, "kindOf", "NIO")).isEqualTo("NIO");
            assertThatThrownBy(() -> call(loader, "kindOf", "EPOLL"))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("same version");
        }
    }

    @Test
    void one_line_says_that_the_sockets_of_the_jdk_are_used_instead() throws Exception {
        System.setProperty(LOG_LEVEL, "info");
        try (LogCapture log = new LogCapture();
                URLClassLoader loader = withBroken("io.netty.channel.epoll.Native")) {
            call(loader, "kindOf", "AUTO");
            call(loader, "kindOf", "AUTO");
            assertThat(log.text())
                    .containsOnlyOnce("Using the sockets of the JDK: the native epoll transport does not load")
                    .contains("as planned: io.netty.channel.epoll.Native");
        } finally {
            System.clearProperty(LOG_LEVEL);
        }
    }

    private static URLClassLoader withBroken(String name) throws MalformedURLException {
        return new URLClassLoader(classPath(""), ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                if (wanted.equals(name)) {
                    throw new UnsatisfiedLinkError("as planned: " + name);
                }
                return super.findClass(wanted);
            }
        };
    }

    private static Object call(ClassLoader loader, String method, String kind) throws Exception {
        return loader.loadClass(Probe.class.getName())
                .getMethod(method, String.class)
                .invoke(null, kind);
    }

    private static URLClassLoader withoutEpoll() throws MalformedURLException {
        return new URLClassLoader(classPath("epoll"), ClassLoader.getPlatformClassLoader());
    }

    /** The class path of the tests without the jars of a name. */
    private static URL[] classPath(String without) throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (without.isEmpty() || !entry.contains(without)) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        assertThat(urls).isNotEmpty().doesNotContain(URI.create("file:/").toURL());
        return urls.toArray(URL[]::new);
    }

    /** Runs with the classes of another loader. */
    public static final class Probe {
        private Probe() {}

        public static String kindOf(String kind) {
            try (EventLoops eventLoops = EventLoops.create(1, TransportKind.valueOf(kind))) {
                return eventLoops.kind().name();
            }
        }

        public static String echo(String kind) throws InterruptedException {
            try (var server = io.darkrift.server.DarkriftServer.builder()
                            .transport(TransportKind.valueOf(kind))
                            .listen(io.darkrift.server.Listener.bichannel(0).host("127.0.0.1"))
                            .onUnhandledMessage((client, message) -> client.send(message))
                            .start();
                    var client = io.darkrift.client.DarkriftClient.builder()
                            .transport(TransportKind.valueOf(kind))
                            .connect("127.0.0.1", server.port())) {
                client.send(io.darkrift.message.Message.of(1, "echo".getBytes()));
                return new String(client.receive().payload());
            }
        }
    }
}
