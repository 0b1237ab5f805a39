package dev.loopbench.nio.connection;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** Tasks of other threads for a loop's I/O thread. Safe for use by several threads. */
public final class LoopTasks implements Executor {

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Runnable wake;

    /** @param wake makes the loop come round, if it may be waiting */
    public LoopTasks(Runnable wake) {
        this.wake = wake;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        wake.run();
    }

    /** On the I/O thread, or when that has ended. */
    public void runAll() {
        Runnable task = tasks.poll();
        while (task != null) {
            task.run();
            task = tasks.poll();
        }
    }
}
