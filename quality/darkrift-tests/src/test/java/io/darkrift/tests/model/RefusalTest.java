package io.darkrift.tests.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.MessageSerializer;
import io.darkrift.wire.DarkriftWriter;
import io.darkrift.wire.WireException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can't be written names message, component, value and range, and leaves the writer as it was. */
class RefusalTest {
    private static final MessageRegistry REGISTRY = MessageRegistry.load();

    private final RandomModels models = new RandomModels(new Draw(3));

    @Test
    void numbersOutsideTheirRangeAreRefused() {
        refused(
                new SignedNumbers((byte) 0, (short) 128, 0, 0, (short) 0, 0, 0, 0, 0, 0),
                "SignedNumbers.int8InShort is 128: an Int8 holds -128 to 127");
        refused(
                new SignedNumbers((byte) 0, (short) 0, 0, 0, (short) 0, 0, -32_769, 0, 0, 0),
                "SignedNumbers.int16InLong is -32769: an Int16 holds -32768 to 32767");
        refused(
                new SignedNumbers((byte) 0, (short) 0, 0, 0, (short) 0, 0, 0, 0, 1L << 31, 0),
                "SignedNumbers.int32InLong is 2147483648: an Int32 holds -2147483648 to 2147483647");
        refused(new Constructors("x", 256), "Constructors.level is 256: a UInt8 holds 0 to 255");
        refused(new Constructors("x", -1), "Constructors.level is -1: a UInt8 holds 0 to 255");
    }

    @Test
    void numbersInArraysListsAndStructsAreRefusedToo() {
        Point bad = new Point(0, 65_536, 0, false, Colour.RED);
        Structs structs = model(Structs.class);
        assertRefusedNaming(
                new Structs(
                        bad,
                        structs.segment(),
                        structs.item(),
                        structs.nothing(),
                        structs.points(),
                        structs.segments(),
                        structs.items(),
                        structs.itemList(),
                        structs.nothings(),
                        0),
                "Point.y is 65536: a UInt16 holds 0 to 65535");
        SignedLists lists = model(SignedLists.class);
        assertRefusedNaming(
                new SignedLists(
                        lists.int8(),
                        List.of((short) 0, (short) 200),
                        lists.int8InInt(),
                        lists.int8InLong(),
                        lists.int16(),
                        lists.int16InInt(),
                        lists.int16InLong(),
                        lists.int32(),
                        lists.int32InLong(),
                        lists.int64()),
                "SignedLists.int8InShort");
    }

    @Test
    void nullIsRefusedInEveryComponentThatCanHoldIt() throws ReflectiveOperationException {
        for (Object model : models.all()) {
            RecordComponent[] components = model.getClass().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                if (!components[i].getType().isPrimitive()
                        && !components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    assertRefusedNaming(
                            withNull(model, i),
                            model.getClass().getSimpleName() + "." + components[i].getName() + " is null");
                }
            }
        }
    }

    @Test
    void nullInAnArrayOrAListIsRefused() {
        Customs customs = model(Customs.class);
        assertRefusedNaming(
                new Customs(
                        customs.id(),
                        customs.ids(),
                        Arrays.asList(customs.id(), null),
                        customs.time(),
                        customs.speed(),
                        customs.path()),
                "Customs.idList");
        Utf8Texts texts = model(Utf8Texts.class);
        assertRefusedNaming(
                new Utf8Texts(
                        "",
                        'a',
                        texts.characters(),
                        texts.characterList(),
                        new String[] {"a", null},
                        texts.textList(),
                        ""),
                "Utf8Texts.texts");
    }

    @Test
    void numbersThatNoConstantHasAreAWireException() {
        Message message = REGISTRY.encode(models.enums());
        byte[] payload = message.payload();
        payload[0] = 3;
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> REGISTRY.decode(Message.of(message.tag(), payload)))
                .withMessageContaining("Enums.colour: no constant of Colour has the number 3");
    }

    @Test
    void aRuleOfTheRecordCountsOnReading() {
        Message message = REGISTRY.encode(new Constructors("", 1));
        byte[] payload = message.payload();
        payload[4] = 13;
        assertThatExceptionOfType(WireException.class)
                .isThrownBy(() -> REGISTRY.decode(Message.of(message.tag(), payload)))
                .withMessageContaining("Constructors (tag 65535): ")
                .withMessageContaining("level 13 does not exist");
    }

    private <T> T model(Class<T> type) {
        return type.cast(
                Arrays.stream(models.all()).filter(type::isInstance).findFirst().orElseThrow());
    }

    private static Object withNull(Object model, int index) throws ReflectiveOperationException {
        RecordComponent[] components = model.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = i == index ? null : components[i].getAccessor().invoke(model);
            types[i] = components[i].getType();
        }
        try {
            return model.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(Object model, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> REGISTRY.encode(model))
                .withMessage(message);
        assertRefusedNaming(model, message);
    }

    private static void assertRefusedNaming(Object model, String part) {
        DarkriftWriter out = new DarkriftWriter(0);
        out.writeInt8(7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(REGISTRY.require(model.getClass()), model, out))
                .withMessageContaining(part);
        assertThat(out.toByteArray()).as("%s leaves no trace", model).containsExactly(7);
    }

    private static <T> void write(MessageSerializer<T> serializer, Object model, DarkriftWriter out) {
        out.write(serializer.type().cast(model), serializer);
    }
}
