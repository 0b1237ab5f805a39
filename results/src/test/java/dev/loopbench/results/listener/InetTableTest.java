package dev.loopbench.results.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.listener.Listener.SocketProtocol;
import dev.loopbench.results.ports.ProcTree;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class InetTableTest {

    private static final String TITLE =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

    /** Of a Debian 12 with PostgreSQL and an open session. */
    private static final List<String> TCP = List.of(
            TITLE,
            "   0: 0100007F:1538 00000000:0000 0A 00000000:00000003 00:00000000 00000000   108        0 24391 1"
                    + " 0000000000000000 100 0 0 10 0",
            "   1: 0100007F:1538 0100007F:D431 01 00000000:00000000 00:00000000 00000000   108        0 31337 1"
                    + " 0000000000000000 20 4 30 10 -1",
            "   2: 0100007F:D431 0100007F:1538 06 00000000:00000000 03:00001770 00000000     0        0 0 3"
                    + " 0000000000000000");

    private static final List<String> TCP6 = List.of(
            TITLE,
            "   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A"
                    + " 00000000:00000000 00:00000000 00000000  1000        0 50123 1 0000000000000000 100 0 0 10 0",
            "   1: 0000000000000000FFFF00000100007F:F5AD 00000000000000000000000000000000:0000 0A"
                    + " 00000000:00000000 00:00000000 00000000  1000        0 50124 1 0000000000000000 100 0 0 10 0");

    @Test
    void readsWhatAnIntelMachineWrites() {
        List<InetTable.Row> rows = new InetTable(ByteOrder.LITTLE_ENDIAN).rows(TCP);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).address().text()).isEqualTo("127.0.0.1");
        assertThat(rows.get(0).port()).isEqualTo(5432);
        assertThat(rows.get(0).uid()).isEqualTo(108);
        assertThat(rows.get(0).inode()).isEqualTo(24391);
        assertThat(rows.get(0).waiting()).isEqualTo(3);
        assertThat(rows)
                .extracting(row -> row.isOpenToAnyone(SocketProtocol.TCP))
                .containsExactly(true, false, false);
    }

    @Test
    void readsIpv6AndMappedAddresses() {
        List<InetTable.Row> rows = new InetTable(ByteOrder.LITTLE_ENDIAN).rows(TCP6);

        assertThat(rows).extracting(row -> row.address().text()).containsExactly("::", "::ffff:127.0.0.1");
        assertThat(rows).extracting(InetTable.Row::port).containsExactly(8080, 62893);
    }

    @Test
    void readsWhatABigEndianMachineWrites() {
        String line = TCP.get(1).replace("0100007F:1538", "7F000001:1538");

        assertThat(new InetTable(ByteOrder.BIG_ENDIAN).rows(List.of(TITLE, line)))
                .singleElement()
                .extracting(row -> row.address().text())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void anUnconnectedUdpSocketIsOpenToAnyone() {
        String line = ProcTree.line("00000000:0044", "07", 0, 9);
        String connected = ProcTree.line("00000000:0045", "01", 0, 10);

        assertThat(new InetTable(ByteOrder.LITTLE_ENDIAN).rows(List.of(TITLE, line, connected)))
                .extracting(row -> row.isOpenToAnyone(SocketProtocol.UDP))
                .containsExactly(true, false);
    }

    @Test
    void aLineOfAnotherFormIsQuoted() {
        InetTable table = new InetTable(ByteOrder.LITTLE_ENDIAN);

        assertThatThrownBy(() -> table.rows(List.of(TITLE, "   0: 0100007F 0A")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read '0: 0100007F 0A'");
    }
}
