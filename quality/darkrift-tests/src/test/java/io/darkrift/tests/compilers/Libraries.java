package io.darkrift.tests.compilers;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Stream;

/** Where the libraries are that a user's build gets from a repository: on the class path of the tests. */
public final class Libraries {
    private static final String[] CLASS_PATH =
            System.getProperty("java.class.path").split(File.pathSeparator);

    private Libraries() {}

    /** What the program needs. */
    public static String ofProgram() {
        return Stream.of("darkrift-annotations", "darkrift-runtime", "netty-", "slf4j-api", "jspecify")
                .flatMap(Libraries::named)
                .collect(joining(File.pathSeparator));
    }

    /** What the annotation processor needs, with itself: the jar that is published. */
    public static String ofProcessor() {
        return Stream.of("darkrift-processor", "darkrift-annotations")
                .flatMap(Libraries::named)
                .collect(joining(File.pathSeparator));
    }

    /** Jars, or modules of this build, by the beginning of their names; but not their tests. */
    private static Stream<String> named(String name) {
        return Arrays.stream(CLASS_PATH)
                .filter(entry -> entry.contains(File.separator + name) && !entry.contains("test"));
    }
}
