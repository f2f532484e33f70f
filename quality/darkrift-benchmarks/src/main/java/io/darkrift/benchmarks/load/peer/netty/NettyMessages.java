package io.darkrift.benchmarks.load.peer.netty;

import io.darkrift.benchmarks.load.peer.Peer;
import io.darkrift.benchmarks.load.peer.Receiver;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.netty.buffer.ByteBuf;

/** Messages by hand, with Netty's buffers: flags, tag, payload, as DarkRift has them. */
final class NettyMessages {
    static final int LENGTH_BYTES = 4;

    private static final int HEADER_BYTES = 3;
    private static final int CHOICE = 1;
    private static final int CHOICE_BYTES = HEADER_BYTES + 4;
    private static final int UPDATE = 3;
    private static final int UPDATE_BYTES = HEADER_BYTES + 2 + 5 * 4 + 4 + 8 + 1 + 4;

    private NettyMessages() {}

    /** The size of a message in bytes, without its length. */
    static int size(Object message) {
        return message instanceof PlayerUpdate update
                ? UPDATE_BYTES + 2 * update.name().length()
                : CHOICE_BYTES;
    }

    /** Writes a message, without its length. */
    static void write(Object message, ByteBuf out) {
        if (message instanceof PlayerUpdate update) {
            write(update, out);
        } else {
            out.writeByte(0);
            out.writeShort(CHOICE);
            out.writeInt(((Choice) message).item());
        }
    }

    private static void write(PlayerUpdate update, ByteBuf out) {
        out.writeByte(0);
        out.writeShort(UPDATE);
        out.writeShort(update.id());
        out.writeFloat(update.x());
        out.writeFloat(update.y());
        out.writeFloat(update.z());
        out.writeFloat(update.yaw());
        out.writeFloat(update.pitch());
        out.writeInt(update.health());
        out.writeLong(update.tick());
        out.writeBoolean(update.grounded());
        String name = update.name();
        out.writeInt(2 * name.length());
        for (int i = 0; i < name.length(); i++) {
            out.writeShortLE(name.charAt(i));
        }
    }

    /** Reads a message in place, and hands it to its handler. */
    static void read(ByteBuf in, int from, int size, Peer peer, Receiver receiver) {
        int tag = in.getUnsignedShort(from + 1);
        int at = from + HEADER_BYTES;
        if (tag == CHOICE && size >= CHOICE_BYTES) {
            receiver.receive(peer, new Choice(in.getInt(at)));
        } else if (tag == UPDATE && size >= UPDATE_BYTES) {
            receiver.receive(peer, update(in, at, from + size));
        } else {
            throw new IllegalArgumentException("a message of " + size + " bytes has the tag " + tag);
        }
    }

    private static PlayerUpdate update(ByteBuf in, int at, int end) {
        int length = in.getInt(at + 35);
        if (length < 0 || length > end - at - 39) {
            throw new IllegalArgumentException("a name of " + length + " bytes");
        }
        char[] name = new char[length / 2];
        for (int i = 0; i < name.length; i++) {
            name[i] = (char) in.getShortLE(at + 39 + 2 * i);
        }
        return new PlayerUpdate(
                in.getUnsignedShort(at),
                in.getFloat(at + 2),
                in.getFloat(at + 6),
                in.getFloat(at + 10),
                in.getFloat(at + 14),
                in.getFloat(at + 18),
                in.getInt(at + 22),
                in.getLong(at + 26),
                in.getBoolean(at + 34),
                new String(name));
    }
}
