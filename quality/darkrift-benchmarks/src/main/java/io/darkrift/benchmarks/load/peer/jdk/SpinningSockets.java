package io.darkrift.benchmarks.load.peer.jdk;

import io.darkrift.benchmarks.load.peer.Library;
import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.Supplier;

/** A thread for each connection, which asks its socket again and again whether something has arrived. */
public final class SpinningSockets implements Library {
    @Override
    public int listen(Supplier<Receiver> receivers) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        daemon(() -> {
            while (true) {
                spin(server.accept(), receivers.get());
            }
        });
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    @Override
    public Peer connect(int port, Receiver receiver) throws IOException {
        return spin(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)), receiver);
    }

    private SpinningPeer spin(SocketChannel socket, Receiver receiver) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.configureBlocking(false);
        SpinningPeer peer = new SpinningPeer(socket, receiver);
        daemon(() -> {
            while (peer.read()) {
                Thread.onSpinWait();
            }
        });
        return peer;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // The other end has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
