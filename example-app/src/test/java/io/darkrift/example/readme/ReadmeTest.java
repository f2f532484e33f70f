package io.darkrift.example.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The README says what is so: its Java is code that is compiled here, and its versions are those of the build. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java"), Path.of("src/test/java/io/darkrift/example/readme"));

    private final String readme = read(ROOT.resolve("README.md"));

    @Test
    void every_piece_of_java_is_compiled() throws IOException {
        List<List<String>> sources = sources();
        List<String> blocks = blocks("java");

        assertThat(blocks).hasSizeGreaterThan(20);
        assertThat(blocks)
                .as("each is a run of lines of a file in %s, but for its indentation", SOURCES)
                .allMatch(block -> sources.stream().anyMatch(source -> contains(source, block)));
    }

    @Test
    void every_piece_of_xml_is_well_formed_and_names_the_versions_of_the_build() throws Exception {
        Element pom = parse(read(ROOT.resolve("pom.xml")).replaceFirst("<\\?xml.*\\?>", ""));
        List<String> blocks = blocks("xml");

        assertThat(blocks).isNotEmpty();
        for (String block : blocks) {
            NodeList versions = parse(block).getElementsByTagName("version");
            for (int i = 0; i < versions.getLength(); i++) {
                Element versioned = (Element) versions.item(i).getParentNode();
                assertThat(versions.item(i).getTextContent())
                        .as(text(versioned, "artifactId"))
                        .isEqualTo(version(pom, versioned));
            }
        }
    }

    @Test
    void gradle_gets_the_same_versions() throws Exception {
        Element pom = parse(read(ROOT.resolve("pom.xml")).replaceFirst("<\\?xml.*\\?>", ""));
        Matcher matcher =
                Pattern.compile("\"([\\w.]+):([\\w-]+):([^\"]+)\"").matcher(String.join("\n", blocks("kotlin")));

        Map<String, String> found = new TreeMap<>();
        while (matcher.find()) {
            found.put(matcher.group(2), matcher.group(3));
        }

        String own = text(pom, "version");
        assertThat(found)
                .isEqualTo(Map.of(
                        "darkrift-runtime",
                        own,
                        "darkrift-processor",
                        own,
                        "slf4j-simple",
                        text(pom, "slf4j.version")));
    }

    @Test
    void every_setting_is_listed() {
        Set<String> settings = new TreeSet<>();
        for (String builder : List.of(
                "connection/ConnectionBuilder", "client/DarkriftClientBuilder", "server/DarkriftServerBuilder")) {
            String source = read(ROOT.resolve("darkrift-runtime/src/main/java/io/darkrift/" + builder + ".java"));
            settings.addAll(find("^    public (?:<T> )?(?:B|Darkrift\\w+Builder) (\\w+)\\(", source));
        }
        // For the tests of applications, and told in its Javadoc.
        settings.remove("nanoClock");

        Set<String> listed = new TreeSet<>();
        String section = readme.substring(readme.indexOf("## Settings"), readme.indexOf("## Raw messages"));
        for (String cell : find("^\\| (`[^|]+) \\|", section)) {
            listed.addAll(find("`(\\w+)`", cell));
        }

        assertThat(listed).as("the settings in README.md").isEqualTo(settings);
    }

    @Test
    void every_link_within_leads_somewhere() {
        Set<String> headings = new TreeSet<>();
        for (String heading : find("^#+ (.*)$", readme)) {
            headings.add(heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-'));
        }
        assertThat(headings).containsAll(find("\\]\\(#([^)]+)\\)", readme));
        assertThat(find("\\]\\(((?!http|#)[^)]+)\\)", readme))
                .isNotEmpty()
                .allMatch(file -> Files.exists(ROOT.resolve(file)));
    }

    private static String version(Element pom, Element versioned) {
        String group = text(versioned, "groupId");
        String artifact = text(versioned, "artifactId");
        if (group.equals("io.darkrift")) {
            return text(pom, "version");
        }
        String property = switch (group) {
            case "org.slf4j" -> "slf4j.version";
            case "io.netty" -> "netty.version";
            default -> artifact.replaceFirst("^maven-", "") + ".version";
        };
        return text(pom, property);
    }

    /** The text of the first element of a name. */
    private static String text(Element within, String name) {
        NodeList found = within.getElementsByTagName(name);
        assertThat(found.getLength()).as("<%s>", name).isPositive();
        return found.item(0).getTextContent();
    }

    /** One or more elements, under one root. */
    private static Element parse(String xml) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<root>" + xml + "</root>")));
        return document.getDocumentElement();
    }

    /** The first group of each match, sorted. */
    private static Set<String> find(String regex, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private List<String> blocks(String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = Pattern.compile("^```" + language + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(readme);
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static List<List<String>> sources() throws IOException {
        List<List<String>> sources = new ArrayList<>();
        for (Path directory : SOURCES) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    sources.add(read(file).lines().toList());
                }
            }
        }
        return sources;
    }

    /** Whether a run of lines of a source is the block, but for its indentation. */
    private static boolean contains(List<String> source, String block) {
        List<String> lines = block.lines().toList();
        for (int indent : new int[] {0, 4, 8, 12}) {
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

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
