package dev.loopbench.service.load;

import io.netty.channel.EventLoop;
import java.util.concurrent.TimeUnit;

/** The delays after which a lost connection is tried again: the more failures in a row, the later. Confined to its event loop. */
final class Retries {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final int MOST_DOUBLINGS = 6;

    private final EventLoop loop;
    private int failuresInARow;
    private boolean waiting;

    Retries(EventLoop loop) {
        this.loop = loop;
    }

    /** The connection is open: the next failure is the first in a row. */
    void succeeded() {
        failuresInARow = 0;
    }

    void failed() {
        failuresInARow++;
    }

    /** Does it after a pause, unless that is cancelled. */
    void later(Runnable again) {
        waiting = true;
        long pause = FIRST_PAUSE_MILLIS << Math.min(MOST_DOUBLINGS, failuresInARow - 1);
        loop.schedule(
                () -> {
                    if (waiting) {
                        waiting = false;
                        again.run();
                    }
                },
                pause,
                TimeUnit.MILLISECONDS);
    }

    void cancel() {
        waiting = false;
    }
}
