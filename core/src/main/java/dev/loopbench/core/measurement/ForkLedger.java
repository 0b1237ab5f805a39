package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.cause.CountsMeter;
import dev.loopbench.core.cause.FaultPrice;
import dev.loopbench.core.cause.HandlingLog;
import dev.loopbench.core.cause.LedgerSubject;
import dev.loopbench.core.cause.ObservedSlice;
import dev.loopbench.core.cause.SliceCounts;
import dev.loopbench.core.cause.TickFinder;
import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.ledger.Ledger;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.ledger.SlowestOfPlan;
import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.load.PlanTimes;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.SafepointLog;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ConnectionUse;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Keeps the ledger of a fork: what is read around its turns, and what its ends saw in them. Used by one thread. */
final class ForkLedger implements Closeable {

    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private final Ledger ledger;
    private final boolean isAlone;
    private final CountsMeter counts;
    private final TickFinder ticks = new TickFinder(System::nanoTime);
    private final Optional<SafepointLog> ofClient;
    private final Optional<SafepointLog> ofServer;
    private final HandlingLog handling;
    private final long clientPid;
    private final long serverPid;
    private int clientThreads = 1;
    private int serverThreads = 1;
    private long lookedAt = Long.MIN_VALUE / 2;
    private long from;
    private SliceCounts before = SliceCounts.NONE;
    private SliceCounts added = before;
    private long until;

    private ForkLedger(ForkSpec spec, EndProcess client, EndProcess server, Path directory) throws IOException {
        boolean isOpenLoop = spec.traffic().pace().open();
        isAlone = spec.traffic().outstanding() == 1;
        ledger = new Ledger(
                new LedgerSubject(timed(spec), isOpenLoop, isAlone, waitsForCompilers(), hasNagle(spec)),
                FaultPrice.nanos());
        clientPid = client.pid();
        serverPid = server.pid();
        ofClient = SafepointLog.ofProcess(clientPid);
        ofServer = serverPid == clientPid ? Optional.empty() : SafepointLog.ofProcess(serverPid);
        counts = new CountsMeter(new TreeSet<>(List.of(clientPid, serverPid)));
        handling = HandlingLog.of(directory, serverPid);
        meet(client, server);
    }

    /** One for such a fork, if this process keeps ledgers. */
    static Optional<ForkLedger> of(ForkSpec spec, ForkEnds ends) throws IOException {
        Optional<Path> directory = LedgerDirectory.ofThisProcess();
        return directory.isPresent()
                ? Optional.of(new ForkLedger(spec, ends.client(), ends.server(), directory.get()))
                : Optional.empty();
    }

    private static String timed(ForkSpec spec) {
        if (spec.traffic().use() == ConnectionUse.PER_REQUEST) {
            return "cycle";
        }
        return spec.traffic().pace().open() ? "response" : "round-trip";
    }

    /** Of this JVM, whose options the server's inherits. */
    private static boolean waitsForCompilers() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return options.contains("-Xbatch") || options.contains("-XX:-BackgroundCompilation");
    }

    /** Whether the ends leave Nagle's algorithm on, which goes for TCP alone. */
    static boolean hasNagle(ForkSpec spec) {
        return spec.traffic().address() == AddressFamily.TCP
                && !spec.traffic().settings().noDelay();
    }

    /** Takes in the I/O threads that have come since. */
    void meet(EndProcess client, EndProcess server) {
        clientThreads = waiting(isAlone, client.ioThreads().size());
        serverThreads = waiting(isAlone, server.ioThreads().size());
        counts.meet(
                PausedEnd.CLIENT,
                clientPid,
                client.ioThreads().stream().map(IoThread::tid).toList());
        counts.meet(
                PausedEnd.SERVER,
                serverPid,
                server.ioThreads().stream().map(IoThread::tid).toList());
    }

    /**
     * By how many the waits of all threads are divided, to be those of one: of several threads with one request among them only the one
     * at work on it waits.
     */
    static int waiting(boolean isAlone, int threads) {
        return isAlone ? 1 : Math.max(1, threads);
    }

    /** Looks for ticks, unless it did so a moment ago: before a turn, while nobody is at work. */
    void lookForTicks() {
        long now = System.nanoTime();
        if (now - lookedAt >= BETWEEN_LOOKS_NANOS) {
            lookedAt = now;
            ledger.ticking(now, ticks.look(LOOK_NANOS));
        }
    }

    /** A slice is about to begin. */
    void begin() throws IOException {
        before = counts.read();
        from = System.nanoTime();
    }

    /** It is over. */
    void end() throws IOException {
        until = System.nanoTime();
        added = counts.read().since(before);
    }

    /**
     * Keeps what that slice showed.
     *
     * @param roundTrips its round trips
     * @param observed what its ends saw
     */
    void keep(RawSlice slice, Histogram roundTrips, Observed observed) {
        ObservedSlice seen = new ObservedSlice(
                slice.round(),
                from,
                until,
                slice.client().cpuNanos() + slice.server().cpuNanos(),
                slice.client().waitNanos() / clientThreads,
                slice.server().waitNanos() / serverThreads,
                added);
        if (observed.plan().isEmpty()) {
            ledger.addTimes(roundTrips);
            ledger.add(seen, observed.slowest());
            return;
        }
        PlanTimes plan = observed.plan().get();
        Histogram responses = new Histogram(roundTrips.getNumberOfSignificantValueDigits());
        plan.addResponses(responses);
        ledger.addTimes(responses);
        ledger.add(seen, SlowestOfPlan.of(plan.connections(), ledger.tailNanos()));
        ledger.add(plan.pauses(), observed.readings());
    }

    /**
     * Explains the slow requests, once the server has reported.
     *
     * @param since the moment that they are timed from, ns of {@link System#nanoTime()}
     */
    LedgerDocument document(long since) throws IOException {
        addSafepoints(PausedEnd.CLIENT, ofClient);
        if (serverPid != clientPid) {
            addSafepoints(PausedEnd.SERVER, ofServer);
        }
        if (counts.unasked() > 0) {
            ledger.note(
                    counts.unasked()
                            + " I/O threads are more than are asked for page faults and migrations: those that they had are no cause");
        }
        if (!counts.hasResends()) {
            ledger.note("the kernel does not tell what TCP sends again, so that is no cause");
        }
        if (!counts.hasMigrations()) {
            ledger.note("the kernel does not count migrations of each thread, so none is a cause");
        }
        addHandling();
        return ledger.document(since);
    }

    private void addSafepoints(PausedEnd end, Optional<SafepointLog> log) throws IOException {
        if (log.isPresent() && log.get().isKept()) {
            ledger.addSafepoints(end, log.get().read());
        } else {
            ledger.note("the " + end.name().toLowerCase(Locale.ROOT)
                    + " kept no log of its safepoints, so none of them is a cause");
        }
    }

    private void addHandling() throws IOException {
        Optional<HandlingLog.Notes> notes = handling.read();
        if (notes.isEmpty()) {
            ledger.note("the server did not write down which requests it held for long, so its handler is no cause");
            return;
        }
        ledger.add(notes.get().evidence());
        if (notes.get().dropped() > 0) {
            ledger.note(
                    "the server held " + notes.get().dropped()
                            + " more requests for long than it has room for notes, so its handler is the cause of more than is shown");
        }
    }

    @Override
    public void close() throws IOException {
        counts.close();
    }
}
