package io.darkrift.benchmarks.rooms;

import io.darkrift.benchmarks.report.Environment;
import io.darkrift.benchmarks.report.Figures;
import io.darkrift.benchmarks.report.Page;
import io.darkrift.benchmarks.report.Series;
import io.darkrift.benchmarks.report.Table;
import io.darkrift.benchmarks.rooms.RoomsRun.Cost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures rooms. */
@Command(
        name = "rooms",
        description = "Opens rooms of ten members on one server, and takes the time and the memory that they need.",
        showDefaultValues = true)
public final class RoomsCommand implements Callable<Integer> {
    private static final int SHORT_ROOMS = 50;

    @Spec
    private CommandSpec spec;

    @Option(names = "--short", description = "Few rooms, one round: shows that it works, and nothing else.")
    private boolean brief;

    @Option(names = "--rooms", description = "The number of rooms, and of clients, each in ten rooms.")
    private int rooms = 10_000;

    @Option(names = "--rounds", description = "The number of measurements of each, after as many rounds to warm up.")
    private int rounds = 5;

    @Option(
            names = "--output",
            description = "The directory of the documentation, such as docs: results go into docs/performance.")
    private @Nullable Path output;

    @Override
    public Integer call() throws Exception {
        int all = brief ? SHORT_ROOMS : rooms;
        String text = measure(all, brief ? 1 : rounds, brief ? 20 : 5_000);
        spec.commandLine().getOut().println(text);
        if (output != null) {
            List<String> command = spec.commandLine().getParseResult().originalArgs();
            new Page(output, spec.commandLine().getCommandName())
                    .section(
                            "Rooms, JDK " + Environment.jdk(),
                            Figures.whole(all)
                                    + " rooms of ten members, and as many clients, each in ten rooms, over the"
                                    + " in-memory transport: server and clients in one process.\n\n"
                                    + Environment.describe(command) + "\n" + text);
        }
        return 0;
    }

    private static String measure(int rooms, int rounds, int samples) throws Exception {
        try (RoomsRun run = new RoomsRun(rooms)) {
            run.openGroups();
            List<Cost> inRooms = new ArrayList<>();
            List<Cost> byHand = new ArrayList<>();
            List<Cost> deliveries = new ArrayList<>();
            for (int round = 0; round < 2 * rounds; round++) {
                Cost hand = run.broadcasts(true);
                Cost room = run.broadcasts(false);
                Cost delivery = run.deliveries();
                if (round >= rounds) {
                    byHand.add(hand);
                    inRooms.add(room);
                    deliveries.add(delivery);
                }
            }
            Table costs = new Table("nanoseconds", "elapsed", "CPU time")
                    .row(row("a message of a member to its room: delivered and handled, without a network", deliveries))
                    .row(row("a message to each of ten members, with `Room.broadcast`", inRooms))
                    .row(row("the same by hand, with `ClientGroup` on the event loop", byHand));
            run.delaysInMicroseconds(samples, false);
            Series alone = run.delaysInMicroseconds(samples, false);
            Series slow = run.delaysInMicroseconds(samples, true);
            Table fairness = new Table("microseconds until a task runs in another room", "p50", "p99", "most")
                    .row(row("no room is slow", alone))
                    .row(row("one room is busy all the time, 20 ms a piece", slow));
            return costs + "\nA room with ten members takes " + Figures.whole(run.bytesPerRoom())
                    + " bytes of the heap, without the clients.\n\n" + fairness;
        }
    }

    private static List<String> row(String name, List<Cost> costs) {
        return List.of(name, median(costs, Cost::wallNanos), median(costs, Cost::cpuNanos));
    }

    private static String median(List<Cost> costs, ToDoubleFunction<Cost> value) {
        return Figures.of(
                Series.of(costs.stream().mapToDouble(value).boxed().toList()).median());
    }

    private static List<String> row(String name, Series delays) {
        return List.of(
                name, Figures.of(delays.median()), Figures.of(delays.percentile(0.99)), Figures.of(delays.max()));
    }
}
