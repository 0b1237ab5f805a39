package dev.loopbench.results.ports;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.listener.EphemeralPorts;
import dev.loopbench.results.listener.IpAddress;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.Listener.SocketProtocol;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.ports.Mistakes.MistakeRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules. */
final class Mistakes {

    private static final List<MistakeRule> RULES = List.of(
            new ExposedServiceRule(),
            new DebuggerRule(),
            new LocalhostRule(),
            new FixedPortRule(),
            new FullQueueRule());

    private Mistakes() {}

    /** The probable mistakes among the listeners of a machine, the gravest first. */
    static List<Mistake> of(PortList ports) {
        return RULES.stream().flatMap(rule -> rule.mistakes(ports).stream()).toList();
    }

    /** Finds one kind of mistake. */
    interface MistakeRule {

        /**
         * Finds the probable mistakes.
         *
         * @param ports all listeners of the machine
         */
        List<Mistake> mistakes(PortList ports);
    }

    /** A fixed port that the kernel may hand to an outgoing connection while the service is down. */
    static final class FixedPortRule implements MistakeRule {

        @Override
        public List<Mistake> mistakes(PortList ports) {
            List<Listener> inside = ports.listeners().stream()
                    .filter(listener -> listener.isOf(SocketProtocol.TCP))
                    .filter(listener -> listener.place() == EphemeralPorts.Place.INSIDE)
                    .toList();
            // One command for all: the setting replaces the one before.
            String command = ports.ephemeral()
                    .reserveCommand(inside.stream()
                            .map(Listener::port)
                            .distinct()
                            .sorted()
                            .toList());
            return inside.stream()
                    .map(listener -> new Mistake(
                            "port-in-ephemeral-range",
                            listener.text(),
                            "inside the ephemeral range: if the port is fixed in a configuration, an outgoing connection"
                                    + " can have it while the service restarts, and the start fails with 'Address already"
                                    + " in use'",
                            "choose a fixed port below " + ports.ephemeral().low()
                                    + ", or reserve it; leave ports out of the command that the kernel chose",
                            command))
                    .toList();
        }
    }

    /** A listen queue that is more than half full: connections are dropped when it overflows, and retried after a second. */
    static final class FullQueueRule implements MistakeRule {

        @Override
        public List<Mistake> mistakes(PortList ports) {
            return ports.listeners().stream()
                    .filter(FullQueueRule::isMoreThanHalfFull)
                    .map(listener -> new Mistake(
                            "full-listen-queue",
                            listener.text(),
                            Counted.of(listener.waiting(), "connection waits", "connections wait")
                                    + " to be accepted, of "
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

    /** A development server, a database, a broker or a management port that other machines may reach. */
    static final class ExposedServiceRule implements MistakeRule {

        @Override
        public List<Mistake> mistakes(PortList ports) {
            return ports.exposed().stream()
                    .filter(listener -> listener.isOf(SocketProtocol.TCP))
                    .flatMap(ExposedServiceRule::mistake)
                    .toList();
        }

        private static Stream<Mistake> mistake(Listener listener) {
            Optional<KnownService> known = KnownService.of(listener);
            return known.stream()
                    .map(service -> new Mistake(
                            "exposed-" + service.kind().replace(' ', '-').toLowerCase(Locale.ROOT),
                            listener.text(),
                            (listener.owner().isPresent() ? "" : "probably ") + service.described()
                                    + ": every machine that can reach " + reach(listener) + " can connect",
                            service.remedy()));
        }

        private static String reach(Listener listener) {
            IpAddress ip = listener.ip();
            return ip == null || ip.isWildcard() ? "an address of this one" : ip.text();
        }
    }
}
