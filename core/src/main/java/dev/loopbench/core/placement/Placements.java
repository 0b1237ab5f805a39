package dev.loopbench.core.placement;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * What each placement means on a given machine.
 *
 * <p>Processors with high numbers are preferred, since the kernel leaves most of its own work on the first. Of two, the
 * server gets the higher.
 */
public final class Placements {

    private final Topology topology;

    public Placements(Topology topology) {
        this.topology = topology;
    }

    /** The processors for a placement, or empty when the machine lacks it; see {@link #missing}. */
    public Optional<Assignment> assign(Placement placement) {
        return switch (placement) {
            case FREE -> Optional.of(new Assignment(topology.ids(), topology.ids(), false));
            case SAME_CORE -> {
                Cpu last = topology.cpus().get(topology.cpus().size() - 1);
                yield Optional.of(new Assignment(only(last), only(last), true));
            }
            case SMT -> pair((a, b) -> a.siblings().contains(b.id()));
            case CROSS_CORE ->
                pair((a, b) ->
                        !a.siblings().contains(b.id()) && a.sharesCacheWith().contains(b.id()));
            case CROSS_SOCKET -> pair((a, b) -> a.socket() != b.socket());
        };
    }

    /** Why {@link #assign} has no answer: one line. */
    public String missing(Placement placement) {
        int count = topology.cpus().size();
        String allowed =
                "this process may use " + (count == 1 ? "processor " : "processors ") + CpuList.format(topology.ids());
        return switch (placement) {
            case SMT -> "no two of them are hardware threads of one core (" + allowed + ")";
            case CROSS_CORE -> "no two of them are cores behind one last-level cache (" + allowed + ")";
            case CROSS_SOCKET -> "all of them are on one socket (" + allowed + ")";
            case SAME_CORE, FREE -> "always there";
        };
    }

    private Optional<Assignment> pair(BiPredicate<Cpu, Cpu> related) {
        List<Cpu> cpus = topology.cpus();
        for (int server = cpus.size() - 1; server > 0; server--) {
            for (int client = server - 1; client >= 0; client--) {
                if (related.test(cpus.get(client), cpus.get(server))) {
                    return Optional.of(new Assignment(only(cpus.get(client)), only(cpus.get(server)), true));
                }
            }
        }
        return Optional.empty();
    }

    private static SortedSet<Integer> only(Cpu cpu) {
        return new TreeSet<>(List.of(cpu.id()));
    }
}
