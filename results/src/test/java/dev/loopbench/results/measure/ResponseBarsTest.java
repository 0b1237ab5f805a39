package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.Latencies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponseBarsTest {

    private static Latencies of(int count, long nanos) {
        Latencies latencies = new Latencies();
        for (int i = 0; i < count; i++) {
            latencies.closed(nanos);
        }
        return latencies;
    }

    private static String bars(String line) {
        return line.substring("  A  ".length());
    }

    @Test
    void allTargetsShareAnAxisAndASingleStallIsSeen() {
        Map<String, List<Latencies>> latencies = new LinkedHashMap<>();
        latencies.put("A", List.of(of(500, 10_000), of(500, 10_000), of(1, 1_000_000)));
        latencies.put("B", List.of(of(100, 1_000_000), of(50, 100_000)));

        List<String> lines = ResponseBars.lines(latencies);

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0))
                .startsWith("  response times over a logarithmic axis, 10.0")
                .contains(" to 1000 µs:");
        assertThat(bars(lines.get(1))).matches("█ {38}▁");
        // Two powers of ten wide, so half way is a tenth of the longest.
        assertThat(bars(lines.get(2))).matches(" {19,20}▄ {18,19}█");
    }

    @Test
    void oneTimeOnlyIsOneBar() {
        assertThat(ResponseBars.lines(Map.of("A", List.of(of(3, 0)))).get(1)).isEqualTo("  A  █");
    }

    @Test
    void withoutTimesThereIsNothing() {
        assertThat(ResponseBars.lines(Map.of("A", List.of(new Latencies())))).isEmpty();
        assertThat(ResponseBars.lines(Map.of())).isEmpty();
    }
}
