package io.darkrift.transport.bichannel.socket;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The UDP sockets of a listener for one local address: one, or one for each event loop, all with the same port. The
 * system gives each sender to one of them, and answers may leave from any. Safe for use by any thread.
 */
public final class UdpSocketGroup {
    private final List<UdpSocket> sockets = new CopyOnWriteArrayList<>();

    UdpSocketGroup() {}

    void add(UdpSocket socket) {
        sockets.add(socket);
    }

    /** Returns the socket of an event loop, if it has one, or else the first. */
    public UdpSocket of(EventLoop eventLoop) {
        for (UdpSocket socket : sockets) {
            if (socket.channel().eventLoop() == eventLoop) {
                return socket;
            }
        }
        return sockets.get(0);
    }

    List<UdpSocket> sockets() {
        return sockets;
    }
}
