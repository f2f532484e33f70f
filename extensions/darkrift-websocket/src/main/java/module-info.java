/** A transport for browsers: WebSocket, beside bichannel or alone. */
module io.darkrift.websocket {
    requires transitive io.darkrift.runtime;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires transitive io.netty.handler;
    requires io.netty.transport;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.darkrift.websocket;
}
