package dev.loopbench.results.listener;

import dev.loopbench.results.listener.Listener.SocketProtocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6}: one line for each socket, described in
 * proc_net_tcp(5). An address is written as 32-bit words in the order of the machine.
 */
final class InetTable {

    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int QUEUES = 4;
    private static final int UID = 7;
    private static final int INODE = 9;
    private static final int HEXADECIMAL = 16;

    private final ByteOrder order;

    /** @param order of the machine whose table it is */
    InetTable(ByteOrder order) {
        this.order = order;
    }

    /**
     * A socket.
     *
     * @param state as the kernel numbers it: 7 is unconnected, 10 listens
     * @param waiting connections that wait to be accepted if it listens, else bytes that wait to be read
     * @param uid of the user who made it
     */
    record Row(IpAddress address, int port, int state, long waiting, long uid, long inode) {

        private static final int UNCONNECTED = 7;
        private static final int LISTEN = 10;

        /** Whether somebody who knows the port can begin to talk to it. */
        boolean isOpenToAnyone(SocketProtocol protocol) {
            return state == (protocol == SocketProtocol.TCP ? LISTEN : UNCONNECTED);
        }
    }

    /**
     * All sockets of a table.
     *
     * @param lines the title first
     * @throws IllegalArgumentException when a line has another form, quoting it
     */
    List<Row> rows(List<String> lines) {
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            try {
                rows.add(row(line.strip().split("\\s+", -1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("cannot read '" + line.strip() + "'", e);
            }
        }
        return rows;
    }

    private Row row(String[] fields) {
        String local = fields[LOCAL];
        int colon = local.indexOf(':');
        String queues = fields[QUEUES];
        return new Row(
                IpAddress.of(bytes(local.substring(0, colon))),
                Integer.parseInt(local.substring(colon + 1), HEXADECIMAL),
                Integer.parseInt(fields[STATE], HEXADECIMAL),
                Long.parseLong(queues.substring(queues.indexOf(':') + 1), HEXADECIMAL),
                Long.parseLong(fields[UID]),
                Long.parseLong(fields[INODE]));
    }

    private byte[] bytes(String words) {
        byte[] bytes = HexFormat.of().parseHex(words);
        if (order == ByteOrder.BIG_ENDIAN) {
            return bytes;
        }
        ByteBuffer swapped = ByteBuffer.allocate(bytes.length);
        ByteBuffer written = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (written.hasRemaining()) {
            swapped.putInt(written.getInt());
        }
        return swapped.array();
    }
}
