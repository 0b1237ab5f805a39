package dev.loopbench.core.cause;

import static dev.loopbench.core.cause.Attribution.micros;

import dev.loopbench.core.cause.Evidence.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The server's notes about requests that it held for long: when it received and answered each, by {@link System#nanoTime()}, which all
 * processes of a machine share. A file of 8-byte numbers: how many found no room, then two for each request. Safe for use by several threads.
 */
public final class HandlingLog {

    /** Shorter ones are not noted, ns. */
    public static final long LEAST_NANOS = 20_000;

    /** Requests for which there is room. */
    public static final int MOST = 1 << 17;

    private static final int PAIR = 2 * Long.BYTES;

    private final Path file;
    private long[] pairs = new long[1 << 10];
    private int size;
    private long dropped;

    private HandlingLog(Path file) {
        this.file = file;
    }

    /**
     * The notes that a server has left.
     *
     * @param evidence of the requests that it noted
     * @param dropped how many more it held for long
     */
    public record Notes(List<Evidence> evidence, long dropped) {
        public Notes {
            evidence = List.copyOf(evidence);
        }
    }

    /** Of a process. */
    public static HandlingLog of(Path directory, long pid) {
        return new HandlingLog(directory.resolve("handling-" + pid + ".bin"));
    }

    /**
     * Notes one; beyond {@value #MOST} they are only counted.
     *
     * @param from when the request was read
     * @param until when its answer was about to be written
     */
    public synchronized void add(long from, long until) {
        if (size == 2 * MOST) {
            dropped++;
            return;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, 2 * size);
        }
        pairs[size++] = from;
        pairs[size++] = until;
    }

    /** Writes all that was noted so far. */
    public synchronized void write() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((1 + size) * Long.BYTES).putLong(dropped);
        for (int i = 0; i < size; i++) {
            bytes.putLong(pairs[i]);
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, bytes.array());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads what another process has written; empty if it has written nothing. */
    public Optional<Notes> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Evidence> evidence = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        long missing = bytes.getLong();
        while (bytes.remaining() >= PAIR) {
            long from = bytes.getLong();
            long until = bytes.getLong();
            evidence.add(new Evidence(
                    Cause.SERVER_HANDLER,
                    Source.SERVER,
                    from,
                    until,
                    until - from,
                    "the server held a request for " + micros(until - from)));
        }
        return Optional.of(new Notes(evidence, missing));
    }
}
