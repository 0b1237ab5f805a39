package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.cost.ThreadMeter;
import dev.loopbench.core.placement.IoThreads.IoThread;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Between its turns an end uses no processor time, and afterwards it goes on as if nothing had been. */
interface ParkingContract extends TransportUnderTest {

    @Test
    default void aParkedServerUsesNoProcessorTimeAndServesAgainWhenItIsResumed() throws IOException {
        Load load = Load.pipelined(2, 4);
        try (Ends ends = open(load)) {
            ends.slice(100, limit());
            for (int turn = 0; turn < 3; turn++) {
                ends.server.park();
                ends.server.park();
                awaitRest(ends);
                ends.server.resume();
                ends.server.resume();

                assertThat(ends.slice(100, limit()).complete()).isTrue();
            }
        }
    }

    @Test
    default void aParkedServerCanBeClosed() throws IOException {
        Load load = Load.pipelined(1, 1);
        Ends ends = open(load);
        ends.slice(10, limit());
        ends.server.park();

        ends.close();

        assertThat(ends.serverThreads.running()).isEmpty();
    }

    /** Returns when the server's and the client's I/O threads were charged nothing while this thread worked; a timeout ends what spins. */
    private static void awaitRest(Ends ends) throws IOException {
        long pid = ProcessHandle.current().pid();
        long before;
        long after = charged(ends, pid);
        do {
            before = after;
            work();
            after = charged(ends, pid);
        } while (after != before);
    }

    private static long charged(Ends ends, long pid) throws IOException {
        long sum = 0;
        for (IoThread thread : ends.serverThreads.running()) {
            sum += charged(pid, thread);
        }
        for (IoThread thread : ends.clientThreads.running()) {
            sum += charged(pid, thread);
        }
        return sum;
    }

    private static long charged(long pid, IoThread thread) throws IOException {
        try (ThreadMeter meter = new ThreadMeter(pid, thread.tid())) {
            return meter.read().cpuNanos();
        }
    }

    private static void work() {
        long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(5);
        while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
