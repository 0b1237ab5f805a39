package dev.loopbench.results.ports;

import dev.loopbench.results.listener.PortList;
import java.util.List;

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
}
