/** The arena: a game as an application writes it. */
module io.darkrift.example.arena {
    requires info.picocli;
    requires io.darkrift.admin;
    requires io.darkrift.rooms;
    requires io.darkrift.runtime;
    requires io.darkrift.secure;
    requires io.darkrift.websocket;

    exports io.darkrift.example.arena;

    // picocli sets the fields that stand for options.
    opens io.darkrift.example.arena to
            info.picocli;

    // MessageRegistry.load() finds the messages of this module here. The annotation processor writes the class.
    provides io.darkrift.message.MessageRegistryProvider with
            io.darkrift.example.arena.message.GeneratedMessageRegistry;
}
