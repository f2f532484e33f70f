package io.darkrift.processor.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.darkrift.message.MessageRegistry;
import io.darkrift.processor.hostile.HostileCompilation.Result;
import io.darkrift.wire.WireException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The package documentation tells how to take more models, and others. */
class HostileModelsTest {
    private static final long SEED = Long.getLong("darkrift.hostile.seed", 12);
    private static final int MODELS = Integer.getInteger("darkrift.hostile.models", 200);
    private static final int BATCH = 50;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"JAVAC, false", "JAVAC, true", "ECJ, false", "ECJ, true"})
    void eachCompilesAndIsReadAsItWasWrittenOrBreaksARule(String compiler, boolean inTwoSteps) throws Exception {
        int share = Math.max(BATCH, MODELS / 4);
        int offset = List.of("JAVAC", "ECJ").indexOf(compiler) * 2 + (inTwoSteps ? 1 : 0);
        TreeSet<String> rules = new TreeSet<>();
        int compiled = 0;
        for (int from = 0; from < share; from += BATCH) {
            List<HostileModel> models = new ArrayList<>();
            for (int i = from; i < Math.min(share, from + BATCH); i++) {
                models.add(new HostileModel(SEED, offset * share + i));
            }
            compiled += batch(models, compiler, inTwoSteps, rules);
        }

        // A generator whose models all break rules would show nothing.
        assertThat(compiled)
                .as("models that compile, of %s; the others break %s", share, rules)
                .isGreaterThan(share / 2);
    }

    /** Compiles models together, without those that break a rule, until the others compile. */
    private int batch(List<HostileModel> models, String compiler, boolean inTwoSteps, TreeSet<String> rules)
            throws Exception {
        List<HostileModel> rest = new ArrayList<>(models);
        while (!rest.isEmpty()) {
            Result result = HostileCompilation.compile(directory, rest, compiler, inTwoSteps);
            if (result.isSuccess()) {
                MessageRegistry registry = MessageRegistry.load(result.loader());
                for (HostileModel model : rest) {
                    roundTrip(model, registry, result.loader());
                }
                result.loader().close();
                return rest.size();
            }
            List<HostileModel> broken =
                    rest.stream().filter(model -> result.isBroken(model)).toList();
            for (HostileModel model : broken) {
                rules.addAll(result.rules(model));
            }
            if (broken.isEmpty()) {
                fail("%s, seed %s: %s\n%s", compiler, SEED, result.errors(), rest);
            }
            for (HostileModel model : broken) {
                assertThat(result.foreignErrors(model))
                        .as("errors that are no rule's, with %s, seed %s, of\n%s", compiler, SEED, model)
                        .isEmpty();
            }
            rest.removeAll(broken);
        }
        return 0;
    }

    private static void roundTrip(HostileModel model, MessageRegistry registry, ClassLoader loader) throws Exception {
        Random random = new Random(SEED);
        for (HostileModel.Message message : model.messages()) {
            for (int i = 0; i < 5; i++) {
                Object value = message.instance().make(random, loader);
                io.darkrift.message.Message written;
                try {
                    written = registry.encode(value);
                } catch (RuntimeException e) {
                    throw new AssertionError("can't write " + value + " of\n" + model, e);
                }
                Object read;
                try {
                    read = registry.decode(written);
                } catch (RuntimeException e) {
                    throw new AssertionError("can't read " + value + " of\n" + model, e);
                }
                if (!SameValues.areSame(read, value)) {
                    fail("%s was read of %s, seed %s\n%s", read, value, SEED, model);
                }
                truncated(registry, written, model);
            }
        }
    }

    /** What is cut is read with its defaults, or rejected as bytes are. */
    private static void truncated(MessageRegistry registry, io.darkrift.message.Message written, HostileModel model) {
        byte[] payload = written.payload();
        for (int size = 0; size < payload.length; size += 1 + payload.length / 20) {
            try {
                registry.decode(io.darkrift.message.Message.of(written.tag(), Arrays.copyOf(payload, size)));
            } catch (WireException e) {
                assertThat(e).hasMessageContaining("(tag " + written.tag() + ")");
            } catch (RuntimeException e) {
                throw new AssertionError(size + " bytes of\n" + model, e);
            }
        }
    }

    @Test
    void theSameSeedMakesTheSameModels() {
        assertThat(new HostileModel(SEED, 7)).hasToString(new HostileModel(SEED, 7).toString());
    }
}
