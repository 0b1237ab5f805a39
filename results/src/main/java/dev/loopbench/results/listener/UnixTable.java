package dev.loopbench.results.listener;

import dev.loopbench.results.listener.Listener.SocketProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code /proc/net/unix}, described in unix(7). */
final class UnixTable {

    private static final Pattern LINE = Pattern.compile(
            "\\s*[0-9a-f]+: [0-9A-F]{8} [0-9A-F]{8} ([0-9A-F]{8}) ([0-9A-F]{4}) ([0-9A-F]{2})\\s+(\\d+)(?: (.*))?",
            Pattern.DOTALL);
    private static final int HEXADECIMAL = 16;

    /** SO_ACCEPTCON: it listens. */
    private static final int ACCEPTS = 0x10000;

    private static final int UNCONNECTED = 1;

    private UnixTable() {}

    /**
     * A socket with a name that others can connect or send to.
     *
     * @param path its file; with {@code @} in front a name that is no file
     */
    record Row(SocketProtocol protocol, String path, long inode) {}

    /**
     * Those that accept connections, and those with a name that receive datagrams from anybody.
     *
     * @param lines the title first
     * @throws IllegalArgumentException when a line has another form, quoting it
     */
    static List<Row> rows(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : whole(lines.subList(Math.min(1, lines.size()), lines.size()))) {
            Matcher fields = LINE.matcher(line);
            if (!fields.matches()) {
                throw new IllegalArgumentException("cannot read '" + line.strip() + "'");
            }
            row(fields).ifPresent(rows::add);
        }
        return rows;
    }

    /** A path may hold line feeds: what begins in no other way goes on with the line before. */
    private static List<String> whole(List<String> lines) {
        List<String> whole = new ArrayList<>();
        for (String line : lines) {
            int last = whole.size() - 1;
            if (last < 0 || LINE.matcher(line).matches()) {
                whole.add(line);
            } else {
                whole.set(last, whole.get(last) + "\n" + line);
            }
        }
        return whole;
    }

    private static Optional<Row> row(Matcher fields) {
        boolean accepts = (Long.parseLong(fields.group(1), HEXADECIMAL) & ACCEPTS) != 0;
        boolean unconnected = Integer.parseInt(fields.group(3), HEXADECIMAL) == UNCONNECTED;
        String path = fields.group(4 + 1);
        SocketProtocol protocol = switch (Integer.parseInt(fields.group(2), HEXADECIMAL)) {
            case 1 -> SocketProtocol.UNIX_STREAM;
            case 2 -> SocketProtocol.UNIX_DGRAM;
            case 5 -> SocketProtocol.UNIX_SEQPACKET;
            default -> throw new IllegalArgumentException("a Unix socket of type " + fields.group(2));
        };
        boolean receives = protocol == SocketProtocol.UNIX_DGRAM && unconnected;
        if (path == null || !(accepts || receives)) {
            return Optional.empty();
        }
        return Optional.of(new Row(protocol, path, Long.parseLong(fields.group(4))));
    }
}
