package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.DisconnectInfo.Reason;
import io.darkrift.core.TestSettings;
import io.darkrift.core.dispatch.DirectedMessages;
import io.darkrift.core.dispatch.Handlers;
import io.darkrift.message.MessageRegistry;
import io.darkrift.testing.FakeLink;
import io.darkrift.testing.FakeLoop;
import io.darkrift.transport.LinkSettings;
import io.darkrift.transport.MemoryBudget;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientTableTest {
    private static final DisconnectInfo GONE = DisconnectInfo.of(Reason.PEER, "as planned");

    private final FakeLoop loop = new FakeLoop();
    private final ServerSettings settings = settings(65_535);
    private final ClientTable table = new ClientTable(settings.limits());

    private static ServerSettings settings(int maxClientsPerAddress) {
        return new ServerSettings(
                TestSettings.of(100, 100),
                new LinkSettings(100, 100, 100, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new Handlers<>(DirectedMessages.ofServer(MessageRegistry.empty())),
                client -> {},
                (client, disconnect) -> {},
                null,
                null,
                (client, strike) -> strike.weight(),
                null,
                null,
                new ServerSettings.Limits(
                        3, null, 65_535, maxClientsPerAddress, 65_535, 1_024, 16, 100, TrustedAddresses.of()),
                new MemoryBudget(Long.MAX_VALUE),
                new MemoryBudget(Long.MAX_VALUE),
                new SecureRandom());
    }

    @Test
    void ids_count_up_from_0_and_are_not_used_again_at_once() {
        ServerConnection first = add(0);
        ServerConnection second = add(1);
        table.remove(0, first, GONE);
        add(2);
        assertThat(table.get(0)).isNull();
        assertThat(table.get(1)).isSameAs(second);
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void ids_wrap_behind_65534_and_skip_those_in_use() {
        ServerConnection client = client();
        for (int id = 0; id < 65_535; id++) {
            assertThat(table.add(client)).isNull();
            assertThat(client.id()).isEqualTo(id);
            if (id != 1) {
                table.remove(id, client, GONE);
            }
        }
        add(0);
        add(2);
    }

    @Test
    void there_is_room_for_65535_clients() {
        ServerConnection client = client();
        for (int id = 0; id < 65_535; id++) {
            assertThat(table.add(client)).isNull();
        }
        assertThat(table.add(client())).extracting(DisconnectInfo::reason).isEqualTo(Reason.FULL);
        table.remove(300, client, GONE);
        add(300);
        assertThat(table.add(client())).isNotNull();
        assertThat(table.refusals()).containsEntry("maxClients", 2L);
    }

    @Test
    void an_address_has_no_more_clients_than_it_may_have() {
        ClientTable strict = new ClientTable(settings(2).limits());
        ServerConnection first = client();
        assertThat(strict.add(first)).isNull();
        assertThat(strict.add(client())).isNull();
        assertThat(strict.add(client())).extracting(DisconnectInfo::reason).isEqualTo(Reason.FULL);
        assertThat(strict.refusals()).containsEntry("maxClientsPerAddress", 1L);
        strict.remove(0, first, GONE);
        assertThat(strict.add(client())).isNull();
    }

    @Test
    void only_the_client_itself_is_removed() {
        ServerConnection client = add(0);
        table.remove(0, client(), GONE);
        assertThat(table.get(0)).isSameAs(client);
        assertThat(table.disconnects()).isEmpty();
    }

    @Test
    void a_client_whose_last_handler_has_not_run_is_unfinished() {
        ServerConnection left = add(0);
        ServerConnection stays = add(1);
        table.remove(0, left, GONE);
        assertThat(table.unfinished()).containsExactlyInAnyOrder(left, stays);
        table.forget(left);
        assertThat(table.unfinished()).containsExactly(stays);
        assertThat(table.disconnects()).containsEntry(Reason.PEER, 1L);
    }

    @Test
    void a_client_that_is_kicked_between_its_id_and_its_admission_is_forgotten() {
        ServerConnection client = add(0);
        client.kick("as planned");
        client.onClosed(GONE);
        assertThat(table.size()).isZero();
        assertThat(table.unfinished()).isEmpty();
    }

    @Test
    void no_client_comes_in_after_it_was_closed() {
        add(0);
        table.close();
        assertThat(table.add(client())).extracting(DisconnectInfo::reason).isEqualTo(Reason.SERVER_CLOSING);
        assertThat(table.size()).isOne();
    }

    private ServerConnection add(int expectedId) {
        ServerConnection client = client();
        assertThat(table.add(client)).isNull();
        assertThat(client.id()).isEqualTo(expectedId);
        return client;
    }

    private ServerConnection client() {
        return new ServerConnection(settings, table, new FakeLink(loop));
    }
}
