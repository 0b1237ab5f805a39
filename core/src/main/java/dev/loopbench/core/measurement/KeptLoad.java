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

    /** Connections that are opened before each is seen to be accepted: fewer than any kernel's listen queue holds. */
    private static final int STORM = 128;

    private final ForkSpec spec;
    private final Token token;
    private final Histogram counted;
    private final List<RoundTripRecorder> recorders = new ArrayList<>();
    private final List<ClientSession> sessions = new ArrayList<>();

    KeptLoad(ForkSpec spec, Token token) {
        this.spec = spec;
        this.token = token;
        counted = RoundTripRecorder.empty(spec.connections());
    }

    @Override
    public Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException {
        Client opened = transport.connect(servers.get(0), settings, newSessions(), threads);
        try {
            greet(opened, 0);
            while (sessions.size() < spec.connections()) {
                int greeted = sessions.size();
                opened.add(newSessions());
                greet(opened, greeted);
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Those of the next batch of connections. */
    private List<ClientSession> newSessions() {
        int opened = sessions.size();
        int batch = Math.min(STORM, spec.connections() - opened);
        for (int i = opened; i < opened + batch; i++) {
            RoundTripRecorder recorder = new RoundTripRecorder(spec.connections(), counted);
            recorders.add(recorder);
            sessions.add(new ClientSession(i, token, spec.shape(), spec.window(), System::nanoTime, recorder));
        }
        return List.copyOf(sessions.subList(opened, sessions.size()));
    }

    /**
     * Has a control frame go there and back on each connection that was not used yet: who answers has accepted it, and has
     * its thread, if it has one, running. A single connection is used by the first bracket.
     */
    private void greet(Client opened, int greeted) throws IOException {
        if (spec.connections() > 1) {
            sessions.stream().skip(greeted).forEach(session -> session.assign(new Bracket(() -> 0, false)));
            opened.run(Link.LIMIT);
        }
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
        if (counted.getTotalCount() > 0) {
            roundTrips.add(counted);
            counted.reset();
        }
        return noted;
    }

    @Override
    public Set<Series> series() {
        return Set.of();
    }

    @Override
    public void drainInto(Map<Series, Histogram> beside) {}
}
