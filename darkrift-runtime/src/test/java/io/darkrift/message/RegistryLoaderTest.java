package io.darkrift.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.DarkriftException;
import io.darkrift.message.MessageRegistryTest.Choice;
import io.darkrift.message.MessageRegistryTest.ChoiceSerializer;
import io.darkrift.message.MessageRegistryTest.Text;
import io.darkrift.message.MessageRegistryTest.TextSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryLoaderTest {
    /** The registry of one module. */
    public static final class Choices implements MessageRegistryProvider {
        @Override
        public MessageRegistry get() {
            return MessageRegistry.of(new ChoiceSerializer(2));
        }
    }

    /** The registry of another module. */
    public static final class Texts implements MessageRegistryProvider {
        @Override
        public MessageRegistry get() {
            return MessageRegistry.of(new TextSerializer(3));
        }
    }

    /** A registry that clashes with the first. */
    public static final class Clashing implements MessageRegistryProvider {
        @Override
        public MessageRegistry get() {
            return MessageRegistry.of(new TextSerializer(2));
        }
    }

    @TempDir
    Path services;

    /** A class loader in which the service files name these providers. */
    private URLClassLoader loaderOf(String... providers) {
        try {
            Path file = services.resolve("META-INF/services/" + MessageRegistryProvider.class.getName());
            Files.createDirectories(file.getParent());
            Files.write(file, List.of(providers));
            return new URLClassLoader(
                    new URL[] {services.toUri().toURL()}, getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theRegistriesOfAllModulesAreMerged() throws IOException {
        try (URLClassLoader loader = loaderOf(Choices.class.getName(), Texts.class.getName())) {
            MessageRegistry registry = MessageRegistry.load(loader);
            assertThat(registry.size()).isEqualTo(2);
            assertThat(registry.contains(Choice.class)).isTrue();
            assertThat(registry.contains(Text.class)).isTrue();
        }
    }

    @Test
    void theClassLoaderOfTheThreadIsTheDefault() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = loaderOf(Choices.class.getName())) {
            thread.setContextClassLoader(loader);
            assertThat(MessageRegistry.load().contains(2)).isTrue();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void withoutAnyRegistryTheMessageSaysWhatToPutIntoTheBuild() throws IOException {
        try (URLClassLoader empty = new URLClassLoader(new URL[0], null)) {
            assertThatExceptionOfType(DarkriftException.class)
                    .isThrownBy(() -> MessageRegistry.load(empty))
                    .withMessageContaining("No message registry was found")
                    .withMessageContaining("<artifactId>maven-compiler-plugin</artifactId>")
                    .withMessageContaining("<annotationProcessorPaths>")
                    .withMessageContaining("<groupId>io.darkrift</groupId>")
                    .withMessageContaining("<artifactId>darkrift-processor</artifactId>")
                    .withMessageContaining("annotationProcessor(\"io.darkrift:darkrift-processor:")
                    .withMessageContaining("provides io.darkrift.message.MessageRegistryProvider with")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("%"));
        }
    }

    @Test
    void messagesOfTwoModulesWithOneTagAreRefused() throws IOException {
        try (URLClassLoader loader = loaderOf(Choices.class.getName(), Clashing.class.getName())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MessageRegistry.load(loader))
                    .withMessageStartingWith("tag 2 is used by ");
        }
    }

    @Test
    void aRegistryThatIsNamedButNotThereIsAnExceptionThatNamesIt() throws IOException {
        try (URLClassLoader loader = loaderOf("gone.GeneratedMessageRegistry")) {
            assertThatExceptionOfType(DarkriftException.class)
                    .isThrownBy(() -> MessageRegistry.load(loader))
                    .withMessageContaining("gone.GeneratedMessageRegistry")
                    .withMessageContaining("build the module with its records again")
                    .withCauseInstanceOf(ServiceConfigurationError.class);
        }
    }

    /** A class loader with classes of its own, as those of applications in a container. */
    private static final class OwnLoader extends URLClassLoader {
        OwnLoader(URL services, ClassLoader parent) {
            super("application", new URL[] {services}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Caller.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** A class of an application. */
    public static final class Caller implements Callable<MessageRegistry> {
        @Override
        public MessageRegistry call() {
            return MessageRegistry.load();
        }
    }

    @Test
    void threadsOfAPoolFindTheMessagesOfTheApplicationToo() throws Exception {
        loaderOf(Choices.class.getName()).close();
        try (OwnLoader application =
                new OwnLoader(services.toUri().toURL(), getClass().getClassLoader())) {
            @SuppressWarnings("unchecked")
            Callable<MessageRegistry> caller = (Callable<MessageRegistry>) application
                    .loadClass(Caller.class.getName())
                    .getConstructor()
                    .newInstance();

            MessageRegistry registry = ForkJoinPool.commonPool().submit(caller).get();

            assertThat(registry.contains(Choice.class)).isTrue();
        }
    }

    @Test
    void theExceptionNamesTheClassLoaderAndProposesAnother() throws IOException {
        try (URLClassLoader empty = new URLClassLoader("plugin", new URL[0], null)) {
            assertThatExceptionOfType(DarkriftException.class)
                    .isThrownBy(() -> MessageRegistry.load(empty))
                    .withMessageStartingWith(
                            "No message registry was found: class loader 'plugin' found no registry in a"
                                    + " file META-INF/services/io.darkrift.message.MessageRegistryProvider.\n")
                    .withMessageContaining("call MessageRegistry.load(ClassLoader)");
        }
    }

    @Test
    void aMessageThatIsMissingTellsWhatWasLoaded() throws IOException {
        try (URLClassLoader loader = loaderOf(Choices.class.getName())) {
            MessageRegistry registry = MessageRegistry.load(loader).clientToServer();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> registry.require(Text.class))
                    .withMessageContaining("is not a message of the registry, which has 1")
                    .withMessageContaining(" found " + Choices.class.getName() + " (messages: 1): if the registry of")
                    .withMessageContaining("call MessageRegistry.load(ClassLoader)")
                    .withMessageEndingWith("let a shaded jar merge META-INF/services");
        }
    }

    /** A jar with a registry. */
    private Path jar(String name, byte[] registry) throws IOException {
        Path jar = services.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("META-INF/services/" + MessageRegistryProvider.class.getName()));
            out.write(Choices.class.getName().getBytes(StandardCharsets.UTF_8));
            out.putNextEntry(new JarEntry(Choices.class.getName().replace('.', '/') + ".class"));
            out.write(registry);
        }
        return jar;
    }

    private static byte[] choices() throws IOException {
        try (InputStream in = Choices.class.getResourceAsStream("RegistryLoaderTest$Choices.class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void twoJarsWithRegistriesOfTheSameNameAreRefused() throws IOException {
        byte[] other = choices();
        Path lobby = jar("lobby.jar", choices());
        Path arena = jar("arena.jar", Arrays.copyOf(other, other.length + 1));
        URL[] jars = {lobby.toUri().toURL(), arena.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(jars, new Hiding(getClass().getClassLoader()))) {
            assertThatExceptionOfType(DarkriftException.class)
                    .isThrownBy(() -> MessageRegistry.load(loader))
                    .withMessage("the message registry " + Choices.class.getName() + " is in " + lobby + " and in "
                            + arena + ", and only one of them can be loaded: give the registry of one module another"
                            + " name, with the compiler option -Adarkrift.registry=a.b.Name; if they are two versions of"
                            + " the same module, remove one");
        }
    }

    @Test
    void aJarThatIsThereTwiceIsLoadedOnce() throws IOException {
        URL[] jars = {
            jar("one.jar", choices()).toUri().toURL(),
            jar("two.jar", choices()).toUri().toURL()
        };
        try (URLClassLoader loader =
                new URLClassLoader(jars, new Hiding(getClass().getClassLoader()))) {
            assertThat(MessageRegistry.load(loader).size()).isEqualTo(1);
        }
    }

    /** A class loader whose class files nobody sees. */
    private static final class Hiding extends ClassLoader {
        Hiding(ClassLoader parent) {
            super(parent);
        }

        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.emptyEnumeration();
        }
    }
}
