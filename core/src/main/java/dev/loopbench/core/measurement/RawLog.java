package dev.loopbench.core.measurement;

import dev.loopbench.core.pause.RequestTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Every counted request of a plan, as compressed lines of {@value #HEADER}: the number of the turn, the connection, and when the request
 * was due, left and was answered, in ns since the fork's first slice could begin. Some 12 bytes a request, in memory until the fork is
 * over: a heap of 256 MB holds some 5 million of them, and the log ends with the turn that would be beyond {@link #MOST}. Used by one
 * thread.
 */
final class RawLog {

    /** System property: {@code true} where every request is to be kept. */
    private static final String PROPERTY = "loopbench.rawlog";

    /** Requests of a fork. */
    static final int MOST = 4_000_000;

    private static final String HEADER = "turn,connection,due,sent,received";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStream lines;
    private final long since;
    private final int most;
    private int size;
    private long dropped;
    private int lastTurn;

    /** @param since the moment that all are timed from, ns of {@link System#nanoTime()} */
    RawLog(long since) throws IOException {
        this(since, MOST);
    }

    /** @param most how many requests there is room for */
    RawLog(long since, int most) throws IOException {
        this.since = since;
        this.most = most;
        lines = new GZIPOutputStream(bytes);
        write(HEADER + "\n");
    }

    /** Whether this process keeps every request. */
    static boolean isKept() {
        return Boolean.getBoolean(PROPERTY);
    }

    /**
     * Takes in a turn, unless it or one before has found no room.
     *
     * @param connections the requests of each, in their order
     */
    void add(int turn, List<RequestTimes> connections) throws IOException {
        int count = connections.stream().mapToInt(RequestTimes::count).sum();
        if (dropped > 0 || count > most - size) {
            dropped += count;
            return;
        }
        size += count;
        lastTurn = turn;
        StringBuilder text = new StringBuilder();
        for (int connection = 0; connection < connections.size(); connection++) {
            RequestTimes times = connections.get(connection);
            for (int i = 0; i < times.count(); i++) {
                text.append(turn)
                        .append(',')
                        .append(connection)
                        .append(',')
                        .append(times.due(i) - since)
                        .append(',')
                        .append(times.sent(i) - since)
                        .append(',')
                        .append(times.received(i) - since)
                        .append('\n');
            }
        }
        write(text.toString());
    }

    private void write(String text) throws IOException {
        lines.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A note for readers of the file. */
    Optional<String> note() {
        return dropped == 0
                ? Optional.empty()
                : Optional.of("the raw log ends with turn " + lastTurn + " and " + size + " requests: " + dropped
                        + " more found no room in it");
    }

    /** Ends it, and writes the file. */
    void writeTo(OutputStream file) throws IOException {
        lines.close();
        bytes.writeTo(file);
    }
}
