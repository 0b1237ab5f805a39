package dev.loopbench.core.pause;

import org.jspecify.annotations.Nullable;

/**
 * Sees pauses in what a generator does anyway: it looks at the clock until a request is due. Between two looks of one thread lies at
 * most a system call, so a long gap means that the thread did not run. A thread that sleeps sees only what its timer is late by.
 *
 * <p>Shared by all sessions of a client, and safe for use by their threads.
 */
public final class GeneratorWatch {

    /** In place of a time: nothing has interrupted the generator. */
    public static final long NEVER = Long.MAX_VALUE;

    /** From here on a gap in a loop that does nothing but look is none of the generator's own doing, ns. */
    static final long LEAST_INTERRUPTION_NANOS = 10_000;

    /** How long before a request is due there is time to ask the scheduler at the least, ns. */
    private static final long ROOM_NANOS = 20_000;

    /** So many times as long as it usually takes: a request that is due meanwhile would be late. */
    private static final int SPARE = 2;

    /** The same where a reading is wanted. */
    private static final double LITTLE_SPARE = 1.25;

    /** Readings that the usual time is remembered from. */
    private static final int MEMORY = 16;

    /** So much of the usual time is forgotten with each request before which there is no room, one part in so many. */
    private static final int FORGETTING = 256;

    /** Where there is never room, it is asked after so many answers all the same: this may make one in as many late. */
    private static final int MOST_ANSWERS = 500;

    /** The same for how often threads were moved, which is in larger files, ns. */
    private static final long ROOM_FOR_MOVES_NANOS = 500_000;

    /** Between two questions where several requests are outstanding, ns. */
    private static final long LEAST_DISTANCE_NANOS = 1_000_000;

    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final PauseLog log;
    private final long ahead;
    private final long leastInterruption;
    private final boolean alone;
    private volatile int cpu = Pause.ANY_CPU;
    private @Nullable SchedulerWatch scheduler;
    private long longest;
    private long answers;
    private long slowSince = NEVER;
    private long askedAt = LONG_AGO;
    private long readingNanos = ROOM_NANOS;
    private long refusedBefore = LONG_AGO;
    private final ThreadLocal<Looks> looks = ThreadLocal.withInitial(Looks::new);

    /** Of one thread. */
    private static final class Looks {
        private long last = LONG_AGO;
    }

    /**
     * @param log takes the pauses
     * @param ahead how long before a request is due the generator no longer sleeps, ns
     * @param alone whether its only connection has one request outstanding at most, so that between two looks there is nothing to do
     */
    public GeneratorWatch(PauseLog log, long ahead, boolean alone) {
        this.log = log;
        this.ahead = ahead;
        this.alone = alone;
        leastInterruption = alone ? LEAST_INTERRUPTION_NANOS : Pause.LEAST_NANOS;
    }

    /** One that nobody asks. */
    public static GeneratorWatch unheard() {
        return new GeneratorWatch(new PauseLog(), 0, true);
    }

    /** Which processor the client is held on; {@link Pause#ANY_CPU} if none, which is also what goes without saying. */
    public void heldOn(int processor) {
        cpu = processor;
    }

    /** Sets the watch for pauses that the generator cannot see; {@code null} for none, as between two slices. */
    public synchronized void with(@Nullable SchedulerWatch other) {
        scheduler = other;
    }

    /** A slice begins. */
    public synchronized void begin(long now) {
        forgetAnswers();
        askedAt = now;
        log.takeSeenByClient();
        if (scheduler != null) {
            scheduler.begin(now);
        }
    }

    /** A slice is over: looks for what happened to its last request, and does what there was no time for. */
    public synchronized void end(long now) {
        ask(now);
        if (scheduler != null) {
            scheduler.end();
        }
    }

    /** The calling thread has an answer. */
    public void answered(long now, long serviceNanos) {
        looked(now);
        note(now, serviceNanos);
    }

    private synchronized void note(long now, long serviceNanos) {
        answers++;
        longest = Math.max(longest, serviceNanos);
        if (serviceNanos >= Pause.LEAST_NANOS) {
            slowSince = Math.min(slowSince, now - serviceNanos);
        }
    }

    private void forgetAnswers() {
        answers = 0;
        longest = 0;
        slowSince = NEVER;
    }

    /**
     * Nothing is to be sent until a request is due: time to ask what the generator cannot see.
     *
     * @return whether that was done, which took a moment
     */
    public synchronized boolean usedSpareTime(long now, long due) {
        SchedulerWatch asked = scheduler;
        if (asked == null || answers == 0 || !isTime(now, due)) {
            return false;
        }
        ask(now);
        if (due - now >= ROOM_FOR_MOVES_NANOS) {
            asked.refreshMoves(now);
        }
        return true;
    }

    private boolean isTime(long now, long due) {
        if (due - now < ROOM_NANOS || (!alone && now - askedAt < LEAST_DISTANCE_NANOS)) {
            return false;
        }
        boolean isWanted = slowSince != NEVER || answers >= MOST_ANSWERS;
        if (due - now >= (isWanted ? LITTLE_SPARE : SPARE) * readingNanos) {
            return true;
        }
        // The first readings are slow, since nothing is compiled yet. That is forgotten in time, so that there are
        // readings again. A generator that spins asks a hundred times before one request.
        if (due != refusedBefore) {
            refusedBefore = due;
            readingNanos -= readingNanos / FORGETTING;
        }
        return false;
    }

    private void ask(long now) {
        if (scheduler != null && answers > 0) {
            scheduler.sample(now, new SchedulerWatch.Answers(answers, longest, slowSince, log.takeSeenByClient()));
            forgetAnswers();
            askedAt = now;
        }
    }

    /**
     * The calling thread has asked the scheduler.
     *
     * @param took how long that was, ns; of one that was interrupted only a part counts
     */
    public synchronized void tookToAsk(long took) {
        readingNanos += (Math.min(took, SPARE * readingNanos) - readingNanos) / MEMORY;
    }

    /** The calling thread has looked at the clock, and before that did something else than to wait for a request to be due. */
    public void looked(long now) {
        looks.get().last = now;
    }

    /**
     * The calling thread has looked whether the next request is due, as it did before.
     *
     * @param now of the clock
     * @param due when the next request is due, or was
     * @return since when the thread has not run; {@link #NEVER} if nothing interrupted it
     */
    public long interruptedSince(long now, long due) {
        Looks own = looks.get();
        boolean isAwake = own.last >= due - ahead;
        // One that sleeps has nothing to do before a request is due.
        long since = isAwake ? own.last : due;
        own.last = now;
        if (now - since < leastInterruption) {
            return NEVER;
        }
        if (now - since >= Pause.LEAST_NANOS) {
            PauseKind kind = isAwake ? PauseKind.GAP : PauseKind.LATE_TIMER;
            log.add(new Pause(kind, PausedEnd.CLIENT, cpu, since, now - since, now - since));
        }
        return since;
    }
}
