package dev.loopbench.core.load;

import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.RequestTimes;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The counted requests of one slice of a plan, and what they met: two accounts of their response times, of all of them and of those
 * that no pause of the platform touched.
 */
public final class PlanTimes {

    /** Below what makes a request late, ns. */
    private static final long LITTLE_NANOS = 5_000;

    /** What part of a response its lateness has to be, one in so many. */
    private static final int MATERIAL = 10;

    private final List<RequestTimes> connections;
    private final List<Pause> pauses;
    private final List<ProcessPause> ownPauses;

    /**
     * @param connections the requests of each
     * @param seen what was taken for pauses of the platform in that slice
     * @param ownPauses those that the client's process made itself
     */
    public PlanTimes(List<RequestTimes> connections, List<Pause> seen, List<ProcessPause> ownPauses) {
        this.connections = List.copyOf(connections);
        this.ownPauses = List.copyOf(ownPauses);
        pauses = seen.stream()
                .filter(pause -> ownPauses.stream().noneMatch(own -> own.explains(pause)))
                .toList();
    }

    /** The pauses of the platform, on the clock of {@link System#nanoTime()}. */
    public List<Pause> pauses() {
        return pauses;
    }

    /** The requests of each connection. */
    public List<RequestTimes> connections() {
        return connections;
    }

    /** Adds the response times, ns. */
    public void addResponses(Histogram responses) {
        for (RequestTimes requests : connections) {
            for (int i = 0; i < requests.count(); i++) {
                responses.recordValue(requests.response(i));
            }
        }
    }

    /** Adds the service times, ns. */
    public void addServices(Histogram services) {
        for (RequestTimes requests : connections) {
            for (int i = 0; i < requests.count(); i++) {
                services.recordValue(requests.service(i));
            }
        }
    }

    /** Adds the times of each series to its histogram, ns: those of {@link Series#ofPlans}. */
    public void addTo(Map<Series, Histogram> secondary) {
        for (RequestTimes requests : connections) {
            boolean[] touched = requests.touched(pauses);
            for (int i = 0; i < requests.count(); i++) {
                record(secondary, Series.RESPONSE, requests.response(i));
                record(secondary, Series.LATENESS, requests.lateness(i));
                if (!touched[i]) {
                    record(secondary, Series.UNDISTURBED, requests.response(i));
                    record(secondary, Series.OWN_LATENESS, ownLateness(requests, i));
                }
            }
        }
    }

    /**
     * A request that was late by 40 µs and then waited for 20 ms behind others, all of which were late by as much, would hardly have been
     * answered earlier: it counts only if it is a tenth of the response, and otherwise as little.
     */
    private long ownLateness(RequestTimes requests, int request) {
        long own = requests.ownLateness(request, ownPauses);
        return MATERIAL * own > requests.response(request) ? own : Math.min(own, LITTLE_NANOS);
    }

    private static void record(Map<Series, Histogram> secondary, Series series, long nanos) {
        Histogram times = secondary.get(series);
        if (times != null) {
            times.recordValue(nanos);
        }
    }
}
