package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.measurement.ServerMode;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.Pace;
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
 * @param variants every cell again under each of them
 * @param budget what the run may take
 * @param isOpenEnded whether blocks are added until what was asked is decided
 * @param seed shuffles the forks
 * @param paces what requests of an open loop wait for: each of its panels is measured at every one of them, apart
 */
public record PlanRequest(
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
        long seed,
        List<Pace> paces) {

    /** Payload of both directions unless told otherwise. */
    static final int PAYLOAD = 64;

    /** At the workloads' own paces. */
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
                requestBytes,
                responseBytes,
                connections,
                window,
                blocks,
                warmup,
                measure,
                server,
                variants,
                budget,
                isOpenEnded,
                seed,
                List.of());
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
