package dev.loopbench.results.plan;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A machine with these transports, of which one spins and one is not there.
 *
 * @param transports by name
 * @param traits of those that describe themselves, by name
 */
public record FakeCapabilities(String jdk, List<String> transports, Map<String, Traits> traits)
        implements JdkCapabilities {

    public static final String ABSENT = "it is not there";
    public static final String SPINS = "two spinning ends need two processors";

    /** With transports of the suite, by name. */
    public FakeCapabilities(String jdk, List<String> transports) {
        this(
                jdk,
                transports,
                Transports.load().all().stream().collect(Collectors.toMap(Transport::name, Transport::traits)));
    }

    /** With a few. */
    public FakeCapabilities(String jdk) {
        this(jdk, List.of("blocking-channel", "netty-epoll", "netty-kqueue", "nio-select", "nio-spin"));
    }

    /** With one of each I/O model. */
    public static FakeCapabilities withAllModels(String jdk) {
        return new FakeCapabilities(
                jdk,
                List.of(
                        "blocking-channel",
                        "netty-epoll",
                        "netty-io_uring",
                        "netty-kqueue",
                        "nio-select",
                        "nio-spin",
                        "virtual-thread"));
    }

    @Override
    public Map<String, Integer> warmupFactors() {
        return Map.of("netty-epoll", 2, "netty-io_uring", 2);
    }

    @Override
    public Map<String, Floor> ownFloors() {
        return Map.of("blocking-channel", Floor.BLOCKING, "nio-select", Floor.EPOLL, "nio-spin", Floor.SPIN);
    }

    @Override
    public List<Optional<String>> refusals(List<ForkSpec> cells) {
        return cells.stream().map(FakeCapabilities::refusal).toList();
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
