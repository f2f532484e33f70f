package io.darkrift.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.darkrift.DarkriftException;
import io.darkrift.client.DarkriftClient;
import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.Message;
import io.darkrift.rooms.RoomHandler;
import io.darkrift.rooms.RoomOptions;
import io.darkrift.rooms.Rooms;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import io.darkrift.server.LoginResult;
import io.darkrift.server.RemoteClient;
import io.darkrift.testing.TestMessages;
import io.darkrift.testing.TestMessages.Numbered;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DarkriftAdminTest {
    private static final Pattern SAMPLE =
            Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(\\{([a-zA-Z_][a-zA-Z0-9_]*=\"(\\\\.|[^\"\\\\])*\",?)*})?"
                    + " (NaN|[+-]Inf|-?[0-9.]+(E-?[0-9]+)?)");

    private final EventLoops loops = EventLoops.create(1, TransportKind.NIO);
    private final DarkriftServer server = DarkriftServer.builder()
            .listen(Listener.bichannel(0).host("127.0.0.1"))
            .registry(TestMessages.registry())
            .eventLoops(loops)
            .maxStrikes(100)
            .on(Numbered.class, (client, message) -> client.send(message))
            .start();
    private final DarkriftAdmin admin = DarkriftAdmin.attachTo(server)
            .port(0)
            .hangLimit(Duration.ofMillis(500))
            .farewell(reason -> new TestMessages.Bytes(reason.getBytes(StandardCharsets.UTF_8)))
            .start();
    private final Http http = new Http(admin);

    @AfterEach
    void close() {
        admin.close();
        server.close();
        loops.close();
    }

    private DarkriftClient connect() throws InterruptedException {
        DarkriftClient client =
                DarkriftClient.builder().registry(TestMessages.registry()).connect("127.0.0.1", server.port());
        Awaitility.await().until(() -> server.client(client.id()).isPresent());
        return client;
    }

    @Test
    void health_has_the_members_of_csharp() throws Exception {
        HttpResponse<String> answer = http.get("/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject json = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertThat(json.keySet()).containsExactly("listening", "startTime", "type", "version");
        assertThat(json.get("listening").getAsBoolean()).isTrue();
        assertThat(json.get("startTime").getAsString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Instant.parse(json.get("startTime").getAsString())).isBeforeOrEqualTo(Instant.now());

        assertThat(http.send(http.postRequest("/health", "{}")).statusCode()).isEqualTo(405);
        assertThat(http.get("/healthy").statusCode()).isEqualTo(404);
        assertThat(http.get("/health/live").body()).isEqualTo("{\"live\":true}");
        assertThat(http.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_held_event_loop_makes_the_server_not_ready_until_it_runs_again() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        loops.group().next().execute(() -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Awaitility.await().until(() -> http.get("/health/ready").statusCode() == 503);
        assertThat(http.get("/health/ready").body()).contains("has been held for");
        assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
        release.countDown();
        Awaitility.await().until(() -> http.get("/health/ready").statusCode() == 200);
    }

    @Test
    @SuppressWarnings("try") // The loop ends before the test does.
    void a_tick_loop_that_runs_no_more_makes_the_server_not_ready() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        var executor = Executors.newSingleThreadExecutor();
        try (TickLoop world = TickLoop.builder(100, tick -> {
                            if (tick == 5) {
                                release.await();
                            }
                        })
                        .build();
                DarkriftAdmin other = DarkriftAdmin.attachTo(server)
                        .port(0)
                        .ticks("world", world)
                        .hangLimit(Duration.ofMillis(500))
                        .start()) {
            Http ofOther = new Http(other);
            executor.execute(() -> {
                try {
                    world.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Awaitility.await().until(() -> ofOther.get("/health/ready").statusCode() == 503);
            assertThat(ofOther.get("/health/ready").body()).contains("the tick loop world has not run");
            release.countDown();
            Awaitility.await().until(() -> ofOther.get("/health/ready").statusCode() == 200);
            world.close();
            assertThat(ofOther.get("/health/ready").body()).contains("the tick loop world has ended");
            assertThat(ofOther.get("/metrics").body())
                    .containsPattern("\ndarkrift_tick_overruns_total\\{loop=\"world\"} [1-9]");
        } finally {
            release.countDown();
            executor.shutdown();
            assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void a_room_whose_ticks_hang_makes_the_server_not_ready_until_they_run_again() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        try (Rooms<RemoteClient> rooms = Rooms.<RemoteClient>builder(client -> client, room -> {
                            room.startTicks(100, tick -> {
                                if (tick == 5 && room.code().isPresent()) {
                                    release.await();
                                }
                            });
                            return new RoomHandler<>() {};
                        })
                        .build();
                DarkriftAdmin other = DarkriftAdmin.attachTo(server)
                        .port(0)
                        .rooms(rooms, client -> client)
                        .hangLimit(Duration.ofMillis(500))
                        .start()) {
            Http ofOther = new Http(other);
            rooms.create(RoomOptions.named("hall").keepWhenEmpty());
            rooms.create(RoomOptions.named("secret").asPrivate().keepWhenEmpty());
            Awaitility.await().until(() -> ofOther.get("/health/ready").statusCode() == 503);
            assertThat(ofOther.get("/health/ready").body())
                    .contains("the tick loop room 2 (secret) has not run for")
                    .doesNotContain("hall");
            release.countDown();
            Awaitility.await().until(() -> ofOther.get("/health/ready").statusCode() == 200);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(ofOther.get("/api/ticks").body())
                            .contains("\"count\":2", "room 1 (hall)", "room 2 (secret)", "\"overruns\":1"));
            assertThat(ofOther.get("/api/rooms").body()).doesNotContain("secret");
            assertThat(ofOther.get("/metrics").body())
                    .contains("\ndarkrift_rooms_open 2.0\n")
                    .containsPattern("\ndarkrift_rooms_tick_overruns_total [1-9]");
        } finally {
            release.countDown();
        }
    }

    @Test
    void sessions_that_wait_are_listed_without_their_tokens() throws Exception {
        List<String> tokens = new CopyOnWriteArrayList<>();
        try (DarkriftServer other = DarkriftServer.builder()
                        .listen(Listener.bichannel(0).host("127.0.0.1"))
                        .registry(TestMessages.registry())
                        .login(Numbered.class, (client, login) -> LoginResult.accept(client))
                        .resume(Duration.ofMinutes(10), (client, token) -> {
                            tokens.add(token);
                            return new TestMessages.Bytes(token.getBytes(StandardCharsets.UTF_8));
                        })
                        .server()
                        .start();
                DarkriftAdmin ofOther = DarkriftAdmin.attachTo(other).port(0).start()) {
            DarkriftClient client =
                    DarkriftClient.builder().registry(TestMessages.registry()).connect("127.0.0.1", other.port());
            client.send(new Numbered(1, 1));
            client.receive(TestMessages.Bytes.class, Duration.ofMinutes(1));
            assertThat(new Http(ofOther).get("/api/sessions").body())
                    .contains("\"clients\":1", "\"suspended\":0", "\"rows\":[]");
            client.abort();
            Awaitility.await().until(() -> other.suspendedCount() == 1);

            String answer = new Http(ofOther).get("/api/sessions").body();
            JsonArray row = JsonParser.parseString(answer)
                    .getAsJsonObject()
                    .getAsJsonArray("rows")
                    .get(0)
                    .getAsJsonArray();
            assertThat(row.get(0).getAsLong()).isOne();
            assertThat(row.get(1).getAsString()).startsWith("127.0.0.1:");
            assertThat(row.get(3).getAsLong())
                    .isBetween(1L, Duration.ofMinutes(10).toMillis());
            assertThat(row.get(4).getAsInt()).isZero();
            assertThat(row.get(5).getAsString()).isEqualTo("NETWORK_ERROR");
            assertThat(tokens).hasSize(1).noneMatch(answer::contains);
        }
    }

    @Test
    void a_server_that_is_closed_is_not_ready() throws Exception {
        server.close();
        assertThat(http.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(http.get("/health").body()).contains("\"listening\":false");
    }

    @Test
    void metrics_are_text_that_a_parser_understands() throws Exception {
        try (DarkriftClient client = connect()) {
            assertThat(client.isOpen()).isTrue();
            HttpResponse<String> answer = http.get("/metrics");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            List<String> lines = answer.body().lines().toList();
            assertThat(lines)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(line -> assertThat(line)
                            .matches(each -> each.startsWith("# HELP ")
                                    || each.startsWith("# TYPE ")
                                    || SAMPLE.matcher(each).matches()));
            assertThat(answer.body()).endsWith("\n").contains("\ndarkrift_server_clients 1.0\n");
        }
    }

    @Test
    void what_changes_something_needs_the_token_and_a_page_of_this_server() throws Exception {
        try (DarkriftClient client = connect()) {
            String path = "/api/clients/" + client.id() + "/disconnect";
            assertThat(http.send(http.postRequest(path, "{}")).statusCode()).isEqualTo(401);
            assertThat(http.send(http.postRequest(path, "{}").header("Authorization", "Bearer " + "0".repeat(32)))
                            .statusCode())
                    .isEqualTo(401);
            HttpRequest.Builder foreign = http.postRequest(path, "{}")
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Origin", "http://evil.example");
            assertThat(http.send(foreign).statusCode()).isEqualTo(403);
            HttpRequest.Builder form = http.request(path)
                    .header("Authorization", "Bearer " + admin.token())
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(http.send(form).statusCode()).isEqualTo(403);
            assertThat(http.get(path).statusCode()).isEqualTo(405);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void a_player_is_disconnected_with_a_reason_that_he_sees() throws Exception {
        try (DarkriftClient client = connect()) {
            assertThat(http.post("/api/clients/" + client.id() + "/disconnect", "{\"reason\":\"cheating\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(new String(
                            client.receive(TestMessages.Bytes.class, Duration.ofMinutes(1))
                                    .bytes(),
                            StandardCharsets.UTF_8))
                    .isEqualTo("cheating");
            DisconnectInfo info = client.closed().get(1, TimeUnit.MINUTES);
            assertThat(info.reason()).isEqualTo(DisconnectInfo.Reason.PEER);
            assertThat(http.post("/api/clients/" + client.id() + "/disconnect", "{}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void strikes_and_messages_reach_the_client() throws Exception {
        try (DarkriftClient client = connect()) {
            String path = "/api/clients/" + client.id();
            assertThat(http.post(path + "/strike", "{\"weight\":3,\"reason\":\"spam\"}")
                            .statusCode())
                    .isEqualTo(200);
            Awaitility.await()
                    .until(() -> server.client(client.id()).orElseThrow().strikes() == 3);
            assertThat(http.post(path + "/message", "{\"tag\":7,\"payload\":\"01 02 ff\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.receive(Duration.ofMinutes(1))).isEqualTo(Message.of(7, new byte[] {1, 2, -1}));

            assertThat(http.post(path + "/message", "{\"tag\":70000}").body()).contains("tag has to be a number");
            assertThat(http.post(path + "/message", "{\"tag\":7,\"payload\":\"x\"}")
                            .body())
                    .contains("hexadecimal");
            assertThat(http.post(path + "/strike", "{\"weight\":0}").statusCode())
                    .isEqualTo(400);
            assertThat(http.post(path + "/strike", "[").statusCode()).isEqualTo(400);
            assertThat(http.post(path + "/dance", "{}").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void clients_tags_and_samples_are_told() throws Exception {
        try (DarkriftClient client = connect()) {
            assertThat(http.get("/api/tags").body()).contains("\"name\":\"Numbered\"");
            client.send(new Numbered(1, 1));
            client.receive(Numbered.class);
            JsonObject clients =
                    JsonParser.parseString(http.get("/api/clients").body()).getAsJsonObject();
            assertThat(clients.getAsJsonArray("rows")).hasSize(1);
            assertThat(clients.getAsJsonArray("rows").get(0).toString()).contains("\"bichannel\",\"v1\",false");
            assertThat(http.get("/api/tags").body())
                    .contains(
                            "\"name\":\"Numbered\",\"direction\":\"\",\"in\":1,\"bytesIn\":11,\"out\":1,\"bytesOut\":11");
            assertThat(http.get("/api/sessions").body()).contains("\"suspended\":0", "\"clients\":1");
            assertThat(http.get("/api/rooms").body()).isEqualTo("{\"rooms\":[]}");
            assertThat(http.get("/api/ticks").body()).contains("\"count\":0", "\"loops\":[]");
            assertThat(http.get("/api/info").body()).contains("\"farewell\":true", "\"rooms\":false");
        }
    }

    @Test
    void the_page_loads_nothing_from_elsewhere() throws Exception {
        HttpResponse<String> page = http.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'");
        for (String file : List.of("/page.css", "/page.js", "/table.js", "/sniffer.js", "/uplot.js", "/uplot.css")) {
            HttpResponse<String> answer = http.get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
        assertThat(page.body()).doesNotContain("http://", "https://");
    }

    @Test
    void a_site_whose_name_was_made_to_point_here_is_refused() throws Exception {
        assertThat(http.raw("GET /api/clients HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 403 Forbidden");
        assertThat(http.raw("GET /api/clients HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
                .isEqualTo("HTTP/1.1 200 OK");
        assertThat(http.raw("\u0001\u0002\r\n\r\n")).isEqualTo("HTTP/1.1 400 Bad Request");
        assertThat(http.raw("POST /api/clients/0/strike HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999\r\n\r\n"))
                .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
    }

    @Test
    void on_another_address_everything_needs_the_token() throws Exception {
        try (DarkriftAdmin open = DarkriftAdmin.attachTo(server)
                .host("0.0.0.0")
                .port(0)
                .token("a secret of the operator")
                .start()) {
            Http ofOpen = new Http(open);
            for (String path : List.of("/", "/health", "/health/live", "/metrics", "/api/clients", "/nothing")) {
                HttpResponse<String> answer = ofOpen.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .startsWith("Basic ");
            }
            assertThat(ofOpen.send(ofOpen.request("/health").header("Authorization", "Bearer a secret of the operator"))
                            .statusCode())
                    .isEqualTo(200);
            String basic =
                    Base64.getEncoder().encodeToString("any:a secret of the operator".getBytes(StandardCharsets.UTF_8));
            assertThat(ofOpen.send(ofOpen.request("/").header("Authorization", "Basic " + basic))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void closing_ends_streams_and_more_connections_than_it_serves_are_closed() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 80; i++) {
                sockets.add(new Socket("127.0.0.1", admin.port()));
                sockets.get(i).setSoTimeout(60_000);
            }
            assertThat(sockets.get(79).getInputStream().read()).isEqualTo(-1);
            Socket first = sockets.get(0);
            first.getOutputStream()
                    .write("GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(first.getInputStream().read()).isEqualTo('H');
            admin.close();
            assertThat(first.getInputStream().readAllBytes()).isNotEmpty();
        } finally {
            for (Socket each : sockets) {
                each.close();
            }
        }
    }

    @Test
    void wrong_settings_are_refused() {
        DarkriftAdmin.Builder builder = DarkriftAdmin.attachTo(server);
        assertThatThrownBy(() -> builder.port(70_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.token("short")).hasMessageContaining("16 or more");
        assertThatThrownBy(() -> builder.hangLimit(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.hide(String.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.port(admin.port()).start())
                .isInstanceOf(DarkriftException.class)
                .hasMessageContaining("can't listen on 127.0.0.1:" + admin.port());
    }
}
