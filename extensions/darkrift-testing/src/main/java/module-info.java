/** Servers and clients in virtual time, for tests. */
module io.darkrift.testing {
    requires transitive io.darkrift.runtime;
    requires static org.jspecify;

    exports io.darkrift.testing;
}
