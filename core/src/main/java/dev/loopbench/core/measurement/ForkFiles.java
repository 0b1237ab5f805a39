package dev.loopbench.core.measurement;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The files that a fork leaves in a run directory: {@code forks/NAME.json}, its record, and
 * {@code latency/NAME.hlog}, its histograms, which {@link #collect} makes of the times that it has left in {@code latency/NAME.times}.
 * The record is put in place last and at once, so that its presence means that the fork is whole.
 *
 * @param record the record's file
 * @param histograms the histograms' file
 */
public record ForkFiles(Path record, Path histograms) {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** The files of the fork of that name; both folders must exist before it starts. */
    public static ForkFiles in(Path runDirectory, String name) {
        return new ForkFiles(
                runDirectory.resolve("forks").resolve(name + ".json"),
                runDirectory.resolve("latency").resolve(name + ".hlog"));
    }

    /** Leaves the times of the fork's turns, for {@link #collect} to make their log. */
    void writeTimes(TurnTimes turns) throws IOException {
        put(times(), out -> {
            DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out));
            turns.writeTo(data);
            data.flush();
        });
    }

    private Path times() {
        return histograms.resolveSibling(histograms.getFileName().toString().replaceFirst("\\.hlog$", ".times"));
    }

    /**
     * Makes the log of the times that the fork has left, unless that was done, and reads its record. A fork of whose times no log can be
     * made has failed.
     *
     * @throws IOException when not even that can be written
     */
    public ForkRecord collect() throws IOException {
        ForkRecord fork = read();
        if (!Files.exists(times())) {
            return fork;
        }
        ForkRecord collected = withLog(fork);
        Files.delete(times());
        return collected;
    }

    private ForkRecord withLog(ForkRecord fork) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(times())))) {
            writeHistograms(TurnTimes.readFrom(in));
            return fork;
        } catch (EOFException e) {
            return failed(fork, times() + " is cut off");
        } catch (IOException e) {
            return failed(fork, "no log of its times: " + e.getMessage());
        }
    }

    /** What went wrong before is the cause. */
    private ForkRecord failed(ForkRecord fork, String reason) throws IOException {
        ForkRecord failed = fork.failure() == null ? fork.failed(Failure.broken(reason)) : fork;
        write(failed);
        return failed;
    }

    /** The record of a fork that was measured to its end, once its log is made; empty when there is none, or no log of it. */
    public Optional<ForkRecord> collectIfWhole() {
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        try {
            return Optional.of(collect()).filter(fork -> fork.failure() == null);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void writeHistograms(TurnTimes turns) throws IOException {
        try (PrintStream out = new PrintStream(histograms.toFile(), StandardCharsets.US_ASCII)) {
            turns.writeLog(new HistogramLogWriter(out));
            if (out.checkError()) {
                throw new IOException("could not write " + histograms);
            }
        } catch (DataFormatException e) {
            throw new IOException(times() + " is unreadable", e);
        }
    }

    /** Where the ledger of the fork's slow requests is, if it keeps one: {@code ledger/NAME.json}. */
    public Path ledger() {
        return sibling("ledger", ".json");
    }

    /** Where every request of the fork is, if it keeps them: {@code requests/NAME.csv.gz}. */
    public Path requests() {
        return sibling("requests", ".csv.gz");
    }

    private Path sibling(String folder, String ending) {
        String name = record.getFileName().toString().replaceFirst("\\.json$", ending);
        return record.resolveSibling(Path.of("..", folder, name)).normalize();
    }

    /** Writes the ledger. */
    void writeLedger(LedgerDocument ledger) throws IOException {
        Path file = ledger();
        Files.createDirectories(file.resolveSibling("."));
        byte[] bytes = MAPPER.writeValueAsBytes(ledger);
        put(file, out -> out.write(bytes));
    }

    /** Writes every request. */
    void writeRequests(RawLog log) throws IOException {
        Path file = requests();
        Files.createDirectories(file.resolveSibling("."));
        put(file, log::writeTo);
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Puts a file in place at once. */
    private static void put(Path file, Content content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            content.writeTo(out);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes away what an earlier attempt has left, which would pass for that of the fork to come. */
    public void clear() throws IOException {
        Files.deleteIfExists(record);
        Files.deleteIfExists(times());
        Files.deleteIfExists(ledger());
        Files.deleteIfExists(requests());
    }

    /** Leaves the record of a fork that ended without one of its own. */
    public ForkRecord writeFailure(ForkSpec spec, String reason) throws IOException {
        ForkRecord fork = ForkRecord.failed(spec, System.currentTimeMillis(), Failure.broken(reason));
        write(fork);
        return fork;
    }

    /** Puts the record in place; the times must be there. */
    void write(ForkRecord fork) throws IOException {
        byte[] bytes = MAPPER.writeValueAsBytes(fork);
        put(record, out -> out.write(bytes));
    }

    /** The record that a fork left. */
    public ForkRecord read() {
        try {
            return MAPPER.readValue(record.toFile(), ForkRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
