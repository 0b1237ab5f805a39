package dev.loopbench.core.load;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.ledger.SlowestOfSlice;
import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.load.CurrentSlowest.SlowRequestRecorder;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ClientSession.LatencyRecorder;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Full windows: requests leave as responses come. */
final class ClosedLoad implements ClientLoad {

    /** Slices in one go at the most: some 30 ms on one core. */
    private static final int EXERCISE = 8;

    /** Round trips in one go beyond which what is around a slice hardly counts. */
    private static final int EXERCISE_ROUND_TRIPS = 2000;

    private final ForkSpec spec;
    private final Recording roundTrips;
    private final List<ClientSession> sessions;
    private final CurrentSlowest current;
    private final @Nullable SlowestOfSlice slowest;

    ClosedLoad(ForkSpec spec, Token token) {
        this(spec, token, LedgerDirectory.ofThisProcess().isPresent());
    }

    /** @param keepsSlowest whether slow requests are kept one by one */
    ClosedLoad(ForkSpec spec, Token token, boolean keepsSlowest) {
        this.spec = spec;
        sessions = new ArrayList<>();
        Traffic traffic = spec.traffic();
        roundTrips = new Recording(traffic.connections());
        current = new CurrentSlowest();
        slowest = keepsSlowest ? new SlowestOfSlice(spec.slice()) : null;
        for (int i = 0; i < traffic.connections(); i++) {
            sessions.add(new ClientSession(i, token, traffic.shape(), traffic.window(), System::nanoTime, recorder(i)));
        }
    }

    /** Of a further connection. */
    LatencyRecorder recorder(int connection) {
        LatencyRecorder recorder = roundTrips.next();
        return slowest == null ? recorder : new SlowRequestRecorder(connection, recorder, current);
    }

    private ClosedLoad(ForkSpec spec, ClosedLoad other) {
        this.spec = spec;
        roundTrips = other.roundTrips;
        sessions = other.sessions;
        current = other.current;
        slowest = other.slowest == null ? null : new SlowestOfSlice(spec.slice());
    }

    @Override
    public ClientLoad sharing(ForkSpec other) {
        return new ClosedLoad(other, this);
    }

    @Override
    public ClientLoad exercise() {
        return sharing(spec.withSlice(Math.min(EXERCISE * spec.slice(), Math.max(spec.slice(), EXERCISE_ROUND_TRIPS))));
    }

    @Override
    public Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException {
        return new BatchedConnector(transport, servers.get(0), settings, threads)
                .open(sessions, (session, probePair) -> sessions.get(session).assign(probePair));
    }

    @Override
    public void assign(ProbePair probePair) {
        sessions.get(0).assign(probePair);
    }

    @Override
    public Begun assignSlice(Supplier<ProbePair> probePairs) {
        if (slowest != null) {
            current.begin(slowest);
        }
        ClosedSlice slice = ClosedSlice.of(spec, probePairs);
        sessions.forEach(session -> session.assign(slice.slice()));
        return slice;
    }

    @Override
    public long[] drainInto(Histogram sum) {
        long[] noted = roundTrips.noted();
        roundTrips.drainInto(sum);
        return noted;
    }

    @Override
    public Optional<Observed> observed() {
        return Optional.ofNullable(slowest).map(requests -> Observed.of(requests.all()));
    }

    @Override
    public Set<Series> series() {
        return Set.of();
    }

    @Override
    public void drainInto(Map<Series, Histogram> secondary) {}
}
