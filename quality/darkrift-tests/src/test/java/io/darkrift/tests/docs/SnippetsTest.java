package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.tests.docs.MarkdownPage.Block;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The code in the documentation is code that is compiled: each block of Java or C# is a run of lines in a source file, apart
 * from its indentation, and build files have the versions of this build.
 */
class SnippetsTest {
    /** Their Java is compiled by tests of the processor. */
    private static final Set<String> OTHER_JAVA = Set.of("docs/diagnostics.md");

    /** Its C# is for values of all kinds, in lines of their own. */
    private static final Set<String> OTHER_CSHARP = Set.of("docs/wire-types.md");

    private static final List<String> JAVA_SOURCES = List.of(
            "example-app/src/main/java",
            "examples/arena/src/main/java",
            "examples/arena/src/test/java",
            "extensions/darkrift-testing/src/test/java",
            "extensions/darkrift-micrometer/src/test/java",
            "extensions/darkrift-admin/src/test/java",
            "extensions/darkrift-secure/src/test/java",
            "extensions/darkrift-tools/src/test/java",
            "extensions/darkrift-websocket/src/test/java",
            "example-app/src/test/java/io/darkrift/example/guide",
            "quality/darkrift-tests/src/main/java",
            "quality/darkrift-tests/src/test/java");

    private final List<MarkdownPage> pages = MarkdownPage.all();

    @Test
    void every_piece_of_java_is_compiled() throws IOException {
        List<List<String>> sources = new ArrayList<>();
        for (String directory : JAVA_SOURCES) {
            sources.addAll(sources(directory, ".java"));
        }
        List<Block> blocks = blocks("java", OTHER_JAVA).stream()
                // Files of a project, which GettingStartedTest compiles.
                .filter(block -> block.title().isEmpty())
                // The form of a template: nothing to compile.
                .filter(block -> !block.content().isBlank())
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThan(60)
                .allSatisfy(block -> assertThat(sources)
                        .as("each block is a run of lines of a file in %s; this one is not: %s", JAVA_SOURCES, block)
                        .anyMatch(source -> contains(source, block.content())));
    }

    @Test
    void every_piece_of_csharp_is_compiled() throws IOException {
        List<List<String>> sources = sources("quality/darkrift-tests/src/test/csharp", ".cs");
        List<Block> blocks = blocks("csharp", OTHER_CSHARP);

        assertThat(blocks)
                .hasSizeGreaterThan(8)
                .allSatisfy(block -> assertThat(sources)
                        .as("each block is a run of lines of a file in src/test/csharp; this one is not: %s", block)
                        .anyMatch(source -> contains(source, block.content())));
    }

    @Test
    void every_piece_of_xml_is_well_formed_and_names_the_versions_of_the_build() throws Exception {
        Element pom = pom();
        List<Block> blocks = blocks("xml", Set.of());

        assertThat(blocks).hasSizeGreaterThan(5);
        for (Block block : blocks) {
            NodeList versions = parse(block.content()).getElementsByTagName("version");
            for (int i = 0; i < versions.getLength(); i++) {
                Element versioned = (Element) versions.item(i).getParentNode();
                String expected = version(pom, versioned);
                assertThat(versions.item(i).getTextContent())
                        .as("%s in %s", text(versioned, "artifactId"), block)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void gradle_gets_the_same_versions() throws Exception {
        Element pom = pom();
        Map<String, Set<String>> found = blocks("kotlin", Set.of()).stream()
                .flatMap(block -> Pattern.compile("\"([\\w.]+):([\\w-]+):([^\"]+)\"")
                        .matcher(block.content())
                        .results())
                .collect(Collectors.groupingBy(
                        match -> match.group(2),
                        TreeMap::new,
                        Collectors.mapping(match -> match.group(3), Collectors.toSet())));

        Set<String> own = Set.of(text(pom, "version"));
        assertThat(found)
                .isEqualTo(Map.of(
                        "darkrift-runtime",
                        own,
                        "darkrift-processor",
                        own,
                        "slf4j-simple",
                        Set.of(text(pom, "slf4j.version"))));
    }

    private List<Block> blocks(String language, Set<String> except) {
        return pages.stream()
                .filter(page -> !except.contains(page.toString()))
                .flatMap(page -> page.blocks(language).stream())
                .toList();
    }

    private static List<List<String>> sources(String directory, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(MarkdownPage.ROOT.resolve(directory))) {
            return files.filter(path -> path.toString().endsWith(ending))
                    .map(file -> MarkdownPage.read(file).lines().toList())
                    .toList();
        }
    }

    /** Returns whether a run of lines of a source is the block, apart from its indentation. */
    private static boolean contains(List<String> source, String block) {
        List<String> lines = block.lines().toList();
        for (int indent = 0; indent <= 16; indent += 4) {
            String prefix = " ".repeat(indent);
            List<String> indented = lines.stream()
                    .map(line -> line.isEmpty() ? line : prefix + line)
                    .toList();
            if (Collections.indexOfSubList(source, indented) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String version(Element pom, Element versioned) {
        String group = text(versioned, "groupId");
        String artifact = text(versioned, "artifactId");
        return switch (group) {
            case "io.darkrift" -> text(pom, "version");
            case "org.slf4j" -> text(pom, "slf4j.version");
            case "io.netty" -> text(pom, "netty.version");
            case "org.apache.maven.plugins" -> text(pom, artifact.replaceFirst("^maven-", "") + ".version");
            // The user's own project, and what this build does not use.
            default -> text(versioned, "version");
        };
    }

    private static Element pom() throws Exception {
        return parse(MarkdownPage.read(MarkdownPage.ROOT.resolve("pom.xml")).replaceFirst("<\\?xml.*\\?>", ""));
    }

    /** Returns the text of the first element of a name. */
    private static String text(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        assertThat(found.getLength()).as("<%s>", name).isPositive();
        return found.item(0).getTextContent();
    }

    /** Parses one or more elements, and puts them under one root. */
    private static Element parse(String xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<root>" + xml + "</root>")));
        return document.getDocumentElement();
    }
}
