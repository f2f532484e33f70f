package io.darkrift.benchmarks.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sources of messages as a large game has them: ten components each, of all kinds, a hundred to a package. */
final class MessageSources {
    private static final int IN_PACKAGE = 100;

    /** Kinds of components. Each message takes ten, one after another, beginning at its number. */
    private static final List<String> KINDS = List.of(
            "int",
            "@UInt16 int",
            "String",
            "float",
            "boolean",
            "Position",
            "@UInt8 int",
            "long",
            "int[]",
            "Team",
            "List<String>",
            "double",
            "@Text(TextEncoding.UTF_8) String",
            "List<Position>",
            "short",
            "@UInt32 long",
            "Optional<Integer>");

    private static final int COMPONENTS = 10;
    private static final String POSITION = "public record Position(float x, float y, float z) {}";
    private static final String TEAM = "public enum Team { RED, BLUE, @WireValue(200) SPECTATOR }";

    private MessageSources() {}

    /** Writes so many messages below a directory. */
    static void write(Path directory, int messages) throws IOException {
        for (int i = 0; i < messages; i++) {
            String packageName = "game.part" + i / IN_PACKAGE;
            if (i % IN_PACKAGE == 0) {
                write(directory, packageName, "Position", "@DarkriftStruct\n" + POSITION);
                write(directory, packageName, "Team", TEAM);
            }
            String name = "Message" + i;
            write(directory, packageName, name, message(name, i));
        }
    }

    private static String message(String name, int number) {
        StringBuilder text = new StringBuilder("@DarkriftMessage(tag = " + number + ")\npublic record " + name + "(");
        for (int i = 0; i < COMPONENTS; i++) {
            String kind = KINDS.get((number + i) % KINDS.size());
            text.append(i == 0 ? "" : ",")
                    .append("\n        ")
                    .append(kind)
                    .append(" component")
                    .append(i);
        }
        return text + ") {}";
    }

    private static void write(Path directory, String packageName, String name, String text) throws IOException {
        Path file = directory.resolve(packageName.replace('.', '/')).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "package " + packageName + ";\n\nimport io.darkrift.annotation.*;\nimport java.util.*;\n\n" + text
                        + "\n");
    }
}
