package io.darkrift.wire.support;

import io.darkrift.annotation.TextEncoding;
import io.darkrift.wire.DarkriftReader;
import io.darkrift.wire.ValueSerializer;
import io.darkrift.wire.WireException;

/** Reads components whose size varies, and names them in what is thrown. */
public final class Reads {
    private Reads() {}

    /**
     * Skips a run of components of fixed width.
     *
     * @param in the reader
     * @param count how many bytes they take together
     * @param run the components and their widths, such as {@code PlayerState.id:2,x:4,y:4}, or one component alone
     * @return the index of the first byte
     * @throws WireException if fewer bytes are left: it names the first component that is cut
     */
    public static int require(DarkriftReader in, int count, String run) {
        try {
            return in.require(count);
        } catch (WireException e) {
            throw e.in(firstCut(run, in.remaining()));
        }
    }

    private static String firstCut(String run, int left) {
        if (run.indexOf(':') < 0) {
            return run;
        }
        int dot = run.lastIndexOf('.');
        int within = left;
        String name = "";
        for (String component : run.substring(dot + 1).split(",")) {
            int colon = component.indexOf(':');
            name = component.substring(0, colon);
            within -= Integer.parseInt(component.substring(colon + 1));
            if (within < 0) {
                break;
            }
        }
        return run.substring(0, dot + 1) + name;
    }

    /**
     * Reads a boolean, such as that in front of a value that may be absent.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if no byte is left
     */
    public static boolean bool(DarkriftReader in, String place) {
        return BigEndian.getBoolean(in.array(), require(in, 1, place));
    }

    /**
     * Reads the count of an array or a list.
     *
     * @param in the reader
     * @param elementBytes the least size of an element in bytes
     * @param place the component
     * @return the count
     * @throws WireException if the count can't be true
     */
    public static int count(DarkriftReader in, int elementBytes, String place) {
        try {
            return in.readCount(elementBytes);
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads text.
     *
     * @param in the reader
     * @param encoding the encoding
     * @param place the component
     * @return what was read
     * @throws WireException if the bytes are not such a value
     */
    public static String string(DarkriftReader in, TextEncoding encoding, String place) {
        try {
            return in.readString(encoding);
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads a character.
     *
     * @param in the reader
     * @param encoding the encoding
     * @param place the component
     * @return what was read
     * @throws WireException if the bytes are not such a value
     */
    public static char character(DarkriftReader in, TextEncoding encoding, String place) {
        try {
            return in.readChar(encoding);
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads characters.
     *
     * @param in the reader
     * @param encoding the encoding
     * @param place the component
     * @return what was read
     * @throws WireException if the bytes are not such a value
     */
    public static char[] chars(DarkriftReader in, TextEncoding encoding, String place) {
        try {
            return in.readChars(encoding);
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads strings.
     *
     * @param in the reader
     * @param encoding the encoding
     * @param place the component
     * @return what was read
     * @throws WireException if the bytes are not such a value
     */
    public static String[] strings(DarkriftReader in, TextEncoding encoding, String place) {
        try {
            return in.readStrings(encoding);
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads signed integers of one byte each.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static byte[] int8s(DarkriftReader in, String place) {
        try {
            return in.readInt8s();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads signed integers of two bytes each.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static short[] int16s(DarkriftReader in, String place) {
        try {
            return in.readInt16s();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads signed integers of four bytes each.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static int[] int32s(DarkriftReader in, String place) {
        try {
            return in.readInt32s();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads signed integers of eight bytes each.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static long[] int64s(DarkriftReader in, String place) {
        try {
            return in.readInt64s();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads floats.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static float[] float32s(DarkriftReader in, String place) {
        try {
            return in.readFloat32s();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads doubles.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static double[] float64s(DarkriftReader in, String place) {
        try {
            return in.readFloat64s();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Reads packed booleans.
     *
     * @param in the reader
     * @param place the component
     * @return what was read
     * @throws WireException if the count can't be true
     */
    public static boolean[] booleans(DarkriftReader in, String place) {
        try {
            return in.readBooleans();
        } catch (WireException e) {
            throw e.in(place);
        }
    }

    /**
     * Returns what to throw for a number that no constant of an enum has.
     *
     * @param in the reader, after the number
     * @param number the number
     * @param type the simple name of the enum
     * @param place the component
     * @return the exception
     */
    public static WireException noConstant(DarkriftReader in, long number, String type, String place) {
        return new WireException(place + ": no constant of " + type + " has the number " + number, in.position());
    }

    /**
     * Returns what to throw for a number that no record of a union has.
     *
     * @param in the reader, after the number
     * @param number the number
     * @param type the simple name of the union
     * @param place the component
     * @return the exception
     */
    public static WireException noVariant(DarkriftReader in, long number, String type, String place) {
        return new WireException(place + ": no record of " + type + " has the number " + number, in.position());
    }

    /**
     * Reads a value with a serializer that a user wrote.
     *
     * @param <T> the type of the value
     * @param in the reader
     * @param serializer the serializer
     * @param place the component
     * @return what was read
     * @throws WireException if the bytes are not such a value
     */
    public static <T> T value(DarkriftReader in, ValueSerializer<T> serializer, String place) {
        try {
            return serializer.read(in);
        } catch (WireException e) {
            throw e.in(place);
        }
    }
}
