package dev.loopbench.core.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cause.Evidence.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server's clock says where the time of a request went, and counters of its slice why. The numbers are µs. */
class HandlerReasonsTest {

    private static final long MICRO = 1_000;
    private static final long USUAL = 20 * MICRO;

    private static Evidence evidence(Cause cause, Source source, long from, long until, long length) {
        return new Evidence(cause, source, from * MICRO, until * MICRO, length * MICRO, cause.label());
    }

    /** Of a request that the server held from its 5th µs until shortly before its answer was read. */
    private static Cause cause(long length, Evidence... ofItsSlice) {
        KeptRequest request = new KeptRequest(1, TimedRequest.of(0, 0, length * MICRO));
        List<Evidence> all = new ArrayList<>(List.of(ofItsSlice));
        all.add(evidence(Cause.SERVER_HANDLER, Source.SERVER, 5, length - 5, length - 10));
        return new Attribution(all, new TickCalendar(), USUAL, true)
                .explain(List.of(request))
                .get(0)
                .cause();
    }

    @Test
    void pageFaultsExplainWhatTheServerHeld() {
        assertThat(cause(520, evidence(Cause.PAGE_FAULTS, Source.SLICE, -5_000, 5_000, 260)))
                .isEqualTo(Cause.PAGE_FAULTS);
        assertThat(cause(520, evidence(Cause.PAGE_FAULTS, Source.SLICE, -5_000, 5_000, 240)))
                .as("less than half of it")
                .isEqualTo(Cause.SERVER_HANDLER);
    }

    /** A handler of fresh code: the interpreter runs it, while the compilers are at work. */
    @Test
    void soDoCompilers() {
        assertThat(cause(520, evidence(Cause.COMPILATION, Source.SLICE, -5_000, 5_000, 260)))
                .isEqualTo(Cause.COMPILATION);
        assertThat(cause(520, evidence(Cause.COMPILATION, Source.SLICE, -5_000, 5_000, 240)))
                .isEqualTo(Cause.SERVER_HANDLER);
    }

    /** The answer was late, so its acknowledgement was, too. */
    @Test
    void othersThatCountMoreDoNotHideThem() {
        Evidence heldBack = Evidence.ofEvents(
                Cause.TCP_DELAY,
                Source.SLICE,
                -5_000 * MICRO,
                50_000 * MICRO,
                1,
                SliceEvidence.DELAYED_ACK,
                "held back");

        assertThat(cause(40_020, heldBack, evidence(Cause.PAGE_FAULTS, Source.SLICE, -5_000, 50_000, 26_000)))
                .isEqualTo(Cause.PAGE_FAULTS);
        assertThat(cause(40_020, heldBack)).as("it is no reason for a handler").isEqualTo(Cause.SERVER_HANDLER);
    }
}
