package dev.loopbench.blocking.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IdleThreadsTest {

    private final IdleThreads idle = new IdleThreads();
    private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

    private void run() {
        ran.add(Thread.currentThread());
    }

    @Test
    void aThreadServesOneAfterTheOtherAndEndsWhenItIsInterrupted() throws InterruptedException {
        assertThat(idle.run(this::run)).isFalse();
        Thread thread = new Thread(idle.bodyBeginningWith(this::run));
        thread.start();
        assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(thread);

        for (int i = 0; i < 1000; i++) {
            awaitIdle();
            assertThat(ran.poll(10, TimeUnit.SECONDS)).isEqualTo(thread);
        }

        thread.interrupt();
        thread.join();
        assertThat(ran).isEmpty();
    }

    /** Has it run once more, as soon as it takes that: it tells that it ran before it is idle. */
    private void awaitIdle() {
        while (!idle.run(this::run)) {
            Thread.onSpinWait();
        }
    }
}
