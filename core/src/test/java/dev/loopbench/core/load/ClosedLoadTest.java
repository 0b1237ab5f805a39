package dev.loopbench.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.TimedRequest;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.session.ClientSession.LatencyRecorder;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.transport.Traffic;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedLoadTest {

    private static final int SLICE = 100;

    private static ForkSpec spec(Placement placement) {
        return new ForkSpec(
                "some", "some", placement, ServerMode.PROCESS, Traffic.of(new MessageShape(64, 64), 1, 1), SLICE);
    }

    private static void slice(ClientLoad load, LatencyRecorder recorder, long nanos) {
        load.assignSlice(() -> new ProbePair(() -> 0, false));
        for (int i = 0; i < SLICE; i++) {
            recorder.record(nanos + i);
        }
    }

    private static List<Long> kept(ClientLoad load) {
        return load.observed().orElseThrow().slowest().stream()
                .map(TimedRequest::nanos)
                .toList();
    }

    /** Round trips that are usual on a slow placement must not hide slow ones on a fast placement. */
    @Test
    void loadsThatShareSessionsKeepSlowRequestsOfTheirOwn() {
        ClosedLoad slow = new ClosedLoad(spec(Placement.FREE), Token.random(), true);
        ClientLoad fast = slow.sharing(spec(Placement.SAME_CORE));
        LatencyRecorder recorder = slow.recorder(0);

        for (int i = 0; i < 20; i++) {
            slice(slow, recorder, 1_000_000);
            slice(fast, recorder, 10_000);
            assertThat(kept(fast)).contains(10_000L + SLICE - 1);
            assertThat(kept(slow)).contains(1_000_000L + SLICE - 1).doesNotContain(10_000L + SLICE - 1);
        }
    }
}
