package io.darkrift.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What all commands have in common. */
class DarkriftToolsTest {
    static boolean isBashInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "bash")));
    }

    @Test
    void help_has_the_commands_and_the_exit_codes() {
        ToolRun run = ToolRun.run("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "Usage: darkrift",
                        "describe",
                        "doctor",
                        "generate-completion",
                        "Exit codes:",
                        "2     wrong usage");
    }

    @Test
    void every_command_has_examples_and_describes_every_option() {
        Map<String, CommandLine> commands = DarkriftTools.commandLine().getSubcommands();
        commands.forEach((name, command) -> {
            if (!name.equals("generate-completion")) {
                assertThat(command.getUsageMessage()).as(name).contains("Examples:", "Exit codes:");
            }
            Stream<ArgSpec> all = command.getCommandSpec().args().stream();
            assertThat(all.filter(each -> !(each instanceof OptionSpec option) || !option.usageHelp()))
                    .allSatisfy(each -> assertThat(each.description())
                            .as(name + " " + each.paramLabel())
                            .isNotEmpty());
        });
    }

    @Test
    void version_is_that_of_the_build() {
        ToolRun run = ToolRun.run("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).first().asString().matches("darkrift \\d+\\.\\d+\\.\\d+\\S*, DarkRift 2 for Java");
    }

    @Test
    void no_command_is_wrong_usage() {
        ToolRun run = ToolRun.run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required subcommand");
    }

    @Test
    void a_wrong_option_is_answered_in_one_line_and_a_hint() {
        ToolRun run = ToolRun.run("doctor", "localhost", "--jso");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "darkrift doctor: Unknown option: '--jso': did you mean --json?",
                        "Run 'darkrift doctor --help' for its options.");
    }

    @Test
    @EnabledIf("isBashInstalled")
    void the_completion_is_a_script_that_bash_understands() throws Exception {
        ToolRun run = ToolRun.run("generate-completion");
        Process bash =
                new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
        try (OutputStream script = bash.getOutputStream()) {
            script.write(run.out().getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("--websocket-port");
        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }
}
