package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.simulated.SimulatedStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets and curves have pages, from their documents alone. */
class StudyPageTest {

    @TempDir
    private Path base;

    @Test
    void aBudgetIsAWaterfallThatEndsAtTheWhole() throws IOException {
        RunDirectory run = SimulatedStudy.budget(base);

        String page = Files.readString(RunPage.write(run));

        assertThat(page)
                .contains(
                        "id=\"blocking-channel\"",
                        "The largest part of it is loopback stack, 8.74 µs.",
                        "What would change it")
                .contains("left:0.0%;width:100.0%")
                .doesNotContain("<script");
    }

    @Test
    void aCurveIsDrawnAndItsKneeIsNamed() throws IOException {
        RunDirectory run = SimulatedStudy.curve(base);

        String page = Files.readString(RunPage.write(run));

        assertThat(page)
                .contains(
                        "The highest rate with 99 of 100 responses within 1000 µs as seen on this machine is 5.000 k/s",
                        "is 5.000 k/s, 50 % of that",
                        "as seen on this machine is 5.000 k/s",
                        "without the pauses of the platform is 9.000 k/s",
                        "class=\"knee\"",
                        "class=\"service\"",
                        "<td class=\"number\">801.0</td><td class=\"number\">7 %</td>")
                .contains("<li>9.500 k/s was not held: overloaded</li>", "<td>not held</td>")
                .contains("There is no curve")
                .doesNotContain("<img");
        assertThat(page.split("<circle class=\"p99\"", -1)).hasSize(4);
        assertThat(page.split("<circle class=\"undisturbed\"", -1)).hasSize(4);
    }
}
