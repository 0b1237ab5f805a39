package dev.loopbench.results.bare;

import dev.loopbench.core.placement.IoThreads;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Starts virtual threads on a JDK that has them, from a pinned thread: the carrier and the pollers, which start later
 * and from one another, inherit its processors.
 */
final class VirtualThread {

    private VirtualThread() {}

    static void start(IoThreads threads, Runnable body) {
        threads.factory("starter").newThread(() -> start(body)).start();
    }

    private static void start(Runnable body) {
        try {
            MethodHandles.publicLookup()
                    .findStatic(Thread.class, "startVirtualThread", MethodType.methodType(Thread.class, Runnable.class))
                    .invoke(body);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot start a virtual thread", e);
        }
    }
}
