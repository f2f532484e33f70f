package io.darkrift.benchmarks;

import io.darkrift.benchmarks.charts.ChartsCommand;
import io.darkrift.benchmarks.codec.CodecCommand;
import io.darkrift.benchmarks.compile.CompileCommand;
import io.darkrift.benchmarks.load.BroadcastCommand;
import io.darkrift.benchmarks.load.ConnectionsCommand;
import io.darkrift.benchmarks.load.CurvesCommand;
import io.darkrift.benchmarks.load.FairnessCommand;
import io.darkrift.benchmarks.load.RttCommand;
import io.darkrift.benchmarks.load.ThroughputCommand;
import io.darkrift.benchmarks.load.UdpCommand;
import io.darkrift.benchmarks.login.LoginCommand;
import io.darkrift.benchmarks.observe.ObserveCommand;
import io.darkrift.benchmarks.request.RequestCommand;
import io.darkrift.benchmarks.rooms.RoomsCommand;
import io.darkrift.benchmarks.secure.SecureCommand;
import io.darkrift.benchmarks.startup.StartupCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line: {@code java -jar darkrift-benchmarks.jar codec --short}. */
@Command(
        name = "darkrift-benchmarks",
        description = "Measures DarkRift 2 for Java, and others beside it in the same run.",
        subcommands = {
            AllCommand.class,
            ChartsCommand.class,
            CodecCommand.class,
            CompileCommand.class,
            StartupCommand.class,
            LoginCommand.class,
            RequestCommand.class,
            ObserveCommand.class,
            RttCommand.class,
            ThroughputCommand.class,
            BroadcastCommand.class,
            ConnectionsCommand.class,
            FairnessCommand.class,
            UdpCommand.class,
            CurvesCommand.class,
            RoomsCommand.class,
            SecureCommand.class
        },
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true)
public final class Benchmarks {
    private Benchmarks() {}

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * Runs a command, and ends the process with its exit code.
     *
     * @param args a command and its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }
}
