package dev.loopbench.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.server.ServerSessionFactory.Blocking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlockingTest {

    private static final long NANOS = 2_000_000;

    @Test
    void takesAtLeastItsTime() {
        long start = System.nanoTime();
        new Blocking(NANOS).run();

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(NANOS);
    }

    @Test
    void isEndedByAnInterruptWhichIsKept() throws InterruptedException {
        Thread blocked = new Thread(new Blocking(Long.MAX_VALUE / 2));
        blocked.start();
        blocked.interrupt();
        blocked.join();

        assertThat(blocked.isAlive()).isFalse();
    }
}
