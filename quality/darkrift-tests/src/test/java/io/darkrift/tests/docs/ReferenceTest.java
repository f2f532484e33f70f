package io.darkrift.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that list something list all of it. */
class ReferenceTest {
    private static final String RUNTIME = "darkrift-runtime/src/main/java/";

    @Test
    void the_readme_fits_three_screens() {
        assertThat(MarkdownPage.of("README.md").text().lines().count()).isLessThanOrEqualTo(150);
    }

    @Test
    void every_setting_of_the_builders_is_listed() {
        Set<String> settings = new TreeSet<>();
        for (String builder : List.of(
                "connection/ConnectionBuilder", "client/DarkriftClientBuilder", "server/DarkriftServerBuilder")) {
            settings.addAll(find(
                    "^    public (?:<T> |<P> |<T, C> )?(?:B|Darkrift\\w+Builder|LoginBuilder<C>) (\\w+)\\(",
                    source(RUNTIME + "io/darkrift/" + builder + ".java")));
        }
        // For the tests of applications. Its Javadoc describes it.
        settings.remove("nanoClock");

        MarkdownPage page = MarkdownPage.of("docs/settings.md");

        assertThat(firstCells(page.section("Client and server"), page.section("Client"), page.section("Server")))
                .isEqualTo(settings);
    }

    @Test
    void every_setting_of_a_login_is_listed() {
        Set<String> settings = find(
                "^    public (?:<T> )?LoginBuilder<C> (\\w+)\\(",
                source(RUNTIME + "io/darkrift/server/LoginBuilder.java"));

        assertThat(firstCells(MarkdownPage.of("docs/settings.md").section("Login")))
                .isEqualTo(settings);
    }

    @Test
    void every_setting_of_a_client_that_connects_again_is_listed() {
        Set<String> settings = find(
                "^        public (?:<A> )?Builder (\\w+)\\(",
                source(RUNTIME + "io/darkrift/client/ReconnectingClient.java"));

        assertThat(settings).isNotEmpty();
        assertThat(firstCells(MarkdownPage.of("docs/settings.md").section("A client that connects again")))
                .isEqualTo(settings);
    }

    @Test
    void every_setting_of_a_listener_is_listed() {
        Set<String> settings = find(
                "^    public BichannelListener (\\w+)\\(",
                source(RUNTIME + "io/darkrift/transport/bichannel/BichannelListener.java"));

        assertThat(firstCells(MarkdownPage.of("docs/settings.md").section("Listener")))
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource({"Encryption, secure, Secure", "Browsers, websocket, WebSocket"})
    void every_setting_of_another_transport_is_listed(String section, String module, String prefix) {
        String page = MarkdownPage.of("docs/settings.md").section(section);
        for (String type : List.of("Listener", "Dialer")) {
            String name = prefix + type;
            Set<String> settings = find(
                    "^    public " + name + " (\\w+)\\(",
                    source("extensions/darkrift-" + module + "/src/main/java/io/darkrift/" + module + "/" + name
                            + ".java"));

            assertThat(settings).isNotEmpty();
            String table = page.substring(page.indexOf("`" + name + "`:\n"));
            int end = table.indexOf("\n\n", table.indexOf("|"));
            assertThat(firstCells(table.substring(0, end))).as(name).isEqualTo(settings);
        }
    }

    @Test
    void every_setting_of_rooms_is_listed() {
        Set<String> settings = new TreeSet<>();
        for (String name : List.of("Rooms", "TickLoop")) {
            settings.addAll(find(
                    "^        public Builder(?:<P>)? (\\w+)\\(",
                    source("extensions/darkrift-rooms/src/main/java/io/darkrift/rooms/" + name + ".java")));
        }

        assertThat(settings).isNotEmpty();
        assertThat(firstCells(MarkdownPage.of("docs/settings.md").section("Rooms")))
                .isEqualTo(settings);
    }

    @Test
    void every_option_of_the_compiler_is_listed() throws IOException {
        Set<String> options = new TreeSet<>();
        for (String source : sources("darkrift-processor/src/main/java")) {
            options.addAll(find("String \\w+ = \"(darkrift\\.[a-z.]+)\";", source));
        }

        Set<String> listed = find(
                "^\\| `-A(darkrift\\.[a-z.]+)",
                MarkdownPage.of("docs/build-tools.md").section("Options"));

        assertThat(listed).isEqualTo(options).hasSizeGreaterThan(8);
    }

    /** A setting is a name in backquotes in the first column. */
    private static Set<String> firstCells(String... sections) {
        return Stream.of(sections)
                .flatMap(section -> find("^\\| (`[^|]+) \\|", section).stream())
                .flatMap(cell -> find("`(\\w+)`", cell).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void the_texts_that_troubleshooting_quotes_are_those_of_the_library() throws IOException {
        // A text may be in pieces, with a line break between them.
        String sources = String.join("\n", sources(RUNTIME)).replaceAll("\"\\s*\\+\\s*\"", "");
        List<String> quoted = MarkdownPage.of("docs/troubleshooting.md").headings().stream()
                .flatMap(heading -> find("\"(.*)\"", heading).stream())
                .flatMap(text -> Stream.of(text.split("\\.\\.\\.|\\d+")))
                .map(String::strip)
                .filter(text -> text.length() > 3)
                .toList();

        assertThat(quoted)
                .hasSizeGreaterThan(5)
                .allSatisfy(text -> assertThat(sources).containsIgnoringCase(text));
    }

    private static List<String> sources(String directory) throws IOException {
        try (Stream<Path> files = Files.walk(MarkdownPage.ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MarkdownPage::read)
                    .toList();
        }
    }

    private static String source(String path) {
        return MarkdownPage.read(MarkdownPage.ROOT.resolve(path));
    }

    /** Returns the first group of each match, sorted. */
    private static Set<String> find(String regex, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
