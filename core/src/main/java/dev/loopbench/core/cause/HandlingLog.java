package dev.loopbench.core.cause;

import static dev.loopbench.core.cause.Attribution.micros;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The server's notes about requests that it held for long: when it received and answered each, by {@link System#nanoTime()}, which all
 * processes of a machine share. A file of 8-byte numbers, two for each request. Safe for use by several threads.
 */
public final class HandlingLog {

    /** Shorter ones are not noted, ns. */
    public static final long LEAST_NANOS = 20_000;

    private static final int MOST = 1 << 17;
    private static final int PAIR = 2 * Long.BYTES;

    private final Path file;
    private long[] pairs = new long[1 << 10];
    private int size;

    private HandlingLog(Path file) {
        this.file = file;
    }

    /** Of a process. */
    public static HandlingLog of(Path directory, long pid) {
        return new HandlingLog(directory.resolve("handling-" + pid + ".bin"));
    }

    /**
     * Notes one; beyond {@value #MOST} no more.
     *
     * @param from when the request was read
     * @param until when its answer was about to be written
     */
    public synchronized void add(long from, long until) {
        if (size == 2 * MOST) {
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
        ByteBuffer bytes = ByteBuffer.allocate(size * Long.BYTES);
        for (int i = 0; i < size; i++) {
            bytes.putLong(pairs[i]);
        }
        Files.write(file, bytes.array());
    }

    /** Reads the evidence that another process has written; empty if it has written none. */
    public List<Evidence> read() throws IOException {
        List<Evidence> evidence = new ArrayList<>();
        if (!Files.exists(file)) {
            return evidence;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
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
        return evidence;
    }
}
