package dev.loopbench.service.jdbc;

import dev.loopbench.service.client.Arrivals;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One turn of all workers. Safe for use by several threads. */
final class TurnOrder {

    private final long countFrom;
    private final long end;
    private final long hardEnd;
    private final @Nullable Arrivals arrivals;
    private final CountDownLatch running;

    /** @param arrivals absent in a closed loop */
    TurnOrder(long now, long nanos, long settleNanos, @Nullable Arrivals arrivals, int workers) {
        countFrom = now + settleNanos;
        end = now + nanos;
        hardEnd = end + Math.max(nanos, TimeUnit.SECONDS.toNanos(1));
        this.arrivals = arrivals;
        running = new CountDownLatch(workers);
        if (arrivals != null) {
            arrivals.start(now);
        }
    }

    boolean isOpen() {
        return arrivals != null;
    }

    /** When the next request is due; -1 when there are no more. A turn that is behind goes on with what falls due meanwhile. */
    long nextDue(long now) {
        Arrivals plan = arrivals;
        if (plan == null) {
            return now < end ? now : -1;
        }
        synchronized (plan) {
            long due = plan.next();
            boolean behind = due <= now && now < hardEnd;
            if (due >= end && !behind) {
                return -1;
            }
            plan.advance();
            return due;
        }
    }

    long countFrom() {
        return countFrom;
    }

    long end() {
        return end;
    }

    void ends() {
        running.countDown();
    }

    /** Whether all workers are done within so many ns. */
    boolean await(long nanos) throws InterruptedException {
        return running.await(nanos, TimeUnit.NANOSECONDS);
    }
}
