package io.darkrift.tools.options;

import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ProtocolFormatException;
import io.darkrift.tools.capture.Protocol;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What a command knows of the messages. */
public final class ProtocolOptions {
    @Option(
            names = {"-p", "--protocol"},
            paramLabel = "<file>",
            description = "A protocol description in JSON, which the compiler writes to META-INF/darkrift. May be"
                    + " repeated.")
    private List<Path> files = List.of();

    @Option(
            names = {"-j", "--jar"},
            paramLabel = "<jar>",
            description = "A jar, or a folder with classes, that has messages: their descriptions are used. May be"
                    + " repeated.")
    private List<Path> jars = List.of();

    /** Returns whether neither a file nor a jar was given. */
    public boolean isEmpty() {
        return files.isEmpty() && jars.isEmpty();
    }

    /**
     * Reads what was given.
     *
     * @return the protocol, which is empty if nothing was given
     * @throws CommandFailedException if a file can't be read, or has no messages
     */
    public Protocol load() {
        return load(jars.isEmpty() ? List.of() : readJars(jars));
    }

    /**
     * Reads what was given, for jars that may have code and no messages.
     *
     * @return the protocol, which is empty if there is none
     * @throws CommandFailedException if a file can't be read
     */
    public Protocol loadIfPresent() {
        return load(findInJars(jars));
    }

    private Protocol load(List<ProtocolDescription> ofJars) {
        List<ProtocolDescription> descriptions = new ArrayList<>();
        files.forEach(file -> descriptions.add(read(file)));
        descriptions.addAll(ofJars);
        return new Protocol(descriptions);
    }

    /**
     * Reads the descriptions in jars. No code of them is loaded.
     *
     * @param jars jars, or folders with classes
     * @return at least one description
     * @throws CommandFailedException if a jar does not exist, or no jar has a description
     */
    public static List<ProtocolDescription> readJars(List<Path> jars) {
        List<ProtocolDescription> found = findInJars(jars);
        if (found.isEmpty()) {
            throw new CommandFailedException("no protocol description was found in " + jars
                    + ": give the jar of the module whose records have @DarkriftMessage");
        }
        return found;
    }

    private static List<ProtocolDescription> findInJars(List<Path> jars) {
        // Without what this program itself has on its class path.
        try (URLClassLoader loader = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader())) {
            return ProtocolDescription.load(loader);
        } catch (ProtocolFormatException e) {
            throw new CommandFailedException("can't read " + jars + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailedException("can't read " + jars + ": " + e, e);
        }
    }

    /**
     * Returns a class loader of the jars, whose classes see those of this program.
     *
     * @return a class loader, which lives as long as the process
     * @throws CommandFailedException if a jar does not exist
     */
    public ClassLoader classes() {
        return new URLClassLoader(urls(jars), ProtocolOptions.class.getClassLoader());
    }

    private static URL[] urls(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            Path jar = jars.get(i);
            if (!Files.exists(jar)) {
                throw new CommandFailedException("the file " + jar + " does not exist");
            }
            try {
                urls[i] = jar.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new CommandFailedException("can't read " + jar + ": " + e.getMessage(), e);
            }
        }
        return urls;
    }

    /**
     * Reads a description.
     *
     * @param file a file in JSON
     * @return the description
     * @throws CommandFailedException if the file can't be read, or is not a description
     */
    public static ProtocolDescription read(Path file) {
        return read(file, ProtocolDescription::parse);
    }

    /**
     * Reads a description, or a lock.
     *
     * @param file a file in JSON
     * @param parser reads the JSON
     * @param <T> what it is
     * @return what the parser returns
     * @throws CommandFailedException if the file can't be read, or the parser refuses it
     */
    public static <T> T read(Path file, Function<String, T> parser) {
        try {
            return parser.apply(Files.readString(file));
        } catch (ProtocolFormatException e) {
            throw new CommandFailedException(file + " is not a protocol description: " + e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new CommandFailedException("the file " + file + " does not exist", e);
        } catch (IOException e) {
            throw new CommandFailedException("can't read " + file + ": " + e, e);
        }
    }
}
