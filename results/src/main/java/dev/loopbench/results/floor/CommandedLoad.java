package dev.loopbench.results.floor;

import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.PlanTimes;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.RequestTimes;
import dev.loopbench.core.record.Probed.ProbeTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Slices that a process of the program runs when it is told to.
 *
 * @param end a client or a part
 * @param asksServer whether a probe pair has the CPU probe of the server, too
 */
record CommandedLoad(FloorEnd end, boolean asksServer) {

    /** The phases of a cycle in the order in which the program tells them. */
    static final Set<Series> PHASES =
            Collections.unmodifiableSet(EnumSet.of(Series.CONNECT, Series.EXCHANGE, Series.CLOSE));

    /** In the order in which the program counts them. */
    private static final List<PauseKind> KINDS =
            List.of(PauseKind.GAP, PauseKind.LATE_TIMER, PauseKind.RUN_QUEUE_WAIT, PauseKind.STOPPED);

    /** Requests of a connection that there is room for at first. */
    private static final int EXPECTED = 256;

    ProbeTimes probePair() throws IOException {
        return times(new StringTokenizer(end.ask("bracket " + server())));
    }

    SliceCount slice() throws IOException {
        StringTokenizer counted = new StringTokenizer(end.ask("slice " + server()));
        long count = number(counted);
        long nanos = number(counted);
        long plannedNanos = number(counted);
        List<ProbeTimes> inside = new ArrayList<>();
        while (counted.hasMoreTokens()) {
            inside.add(times(counted));
        }
        return new SliceCount(count, nanos, inside, plannedNanos);
    }

    /** See {@link dev.loopbench.core.ends.ForkEnds#drainInto}. */
    long[] drainInto(Histogram roundTrips) throws IOException {
        StringTokenizer said = new StringTokenizer(end.ask("latencies"));
        long[] inOrder = new long[said.countTokens()];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = number(said);
            roundTrips.recordValue(inOrder[i]);
        }
        return inOrder;
    }

    /** See {@link dev.loopbench.core.ends.ForkEnds#drainInto(Map)}; of cycles. */
    void drainInto(Map<Series, Histogram> secondary) throws IOException {
        if (!secondary.keySet().equals(PHASES)) {
            throw new IllegalArgumentException("of no cycle: " + secondary.keySet());
        }
        drainPhases(secondary);
    }

    /**
     * Has a client that follows a plan look at the server, too.
     *
     * @param server its process
     * @param sleeper a thread of it that sleeps unless the process is stopped; empty without one
     */
    void watch(long server, OptionalInt sleeper) throws IOException {
        end.ask("watch " + server + " " + sleeper.orElse(0));
    }

    /**
     * The times of the requests of the last slice of a plan, and the pauses that they met.
     *
     * @param clientCpu that the client is held on; {@link Pause#ANY_CPU} if none
     * @param serverCpu likewise
     */
    PlanTimes planTimes(int clientCpu, int serverCpu) throws IOException {
        StringTokenizer said = new StringTokenizer(end.ask("requests"));
        long base = number(said);
        SortedMap<Long, RequestTimes> connections = new TreeMap<>();
        while (said.hasMoreTokens()) {
            long connection = number(said);
            RequestTimes requests = connections.computeIfAbsent(connection, any -> new RequestTimes(EXPECTED));
            long due = base + number(said);
            requests.add(due, due + number(said), due + number(said), number(said), number(said));
        }
        List<Pause> pauses = new ArrayList<>();
        StringTokenizer gaps = new StringTokenizer(end.ask("gaps"));
        while (gaps.hasMoreTokens()) {
            PauseKind kind = KINDS.get((int) number(gaps));
            boolean isServers = number(gaps) > 0;
            pauses.add(new Pause(
                    kind,
                    isServers ? PausedEnd.SERVER : PausedEnd.CLIENT,
                    isServers ? serverCpu : clientCpu,
                    number(gaps),
                    number(gaps),
                    number(gaps)));
        }
        return new PlanTimes(List.copyOf(connections.values()), pauses, List.of());
    }

    /** Moves the phases of the counted cycles into their histograms. */
    private void drainPhases(Map<Series, Histogram> phases) throws IOException {
        StringTokenizer said = new StringTokenizer(end.ask("phases"));
        while (said.hasMoreTokens()) {
            for (Series phase : PHASES) {
                Histogram times = phases.get(phase);
                long nanos = number(said);
                if (times != null) {
                    times.recordValue(nanos);
                }
            }
        }
    }

    private int server() {
        return asksServer ? 1 : 0;
    }

    private static ProbeTimes times(StringTokenizer numbers) throws IOException {
        return new ProbeTimes(number(numbers), number(numbers), number(numbers), number(numbers));
    }

    private static long number(StringTokenizer numbers) throws IOException {
        if (!numbers.hasMoreTokens()) {
            throw new IOException("the program answered with too few numbers");
        }
        return Long.parseLong(numbers.nextToken());
    }
}
