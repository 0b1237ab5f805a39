package dev.loopbench.core.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindAddressTest {

    @TempDir
    private Path directory;

    @Test
    void overTcpThePortIsTheKernelsChoice() throws IOException {
        try (BindAddress bind = BindAddress.of(AddressFamily.TCP, Optional.empty())) {
            assertThat(bind.address()).isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        }
    }

    @Test
    void aSocketFileIsInTheDirectoryAndGoneInTheEnd() throws IOException {
        try (BindAddress bind = BindAddress.of(AddressFamily.UNIX, Optional.of(directory));
                ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(bind.address());

            assertThat(((UnixDomainSocketAddress) bind.address()).getPath())
                    .hasParent(directory)
                    .exists();
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void thePathMayBeAsLongAsTheJdkTakesIt() throws IOException {
        int left = SocketDirectory.LONGEST_PATH - directory.toString().length() - 1;
        Path longest = directory.resolve("x".repeat(left));
        Path tooLong = directory.resolve("x".repeat(left + 1));
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> channel.bind(UnixDomainSocketAddress.of(tooLong)))
                    .withMessage("Unix domain path too long");
            channel.bind(UnixDomainSocketAddress.of(longest));
        }
        assertThat(longest).exists();
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        Path gone = directory.resolve("gone");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> BindAddress.of(AddressFamily.UNIX, Optional.of(gone)))
                .withMessage("the directory for the socket file is gone: " + gone);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> BindAddress.of(AddressFamily.UNIX, Optional.empty()))
                .withMessage("no directory was named for the socket file");
    }
}
