package dev.loopbench.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpResendsTest {

    @TempDir
    private Path root;

    @Test
    void segmentsTimeoutsAndProbesAddUp() throws IOException {
        Path net = Files.createDirectories(root.resolve("proc").resolve("net"));
        Files.writeString(net.resolve("snmp"), "Tcp: InSegs RetransSegs\nTcp: 90 5\n");
        Files.writeString(net.resolve("netstat"), "TcpExt: TCPTimeouts DelayedACKs TCPLossProbes\nTcpExt: 3 70 2\n");
        TcpResends resends = new TcpResends(root);

        assertThat(resends.isCounted()).isTrue();
        assertThat(resends.count()).isEqualTo(10);
        assertThat(resends.delayedAcks()).isEqualTo(70);
    }

    @Test
    void aKernelThatTellsNoneSaysSo() {
        TcpResends resends = new TcpResends(root);

        assertThat(resends.isCounted()).isFalse();
        assertThat(resends.count()).isZero();
        assertThat(resends.delayedAcks()).isZero();
    }
}
