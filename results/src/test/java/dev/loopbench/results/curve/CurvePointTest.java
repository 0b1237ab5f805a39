package dev.loopbench.results.curve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.curve.Curve.Answer;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.statistics.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurvePointTest {

    private final Map<String, Estimate> figures = new LinkedHashMap<>();

    @Test
    void keepsAPromiseByItsNinetyNinthPercentile() {
        figure(Metric.RESPONSE_P99_US, 900);
        figure(Metric.RESPONSE_MAX_US, 5_000);

        assertThat(point(null).keeps(1_000, Answer.MACHINE)).isTrue();
        assertThat(point(null).keeps(800, Answer.MACHINE)).isFalse();
    }

    @Test
    void withTooFewResponsesForThatTheSlowestDecides() {
        figure(Metric.RESPONSE_MAX_US, 5_000);

        assertThat(point(null).keeps(5_000, Answer.MACHINE)).isTrue();
        assertThat(point(null).keeps(4_999, Answer.MACHINE)).isFalse();
    }

    @Test
    void aRateThatWasNotHeldKeepsNothing() {
        figure(Metric.RESPONSE_P99_US, 900);

        assertThat(point("overloaded").keeps(1_000, Answer.MACHINE)).isFalse();
        assertThat(new CurvePoint(1, 1, 0, Map.of(), null).keeps(1_000, Answer.MACHINE))
                .isFalse();
    }

    @Test
    void theServicesAnswerIsWithoutThePauses() {
        figure(Metric.RESPONSE_P99_US, 5_000);
        figure(Metric.UNDISTURBED_P99_US, 900);
        figure(Metric.UNDISTURBED_MAX_US, 2_000);
        figure(Metric.EXCLUDED_SHARE, 0.5);

        assertThat(point(null).keeps(1_000, Answer.MACHINE)).isFalse();
        assertThat(point(null).keeps(1_000, Answer.SERVICE)).isTrue();
        assertThat(point("overloaded").keeps(1_000, Answer.SERVICE)).isFalse();
    }

    @Test
    void whereTooManyWereLeftOutTheServicesAnswerSaysNothing() {
        figure(Metric.UNDISTURBED_P99_US, 900);
        figure(Metric.UNDISTURBED_MAX_US, 2_000);
        figure(Metric.EXCLUDED_SHARE, 0.51);

        assertThat(point(null).isDisturbed()).isTrue();
        assertThat(point(null).tells(Answer.SERVICE)).isFalse();
        assertThat(point(null).keeps(1_000, Answer.SERVICE)).isFalse();
    }

    @Test
    void isLateWhenOneRequestInAHundredWas() {
        figure(Metric.LATE_SHARE, 0.01);
        assertThat(point(null).isLate()).isFalse();
        figure(Metric.LATE_SHARE, 0.011);
        assertThat(point(null).isLate()).isTrue();
    }

    private void figure(Metric metric, double value) {
        figures.put(metric.label(), new Estimate(value, null, null));
    }

    private CurvePoint point(@Nullable String trouble) {
        return new CurvePoint(1_000, 0.1, 1, figures, trouble);
    }
}
