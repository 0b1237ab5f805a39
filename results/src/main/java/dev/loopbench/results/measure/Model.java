package dev.loopbench.results.measure;

import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.ServiceSide;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.ConnectionCost;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import java.util.Locale;
import java.util.Optional;

/**
 * The {@code run} that models a service: an echo of the same sizes that computes as long as the service does beyond the echo, and
 * blocks as long as a single request takes beyond that.
 */
public final class Model {

    private static final double LEAST_WAIT_US = 100;
    private static final double MOST_WORK_US = 10_000;

    private Model() {}

    /** The command; empty where the service's processor time or its floor is not known. */
    public static Optional<String> command(TargetFigures figures, LoadFigures load) {
        ServiceSide service = figures.costs().service();
        FloorFigures floor = figures.floor();
        if (service == null || floor == null) {
            return Optional.empty();
        }
        double work = Math.min(MOST_WORK_US, Math.max(0, service.each().cpuUs() - floor.echoCpuUs()));
        StringBuilder command = new StringBuilder("loopbench run --transports netty-epoll");
        command.append(
                load.perSecond() == null
                        ? " --workloads pipelined --window " + load.window()
                        : String.format(Locale.ROOT, " --workloads fixed-rate --rate %.0f", load.perSecond()));
        command.append(String.format(
                Locale.ROOT,
                " --connections %d --request-bytes %.0f --response-bytes %.0f --server-work %.1fus",
                load.connections(),
                figures.traffic().requestBytes(),
                figures.traffic().replyBytes(),
                work));
        ConnectionCost one = figures.costs().connection();
        if (one != null) {
            double wait = one.keptUs() - service.each().cpuUs() - floor.p50().orZero();
            if (wait > LEAST_WAIT_US) {
                command.append(String.format(Locale.ROOT, " --server-wait %.0fus", wait));
            }
        }
        return Optional.of(command.toString());
    }
}
