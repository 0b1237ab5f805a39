package dev.loopbench.core.measurement;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.session.PacedRecorder;
import dev.loopbench.core.session.PacedSession;
import dev.loopbench.core.session.PacedSlice;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Requests leave by a plan, which starts anew with every slice. Poisson arrivals are others in every slice, and the same in
 * every fork: all that is compared is asked alike.
 */
final class PacedLoad implements ClientLoad {

    private final ForkSpec spec;
    private final Traffic traffic;
    private final Recording services;
    private final Recording responses;
    private final Recording latenesses;
    private final List<PacedSession> sessions = new ArrayList<>();
    private long slices;

    PacedLoad(ForkSpec spec, Token token) {
        this.spec = spec;
        traffic = spec.traffic();
        // Counting takes longer than the next request can wait: it is left for after the slice, unless that is far
        // behind.
        int noted = Math.max(RoundTripRecorder.NOTES, 2 * (int) (spec.plannedTrips() / traffic.connections()));
        services = new Recording(traffic.connections(), noted);
        responses = new Recording(traffic.connections(), noted);
        latenesses = new Recording(traffic.connections(), noted);
        long ahead = Pacer.of(spec.placement(), traffic.connections()).aheadNanos();
        for (int i = 0; i < traffic.connections(); i++) {
            sessions.add(
                    new PacedSession(i, token, traffic.shape(), traffic.window(), System::nanoTime, ahead, recorder()));
        }
    }

    /** Three times of every round trip on one connection. */
    private PacedRecorder recorder() {
        RoundTripRecorder service = services.next();
        RoundTripRecorder response = responses.next();
        RoundTripRecorder lateness = latenesses.next();
        return (serviceNanos, responseNanos, latenessNanos) -> {
            service.record(serviceNanos);
            response.record(responseNanos);
            lateness.record(latenessNanos);
        };
    }

    @Override
    public Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException {
        return new Storm(transport, servers.get(0), settings, threads)
                .open(sessions, (session, bracket) -> sessions.get(session).assign(bracket));
    }

    /**
     * At a low rate a fork would end before its code is compiled, and its times would be the interpreter's. So as many
     * requests as that takes go before everything else, faster, and count for nothing.
     */
    @Override
    public void prime(Client client) throws IOException {
        if (!traffic.pace().isPrimed()) {
            return;
        }
        int requests = (int) (Pace.PRIMING_PER_SECOND * Pace.PRIMING.toSeconds());
        PacedSlice priming = new PacedSlice(
                Pace.of(Pace.PRIMING_PER_SECOND, Pace.Arrivals.CONSTANT),
                traffic.connections(),
                traffic.connections(),
                Math.max(requests, traffic.connections()),
                0);
        sessions.forEach(session -> session.assign(priming));
        client.run(Link.LIMIT);
        drainInto(RoundTripRecorder.growing(traffic.connections()));
        Map<Series, Histogram> beside = new EnumMap<>(Series.class);
        series().forEach(series -> beside.put(series, RoundTripRecorder.growing(traffic.connections())));
        drainInto(beside);
    }

    @Override
    public void assign(Bracket bracket) {
        sessions.get(0).assign(bracket);
    }

    @Override
    public Begun assignSlice(Supplier<Bracket> none) {
        PacedSlice slice = new PacedSlice(traffic.pace(), traffic.connections(), spec.ramp(), spec.slice(), slices++);
        sessions.forEach(session -> session.assign(slice));
        return () -> {
            if (!slice.complete()) {
                throw new IOException("a slice ended before all requests of its plan were answered");
            }
            return new SliceCount(slice.count(), slice.nanos(), List.of(), slice.plannedNanos());
        };
    }

    @Override
    public long[] drainInto(Histogram roundTrips) {
        services.drainInto(roundTrips);
        return new long[0];
    }

    @Override
    public Set<Series> series() {
        return EnumSet.of(Series.RESPONSE, Series.LATENESS);
    }

    @Override
    public void drainInto(Map<Series, Histogram> beside) {
        responses.drainInto(Objects.requireNonNull(beside.get(Series.RESPONSE)));
        latenesses.drainInto(Objects.requireNonNull(beside.get(Series.LATENESS)));
    }
}
