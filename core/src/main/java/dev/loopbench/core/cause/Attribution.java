package dev.loopbench.core.cause;

import dev.loopbench.core.cause.Evidence.Source;
import dev.loopbench.core.pause.Pause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Gives each slow request the cause that the evidence shows: the one that explains at least half of what the request took beyond the
 * median, by the most exact source that explains so much. Without such a one its cause is unknown.
 */
public final class Attribution {

    private static final int HALF = 2;
    private static final int MOST_TEXTS = 3;
    private static final double MICRO = 1e3;

    /** The reasons why a handler takes long that counters of its slice show. */
    private static final Set<Cause> REASONS_TO_HOLD = EnumSet.of(Cause.PAGE_FAULTS, Cause.COMPILATION);

    private final Map<Source, EvidenceIndex> evidence = new EnumMap<>(Source.class);
    private final TickCalendar ticks;
    private final long medianNanos;

    /**
     * @param all evidence, of any order
     * @param medianNanos the median of all requests, ns
     * @param isAlone whether one request at a time is outstanding: counters of a slice then explain as much as they count, and no more.
     *     Single events, such as a migration, explain one request each anyway
     */
    public Attribution(List<Evidence> all, TickCalendar ticks, long medianNanos, boolean isAlone) {
        this.ticks = ticks;
        this.medianNanos = medianNanos;
        for (Source source : Source.values()) {
            List<Evidence> own =
                    all.stream().filter(one -> one.source() == source).toList();
            evidence.put(source, new EvidenceIndex(own, isAlone));
        }
    }

    /** One request and its explanation. */
    public record Finding(KeptRequest kept, Cause cause, String text) {}

    /** Explains requests, the slowest first. */
    public List<Finding> explain(List<KeptRequest> requests) {
        return requests.stream()
                .sorted(Comparator.comparingLong(
                                (KeptRequest kept) -> kept.request().nanos())
                        .reversed())
                .map(this::explain)
                .toList();
    }

    private Finding explain(KeptRequest kept) {
        TimedRequest request = kept.request();
        long late = Math.max(1, request.nanos() - medianNanos);
        Map<Cause, Long> nearest = new EnumMap<>(Cause.class);
        for (Source source : Source.values()) {
            if (source == Source.TICK) {
                long nanos = ticks.heldUp(request.dueNanos(), request.receivedNanos());
                if (HALF * nanos >= late) {
                    return new Finding(
                            kept,
                            Cause.TIMER_TICK,
                            "a tick at that moment; ticks in its time usually take " + micros(nanos));
                }
                nearest.merge(Cause.TIMER_TICK, nanos, Math::max);
            } else {
                Map<Cause, Long> sums = sums(source, request, late);
                for (Map.Entry<Cause, Long> sum : sums.entrySet()) {
                    nearest.merge(sum.getKey(), sum.getValue(), Math::max);
                }
                Cause most = most(sums);
                if (most != Cause.UNKNOWN && explains(sums, most, late)) {
                    if (source == Source.SERVER) {
                        // The server's clock says where the time went, the counters may say why.
                        Map<Cause, Long> reasons = added(Source.SLICE, request, late);
                        reasons.keySet().retainAll(REASONS_TO_HOLD);
                        Cause why = most(reasons);
                        if (explains(reasons, why, late)) {
                            return new Finding(kept, why, take(Source.SLICE, why, request, late));
                        }
                    }
                    return new Finding(kept, most, take(source, most, request, late));
                }
            }
        }
        nearest.replaceAll((cause, nanos) -> Math.min(nanos, late));
        return new Finding(kept, Cause.UNKNOWN, unknown(nearest));
    }

    private static boolean explains(Map<Cause, Long> sums, Cause cause, long late) {
        return HALF * Math.min(late, sums.getOrDefault(cause, 0L)) >= late;
    }

    private Map<Cause, Long> sums(Source source, TimedRequest request, long late) {
        return source == Source.INTERVAL || source == Source.SERVER
                ? covered(source, request, late)
                : added(source, request, late);
    }

    /** Of pieces whose ends are known: what two of them share counts once. */
    private Map<Cause, Long> covered(Source source, TimedRequest request, long late) {
        Map<Cause, Cover> covers = new EnumMap<>(Cause.class);
        if (source == Source.INTERVAL && isBrieflyHeldUp(request)) {
            covers.computeIfAbsent(interruption(request), any -> new Cover())
                    .add(request.sentNanos() - request.heldUpNanos(), request.sentNanos(), request.heldUpNanos());
        }
        for (Stock stock : around(source, request)) {
            Evidence one = stock.evidence();
            if (one.effect().includes(late)) {
                covers.computeIfAbsent(one.cause(), any -> new Cover())
                        .add(one.beganWithin(request), one.endedWithin(request), stock.nanos(request));
            }
        }
        Map<Cause, Long> sums = new EnumMap<>(Cause.class);
        covers.forEach((cause, cover) -> sums.put(cause, cover.nanos()));
        return sums;
    }

    private Map<Cause, Long> added(Source source, TimedRequest request, long late) {
        Map<Cause, Long> sums = new EnumMap<>(Cause.class);
        for (Stock stock : around(source, request)) {
            if (stock.evidence().effect().includes(late)) {
                sums.merge(stock.evidence().cause(), stock.nanos(request), Long::sum);
            }
        }
        return sums;
    }

    private List<Stock> around(Source source, TimedRequest request) {
        EvidenceIndex index = evidence.get(source);
        return index == null ? List.of() : index.around(request);
    }

    /** Longer interruptions are recorded as pauses, or are safepoints of the generator's own process. */
    private static boolean isBrieflyHeldUp(TimedRequest request) {
        return request.heldUpNanos() > 0 && request.heldUpNanos() < Pause.LEAST_NANOS;
    }

    /** A gap that is too short to be recorded as a pause. */
    private Cause interruption(TimedRequest request) {
        return HALF * ticks.heldUp(request.dueNanos() - request.heldUpNanos(), request.sentNanos())
                        >= request.heldUpNanos()
                ? Cause.TIMER_TICK
                : Cause.PLATFORM_PAUSE;
    }

    private static Cause most(Map<Cause, Long> sums) {
        Cause most = Cause.UNKNOWN;
        long nanos = 0;
        for (Map.Entry<Cause, Long> sum : sums.entrySet()) {
            if (sum.getValue() > nanos) {
                most = sum.getKey();
                nanos = sum.getValue();
            }
        }
        return most;
    }

    /** The text of the evidence. Counters of a slice are used up by it. */
    private String take(Source source, Cause cause, TimedRequest request, long late) {
        List<String> texts = new ArrayList<>();
        if (source == Source.INTERVAL && isBrieflyHeldUp(request) && interruption(request) == cause) {
            texts.add("the generator was interrupted for " + micros(request.heldUpNanos()));
        }
        long needed = late;
        for (Stock stock : around(source, request)) {
            if (stock.evidence().cause() == cause && stock.evidence().effect().includes(late) && needed > 0) {
                if (texts.size() < MOST_TEXTS) {
                    texts.add(stock.evidence().text());
                }
                needed -= stock.use(request, needed);
            }
        }
        return String.join("; ", texts);
    }

    private static String unknown(Map<Cause, Long> nearest) {
        String most = nearest.entrySet().stream()
                .filter(one -> one.getValue() > 0)
                .sorted(Map.Entry.<Cause, Long>comparingByValue().reversed())
                .limit(1)
                .map(one -> "; nearest is " + one.getKey().label() + ", " + micros(one.getValue()))
                .collect(Collectors.joining());
        return "nothing that was recorded explains half of it" + most;
    }

    /** A time as evidence states it: whole µs. */
    public static String micros(long nanos) {
        return String.format(Locale.ROOT, "%.0f µs", nanos / MICRO);
    }
}
