package io.darkrift.testing;

import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;

/** Records with serializers that are written by hand. */
public final class TestMessages {
    private TestMessages() {}

    /** Tag 1: who sends, and the how many-th it is. */
    public record Numbered(int sender, int number) {}

    /** Tag 2. */
    public record Bytes(byte[] bytes) {}

    /** Tag 3: fails to be written after some bytes. */
    public record Broken(Throwable failure) {}

    /** All of them. */
    public static MessageRegistry registry() {
        return MessageRegistry.of(new NumberedSerializer(), new BytesSerializer(), new BrokenSerializer());
    }

    public static class NumberedSerializer implements MessageSerializer<Numbered> {
        @Override
        public int tag() {
            return 1;
        }

        @Override
        public Class<Numbered> type() {
            return Numbered.class;
        }

        @Override
        public void write(Numbered value, DarkriftWriter out) {
            out.writeInt32(value.sender);
            out.writeInt32(value.number);
        }

        @Override
        public Numbered read(DarkriftReader in) {
            return new Numbered(in.readInt32(), in.readInt32());
        }
    }

    public static final class BytesSerializer implements MessageSerializer<Bytes> {
        @Override
        public int tag() {
            return 2;
        }

        @Override
        public Class<Bytes> type() {
            return Bytes.class;
        }

        @Override
        public void write(Bytes value, DarkriftWriter out) {
            out.writeRaw(value.bytes);
        }

        @Override
        public Bytes read(DarkriftReader in) {
            return new Bytes(in.readRaw(in.remaining()));
        }
    }

    public static final class BrokenSerializer implements MessageSerializer<Broken> {
        @Override
        public int tag() {
            return 3;
        }

        @Override
        public Class<Broken> type() {
            return Broken.class;
        }

        @Override
        public void write(Broken value, DarkriftWriter out) {
            out.writeInt64(42);
            BrokenSerializer.<RuntimeException>fail(value.failure);
        }

        @Override
        public Broken read(DarkriftReader in) {
            throw new AssertionError("broken");
        }

        @SuppressWarnings("unchecked") // throws what the compiler would not let pass
        private static <E extends Throwable> void fail(Throwable failure) throws E {
            throw (E) failure;
        }
    }
}
