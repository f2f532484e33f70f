package io.darkrift.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.annotation.Direction;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.message.SendMode;
import io.darkrift.protocol.ComponentDescription;
import io.darkrift.protocol.MessageDescription;
import io.darkrift.protocol.Notes;
import io.darkrift.protocol.ProtocolDescription;
import io.darkrift.protocol.ValueDescription;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.transport.memory.MemoryNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page, in a real browser. */
class PageTest {
    @TempDir
    private static Path profile;

    private static Browser browser;

    private final EventLoops loops = EventLoops.create(1, TransportKind.NIO);
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() {
        browser = new Browser(profile);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void close() throws Exception {
        browser.open("about:blank");
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
        loops.close();
    }

    private <T extends AutoCloseable> T closeLater(T closeable) {
        open.add(closeable);
        return closeable;
    }

    private static List<ProtocolDescription> protocols() {
        int tag = TestMessages.registry().require(Numbered.class).tag();
        MessageDescription numbered = new MessageDescription(
                Numbered.class.getCanonicalName(),
                "io.darkrift.testing",
                tag,
                Direction.BOTH,
                Optional.empty(),
                Notes.NONE,
                List.of(component("sender"), component("number")));
        return List.of(new ProtocolDescription(
                "io.darkrift.testing.Registry", List.of(numbered), List.of(), List.of(), List.of()));
    }

    private static ComponentDescription component(String name) {
        return new ComponentDescription(name, ValueDescription.parse("int32"), false, "", "");
    }

    private DarkriftServer server(int port) {
        return DarkriftServer.builder()
                .listen(Listener.bichannel(port).host("127.0.0.1"))
                .registry(TestMessages.registry())
                .eventLoops(loops)
                .maxStrikes(100)
                .pingInterval(Duration.ofMillis(200))
                .on(Numbered.class, (client, message) -> client.send(message))
                .start();
    }

    private static DarkriftAdmin admin(DarkriftServer server, int port) {
        return DarkriftAdmin.attachTo(server)
                .port(port)
                .token("the token of this test")
                .protocols(protocols())
                .hide(Bytes.class)
                .farewell(reason -> new Bytes(reason.getBytes(StandardCharsets.UTF_8)))
                .start();
    }

    private DarkriftClient connect(DarkriftServer server) throws InterruptedException {
        return closeLater(
                DarkriftClient.builder().registry(TestMessages.registry()).connect("127.0.0.1", server.port()));
    }

    private static String row(int index) {
        return "#client-table tbody tr.row:nth-child(" + (index + 2) + ")";
    }

    @Test
    void clients_appear_are_filtered_and_are_disconnected_with_a_reason() throws Exception {
        DarkriftServer server = closeLater(server(0));
        DarkriftAdmin admin = closeLater(admin(server, 0));
        DarkriftClient first = connect(server);
        DarkriftClient second = connect(server);
        browser.open(admin.url());
        browser.awaitText("#state", "live");
        browser.awaitText("#figures", "Clients\n2");
        browser.click("#tab-clients");
        browser.awaitText("#client-count", "2 clients");
        browser.awaitText(row(0), "bichannel");

        browser.type("#client-filter", String.valueOf(second.id()));
        browser.awaitText("#client-count", "1 of 2 clients");
        browser.awaitText(row(0), second.id() + "");
        browser.click(row(0));
        browser.awaitText("#client-title", "Client " + second.id());
        assertThat(browser.find("#token-label").isDisplayed()).isFalse();
        browser.picture("client");
        browser.type("#strike-weight", "7");
        browser.click("#strike-form button");
        browser.awaitText("#action-result", "gave client " + second.id() + " a strike");
        browser.await(() -> server.client(second.id()).orElseThrow().strikes() == 7, "the strike arrives");
        browser.type("#disconnect-reason", "find another server");
        browser.click("#disconnect-form button");
        browser.awaitText("#action-result", "disconnected client " + second.id());
        assertThat(second.receive(Bytes.class, Duration.ofMinutes(1)).bytes())
                .isEqualTo("find another server".getBytes(StandardCharsets.UTF_8));
        browser.click("#client-close");
        browser.type("#client-filter", Keys.DELETE);
        browser.awaitText("#client-count", "1 clients");
        assertThat(first.isOpen()).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void without_the_token_a_reader_is_asked_for_it() throws Exception {
        DarkriftServer server = closeLater(server(0));
        DarkriftAdmin admin = closeLater(admin(server, 0));
        DarkriftClient client = connect(server);
        browser.open("http://localhost:" + admin.port() + "/#clients");
        browser.awaitText(row(0), "bichannel");
        browser.click(row(0));
        browser.type("#token", "a wrong one, of course");
        browser.click("#strike-form button");
        browser.awaitText("#action-result", "it needs the token");
        browser.type("#token", admin.token());
        browser.click("#strike-form button");
        browser.awaitText("#action-result", "gave client");
        assertThat(client.isOpen()).isTrue();
    }

    @Test
    void messages_are_shown_by_component_and_marked_in_the_bytes() throws Exception {
        DarkriftServer server = closeLater(server(0));
        DarkriftAdmin admin = closeLater(admin(server, 0));
        DarkriftClient client = connect(server);
        browser.open(admin.url());
        browser.awaitText("#state", "live");
        browser.click("#tab-sniffer");
        browser.type("#sniff-direction", "received");
        browser.click("#sniff-start");
        browser.awaitText("#sniff-state", "Observing");
        client.send(new Numbered(7, 4_711));
        browser.awaitText("#sniff-table tbody", "sender=7 number=4711");
        client.send(Message.of(40_000, new byte[] {1, 2, 3}), SendMode.RELIABLE);
        int tag = client.registry().require(Numbered.class).tag();
        client.send(Message.of(tag, new byte[] {0, 0, 0, 1, 0, 0}), SendMode.RELIABLE);
        client.send(new Bytes("secret".getBytes(StandardCharsets.UTF_8)));
        browser.awaitText("#sniff-table tbody", "the registry has no message with tag 40000");
        browser.awaitText("#sniff-table tbody", "the payload is hidden");
        assertThat(browser.text("#sniff-table tbody"))
                .contains("the payload ends within number: it takes 4 bytes, and 2 are left")
                .doesNotContain("sent");

        browser.type("#sniff-search", "4711");
        browser.await(
                () -> browser.all("#sniff-table tbody tr.row:not([hidden])").size() == 1, "one message is found");
        browser.click("#sniff-table tbody tr.row");
        browser.awaitText("#sniff-detail", "Numbered (tag " + tag + ")");
        assertThat(browser.text("#sniff-detail table")).contains("number", "int32", "4711", "7–10");
        browser.script("document.querySelector('#sniff-detail tr.value:last-child').focus()");
        assertThat(browser.all(".hex span.marked")).hasSize(4);
        assertThat(browser.text(".hex")).startsWith("00 00").endsWith("00 00 12 67");
        browser.picture("sniffer");

        browser.type("#sniff-search", "ends within");
        browser.await(
                () -> browser.all("#sniff-table tbody tr.row:not([hidden])").size() == 1, "one message is found");
        browser.click("#sniff-table tbody tr.row");
        browser.awaitText("#sniff-detail", "Reading stopped at byte 7");
        assertThat(browser.all(".hex span.stopped")).hasSize(1);

        browser.type("#sniff-search", Keys.DELETE);
        browser.click("#sniff-pause");
        client.send(new Numbered(8, 5_000));
        browser.awaitText("#sniff-state", "Paused, ");
        assertThat(browser.text("#sniff-table tbody")).doesNotContain("number=5000");
        browser.click("#sniff-pause");
        browser.awaitText("#sniff-table tbody", "number=5000");
        browser.click("#sniff-start");
        browser.awaitText("#sniff-state", "Stopped");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_page_finds_a_server_that_was_restarted() throws Exception {
        DarkriftServer server = server(0);
        DarkriftAdmin admin = admin(server, 0);
        int adminPort = admin.port();
        browser.open(admin.url());
        browser.awaitText("#state", "live");
        admin.close();
        server.close();
        browser.awaitText("#state", "trying again");
        DarkriftServer other = closeLater(server(0));
        closeLater(admin(other, adminPort));
        connect(other);
        browser.awaitText("#state", "live");
        browser.awaitText("#figures", "Clients\n1");
        browser.awaitText("#about", String.valueOf(other.port()));
    }

    @Test
    void a_table_of_five_thousand_clients_draws_what_is_seen() throws Exception {
        MemoryNetwork network = closeLater(MemoryNetwork.virtualTime());
        DarkriftServer server = DarkriftServer.builder()
                .listen(network.listener())
                .registry(TestMessages.registry())
                .start();
        DarkriftAdmin admin = closeLater(admin(server, 0));
        for (int i = 0; i < 5_000; i++) {
            DarkriftClient.builder().registry(TestMessages.registry()).connectAsync(network.dialer());
            if (i % 500 == 499) {
                int connected = i + 1;
                assertThat(network.advanceUntil(() -> server.clientCount() == connected, Duration.ofMinutes(1)))
                        .isTrue();
            }
        }
        browser.open(admin.url());
        browser.click("#tab-clients");
        browser.awaitText("#client-count", "5,000 clients");
        assertThat(browser.all("#client-table tbody tr.row")).hasSizeLessThan(60);
        long slowest = browser.number("""
                const scroll = document.querySelector("#client-table .scroll");
                let slowest = 0;
                for (let y = 0; y < scroll.scrollHeight; y += 2000) {
                  const begin = performance.now();
                  scroll.scrollTop = y;
                  scroll.dispatchEvent(new Event("scroll"));
                  scroll.getBoundingClientRect();
                  slowest = Math.max(slowest, performance.now() - begin);
                }
                return slowest * 1000;""");
        System.out.println("The slowest step of scrolling through 5,000 clients took " + slowest + " microseconds");
        browser.awaitText("#client-table tbody", "4999");
        assertThat(browser.all("#client-table tbody tr.row")).hasSizeLessThan(60);
        browser.picture("thousands");
        browser.type("#client-filter", "id>4989");
        browser.awaitText("#client-count", "10 of 5,000 clients");
        var closing = server.closeAsync();
        network.advance(Duration.ofSeconds(30));
        assertThat(closing).isDone();
    }

    @Test
    void the_page_works_with_the_keyboard_on_a_phone_and_in_the_dark() throws Exception {
        DarkriftServer server = closeLater(server(0));
        DarkriftAdmin admin = closeLater(admin(server, 0));
        DarkriftClient client = connect(server);
        browser.open(admin.url());
        browser.awaitText("#state", "live");
        browser.script("document.getElementById('tab-overview').focus()");
        browser.press(Keys.ARROW_RIGHT);
        assertThat(browser.focused()).isEqualTo("tab-clients");
        assertThat(browser.find("#clients").isDisplayed()).isTrue();
        browser.awaitText(row(0), "bichannel");
        browser.script("document.querySelector('#client-table .scroll').focus()");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.awaitText("#client-title", "Client 0");
        browser.press(Keys.ESCAPE);
        assertThat(browser.find("#client-dialog").isDisplayed()).isFalse();
        assertThat(client.isOpen()).isTrue();

        assertThat(browser.number("""
                return [...document.querySelectorAll("input, select")]
                    .filter(each => each.labels.length === 0 && !each.getAttribute("aria-label")).length;""")).as("fields without a label").isZero();
        browser.script("localStorage.setItem('theme', 'light')");
        browser.click("#theme");
        assertThat(browser.script("return document.documentElement.dataset.theme"))
                .isEqualTo("dark");
        browser.size(390, 844);
        for (String tab : List.of("overview", "clients", "tags", "rooms", "sniffer")) {
            browser.click("#tab-" + tab);
            assertThat(browser.number(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("how much wider than the screen " + tab + " is")
                    .isZero();
            browser.picture("phone-" + tab);
        }
        browser.size(1280, 900);
        browser.click("#tab-overview");
        browser.picture("dark");
        browser.script("localStorage.clear()");
        assertThat(browser.complaints()).isEmpty();
    }
}
