package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.measure.MeasuredServices;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.simulated.SimulatedMeasurement;
import dev.loopbench.service.target.TargetParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A measurement of users' own services has a page, from its directory alone. */
class MeasurePageTest {

    @TempDir
    private Path base;

    private String page(MeasuredServices measured) throws IOException {
        return Files.readString(RunPage.write(SimulatedMeasurement.write(base, measured)));
    }

    @Test
    void twoTargetsHaveFiguresAVerdictAndBlocks() throws IOException {
        String page = page(new SimulatedMeasurement().pair());

        assertThat(page)
                .contains("A answers 40.00 k requests a second: half of them within 210.0 µs")
                .contains("<span class=\"v slower\">B against A: throughput x 0.910 (0.900 to 0.920)")
                .contains("of 210 µs (p50), 19.0 µs are loopback and client; 191 µs are your service")
                .contains("echo of A", "39.00 k to 41.00 k", "400.0 to 9100", "no bar is cut off")
                .contains(
                        "Ratio of throughput to that of the first target in each block, in time order: above 1 is faster")
                .contains("B ÷ A", ">p99.9</text>")
                .contains("<dt>CPU for a request</dt><dd>21.0 µs</dd>")
                .contains("<dt>status 200</dt><dd>8000</dd>")
                .contains("30 November 2026, 05:25 UTC", "a simulated machine")
                .contains("java -jar loopbench.jar measure http://127.0.0.1:62893/ --header &#39;X-Note: &lt;img")
                .doesNotContain("<script", SimulatedMeasurement.HOSTILE, "<img");
        assertThat(page.split("<circle class=\"s1\"", -1)).hasSize(9);
    }

    @Test
    void errorsComeFirst() throws IOException {
        String page = page(new SimulatedMeasurement().withErrors(7).single());

        assertThat(page).contains("ERRORS in A: 7, warm-up included").doesNotContain("<img");
        assertThat(page.indexOf("ERRORS in A")).isLessThan(page.indexOf("A answers"));
        assertThat(page).contains("<li>7 x &lt;img").doesNotContain("id=\"comparisons\"", "id=\"knee\"");
    }

    @Test
    void aSearchIsDrawn() throws IOException {
        String page = page(new SimulatedMeasurement().knee());

        assertThat(page)
                .contains("http://127.0.0.1:62893/: p99=1ms is kept up to 5.000 k requests a second")
                .contains("open loop, rates searched: 16 connections", "class=\"knee\"", "not kept")
                .contains("ERRORS at 10.00 k/s: 15", "3 x &lt;img", "<td class=\"number\">-</td>")
                .doesNotContain("ERRORS at 20.00 k/s", "<img")
                .doesNotContain("id=\"figures\"", "id=\"curves\"");
        assertThat(page.split("<circle class=\"p99\"", -1)).hasSize(3);
        assertThat(page.split("<circle class=\"missed\"", -1)).hasSize(2);
    }

    @Test
    void aTargetThatWasNotLoadedAnswersNothing() throws IOException {
        MeasureDocument searched = new SimulatedMeasurement().knee().document();
        TargetFigures unmeasured = TargetFigures.unmeasured(
                "A",
                TargetParser.parse("http://127.0.0.1:62893/"),
                Map.of("refused", 1L),
                Map.of("refused", "connection refused"));

        String page = page(new MeasuredServices(
                new MeasureDocument(
                        searched.schema(),
                        searched.started(),
                        searched.metric(),
                        searched.load(),
                        List.of(unmeasured),
                        List.of(),
                        List.of(),
                        null,
                        List.of("the search ended early")),
                Map.of()));

        assertThat(page)
                .contains("ERRORS in A: 1", "<p class=\"lead\">the search ended early</p>")
                .doesNotContain("A answers", "cannot be seen", "within - µs", "id=\"figures\"");
    }

    @Test
    void requestsOfWhichNoneCountedLeaveNoHoleInThePage() throws IOException {
        String page = page(new SimulatedMeasurement().silent().pair());

        assertThat(page)
                .contains("id=\"figures\"", "In turns")
                .doesNotContain("id=\"curves\"", "NaN", "Infinity", "loopback and client;");
    }
}
