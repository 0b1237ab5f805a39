package dev.loopbench.core.ledger;

import dev.loopbench.core.cause.Attribution;
import dev.loopbench.core.cause.Evidence;
import dev.loopbench.core.cause.KeptRequest;
import dev.loopbench.core.cause.LedgerSubject;
import dev.loopbench.core.cause.ObservedSlice;
import dev.loopbench.core.cause.PauseEvidence;
import dev.loopbench.core.cause.SliceEvidence;
import dev.loopbench.core.cause.TickCalendar;
import dev.loopbench.core.cause.Ticks;
import dev.loopbench.core.cause.TimedRequest;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.SchedulerSample;
import dev.loopbench.core.pause.SchedulerWatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * The slow requests of one fork and what was recorded around them. Everything is decided when the fork is over. Used by one thread.
 *
 * <p>Times are ns of {@link System#nanoTime()}.
 */
public final class Ledger {

    /** The requests that are listed one by one. */
    public static final int LISTED = 50;

    private static final int DIGITS = 3;
    private static final double TAIL = 99;
    private static final double LEAST_KEPT = 90;
    private static final double MICRO = 1e3;

    /** So many are kept in any case, some 90 bytes each: all beyond the 99th percentile of a fork of 6 million requests. */
    static final int MOST_KEPT = 1 << 16;

    /** Of more requests, those beyond the 99th percentile of a fork that may become five times as long. */
    private static final double KEPT_SHARE = 0.05;

    /** Room for those of some turns more, so that not each one sorts them all. */
    private static final int ROOM = 2;

    private static final Comparator<KeptRequest> SLOWEST_FIRST = Comparator.comparingLong(
                    (KeptRequest kept) -> kept.request().nanos())
            .reversed();

    private final LedgerSubject subject;
    private final long faultNanos;
    private final Histogram times = new Histogram(DIGITS);
    private final List<KeptRequest> kept = new ArrayList<>();
    private final List<ObservedSlice> slices = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private boolean hasReadings;
    private final TickCalendar ticks = new TickCalendar();

    /** @param faultNanos how long it takes to map a page, ns */
    public Ledger(LedgerSubject subject, long faultNanos) {
        this.subject = subject;
        this.faultNanos = faultNanos;
    }

    /**
     * Takes in the times of all requests of a turn.
     *
     * @param all ns
     */
    public void addTimes(Histogram all) {
        times.add(all);
    }

    /** Least time of a request that is kept, ns. In a fork that has just begun, the tail may come from a few bad moments. */
    public long tailNanos() {
        return times.getValueAtPercentile(LEAST_KEPT);
    }

    /**
     * Takes in a turn.
     *
     * @param slowest those that may be beyond the 99th percentile
     */
    public void add(ObservedSlice slice, List<TimedRequest> slowest) {
        slices.add(slice);
        slowest.forEach(request -> kept.add(new KeptRequest(slice.round(), request)));
        int needed = (int) Math.max(MOST_KEPT, KEPT_SHARE * times.getTotalCount());
        if (kept.size() > ROOM * needed) {
            kept.sort(SLOWEST_FIRST);
            kept.subList(needed, kept.size()).clear();
        }
    }

    /**
     * Takes in what an open loop saw of pauses in a turn.
     *
     * @param readings of the scheduler; empty where it was not asked
     */
    public void add(List<Pause> pauses, Optional<List<SchedulerSample>> readings) {
        hasReadings |= readings.isPresent();
        evidence.addAll(PauseEvidence.of(pauses, readings.orElse(List.of())));
    }

    /** Takes in the safepoints of an end. */
    public void addSafepoints(PausedEnd end, List<ProcessPause> safepoints) {
        evidence.addAll(PauseEvidence.ofSafepoints(end, safepoints));
    }

    /** Takes in what else was recorded. */
    public void add(List<Evidence> more) {
        evidence.addAll(more);
    }

    /** Says what a reader should know, once. */
    public void note(String text) {
        notes.add(text);
    }

    /**
     * Says which ticks there are from now on.
     *
     * @param at when they were looked for
     */
    public void ticking(long at, Ticks found) {
        ticks.add(at, found);
    }

    /**
     * Explains the slow requests.
     *
     * @param since the moment that they are timed from
     */
    public LedgerDocument document(long since) {
        long p50 = times.getValueAtPercentile(50);
        long p99 = times.getValueAtPercentile(TAIL);
        Tail tail = Tail.of(times, p99);
        List<Evidence> all = new ArrayList<>(evidence);
        all.addAll(new SliceEvidence(slices, subject, hasReadings, faultNanos).all());
        List<KeptRequest> slow =
                kept.stream().filter(one -> one.request().nanos() > p99).toList();
        List<Attribution.Finding> findings = new Attribution(all, ticks, p50, subject.isAlone()).explain(slow);
        return new LedgerDocument(
                LedgerDocument.SCHEMA,
                subject.timed(),
                times.getTotalCount(),
                p50 / MICRO,
                p99 / MICRO,
                tail.requests(),
                tail.nanos() / MICRO,
                tail.shares(findings),
                listed(findings).stream()
                        .map(one -> slowRequest(one, since, p50))
                        .toList(),
                notes(tail.requests(), slow.size()));
    }

    /** Of those that left and were answered together one alone. */
    private static List<Attribution.Finding> listed(List<Attribution.Finding> findings) {
        Set<List<Long>> batches = new HashSet<>();
        return findings.stream()
                .filter(finding -> {
                    TimedRequest request = finding.kept().request();
                    return batches.add(
                            List.of((long) finding.kept().round(), (long) request.connection(), request.nanos()));
                })
                .limit(LISTED)
                .toList();
    }

    private static SlowRequest slowRequest(Attribution.Finding finding, long since, long p50) {
        TimedRequest request = finding.kept().request();
        return new SlowRequest(
                finding.kept().round(),
                (request.dueNanos() - since) / MICRO,
                request.connection(),
                request.nanos() / MICRO,
                (request.nanos() - p50) / MICRO,
                finding.cause(),
                finding.text());
    }

    private List<String> notes(long beyond, int explained) {
        List<String> all = new ArrayList<>();
        List<Ticks.Train> trains = ticks.last().trains();
        all.add(
                trains.isEmpty()
                        ? "no regular ticks were found in " + ticks.looks() + " looks, so none is a cause"
                        : "ticks: "
                                + String.join(
                                        ", ", trains.stream().map(Ledger::text).toList()) + ", found in "
                                + ticks.looksThatFound() + " of " + ticks.looks() + " looks");
        if (subject.isOpenLoop() && !hasReadings) {
            all.add("the scheduler was not asked between requests, since an end has none or more than "
                    + SchedulerWatch.MOST_THREADS + " I/O threads: waits are known by slice only");
        }
        if (explained < beyond) {
            all.add("requests beyond the 99th percentile that were not kept one by one, and count as unknown: "
                    + (beyond - explained) + " of " + beyond);
        }
        all.addAll(notes);
        return all;
    }

    private static String text(Ticks.Train train) {
        return "every " + Attribution.micros(train.periodNanos()) + " for " + Attribution.micros(train.lengthNanos());
    }
}
