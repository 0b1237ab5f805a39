package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.simulated.SimulatedMeasurement;
import org.junit.jupiter.api.Test;

class MeasureReportTest {

    @Test
    void theDistributionHasALineForEachTarget() {
        String report = MeasureReport.of(new SimulatedMeasurement().pair());

        assertThat(report)
                .contains("  response times over a logarithmic axis, 100 to ")
                .containsPattern("\n  A  [ ▁▂▃▄▅▆▇█]*█[ ▁▂▃▄▅▆▇█]*▁\n  B  ");
    }

    @Test
    void aSearchNamesItsTargetItsLoadAndItsErrors() {
        String report = MeasureReport.of(new SimulatedMeasurement().knee());

        assertThat(report)
                .startsWith("ERRORS at 10.00 k/s: 15\n")
                .contains("open loop, rates searched: 16 connections, 1 request under way on each")
                .contains("10.00 k/s: reached 9.000 k/s, response 8000 µs, NOT kept, 15 errors")
                .contains("20.00 k/s: reached 0.000/s, no response measured, NOT kept, 40 errors")
                .endsWith("http://127.0.0.1:62893/: p99=1ms is kept up to 5.000 k requests a second\n");
    }

    @Test
    void withoutTimesThereAreDashes() {
        String report = MeasureReport.of(new SimulatedMeasurement().silent().single());

        assertThat(report).contains(" - ").doesNotContain("response times over", "NaN", "loopback and client;");
    }
}
