package io.darkrift.connection;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;

/** The one place that asks whether the optional native transport is there. */
final class NativeEpoll {
    private NativeEpoll() {}

    static boolean isAvailable() {
        try {
            return Epoll.isAvailable();
        } catch (NoClassDefFoundError e) {
            return false;
        }
    }

    /** What drives the sockets. */
    static IoHandlerFactory sockets() {
        if (!isAvailable()) {
            throw new IllegalStateException("the epoll transport does not load: it needs Linux and"
                    + " io.netty:netty-transport-native-epoll on the class path; choose TransportKind.AUTO or NIO");
        }
        return EpollIoHandler.newFactory();
    }
}
