/** Values, messages, registry, and the Netty client and server that carry them. */
@SuppressWarnings("module") // The modules that some packages are exported to are built later.
module io.darkrift.runtime {
    requires transitive io.darkrift.annotation;
    requires io.netty.buffer;
    requires io.netty.common;
    requires transitive io.netty.transport;
    requires static io.netty.transport.classes.epoll;
    requires static io.netty.transport.unix.common;
    requires org.slf4j;
    requires static jdk.jfr;
    requires static org.jspecify;

    exports io.darkrift;
    exports io.darkrift.client;
    exports io.darkrift.connection;
    exports io.darkrift.message;
    exports io.darkrift.server;
    exports io.darkrift.stream;
    exports io.darkrift.transport;
    exports io.darkrift.transport.bichannel;
    exports io.darkrift.transport.bichannel.framing to
            io.darkrift.websocket;
    exports io.darkrift.transport.bichannel.security to
            io.darkrift.secure;
    exports io.darkrift.transport.bichannel.socket to
            io.darkrift.websocket;
    exports io.darkrift.transport.memory;
    exports io.darkrift.transport.memory.simulation to
            io.darkrift.tools;
    exports io.darkrift.transport.tcp to
            io.darkrift.websocket;
    exports io.darkrift.value;
    exports io.darkrift.wire;
    exports io.darkrift.wire.codec;
    exports io.darkrift.wire.support;

    uses io.darkrift.message.MessageRegistryProvider;
}
