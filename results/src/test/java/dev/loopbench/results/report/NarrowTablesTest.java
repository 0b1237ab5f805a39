package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.report.TableReport.ReportForm;
import dev.loopbench.results.simulated.ComparedPair;
import dev.loopbench.results.simulated.Golden;
import dev.loopbench.results.simulated.ManifoldRun;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.LineWidth;
import dev.loopbench.results.text.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No line is wider than the terminal, whatever its width from 80 columns on; columns go in the documented order. */
class NarrowTablesTest {

    private static final List<ComparisonRequest> QUESTIONS = List.of(ComparisonRequest.BEST, ComparisonRequest.BEST);

    @TempDir
    private Path base;

    @ParameterizedTest
    @ValueSource(ints = {80, 81, 87, 92, 99, 100})
    void everyLineFits(int columns) throws Exception {
        Summary summary = ManifoldRun.summary();
        ComparedPair pair = new ComparedPair(Files.createDirectory(base.resolve("pair")));
        var comparison = pair.comparison();
        for (ReportForm form : List.of(ReportForm.PLAIN, ReportForm.PLAIN.withCosts())) {
            assertThat(LineWidth.at(columns, () -> TableReport.of(summary, QUESTIONS, form))
                            .lines())
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
        }
        assertThat(LineWidth.at(columns, () -> RunComparisonReport.of(comparison))
                        .lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @Test
    void theNarrowestTableIsTheGoldenOne() throws IOException {
        Summary summary = ManifoldRun.summary();

        Golden.assertText(
                "table-80.txt",
                LineWidth.at(80, () -> TableReport.of(summary, QUESTIONS, ReportForm.PLAIN.withCosts())));
    }

    @Test
    void columnsGoInTheDocumentedOrder() {
        List<String> titles = List.of(
                "transport", "p50 µs", "±", "p99 µs", "p99.9 µs", "rate", "±", "spread", "busy", "quiet", "forks");
        String figure = "1".repeat(60);
        List<List<String>> table = List.of(
                titles,
                titles.stream()
                        .map(title -> title.equals("transport") ? "a" : figure)
                        .toList());
        String text = LineWidth.at(80, () -> {
            Lines lines = new Lines();
            AlignedTable.ofFigures(table).print(lines);
            return lines.text();
        });

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text.replaceAll("\\s+", " "))
                .contains("left out in 80 columns: forks, ±, p99.9 µs, quiet, spread, busy, rate, p99 µs");
    }

    @Test
    void wordsBreakBesideTheirFigures() {
        String text = LineWidth.at(80, () -> {
            Lines lines = new Lines();
            AlignedTable.withVerdicts(List.of(
                            List.of("component", "µs", ""),
                            List.of(
                                    "system calls",
                                    "1.25",
                                    "what read and write cost when nothing has to be waited for at all")))
                    .print(lines);
            return lines.text();
        });
        assertThat(text).isEqualTo("""
                          component       µs
                          system calls  1.25  what read and write cost when nothing has to be waited for
                                              at all
                        """);
    }
}
