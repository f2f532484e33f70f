package io.darkrift.example.guide;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.message.SendMode;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import java.time.Instant;

/** What the guides show of payloads that are written by hand. */
final class PayloadSnippets {
    private PayloadSnippets() {}

    static Message write() {
        DarkriftWriter payload = new DarkriftWriter();
        payload.writeUInt16(40_000);
        payload.writeString("hello");
        payload.writeString("hello", TextEncoding.UTF_8);
        payload.writeFloat32s(new float[] {1, 2, 3});
        return Message.of(300, payload).with(SendMode.UNRELIABLE);
    }

    static String read(Message message) {
        DarkriftReader payload = message.reader();
        int id = payload.readUInt16();
        String text = payload.readString();
        String utf8 = payload.readString(TextEncoding.UTF_8);
        float[] numbers = payload.readFloat32s();
        return id + text + utf8 + numbers.length;
    }

    /** A message without a record of its own: its type is one of the JDK. */
    static final class InstantSerializer implements MessageSerializer<Instant> {
        @Override
        public int tag() {
            return 301;
        }

        @Override
        public Class<Instant> type() {
            return Instant.class;
        }

        @Override
        public void write(Instant value, DarkriftWriter out) {
            out.writeInt64(value.toEpochMilli());
        }

        @Override
        public Instant read(DarkriftReader in) {
            return Instant.ofEpochMilli(in.readInt64());
        }
    }

    static MessageRegistry registry() {
        return MessageRegistry.load()
                .with(new InstantSerializer()) // one more
                .without(Greeting.class) // one less
                .strict(); // bytes left over are an error
    }
}
