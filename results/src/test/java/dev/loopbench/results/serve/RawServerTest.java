package dev.loopbench.results.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every transport serves a client that knows nothing of the suite. */
@Timeout(60)
class RawServerTest {

    private static final int LARGE = 300_000;

    @TempDir
    private Path directory;

    static Stream<String> transports() {
        return Transports.load().all().stream().map(Transport::name);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void sendsBackEveryByte(String name) throws Exception {
        byte[] sent = new byte[LARGE];
        new Random(7).nextBytes(sent);
        try (RawServer server = open(name, AddressFamily.TCP, Reply.echo());
                Socket socket = connect(server)) {
            Thread writer = new Thread(() -> write(socket, sent), "writer");
            writer.start();

            assertThat(socket.getInputStream().readNBytes(LARGE)).isEqualTo(sent);
            writer.join();
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void answersHttp(String name) throws Exception {
        try (RawServer server = open(name, AddressFamily.TCP, Reply.http(5));
                Socket socket = connect(server)) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 3; i++) {
                out.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

                assertThat(new String(in.readNBytes(69), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nxxxxx");
            }
        }
    }

    @Test
    void aSocketFileIsItsOwnersAndGoesWithTheServer() throws Exception {
        Path file;
        try (RawServer server = open("nio-select", AddressFamily.UNIX, Reply.echo())) {
            file = Path.of(server.address());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
                channel.write(ByteBuffer.wrap(new byte[] {42}));
                ByteBuffer answer = ByteBuffer.allocate(1);
                channel.read(answer);
                assertThat(answer.array()).containsExactly(42);
            }
        }

        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (RawServer server = open("nio-select", AddressFamily.TCP, Reply.echo())) {
            assertThat(server.address()).startsWith("127.0.0.1:");
        }
    }

    private RawServer open(String name, AddressFamily family, Reply reply) throws IOException {
        Transport transport = Transports.load().named(name);
        assumeThat(transport.availability().reason()).as("why not " + name).isEmpty();
        return RawServer.open(transport, family, reply, 1, directory);
    }

    private static Socket connect(RawServer server) throws IOException {
        String address = server.address();
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
