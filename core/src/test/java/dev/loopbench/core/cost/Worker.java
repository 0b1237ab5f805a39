package dev.loopbench.core.cost;

import java.util.concurrent.Exchanger;
import org.jspecify.annotations.Nullable;

/** The body of a thread that does what it is told, one thing after the other, and costs nothing in between. */
final class Worker implements Runnable {

    private static final Work END = () -> {};

    private final Exchanger<@Nullable Work> hand = new Exchanger<>();

    interface Work {
        void run() throws Exception;
    }

    /** Returns when it is done. */
    void does(Work work) throws InterruptedException {
        hand.exchange(work);
        hand.exchange(null);
    }

    void end() throws InterruptedException {
        does(END);
    }

    @Override
    public void run() {
        try {
            Work work;
            do {
                work = hand.exchange(null);
                if (work != null) {
                    work.run();
                }
                hand.exchange(null);
            } while (work != END);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
