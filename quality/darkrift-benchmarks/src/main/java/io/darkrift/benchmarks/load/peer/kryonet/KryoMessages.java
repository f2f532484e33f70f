package io.darkrift.benchmarks.load.peer.kryonet;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;

/** The messages for the Kryo of KryoNet, which can't do records by itself. */
final class KryoMessages {
    private KryoMessages() {}

    static void register(Kryo kryo) {
        kryo.setReferences(false);
        kryo.register(Choice.class, new Choices());
        kryo.register(PlayerUpdate.class, new Updates());
    }

    private static final class Choices extends Serializer<Choice> {
        @Override
        public void write(Kryo kryo, Output out, Choice choice) {
            out.writeInt(choice.item());
        }

        @Override
        public Choice read(Kryo kryo, Input in, Class<Choice> type) {
            return new Choice(in.readInt());
        }
    }

    private static final class Updates extends Serializer<PlayerUpdate> {
        @Override
        public void write(Kryo kryo, Output out, PlayerUpdate update) {
            out.writeShort(update.id());
            out.writeFloat(update.x());
            out.writeFloat(update.y());
            out.writeFloat(update.z());
            out.writeFloat(update.yaw());
            out.writeFloat(update.pitch());
            out.writeInt(update.health());
            out.writeLong(update.tick());
            out.writeBoolean(update.grounded());
            out.writeString(update.name());
        }

        @Override
        public PlayerUpdate read(Kryo kryo, Input in, Class<PlayerUpdate> type) {
            return new PlayerUpdate(
                    in.readShortUnsigned(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readFloat(),
                    in.readInt(),
                    in.readLong(),
                    in.readBoolean(),
                    in.readString());
        }
    }
}
