/** Encrypted bichannel: TLS for TCP, and sealed datagrams for UDP. */
module io.darkrift.secure {
    requires transitive io.darkrift.runtime;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.handler;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.darkrift.secure;
}
