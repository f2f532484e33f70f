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
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
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
                    .withMessageContaining("build the module with its records anew")
                    .withCauseInstanceOf(ServiceConfigurationError.class);
        }
    }
}
