package dev.loopbench.results.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.simulated.Golden;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellSummary;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Each form is what its reader wants, says what the summary says, and is the same to the letter in every locale. */
class RunExportTest {

    private static final String HOSTILE = "a \"b\", c\nd | <e> \\ `f`";

    @TempDir
    private Path base;

    private RunDirectory run;

    @BeforeEach
    void makeARun() throws IOException {
        run = begun(ManifoldRun.copiedTo(base));
    }

    private static RunDirectory written(SimulatedRun simulated, Plan plan) throws IOException {
        simulated.write(plan);
        return begun(simulated.directory());
    }

    private static RunDirectory begun(RunDirectory directory) throws IOException {
        new RunJournal(directory).begin(StartedRun.of(List.of("--seed=1"), "some machine", Set.of("25"), List.of()));
        return directory;
    }

    private static RunDirectory hostile(Path base) throws IOException {
        Cell.Conditions conditions = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
        Cell odd = SimulatedPlan.cell("nio-select", HOSTILE, conditions);
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, odd));
        return written(new SimulatedRun(base).fork(odd, 1, 14_000), plan);
    }

    private static String only(RunDirectory run, ExportFormat format, @Nullable Better better) throws IOException {
        Map<String, String> files = RunExport.files(run, format, better, null);
        assertThat(files).hasSize(1);
        return files.values().iterator().next();
    }

    private static Estimate estimate(CellSummary cell, Metric metric) {
        return Objects.requireNonNull(cell.metric(metric));
    }

    @Test
    void textsAreTheGoldenOnesWhateverTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            Golden.assertText("export.csv", only(run, ExportFormat.CSV, Better.BIGGER));
            Golden.assertText("export.md", only(run, ExportFormat.MARKDOWN, null));
            Golden.assertText("export.openmetrics.txt", only(run, ExportFormat.OPENMETRICS, Better.BIGGER));
            Golden.assertText(
                    "export.hgrm",
                    RunExport.files(run, ExportFormat.HGRM, null, null)
                            .values()
                            .iterator()
                            .next());
            Golden.assertJson("export-smaller.json", only(run, ExportFormat.GITHUB_ACTION_BENCHMARK, Better.SMALLER));
            Golden.assertJson("export-bigger.json", only(run, ExportFormat.GITHUB_ACTION_BENCHMARK, Better.BIGGER));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aCsvLibraryReadsEveryMetricOfEveryCell() throws IOException {
        Summary summary = Summary.read(run);
        List<CSVRecord> records = csv(only(run, ExportFormat.CSV, null));

        assertThat(records)
                .hasSize(summary.cells().stream()
                        .mapToInt(cell -> cell.metrics().size())
                        .sum());
        CSVRecord first = records.get(0);
        assertThat(first.toMap())
                .containsEntry("workload", "round-trip")
                .containsEntry("transport", "blocking-channel")
                .containsEntry("metric", "p50_us")
                .containsEntry("unit", "us")
                .containsEntry("better", "smaller");
        assertThat(Double.parseDouble(first.get("value")))
                .isEqualTo(estimate(summary.cells().get(0), Metric.P50_US).value(), within(1e-5));
        assertThat(csv(only(run, ExportFormat.CSV, Better.BIGGER)))
                .extracting(record -> record.get("better"))
                .containsOnly("bigger");
    }

    @Test
    void aCsvLibraryReadsHostileNamesAsTheyAre(@TempDir Path other) throws IOException {
        assertThat(csv(only(hostile(other), ExportFormat.CSV, null)))
                .extracting(record -> record.get("variant"))
                .containsOnly(HOSTILE);
    }

    private static List<CSVRecord> csv(String text) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
    }

    @Test
    void openMetricsAreInBaseUnits(@TempDir Path other) throws IOException {
        Summary summary = Summary.read(run);
        List<OpenMetricsText.Sample> samples = OpenMetricsText.read(only(run, ExportFormat.OPENMETRICS, null));

        OpenMetricsText.Sample first = samples.stream()
                .filter(sample -> sample.name().equals("loopbench_p50_seconds"))
                .findFirst()
                .orElseThrow();
        assertThat(first.labels())
                .containsEntry("panel", "round-trip, same-core")
                .containsEntry("transport", "blocking-channel");
        assertThat(first.value())
                .isEqualTo(estimate(summary.cells().get(0), Metric.P50_US).value() / 1e6, within(1e-10));
        assertThat(samples.stream().map(OpenMetricsText.Sample::name))
                .contains(
                        "loopbench_run_info",
                        "loopbench_p50_low_seconds",
                        "loopbench_p99_quiet_laps_seconds",
                        "loopbench_throughput_per_second",
                        "loopbench_quiet_ratio",
                        "loopbench_allocated_bytes",
                        "loopbench_collector_seconds");
        assertThat(OpenMetricsText.read(only(hostile(other), ExportFormat.OPENMETRICS, Better.SMALLER)))
                .filteredOn(sample -> sample.name().equals("loopbench_p50_seconds"))
                .extracting(sample -> sample.labels().get("variant"))
                .containsExactly(HOSTILE);
    }

    @Test
    void everyMetricHasAFamilyOfItsOwn() {
        assertThat(List.of(Metric.values()))
                .extracting(metric -> MetricFamily.of(metric).name(""))
                .doesNotHaveDuplicates()
                .allSatisfy(
                        name -> assertThat(name).matches("loopbench_[a-z0-9_]+").doesNotContain("_us", "_ms", "_ns"));
    }

    /** It takes an array of objects with a name, a unit and a number, and draws each name once. */
    @Test
    void githubActionBenchmarkFindsWhatItNeeds(@TempDir Path other) throws IOException {
        for (Better better : Better.values()) {
            JsonNode entries = new ObjectMapper().readTree(only(run, ExportFormat.GITHUB_ACTION_BENCHMARK, better));
            assertThat(entries.isArray()).isTrue();
            assertThat(entries).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.get("name").isTextual()).isTrue();
                assertThat(entry.get("unit").isTextual()).isTrue();
                assertThat(entry.get("value").isNumber()).isTrue();
                assertThat(entry.get("extra").isTextual()).isTrue();
                assertThat(entry.get("unit").asText().endsWith("/s")).isEqualTo(better == Better.BIGGER);
            });
            assertThat(entries.findValuesAsText("name")).doesNotHaveDuplicates();
        }
        assertThat(new ObjectMapper()
                        .readTree(only(hostile(other), ExportFormat.GITHUB_ACTION_BENCHMARK, Better.SMALLER))
                        .findValuesAsText("name"))
                .allSatisfy(name -> assertThat(name).contains(HOSTILE));
        assertThat(RunExport.files(run, ExportFormat.GITHUB_ACTION_BENCHMARK, null, null))
                .containsOnlyKeys("loopbench-smaller-is-better.json", "loopbench-bigger-is-better.json");
    }

    /** HdrHistogram's plotter, and those like it, take the lines of four numbers: value, quantile, count, 1 ÷ (1 − quantile). */
    @Test
    void plottersOfPercentilesReadTheirFourColumns() throws IOException {
        Map<String, String> files = RunExport.files(run, ExportFormat.HGRM, null, null);
        // Those of the lost forks of one cell are not there.
        assertThat(files).hasSize(8);
        Pattern line = Pattern.compile("\\s*([0-9.]+)\\s+([0-9.]+)\\s+([0-9]+)\\s+([0-9.]+)");
        String text = files.entrySet().stream()
                .filter(file -> file.getKey().contains("blocking-channel")
                        && file.getKey().contains("round-trip"))
                .findFirst()
                .orElseThrow()
                .getValue();
        Histogram expected = new Histogram(4);
        for (int block = 1; block <= 7; block++) {
            expected.recordValueWithCount(14_000 + 10L * block, 1);
        }
        assertThat(text.lines().map(line::matcher).filter(java.util.regex.Matcher::matches))
                .isNotEmpty()
                .allSatisfy(match -> {
                    double quantile = Double.parseDouble(match.group(2));
                    assertThat(Double.parseDouble(match.group(1)))
                            .isEqualTo(expected.getValueAtPercentile(100 * quantile) / 1e3, within(0.002));
                    assertThat(Double.parseDouble(match.group(4))).isEqualTo(1 / (1 - quantile), within(0.01));
                });
        assertThat(RunExport.files(run, ExportFormat.HGRM, Better.BIGGER, null)).isEmpty();
    }

    @Test
    void histogramsThatDoNotFitTheirForkAreNotExported() throws IOException {
        Path log;
        try (Stream<Path> logs = Files.list(run.path().resolve("latency"))) {
            log = logs.sorted().findFirst().orElseThrow();
        }
        List<String> lines = Files.readAllLines(log);
        Files.write(log, lines.subList(lines.size() - 1, lines.size()), StandardOpenOption.APPEND);

        assertThatIOException()
                .isThrownBy(() -> RunExport.files(run, ExportFormat.HGRM, null, null))
                .withMessage(log.getFileName() + " has more histograms than its fork has turns");

        Files.write(log, lines.subList(0, lines.size() - 1));
        assertThatIOException()
                .isThrownBy(() -> RunExport.files(run, ExportFormat.HGRM, null, null))
                .withMessage(log.getFileName() + " has fewer histograms than its fork has turns");
    }

    /** A browser takes an SVG for XML, and shows what it can parse as text. */
    @Test
    void picturesAreXmlWithEachCellAtItsPlace(@TempDir Path other) throws Exception {
        Map<String, String> files = RunExport.files(run, ExportFormat.SVG, null, null);
        assertThat(files).containsOnlyKeys("round-trip-same-core.svg", "pipelined-cross-core.svg");
        String svg = Objects.requireNonNull(files.get("round-trip-same-core.svg"));

        NodeList texts = svg(svg).getElementsByTagName("text");
        assertThat(IntStream.range(0, texts.getLength())
                        .mapToObj(i -> texts.item(i).getTextContent()))
                .containsSubsequence(
                        "round-trip, same-core", "0", "floor-blocking", "13.21", "blocking-channel", "14.04")
                .contains("netty-io_uring < blocking-channel");
        NodeList dots = svg(svg).getElementsByTagName("circle");
        double zero = Double.parseDouble(svg(svg).getElementsByTagName("line")
                .item(0)
                .getAttributes()
                .getNamedItem("x1")
                .getNodeValue());
        double first = place(dots, 0) - zero;
        double last = place(dots, dots.getLength() - 1) - zero;
        assertThat(last / first)
                .as("places from the left of the axis, which is zero, are as the values are")
                .isEqualTo(19.12 / 13.21, within(0.005));
        Golden.assertText("export-panel.svg", svg);

        String odd = RunExport.files(hostile(other), ExportFormat.SVG, null, null)
                .values()
                .iterator()
                .next();
        assertThat(svg(odd).getDocumentElement().getTextContent()).contains("<e>");
    }

    private static Document svg(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static double place(NodeList dots, int index) {
        return Double.parseDouble(
                dots.item(index).getAttributes().getNamedItem("cx").getNodeValue());
    }

    @Test
    void markdownShowsThePicturesThatItIsToldOf() throws IOException {
        assertThat(RunExport.files(run, ExportFormat.MARKDOWN, null, "results").get("loopbench.md"))
                .contains("\n![round-trip, same-core](results/round-trip-same-core.svg)\n");
    }

    @Test
    void jmhsEntriesAreApartByMode() throws IOException {
        JsonNode all = new ObjectMapper().readTree(only(run, ExportFormat.JMH, null));
        JsonNode times = new ObjectMapper().readTree(only(run, ExportFormat.JMH, Better.SMALLER));
        JsonNode rates = new ObjectMapper().readTree(only(run, ExportFormat.JMH, Better.BIGGER));

        assertThat(times.findValuesAsText("mode")).isNotEmpty().containsOnly("avgt");
        assertThat(rates.findValuesAsText("mode")).isNotEmpty().containsOnly("thrpt");
        assertThat(all).hasSize(times.size() + rates.size());
    }

    @Test
    void markdownStaysATable(@TempDir Path other) throws IOException {
        String text = only(hostile(other), ExportFormat.MARKDOWN, null);
        List<String> rows =
                text.lines().filter(line -> line.startsWith("| nio-select")).toList();

        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).doesNotContain("<e>", "`f`").contains("\\|", "&lt;e>"));
        assertThat(text).contains("Smaller is better:", "Bigger is better:");
        assertThat(only(run, ExportFormat.MARKDOWN, Better.SMALLER)).doesNotContain("Bigger is better:");
    }
}
