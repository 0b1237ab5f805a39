package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.report.TableReport.ReportForm;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.LineWidth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a panel at a fixed rate says. */
class PacedTableTest {

    /** The simulated platform pauses too often for a second answer. */
    private static final int DISTURBED_RATE = 20_000;

    @Test
    void itsColumnsAreResponseServiceAndLateness() {
        String table = table("cross-core", 1, 10_000);

        assertThat(table.lines())
                .contains("  transport   response p50    p99  p99.9  service p50    p99  late p99  forks")
                .contains("  nio-select         58.00  120.0  200.0        50.00  100.0     0.400      1");
        assertThat(table).startsWith("fixed-rate, 10000/s constant, cross-core: 64 bytes each way");
        assertThat(table.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(LineWidth.MOST));
    }

    @Test
    void bothAnswersStandSideBySideWithWhatWasLeftOut() {
        assertThat(table("cross-core", 1, 10_000).lines())
                .contains(
                        "  response in µs  as seen p50    p99  p99.9  without pauses p50    p99  p99.9  left out   share",
                        "  nio-select            59.00  120.0  200.0               57.50  110.0  150.0        37  0.74 %");
    }

    @Test
    void withoutASecondAnswerTheFirstStandsAlone() {
        String table = table("cross-core", 1, DISTURBED_RATE);

        assertThat(table.lines())
                .contains(
                        "  response in µs  as seen p50    p99  p99.9  left out   share",
                        "  nio-select            59.00  120.0  200.0        37  0.74 %");
        assertThat(oneLine(table))
                .contains(
                        "Forks with the first answer only, since more than 50 % of their requests met a pause: nio-select 1 of 1");
        assertThat(table("cross-core", 1, 10_000)).doesNotContain("first answer only");
    }

    @ParameterizedTest
    @CsvSource({
        "cross-core, 1, spins on a processor of its own",
        "cross-core, 4, sleeps until shortly before",
        "same-core, 1, sleeps until shortly before",
    })
    void itSaysHowTheGeneratorWaitsAndWhatLeft(String placement, int connections, String how) {
        assertThat(oneLine(table(placement, connections, 10_000)))
                .contains("late: by how much the generator itself was late; the generator " + how)
                .contains("; 99.90 % of the rate left");
    }

    @Test
    void aLowRateIsHeldAgainstTheHighest() {
        String table = oneLine(table("cross-core", 1, 100, 10_000));

        assertThat(table)
                .containsOnlyOnce(
                        "service p50 over all slices against that at 10000/s: nio-select 1.800. Where it is longer at the lower"
                                + " rate, it is not load that makes it so");
    }

    private static String oneLine(String table) {
        return table.replaceAll("\\s+", " ");
    }

    private static String table(String placement, int connections, int... rates) {
        List<PanelSummary> panels = new ArrayList<>();
        List<CellSummary> cells = new ArrayList<>();
        for (int rate : rates) {
            PanelKey point = new PanelKey(
                    "fixed-rate",
                    placement,
                    "process",
                    "tcp",
                    new PanelKey.Load(64, 64, connections, 1),
                    "25",
                    new PanelKey.Rate(rate, "constant"),
                    null,
                    null,
                    null);
            PanelEvidence none = new PanelEvidence(PanelEvidence.Status.NOT_EVIDENCE, 1, null, List.of(), List.of());
            panels.add(new PanelSummary(point, "response_p50_us", 1, 1, 1, List.of(), none));
            cells.add(cell(point, rate == 100 ? 1.8 : 1, rate == DISTURBED_RATE));
        }
        Summary summary = new Summary(Summary.SCHEMA, "run", true, panels, cells, List.of());
        return TableReport.of(
                summary, panels.stream().map(panel -> ComparisonRequest.BEST).toList(), ReportForm.PLAIN);
    }

    private static CellSummary cell(PanelKey point, double factor, boolean isDisturbed) {
        Map<String, Estimate> metrics = new LinkedHashMap<>();
        put(metrics, Metric.RESPONSE_P50_US, 58 * factor);
        put(metrics, Metric.RESPONSE_P99_US, 120);
        put(metrics, Metric.RESPONSE_P99_9_US, 200);
        put(metrics, Metric.P50_US, 50 * factor);
        put(metrics, Metric.P50_US_ALL, 50 * factor);
        put(metrics, Metric.P99_US, 100);
        put(metrics, Metric.LATENESS_P99_US, 0.4);
        put(metrics, Metric.RATE_SHARE, 0.999);
        put(metrics, Metric.RESPONSE_P50_US_ALL, 59);
        if (!isDisturbed) {
            put(metrics, Metric.UNDISTURBED_P50_US_ALL, 57.5);
            put(metrics, Metric.UNDISTURBED_P99_US, 110);
            put(metrics, Metric.UNDISTURBED_P99_9_US, 150);
        }
        put(metrics, Metric.EXCLUDED_REQUESTS, 37);
        put(metrics, Metric.EXCLUDED_SHARE, 0.0074);
        return new CellSummary(
                "nio-select",
                "nio-select",
                point,
                "",
                new Summary.Outcome(CellStatus.MEASURED, null, 1, 0, 0, isDisturbed ? 1 : null),
                metrics,
                null,
                null,
                Summary.Details.NONE);
    }

    private static void put(Map<String, Estimate> metrics, Metric metric, double value) {
        metrics.put(metric.label(), new Estimate(value, null, null));
    }
}
