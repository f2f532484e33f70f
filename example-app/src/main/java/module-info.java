/** The number chooser: how an application uses DarkRift. */
module io.darkrift.example {
    requires info.picocli;
    requires io.darkrift.example.arena;
    requires io.darkrift.runtime;

    // picocli sets the fields that stand for options.
    opens io.darkrift.example to
            info.picocli;

    // MessageRegistry.load() finds the messages of this module here. The annotation processor writes the class.
    provides io.darkrift.message.MessageRegistryProvider with
            io.darkrift.example.GeneratedMessageRegistry;
}
