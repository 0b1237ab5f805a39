package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.service.Figure;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.ServiceSide;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import dev.loopbench.service.target.TargetParser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sentences about a target follow from its figures. */
class ServiceRemarksTest {

    private static final Figure UNKNOWN = new Figure(null, null, null);

    private String limit(double clientBusy, String cpus, double busy, double busiestThread) {
        return sentences(clientBusy, side(cpus, busy, busiestThread), new Figure(210.0, null, null)).stream()
                .filter(sentence -> sentence.contains("limit"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sentences(double clientBusy, ServiceSide side, Figure p50) {
        return new ServiceRemarks(target(clientBusy, side, p50), load(), false).sentences();
    }

    private static LoadFigures load() {
        return new LoadFigures(
                16,
                1,
                null,
                null,
                new LoadFigures.Turns(8, 1, 50, 1.5, true),
                new LoadFigures.Client(1, "1", true, "epoll"),
                null);
    }

    private static ServiceSide side(String cpus, double busy, double busiestThread) {
        return new ServiceSide(
                "app",
                List.of(4711),
                cpus,
                new ServiceSide.PerRequest(21, 6, 15, 2, 0.5, 0.001),
                1 << 20,
                busy,
                busiestThread);
    }

    private static TargetFigures target(double clientBusy, ServiceSide side, Figure p50) {
        return new TargetFigures(
                "A",
                "http://127.0.0.1:62893/",
                "127.0.0.1:62893",
                new TargetFigures.Speed(new Figure(40_000.0, null, null), p50, p50, p50),
                new TargetFigures.TrafficFigures(8_000, 90, 612, Map.of(), Map.of(), Map.of()),
                null,
                new FloorFigures(new Figure(100_000.0, null, null), new Figure(30.0, null, null), 4),
                new TargetFigures.Costs(side, null, clientBusy),
                List.of());
    }

    @Test
    void aFullClientLimitsEvenIfTheServiceIsBusy() {
        assertThat(limit(0.99, "0-3", 3.9, 0.99)).startsWith("the client limits throughput: it uses 99 % of a CPU");
    }

    @Test
    void aFullThreadOfTheServiceLimits() {
        assertThat(limit(0.5, "0-3", 0.98, 0.97)).startsWith("the service limits throughput: its busiest thread uses");
    }

    @Test
    void aServiceLimitsWhenItUsesAllOfItsCpus() {
        assertThat(limit(0.5, "0-3", 3.85, 0.5))
                .startsWith("the service limits throughput: it uses 3.85 of the 4 CPUs that it may use");
    }

    @Test
    void oneCpuOfFourIsNoLimit() {
        assertThat(limit(0.5, "0-3", 1.2, 0.4)).startsWith("neither side is at its limit");
        assertThat(limit(0.5, "0", 0.96, 0.4)).startsWith("the service limits throughput");
    }

    @Test
    void aTargetThatWasNotLoadedHasNoSentences() {
        TargetFigures unmeasured = TargetFigures.unmeasured(
                "A",
                TargetParser.parse("http://127.0.0.1:62893/"),
                Map.of("refused", 1L),
                Map.of("refused", "nothing"));

        assertThat(new ServiceRemarks(unmeasured, load(), false).sentences()).isEmpty();
        assertThat(new ServiceRemarks(unmeasured.withNote("A note."), load(), true).sentences())
                .containsExactly("A: A note.");
    }

    @Test
    void aTargetWithoutResponseTimesSaysSo() {
        assertThat(MeasureWords.headline(target(0.5, side("0", 0.5, 0.5), UNKNOWN)))
                .isEqualTo("A answers 40.00 k requests a second; no response time was measured");
    }

    @Test
    void anEchoThatTakesAsLongTellsNothingOfTheService() {
        String asLong = "the echo takes as long: the service cannot be told from loopback and client";
        assertThat(sentences(0.5, side("0", 0.5, 0.5), new Figure(30.0, null, null)))
                .contains(asLong);
        assertThat(sentences(0.5, side("0", 0.5, 0.5), new Figure(29.0, null, null)))
                .contains(asLong);
        assertThat(sentences(0.5, side("0", 0.5, 0.5), new Figure(130.0, null, null)))
                .contains("of 130 µs (p50), 30.0 µs are loopback and client; 100 µs are your service");
        assertThat(sentences(0.5, side("0", 0.5, 0.5), UNKNOWN)).noneMatch(text -> text.contains("loopback"));
    }
}
