package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loads that a plan varies, apart from workloads, placements and transports: each combination is a panel of its own. An empty list
 * leaves the choice to whoever is asked next, and in the end to the workload.
 *
 * @param addresses what the ends talk over
 * @param sizes of messages and chunks
 * @param connections open at once
 * @param windows requests outstanding on each of them; only where connections are kept
 * @param paces what requests of an open loop wait for; closed loops have none
 * @param servings what servers do before they answer, and on how many threads
 * @param congestion see {@link Traffic#congestion}
 */
public record Axes(
        List<AddressFamily> addresses,
        Sizes sizes,
        List<Integer> connections,
        List<Integer> windows,
        List<Pace> paces,
        List<Serving> servings,
        List<String> congestion) {

    /** Nothing but what a workload has of its own. */
    public static final Axes OWN =
            new Axes(List.of(), Sizes.OWN, List.of(), List.of(), List.of(), List.of(), List.of());

    public Axes {
        addresses = List.copyOf(addresses);
        connections = List.copyOf(connections);
        windows = List.copyOf(windows);
        paces = List.copyOf(paces);
        servings = List.copyOf(servings);
        congestion = List.copyOf(congestion);
    }

    /** Over one kind of socket. */
    static Axes over(AddressFamily address) {
        return new Axes(List.of(address), Sizes.OWN, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** With messages of one size. */
    static Axes of(MessageShape messages) {
        return new Axes(
                List.of(),
                new Sizes(List.of(messages), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** With so many connections that have one request outstanding each, and a server that does what is said. */
    static Axes of(int connections, Serving serving) {
        return new Axes(List.of(), Sizes.OWN, List.of(connections), List.of(1), List.of(), List.of(serving), List.of());
    }

    /** At several paces. */
    static Axes at(List<Pace> paces) {
        return new Axes(List.of(), Sizes.OWN, List.of(), List.of(), paces, List.of(), List.of());
    }

    /** These, and the other's where these leave the choice. */
    Axes or(Axes other) {
        return new Axes(
                orElse(addresses, other.addresses),
                sizes.or(other.sizes),
                orElse(connections, other.connections),
                orElse(windows, other.windows),
                orElse(paces, other.paces),
                orElse(servings, other.servings),
                orElse(congestion, other.congestion));
    }

    private static <T> List<T> orElse(List<T> asked, List<T> otherwise) {
        return asked.isEmpty() ? otherwise : asked;
    }

    /** All combinations for a workload, those of one address after each other. */
    List<Traffic> of(Workload workload) {
        return each(addresses, AddressFamily.TCP)
                .flatMap(address -> sizes.of(workload).stream()
                        .map(shape -> workload.traffic(shape).over(address)))
                .flatMap(own -> each(connections, own.connections()).map(own::onConnections))
                .flatMap(own -> each(own.use() == ConnectionUse.KEPT ? windows : List.of(), own.window())
                        .map(own::withWindow))
                .flatMap(own ->
                        each(own.pace().open() ? paces : List.of(), own.pace()).map(own::at))
                .flatMap(own -> each(servings, own.serving()).map(own::servedBy))
                .flatMap(own -> each(congestion, own.congestion()).map(own::withCongestion))
                .toList();
    }

    private static <T> Stream<T> each(List<T> asked, T own) {
        return asked.isEmpty() ? Stream.of(own) : asked.stream();
    }
}
