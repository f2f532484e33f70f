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
import io.darkrift.rooms.Room;
import io.darkrift.rooms.RoomHandler;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.TickLoop;
import io.darkrift.secure.SecureDialer;
import io.darkrift.secure.SecureListener;
import io.darkrift.secure.TlsIdentity;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Bytes;
import io.darkrift.testing.TestMessages.Numbered;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.transport.memory.MemoryNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The page, in a real browser. */
class PageTest {
    private static final int CROWD = 5_000;
    private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";
    private static final String GRID = "const grid = document.querySelector('#client-table table');";

    /** Says which row screen readers are told of, whose client it is, and whether it is between the header and the lower edge. */
    private static final String CHOSEN = GRID + """
            const row = document.getElementById(grid.getAttribute("aria-activedescendant"));
            const view = grid.parentNode.getBoundingClientRect();
            const box = row.getBoundingClientRect();
            const seen = box.top >= view.top + grid.tHead.offsetHeight && box.bottom <= view.bottom;
            return `${row.getAttribute("aria-rowindex")} is client ${row.cells[0].textContent}, in view: ${seen}`;""";

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
        browser.complaints(); // of a server that was closed, for example: not those of the next test
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

    /** Has clients in virtual time, which need no sockets. */
    private static void crowd(MemoryNetwork network, DarkriftServer server, Consumer<DarkriftClient> connected) {
        for (int i = 0; i < CROWD; i++) {
            DarkriftClient.builder()
                    .registry(TestMessages.registry())
                    .connectAsync(network.dialer())
                    .thenAccept(connected);
            if (i % 500 == 499) {
                int all = i + 1;
                assertThat(network.advanceUntil(() -> server.clientCount() == all, Duration.ofMinutes(1)))
                        .isTrue();
            }
        }
    }

    private static void close(DarkriftServer server, MemoryNetwork network) {
        var closing = server.closeAsync();
        network.advance(Duration.ofSeconds(30));
        assertThat(closing).isDone();
    }

    @Test
    void a_table_of_five_thousand_clients_draws_what_is_seen() throws Exception {
        MemoryNetwork network = closeLater(MemoryNetwork.virtualTime());
        DarkriftServer server = DarkriftServer.builder()
                .listen(network.listener())
                .registry(TestMessages.registry())
                .start();
        DarkriftAdmin admin = closeLater(admin(server, 0));
        crowd(network, server, client -> {});
        browser.open(admin.url());
        browser.click("#tab-clients");
        browser.awaitText("#client-count", "5,000 clients");
        assertThat(browser.all("#client-table tbody tr.row")).hasSizeLessThan(60);
        System.out.println(browser.measureScrolling("#client-table .scroll", CROWD + " clients"));
        browser.awaitText("#client-table tbody", "4999");
        assertThat(browser.all("#client-table tbody tr.row")).hasSizeLessThan(60);
        browser.picture("thousands");
        browser.type("#client-filter", "id>4989");
        browser.awaitText("#client-count", "10 of 5,000 clients");
        close(server, network);
    }

    @Test
    void scrolling_takes_rows_away_and_neither_the_focus_nor_their_numbers() throws Exception {
        MemoryNetwork network = closeLater(MemoryNetwork.virtualTime());
        DarkriftServer server = DarkriftServer.builder()
                .listen(network.listener())
                .registry(TestMessages.registry())
                .start();
        DarkriftAdmin admin = closeLater(admin(server, 0));
        crowd(network, server, client -> {});
        browser.open(admin.url());
        browser.click("#tab-clients");
        browser.awaitText("#client-count", "5,000 clients");
        assertThat(browser.script(
                        GRID + "return grid.getAttribute('role') + ' of ' + grid.getAttribute('aria-rowcount')"))
                .isEqualTo("grid of 5001");
        browser.script(GRID + "grid.focus()");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.script(CHOSEN)).isEqualTo("3 is client 1, in view: true");
        browser.press(Keys.END);
        assertThat(browser.script(CHOSEN)).isEqualTo("5001 is client 4999, in view: true");
        browser.press(Keys.PAGE_UP);
        browser.press(Keys.ARROW_UP);
        browser.press(Keys.HOME);
        assertThat(browser.script(CHOSEN)).isEqualTo("2 is client 0, in view: true");

        // The chosen row leaves the page. The focus, and the choice, stay.
        browser.script(GRID + "grid.parentNode.scrollTop = 64000");
        browser.await(
                () -> browser.script(GRID + "return grid.getAttribute('aria-activedescendant')") == null,
                "the chosen row is gone");
        assertThat(browser.script(GRID + "return document.activeElement === grid"))
                .isEqualTo(true);
        assertThat(browser.script(GRID + """
                return [...grid.querySelectorAll("tr.row")].every((row, i, all) =>
                    row.getAttribute("aria-rowindex") === String(+row.cells[0].textContent + 2)
                    && (i === 0 || +row.cells[0].textContent === +all[i - 1].cells[0].textContent + 1));"""))
                .as("the rows are in order, and have the numbers of their clients")
                .isEqualTo(true);
        browser.press(Keys.ARROW_DOWN);
        assertThat(browser.script(CHOSEN)).isEqualTo("3 is client 1, in view: true");
        browser.press(Keys.ENTER);
        browser.awaitText("#client-title", "Client 1");
        browser.press(Keys.ESCAPE);
        assertThat(browser.script(GRID + "return document.activeElement === grid"))
                .isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
        close(server, network);
    }

    @Test
    void five_thousand_sessions_that_wait_for_their_clients_are_listed() throws Exception {
        MemoryNetwork network = closeLater(MemoryNetwork.virtualTime());
        DarkriftServer server = DarkriftServer.builder()
                .listen(network.listener())
                .registry(TestMessages.registry())
                .login(Numbered.class, (client, login) -> LoginResult.accept(client))
                .resume(Duration.ofMinutes(10), (client, token) -> new Bytes(token.getBytes(StandardCharsets.UTF_8)))
                .maxSuspended(CROWD)
                .maxPendingLogins(CROWD)
                .server()
                .start();
        DarkriftAdmin admin = closeLater(admin(server, 0));
        crowd(network, server, client -> client.send(new Numbered(0, 0)));
        network.advance(Duration.ofSeconds(1));
        network.cut();
        assertThat(network.advanceUntil(() -> server.suspendedCount() == CROWD, Duration.ofMinutes(1)))
                .isTrue();
        network.advance(Duration.ofMinutes(3));
        server.broadcast(new Numbered(1, 2));

        browser.open(admin.url());
        browser.click("#tab-sessions");
        browser.awaitText("#session-count", "0 clients are connected, 5,000 sessions wait for their clients.");
        browser.awaitText("#session-table tbody", "NETWORK_ERROR");
        assertThat(browser.all("#session-table tbody tr.row")).hasSizeLessThan(60);
        assertThat(browser.text("#session-table tbody tr.row")).contains("7 min", "15");
        System.out.println(browser.measureScrolling("#session-table .scroll", CROWD + " sessions"));
        browser.picture("sessions");
        assertThat(browser.complaints()).isEmpty();
        close(server, network);
    }

    @Test
    void the_dialect_and_the_encryption_of_a_client_are_shown_sorted_and_filtered() throws Exception {
        DarkriftServer server = closeLater(DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .listen(Listener.bichannel(0).host("127.0.0.1").dialect(Dialect.V0))
                .listen(Listener.bichannel(0).host("127.0.0.1").dialect(Dialect.DARKRIFTPY))
                .listen(SecureListener.over(Listener.bichannel(0).host("127.0.0.1"), TlsIdentity.development()))
                .registry(TestMessages.registry())
                .eventLoops(loops)
                .start());
        DarkriftAdmin admin = closeLater(admin(server, 0));
        List<Integer> ports = server.listeners().stream()
                .map(each -> each.tcpAddress().getPort())
                .toList();
        List<ClientTransport> dialers = List.of(
                BichannelDialer.to("127.0.0.1", ports.get(0)),
                BichannelDialer.to("127.0.0.1", ports.get(1)),
                BichannelDialer.to("127.0.0.1", ports.get(2)).dialect(Dialect.DARKRIFTPY),
                SecureDialer.to("localhost", ports.get(3)).trustDevelopmentCertificate());
        for (ClientTransport dialer : dialers) {
            closeLater(DarkriftClient.builder()
                    .connectTimeout(Duration.ofMinutes(1))
                    .connect(dialer));
        }
        browser.open(admin.url());
        browser.click("#tab-clients");
        browser.awaitText("#client-count", "4 clients");
        assertThat(browser.script(column("Dialect"))).isEqualTo("v1 v0 darkriftpy –");
        assertThat(browser.script(column("Encrypted"))).isEqualTo("no no no yes");
        browser.script(title("Dialect") + ".click()");
        assertThat(browser.script(column("Dialect"))).isEqualTo("– darkriftpy v0 v1");
        browser.script(title("Encrypted") + ".click()");
        browser.script(title("Encrypted") + ".click()");
        assertThat(browser.script(column("Encrypted"))).isEqualTo("yes no no no");
        browser.picture("dialects");
        for (var expected : Map.of(
                        "v0", "v0", "dialect=v1", "v1", "encrypted=yes", "–", "encrypted=no darkrift", "darkriftpy")
                .entrySet()) {
            browser.type("#client-filter", expected.getKey());
            browser.awaitText("#client-count", "1 of 4 clients");
            assertThat(browser.script(column("Dialect"))).as(expected.getKey()).isEqualTo(expected.getValue());
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static String title(String title) {
        return "[...document.querySelectorAll('#client-table thead button')]" + ".find(each => each.textContent === '"
                + title + "')";
    }

    private static String column(String title) {
        return "const at = " + title(title) + ".closest('th').cellIndex;"
                + "return [...document.querySelectorAll('#client-table tr.row')]"
                + ".map(row => row.cells[at].textContent).join(' ')";
    }

    @Test
    void tick_loops_of_rooms_and_of_the_world_are_shown() throws Exception {
        DarkriftServer server = closeLater(server(0));
        CountDownLatch tooLong = new CountDownLatch(1);
        Rooms<RemoteClient> rooms = closeLater(Rooms.<RemoteClient>builder(client -> client, room -> {
                    room.startTicks(50, tick -> {
                        if (tick == 2) {
                            tooLong.await();
                        }
                    });
                    return new RoomHandler<>() {};
                })
                .build());
        TickLoop world = closeLater(TickLoop.builder(20, tick -> {}).build());
        DarkriftAdmin admin = closeLater(DarkriftAdmin.attachTo(server)
                .port(0)
                .rooms(rooms, client -> client)
                .ticks("world", world)
                .start());
        Room<RemoteClient> hall = rooms.create(RoomOptions.named("hall").keepWhenEmpty());
        browser.open(admin.url());
        browser.click("#tab-ticks");
        browser.awaitText("#tick-count", "2 tick loops.");
        browser.awaitText("#tick-table tbody", "room 1 (hall)");
        browser.await(() -> hall.tickLoops().get(0).lag().compareTo(Duration.ofMillis(100)) > 0, "the loop is held");
        tooLong.countDown();
        browser.await(
                () -> browser.script("return document.querySelector('#tick-table tr.row').cells[5].textContent")
                        .equals("1"),
                "the overrun is shown");
        assertThat(browser.text("#tick-table tbody")).contains("world");
        browser.picture("ticks");
        browser.click("#tab-overview");
        browser.awaitText("#figures", "A tick");
        assertThat(browser.complaints()).isEmpty();
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
        browser.script(GRID + "grid.focus()");
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
        assertThat(browser.script(BACKGROUND)).isEqualTo("rgb(16, 20, 28)");
        browser.size(390, 844);
        for (String tab : List.of("overview", "clients", "sessions", "tags", "rooms", "ticks", "sniffer")) {
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
        browser.click("#theme");
        browser.click("#theme");
        assertThat(browser.text("#theme")).isEqualTo("Theme: light");
        assertThat(browser.script(BACKGROUND)).isEqualTo("rgb(247, 248, 250)");
        browser.script("localStorage.clear()");
        assertThat(browser.complaints()).isEmpty();
    }
}
