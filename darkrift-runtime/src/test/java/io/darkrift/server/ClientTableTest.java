package io.darkrift.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.connection.EventLoops;
import io.darkrift.connection.TransportKind;
import io.darkrift.message.MessageRegistry;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.FrameDecoder;
import io.darkrift.transport.HandlerTable;
import io.darkrift.transport.Token;
import io.darkrift.transport.bichannel.Dialect;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientTableTest {
    private ClientTable table;
    private EventLoops eventLoops;
    private NioSocketChannel tcp;
    private NioDatagramChannel udp;
    private ServerSettings settings;

    @BeforeEach
    void open() {
        eventLoops = EventLoops.create(1, TransportKind.NIO);
        tcp = new NioSocketChannel() {
            @Override
            public InetSocketAddress remoteAddress() {
                return new InetSocketAddress("127.0.0.1", 9);
            }
        };
        udp = new NioDatagramChannel();
        eventLoops.group().register(tcp).syncUninterruptibly();
        eventLoops.group().register(udp).syncUninterruptibly();
        settings = new ServerSettings(
                new Settings().get(),
                new HandlerTable<>(Traffic.ofServer(MessageRegistry.empty())),
                client -> {},
                (client, disconnect) -> {},
                null,
                (client, strike) -> strike.weight(),
                new ServerLimits(3, 65_535, 65_535, 1_024, 16, 100, false),
                new SecureRandom());
        table = new ClientTable(settings);
    }

    @AfterEach
    void close() {
        eventLoops.close();
    }

    @Test
    void ids_count_up_from_0_and_are_not_used_again_at_once() {
        ServerConnection first = add(0);
        ServerConnection second = add(1);
        table.remove(0, first);
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
                table.remove(id, client);
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
        assertThat(table.add(client())).isNotNull();
        table.remove(300, client);
        add(300);
        assertThat(table.add(client())).isNotNull();
    }

    @Test
    void only_the_client_itself_is_removed() {
        ServerConnection client = add(0);
        table.remove(0, client());
        assertThat(table.get(0)).isSameAs(client);
    }

    @Test
    void no_client_comes_in_after_it_was_closed() {
        add(0);
        table.close();
        assertThat(table.add(client())).isEqualTo("the server is being closed");
        assertThat(table.size()).isOne();
    }

    private ServerConnection add(int expectedId) {
        ServerConnection client = client();
        assertThat(table.add(client)).isNull();
        assertThat(client.id()).isEqualTo(expectedId);
        return client;
    }

    private ServerConnection client() {
        PendingClients pendingClients = new PendingClients(settings);
        PendingClient pending = new PendingClient(
                tcp,
                new FrameDecoder(100),
                new Token(1, 1),
                Dialect.V1,
                pendingClients,
                new Admission(settings, pendingClients, table),
                1000);
        return new ServerConnection(settings, pending, new DatagramPort(udp), new InetSocketAddress(9));
    }

    /** The settings of a builder. */
    private static final class Settings extends io.darkrift.connection.ConnectionBuilder<Settings> {
        Settings() {
            super(100, 100);
        }

        @Override
        protected Settings self() {
            return this;
        }

        io.darkrift.connection.ConnectionSettings get() {
            return settings();
        }
    }
}
