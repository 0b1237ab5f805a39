package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.core.measurement.ServerMode;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.transport.Serving;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked for; what is empty is the profile's choice.
 *
 * @param transports globs of names
 * @param client a transport for the client end of every cell
 * @param workloads with or without placements: replaces the profile's panels by their combinations
 * @param placements likewise
 * @param addresses what the ends talk over: each panel is measured over every one of them, apart
 * @param connections each panel is measured with every one of these numbers, apart; empty for the workload's own
 * @param window likewise
 * @param variants every cell again under each of them
 * @param budget what the run may take
 * @param isOpenEnded whether blocks are added until what was asked is decided
 * @param seed shuffles the forks
 * @param paces what requests of an open loop wait for: each of its panels is measured at every one of them, apart
 * @param serving what servers do before they answer, and on how many threads
 * @param sizes each in panels of its own
 * @param clients globs of names: every server is measured with each of these clients, each client in panels of its own;
 *     none leaves each server with a client of its own kind
 * @param congestion each in panels of its own, see {@link ForkSpec#congestion}
 */
public record PlanRequest(
        Profile profile,
        List<String> transports,
        Optional<String> client,
        List<Workload> workloads,
        List<Placement> placements,
        List<AddressFamily> addresses,
        List<Integer> connections,
        List<Integer> window,
        OptionalInt blocks,
        Optional<Duration> warmup,
        Optional<Duration> measure,
        ServerMode server,
        List<Variant> variants,
        Optional<Duration> budget,
        boolean isOpenEnded,
        long seed,
        List<Pace> paces,
        Serving serving,
        Sizes sizes,
        List<String> clients,
        List<String> congestion) {

    /**
     * The workloads' own paces, one number of connections, window and size at most, servers that answer at once, on one thread, clients like them, and
     * the congestion control that the kernel chooses.
     */
    public PlanRequest(
            Profile profile,
            List<String> transports,
            Optional<String> client,
            List<Workload> workloads,
            List<Placement> placements,
            List<AddressFamily> addresses,
            OptionalInt requestBytes,
            OptionalInt responseBytes,
            OptionalInt connections,
            OptionalInt window,
            OptionalInt blocks,
            Optional<Duration> warmup,
            Optional<Duration> measure,
            ServerMode server,
            List<Variant> variants,
            Optional<Duration> budget,
            boolean isOpenEnded,
            long seed) {
        this(
                profile,
                transports,
                client,
                workloads,
                placements,
                addresses,
                connections.stream().boxed().toList(),
                window.stream().boxed().toList(),
                blocks,
                warmup,
                measure,
                server,
                variants,
                budget,
                isOpenEnded,
                seed,
                List.of(),
                Serving.ECHO,
                Sizes.of(new MessageShape(requestBytes.orElse(Sizes.PAYLOAD), responseBytes.orElse(Sizes.PAYLOAD))),
                List.of(),
                List.of(ForkSpec.KERNELS_CHOICE));
    }

    /** The paces at which a workload is measured. */
    List<Pace> paces(Workload workload) {
        return workload.pace().open() && !paces.isEmpty() ? paces : List.of(workload.pace());
    }

    /** The profile as it is. */
    public static PlanRequest of(Profile profile, long seed) {
        return new PlanRequest(
                profile,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(AddressFamily.TCP),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                ServerMode.PROCESS,
                List.of(),
                Optional.empty(),
                false,
                seed);
    }
}
