package io.darkrift.message;

import io.darkrift.DarkriftException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds the registries that the annotation processor wrote, and explains what is missing if there is none. */
final class RegistryLoader {
    private static final String SERVICE_FILE = "META-INF/services/" + MessageRegistryProvider.class.getName();

    private static final String NO_REGISTRY = """
            No message registry was found: %2$s.

            If the records are in the classes of another class loader, call MessageRegistry.load(ClassLoader) with that one.

            Each module with records marked @DarkriftMessage has a registry, if the compiler runs the annotation processor \
            darkrift-processor; from JDK 23 on, it runs no processor that the build does not name.

            With Maven, put this into the pom.xml of the module with the records, and build it again:

              <plugin>
                <groupId>org.apache.maven.plugins</groupId>
                <artifactId>maven-compiler-plugin</artifactId>
                <configuration>
                  <annotationProcessorPaths>
                    <path>
                      <groupId>io.darkrift</groupId>
                      <artifactId>darkrift-processor</artifactId>
                      <version>%1$s</version>
                    </path>
                  </annotationProcessorPaths>
                </configuration>
              </plugin>

            With Gradle: dependencies { annotationProcessor("io.darkrift:darkrift-processor:%1$s") }
            If the module has a module-info.java, it must say:
              provides io.darkrift.message.MessageRegistryProvider with <package>.GeneratedMessageRegistry;
            and a shaded jar must merge META-INF/services.""";

    /** The names of the providers that were found, to find each once. */
    private final Set<String> providers = new HashSet<>();

    private final List<String> found = new ArrayList<>();
    private MessageRegistry all = MessageRegistry.empty();

    private RegistryLoader() {}

    /**
     * Merges the registries that class loaders find. A class that several find is that of the first.
     *
     * @param loaders the class loaders, in the order in which they are searched
     */
    static MessageRegistry load(Collection<ClassLoader> loaders) {
        RegistryLoader registries = new RegistryLoader();
        loaders.forEach(registries::search);
        String searched = String.join("; ", registries.found);
        if (registries.providers.isEmpty()) {
            throw new DarkriftException(NO_REGISTRY.formatted(version(), searched));
        }
        return registries.all.foundBy(searched);
    }

    private void search(ClassLoader loader) {
        List<String> here = new ArrayList<>();
        try {
            ServiceLoader.load(MessageRegistryProvider.class, loader).stream().forEach(provider -> {
                String name = provider.type().getName();
                if (providers.add(name)) {
                    refuseCollision(name, loader);
                    MessageRegistry registry = provider.get().get();
                    here.add(name + " (messages: " + registry.size() + ")");
                    all = all.merge(registry);
                }
            });
        } catch (ServiceConfigurationError e) {
            Throwable cause = rootOf(e);
            throw new DarkriftException(
                    "class loader " + nameOf(loader) + " found a message registry that can't be loaded: "
                            + e.getMessage()
                            + (cause == e ? "" : ": " + cause)
                            + "; build the module with its records again, from clean",
                    e);
        }
        found.add("class loader " + nameOf(loader) + " found "
                + (here.isEmpty() ? "no registry in a file " + SERVICE_FILE : String.join(", ", here)));
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    /** Two modules whose registries have the same name: a class loader knows one of them, and loses the other. */
    private static void refuseCollision(String provider, ClassLoader loader) {
        String path = provider.replace('.', '/') + ".class";
        try {
            List<URL> places = Collections.list(loader.getResources(path));
            for (int i = 1; i < places.size(); i++) {
                // A jar that is there twice loses nothing.
                if (!Arrays.equals(read(places.get(0)), read(places.get(i)))) {
                    throw new DarkriftException("the message registry " + provider + " is in "
                            + place(places.get(0), path) + " and in " + place(places.get(i), path)
                            + ", and only one of them can be loaded: give the registry of one module another name, with"
                            + " the compiler option -Adarkrift.registry=a.b.Name; if they are two versions of the same"
                            + " module, remove one");
                }
            }
        } catch (IOException e) {
            throw new DarkriftException("the class file " + path + " can't be read: " + e, e);
        }
    }

    /** Without the cache, which would keep jars open. */
    private static byte[] read(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** The jar or the directory of a class file. */
    private static String place(URL file, String path) {
        String text = file.toString();
        return text.substring(0, text.length() - path.length())
                .replaceFirst("^jar:", "")
                .replaceFirst("^file:", "")
                .replaceFirst("!?/$", "");
    }

    private static String nameOf(ClassLoader loader) {
        String name = loader.getName();
        return name == null ? loader.toString() : "'" + name + "'";
    }

    private static String version() {
        String version = RegistryLoader.class.getPackage().getImplementationVersion();
        return version != null ? version : "${darkrift.version}";
    }
}
