package io.darkrift.message;

import io.darkrift.DarkriftException;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds the registries that the annotation processor wrote, and explains what is missing if there is none. */
final class RegistryLoader {
    private static final String NO_REGISTRY = """
            No message registry was found. Each module with records marked @DarkriftMessage has one, if the compiler \
            runs the annotation processor darkrift-processor; from JDK 23 on it runs none unless it is told to.

            With Maven, put this into the pom.xml of the module with the records, and build it anew:

              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <annotationProcessorPaths>
                    <path>
                      <groupId>io.darkrift</groupId>
                      <artifactId>darkrift-processor</artifactId>
                      <version>%s</version>
                    </path>
                  </annotationProcessorPaths>
                </configuration>
              </plugin>

            With Gradle: dependencies { annotationProcessor("io.darkrift:darkrift-processor:%1$s") }
            If the module has a module-info.java, it must say:
              provides io.darkrift.message.MessageRegistryProvider with <package>.GeneratedMessageRegistry;
            and a shaded jar must merge META-INF/services.""";

    private RegistryLoader() {}

    static MessageRegistry load(ClassLoader loader) {
        MessageRegistry all = null;
        try {
            for (MessageRegistryProvider provider : ServiceLoader.load(MessageRegistryProvider.class, loader)) {
                all = all == null ? provider.get() : all.merge(provider.get());
            }
        } catch (ServiceConfigurationError e) {
            throw new DarkriftException(
                    "a message registry can't be loaded: " + e.getMessage()
                            + "; build the module with its records anew, from clean",
                    e);
        }
        if (all == null) {
            throw new DarkriftException(NO_REGISTRY.formatted(version()));
        }
        return all;
    }

    private static String version() {
        String version = RegistryLoader.class.getPackage().getImplementationVersion();
        return version != null ? version : "${darkrift.version}";
    }
}
