package dev.loopbench.service.client;

import io.netty.channel.SelectStrategy;
import io.netty.util.IntSupplier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks for replies without sleeping for a moment before the event loop goes to sleep. On a virtual machine, waking a CPU that sleeps takes
 * some 50 µs, and meanwhile the service has nothing to do: the client would limit throughput without being busy. Only for a client
 * whose CPU the service may not use. One for each event loop.
 */
final class BriefSpin implements SelectStrategy {

    private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /** Written by the event loop alone. */
    private final AtomicLong spun = new AtomicLong();

    private long lastEvent;
    private long lastLook;
    private boolean spinning;

    @Override
    public int calculateStrategy(IntSupplier selectNow, boolean hasTasks) throws Exception {
        int ready = selectNow.get();
        long now = System.nanoTime();
        if (ready > 0 || hasTasks) {
            lastEvent = now;
            spinning = false;
            return Math.max(0, ready);
        }
        if (spinning) {
            spun.lazySet(spun.get() + now - lastLook);
        }
        lastLook = now;
        spinning = now - lastEvent < SPIN_NANOS;
        return spinning ? SelectStrategy.CONTINUE : SelectStrategy.SELECT;
    }

    /** How long it has looked in vain so far, ns. */
    long spunNanos() {
        return spun.get();
    }
}
