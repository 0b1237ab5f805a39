package dev.loopbench.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPortsTest {

    @TempDir
    private Path root;

    @Test
    void namesTheRangeWhatLingersAndWhatHelps() throws IOException {
        file("proc/sys/net/ipv4/ip_local_port_range", "40000\t40031");
        file("proc/sys/net/ipv4/tcp_tw_reuse", "0");
        file("proc/net/sockstat", "sockets: used 28\nTCP: inuse 5 orphan 0 tw 256 alloc 7 mem 38");

        assertThat(new LocalPorts(root).exhaustion(exhausted()))
                .hasValue("no local port is left: net.ipv4.ip_local_port_range is 40000 to 40031, 256 sockets"
                        + " are in TIME_WAIT, net.ipv4.tcp_tw_reuse is 0; a wider range, tcp_tw_reuse of 2 (1 before"
                        + " Linux 4.19), or a minute without connections helps");
    }

    @Test
    void whatTheKernelDoesNotTellIsLeftOut() {
        assertThat(new LocalPorts(root).exhaustion(exhausted()).orElseThrow())
                .startsWith("no local port is left; a wider range")
                .doesNotContain("TIME_WAIT");
    }

    @Test
    void whereNothingCanBeListenedAtThereIsNoPortEither() {
        assertThat(new LocalPorts(root).exhaustion(new IOException("bind(..) failed: Address already in use")))
                .isPresent();
    }

    @Test
    void otherFailuresAreNoExhaustion() {
        assertThat(new LocalPorts(root).exhaustion(new IOException("Connection refused")))
                .isEmpty();
    }

    private static IOException exhausted() {
        return new IOException("cannot connect", new BindException("Cannot assign requested address"));
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
