package io.darkrift.tests.compilers;

import java.io.File;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A message, a program, and a class that implements the generated handler, in a directory. */
final class Project {
    private static final String CHOOSE = """
            package game;

            import io.darkrift.annotation.*;

            @DarkriftMessage(tag = 1)
            public record Choose(@UInt8 int[] items, @Text(TextEncoding.UTF_8) String name, Kind kind) {
                public enum Kind { ANY, @WireValue(200) ONE }
            }
            """;
    private static final String PROGRAM = """
            package game;

            import io.darkrift.message.MessageRegistry;

            public class Program implements java.util.function.Supplier<String> {
                public Program() {}

                @Override
                public String get() {
                    MessageRegistry registry = MessageRegistry.load(Program.class.getClassLoader());
                    Choose choose = new Choose(new int[] {1, 255}, "é", Choose.Kind.ONE);
                    StringBuilder text = new StringBuilder();
                    try {
                        new Describe().handle(text, registry.encode(choose));
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return text.toString();
                }
            }
            """;
    private static final String HANDLER = """
            package game;

            class Describe implements GeneratedMessageRegistryHandler<StringBuilder> {
                @Override
                public void onChoose(StringBuilder text, Choose choose) {
                    text.append(java.util.Arrays.toString(choose.items())).append(choose.name()).append(choose.kind());
                }
            }
            """;

    private static final String MODULE = """
            module game {
                requires transitive io.darkrift.runtime;
                exports game;
                provides io.darkrift.message.MessageRegistryProvider with game.GeneratedMessageRegistry;
            }
            """;

    /** What the program says. */
    static final String EXPECTED = "[1, 255]éONE";

    private final Path directory;

    Project(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(sources().resolve("game"));
        Files.writeString(sources().resolve("game/Choose.java"), CHOOSE);
        Files.writeString(sources().resolve("game/Program.java"), PROGRAM);
        Files.writeString(sources().resolve("game/Describe.java"), HANDLER);
    }

    Project withModule() throws IOException {
        Files.writeString(sources().resolve("module-info.java"), MODULE);
        return this;
    }

    Path sources() {
        return directory.resolve("sources");
    }

    Path generated() {
        return directory.resolve("generated");
    }

    Path classes() {
        return directory.resolve("classes");
    }

    /** Adds what every compilation has to the arguments of one. */
    List<String> arguments(String... special) throws IOException {
        Files.createDirectories(generated());
        List<String> all = new ArrayList<>(List.of(special));
        all.addAll(List.of("--release", "17", "-encoding", "UTF-8"));
        all.addAll(List.of("-d", classes().toString(), "-s", generated().toString()));
        try (Stream<Path> files = Files.walk(sources())) {
            files.map(Path::toString).filter(path -> path.endsWith(".java")).forEach(all::add);
        }
        return all;
    }

    String service() throws IOException {
        return Files.readString(classes().resolve("META-INF/services/io.darkrift.message.MessageRegistryProvider"));
    }

    /** Runs the program from the class path. */
    String run() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path each : path()) {
            urls.add(each.toUri().toURL());
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            return run(loader);
        }
    }

    /** Runs the program as a module, and so are the libraries. */
    String runAsModule() throws Exception {
        ModuleLayer boot = ModuleLayer.boot();
        ModuleFinder finder = ModuleFinder.of(path().toArray(Path[]::new));
        Configuration configuration = boot.configuration().resolveAndBind(finder, ModuleFinder.of(), Set.of("game"));
        ModuleLayer layer = boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
        return run(layer.findLoader("game"));
    }

    private List<Path> path() {
        List<Path> path = new ArrayList<>(List.of(classes()));
        Arrays.stream(Libraries.ofProgram().split(File.pathSeparator))
                .map(Path::of)
                .forEach(path::add);
        return path;
    }

    private static String run(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> program = loader.loadClass("game.Program");
        return (String) ((Supplier<?>) program.getConstructor().newInstance()).get();
    }
}
