package io.darkrift.benchmarks.codec.protobuf;

import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import io.darkrift.benchmarks.codec.protobuf.generated.ProtoChat;
import io.darkrift.benchmarks.codec.protobuf.generated.ProtoChoice;
import io.darkrift.benchmarks.codec.protobuf.generated.ProtoChoose;
import io.darkrift.benchmarks.codec.protobuf.generated.ProtoPlayer;
import io.darkrift.benchmarks.codec.protobuf.generated.ProtoSnapshot;
import io.darkrift.benchmarks.message.Chat;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.Choose;
import io.darkrift.benchmarks.message.PlayerState;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.darkrift.benchmarks.message.Snapshot;
import java.util.Arrays;

/** The generated messages, and what they say as records. */
public final class ProtobufCodecs {
    private ProtobufCodecs() {}

    /**
     * The codec of a message.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> of(Subject subject) {
        return switch (subject) {
            case M1 ->
                new ProtobufCodec<Choice, ProtoChoice>(
                        ProtoChoice.parser(),
                        choice ->
                                ProtoChoice.newBuilder().setItem(choice.item()).build(),
                        choice -> new Choice(choice.getItem()));
            case M2 -> new ProtobufCodec<>(ProtoChoose.parser(), ProtobufCodecs::choose, ProtobufCodecs::chooseRecord);
            case M3 -> new ProtobufCodec<>(ProtoPlayer.parser(), ProtobufCodecs::player, ProtobufCodecs::playerRecord);
            case M4 ->
                new ProtobufCodec<>(ProtoSnapshot.parser(), ProtobufCodecs::snapshot, ProtobufCodecs::snapshotRecord);
            case M5 ->
                new ProtobufCodec<Chat, ProtoChat>(
                        ProtoChat.parser(),
                        chat -> ProtoChat.newBuilder().setText(chat.text()).build(),
                        chat -> new Chat(chat.getText()));
        };
    }

    private static ProtoChoose choose(Choose choose) {
        ProtoChoose.Builder builder = ProtoChoose.newBuilder();
        for (int item : choose.items()) {
            builder.addItems(item);
        }
        return builder.build();
    }

    private static Choose chooseRecord(ProtoChoose choose) {
        return new Choose(
                choose.getItemsList().stream().mapToInt(Integer::intValue).toArray());
    }

    private static ProtoPlayer player(PlayerUpdate player) {
        return ProtoPlayer.newBuilder()
                .setId(player.id())
                .setX(player.x())
                .setY(player.y())
                .setZ(player.z())
                .setYaw(player.yaw())
                .setPitch(player.pitch())
                .setHealth(player.health())
                .setTick(player.tick())
                .setGrounded(player.grounded())
                .setName(player.name())
                .build();
    }

    private static PlayerUpdate playerRecord(ProtoPlayer player) {
        return new PlayerUpdate(
                player.getId(),
                player.getX(),
                player.getY(),
                player.getZ(),
                player.getYaw(),
                player.getPitch(),
                player.getHealth(),
                player.getTick(),
                player.getGrounded(),
                player.getName());
    }

    private static ProtoSnapshot snapshot(Snapshot snapshot) {
        ProtoSnapshot.Builder builder = ProtoSnapshot.newBuilder().setTick((int) snapshot.tick());
        Arrays.stream(snapshot.players())
                .map(PlayerState::toUpdate)
                .forEach(player -> builder.addPlayers(player(player)));
        return builder.build();
    }

    private static Snapshot snapshotRecord(ProtoSnapshot snapshot) {
        return new Snapshot(
                Integer.toUnsignedLong(snapshot.getTick()),
                snapshot.getPlayersList().stream()
                        .map(player -> PlayerState.of(playerRecord(player)))
                        .toArray(PlayerState[]::new));
    }
}
