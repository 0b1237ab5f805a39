package dev.loopbench.core.placement;

import dev.loopbench.core.placement.Topology.CoreType;
import dev.loopbench.core.placement.Topology.Cpu;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * The processors of each placement on a given machine.
 *
 * <p>Where cores are of more than one type, performance cores are taken. Processors with high numbers are preferred, since the kernel leaves most of its own work on the first. Of two, the
 * server gets the higher.
 */
public final class Placements {

    private final Topology topology;

    public Placements(Topology topology) {
        this.topology = topology;
    }

    /** The core types of both ends, such as {@code performance}, for people; empty where all cores of the machine are alike. */
    public Optional<String> coreTypes(Assignment assignment) {
        if (!topology.isHybrid()) {
            return Optional.empty();
        }
        String client = types(assignment.client());
        String server = types(assignment.server());
        return Optional.of(
                client.equals(server) ? client + " cores" : "client on " + client + ", server on " + server + " cores");
    }

    private String types(SortedSet<Integer> ids) {
        return topology.cpus().stream()
                .filter(cpu -> ids.contains(cpu.id()))
                .map(cpu -> cpu.coreType().label())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" and "));
    }

    /** The processors for a placement, or empty when the machine lacks it; see {@link #missing}. */
    public Optional<Assignment> assign(Placement placement) {
        return switch (placement) {
            case FREE -> Optional.of(new Assignment(topology.ids(), topology.ids(), false));
            case SAME_CORE -> {
                List<Cpu> best = best();
                Cpu last = best.get(best.size() - 1);
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

    /** Performance cores, where there are any. */
    private List<Cpu> best() {
        List<Cpu> fast = topology.cpus().stream()
                .filter(cpu -> cpu.coreType() == CoreType.PERFORMANCE)
                .toList();
        return fast.isEmpty() ? topology.cpus() : fast;
    }

    /** Of performance cores if they can be had so, else of whichever. */
    private Optional<Assignment> pair(BiPredicate<Cpu, Cpu> related) {
        return pair(best(), related).or(() -> pair(topology.cpus(), related));
    }

    private static Optional<Assignment> pair(List<Cpu> cpus, BiPredicate<Cpu, Cpu> related) {
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

    /**
     * The processors of both ends.
     *
     * @param client where the client's I/O threads may run
     * @param server where the server's I/O threads may run
     * @param held whether each end's threads are pinned to one processor; false leaves them to the scheduler
     */
    public record Assignment(SortedSet<Integer> client, SortedSet<Integer> server, boolean held) {

        /** Whether the ends share their only processor. */
        public boolean shared() {
            return held && client.equals(server);
        }

        /** Whether each end has a processor of its own. */
        public boolean apart() {
            return held && !client.equals(server);
        }
    }
}
