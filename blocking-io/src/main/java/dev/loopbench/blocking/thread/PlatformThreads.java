package dev.loopbench.blocking.thread;

import dev.loopbench.core.placement.IoThreads;

/**
 * Threads of the operating system. Those that serve are kept for whom they serve next, as servers do: to start one takes longer
 * than a short conversation.
 */
public final class PlatformThreads extends EndThreads {

    private final IoThreads threads;
    private final IdleThreads idle = new IdleThreads();

    public PlatformThreads(IoThreads threads) {
        this.threads = threads;
    }

    @Override
    public void serve(String role, Runnable body) {
        if (!idle.run(body)) {
            start(role, idle.bodyBeginningWith(body));
        }
    }

    @Override
    Thread launch(String role, Runnable body) {
        Thread thread = threads.factory(role).newThread(body);
        thread.start();
        return thread;
    }
}
