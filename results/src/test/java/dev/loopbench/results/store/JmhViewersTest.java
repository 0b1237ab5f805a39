package dev.loopbench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.simulated.SimulatedPlan;
import dev.loopbench.results.simulated.SimulatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What viewers of JMH's results make of a run, by their own rules: jmh-visualizer, and github-action-benchmark. */
class JmhViewersTest {

    @TempDir
    private Path base;

    /** A bar of jmh-visualizer: all of a class are one chart, and a name is cut apart at spaces, a parameter at its equals sign. */
    private record Bar(String chart, String method, List<String> parameters, List<String> values, String mode) {

        static Bar of(JsonNode entry) {
            String benchmark = entry.get("benchmark").asText();
            List<String> parts = List.of(benchmark.split("\\.", -1));
            StringBuilder name = new StringBuilder(parts.get(parts.size() - 1));
            entry.get("params")
                    .properties()
                    .forEach(parameter -> name.append(' ')
                            .append(parameter.getKey())
                            .append('=')
                            .append(parameter.getValue().asText()));
            List<String> words = List.of(name.toString().split(" ", -1));
            List<String> parameters = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (String word : words.subList(1, words.size())) {
                String[] pair = word.split("=", -1);
                assertThat(pair).as("a parameter of " + name).hasSize(2);
                parameters.add(pair[0]);
                values.add(pair[1]);
            }
            return new Bar(
                    String.join(".", parts.subList(0, parts.size() - 1)),
                    words.get(0),
                    parameters,
                    values,
                    entry.get("mode").asText());
        }
    }

    @Test
    void allTransportsOfAPanelAreOneChartOfBarsNamedByThem() throws IOException {
        RunDirectory run = ManifoldRun.copiedTo(base);

        Map<String, List<Bar>> charts = charts(run.jmhJson());
        assertThat(charts).containsOnlyKeys("loopbench.round-trip, same-core", "loopbench.pipelined, cross-core");
        assertWellFormed(Objects.requireNonNull(charts.get("loopbench.round-trip, same-core")), "avgt");
        assertWellFormed(Objects.requireNonNull(charts.get("loopbench.pipelined, cross-core")), "thrpt");
        assertThat(charts.get("loopbench.round-trip, same-core"))
                .allSatisfy(bar -> assertThat(bar.parameters()).containsExactly("transport", "client"))
                .extracting(bar -> bar.values().get(0))
                .containsExactly("blocking-channel", "nio-select", "nio-select(twin)", "netty-io_uring");
        assertThat(charts.get("loopbench.pipelined, cross-core"))
                .allSatisfy(bar -> assertThat(bar.parameters()).containsExactly("transport"))
                .extracting(bar -> bar.values().get(0))
                .containsExactly("nio-select");
    }

    @Test
    void whatDiffersWithinAChartIsAParameterAndNothingElse() throws IOException {
        Cell tcp = SimulatedPlan.cell("nio-select");
        Cell unix = SimulatedPlan.cellOverUnix("nio-select");
        Plan plan = SimulatedPlan.plan(SimulatedPlan.panel(1, tcp), SimulatedPlan.panel(1, unix));
        SimulatedRun run = new SimulatedRun(base).fork(tcp, 1, 14_000).fork(unix, 1, 12_000);
        run.write(plan);

        List<Bar> chart =
                Objects.requireNonNull(charts(run.directory().jmhJson()).get("loopbench.round-trip, same-core"));
        assertThat(chart)
                .hasSize(2)
                .allSatisfy(bar -> assertThat(bar.parameters()).containsExactly("transport", "address"));
        assertWellFormed(chart, "avgt");
    }

    /** It takes less for better in all that it does not know, and a rate for one where the mode says so. */
    @Test
    void lessIsBetterInAllSecondaryMetrics() throws IOException {
        RunDirectory run = ManifoldRun.copiedTo(base);

        for (JsonNode entry : read(run.jmhJson())) {
            assertThat(entry.get("secondaryMetrics").properties())
                    .isNotEmpty()
                    .allSatisfy(metric -> assertThat(
                                    metric.getValue().get("scoreUnit").asText())
                            .doesNotContain("ops/")
                            .doesNotEndWith("/s")
                            .isNotEqualTo("share"));
        }
    }

    /** It makes a chart for each name, and with its tool for JMH calls an entry worse whose score has grown: only times are for it. */
    @Test
    void githubActionBenchmarkMakesAChartOfEachAndTimesAreToldByTheirMode() throws IOException {
        RunDirectory run = ManifoldRun.copiedTo(base);

        Set<String> names = new HashSet<>();
        for (JsonNode entry : read(run.jmhJson())) {
            assertThat(names.add(entry.get("benchmark").asText() + entry.get("params")))
                    .isTrue();
            assertThat(entry.at("/primaryMetric/scoreUnit").asText())
                    .isEqualTo(entry.get("mode").asText().equals("avgt") ? "us/op" : "ops/s");
        }
    }

    /** A chart takes the parameters of its first entry for those of all, and shows one mode. */
    private static void assertWellFormed(List<Bar> chart, String mode) {
        assertThat(chart).extracting(Bar::mode).containsOnly(mode);
        assertThat(chart).extracting(Bar::method).containsOnly(chart.get(0).method());
        assertThat(chart).extracting(Bar::parameters).containsOnly(chart.get(0).parameters());
        assertThat(chart).extracting(Bar::values).doesNotHaveDuplicates();
        List<String> parameters = chart.get(0).parameters();
        assertThat(parameters.get(0)).isEqualTo("transport");
        for (int i = 1; i < parameters.size(); i++) {
            int number = i;
            assertThat(chart.stream().map(bar -> bar.values().get(number)).distinct())
                    .as(parameters.get(i))
                    .hasSizeGreaterThan(1);
        }
    }

    private static Map<String, List<Bar>> charts(Path document) throws IOException {
        Map<String, List<Bar>> charts = new LinkedHashMap<>();
        for (JsonNode entry : read(document)) {
            Bar bar = Bar.of(entry);
            charts.computeIfAbsent(bar.chart(), chart -> new ArrayList<>()).add(bar);
        }
        return charts;
    }

    private static List<JsonNode> read(Path document) throws IOException {
        JsonNode all = new ObjectMapper().readTree(Files.readString(document));
        return StreamSupport.stream(all.spliterator(), false).toList();
    }
}
