package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Processor;

/**
 * An example of the page on diagnostics: files that are compiled together.
 *
 * <p>A block of Java is one file, or several with lines {@code // file: game/Choose.java} between them; a line
 * {@code // option: -Aname=value} is an option of the compiler. Without a package it is in {@code game}, with the imports
 * that the page tells of. The role of a block is {@code earlier} if it is compiled before, {@code library} if it is
 * compiled before and without the processor, and that of any other block is the name of the file that it is.
 */
record PageExample(List<Block> blocks) {
    private static final String HEADER = "package game; import io.darkrift.annotation.*; import java.util.*; ";
    private static final Pattern FILE = Pattern.compile("^// file: (\\S+)\\n", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("^// option: (\\S+)\\n", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("\\b(?:record|class|interface|enum) (\\w+)");

    record Block(boolean isJava, String role, String content) {}

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** Compiles it in a directory, and returns the compilation that counts. */
    DiskCompilation compile(Path directory) throws IOException {
        for (Block block : blocks) {
            if (!block.isJava()) {
                Files.writeString(directory.resolve(block.role()), block.content());
            }
        }
        String classPath = System.getProperty("java.class.path");
        for (String role : List.of("library", "earlier")) {
            if (blocks.stream().anyMatch(block -> block.role().equals(role))) {
                DiskCompilation before = compilation(directory.resolve(role), role);
                boolean isDone =
                        before.compile(role.equals("library") ? new Processor[0] : Sources.processorsUnderTest());
                assertThat(isDone).as("%s", before.messages()).isTrue();
                classPath = before.classes() + File.pathSeparator + classPath;
            }
        }
        DiskCompilation compilation = compilation(directory.resolve("main"), "").options("-cp", classPath);
        for (Block block : javaOf("")) {
            Matcher option = OPTION.matcher(block.content());
            while (option.find()) {
                compilation.options(option.group(1).replace("=protocol.lock", "=" + directory + "/protocol.lock"));
            }
            if (block.content().contains("module-info.java")) {
                compilation.options("--module-path", classPath);
            }
        }
        compilation.compile(Sources.processorsUnderTest());
        return compilation;
    }

    private DiskCompilation compilation(Path directory, String role) {
        // Several classes in a file are easier to read.
        DiskCompilation compilation = new DiskCompilation(directory).options("-Xlint:-auxiliaryclass");
        for (Block block : javaOf(role)) {
            files(block.content()).forEach(compilation::file);
        }
        return compilation;
    }

    private List<Block> javaOf(String role) {
        return blocks.stream()
                .filter(block -> block.isJava() && block.role().equals(role))
                .toList();
    }

    private static Map<String, String> files(String block) {
        String content = OPTION.matcher(block).replaceAll("");
        List<String> names = new ArrayList<>();
        FILE.matcher(content).results().forEach(each -> names.add(each.group(1)));
        List<String> parts = new ArrayList<>(List.of(FILE.split(content)));
        if (names.isEmpty()) {
            names.add("game/" + typeIn(content) + ".java");
        } else {
            parts.remove(0);
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            boolean isInGame = names.get(i).startsWith("game/") && !parts.get(i).contains("package ");
            files.put(names.get(i), isInGame ? HEADER + parts.get(i) : parts.get(i));
        }
        return files;
    }

    private static String typeIn(String content) {
        Matcher type = TYPE.matcher(content);
        assertThat(type.find()).as(content).isTrue();
        return type.group(1);
    }
}
