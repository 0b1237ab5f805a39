package dev.loopbench.core.server;

import java.util.Optional;

/**
 * Ends this process when the one that started it is gone, however it went: a fork whose driver was killed must not go
 * on measuring, and its server ends with it.
 */
public final class ParentWatch {

    private static final long INTERVAL_MILLIS = 250;

    private ParentWatch() {}

    /** Watches from now on, on a daemon thread that looks four times a second. */
    public static void start() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread watch = new Thread(() -> haltAfter(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void haltAfter(Optional<ProcessHandle> parent) {
        try {
            while (parent.isPresent() && parent.get().isAlive()) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
