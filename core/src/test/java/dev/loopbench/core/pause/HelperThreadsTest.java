package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cost.JvmThreadKind;
import dev.loopbench.core.pause.HelperThreads.Work;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@EnabledOnOs(OS.LINUX)
class HelperThreadsTest {

    private static final long MILLI = 1_000_000;
    private static final List<Long> SELF = List.of(ProcessHandle.current().pid());

    /** Longer than threads are not listed again. */
    private static final long BUSY_NANOS = 200 * MILLI;

    @Test
    void aThreadThatMovedMayHaveRunOnBothCpus() {
        Work work = new Work(List.of(
                new Work.Piece(JvmThreadKind.COMPILER, 0, 0, 6 * MILLI),
                new Work.Piece(JvmThreadKind.COMPILER, 0, 1, 4 * MILLI),
                new Work.Piece(JvmThreadKind.COLLECTOR, Pause.ANY_CPU, 0, MILLI)));

        assertThat(work.mostNanos(JvmThreadKind.COMPILER, Set.of(0))).isEqualTo(10 * MILLI);
        assertThat(work.mostNanos(JvmThreadKind.COMPILER, Set.of(1))).isEqualTo(4 * MILLI);
        assertThat(work.mostNanos(JvmThreadKind.COLLECTOR, Set.of(1)))
                .as("nobody knows where it was before")
                .isEqualTo(MILLI);
        assertThat(work.nanos(JvmThreadKind.COMPILER, Set.of(0))).isEqualTo(6 * MILLI);
    }

    @Test
    void aThreadThatHasComeSinceCountsFromItsStart() throws IOException, InterruptedException {
        CountDownLatch isTired = new CountDownLatch(1);
        CountDownLatch isOver = new CountDownLatch(1);
        Thread late = new Thread(() -> {
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < BUSY_NANOS) {
                Thread.onSpinWait();
            }
            isTired.countDown();
            try {
                isOver.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (HelperThreads helpers = new HelperThreads(SELF, Integer.MAX_VALUE)) {
            helpers.read();
            late.start();
            assertThat(isTired.await(30, TimeUnit.SECONDS)).isTrue();
            helpers.refresh();

            assertThat(helpers.read().nanos(JvmThreadKind.OTHER)).isGreaterThan(BUSY_NANOS / 2);
        } finally {
            isOver.countDown();
            late.join();
        }
    }

    @Test
    void collectorsAreAskedHoweverManyOtherThreadsThereAre() throws IOException {
        try (HelperThreads helpers = new HelperThreads(SELF, 0)) {
            long collected = 0;
            while (collected == 0) {
                System.gc();
                Work work = helpers.read();
                assertThat(work.nanos(JvmThreadKind.OTHER)).isZero();
                collected = work.nanos(JvmThreadKind.COLLECTOR);
            }

            assertThat(collected).isPositive();
        }
    }
}
