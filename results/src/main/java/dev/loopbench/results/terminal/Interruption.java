package dev.loopbench.results.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or a polite kill: ends the forks at once and gives the main thread a moment to write what has been measured,
 * before the JVM goes down.
 */
public final class Interruption implements AutoCloseable {

    private static final long GRACE_MILLIS = 8_000;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Runnable endForks;
    private final Thread hook = new Thread(this::interrupted, "interruption");

    private volatile boolean happened;
    private volatile boolean isStored;

    /** @param endForks makes the fork in hand fail, and with it the run */
    public Interruption(Runnable endForks) {
        this.endForks = endForks;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    public boolean happened() {
        return happened;
    }

    /** The documents are written: what is left is worth a moment, and no complaint. */
    public void stored() {
        isStored = true;
    }

    private void interrupted() {
        happened = true;
        try {
            endForks.run();
        } catch (RuntimeException e) {
            System.err.println("loopbench: " + e.getMessage());
        }
        try {
            // Past the grace the JVM goes down whatever is left to write; each finished fork is on disk already.
            boolean inTime = written.await(GRACE_MILLIS, TimeUnit.MILLISECONDS);
            if (!inTime && !isStored) {
                System.err.println("loopbench: the summary was not finished in time; the forks on disk stand");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** All that can be written is written. */
    @Override
    public void close() {
        written.countDown();
        if (!happened) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
