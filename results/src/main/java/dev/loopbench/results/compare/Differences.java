package dev.loopbench.results.compare;

import dev.loopbench.results.compare.RunComparer.Side;
import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredCell;
import dev.loopbench.results.store.StoredRun.StoredEnd;
import dev.loopbench.results.store.StoredRun.StoredFork;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import dev.loopbench.results.store.StoredRun.StoredReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The differences between two runs apart from their figures. */
final class Differences {

    /** Further apart, the references of the CPU probe mean cores of another speed. */
    private static final double REFERENCE_TOLERANCE = 0.01;

    private static final double NANOS_PER_MICRO = 1e3;
    private static final String FREE = "any";

    private final Side base;
    private final Side candidate;
    private final PanelMatching matching;
    private final MachineDifferences machines;

    Differences(Side base, Side candidate, PanelMatching matching) {
        this.base = base;
        this.candidate = candidate;
        this.matching = matching;
        machines = new MachineDifferences(base.environment(), candidate.environment());
    }

    /** Those that would pass for an effect of what was changed: of machine, JDK, placement and speed. */
    List<Difference> confounding() {
        List<Difference> found = new ArrayList<>(machines.confounding());
        jdks(found);
        processors(found);
        references(found);
        return found;
    }

    /** Those that may be what was changed, and that a reader should know of: versions and durations. */
    List<Difference> remarkable() {
        List<Difference> found = new ArrayList<>(machines.versions());
        Difference.add(
                found,
                "warm-up",
                base.run().warmupMillis() + " ms",
                candidate.run().warmupMillis() + " ms");
        Difference.add(
                found,
                "measurement",
                base.run().measureMillis() + " ms",
                candidate.run().measureMillis() + " ms");
        return found;
    }

    private void jdks(List<Difference> found) {
        matching.pairs().stream()
                .filter(pair -> !pair.isSameJdk())
                .map(pair -> new Difference(
                        "the JDK",
                        pair.base().point().jdk(),
                        pair.candidate().point().jdk()))
                .distinct()
                .forEach(found::add);
    }

    /** A placement says how the ends stand to each other, not where. */
    private void processors(List<Difference> found) {
        matching.pairs()
                .forEach(pair -> processors(base.run(), pair.base())
                        .ifPresent(where -> processors(candidate.run(), pair.candidate())
                                .ifPresent(other ->
                                        Difference.add(found, "the placement of " + pair.label(), where, other))));
    }

    /** Empty when no fork came so far. */
    private static Optional<String> processors(StoredRun run, StoredPanel panel) {
        TreeSet<String> places = new TreeSet<>();
        for (StoredCell cell : panel.cells()) {
            for (StoredFork fork : run.forks(cell)) {
                StoredEnd client = fork.client();
                StoredEnd server = fork.server();
                if (client != null && server != null) {
                    places.add("client on " + cpus(client) + " + server on " + cpus(server));
                }
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(String.join(" or ", places));
    }

    private static String cpus(StoredEnd end) {
        return end.cpus().isEmpty()
                ? FREE
                : end.cpus().stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    private void references(List<Difference> found) {
        for (StoredReference one : base.run().references()) {
            StoredReference other = counterpart(one.key());
            if (other != null && Math.abs(Math.log(other.nanos() / one.nanos())) > Math.log1p(REFERENCE_TOLERANCE)) {
                found.add(new Difference(
                        "the CPU probe of the " + one.key().label(), micros(one.nanos()), micros(other.nanos())));
            }
        }
    }

    /** That of the same key or, where the JDK is another, of the same end and processor; C is not held against Java. */
    private @Nullable StoredReference counterpart(ProbeKey key) {
        List<StoredReference> same = candidate.run().references().stream()
                .filter(reference -> reference.key().end() == key.end()
                        && reference.key().isOfJvm() == key.isOfJvm()
                        && Objects.equals(reference.key().cpus(), key.cpus()))
                .toList();
        return same.stream()
                .filter(reference -> reference.key().equals(key))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .orElse(null);
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, "%.2f µs", nanos / NANOS_PER_MICRO);
    }
}
