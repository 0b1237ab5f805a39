package dev.loopbench.results.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.measure.MeasureWords;
import dev.loopbench.results.service.MeasureDocument.ServiceComparison;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "0.863, 1.013, 0.001, SLOWER, UNDECIDED",
        "0.987, 1.159, 0.001, FASTER, UNDECIDED",
        "0.863, 0.999, 0.001, SLOWER, SLOWER",
        "1.001, 1.159, 0.001, FASTER, FASTER",
        "0.926, 0.988, 0.006, SLOWER, UNDECIDED",
        "0.995, 1.005, 0.8, EQUIVALENT, EQUIVALENT",
    })
    void aDifferenceIsBelievedIfItsChanceIsSmallAndItsIntervalOnOneSideOfOne(
            double low, double high, double p, Verdict found, Verdict believed) {
        Comparison comparison = new Comparison("B", "A", Math.sqrt(low * high), low, high, p, found, null);

        assertThat(ServiceComparison.of(comparison, PrimaryMetric.THROUGHPUT).verdict())
                .isEqualTo(believed);
    }

    @Test
    void whatAPanelWouldBelieveIsDoubtedAndSaysWhatIsMissing() {
        Comparison comparison = new Comparison("B", "A", 0.957, 0.926, 0.988, 0.006, Verdict.SLOWER, null);

        ServiceComparison doubted = ServiceComparison.of(comparison, PrimaryMetric.THROUGHPUT);

        assertThat(doubted.isDoubted()).isTrue();
        assertThat(MeasureWords.of(doubted)).endsWith("UNDECIDED, since a difference needs p 0.002 or less");
    }
}
