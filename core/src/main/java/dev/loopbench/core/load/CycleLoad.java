package dev.loopbench.core.load;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.ledger.SlowestOfSlice;
import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ClientCycles;
import dev.loopbench.core.session.ClientCycles.CycleRecorder;
import dev.loopbench.core.session.ClientSession;
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

/** Sessions that open a connection for each request, and one more that keeps its connection, for probe pairs. */
final class CycleLoad implements ClientLoad {

    private static final int CONTROL = 0;

    private final ForkSpec spec;
    private final CycleTimes times;
    private final List<ClientCycles> sessions = new ArrayList<>();
    private final ClientSession control;
    private final @Nullable SlowestOfSlice slowest;

    CycleLoad(ForkSpec spec, Token token) {
        this.spec = spec;
        Traffic traffic = spec.traffic();
        times = new CycleTimes(traffic.connections());
        slowest = LedgerDirectory.ofThisProcess().isPresent() ? new SlowestOfSlice(spec.slice()) : null;
        control = new ClientSession(CONTROL, token, traffic.shape(), 1, System::nanoTime, nanos -> {});
        for (int i = 1; i <= traffic.connections(); i++) {
            sessions.add(new ClientCycles(i, token, traffic.shape(), System::nanoTime, recorder(i - 1)));
        }
    }

    private CycleRecorder recorder(int connection) {
        CycleRecorder recorder = times.next();
        return slowest == null ? recorder : noting(connection, recorder, slowest);
    }

    private static CycleRecorder noting(int connection, CycleRecorder all, SlowestOfSlice slowest) {
        return (cycle, connect, exchange, close) -> {
            all.record(cycle, connect, exchange, close);
            if (cycle > slowest.threshold()) {
                slowest.add(connection, System.nanoTime() - close, cycle);
            }
        };
    }

    @Override
    public Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException {
        return transport.connectPerRequest(servers, settings, control, sessions, threads);
    }

    @Override
    public void assign(ProbePair probePair) {
        control.assign(probePair);
    }

    @Override
    public Begun assignSlice(Supplier<ProbePair> none) {
        if (slowest != null) {
            slowest.begin();
        }
        ClosedSlice slice = ClosedSlice.of(spec, none);
        sessions.forEach(session -> session.assign(slice.slice()));
        return slice;
    }

    /** No slice has probe pairs inside, so the order is of no meaning. */
    @Override
    public long[] drainInto(Histogram roundTrips) {
        times.drainInto(roundTrips);
        return new long[0];
    }

    @Override
    public Optional<Observed> observed() {
        return Optional.ofNullable(slowest).map(requests -> Observed.of(requests.all()));
    }

    @Override
    public Set<Series> series() {
        return CycleTimes.PHASES;
    }

    @Override
    public void drainInto(Map<Series, Histogram> secondary) {
        times.drainInto(secondary);
    }
}
