package dev.loopbench.core.measurement;

import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Full windows: requests leave as responses come. */
final class ClosedLoad implements ClientLoad {

    private final ForkSpec spec;
    private final Histogram counted;
    private final List<RoundTripRecorder> recorders = new ArrayList<>();
    private final List<ClientSession> sessions = new ArrayList<>();

    ClosedLoad(ForkSpec spec, Token token) {
        this.spec = spec;
        counted = RoundTripRecorder.empty(spec.connections());
        for (int i = 0; i < spec.connections(); i++) {
            RoundTripRecorder recorder = new RoundTripRecorder(spec.connections(), counted);
            recorders.add(recorder);
            sessions.add(new ClientSession(i, token, spec.shape(), spec.window(), System::nanoTime, recorder));
        }
    }

    @Override
    public List<? extends Session> sessions() {
        return sessions;
    }

    @Override
    public void assign(int connection, Bracket bracket) {
        sessions.get(connection).assign(bracket);
    }

    @Override
    public Begun assignSlice(Supplier<Bracket> brackets) {
        List<Bracket> inside =
                Stream.generate(brackets).limit(spec.bracketsInside()).toList();
        Slice slice = inside.isEmpty()
                ? new Slice(spec.ramp(), spec.slice(), spec.outstanding())
                : Slice.inLaps(spec.ramp(), spec.slice(), spec.lap(), inside);
        sessions.forEach(session -> session.assign(slice));
        return () -> {
            if (!slice.complete()) {
                throw new IOException("a slice ended before its round trips were counted");
            }
            return new SliceCount(
                    slice.count(),
                    slice.nanos(),
                    inside.stream().map(WitnessTimes::of).toList());
        };
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
