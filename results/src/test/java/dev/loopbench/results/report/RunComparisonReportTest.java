package dev.loopbench.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.simulated.ComparedPair;
import dev.loopbench.results.simulated.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonReportTest {

    private final ComparedPair pair;

    RunComparisonReportTest(@TempDir Path directory) throws IOException {
        pair = new ComparedPair(directory);
    }

    @Test
    void everyFormIsTheGoldenOne() throws Exception {
        assertGolden();
    }

    @Test
    void everyFormIsTheSameWhereTheDecimalSeparatorIsAComma() throws Exception {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertGolden();
        } finally {
            Locale.setDefault(before);
        }
    }

    private void assertGolden() throws Exception {
        RunComparison comparison = pair.comparison();
        assertAll(
                () -> Golden.assertText("compare.txt", RunComparisonReport.of(comparison)),
                () -> Golden.assertText("compare-all.txt", RunComparisonReport.ofAll(comparison)),
                () -> Golden.assertText("compare.md", RunComparisonMarkdown.of(comparison)),
                () -> Golden.assertJson("compare.json", Documents.text(comparison)));
    }

    @Test
    void noLineIsWiderThanAHundredColumns() throws Exception {
        pair.with(
                        "environment.json",
                        "/facts/kernel",
                        "release",
                        "a very long name ".repeat(10).strip())
                .with("environment.json", "/facts/versions", "netty", "4.3");

        assertThat(RunComparisonReport.of(pair.comparisonAcross()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void whatIsPartOfTheQuestionStandsAboveTheTables() throws Exception {
        pair.with("environment.json", "/facts/processor", "model", "Another");
        RunComparison comparison = pair.comparisonAcross();

        assertThat(RunComparisonReport.of(comparison))
                .containsSubsequence(
                        "not interleaved",
                        "Part of the question, by --across:\n  processor.model is ",
                        "Another in NEW",
                        "round-trip, same-core");
        assertThat(RunComparisonMarkdown.of(comparison)).contains("; part of the question: processor.model is ");
    }

    @Test
    void aFloorThatValuesAreDividedByIsNamed() throws Exception {
        pair.withFloor("floor-epoll", "nio-select_twin");

        assertThat(RunComparisonReport.of(pair.comparison()))
                .contains("  divided by floor-epoll, without twins to show what passes for a change\n")
                .containsOnlyOnce("the runs share no yardstick here");
    }

    @Test
    void aRunThatWasInterruptedSaysSo() throws Exception {
        pair.with("run.json", "", "status", "partial");

        assertThat(RunComparisonReport.of(pair.comparison())).contains("NEW was interrupted");
    }
}
