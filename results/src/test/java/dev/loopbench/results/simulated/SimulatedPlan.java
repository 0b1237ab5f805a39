package dev.loopbench.results.simulated;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Direction;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Sizes;
import dev.loopbench.results.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans and cells for simulated forks. */
public final class SimulatedPlan {

    /** Of every plan; slices begin 20 ms apart. */
    public static final Duration WARMUP = Duration.ofMillis(100);

    private SimulatedPlan() {}

    public static Cell.Conditions conditions(Workload workload, Placement placement) {
        return conditions(workload, placement, AddressFamily.TCP);
    }

    private static Cell.Conditions conditions(Workload workload, Placement placement, AddressFamily address) {
        MessageShape shape = workload == Workload.STREAM ? Direction.UP.shape(Sizes.CHUNK) : new MessageShape(64, 64);
        return new Cell.Conditions(
                workload,
                placement,
                ServerMode.PROCESS,
                "25.0.3+9-LTS",
                Optional.empty(),
                workload.traffic(shape).over(address));
    }

    /** What every server of a matrix is measured under with that client: round trips on one core. */
    public static Cell.Conditions withClient(String client) {
        Cell.Conditions plain = conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
        return new Cell.Conditions(
                plain.workload(), plain.placement(), plain.server(), plain.jdk(), Optional.of(client), plain.traffic());
    }

    /** A round trip on one core. */
    public static Cell cell(String transport) {
        return cell(transport, "", conditions(Workload.ROUND_TRIP, Placement.SAME_CORE));
    }

    /** The same over a Unix domain socket. */
    public static Cell cellOverUnix(String transport) {
        return cell(transport, "", conditions(Workload.ROUND_TRIP, Placement.SAME_CORE, AddressFamily.UNIX));
    }

    public static Cell cell(String transport, String variant, Cell.Conditions conditions) {
        return new Cell(transport, transport, variant, conditions);
    }

    public static Panel panel(int blocks, Cell... cells) {
        return new Panel(cells[0].conditions(), List.of(cells), List.of(), blocks);
    }

    public static Plan plan(Panel... panels) {
        return new Plan(
                "test",
                42,
                WARMUP,
                Duration.ofMillis(300),
                Duration.ofMinutes(1),
                List.of(panels),
                Map.of(),
                Map.of(
                        "blocking-channel", Floor.BLOCKING,
                        "nio-select", Floor.EPOLL,
                        "netty-epoll", Floor.EPOLL,
                        "netty-io_uring", Floor.RING),
                List.of(),
                false);
    }
}
