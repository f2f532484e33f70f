package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.tests.docs.PlainEnglish.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What people read is plain English: the documentation, the Javadoc of all types, the strings of the sources with their
 * exceptions, log lines and diagnostics, and the texts of the site and of web pages. {@code docs/plain-english.txt} has
 * what they avoid.
 */
class PlainEnglishTest {
    private static final List<String> MODULES = List.of(
            "darkrift-annotations",
            "darkrift-protocol",
            "darkrift-runtime",
            "extensions/darkrift-rooms",
            "extensions/darkrift-testing",
            "extensions/darkrift-micrometer",
            "extensions/darkrift-admin",
            "extensions/darkrift-secure",
            "extensions/darkrift-tools",
            "extensions/darkrift-websocket");

    private static final Set<String> WRITTEN_BY_BUILDS = Set.of("node_modules", "dist", "work", "cache");

    private static final Pattern JAVADOC =
            Pattern.compile("/\\*\\*(.*?)\\*/\\s*(?:@[^\\n]*\\n\\s*)*([^\\n]*)", Pattern.DOTALL);
    private static final Pattern MEMBERS_ARE_PUBLIC =
            Pattern.compile("^public (?:sealed |non-sealed )?(?:@?interface|enum) ", Pattern.MULTILINE);

    private final PlainEnglish rules = new PlainEnglish();

    @Test
    void documentation_and_sources_avoid_these_words() throws IOException {
        List<Passage> publicJavadoc = publicJavadoc();
        assertThat(publicJavadoc).hasSizeGreaterThan(500);
        publicJavadoc.forEach(rules::checkStart);

        check(markdown(), 1_000);
        check(publicJavadoc, 500);
        check(SourceTexts.ofJava(javaFiles()), 7_000);
        check(scripts(), 100);

        assertThat(new LinkedHashSet<>(rules.found()))
                .as("see %s", PlainEnglish.RULES)
                .isEmpty();
        assertThat(rules.unused()).as("exemptions that allow nothing").isEmpty();
    }

    private void check(List<Passage> passages, int atLeast) {
        assertThat(passages).hasSizeGreaterThan(atLeast);
        passages.forEach(rules::check);
    }

    /** Returns the main sources in Java, whether they are published or not. */
    private static List<Path> javaFiles() {
        List<Path> files = modules().stream()
                .flatMap(module -> filesBelow(module.resolve("src/main/java"), ".java").stream())
                .toList();
        assertThat(files).hasSizeGreaterThan(900);
        return files;
    }

    /** Returns the comments and texts of everything in JavaScript, HTML and JSON. */
    private static List<Passage> scripts() {
        Stream<Path> folders = Stream.concat(
                modules().stream()
                        .flatMap(module -> Stream.of(module.resolve("src/main/resources"), module.resolve("js"))),
                Stream.of(MarkdownPage.ROOT.resolve("site")));
        return folders.flatMap(folder -> filesBelow(folder, ".js", ".mjs", ".ts", ".html", ".schema.json").stream())
                .flatMap(file -> SourceTexts.ofScript(file).stream())
                .toList();
    }

    private static List<Path> modules() {
        return Stream.of("", "extensions", "examples", "quality")
                .flatMap(parent -> list(MarkdownPage.ROOT.resolve(parent)).stream())
                .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files with these endings below a folder that may be missing, without what builds write. */
    private static List<Path> filesBelow(Path folder, String... endings) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        for (Path path : list(folder)) {
            String name = path.getFileName().toString();
            if (Files.isDirectory(path)) {
                if (!WRITTEN_BY_BUILDS.contains(name)) {
                    found.addAll(filesBelow(path, endings));
                }
            } else if (Stream.of(endings).anyMatch(name::endsWith)) {
                found.add(path);
            }
        }
        return found;
    }

    /** Returns the lines of all pages, without code. */
    private static List<Passage> markdown() {
        List<MarkdownPage> pages = new ArrayList<>(MarkdownPage.all());
        pages.add(MarkdownPage.of("site/index.md"));
        List<Passage> passages = new ArrayList<>();
        for (MarkdownPage page : pages) {
            List<String> lines =
                    page.withoutBlocks().replaceAll("`[^`\n]*`", "x").lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                passages.add(new Passage(page.toString(), i + 1, lines.get(i), ""));
            }
        }
        return passages;
    }

    /** Returns the comments of public types in exported packages, and of their public members. */
    private static List<Passage> publicJavadoc() throws IOException {
        List<Passage> passages = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = Path.of(module, "src/main/java");
            String descriptor =
                    MarkdownPage.read(MarkdownPage.ROOT.resolve(sources).resolve("module-info.java"));
            for (String exported : Pattern.compile("^ +exports ([\\w.]+);", Pattern.MULTILINE)
                    .matcher(descriptor)
                    .results()
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new))) {
                try (Stream<Path> files =
                        Files.list(MarkdownPage.ROOT.resolve(sources).resolve(exported.replace('.', '/')))) {
                    files.filter(file -> file.toString().endsWith(".java"))
                            .sorted()
                            .forEach(file -> passages.addAll(publicJavadoc(file)));
                }
            }
        }
        return passages;
    }

    private static List<Passage> publicJavadoc(Path file) {
        String source = MarkdownPage.read(file);
        boolean isPackage = file.endsWith("package-info.java");
        if (!isPackage
                && !Pattern.compile("^public ", Pattern.MULTILINE)
                        .matcher(source)
                        .find()) {
            return List.of();
        }
        // Its elements are settings, which are named by a noun.
        boolean isAnnotation = source.contains("\npublic @interface ");
        boolean membersArePublic =
                isPackage || MEMBERS_ARE_PUBLIC.matcher(source).find();
        Predicate<String> isPublic = declaration ->
                membersArePublic ? !declaration.startsWith("private ") : declaration.matches("(public|protected)\\b.*");
        return JAVADOC.matcher(source)
                .results()
                .filter(match -> isPublic.test(match.group(2)))
                .map(match -> new Passage(
                        MarkdownPage.ROOT.relativize(file).toString(),
                        1
                                + (int) source.substring(0, match.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count(),
                        PlainEnglish.textOf(match.group(1)),
                        isAnnotation ? "" : match.group(2)))
                .toList();
    }
}
