package dev.loopbench.results.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.service.MeasureDocument.ServiceComparison;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "0.863, 1.013, SLOWER, UNDECIDED",
        "0.987, 1.159, FASTER, UNDECIDED",
        "0.863, 0.999, SLOWER, SLOWER",
        "1.001, 1.159, FASTER, FASTER",
        "0.995, 1.005, EQUIVALENT, EQUIVALENT",
    })
    void aDifferenceIsBelievedIfItsIntervalIsOnOneSideOfOne(double low, double high, Verdict found, Verdict believed) {
        Comparison comparison = new Comparison("B", "A", Math.sqrt(low * high), low, high, 0.04, found, null);

        assertThat(ServiceComparison.of(comparison, PrimaryMetric.THROUGHPUT).verdict())
                .isEqualTo(believed);
    }
}
