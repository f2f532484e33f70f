package io.darkrift.example.arena;

import io.darkrift.DarkriftException;
import io.darkrift.rooms.TickLoop;
import io.darkrift.server.Listener;
import io.darkrift.transport.ClientTransport;
import io.darkrift.transport.ServerTransport;
import io.darkrift.transport.bichannel.BichannelDialer;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the arena. */
@Command(
        name = "arena",
        description = "A game: players run about in rooms, and shoot.",
        subcommands = {ArenaCommand.Serve.class, ArenaCommand.Play.class, ArenaCommand.Demo.class},
        mixinStandardHelpOptions = true)
public final class ArenaCommand {
    private static final int NOTICE_SECONDS = 3;
    private static final int BOTS_PER_STEP = 5;

    private ArenaCommand() {}

    /**
     * Runs a command, and ends the process with its exit code.
     *
     * @param args a command and its options
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ArenaCommand()).execute(args));
    }

    private static int check(CommandSpec spec, String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is out of range: it is " + min + " to " + max);
        }
        return value;
    }

    /** Plays for some time, with a line each second. Returns the report. */
    private static BotReport play(ClientTransport server, int count, int seconds, PrintWriter out)
            throws InterruptedException {
        long start = System.nanoTime();
        try (Bots bots = new Bots(System::nanoTime, RandomGenerator.getDefault());
                TickLoop loop = newLoop(bots, server, count, seconds, out, start)) {
            loop.run();
            return bots.report((System.nanoTime() - start) / 1e9);
        }
    }

    private static TickLoop newLoop(
            Bots bots, ClientTransport server, int count, int seconds, PrintWriter out, long start) {
        TickLoop[] loop = new TickLoop[1];
        int[] added = {0};
        loop[0] = TickLoop.builder(World.TICKS_PER_SECOND, tick -> {
                    for (int i = 0; i < BOTS_PER_STEP && added[0] < count; i++, added[0]++) {
                        bots.add(server);
                    }
                    bots.step();
                    if (tick % World.TICKS_PER_SECOND == 0) {
                        out.println(
                                bots.report((System.nanoTime() - start) / 1e9).line());
                        out.flush();
                    }
                    if (tick >= (long) seconds * World.TICKS_PER_SECOND) {
                        loop[0].close();
                    }
                })
                .build();
        return loop[0];
    }

    /** The server. */
    @Command(
            name = "server",
            description = "Runs the server until Ctrl-C. Players are notified before it ends.",
            mixinStandardHelpOptions = true,
            showDefaultValues = true)
    static final class Serve implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--host", paramLabel = "<host>", description = "The address to listen on.")
        private String host = "127.0.0.1";

        @Option(names = "--port", paramLabel = "<port>", description = "The port for TCP and UDP; 0 takes a free one.")
        private int port = 4296;

        @Option(
                names = "--admin",
                paramLabel = "<port>",
                showDefaultValue = Visibility.NEVER,
                description = "The port of the operator's page, on this machine only; 0 takes a free one. Without it"
                        + " there is no page.")
        private Optional<Integer> admin = Optional.empty();

        @Option(
                names = "--web",
                paramLabel = "<port>",
                showDefaultValue = Visibility.NEVER,
                description = "Also serves a page for browsers, on this port; 0 takes a free one. Default: no page.")
        private int web = -1;

        @Mixin
        private Encryption.OfServer encryption = new Encryption.OfServer();

        @Override
        public Integer call() throws InterruptedException {
            check(spec, "--port", port, 0, 65_535);
            check(spec, "--web", web, -1, 65_535);
            PrintWriter out = spec.commandLine().getOut();
            try (ArenaServer arena = start()) {
                out.println(
                        "the arena listens on " + host + ":" + arena.server().port() + encryption.aboutGame());
                admin.ifPresent(number -> out.println("the operator's page is "
                        + arena.startAdmin(check(spec, "--admin", number, 0, 65_535))
                                .url()));
                if (web >= 0) {
                    int page = arena.server().listeners().get(1).tcpAddress().getPort();
                    out.println("browsers find it at " + encryption.pageAt(host, page));
                }
                out.flush();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(arena), "close-arena"));
                new CountDownLatch(1).await();
                return 0;
            } catch (DarkriftException e) {
                spec.commandLine().getErr().println("failed to listen: " + e.getMessage());
                return 1;
            }
        }

        private ArenaServer start() {
            ServerTransport game = encryption.listener(host, port);
            return web < 0 ? new ArenaServer(game) : new ArenaServer(game, encryption.page(host, web));
        }

        private static void end(ArenaServer arena) {
            if (arena.server().clientCount() > 0) {
                arena.announce("the server closes in " + NOTICE_SECONDS + " seconds");
                try {
                    TimeUnit.SECONDS.sleep(NOTICE_SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            arena.close();
        }
    }

    /** The bots. */
    @Command(
            name = "bots",
            description = "Connects bots that play, and reports. Exits with 1 if one could not play to the end.",
            mixinStandardHelpOptions = true,
            showDefaultValues = true)
    static final class Play implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Option(names = "--host", paramLabel = "<host>", description = "The server's name or address.")
        private String host = "127.0.0.1";

        @Option(names = "--port", paramLabel = "<port>", description = "Its port.")
        private int port = 4296;

        @Option(names = "--count", paramLabel = "<bots>", description = "The number of bots.")
        private int count = 50;

        @Option(names = "--seconds", paramLabel = "<seconds>", description = "The time that they play, in seconds.")
        private int seconds = 30;

        @Mixin
        private Encryption.OfClient encryption = new Encryption.OfClient();

        @Override
        public Integer call() throws InterruptedException {
            check(spec, "--port", port, 1, 65_535);
            check(spec, "--count", count, 1, 10_000);
            check(spec, "--seconds", seconds, 1, 86_400);
            PrintWriter out = spec.commandLine().getOut();
            ClientTransport dialer;
            try {
                dialer = encryption.dialer(host, port);
            } catch (DarkriftException e) {
                spec.commandLine().getErr().println("failed to connect: " + e.getMessage());
                return 1;
            }
            BotReport report = play(dialer, count, seconds, out);
            out.println(report);
            return report.isGood() ? 0 : 1;
        }
    }

    /** Both. */
    @Command(
            name = "demo",
            description = "Runs a server and 20 bots in this process for five seconds, and ends.",
            mixinStandardHelpOptions = true)
    static final class Demo implements Callable<Integer> {
        private static final int BOTS = 20;
        private static final int SECONDS = 5;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            try (ArenaServer arena = new ArenaServer(Listener.bichannel(0).host("127.0.0.1"))) {
                int port = arena.server().port();
                out.println("the arena listens on 127.0.0.1:" + port);
                BotReport report = play(BichannelDialer.to("127.0.0.1", port), BOTS, SECONDS, out);
                out.println(report);
                return report.isGood() ? 0 : 1;
            }
        }
    }
}
