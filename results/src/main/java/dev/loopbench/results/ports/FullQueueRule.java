package dev.loopbench.results.ports;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.PortList;
import java.util.List;

/** A listen queue that is more than half full: connections are dropped when it overflows, and retried after a second. */
final class FullQueueRule implements MistakeRule {

    @Override
    public List<Mistake> mistakes(PortList ports) {
        return ports.listeners().stream()
                .filter(FullQueueRule::isMoreThanHalfFull)
                .map(listener -> new Mistake(
                        "full-listen-queue",
                        listener.text(),
                        Counted.of(listener.waiting(), "connection waits", "connections wait") + " to be accepted, of "
                                + listener.backlog()
                                + " that may: the program does not accept, and clients will wait a second and more",
                        "see what the process does; for bursts raise its backlog and net.core.somaxconn"))
                .toList();
    }

    private static boolean isMoreThanHalfFull(Listener listener) {
        Long backlog = listener.backlog();
        return backlog != null && backlog > 0 && 2 * listener.waiting() > backlog;
    }
}
