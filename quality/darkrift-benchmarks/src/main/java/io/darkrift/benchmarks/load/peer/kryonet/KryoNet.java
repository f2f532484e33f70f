package io.darkrift.benchmarks.load.peer.kryonet;

import com.esotericsoftware.kryonet.Client;
import com.esotericsoftware.kryonet.Connection;
import com.esotericsoftware.kryonet.Listener;
import com.esotericsoftware.kryonet.Server;
import com.esotericsoftware.minlog.Log;
import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Servers and clients of KryoNet over TCP. Its servers have one thread, as has each of its clients. */
public final class KryoNet implements Library {
    /** As much as a connection of this library lets wait. */
    static final int WRITE_BUFFER = 1 << 20;

    private static final int OBJECT_BUFFER = 1 << 14;
    private static final int CONNECT_MILLIS = 5_000;

    /** Sets it up. */
    public KryoNet() {
        Log.set(Log.LEVEL_NONE);
    }

    @Override
    public int listen(Supplier<Receiver> receivers) throws IOException {
        Server server = new Server(WRITE_BUFFER, OBJECT_BUFFER);
        KryoMessages.register(server.getKryo());
        server.addListener(new Listeners(receivers));
        int port = freePort();
        server.bind(port);
        server.start();
        return port;
    }

    /** It does not tell the port that the system has chosen. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public Peer connect(int port, Receiver receiver) throws IOException {
        Client client = new Client(WRITE_BUFFER, OBJECT_BUFFER);
        KryoMessages.register(client.getKryo());
        client.addListener(new Listeners(() -> receiver));
        client.start();
        client.connect(CONNECT_MILLIS, "127.0.0.1", port);
        return new KryoNetPeer(client, receiver);
    }

    /** Hands messages to the handlers of their connections. */
    private static final class Listeners extends Listener {
        private final Supplier<Receiver> receivers;
        private final Map<Connection, KryoNetPeer> peers = new ConcurrentHashMap<>();

        Listeners(Supplier<Receiver> receivers) {
            this.receivers = receivers;
        }

        @Override
        public void received(Connection connection, Object message) {
            KryoNetPeer peer = peers.computeIfAbsent(connection, each -> new KryoNetPeer(each, receivers.get()));
            if (message instanceof Choice choice) {
                peer.receiver().receive(peer, choice);
            } else if (message instanceof PlayerUpdate update) {
                peer.receiver().receive(peer, update);
            }
        }
    }
}
