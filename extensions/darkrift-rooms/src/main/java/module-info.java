/** Rooms of players, a lobby, and a tick loop. */
module io.darkrift.rooms {
    requires transitive io.darkrift.runtime;
    requires org.slf4j;
    requires static org.jspecify;

    exports io.darkrift.rooms;
}
