package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.measure.MeasuredServices;
import dev.loopbench.results.simulated.SimulatedMeasurement;
import dev.loopbench.results.terminal.ExitCode;
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
import picocli.CommandLine;

/** {@code compare} of two measurements of users' own services. */
@Timeout(60)
class CompareMeasurementsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path base;

    private Path kept(MeasuredServices measured) throws IOException {
        return SimulatedMeasurement.write(base, measured).path();
    }

    private int compare(Path from, Path to, String... options) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        List<String> arguments = new ArrayList<>(List.of("compare", from.toString(), to.toString()));
        arguments.addAll(List.of(options));
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private void assertRefused(int code, String message) {
        assertThat(code).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString())
                .startsWith("loopbench compare: ")
                .contains(message)
                .hasLineCount(1);
    }

    @Test
    void aSlowerServiceIsExitCodeOne() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());
        Path to = kept(new SimulatedMeasurement().atSpeed(0.95, 1).single());

        assertThat(compare(from, to, "--all")).isEqualTo(1);

        assertThat(out.toString())
                .contains("A  http://127.0.0.1:62893/", "0.950", "8 + 8", "SLOWER")
                .contains("the echo of A moved by 0.00 %")
                .contains(" p99 ")
                .endsWith("In short: 1 regression beyond 1.0 %: A.\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFasterServiceIsExitCodeZero() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());
        Path to = kept(new SimulatedMeasurement().atSpeed(1.05, 1).single());

        assertThat(compare(from, to, "--json")).isZero();

        JsonNode document = new ObjectMapper().readTree(out.toString());
        assertThat(document.path("schema").asText()).isEqualTo("loopbench-measure-compare/1");
        JsonNode shift = document.path("targets").path(0).path("shift");
        assertThat(shift.path("ratio").asDouble()).isBetween(1.045, 1.055);
        assertThat(shift.path("verdict").asText()).isEqualTo("FASTER");
    }

    @Test
    void noChangeIsBelievedThatTheEchoShowsToo() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());
        Path to = kept(new SimulatedMeasurement().atSpeed(0.95, 0.94).single());

        assertThat(compare(from, to)).isZero();

        assertThat(out.toString())
                .contains("UNDECIDED", "the echo of A moved by 6.0 %")
                .endsWith("In short: the data do not decide whether there is a regression beyond 1.0 %.\n");
    }

    @Test
    void nothingIsEquivalentIfTheEchoMoved() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());
        Path to = kept(new SimulatedMeasurement().atSpeed(1, 0.9).single());

        assertThat(compare(from, to)).isZero();

        assertThat(out.toString())
                .contains("UNDECIDED", "the echo of A moved by 10 %")
                .doesNotContain("EQUIVALENT");
    }

    @Test
    void anEchoOnOneSideAloneIsNamed() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());
        Path to = kept(new SimulatedMeasurement().withoutEcho().single());
        String difference = "the set of echoes is A in BASE, none in NEW";

        assertRefused(compare(from, to), difference + "; --across if that is the question");

        assertThat(compare(from, to, "--across")).isZero();
        assertThat(out.toString()).contains("Not the same in both:", difference, "EQUIVALENT");
    }

    @Test
    void otherRequestsAreRefused() throws IOException {
        Path from = kept(new SimulatedMeasurement().sending("0123456789abcdef").single());
        Path to = kept(new SimulatedMeasurement().sending("fedcba9876543210").single());

        assertRefused(
                compare(from, to), "the digest of the requests is 0123456789ab in BASE, fedcba987654 in NEW; --across");
    }

    @Test
    void targetsThatDifferInTheirEndAlone() throws IOException {
        String longTarget = "http://127.0.0.1:62893/" + "a".repeat(300);
        Path from = kept(new SimulatedMeasurement().of(longTarget + "b").single());
        Path to = kept(new SimulatedMeasurement().of(longTarget + "c").single());

        assertRefused(compare(from, to), "the target differs");
        assertThat(compare(from, to, "--across")).isZero();
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(300));
    }

    @Test
    void aPullRequestGetsMarkdownWithDifferencesAndTheEcho() throws IOException {
        Path from =
                kept(new SimulatedMeasurement().of("http://127.0.0.1:1/|<b>`").single());
        Path to = kept(new SimulatedMeasurement().of("http://127.0.0.1:2/|").single());

        assertThat(compare(from, to, "--markdown", "--across")).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).isEqualTo("| target | metric | NEW ÷ BASE | 95 % interval | verdict |");
        assertThat(lines.get(2))
                .startsWith("| A  http://127.0.0.1:1/\\|")
                .endsWith("| EQUIVALENT |")
                .doesNotContain("<b>");
        assertThat(lines.get(2).replace("\\|", "").chars().filter(c -> c == '|').count())
                .isEqualTo(6);
        assertThat(lines)
                .contains("Not the same in both:")
                .anySatisfy(line -> assertThat(line).startsWith("- the target is http://127.0.0.1:1/\\|"))
                .anySatisfy(line -> assertThat(line).startsWith("the echo of A moved by 0.00 %"));
    }

    @Test
    void otherTargetsAndLoadsAreRefused() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());

        assertRefused(
                compare(
                        from,
                        kept(new SimulatedMeasurement()
                                .of("http://127.0.0.1:1/")
                                .single())),
                "the target is http://127.0.0.1:62893/ in BASE, http://127.0.0.1:1/ in NEW");
        err.getBuffer().setLength(0);
        assertRefused(
                compare(from, kept(new SimulatedMeasurement().over(50).single())),
                "the number of connections is 16 in BASE, 50 in NEW; --across if that is the question");
    }

    @Test
    void theSameDirectoryIsRefused() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());

        assertRefused(compare(from, base.resolve("latest")), "latest is the same measurement as BASE");
    }

    @Test
    void aSearchAndARunOfTheSuiteAreRefused() throws IOException {
        Path from = kept(new SimulatedMeasurement().single());

        assertRefused(compare(from, kept(new SimulatedMeasurement().knee())), "NEW holds no blocks");
        err.getBuffer().setLength(0);
        assertRefused(compare(from, Files.createDirectory(base.resolve("other"))), "holds no measurement of 'measure'");
    }
}
