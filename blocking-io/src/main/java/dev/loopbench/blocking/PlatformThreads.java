package dev.loopbench.blocking;

import dev.loopbench.core.placement.IoThreads;

/** Threads of the operating system. */
final class PlatformThreads extends EndThreads {

    private final IoThreads threads;

    PlatformThreads(IoThreads threads) {
        this.threads = threads;
    }

    @Override
    Thread launch(String role, Runnable body) {
        Thread thread = threads.factory(role).newThread(body);
        thread.start();
        return thread;
    }
}
