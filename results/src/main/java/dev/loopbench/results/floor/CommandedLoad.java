package dev.loopbench.results.floor;

import dev.loopbench.core.measurement.Series;
import dev.loopbench.core.measurement.SliceCount;
import dev.loopbench.core.measurement.WitnessTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import org.HdrHistogram.Histogram;

/**
 * Slices that a process of the program runs when it is told to.
 *
 * @param end a client or a part
 * @param asksServer whether a bracket has the witness of the server, too
 */
record CommandedLoad(FloorEnd end, boolean asksServer) {

    /** The phases of a cycle in the order in which the program tells them. */
    static final Set<Series> PHASES =
            Collections.unmodifiableSet(EnumSet.of(Series.CONNECT, Series.EXCHANGE, Series.CLOSE));

    WitnessTimes bracket() throws IOException {
        return times(new StringTokenizer(end.ask("bracket " + server())));
    }

    SliceCount slice() throws IOException {
        StringTokenizer counted = new StringTokenizer(end.ask("slice " + server()));
        long count = number(counted);
        long nanos = number(counted);
        long plannedNanos = number(counted);
        List<WitnessTimes> inside = new ArrayList<>();
        while (counted.hasMoreTokens()) {
            inside.add(times(counted));
        }
        return new SliceCount(count, nanos, inside, plannedNanos);
    }

    /** See {@link dev.loopbench.core.measurement.ForkEnds#drainInto}. */
    long[] drainInto(Histogram roundTrips) throws IOException {
        StringTokenizer said = new StringTokenizer(end.ask("latencies"));
        long[] inOrder = new long[said.countTokens()];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = number(said);
            roundTrips.recordValue(inOrder[i]);
        }
        return inOrder;
    }

    /** See {@link dev.loopbench.core.measurement.ForkEnds#drainInto(Map)}. */
    void drainInto(Map<Series, Histogram> beside) throws IOException {
        if (beside.keySet().equals(PHASES)) {
            drainPhases(beside);
            return;
        }
        for (Map.Entry<Series, Histogram> entry : beside.entrySet()) {
            StringTokenizer said = new StringTokenizer(end.ask(times(entry.getKey())));
            while (said.hasMoreTokens()) {
                entry.getValue().recordValue(number(said));
            }
        }
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

    private static String times(Series series) {
        return switch (series) {
            case RESPONSE -> "responses";
            case LATENESS -> "delays";
            case CONNECT, EXCHANGE, CLOSE -> throw new IllegalArgumentException("of no cycle: " + series);
        };
    }

    private int server() {
        return asksServer ? 1 : 0;
    }

    private static WitnessTimes times(StringTokenizer numbers) throws IOException {
        return new WitnessTimes(number(numbers), number(numbers), number(numbers));
    }

    private static long number(StringTokenizer numbers) throws IOException {
        if (!numbers.hasMoreTokens()) {
            throw new IOException("the program answered with too few numbers");
        }
        return Long.parseLong(numbers.nextToken());
    }
}
