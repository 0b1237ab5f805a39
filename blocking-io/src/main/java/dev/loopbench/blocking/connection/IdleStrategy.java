package dev.loopbench.blocking.connection;

import dev.loopbench.core.frame.Outbound;
import java.util.concurrent.locks.LockSupport;

/**
 * How a thread that would block in a read spends the time until it may send.
 *
 * @param nearly what it does while it waits for a moment that is too near for sleep
 */
public record IdleStrategy(Runnable nearly) {

    /**
     * Passes some of the time until then, maybe all of it; the caller looks again. May be cut short by
     * {@link LockSupport#unpark}, which is also what ends a rest without a time.
     *
     * @param wakeAt see {@link Outbound#wakeAt}
     */
    public void until(long wakeAt) {
        if (wakeAt == Outbound.ON_INPUT) {
            LockSupport.park(this);
            return;
        }
        long nanos = wakeAt - System.nanoTime();
        if (nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        } else {
            nearly.run();
        }
    }
}
