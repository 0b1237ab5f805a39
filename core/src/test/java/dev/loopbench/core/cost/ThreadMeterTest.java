package dev.loopbench.core.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.cost.ThreadUsage.IoCalls;
import dev.loopbench.core.placement.IoThreads;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(20)
class ThreadMeterTest {

    private static final long ENOUGH_NANOS = 100_000_000;
    private static final long NANOS_PER_TICK = 10_000_000;

    private final IoThreads threads = IoThreads.free("metered");
    private final Worker worker = new Worker();
    private final byte[] bytes = new byte[8];

    @Test
    void countsCallsOfReadAndWrite() throws Exception {
        try (ThreadMeter meter = started();
                FileInputStream in = new FileInputStream("/dev/zero");
                FileOutputStream out = new FileOutputStream("/dev/null")) {
            worker.does(() -> move(in, out));
            ThreadUsage before = meter.read();
            worker.does(() -> move(in, out));
            IoCalls calls = Objects.requireNonNull(meter.read().since(before).calls());
            worker.end();

            assertThat(calls).isEqualTo(new IoCalls(30, 20));
        }
    }

    @Test
    void ticksInsideAndOutsideOfTheKernelAddUpToTheTimeOnAProcessor() throws Exception {
        try (ThreadMeter meter = started()) {
            ThreadUsage before = meter.read();
            worker.does(() -> compute(meter, before));
            ThreadUsage usage = meter.read().since(before);
            worker.end();

            assertThat((usage.userTicks() + usage.systemTicks()) * NANOS_PER_TICK)
                    .isCloseTo(usage.cpuNanos(), within(4 * NANOS_PER_TICK));
        }
    }

    @Test
    void whatIsCountedOfOneThreadOnlyIsNotCountedOfBoth() {
        ThreadUsage uncounted = new ThreadUsage(1, 2, 3, 4, 5, 6, null, 0);

        assertThat(ThreadUsage.NONE.plus(uncounted)).isEqualTo(uncounted);
        assertThat(uncounted.since(ThreadUsage.NONE).calls()).isNull();
    }

    private ThreadMeter started() throws Exception {
        threads.factory("io").newThread(worker).start();
        worker.does(() -> {});
        return new ThreadMeter(
                ProcessHandle.current().pid(), threads.running().get(0).tid());
    }

    private void move(FileInputStream in, FileOutputStream out) throws IOException {
        for (int i = 0; i < 10; i++) {
            for (int reads = 0; reads < 3; reads++) {
                assertThat(in.read(bytes)).isEqualTo(bytes.length);
            }
            out.write(bytes);
            out.write(bytes);
        }
    }

    private static void compute(ThreadMeter meter, ThreadUsage before) throws IOException {
        while (meter.read().since(before).cpuNanos() < ENOUGH_NANOS) {
            Thread.onSpinWait();
        }
    }
}
