package io.darkrift.tests.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays inputs one after the other on a server that is kept for a number of them: to start and close a server takes
 * longer than what most inputs do. No input may depend on those before it. Where one fails, all that the server has
 * got are played again, each on a server of its own, to find one that fails alone.
 */
final class KeptServer implements AutoCloseable {
    /** How many inputs a server gets. */
    private static final int INPUTS = 500;

    private static final Path FAILED = Path.of("target", "fuzz-failed");

    private final Supplier<ServerScene> start;
    private final BiConsumer<ServerScene, byte[]> script;
    private final List<byte[]> played = new ArrayList<>(INPUTS);
    private @Nullable ServerScene scene;

    /**
     * No server yet.
     *
     * @param start starts a server
     * @param script does what an input says
     */
    KeptServer(Supplier<ServerScene> start, BiConsumer<ServerScene, byte[]> script) {
        this.start = start;
        this.script = script;
        LoggedErrors.watch();
    }

    /**
     * Does what an input says, with a new connection, and checks that nothing is left of it.
     *
     * @throws AssertionError if something is left, or has failed
     */
    void play(byte[] input) {
        played.add(input);
        try {
            if (scene == null) {
                scene = start.get();
            }
            play(scene, input);
        } catch (RuntimeException | Error e) {
            throw blame(e);
        }
        if (played.size() == INPUTS) {
            close();
        }
    }

    private void play(ServerScene on, byte[] input) {
        on.begin();
        script.accept(on, input);
        on.finish();
        LoggedErrors.check();
    }

    /**
     * Closes the server, if there is one, and checks that nothing is left.
     *
     * @throws AssertionError if something is left, or has failed
     */
    @Override
    public void close() {
        try {
            if (scene != null) {
                scene.close();
            }
        } catch (RuntimeException | Error e) {
            throw blame(e);
        }
        forget();
    }

    private void forget() {
        scene = null;
        played.clear();
    }

    /** Finds the input that has failed, the last one first: the fuzzer remembers that one itself. */
    private AssertionError blame(Throwable failure) {
        List<byte[]> suspects = List.copyOf(played);
        forget();
        for (int i = suspects.size() - 1; i >= 0; i--) {
            try {
                ServerScene own = start.get();
                play(own, suspects.get(i));
                own.close();
            } catch (RuntimeException | Error e) {
                boolean last = i == suspects.size() - 1;
                return new AssertionError(
                        last ? "the input fails" : "an earlier input fails: see " + save(suspects.subList(i, i + 1)),
                        e);
            }
        }
        return new AssertionError(
                "no input fails alone, but together they do: see " + save(suspects)
                        + ". The inputs of a target are played on one server, in the order of their names",
                failure);
    }

    private static Path save(List<byte[]> inputs) {
        try {
            Path directory = Files.createTempDirectory(Files.createDirectories(FAILED), "inputs-");
            for (int i = 0; i < inputs.size(); i++) {
                Files.write(directory.resolve("input-%03d".formatted(i)), inputs.get(i));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
