package dev.loopbench.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.cause.TimedRequest;
import dev.loopbench.core.pause.RequestTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Which requests are kept. */
class SlowestTest {

    private static final int SLICE = 1000;

    /** As a recorder does. */
    private static void record(SlowestOfSlice slowest, long[] times) {
        slowest.begin();
        for (long nanos : times) {
            if (nanos > slowest.threshold()) {
                slowest.add(3, 10 * nanos, nanos);
            }
        }
    }

    private static long[] times(Random random, double factor) {
        return IntStream.range(0, SLICE)
                .mapToLong(i -> (long) (20_000 * factor * Math.exp(random.nextGaussian() / 2)))
                .toArray();
    }

    @Test
    void theSlowestOfASliceAreKeptWithTheirTimes() {
        SlowestOfSlice slowest = new SlowestOfSlice(SLICE);

        record(slowest, times(new Random(1), 1));

        assertThat(slowest.all())
                .hasSize(SLICE / 4)
                .allSatisfy(request -> {
                    assertThat(request.connection()).isEqualTo(3);
                    assertThat(request.receivedNanos()).isEqualTo(10 * request.nanos());
                })
                .extracting(TimedRequest::nanos)
                .contains(Arrays.stream(times(new Random(1), 1)).max().orElseThrow());
    }

    /** One slice in ten is disturbed, and has most of the slowest. */
    @Test
    void allThatAreBeyondTheForksTailAreAmongThem() {
        SlowestOfSlice slowest = new SlowestOfSlice(SLICE);
        Histogram all = new Histogram(3);
        List<TimedRequest> kept = new ArrayList<>();
        Random random = new Random(2);
        for (int slice = 0; slice < 200; slice++) {
            long[] times = times(random, slice % 10 == 0 ? 3 : 1);
            record(slowest, times);
            kept.addAll(slowest.all());
            for (long time : times) {
                all.recordValue(time);
            }
        }
        long p99 = all.getValueAtPercentile(99);

        assertThat(kept.stream().filter(request -> request.nanos() > p99).count())
                .isEqualTo(Tail.of(all, p99).requests());
        assertThat(kept).as("and few others").hasSizeLessThan(200 * SLICE / 10);
    }

    /** The first of the calm ones is lost: only its end tells that there is a calmer time. */
    @Test
    void afterSlowSlicesTheSlowestOfCalmOnesAreKeptAgain() {
        SlowestOfSlice slowest = new SlowestOfSlice(SLICE);
        Random random = new Random(3);
        for (int slice = 0; slice < 10; slice++) {
            record(slowest, times(random, 30));
        }
        for (int slice = 0; slice < 500; slice++) {
            long[] times = times(random, 1);
            record(slowest, times);
            long[] sorted = Arrays.stream(times).sorted().toArray();
            if (slice > 0) {
                assertThat(slowest.all())
                        .as("calm slice %d", slice)
                        .extracting(TimedRequest::nanos)
                        .contains(
                                Arrays.stream(sorted, SLICE - 10, SLICE).boxed().toArray(Long[]::new));
            }
        }
    }

    @Test
    void thoseOfAPlanKnowSinceWhenTheirConnectionWasBusy() {
        RequestTimes times = new RequestTimes(4);
        times.add(0, 0, 20, 0, 0);
        times.add(100, 100, 5_000, 0, 0);
        times.add(200, 5_000, 5_020, 0, 0);
        times.add(9_000, 9_000, 9_020, 0, 0);

        List<TimedRequest> slowest = SlowestOfPlan.of(List.of(times), 1_000);

        assertThat(slowest.stream().sorted(Comparator.comparingLong(TimedRequest::dueNanos)))
                .extracting(TimedRequest::busySinceNanos)
                .containsExactly(100L, 100L);
    }

    @Test
    void whatWasNotKeptIsOfAnUnknownCause() {
        Histogram times = new Histogram(3);
        times.recordValue(1_000);
        times.recordValue(5_000);
        Tail tail = Tail.of(times, 1_000);

        assertThat(tail.shares(List.of())).singleElement().satisfies(share -> {
            assertThat(share.cause()).isEqualTo(Cause.UNKNOWN);
            assertThat(share.requests()).isEqualTo(1);
            assertThat(share.micros()).isCloseTo(4.0, within(0.01));
        });
    }
}
