package dev.loopbench.core.load;

import dev.loopbench.core.frame.Token;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pacing.PacedSession;
import dev.loopbench.core.pacing.PacedSlice;
import dev.loopbench.core.pause.GeneratorWatch;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseLog;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.RequestTimes;
import dev.loopbench.core.pause.SafepointLog;
import dev.loopbench.core.pause.SchedulerSample;
import dev.loopbench.core.pause.SchedulerWatch;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.record.ForkSpec;
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

/**
 * Requests leave by a plan, which starts anew with every slice. Poisson arrivals are others in every slice, and the same in
 * every fork: all that is compared is asked alike.
 */
final class PacedLoad implements ClientLoad {

    /** Beyond, room for more requests is made when they come. */
    private static final int MOST_EXPECTED = 1 << 20;

    private final ForkSpec spec;
    private final Traffic traffic;
    private final PauseLog pauseLog = new PauseLog();
    private final GeneratorWatch watch;
    private final List<SchedulerSample> readings = new ArrayList<>();
    private final Optional<SafepointLog> safepoints = SafepointLog.ofThisProcess();
    private final List<RequestTimes> times = new ArrayList<>();
    private final List<PacedSession> sessions = new ArrayList<>();
    private @Nullable SchedulerWatch scheduler;
    private List<Pause> pauses = List.of();
    private @Nullable PlanTimes last;
    private long slices;

    PacedLoad(ForkSpec spec, Token token) {
        this.spec = spec;
        traffic = spec.traffic();
        long ahead = Pacer.of(spec.placement(), traffic.connections()).aheadNanos();
        watch = new GeneratorWatch(pauseLog, ahead, traffic.outstanding() == 1);
        for (int i = 0; i < traffic.connections(); i++) {
            RequestTimes requests = new RequestTimes(expected());
            times.add(requests);
            sessions.add(new PacedSession(
                    i, token, traffic.shape(), traffic.window(), System::nanoTime, ahead, requests::add, watch));
        }
    }

    /** Of a connection: some more than a slice has, since the last ones may have to wait. */
    private int expected() {
        return (int)
                Math.min(2 * (spec.plannedTrips() / traffic.connections()) + 1, MOST_EXPECTED / traffic.connections());
    }

    @Override
    public Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException {
        return new BatchedConnector(transport, servers.get(0), settings, threads)
                .open(sessions, (session, probePair) -> sessions.get(session).assign(probePair));
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
        client.run(LIMIT);
        times.forEach(RequestTimes::clear);
        pauseLog.drain();
    }

    /**
     * Watches both ends from now on, where they have few enough threads.
     *
     * @throws IOException when a thread is gone
     */
    @Override
    public void watch(SchedulerWatch.Threads client, SchedulerWatch.Threads server) throws IOException {
        close();
        watch.heldOn(client.cpu());
        if (SchedulerWatch.canWatch(client, server)) {
            scheduler = LedgerDirectory.ofThisProcess().isPresent()
                    ? SchedulerWatch.of(pauseLog, client, server, this::note)
                    : SchedulerWatch.of(pauseLog, client, server);
            watch.with(scheduler);
        }
    }

    /** On a thread of the client, in its idle time. */
    private synchronized void note(SchedulerSample reading) {
        if (Math.max(reading.client().nanos(), reading.server().nanos()) >= SchedulerWatch.LEAST_WAIT_NANOS) {
            readings.add(reading);
        }
    }

    @Override
    public void close() {
        SchedulerWatch last = scheduler;
        scheduler = null;
        watch.with(null);
        if (last != null) {
            last.close();
        }
    }

    @Override
    public void assign(ProbePair probePair) {
        sessions.get(0).assign(probePair);
    }

    @Override
    public Begun assignSlice(Supplier<ProbePair> none) {
        times.forEach(RequestTimes::clear);
        forgetReadings();
        PacedSlice slice = new PacedSlice(traffic.pace(), traffic.connections(), spec.ramp(), spec.slice(), slices++);
        sessions.forEach(session -> session.assign(slice));
        watch.begin(System.nanoTime());
        return () -> {
            watch.end(System.nanoTime());
            if (!slice.complete()) {
                throw new IOException("a slice ended before all requests of its plan were answered");
            }
            return new SliceCount(slice.count(), slice.nanos(), List.of(), slice.plannedNanos());
        };
    }

    @Override
    public long[] drainInto(Histogram roundTrips) {
        new PlanTimes(times, List.of(), List.of()).addServices(roundTrips);
        return new long[0];
    }

    @Override
    public Set<Series> series() {
        return Series.ofPlans();
    }

    @Override
    public void drainInto(Map<Series, Histogram> secondary) throws IOException {
        List<ProcessPause> own = safepoints.isPresent() ? safepoints.get().read() : List.of();
        PlanTimes slice = new PlanTimes(times, pauseLog.drain(), own);
        slice.addTo(secondary);
        pauses = slice.pauses();
        last = slice;
    }

    private synchronized void forgetReadings() {
        readings.clear();
    }

    @Override
    public synchronized Optional<Observed> observed() {
        return Optional.ofNullable(last)
                .map(slice -> new Observed(
                        List.of(), Optional.of(slice), scheduler == null ? Optional.empty() : Optional.of(readings)));
    }

    @Override
    public List<Pause> pauses() {
        return pauses;
    }
}
