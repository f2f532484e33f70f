package io.darkrift.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server --port 65536     | '65536' is not a port: give a number from 0 to 65535",
                "server --port -1        | '-1' is not a port: give a number from 0 to 65535",
                "server --udp-port x     | 'x' is not a port: give a number from 0 to 65535",
                "client --port 0         | '0' is not a port: give a number from 1 to 65535",
                "client --udp-port 1.5   | '1.5' is not a port: give a number from 1 to 65535",
                "client --count 0        | '0' is not a count: give a number from 1 to 2147483647",
                "client --host 10.0.0.1:4296 | '10.0.0.1:4296' is not a host: give the port with --port",
                "server --interval fast  | 'fast' is not a duration: write it as in 500ms, 1s or PT1S",
                "server --interval 0s    | '0s' is out of range: it is 1ms to 1 day",
                "server --interval PT-1S | 'PT-1S' is out of range: it is 1ms to 1 day",
                "server --interval 2000m | '2000m' is out of range: it is 1ms to 1 day",
                "server --dialect AUTO   | 'AUTO' is not a dialect: give v1, v0 or darkriftpy",
                "echo --interval 1s      | Unknown options: '--interval', '1s'",
                "client --port           | Missing required parameter for option '--port' (<port>)",
                "clint                   | Unmatched argument at index 0: 'clint'",
                "arena bots --count 0    | --count 0 is out of range: it is 1 to 10000",
                "arena server --port -1  | --port -1 is out of range: it is 0 to 65535",
                "arena server --key a.pem | Missing required argument(s): --certificate=<pem>",
                "arena server --certificate a.pem | Missing required argument(s): --key=<pem>",
                "arena server --tls --host 0.0.0.0 | --tls alone is for this machine, and 0.0.0.0 is not its loopback address: give --certificate and --key too",
                "arena bots --seconds x  | Invalid value for option '--seconds': 'x' is not an int",
                "demo now                | Unmatched argument at index 1: 'now'",
            })
    void wrong_usage_is_explained_and_ends_with_2(String args, String explanation) {
        Console.Run run = Console.run(args.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().get(0)).endsWith(explanation);
    }

    @Test
    void no_command_at_all_is_wrong_usage() {
        Console.Run run = Console.run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required subcommand", "Usage: example-app [-hV] [COMMAND]");
    }

    @Test
    void an_empty_host_is_wrong_usage() {
        assertThat(Console.run("client", "--host", "").err().get(0))
                .endsWith("'' is not a host: give a name or an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "client", "echo", "demo", "arena", "arena server", "arena bots"})
    void help_and_version_are_told_by_each_command(String command) {
        Console.Run help = Console.run((command + " --help").split(" "));
        Console.Run version = Console.run((command + " --version").split(" "));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out().get(0)).startsWith("Usage: example-app " + command);
        assertThat(help.out()).contains("Exit codes:", "  2   wrong usage");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out().get(0)).matches("example-app \\d+\\.\\d+\\.\\d+\\S*, DarkRift 2 for Java");
    }

    @Test
    void help_lists_the_commands() {
        Console.Run run = Console.run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(String.join("\n", run.out()))
                .contains("  server  ", "  client  ", "  echo  ", "  demo  ", "  arena  ");
    }
}
