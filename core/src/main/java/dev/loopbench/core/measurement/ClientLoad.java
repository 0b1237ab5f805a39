package dev.loopbench.core.measurement;

import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** What a client has to do: its sessions, what they are given before a run, and what they have recorded after it. */
interface ClientLoad {

    /** A slice that was given to the sessions. */
    interface Begun {

        /**
         * What came of it, once the client has run.
         *
         * @throws IOException when it was not completed
         */
        SliceCount count() throws IOException;
    }

    /** One for each connection. */
    List<? extends Session> sessions();

    /** Gives a bracket to one of the connections, counted from 0. */
    void assign(int connection, Bracket bracket);

    /**
     * Gives the next slice to all connections.
     *
     * @param inside makes brackets for its inside
     */
    Begun assignSlice(Supplier<Bracket> inside);

    /** See {@link ForkEnds#drainInto(Histogram)}. */
    long[] drainInto(Histogram roundTrips);

    /** See {@link ForkEnds#series}. */
    Set<Series> series();

    /** See {@link ForkEnds#drainInto(Map)}. */
    void drainInto(Map<Series, Histogram> beside);
}
