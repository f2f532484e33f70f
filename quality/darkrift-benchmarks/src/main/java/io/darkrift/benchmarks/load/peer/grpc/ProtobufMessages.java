package io.darkrift.benchmarks.load.peer.grpc;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.darkrift.benchmarks.message.Choice;
import io.darkrift.benchmarks.message.PlayerUpdate;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The messages in the wire format of protobuf, field by field as generated code has them, but read straight into
 * records. A message is one field of its own: 1 is M1, 3 is M3.
 */
final class ProtobufMessages implements Marshaller<Object> {
    private static final int FIXED64 = 1;
    private static final int FIXED32 = 5;
    private static final int NAME = 10;
    private static final int MAX_BYTES = 512;

    @Override
    public InputStream stream(Object message) {
        byte[] bytes = new byte[MAX_BYTES];
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            if (message instanceof PlayerUpdate update) {
                write(update, out);
            } else {
                out.writeInt32(1, ((Choice) message).item());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bytes(bytes, out.getTotalBytesWritten());
    }

    private static void write(PlayerUpdate update, CodedOutputStream out) throws IOException {
        out.writeUInt32(2, update.id());
        out.writeFloat(3, update.x());
        out.writeFloat(4, update.y());
        out.writeFloat(5, update.z());
        out.writeFloat(6, update.yaw());
        out.writeFloat(7, update.pitch());
        out.writeInt32(8, update.health());
        out.writeFixed64(9, update.tick());
        out.writeString(NAME, update.name());
        out.writeBool(11, update.grounded());
    }

    @Override
    public Object parse(InputStream stream) {
        try {
            CodedInputStream in = CodedInputStream.newInstance(stream.readAllBytes());
            int tag = in.readTag();
            return tag >>> 3 == 1 ? new Choice(in.readInt32()) : update(in, tag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlayerUpdate update(CodedInputStream in, int first) throws IOException {
        int id = 0;
        float[] floats = new float[5];
        int health = 0;
        long tick = 0;
        boolean grounded = false;
        String name = "";
        for (int tag = first; tag != 0; tag = in.readTag()) {
            int field = tag >>> 3;
            switch (tag & 7) {
                case FIXED32 -> floats[field - 3] = in.readFloat();
                case FIXED64 -> tick = in.readFixed64();
                default -> {
                    switch (field) {
                        case 2 -> id = in.readUInt32();
                        case 8 -> health = in.readInt32();
                        case NAME -> name = in.readString();
                        default -> grounded = in.readBool();
                    }
                }
            }
        }
        return new PlayerUpdate(
                id, floats[0], floats[1], floats[2], floats[3], floats[4], health, tick, grounded, name);
    }

    /** Bytes whose count is known beforehand: gRPC then needs no second copy. */
    private static final class Bytes extends ByteArrayInputStream implements KnownLength {
        Bytes(byte[] bytes, int size) {
            super(bytes, 0, size);
        }
    }
}
