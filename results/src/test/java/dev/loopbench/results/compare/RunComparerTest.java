package dev.loopbench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.loopbench.results.compare.RunComparer.Side;
import dev.loopbench.results.compare.RunComparison.Outcome;
import dev.loopbench.results.evidence.PanelEvidence.Status;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.report.RunComparisonReport;
import dev.loopbench.results.simulated.ComparedPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparerTest {

    private static final Offset<Double> NEAR = within(0.003);

    /** In the id of that cell alone. */
    private static final String TWIN = "nio-select_twin";

    private final ComparedPair pair;

    RunComparerTest(@TempDir Path directory) throws IOException {
        pair = new ComparedPair(directory);
    }

    @Test
    void theHourCancelsOutOfAllButTheYardstick() throws Exception {
        PanelComparison panel = pair.comparison().panels().get(0);

        assertThat(panel.yardstick()).isEqualTo("nio-select");
        assertThat(row(panel, "blocking-channel").shift().ratio()).isCloseTo(1, NEAR);
        assertThat(row(panel, "blocking-channel").shift().verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(row(panel, "netty-epoll < nio-select").shift().ratio()).isCloseTo(1.04, NEAR);
        assertThat(row(panel, "netty-epoll < nio-select").shift().verdict()).isEqualTo(Verdict.SLOWER);
        assertThat(row(panel, "nio-select").shift().ratio()).isCloseTo(1.05, NEAR);
        assertThat(row(panel, "nio-select").normalised()).isFalse();
        assertThat(row(panel, "nio-select (twin)").role()).isEqualTo(Row.Role.CONTROL);
        assertThat(row(panel, "nio-select (twin)").shift().verdict()).isNull();
    }

    @Test
    void aCellThatSawWrongBytesSaysNothing() throws Exception {
        pair.withForks("netty-epoll", fork -> {
            if (fork.path("block").asInt() == 1) {
                fork.put("failureKind", "WRONG_BYTES");
            }
        });
        RunComparison comparison = pair.comparison();

        assertThat(row(comparison.panels().get(0), "netty-epoll < nio-select")
                        .shift()
                        .verdict())
                .isNull();
        assertThat(comparison.outcome()).isEqualTo(Outcome.NO_REGRESSION);
    }

    @Test
    void whereNothingButTheYardstickWasMeasuredItSpeaksForItself() throws Exception {
        pair.changed(document -> keepOnly(document, "nio-select"));
        RunComparison comparison = pair.comparison();

        assertThat(comparison.panels().get(0).yardstick()).isNull();
        assertThat(row(comparison.panels().get(0), "nio-select").shift().verdict())
                .isEqualTo(Verdict.SLOWER);
        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void floorsAreNeitherComparedNorMissed() throws Exception {
        pair.changed(document -> {
            for (JsonNode cell : document.at("/panels/0/cells")) {
                if (cell.path("transport").asText().equals("blocking-channel")) {
                    ((ObjectNode) cell).put("transport", "floor-blocking").put("client", "floor-blocking");
                }
            }
        });
        PanelComparison panel = pair.comparison().panels().get(0);

        assertThat(panel.rows()).extracting(Row::cell).doesNotContain("floor-blocking");
        assertThat(panel.onlyInBase()).doesNotContain("floor-blocking");
        assertThat(panel.onlyInNew()).doesNotContain("floor-blocking");
    }

    @Test
    void twinsArePreferredToAFloor() throws Exception {
        pair.withFloor("floor-epoll", "blocking-channel");

        assertThat(pair.comparison().panels().get(0).yardstick()).isEqualTo("nio-select");
    }

    @Test
    void theHourCancelsOutOfAllWhereAFloorStandsInForTwins() throws Exception {
        pair.withFloor("floor-epoll", TWIN).withFloor("floor-blocking", "blocking-channel");
        RunComparison comparison = pair.comparison();
        PanelComparison panel = comparison.panels().get(0);

        assertThat(panel.yardstick()).isEqualTo("floor-epoll");
        assertThat(panel.status()).isEqualTo(Status.EVIDENCE);
        assertThat(panel.rows()).allMatch(Row::normalised).noneMatch(row -> row.role() == Row.Role.CONTROL);
        assertThat(row(panel, "nio-select").shift().ratio()).isCloseTo(1, NEAR);
        assertThat(row(panel, "nio-select").shift().verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(row(panel, "netty-epoll < nio-select").shift().ratio()).isCloseTo(1.04, NEAR);
        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void aTransportAloneIsDividedByAFloorAndItsTwinIsTheControl() throws Exception {
        pair.withFloor("floor-blocking", "blocking-channel")
                .changed(document -> keepOnly(document, "nio-select", "floor-blocking"));
        RunComparison comparison = pair.comparison();
        PanelComparison panel = comparison.panels().get(0);

        assertThat(panel.yardstick()).isEqualTo("floor-blocking");
        assertThat(row(panel, "nio-select").normalised()).isTrue();
        assertThat(row(panel, "nio-select").shift().verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(row(panel, "nio-select (twin)").role()).isEqualTo(Row.Role.CONTROL);
        assertThat(comparison.outcome()).isEqualTo(Outcome.NO_REGRESSION);
    }

    @Test
    void blocksInWhichAFloorIsBadAreLeftOutAndTooManyOfThemMakeItNoYardstick() throws Exception {
        pair.withFloor("floor-epoll", TWIN);
        badFloor(1);
        PanelComparison panel = pair.comparison().panels().get(0);
        assertThat(panel.yardstick()).isEqualTo("floor-epoll");
        assertThat(row(panel, "nio-select").shift().newBlocks()).isEqualTo(6);

        badFloor(2);

        assertThat(pair.comparison().panels().get(0).yardstick()).isNull();
    }

    @Test
    void aFloorOfAnotherBuildIsNoYardstick() throws Exception {
        pair.withFloor("floor-epoll", TWIN)
                .withForks(TWIN, fork -> ((ObjectNode) fork.at("/client/jvm")).put("version", "cc (Other) 14.2.0"));

        assertThat(pair.comparison().panels().get(0).yardstick()).isNull();
    }

    @Test
    void aFloorThatSawWrongBytesIsNoYardstick() throws Exception {
        pair.withFloor("floor-epoll", TWIN).withForks(TWIN, fork -> fork.put("failureKind", "WRONG_BYTES"));

        assertThat(pair.comparison().panels().get(0).yardstick()).isNull();
    }

    @Test
    void aWitnessInCIsNotHeldAgainstOneInJava() throws Exception {
        pair.withReferences(reference -> {
            reference.put("nanos", 1);
            ((ObjectNode) reference.path("key")).put("jdk", "cc (Some) 12.2.0");
        });

        assertThat(pair.comparison().differences()).isEmpty();
    }

    @Test
    void allBlocksThatHaveAForkOfTheCellCount() throws Exception {
        Shift shift = row(pair.comparison().panels().get(0), "nio-select").shift();

        assertThat(shift.baseBlocks()).isEqualTo(6);
        assertThat(shift.newBlocks()).isEqualTo(7);
    }

    @Test
    void otherMetricsThanThePrimaryOneAreExploratory() throws Exception {
        PanelComparison panel = pair.comparison().panels().get(0);

        assertThat(panel.rows(Row.Role.EXPLORATORY))
                .extracting(Row::metric)
                .contains("throughput_per_s", "p99_us", "p50_us_all")
                .doesNotContain("p50_us", "quiet_share");
        assertThat(panel.rows(Row.Role.EXPLORATORY))
                .allSatisfy(row -> assertThat(row.shift().verdict()).isNull());
    }

    @Test
    void whatIsInOneRunOnlyIsListed() throws Exception {
        RunComparison comparison = pair.comparison();

        assertThat(comparison.panels().get(0).onlyInBase()).containsExactly("blocking-socket");
        assertThat(comparison.panels().get(0).onlyInNew()).containsExactly("nio-async");
        assertThat(comparison.onlyInBase()).isEmpty();
        assertThat(comparison.onlyInNew()).containsExactly("round-trip, free, 64 + 64 bytes, 1 x 1");
    }

    @Test
    void aPanelWithoutTwinsIsNotNormalisedAndOneOfFewBlocksNotEvidence() throws Exception {
        PanelComparison pipelined = pair.comparison().panels().get(1);

        assertThat(pipelined.yardstick()).isNull();
        assertThat(pipelined.status()).isEqualTo(Status.NOT_EVIDENCE);
        assertThat(pipelined.primaryMetric()).isEqualTo("throughput_per_s");
        assertThat(row(pipelined, "nio-spin").normalised()).isFalse();
        assertThat(row(pipelined, "nio-spin").shift().ratio()).isCloseTo(14.0 / 15, NEAR);
        assertThat(row(pipelined, "nio-spin").shift().newBlocks()).isEqualTo(4);
    }

    @Test
    void theOutcomeIsTheWorstOfAllRows() throws Exception {
        assertThat(pair.comparison().outcome()).isEqualTo(Outcome.REGRESSION);
        assertThat(pair.comparison(new RunComparer(Rules.ofBand(0.1), false)).outcome())
                .isEqualTo(Outcome.NO_REGRESSION);
        pair.withForks(TWIN, fork -> {
            ObjectNode figures = (ObjectNode) fork.path("figures");
            figures.put("p50_us", figures.path("p50_us").asDouble() * 1.1);
            fork.put("inTurns", fork.path("inTurns").asDouble() * 1.1);
        });
        RunComparison invalid = pair.comparison();
        assertThat(invalid.outcome()).isEqualTo(Outcome.NOT_EVIDENCE);
        assertThat(invalid.panels().get(0).status()).isEqualTo(Status.INVALID);
    }

    @Test
    void blocksThatScatterDecideNothing() throws Exception {
        for (String cell : List.of("netty-epoll", "blocking-channel")) {
            pair.withForks(cell, fork -> {
                double scattered = fork.path("block").asInt() % 2 == 0 ? 1.4 : 1 / 1.4;
                ObjectNode figures = (ObjectNode) fork.path("figures");
                figures.put("p50_us", figures.path("p50_us").asDouble() * scattered);
                fork.put("inTurns", fork.path("inTurns").asDouble() * scattered);
            });
        }
        RunComparison comparison = pair.comparison();

        assertThat(row(comparison.panels().get(0), "blocking-channel").shift().verdict())
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(comparison.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(RunComparisonReport.of(comparison))
                .endsWith("In short: the data do not decide whether there is a regression beyond 1.0 %.\n");
    }

    @Test
    void aRunHeldAgainstItselfIsEquivalent() throws Exception {
        Side same = Side.read(pair.base());
        RunComparison comparison = new RunComparer(Rules.ofBand(Rules.BAND), false).compare(same, same);

        assertThat(comparison.outcome()).isEqualTo(Outcome.NO_REGRESSION);
        assertThat(row(comparison.panels().get(0), "blocking-channel").shift().ratio())
                .isEqualTo(1);
    }

    @Test
    void theNextReleaseOfTheJdkIsMatchedWhenItIsTheQuestion() throws Exception {
        pair.withPanels("jdk", "25.0.4+1");
        RunComparison comparison = pair.comparisonAcross();

        assertThat(comparison.differences()).containsExactly(new Difference("the JDK", "25.0.3+9-LTS", "25.0.4+1"));
        assertThat(comparison.panels().get(0).newJdk()).isEqualTo("25.0.4+1");
        assertThat(comparison.outcome()).isEqualTo(Outcome.REGRESSION);
    }

    @Test
    void versionsAndDurationsAreRemarkedOnAndNotRefused() throws Exception {
        pair.with("environment.json", "/facts/versions", "netty", "4.3")
                .changed(document -> ((ObjectNode) document).put("warmupMillis", 900));

        assertThat(pair.comparison().remarks())
                .extracting(Difference::what)
                .containsExactly("versions.netty", "warm-up");
    }

    @Test
    void aWitnessThatIsNearlyTheSameIsNotRefused() throws Exception {
        witness(1.009);

        assertThat(pair.comparison().differences()).isEmpty();
        witness(1.011 / 1.009);
        assertThatExceptionOfType(NotComparable.class)
                .isThrownBy(() -> pair.comparison())
                .withMessageStartingWith("the CPU probe of the client on processor 1, JDK 25.0.3+9-LTS is 18.9");
    }

    /** Of all panels, the cells that both ends of are named so. */
    private static void keepOnly(JsonNode document, String... transports) {
        List<String> kept = List.of(transports);
        for (JsonNode panel : document.path("panels")) {
            Iterator<JsonNode> cells = panel.path("cells").elements();
            while (cells.hasNext()) {
                JsonNode cell = cells.next();
                if (!kept.contains(cell.path("transport").asText())
                        || !kept.contains(cell.path("client").asText())) {
                    cells.remove();
                }
            }
        }
    }

    /** The later run has no good fork of the floor that stands where the twin did. */
    private void badFloor(int block) throws IOException {
        pair.changed(document -> {
            for (JsonNode cell : document.at("/panels/0/cells")) {
                if (cell.path("id").asText().contains(TWIN)) {
                    ((ArrayNode) document.at("/panels/0/blocks/" + (block - 1) + "/dropped"))
                            .add(cell.path("id").asText());
                }
            }
        });
    }

    private void witness(double factor) throws IOException {
        pair.withReferences(
                reference -> reference.put("nanos", reference.path("nanos").asDouble() * factor));
    }

    private static Row row(PanelComparison panel, String cell) {
        List<Row> rows = panel.rows().stream()
                .filter(row -> row.cell().equals(cell) && row.metric().equals(panel.primaryMetric()))
                .toList();
        assertThat(rows).as("rows of %s", cell).hasSize(1);
        return rows.get(0);
    }
}
