package dev.loopbench.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProcessClockTest {

    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(20);

    @Test
    void countsWhatAThreadOfTheProcessUses() throws IOException {
        ProcessClock clock = new ProcessClock(ProcessHandle.current().pid());
        long before = clock.nanos();

        work();

        assertThat(clock.nanos() - before).isGreaterThanOrEqualTo(WORK);
    }

    @Test
    void countsNothingOfAnotherProcessThatWaits() throws Exception {
        Process waiting = new ProcessBuilder("cat").start();
        try {
            ProcessClock clock = new ProcessClock(waiting.pid());
            // It has come to its read when it has answered.
            waiting.getOutputStream().write('\n');
            waiting.getOutputStream().flush();
            assertThat(waiting.getInputStream().read()).isEqualTo('\n');
            work();
            long settled = clock.nanos();
            work();
            assertThat(clock.nanos()).isEqualTo(settled);
        } finally {
            waiting.destroyForcibly();
        }
    }

    @Test
    void aProcessThatIsGoneHasNone() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();

        assertThatIOException()
                .isThrownBy(() -> new ProcessClock(gone.pid()).nanos())
                .withMessage("process " + gone.pid() + " is gone");
    }

    private static void work() {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + WORK;
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
