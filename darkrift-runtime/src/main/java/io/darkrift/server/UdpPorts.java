package io.darkrift.server;

import io.darkrift.transport.DatagramPort;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The UDP sockets of a listener. There may be one for each event loop, all with the same port: the system gives each
 * sender to one of them, and answers may leave from any. Safe for use by any thread.
 */
final class UdpPorts {
    private final List<DatagramPort> ports = new CopyOnWriteArrayList<>();

    /** Adds a socket. */
    DatagramPort add(Channel channel) {
        DatagramPort port = new DatagramPort(channel);
        ports.add(port);
        return port;
    }

    /** The socket of an event loop, if it has one, or else the first. */
    DatagramPort of(EventLoop eventLoop) {
        for (DatagramPort port : ports) {
            if (port.channel().eventLoop() == eventLoop) {
                return port;
            }
        }
        return ports.get(0);
    }

    /** The count of datagrams that the sockets did not take. */
    long overflowed() {
        return ports.stream().mapToLong(DatagramPort::overflowed).sum();
    }
}
