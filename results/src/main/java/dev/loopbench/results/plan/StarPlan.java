package dev.loopbench.results.plan;

import static dev.loopbench.core.placement.Placement.CROSS_CORE;
import static dev.loopbench.core.placement.Placement.FREE;
import static dev.loopbench.core.placement.Placement.SAME_CORE;
import static dev.loopbench.results.plan.Template.Choice.ALL;
import static dev.loopbench.results.plan.Template.Choice.ONE_OF_EACH_MODEL;
import static dev.loopbench.results.plan.Workload.CONNECT;
import static dev.loopbench.results.plan.Workload.FIXED_RATE;
import static dev.loopbench.results.plan.Workload.PIPELINED;
import static dev.loopbench.results.plan.Workload.ROUND_TRIP;
import static dev.loopbench.results.plan.Workload.STREAM;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Serving;
import java.util.List;

/**
 * A plan that goes from one centre, small round trips of all transports on one core, a step along every axis: as all
 * combinations would take days, each step is taken alone. At the centre and on two cores there are all transports, on the
 * other arms one of each I/O model.
 */
final class StarPlan {

    private static final List<Floor> FLOORS = List.of(Floor.values());

    /** Larger than what a segment of loopback carries (its MTU is 64 KiB). */
    private static final MessageShape LARGE = new MessageShape(64 * 1024, 64);

    /** A service that is mostly idle, and one that is not. */
    private static final List<Pace> RATES =
            List.of(Pace.of(1_000, Pace.Arrivals.CONSTANT), Pace.of(10_000, Pace.Arrivals.CONSTANT));

    private static final int MANY = 1_024;
    private static final int CLIENTS_OF_A_SERVICE = 256;
    private static final Serving COMPUTES = new Serving(20_000, 0, 1);
    private static final Serving BLOCKS = new Serving(0, 1_000_000, 1);

    private final int blocks;

    private StarPlan(int blocks) {
        this.blocks = blocks;
    }

    /** Its panels, each in so many blocks. */
    static Template[] of(int blocks) {
        StarPlan star = new StarPlan(blocks);
        return new Template[] {
            Template.of(ROUND_TRIP, SAME_CORE, ALL, FLOORS, blocks).includingSettings(),
            Template.of(ROUND_TRIP, CROSS_CORE, ALL, FLOORS, blocks).includingSettings(),
            star.arm(ROUND_TRIP, FREE, Axes.OWN, FLOORS),
            star.arm(ROUND_TRIP, SAME_CORE, Axes.over(AddressFamily.UNIX), FLOORS),
            star.arm(ROUND_TRIP, SAME_CORE, Axes.of(LARGE), FLOORS),
            star.arm(ROUND_TRIP, SAME_CORE, Axes.of(1, COMPUTES), List.of()),
            star.arm(PIPELINED, CROSS_CORE, Axes.OWN, FLOORS),
            star.arm(PIPELINED, CROSS_CORE, Axes.of(MANY, Serving.ECHO), FLOORS),
            star.arm(PIPELINED, CROSS_CORE, Axes.of(CLIENTS_OF_A_SERVICE, BLOCKS), List.of()),
            star.arm(STREAM, CROSS_CORE, Axes.OWN, FLOORS),
            star.arm(FIXED_RATE, CROSS_CORE, Axes.at(RATES), FLOORS),
            star.arm(CONNECT, SAME_CORE, Axes.OWN, FLOORS),
        };
    }

    private Template arm(Workload workload, Placement placement, Axes step, List<Floor> floors) {
        return new Template(workload, placement, step, ONE_OF_EACH_MODEL, floors, blocks);
    }
}
