package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.observe.Usage;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.turns.CompletedBlocks;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Contender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An echo that failed is not used, and the reason is given. */
class FloorBlocksTest {

    private final FakeClient client = FakeClient.taking(1_000);
    private final Contender floor = new Contender("A's floor", client, Optional::empty, 0.2);

    private FloorBlocks of(Latencies latencies) {
        BlockRecord block = new BlockRecord(latencies, TurnResult.NONE, Usage.NONE, 1, 1);
        return FloorBlocks.of(floor, new CompletedBlocks(List.of(Map.of(floor, block)), Optional.empty()));
    }

    private static Latencies one() {
        Latencies latencies = new Latencies();
        latencies.closed(1_000);
        return latencies;
    }

    @Test
    void anEchoThatAnsweredIsUsed() {
        assertThat(of(one()).blocks()).hasSize(1);
        assertThat(of(one()).note()).isNull();
    }

    @Test
    void anEchoWithErrorsIsLeftOut() {
        client.errors().add(ErrorKind.TIMEOUT, 1, "no reply within 5 s");

        assertThat(of(one()))
                .isEqualTo(new FloorBlocks(
                        List.of(), "the echo is left out: 1 error, such as timeout: no reply within 5 s"));
    }

    @Test
    void anEchoWithoutTimesIsLeftOut() {
        assertThat(of(new Latencies()))
                .isEqualTo(new FloorBlocks(List.of(), "the echo is left out: none of its requests was measured"));
    }
}
