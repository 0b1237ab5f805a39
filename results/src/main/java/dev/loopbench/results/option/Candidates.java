package dev.loopbench.results.option;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.export.Better;
import dev.loopbench.results.export.ExportFormat;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.terminal.Colour;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The words that a shell offers for an option. */
public abstract class Candidates implements Iterable<String> {

    private final List<String> all;

    public Candidates(List<String> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public Iterator<String> iterator() {
        return all.iterator();
    }

    /** Transports and floors. */
    public static final class OfTransports extends Candidates {
        OfTransports() {
            super(Names.transportsAndFloors());
        }
    }

    /** Profiles of a plan. */
    static final class OfProfiles extends Candidates {
        OfProfiles() {
            super(Stream.of(Profile.values()).map(Profile::label).toList());
        }
    }

    /** Workloads. */
    public static final class OfWorkloads extends Candidates {
        OfWorkloads() {
            super(Stream.of(Workload.values()).map(Workload::label).toList());
        }
    }

    /** Placements of the ends. */
    public static final class OfPlacements extends Candidates {
        OfPlacements() {
            super(Stream.of(Placement.values()).map(Placement::label).toList());
        }
    }

    /** When there are colours. */
    public static final class OfColours extends Candidates {
        OfColours() {
            super(Stream.of(Colour.values()).map(Colour::label).toList());
        }
    }

    /** Forms of an export. */
    public static final class OfFormats extends Candidates {
        OfFormats() {
            super(Stream.of(ExportFormat.values()).map(ExportFormat::label).toList());
        }
    }

    /** Which values of a metric are better. */
    public static final class OfBetter extends Candidates {
        OfBetter() {
            super(Stream.of(Better.values()).map(Better::label).toList());
        }
    }
}
