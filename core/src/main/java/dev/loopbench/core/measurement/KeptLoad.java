package dev.loopbench.core.measurement;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** Sessions that keep a connection each. The first one takes the brackets. */
final class KeptLoad implements ClientLoad {

    private final List<RoundTripRecorder> recorders = new ArrayList<>();
    private final List<ClientSession> sessions = new ArrayList<>();

    KeptLoad(ForkSpec spec, Token token) {
        for (int i = 0; i < spec.connections(); i++) {
            RoundTripRecorder recorder = new RoundTripRecorder(spec.connections());
            recorders.add(recorder);
            sessions.add(new ClientSession(i, token, spec.shape(), spec.window(), System::nanoTime, recorder));
        }
    }

    @Override
    public Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException {
        return transport.connect(servers.get(0), settings, sessions, threads);
    }

    @Override
    public void assign(Bracket bracket) {
        sessions.get(0).assign(bracket);
    }

    @Override
    public void assign(Slice slice) {
        sessions.forEach(session -> session.assign(slice));
    }

    @Override
    public long[] drainInto(Histogram roundTrips) {
        long[] noted = recorders.get(0).noted();
        recorders.forEach(recorder -> recorder.drainInto(roundTrips));
        return noted;
    }

    @Override
    public Set<Series> series() {
        return Set.of();
    }

    @Override
    public void drainInto(Map<Series, Histogram> beside) {}
}
