/** Servers and clients in virtual time, for tests. */
module io.darkrift.testing {
    requires transitive io.darkrift.runtime;
    requires io.netty.buffer;
    requires io.netty.common;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;
    requires static org.assertj.core;

    exports io.darkrift.testing;
}
