package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loopbench.results.simulated.ComparedPair;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What two runs come to is in the exit code, and what cannot be compared is told in one line. */
@Timeout(60)
class CompareCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private final Path directory;
    private final ComparedPair pair;

    CompareCommandTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        pair = new ComparedPair(directory);
    }

    @Test
    void aRegressionIsExitCodeOne() {
        assertThat(compare()).isEqualTo(1);

        assertThat(out.toString())
                .startsWith("NEW ")
                .contains("not interleaved", "SLOWER")
                .endsWith("""
                        In short: 1 regression beyond 1.0 %: netty-epoll < nio-select (round-trip, same-core).
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void noneIsExitCodeZero() {
        assertThat(compare("--band=10%")).isZero();

        assertThat(out.toString()).endsWith("In short: no regression beyond 10 % was found.\n");
    }

    @Test
    void printsJson() throws IOException {
        assertThat(compare("--json")).isEqualTo(1);

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("schema").asText()).isEqualTo("loopbench-compare/1");
        assertThat(document.path("outcome").asText()).isEqualTo("REGRESSION");
    }

    @Test
    void printsMarkdown() {
        assertThat(compare("--markdown")).isEqualTo(1);

        assertThat(out.toString()).startsWith("| panel | transport |").contains("not interleaved");
    }

    @Test
    void whatNothingIsConcludedFromIsShownOnlyWhenAsked() {
        compare();
        String judged = out.toString();
        out.getBuffer().setLength(0);

        assertThat(compare("--all")).isEqualTo(1);

        assertThat(out.toString().lines().count()).isGreaterThan(judged.lines().count());
        assertThat(compare("--all", "--json")).isEqualTo(2);
        assertIsToldInOneLine("--all and --json: JSON has all of it anyway");
    }

    @Test
    void aRunIsNotHeldAgainstItself() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        for (String document : List.of("run.json", "environment.json")) {
            Files.copy(pair.base().resolve(document), copy.resolve(document));
        }
        for (Path same : List.of(pair.base(), copy)) {
            err.getBuffer().setLength(0);
            assertThat(execute("compare", pair.base().toString(), same.toString()))
                    .isEqualTo(2);
            assertIsToldInOneLine("NEW " + same + " is the same run as BASE");
        }
    }

    @Test
    void runsWithoutEvidenceAreShownAndRefused() throws IOException {
        pair.changed(document -> {
            for (JsonNode block : document.at("/panels/0/blocks")) {
                ((ObjectNode) block).put("complete", block.path("number").asInt() < 6);
            }
        });
        assertThat(compare()).isEqualTo(2);

        assertThat(out.toString()).contains("6 + 5  not evidence", "In short: nothing can be said.");
        assertIsToldInOneLine("NEW cannot be judged by BASE: no panel has evidence in both");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --band=0       | --band a band of 0.0: allowed are more than 0
            --band=wide    | Invalid value for option '--resolution': 'wide' is no share
            --json         | --json and --markdown: only one of them is allowed
            --no-such      | Unknown option: '--no-such'
            third          | Unmatched argument at index 4: 'third'
            """)
    void anUnusableOptionIsTold(String argument, String message) {
        assertThat(compare("--markdown", argument)).isEqualTo(2);

        assertIsToldInOneLine(message);
    }

    @Test
    void aMissingDirectoryIsTold() {
        assertThat(execute("compare", pair.base().toString())).isEqualTo(2);

        assertIsToldInOneLine("Missing required parameter: 'NEW'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nowhere | no such directory
            file    | not a directory
            empty   | no run.json in it
            """)
    void whatIsNoRunIsTold(String name, String problem) throws IOException {
        Files.createFile(directory.resolve("file"));
        Files.createDirectory(directory.resolve("empty"));
        Path path = directory.resolve(name);

        assertThat(execute("compare", path.toString(), pair.candidate().toString()))
                .isEqualTo(2);
        assertIsToldInOneLine("BASE " + path + " is no run that can be read: " + problem);
        err.getBuffer().setLength(0);
        assertThat(execute("compare", pair.base().toString(), path.toString())).isEqualTo(2);
        assertIsToldInOneLine("NEW " + path + " is no run that can be read: " + problem);
    }

    @Test
    void anUnknownSchemaIsTold() throws IOException {
        pair.with("run.json", "", "schema", "loopbench-run/9");

        assertUnreadable("run.json is of schema 'loopbench-run/9', known is loopbench-run/3");
    }

    @Test
    void aDocumentOfSomethingElseIsTold() throws IOException {
        pair.replaced("environment.json", "{}");

        assertUnreadable("environment.json is of schema 'null', known is loopbench-environment/1");
    }

    @Test
    void aPartialFileIsTold() throws IOException {
        String whole = Files.readString(pair.candidate().resolve("run.json"));
        pair.replaced("run.json", whole.substring(0, whole.length() / 2));

        assertUnreadable("run.json is not whole: ");
    }

    @Test
    void anEmptyFileIsTold() throws IOException {
        pair.replaced("run.json", "");

        assertUnreadable("run.json ");
    }

    @Test
    void aDocumentWithoutForksIsTold() throws IOException {
        pair.changed(document -> ((ObjectNode) document).remove("forks"));

        assertUnreadable("run.json lacks what belongs there: ");
    }

    @Test
    void aMissingEnvironmentIsTold() throws IOException {
        Files.delete(pair.candidate().resolve("environment.json"));

        assertUnreadable("no environment.json in it");
    }

    @Test
    void anotherMachineIsRefused() throws IOException {
        pair.with("environment.json", "/facts/processor", "model", "Another")
                .with("environment.json", "/facts/settings", "some.setting", "1");

        assertRefused("processor.model is ", "Another in NEW", "settings.some.setting is unknown in BASE, 1 in NEW");
    }

    @Test
    void anotherJdkIsRefused() throws IOException {
        pair.withPanels("jdk", "26+1");

        assertRefused("the JDK is 25.0.3+9-LTS in BASE, 26+1 in NEW");
    }

    @Test
    void otherProcessorsAreRefused() throws IOException {
        pair.withForks("", fork -> {
            if (fork.path("server").isObject()) {
                ((ArrayNode) fork.at("/server/cpus")).removeAll().add(3);
            }
        });

        assertRefused(
                "the placement of round-trip, same-core, 64 + 64 bytes, 1 x 1 is client on 1 + server on 1 in BASE,");
    }

    @Test
    void anotherWitnessIsRefused() throws IOException {
        pair.changed(document -> ((ObjectNode) document.at("/references/0")).put("nanos", 20_000));

        assertRefused("the CPU probe of the client on processor 1, JDK 25.0.3+9-LTS is 18.9", "20.00 µs in NEW");
    }

    @Test
    void anotherPlacementIsRefusedEvenAcross() throws IOException {
        pair.withPanels("placement", "smt");

        assertThat(compare("--across")).isEqualTo(2);
        assertIsToldInOneLine("NEW is not comparable to BASE: no cell is in both: BASE has round-trip, same-core, ");
    }

    /** What is refused is compared when it is the question. */
    private void assertRefused(String... differences) {
        assertThat(compare()).isEqualTo(2);
        assertIsToldInOneLine("NEW is not comparable to BASE: ");
        assertThat(err.toString()).contains(differences).contains("; --across if that is the question");
        assertThat(out.toString()).isEmpty();

        assertThat(compare("--across")).isEqualTo(1);
        assertThat(out.toString()).containsSubsequence("Part of the question", "p50_us");
    }

    private void assertUnreadable(String problem) {
        assertThat(compare()).isEqualTo(2);
        assertIsToldInOneLine("NEW " + pair.candidate() + " is no run that can be read: " + problem);
        assertThat(out.toString()).isEmpty();
    }

    private void assertIsToldInOneLine(String message) {
        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench compare: " + message);
    }

    private int compare(String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("compare", pair.base().toString(), pair.candidate().toString()));
        arguments.addAll(List.of(options));
        return execute(arguments.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
