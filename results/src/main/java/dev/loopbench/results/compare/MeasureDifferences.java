package dev.loopbench.results.compare;

import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument.MeasureStart;
import dev.loopbench.results.service.TargetFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The differences between two measurements besides the services' figures.
 *
 * @param base the one that is held against
 * @param candidate the one that is judged
 */
record MeasureDifferences(MeasuredSide base, MeasuredSide candidate) {

    private static final String NONE = "none";

    /** So many hexadecimal digits tell two requests apart, and fit a line. */
    private static final int DIGITS = 12;

    /** Those that would pass for an effect of what was changed: of targets, load, machine and the client's JDK. */
    List<Difference> confounding() {
        List<Difference> found = new ArrayList<>();
        Difference.add(found, "the target", targets(base), targets(candidate));
        load(found, base.document().load(), candidate.document().load());
        Difference.add(found, "the request size", requestBytes(base), requestBytes(candidate));
        Difference.add(found, "the set of echoes", echoes(base), echoes(candidate));
        Difference.add(
                found,
                "the metric",
                base.document().metric(),
                candidate.document().metric());
        Difference.add(found, "the client's JDK", jdk(base), jdk(candidate));
        found.addAll(new MachineDifferences(base.environment(), candidate.environment()).confounding());
        return found;
    }

    /** Those that a reader should know of: versions and errors. */
    List<Difference> remarkable() {
        List<Difference> found =
                new ArrayList<>(new MachineDifferences(base.environment(), candidate.environment()).versions());
        Difference.add(
                found,
                "the number of errors",
                String.valueOf(base.document().errorCount()),
                String.valueOf(candidate.document().errorCount()));
        return found;
    }

    private static String targets(MeasuredSide side) {
        return side.document().targets().stream().map(TargetFigures::target).collect(Collectors.joining(", "));
    }

    private static String requestBytes(MeasuredSide side) {
        return side.document().targets().stream()
                .map(target -> Math.round(target.traffic().requestBytes()) + " B")
                .collect(Collectors.joining(", "));
    }

    /** Letters of the targets whose echo was measured. */
    private static String echoes(MeasuredSide side) {
        List<String> letters = side.document().blocks().stream()
                .filter(BlockSeries::echo)
                .map(BlockSeries::name)
                .toList();
        return letters.isEmpty() ? NONE : String.join(", ", letters);
    }

    private static String jdk(MeasuredSide side) {
        MeasureStart started = side.document().started();
        return started == null ? NONE : started.jdk();
    }

    private static void load(List<Difference> found, @Nullable LoadFigures from, @Nullable LoadFigures to) {
        if (from == null || to == null) {
            return;
        }
        add(found, "the number of connections", from.connections(), to.connections());
        add(found, "the window", from.window(), to.window());
        add(found, "the rate", rate(from), rate(to));
        add(
                found,
                "the number of client threads",
                from.client().threads(),
                to.client().threads());
        add(found, "the client's CPU", from.client().cpus(), to.client().cpus());
        add(found, "the client's I/O", from.client().io(), to.client().io());
        add(found, "the kind of load", from.loop(), to.loop());
        LoadFigures.Sent sent = from.sent();
        LoadFigures.Sent other = to.sent();
        // Documents of earlier versions do not have it, and nothing can be said of them.
        if (sent != null && other != null) {
            add(found, "the digest of the requests", shortened(sent.sha256()), shortened(other.sha256()));
            add(found, "the list of expected statuses", sent.expectedStatuses(), other.expectedStatuses());
        }
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    private static String rate(LoadFigures load) {
        return load.perSecond() == null ? NONE : Math.round(load.perSecond()) + "/s, " + load.arrivals();
    }

    private static void add(List<Difference> found, String what, Object base, Object candidate) {
        Difference.add(found, what, String.valueOf(base), String.valueOf(candidate));
    }
}
