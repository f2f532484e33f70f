package io.darkrift.tests.model;

import io.darkrift.tests.model.awkward.Checks;
import io.darkrift.tests.model.awkward.DarkriftWriter;
import io.darkrift.tests.model.awkward.Message;
import io.darkrift.tests.model.awkward.Reads;
import java.math.BigInteger;
import java.time.Instant;
import java.util.UUID;

/** Makes records with random values. */
final class RandomModels {
    private final Draw draw;
    private final RandomComposites composites;
    private final RandomLimits limits;

    RandomModels(Draw draw) {
        this.draw = draw;
        this.composites = new RandomComposites(draw, this);
        this.limits = new RandomLimits(draw, this);
    }

    /** Every kind of message once. */
    Object[] all() {
        return new Object[] {
            signedNumbers(),
            unsignedNumbers(),
            signedArrays(),
            unsignedArrays(),
            signedLists(),
            unsignedLists(),
            fractions(),
            flags(),
            encodedTexts(),
            utf8Texts(),
            enums(),
            structs(),
            customs(),
            awkwardNames(),
            new Empty(),
            constructors(),
            message(),
            writer(),
            checks(),
            reads(),
            composites.optionals(),
            composites.dictionaries(),
            composites.shapes(),
            composites.readyValues(),
            composites.nestings(),
            limits.limited(),
            limits.packedValues()
        };
    }

    private SignedNumbers signedNumbers() {
        return new SignedNumbers(
                draw.int8(),
                draw.int8(),
                draw.int8(),
                draw.int8(),
                draw.int16(),
                draw.int16(),
                draw.int16(),
                draw.int32(),
                draw.int32(),
                draw.int64());
    }

    private UnsignedNumbers unsignedNumbers() {
        return new UnsignedNumbers(
                draw.int8(),
                (short) draw.uint8(),
                draw.uint8(),
                draw.uint8(),
                draw.int16(),
                draw.uint16(),
                draw.uint16(),
                draw.int32(),
                draw.uint32(),
                draw.int64(),
                draw.uint64());
    }

    private SignedArrays signedArrays() {
        return new SignedArrays(
                draw.array(byte[].class, draw::int8),
                draw.array(short[].class, () -> (short) draw.int8()),
                draw.array(int[].class, () -> (int) draw.int8()),
                draw.array(long[].class, () -> (long) draw.int8()),
                draw.array(short[].class, draw::int16),
                draw.array(int[].class, () -> (int) draw.int16()),
                draw.array(long[].class, () -> (long) draw.int16()),
                draw.array(int[].class, draw::int32),
                draw.array(long[].class, () -> (long) draw.int32()),
                draw.array(long[].class, draw::int64));
    }

    private UnsignedArrays unsignedArrays() {
        return new UnsignedArrays(
                draw.array(byte[].class, draw::int8),
                draw.array(short[].class, () -> (short) draw.uint8()),
                draw.array(int[].class, draw::uint8),
                draw.array(long[].class, () -> (long) draw.uint8()),
                draw.array(short[].class, draw::int16),
                draw.array(int[].class, draw::uint16),
                draw.array(long[].class, () -> (long) draw.uint16()),
                draw.array(int[].class, draw::int32),
                draw.array(long[].class, draw::uint32),
                draw.array(long[].class, draw::int64),
                draw.array(BigInteger[].class, draw::uint64));
    }

    private SignedLists signedLists() {
        return new SignedLists(
                draw.list(draw::int8),
                draw.list(() -> (short) draw.int8()),
                draw.list(() -> (int) draw.int8()),
                draw.list(() -> (long) draw.int8()),
                draw.list(draw::int16),
                draw.list(() -> (int) draw.int16()),
                draw.list(() -> (long) draw.int16()),
                draw.list(draw::int32),
                draw.list(() -> (long) draw.int32()),
                draw.list(draw::int64));
    }

    private UnsignedLists unsignedLists() {
        return new UnsignedLists(
                draw.list(draw::int8),
                draw.list(() -> (short) draw.uint8()),
                draw.list(draw::uint8),
                draw.list(() -> (long) draw.uint8()),
                draw.list(draw::int16),
                draw.list(draw::uint16),
                draw.list(() -> (long) draw.uint16()),
                draw.list(draw::int32),
                draw.list(draw::uint32),
                draw.list(draw::int64),
                draw.list(draw::uint64));
    }

    private Fractions fractions() {
        return new Fractions(
                draw.single(),
                draw.twice(),
                draw.single(),
                draw.twice(),
                draw.array(float[].class, draw::single),
                draw.array(double[].class, draw::twice),
                draw.list(draw::single),
                draw.list(draw::twice));
    }

    private Flags flags() {
        return new Flags(
                draw.flag(),
                draw.int32(),
                draw.flag(),
                draw.array(boolean[].class, draw::flag),
                draw.list(draw::flag),
                draw.flag());
    }

    private EncodedTexts encodedTexts() {
        return new EncodedTexts(
                draw.text(),
                draw.character(),
                draw.array(char[].class, draw::character),
                draw.list(draw::character),
                draw.array(String[].class, draw::text),
                draw.list(draw::text),
                draw.text(),
                draw.character(),
                draw.array(char[].class, draw::character),
                draw.list(draw::character),
                draw.array(String[].class, draw::text),
                draw.list(draw::text),
                draw.text(),
                draw.character(),
                draw.array(char[].class, draw::character),
                draw.list(draw::character),
                draw.array(String[].class, draw::text),
                draw.list(draw::text),
                draw.ascii(),
                draw.asciiCharacter(),
                draw.array(char[].class, draw::asciiCharacter),
                draw.list(draw::asciiCharacter),
                draw.array(String[].class, draw::ascii),
                draw.list(draw::ascii));
    }

    private Utf8Texts utf8Texts() {
        return new Utf8Texts(
                draw.text(),
                draw.character(),
                draw.array(char[].class, draw::character),
                draw.list(draw::character),
                draw.array(String[].class, draw::text),
                draw.list(draw::text),
                draw.text());
    }

    Enums enums() {
        return new Enums(
                colour(),
                colour(),
                colour(),
                status(),
                status(),
                status(),
                sign(),
                draw.array(Colour[].class, this::colour),
                draw.list(this::colour),
                draw.array(Status[].class, this::status),
                draw.list(this::status),
                draw.array(Sign[].class, this::sign));
    }

    Colour colour() {
        return draw.constant(Colour.class);
    }

    private Status status() {
        return draw.constant(Status.class);
    }

    Sign sign() {
        return draw.constant(Sign.class);
    }

    private Structs structs() {
        return new Structs(
                point(),
                segment(),
                item(),
                new Nothing(),
                draw.array(Point[].class, this::point),
                draw.list(this::segment),
                draw.array(Item[].class, this::item),
                draw.list(this::item),
                draw.array(Nothing[].class, Nothing::new),
                draw.int32());
    }

    Point point() {
        return new Point(draw.int32(), draw.uint16(), draw.twice(), draw.flag(), colour());
    }

    private Segment segment() {
        return new Segment(point(), point(), draw.int8());
    }

    Item item() {
        return new Item(
                draw.int16(),
                draw.text(),
                draw.array(int[].class, draw::int32),
                point(),
                draw.list(draw::text),
                draw.int64());
    }

    private Customs customs() {
        return new Customs(
                uuid(),
                draw.array(UUID[].class, this::uuid),
                draw.list(this::uuid),
                Instant.ofEpochMilli(draw.int64()),
                vector(),
                draw.array(Vector[].class, this::vector));
    }

    UUID uuid() {
        return new UUID(draw.int64(), draw.int64());
    }

    private Vector vector() {
        Vector vector = new Vector();
        vector.x = draw.single();
        vector.y = draw.single();
        return vector;
    }

    private AwkwardNames awkwardNames() {
        return new AwkwardNames(
                draw.int32(),
                draw.text(),
                draw.array(int[].class, draw::int32),
                draw.int32(),
                draw.int32(),
                draw.int64(),
                draw.list(draw::text),
                draw.int32(),
                point(),
                draw.array(Point[].class, this::point),
                draw.int16(),
                colour(),
                draw.flag(),
                draw.flag(),
                draw.int32(),
                draw.int32(),
                draw.array(String[].class, draw::text),
                draw.int32(),
                draw.int32(),
                draw.list(this::item),
                uuid(),
                draw.uint8());
    }

    private Constructors constructors() {
        return new Constructors(draw.text(), 14 + draw.below(200));
    }

    private Message message() {
        return new Message(
                draw.int32(), draw.uint8(), draw.text(), draw.array(int[].class, draw::int32), draw.list(draw::text));
    }

    private DarkriftWriter writer() {
        return new DarkriftWriter(
                draw.int32(), draw.uint8(), draw.text(), draw.array(int[].class, draw::int32), draw.list(draw::text));
    }

    private Checks checks() {
        return new Checks(
                draw.int32(), draw.uint8(), draw.text(), draw.array(int[].class, draw::int32), draw.list(draw::text));
    }

    private Reads reads() {
        return new Reads(
                draw.int32(), draw.uint8(), draw.text(), draw.array(int[].class, draw::int32), draw.list(draw::text));
    }
}
