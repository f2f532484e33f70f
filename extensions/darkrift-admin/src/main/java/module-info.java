/** Health, metrics and a live page of a server, over HTTP. */
module io.darkrift.admin {
    requires transitive io.darkrift.runtime;
    requires io.darkrift.micrometer;
    requires transitive io.darkrift.protocol;
    requires static io.darkrift.rooms;
    requires com.google.gson;
    requires transitive micrometer.core;
    requires micrometer.registry.prometheus;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.darkrift.admin;
}
