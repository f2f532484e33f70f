package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The records of the golden files, compiled, written and read. */
@ParameterizedClass
@EnumSource(TestedCompiler.class)
class RoundTripTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    static Path directory;

    @Parameter
    TestedCompiler compiler;

    private static ClassLoader loader;
    private static MessageRegistry registry;

    @BeforeParameterizedClassInvocation
    static void compile(TestedCompiler compiler) throws IOException {
        DiskCompilation compilation = new DiskCompilation(directory.resolve(compiler.name()), compiler);
        for (String name : List.of("types", "structs")) {
            Path sources = GOLDEN.resolve(name).resolve("source");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                compilation.file(sources.relativize(file).toString(), Sources.read(file)));
            }
        }
        compilation.file("game/Samples.java", """
                package game;

                import java.math.BigInteger;
                import java.util.List;
                import java.util.UUID;

                public class Samples {
                    public static Record numbers(int uint8) {
                        return new Numbers((byte) -1, (short) -2, -3, (byte) -4, (short) 255, uint8, (short) -5, -6,
                                (short) -7, 65535, 65535, -8, -9, -10, 4294967295L, -11, -12,
                                new BigInteger("18446744073709551615"), 1.5f, 2.5, true);
                    }

                    public static Record arrays() {
                        return new Arrays(new byte[] {1, -2}, new int[] {-128, 127}, new short[] {0, 255},
                                new int[] {65535}, new int[] {-1}, new long[] {4294967295L},
                                new BigInteger[] {BigInteger.TEN}, new float[] {1.5f}, new double[] {2.5},
                                new boolean[] {true, false, true}, new char[] {'a', 'ü'}, new String[] {"", "text"});
                    }

                    public static Record lists(List<Integer> int8s, List<String> texts) {
                        UUID id = new UUID(1, 2);
                        return new Inventory(List.of((byte) 1), int8s, List.of((short) 255), List.of(4294967295L),
                                List.of(2.5), List.of(true, false), List.of('a', 'b'), 'x', "text", texts, id,
                                List.of(id, id));
                    }

                    public static Record player(Team team) {
                        Vector vector = new Vector(1, 2, 3);
                        Item item = new Item("axe", "A1", (short) 200);
                        return new PlayerState(65535, vector, vector, team, true, "Anna", item,
                                new Vector[] {vector, vector}, List.of(vector), List.of(item, item),
                                new Team[] {Team.BLUE, Team.RED});
                    }
                }
                """);
        assertThat(compilation.compile(Sources.processorsUnderTest()))
                .as("%s", compilation.messages())
                .isTrue();
        loader = compilation.loader();
        registry = MessageRegistry.load(loader);
    }

    private static Record sample(String name, Object... arguments) throws Exception {
        Class<?> samples = loader.loadClass("game.Samples");
        for (var method : samples.getMethods()) {
            if (method.getName().equals(name)) {
                return (Record) method.invoke(null, arguments);
            }
        }
        throw new AssertionError(name);
    }

    private static Object team(String name) throws Exception {
        return loader.loadClass("game.Team").getField(name).get(null);
    }

    private static void isReadAsWritten(Record record) {
        Object read = registry.decode(registry.encode(record));

        assertThat(read).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void numbersAreReadAsWritten() throws Exception {
        isReadAsWritten(sample("numbers", 255));
    }

    @Test
    void arraysAreReadAsWritten() throws Exception {
        isReadAsWritten(sample("arrays"));
    }

    @Test
    void listsAreReadAsWritten() throws Exception {
        isReadAsWritten(sample("lists", List.of(-128, 127), List.of("", "ü")));
    }

    @Test
    void structsAreReadAsWritten() throws Exception {
        isReadAsWritten(sample("player", team("BLUE")));
    }

    @Test
    void aNumberOutOfRangeIsRefusedByName() throws Exception {
        Record numbers = sample("numbers", 256);

        assertThatThrownBy(() -> registry.encode(numbers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Numbers.uint8 is 256: a UInt8 holds 0 to 255");
    }

    @Test
    void anElementOutOfRangeIsRefusedByIndex() throws Exception {
        Record lists = sample("lists", List.of(0, 128), List.of());

        assertThatThrownBy(() -> registry.encode(lists))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Inventory.int8s[1] is 128: an Int8 holds -128 to 127");
    }

    @Test
    void nullIsRefusedByName() throws Exception {
        Record player = sample("player", (Object) null);
        Record lists = sample("lists", List.of(), Arrays.asList("a", null));

        assertThatThrownBy(() -> registry.encode(player))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PlayerState.team is null");
        assertThatThrownBy(() -> registry.encode(lists))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Inventory.texts[1] is null");
    }

    @Test
    void aListThatShrinksWhileItIsWrittenIsRefused() throws Exception {
        Record lists = sample("lists", shrinking(), List.of());

        assertThatThrownBy(() -> registry.encode(lists)).isInstanceOf(NoSuchElementException.class);
    }

    /** Says that it has two elements, and has one. */
    private static List<Integer> shrinking() {
        return new AbstractList<>() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public Integer get(int index) {
                return index;
            }

            @Override
            public java.util.Iterator<Integer> iterator() {
                return List.of(1).iterator();
            }
        };
    }

    @Test
    void anUnknownConstantIsRefusedOnReading() throws Exception {
        byte[] payload =
                registry.encode(sample("player", team("RED"))).payload().clone();
        payload[26] = 7;

        assertThatThrownBy(() -> registry.decode(Message.of(10, payload)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("PlayerState.team: no constant of Team has the number 7");
    }

    @Test
    void aRunThatIsCutNamesTheComponent() throws Exception {
        byte[] payload =
                Arrays.copyOf(registry.encode(sample("player", team("RED"))).payload(), 20);

        assertThatThrownBy(() -> registry.decode(Message.of(10, payload)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("PlayerState.velocity");
    }
}
