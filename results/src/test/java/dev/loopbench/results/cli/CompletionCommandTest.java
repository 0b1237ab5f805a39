package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** A real bash takes the script and completes with it. */
@Timeout(60)
class CompletionCommandTest {

    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void printTheScript() throws IOException {
        script = Files.writeString(directory.resolve("completion"), printed("completion", "bash"));
    }

    private static String printed(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        assertThat(commandLine.execute(arguments)).isZero();
        return out.toString();
    }

    /** What bash offers when the last of these words is being typed. */
    private List<String> offered(String line) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(
                        "bash",
                        "--norc",
                        "-c",
                        "source '" + script + "'; COMP_LINE=\"$1\"; COMP_POINT=${#1}; read -ra COMP_WORDS <<<\"$1\";"
                                + " [[ \"$1\" == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                                + " _complete_loopbench; printf '%s\\n' \"${COMPREPLY[@]}\"",
                        "bash",
                        line)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said.lines().map(String::strip).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loopbench re                     | report
            loopbench run --prof             | --profile
            loopbench run --profile sm       | smoke
            loopbench run --transports nio-s | nio-select
            loopbench curve --placement cross-c | cross-core
            loopbench export --format git    | github-action-benchmark
            loopbench completion z           | zsh
            """)
    void bashCompletes(String line, String expected) throws Exception {
        assertThat(offered(line)).contains(expected);
    }

    @Test
    void everyCommandIsOffered() throws Exception {
        assertThat(offered("loopbench "))
                .containsAll(Loopbench.commandLine().getSubcommands().keySet());
    }

    @Test
    void theScriptMakesACommandOfTheJar() throws Exception {
        Process bash = new ProcessBuilder("bash", "--norc", "-c", "source '" + script + "'; type -t loopbench")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("function\n");
    }

    @Test
    void zshGetsItsOwnWayIn() {
        assertThat(printed("completion", "zsh")).contains("bashcompinit");
    }

    @Test
    void roffTakesTheManualPage() throws Exception {
        String page = printed("man");

        assertThat(page)
                .startsWith(".TH \"LOOPBENCH\" \"1\"")
                .contains(".SS \"loopbench run\"", "\\fB\\-\\-until\\-decided\\fR")
                .doesNotContain("${");
        Loopbench.commandLine().getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .forEach(
                        option -> assertThat(page).contains(option.longestName().replace("-", "\\-")));
        if (Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(path -> Files.exists(Path.of(path, "groff")))) {
            Path file = Files.writeString(directory.resolve("loopbench.1"), page);
            Process groff = new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", file.toString())
                    .redirectOutput(directory.resolve("formatted").toFile())
                    .start();
            assertThat(new String(groff.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                    .isEmpty();
            assertThat(groff.waitFor()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rnu                   | there are run, list, compare
            comprae a b           | did you mean compare
            run --transprots=x    | did you mean --transports
            measure --conections=1 tcp://127.0.0.1:1 | did you mean --connections
            """)
    void whatIsMisspeltIsAskedAbout(String line, String question) {
        StringWriter err = new StringWriter();
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setErr(new PrintWriter(err));

        assertThat(commandLine.execute(line.split(" ", -1))).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines()).singleElement().asString().contains(question);
    }
}
