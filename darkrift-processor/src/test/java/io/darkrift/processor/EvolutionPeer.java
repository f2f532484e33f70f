package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.MessageRegistry;
import io.darkrift.protocol.ProtocolDescription;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A peer that was compiled before or after the changes of all rows. */
final class EvolutionPeer implements AutoCloseable {
    private final URLClassLoader loader;
    private final MessageRegistry registry;

    private EvolutionPeer(URLClassLoader loader) {
        this.loader = loader;
        this.registry = MessageRegistry.load(loader);
    }

    /** Compiles the types of each row in a package of its own, with the records that the peer sends. */
    static EvolutionPeer compile(
            Path directory,
            String name,
            List<EvolutionRow> rows,
            Function<EvolutionRow, List<String>> types,
            Function<EvolutionRow, List<EvolutionRow.Sending>> sendings) {
        DiskCompilation compilation = new DiskCompilation(directory);
        compilation.options("-Adarkrift.registry=all." + name + "Registry");
        for (int i = 0; i < rows.size(); i++) {
            String home = packageOf(i);
            for (String type : types.apply(rows.get(i))) {
                compilation.file(home + "/" + nameOf(type) + ".java", source(home, withTags(type, i)));
            }
            String records = sendings.apply(rows.get(i)).stream()
                    .map(EvolutionRow.Sending::expression)
                    .collect(Collectors.joining(", "));
            compilation.file(
                    home + "/Samples.java",
                    source(
                            home,
                            "class Samples { public static List<Object> all() { return List.of(" + records + "); } }"));
        }
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        return new EvolutionPeer(compilation.loader());
    }

    static String packageOf(int row) {
        return "row" + row;
    }

    private static String source(String home, String type) {
        return "package " + home + "; import io.darkrift.annotation.*; import java.util.*; "
                + type.replaceFirst("\\b(record|class|enum|sealed interface) ", "public $1 ");
    }

    private static String nameOf(String type) {
        return type.replaceAll("(?s).*?\\b(?:record|class|enum|interface) (\\w+).*", "$1");
    }

    private static String withTags(String type, int row) {
        int tag = 10 * row;
        return type.replaceFirst(
                        "@M([12])\\((\\w+)\\)", "@DarkriftMessage(tag = " + tag + " + $1, direction = Direction.$2)")
                .replaceFirst("@M([12])", "@DarkriftMessage(tag = " + tag + " + $1)");
    }

    MessageRegistry registry() {
        return registry;
    }

    ProtocolDescription protocol() {
        return ProtocolDescription.load(loader).get(0);
    }

    /** The records that the peer sends for a row. */
    List<Object> records(int row) throws ReflectiveOperationException {
        Object all =
                loader.loadClass(packageOf(row) + ".Samples").getMethod("all").invoke(null);
        return ((List<?>) all).stream().map(Object.class::cast).toList();
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
