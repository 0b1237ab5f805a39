package dev.loopbench.results.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.Usage;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {

    private final Promise promise = Promise.parse("p50=1ms");

    private boolean isKept(long... nanos) {
        Latencies latencies = new Latencies();
        for (long one : nanos) {
            latencies.closed(one);
        }
        return promise.isKept(
                promise.responseNanos(List.of(new BlockRecord(latencies, TurnResult.NONE, Usage.NONE, 1, 1))));
    }

    @Test
    void thePercentileDecides() {
        assertThat(isKept(10, 20, 5_000_000)).isTrue();
        assertThat(isKept(10, 5_000_000, 5_000_000)).isFalse();
    }

    @Test
    void withoutAnyRequestNothingIsKept() {
        assertThat(isKept()).isFalse();
    }
}
