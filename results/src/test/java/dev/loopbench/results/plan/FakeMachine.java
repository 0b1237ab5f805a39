package dev.loopbench.results.plan;

import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Floor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine with four transports, of which one spins and one is not there. */
public record FakeMachine(String jdk) implements Machine {

    public static final String ABSENT = "it is not there";
    public static final String SPINS = "two spinning ends need two processors";

    @Override
    public List<String> transports() {
        return List.of("blocking-channel", "netty-epoll", "netty-kqueue", "nio-select", "nio-spin");
    }

    @Override
    public Map<String, Integer> warmupFactors() {
        return Map.of("netty-epoll", 2);
    }

    @Override
    public Map<String, Floor> ownFloors() {
        return Map.of("blocking-channel", Floor.BLOCKING, "nio-select", Floor.EPOLL, "nio-spin", Floor.SPIN);
    }

    @Override
    public List<Optional<String>> refusals(List<ForkSpec> cells) {
        return cells.stream().map(FakeMachine::refusal).toList();
    }

    private static Optional<String> refusal(ForkSpec cell) {
        if (cell.server().equals("netty-kqueue")) {
            return Optional.of(ABSENT);
        }
        return cell.server().equals("nio-spin") && cell.placement() == Placement.SAME_CORE
                ? Optional.of(SPINS)
                : Optional.empty();
    }
}
