package io.darkrift.tests.compilers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A project is compiled by each compiler, on the class path and as a module, with the processor in each place. */
class CompilersTest {
    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = new Project(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "JAVAC, --processor-path",
        "JAVAC, --processor-module-path",
        "ECJ, -processorpath",
        "ECJ, --processor-module-path"
    })
    void a_project_on_the_class_path(CommandLine compiler, String processorPath) throws Exception {
        compiler.compile(project.arguments("-cp", Libraries.ofProgram(), processorPath, Libraries.ofProcessor()));

        assertThat(project.service()).isEqualTo("game.GeneratedMessageRegistry\n");
        assertThat(project.run()).isEqualTo(Project.EXPECTED);
    }

    @ParameterizedTest
    @EnumSource
    void a_processor_on_the_class_path(CommandLine compiler) throws Exception {
        String path = Libraries.ofProgram() + File.pathSeparator + Libraries.ofProcessor();
        List<String> arguments = project.arguments("-cp", path);
        if (compiler == CommandLine.JAVAC && Runtime.version().feature() >= 21) {
            arguments.add("-proc:full");
        }

        compiler.compile(arguments);

        assertThat(project.run()).isEqualTo(Project.EXPECTED);
    }

    @ParameterizedTest
    @CsvSource({"--processor-path", "--processor-module-path"})
    void a_module(String processorPath) throws Exception {
        String said = CommandLine.JAVAC.compile(project.withModule()
                .arguments(
                        "-Xlint:all", "-Werror", "-p", Libraries.ofProgram(), processorPath, Libraries.ofProcessor()));

        assertThat(said).isEmpty();
        assertThat(project.runAsModule()).isEqualTo(Project.EXPECTED);
    }

    /**
     * It takes generated sources for no part of the module, so that they are compiled in a second run. Its class path is
     * that of the tests unless another is given.
     */
    @Test
    void the_eclipse_compiler_takes_two_runs_for_a_module() throws Exception {
        project.withModule();

        in_two_runs(
                List.of("-cp", project.classes().toString(), "-p", Libraries.ofProgram()),
                // It warns of warnings that are suppressed without need, as javac needs it.
                List.of("-warn:-warningToken", "-p", Libraries.ofProgram()));

        assertThat(project.runAsModule()).isEqualTo(Project.EXPECTED);
    }

    /**
     * If a class implements what a later round writes, it starts again, and loses what earlier rounds have written:
     * eclipse-jdt/eclipse.jdt.core#3324.
     */
    @Test
    void the_eclipse_compiler_takes_two_runs_if_the_registry_awaits_other_processors() throws Exception {
        String path = Libraries.ofProgram() + File.pathSeparator + project.classes();

        in_two_runs(List.of("-Adarkrift.await=true", "-cp", path), List.of("-cp", path));

        assertThat(project.run()).isEqualTo(Project.EXPECTED);
    }

    private void in_two_runs(List<String> first, List<String> second) throws IOException {
        List<String> options = new ArrayList<>(List.of("-proc:only", "-processorpath", Libraries.ofProcessor()));
        options.addAll(first);
        CommandLine.ECJ.compile(project.arguments(options.toArray(String[]::new)));
        options = new ArrayList<>(List.of("-proc:none"));
        options.addAll(second);
        List<String> compiling = project.arguments(options.toArray(String[]::new));
        compiling.add(project.generated().toString());

        assertThat(CommandLine.ECJ.compile(compiling)).isEmpty();
        assertThat(project.service()).isEqualTo("game.GeneratedMessageRegistry\n");
    }
}
