package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.LocalPorts;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.ParkedUsage;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.server.ServerReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Gathers what both ends of a fork tell of themselves, and leaves the record. Used by one thread. */
final class ForkReport {

    private final ForkSpec spec;
    private final Optional<ForkFiles> files;
    private @Nullable Failure failure;

    /** @param files where the record goes; empty leaves none */
    ForkReport(ForkSpec spec, Optional<ForkFiles> files) {
        this.spec = spec;
        this.files = files;
    }

    /** Keeps what went wrong for the record. Where this machine has no port left, that is the cause. */
    Failure failed(Exception cause) {
        Optional<String> exhausted = spec.traffic().address() == AddressFamily.TCP
                ? LocalPorts.ofThisMachine().exhaustion(cause)
                : Optional.empty();
        Failure found = exhausted.map(Failure::broken).orElseGet(() -> Failure.of(cause));
        failure = found;
        return found;
    }

    /** Whether something did. */
    boolean hasFailed() {
        return failure != null;
    }

    /**
     * Of a fork that was measured, to its end or until something went wrong.
     *
     * @param kernel the kernel's counters around its turns
     * @param parked absent when it took no turns
     */
    void leave(ForkEnds ends, SliceMeter meter, @Nullable KernelReadings kernel, @Nullable ParkedUsage parked)
            throws IOException {
        readJvms(ends, meter);
        // The server gathers its report while this end gathers its own.
        CompletableFuture<ServerReport> asked = CompletableFuture.supplyAsync(() -> report(ends));
        EndRecord client = ends.clientRecord(meter.clientThreads());
        if (files.isPresent()) {
            files.get().writeTimes(meter.times());
        }
        EndRecord server = null;
        List<String> notes = new ArrayList<>();
        try {
            ServerReport report = asked.join();
            server = ends.serverRecord(report, meter.serverThreads());
            heed(report);
            notes.addAll(report.notes());
        } catch (CompletionException e) {
            failure = failure == null ? Failure.broken("the server did not report: " + e.getCause()) : failure;
        }
        leaveRequests(meter, notes);
        write(new ForkRecord(
                spec,
                meter.startedAtMillis(),
                client,
                server,
                kernel,
                meter.jvmReadings(),
                meter.slices(),
                failure,
                new ForkRecord.Observations(ends.memory().orElse(null), parked, meter.pauses()),
                notes));
    }

    /** Once the server has left its part. The record does without: what goes wrong is a note in it. */
    private void leaveRequests(SliceMeter meter, List<String> notes) {
        if (files.isEmpty()) {
            return;
        }
        try {
            Optional<LedgerDocument> ledger = meter.ledger();
            if (ledger.isPresent()) {
                files.get().writeLedger(ledger.get());
            }
        } catch (IOException | RuntimeException e) {
            notes.add("the ledger was not written: " + e);
        }
        try {
            Optional<RawLog> rawLog = meter.rawLog();
            if (rawLog.isPresent()) {
                rawLog.get().note().ifPresent(notes::add);
                files.get().writeRequests(rawLog.get());
            }
        } catch (IOException e) {
            notes.add("the raw log was not written: " + e);
        }
    }

    /** An end that broke tells nothing any more. */
    private void readJvms(ForkEnds ends, SliceMeter meter) {
        if (failure == null) {
            try {
                ends.resume();
                meter.readJvms();
            } catch (IOException e) {
                failure = Failure.of(e);
            }
        }
    }

    /**
     * Of a fork that broke before its first slice.
     *
     * @param found why; an earlier failure takes precedence
     * @param ends as far as they came
     */
    void leaveFailure(Failure found, @Nullable ForkEnds ends) throws IOException {
        failure = failure == null ? found : failure;
        if (ends != null) {
            try {
                heed(ends.serverReport());
            } catch (IOException e) {
                // The server may be what broke; why the fork was not opened is known already.
            }
        }
        write(ForkRecord.failed(spec, System.currentTimeMillis(), failure == null ? found : failure));
    }

    /** A client may have seen no more than the end of a connection whose server met wrong bytes. */
    private void heed(ServerReport report) {
        if (!report.failures().isEmpty() && (failure == null || failure.kind() == FailureKind.BROKEN)) {
            failure = Failure.wrongBytes(report.failures().get(0));
        }
    }

    private static ServerReport report(ForkEnds ends) {
        try {
            return ends.serverReport();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(ForkRecord record) throws IOException {
        if (files.isPresent()) {
            files.get().write(record);
        }
    }
}
