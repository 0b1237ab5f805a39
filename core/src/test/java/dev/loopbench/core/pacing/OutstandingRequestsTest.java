package dev.loopbench.core.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutstandingRequestsTest {

    private static final long MICRO = 1_000;
    private static final int REQUESTS = 300;

    private final OutstandingRequests requests = new OutstandingRequests(1);

    /** A server stalls, and each of the requests behind leaves 1 µs after the answer before it. */
    @Test
    void handlingAnswersDoesNotAddUpToALateGenerator() {
        assertThat(ownLatenessBehindAStall(0, MICRO)).isZero();
        assertThat(ownLatenessBehindAStall(30 * MICRO, MICRO)).as("handed on").isEqualTo(30 * MICRO);
    }

    @Test
    void somethingElseBetweenAnAnswerAndTheNextRequestDoes() {
        assertThat(ownLatenessBehindAStall(0, 20 * MICRO)).isEqualTo((REQUESTS - 1) * 20 * MICRO);
    }

    /**
     * Of the last of all requests.
     *
     * @param first how late the first one is by the generator's fault
     * @param handling from an answer to the next request
     */
    private long ownLatenessBehindAStall(long first, long handling) {
        requests.forgetRoom();
        long now = first;
        requests.granted(0, 0, 0);
        requests.sent(0, now);
        now += 100_000 * MICRO;
        for (int i = 1; i < REQUESTS; i++) {
            requests.roomCame(i - 1, now);
            requests.granted(i, i * 100 * MICRO, 0);
            now += handling;
            requests.sent(i, now);
            now += 50 * MICRO;
        }
        return requests.ownLateBy(REQUESTS - 1);
    }
}
