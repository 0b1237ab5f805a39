package dev.loopbench.core.measurement;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.HdrHistogram.Histogram;

/** The sessions of a fork's client, and what they have recorded. Not to be touched while they run. */
interface ClientLoad {

    /** What such a fork asks for. */
    static ClientLoad of(ForkSpec spec, Token token) {
        return switch (spec.use()) {
            case KEPT -> new KeptLoad(spec, token);
            case PER_REQUEST -> new CycleLoad(spec, token);
        };
    }

    /** Opens the connections that are kept. */
    Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException;

    /** Gives the next run a bracket. */
    void assign(Bracket bracket);

    /** Gives the next run a slice, which all sessions share. */
    void assign(Slice slice);

    /** See {@link ForkEnds#drainInto(Histogram)}. */
    long[] drainInto(Histogram roundTrips);

    /** See {@link ForkEnds#series}. */
    Set<Series> series();

    /** See {@link ForkEnds#drainInto(Map)}. */
    void drainInto(Map<Series, Histogram> beside);
}
