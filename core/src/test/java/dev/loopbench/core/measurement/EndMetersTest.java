package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class EndMetersTest {

    private final IoThreads threads = IoThreads.free("meters");
    private final List<Thread> started = new ArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        over.countDown();
        for (Thread thread : started) {
            thread.join();
        }
    }

    @Test
    void takesInThreadsThatComeLaterOnce() throws Exception {
        start();
        try (EndMeters meters = new EndMeters(here())) {
            start();
            meters.meet(here());
            meters.meet(here());
            meters.start();
            meters.stop(true);

            assertThat(meters.records())
                    .extracting(ThreadRecord::tid)
                    .containsExactlyInAnyOrderElementsOf(
                            threads.running().stream().map(IoThread::tid).toList());
        }
    }

    private void start() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(1);
        Thread thread = threads.factory("io").newThread(() -> {
            runs.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        started.add(thread);
        thread.start();
        runs.await();
    }

    private EndProcess here() {
        return new EndProcess(ProcessHandle.current().pid(), threads.running());
    }
}
