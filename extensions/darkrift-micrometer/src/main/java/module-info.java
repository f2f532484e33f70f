/** Micrometer metrics of servers, clients, rooms and ticks. */
module io.darkrift.micrometer {
    requires transitive io.darkrift.runtime;
    requires static io.darkrift.rooms;
    requires transitive micrometer.core;
    requires io.netty.buffer;
    requires io.netty.common;
    requires static org.jspecify;

    exports io.darkrift.micrometer;
}
