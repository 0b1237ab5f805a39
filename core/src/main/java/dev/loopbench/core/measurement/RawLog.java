package dev.loopbench.core.measurement;

import dev.loopbench.core.pause.RequestTimes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Every counted request of a plan, as compressed lines of {@value #HEADER}: the number of the turn, the connection, and when the request
 * was due, left and was answered, in ns since the fork's first slice could begin. Some 10 bytes a request, in memory until the fork is
 * over. Used by one thread.
 */
final class RawLog {

    /** System property: {@code true} where every request is to be kept. */
    private static final String PROPERTY = "loopbench.rawlog";

    private static final String HEADER = "turn,connection,due,sent,received";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStream lines;
    private final long since;

    /** @param since the moment that all are timed from, ns of {@link System#nanoTime()} */
    RawLog(long since) throws IOException {
        this.since = since;
        lines = new GZIPOutputStream(bytes);
        write(HEADER + "\n");
    }

    /** Whether this process keeps every request. */
    static boolean isKept() {
        return Boolean.getBoolean(PROPERTY);
    }

    /**
     * Takes in a turn.
     *
     * @param connections the requests of each, in their order
     */
    void add(int turn, List<RequestTimes> connections) throws IOException {
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

    /** Ends it: the file. */
    byte[] file() throws IOException {
        lines.close();
        return bytes.toByteArray();
    }
}
