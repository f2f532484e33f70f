package game;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.RecordSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.codec.EnumTable;
import io.darkrift.wire.support.BigEndian;
import io.darkrift.wire.support.Checks;
import io.darkrift.wire.support.DarkriftGenerated;
import io.darkrift.wire.support.Layout;
import io.darkrift.wire.support.Reads;
import java.util.Iterator;
import java.util.List;

/** Writes and reads {@link PlayerState}. */
@DarkriftGenerated
@Layout({"id: uint16", "position: struct(game.Vector)", "velocity: struct(game.Vector)",
                "team: enum(game.Team, uint8)", "alive: bool", "name: text(UTF_16LE)",
                "weapon: struct(game.Item)", "path: list(struct(game.Vector))",
                "targets: list(struct(game.Vector))", "items: list(struct(game.Item))",
                "seen: list(enum(game.Team, uint8))"})
public final class PlayerStateSerializer extends RecordSerializer<PlayerState> {
    /** The only instance. */
    public static final PlayerStateSerializer INSTANCE = new PlayerStateSerializer();

    private static final EnumTable<Team> TEAM = EnumTable.of(Team.class);

    private PlayerStateSerializer() {
        super(10, PlayerState.class);
    }

    @Override
    public void write(PlayerState value, DarkriftWriter out) {
        int at = out.reserve(28);
        byte[] bytes = out.array();
        BigEndian.putInt16(bytes, at, Checks.uint16(value.id(), "PlayerState.id"));
        VectorSerializer.put(Checks.notNull(value.position(), "PlayerState.position"), bytes, at + 2);
        VectorSerializer.put(Checks.notNull(value.velocity(), "PlayerState.velocity"), bytes, at + 14);
        BigEndian.putInt8(bytes, at + 26, TEAM.number(value.team(), "PlayerState.team"));
        BigEndian.putBoolean(bytes, at + 27, value.alive());
        out.writeString(Checks.notNull(value.name(), "PlayerState.name"));
        ItemSerializer.INSTANCE.write(Checks.notNull(value.weapon(), "PlayerState.weapon"), out);
        Vector[] path = Checks.notNull(value.path(), "PlayerState.path");
        at = out.reserveArray(path.length, VectorSerializer.SIZE);
        bytes = out.array();
        for (int i = 0; i < path.length; i++) {
            VectorSerializer.put(Checks.notNull(path[i], "PlayerState.path", i), bytes, at + VectorSerializer.SIZE * i);
        }
        List<Vector> targets = Checks.notNull(value.targets(), "PlayerState.targets");
        int targetsCount = targets.size();
        at = out.reserveArray(targetsCount, VectorSerializer.SIZE);
        bytes = out.array();
        Iterator<Vector> targetsIterator = targets.iterator();
        for (int i = 0; i < targetsCount; i++) {
            VectorSerializer.put(Checks.notNull(targetsIterator.next(), "PlayerState.targets", i), bytes, at + VectorSerializer.SIZE * i);
        }
        List<Item> items = Checks.notNull(value.items(), "PlayerState.items");
        int itemsCount = items.size();
        out.writeCount(itemsCount, 9);
        Iterator<Item> itemsIterator = items.iterator();
        for (int i = 0; i < itemsCount; i++) {
            ItemSerializer.INSTANCE.write(Checks.notNull(itemsIterator.next(), "PlayerState.items", i), out);
        }
        Team[] seen = Checks.notNull(value.seen(), "PlayerState.seen");
        at = out.reserveArray(seen.length, 1);
        bytes = out.array();
        for (int i = 0; i < seen.length; i++) {
            BigEndian.putInt8(bytes, at + i, TEAM.number(seen[i], "PlayerState.seen", i));
        }
    }

    @Override
    public PlayerState read(DarkriftReader in) {
        int at = Reads.require(in, 28, "PlayerState.id:2,position:12,velocity:12,team:1,alive:1");
        byte[] bytes = in.array();
        int id = BigEndian.getUInt16(bytes, at);
        Vector position = VectorSerializer.get(bytes, at + 2);
        Vector velocity = VectorSerializer.get(bytes, at + 14);
        Team team = TEAM.constant(BigEndian.getUInt8(bytes, at + 26), in, "PlayerState.team");
        boolean alive = BigEndian.getBoolean(bytes, at + 27);
        String name = Reads.string(in, TextEncoding.UTF_16LE, "PlayerState.name");
        Item weapon = ItemSerializer.INSTANCE.read(in);
        Vector[] path = new Vector[Reads.count(in, VectorSerializer.SIZE, "PlayerState.path")];
        at = in.require(VectorSerializer.SIZE * path.length);
        for (int i = 0; i < path.length; i++) {
            path[i] = VectorSerializer.get(bytes, at + VectorSerializer.SIZE * i);
        }
        Vector[] targets = new Vector[Reads.count(in, VectorSerializer.SIZE, "PlayerState.targets")];
        at = in.require(VectorSerializer.SIZE * targets.length);
        for (int i = 0; i < targets.length; i++) {
            targets[i] = VectorSerializer.get(bytes, at + VectorSerializer.SIZE * i);
        }
        Item[] items = new Item[Reads.count(in, 9, "PlayerState.items")];
        for (int i = 0; i < items.length; i++) {
            items[i] = ItemSerializer.INSTANCE.read(in);
        }
        Team[] seen = new Team[Reads.count(in, 1, "PlayerState.seen")];
        at = in.require(seen.length);
        for (int i = 0; i < seen.length; i++) {
            seen[i] = TEAM.constant(BigEndian.getUInt8(bytes, at + i), in, "PlayerState.seen");
        }
        return new PlayerState(id, position, velocity, team, alive, name, weapon, path,
                List.of(targets), List.of(items), seen);
    }
}
