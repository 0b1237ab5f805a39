package dev.loopbench.netty;

import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import java.util.function.BooleanSupplier;

/**
 * How an event loop spends the time until a session has more to send, when that is too near for sleep.
 *
 * @param threads the loop's own
 * @param isOnly whether the loop has one connection only
 * @param isClosing whether the loop is to end
 */
record NettyIdleStrategy(IoThreads threads, boolean isOnly, BooleanSupplier isClosing) {

    /** Passes a moment; or, where nobody can have anything for the loop meanwhile, all of the time. */
    void untilDue(Session session) {
        Outbound out = session.out();
        if (!isOnly || session.sendsWhileReceiving()) {
            threads.giveWay();
            return;
        }
        while (out.wakeAt() != Outbound.ON_INPUT && out.pending() == 0 && !isClosing.getAsBoolean()) {
            threads.spin();
        }
    }
}
