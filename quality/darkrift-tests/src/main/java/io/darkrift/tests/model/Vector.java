package io.darkrift.tests.model;

import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.ValueSerializer;

/** A mutable vector, as game engines have them: no record. */
public final class Vector {
    /** Its left-to-right part. */
    public float x;
    /** Its bottom-to-top part. */
    public float y;

    /** A vector that leads nowhere. */
    public Vector() {}

    /** Writes the parts. */
    public static final class Serializer implements ValueSerializer<Vector> {
        /** A serializer. */
        public Serializer() {}

        @Override
        public void write(Vector value, DarkriftWriter out) {
            out.writeFloat32(value.x);
            out.writeFloat32(value.y);
        }

        @Override
        public Vector read(DarkriftReader in) {
            Vector value = new Vector();
            value.x = in.readFloat32();
            value.y = in.readFloat32();
            return value;
        }
    }
}
