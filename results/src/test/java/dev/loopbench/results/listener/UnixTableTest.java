package dev.loopbench.results.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.listener.Listener.SocketProtocol;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnixTableTest {

    private static final String TITLE = "Num       RefCount Protocol Flags    Type St Inode Path";

    @Test
    void readsWhatAcceptsAndWhatReceives() {
        List<UnixTable.Row> rows = UnixTable.rows(List.of(
                TITLE,
                "00000000e3026f40: 00000003 00000000 00000000 0001 03  1512",
                "00000000751dc364: 00000002 00000000 00010000 0001 01 20001 /run/postgresql/.s.PGSQL.5432",
                "0000000092f58c3d: 00000002 00000000 00010000 0005 01 20002 /run/udev/control",
                "00000000a00c0c44: 00000002 00000000 00000000 0002 01 20003 /run/systemd/journal/dev log",
                "00000000a00c0c45: 00000002 00000000 00000000 0002 01 20004",
                "00000000a00c0c46: 00000002 00000000 00000000 0001 01 20005 /tmp/bound-only",
                "00000000a00c0c47: 00000002 00000000 00010000 0001 01 20006 @/tmp/.X11-unix/X0"));

        assertThat(rows)
                .containsExactly(
                        new UnixTable.Row(SocketProtocol.UNIX_STREAM, "/run/postgresql/.s.PGSQL.5432", 20001),
                        new UnixTable.Row(SocketProtocol.UNIX_SEQPACKET, "/run/udev/control", 20002),
                        new UnixTable.Row(SocketProtocol.UNIX_DGRAM, "/run/systemd/journal/dev log", 20003),
                        new UnixTable.Row(SocketProtocol.UNIX_STREAM, "@/tmp/.X11-unix/X0", 20006));
    }

    @Test
    void aPathWithALineFeedHidesNoOtherSocket() {
        List<UnixTable.Row> rows = UnixTable.rows(List.of(
                TITLE,
                "00000000751dc364: 00000002 00000000 00010000 0001 01 1 /tmp/a",
                "b",
                "00000000751dc365: 00000002 00000000 00010000 0001 01 2 /tmp/c"));

        assertThat(rows).extracting(UnixTable.Row::path).containsExactly("/tmp/a\nb", "/tmp/c");
    }

    @Test
    void aTableOfAnotherFormIsQuoted() {
        assertThatThrownBy(() -> UnixTable.rows(List.of(TITLE, "nonsense")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot read 'nonsense'");
    }
}
