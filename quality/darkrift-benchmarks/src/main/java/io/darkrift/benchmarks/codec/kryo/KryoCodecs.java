package io.darkrift.benchmarks.codec.kryo;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.serializers.FieldSerializer;
import io.darkrift.benchmarks.codec.Codec;
import io.darkrift.benchmarks.codec.Subject;
import io.darkrift.benchmarks.message.Chat;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.Choose;
import io.darkrift.benchmarks.message.Snapshot;

/** Kryo's own serializers of fields, for plain classes: those for records are slower. */
public final class KryoCodecs {
    private KryoCodecs() {}

    /**
     * The codec of a message.
     *
     * @param subject the message
     * @return a new codec
     */
    public static Codec<?> of(Subject subject) {
        Kryo kryo = kryo();
        return switch (subject) {
            case M1 ->
                new KryoCodec<>(
                        kryo, KryoChoice.class, (Choice choice) -> new KryoChoice(choice), KryoChoice::toRecord);
            case M2 ->
                new KryoCodec<>(
                        kryo, KryoChoose.class, (Choose choose) -> new KryoChoose(choose), KryoChoose::toRecord);
            case M3 -> new KryoCodec<>(kryo, KryoPlayer.class, KryoPlayer::of, KryoPlayer::toUpdate);
            case M4 ->
                new KryoCodec<>(
                        kryo,
                        KryoSnapshot.class,
                        (Snapshot snapshot) -> new KryoSnapshot(snapshot),
                        KryoSnapshot::toRecord);
            case M5 -> new KryoCodec<>(kryo, KryoChat.class, (Chat chat) -> new KryoChat(chat), KryoChat::toRecord);
        };
    }

    private static Kryo kryo() {
        Kryo kryo = new Kryo();
        FieldSerializer.FieldSerializerConfig config = new FieldSerializer.FieldSerializerConfig();
        config.setFieldsCanBeNull(false);
        config.setFixedFieldTypes(true);
        config.setVariableLengthEncoding(false);
        kryo.setDefaultSerializer(new com.esotericsoftware.kryo.kryo5.SerializerFactory.FieldSerializerFactory(config));
        kryo.register(int[].class);
        kryo.register(KryoChoice.class);
        kryo.register(KryoChoose.class);
        kryo.register(KryoPlayer.class);
        kryo.register(KryoPlayer[].class);
        kryo.register(KryoSnapshot.class);
        kryo.register(KryoChat.class);
        return kryo;
    }
}
