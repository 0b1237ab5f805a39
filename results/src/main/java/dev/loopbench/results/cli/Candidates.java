package dev.loopbench.results.cli;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.export.Better;
import dev.loopbench.results.export.ExportFormat;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Workload;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What a shell offers for an option. */
abstract class Candidates implements Iterable<String> {

    private final List<String> all;

    Candidates(List<String> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public Iterator<String> iterator() {
        return all.iterator();
    }

    /** Transports and floors. */
    static final class OfTransports extends Candidates {
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
    static final class OfWorkloads extends Candidates {
        OfWorkloads() {
            super(Stream.of(Workload.values()).map(Workload::label).toList());
        }
    }

    /** Placements of the ends. */
    static final class OfPlacements extends Candidates {
        OfPlacements() {
            super(Stream.of(Placement.values()).map(Placement::label).toList());
        }
    }

    /** When there are colours. */
    static final class OfColours extends Candidates {
        OfColours() {
            super(Stream.of(Colour.values()).map(Colour::label).toList());
        }
    }

    /** Forms of an export. */
    static final class OfFormats extends Candidates {
        OfFormats() {
            super(Stream.of(ExportFormat.values()).map(ExportFormat::label).toList());
        }
    }

    /** Which values of a metric are better. */
    static final class OfBetter extends Candidates {
        OfBetter() {
            super(Stream.of(Better.values()).map(Better::label).toList());
        }
    }
}
