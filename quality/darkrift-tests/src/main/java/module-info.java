/** Records as users write them, for the tests. */
module io.darkrift.tests {
    requires transitive io.darkrift.runtime;
    requires static transitive org.jspecify;

    exports io.darkrift.tests;
    exports io.darkrift.tests.attack;
    exports io.darkrift.tests.conformance;
    exports io.darkrift.tests.direction;
    exports io.darkrift.tests.model;
    exports io.darkrift.tests.model.awkward;

    provides io.darkrift.message.MessageRegistryProvider with
            io.darkrift.tests.GeneratedMessageRegistry;
}
