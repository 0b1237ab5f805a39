package dev.loopbench.results.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.loopbench.results.listener.IpAddress;
import dev.loopbench.results.listener.PortList;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The list agrees with that of {@code ss}, where it is installed, for every listener that is there all the while. */
@Timeout(60)
class SsComparisonTest {

    private static final Path SS = Path.of("/usr/bin/ss");

    @TempDir
    private Path directory;

    @Test
    void everyListenerOfSsIsListedAndNoOther() throws Exception {
        assumeThat(SS).as("the program ss").exists();
        Path file = directory.resolve("listener");
        try (ServerSocket mapped = new ServerSocket(0, 7, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                ServerSocket ipv6 = new ServerSocket(0, 7, IpAddress.LOOPBACK_IPV6.resolved());
                ServerSocketChannel ipv4 = ServerSocketChannel.open(StandardProtocolFamily.INET)
                        .bind(new InetSocketAddress(IpAddress.LOOPBACK.resolved(), 0), 9);
                DatagramSocket datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                ServerSocketChannel unix = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                        .bind(UnixDomainSocketAddress.of(file), 11)) {
            Set<String> before = ours();
            Set<String> theirs = theirs();
            Set<String> after = ours();
            Set<String> theirsLater = theirs();

            int ipv4Port = ((InetSocketAddress) ipv4.getLocalAddress()).getPort();
            String unixPath = unix.getLocalAddress().toString();
            assertThat(before)
                    .anyMatch(line -> line.contains(":" + mapped.getLocalPort() + " 7 "))
                    .anyMatch(line -> line.contains("[::1]:" + ipv6.getLocalPort() + " 7 "))
                    .anyMatch(line -> line.contains("127.0.0.1:" + ipv4Port + " 9 "))
                    .anyMatch(line -> line.startsWith("udp ") && line.contains(":" + datagrams.getLocalPort()))
                    .anyMatch(line -> line.contains(unixPath + " 11 "));
            // Tests in other JVMs open and close listeners meanwhile: what stands before and after is compared.
            Set<String> always = common(before, after);
            Set<String> endpoints = endpoints(always);
            assertThat(theirs.stream().filter(line -> endpoints.contains(endpoint(line))))
                    .containsExactlyInAnyOrderElementsOf(always);
            assertThat(endpoints(after)).as("none is missed").containsAll(endpoints(common(theirs, theirsLater)));
        }
    }

    private static Set<String> common(Set<String> one, Set<String> other) {
        Set<String> common = new TreeSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static Set<String> endpoints(Set<String> lines) {
        return lines.stream().map(SsComparisonTest::endpoint).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Protocol and address. */
    private static String endpoint(String line) {
        return line.substring(0, line.indexOf(' ', line.indexOf(' ') + 1));
    }

    /** Protocol, address, backlog and process numbers of each. */
    private static Set<String> ours() throws IOException {
        return PortList.ofThisMachine().listeners().stream()
                .map(listener -> listener.protocol().label() + " " + listener.where() + " "
                        + (listener.backlog() == null ? "-" : listener.backlog()) + " "
                        + listener.owners().stream()
                                .map(owner -> Long.toString(owner.pid()))
                                .sorted()
                                .distinct()
                                .collect(Collectors.joining(",")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> theirs() throws Exception {
        Process ss = new ProcessBuilder(SS.toString(), "-H", "-lntuxp")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ss.waitFor()).isZero();
        return text.lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(SsComparisonTest::isListener)
                .map(SsComparisonTest::line)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** It also shows Unix sockets that are bound and do not listen, and those without a name. */
    private static boolean isListener(String[] fields) {
        boolean isUnix = fields[0].startsWith("u_");
        return !isUnix || (!fields[4].equals("*") && (fields[1].equals("LISTEN") || fields[0].equals("u_dgr")));
    }

    private static String line(String[] fields) {
        String protocol = fields[0]
                .replace("u_str", "unix-stream")
                .replace("u_dgr", "unix-dgram")
                .replace("u_seq", "unix-seqpacket");
        boolean accepts = fields[1].equals("LISTEN");
        // ss appends the interface to an address that is bound to one.
        String address = fields[4].replaceAll("%[^:\\]]*", "");
        String processes = Pattern.compile("pid=(\\d+)")
                .matcher(String.join(" ", fields))
                .results()
                .map(found -> found.group(1))
                .sorted()
                .distinct()
                .collect(Collectors.joining(","));
        return protocol + " " + address + " " + (accepts ? fields[3] : "-") + " " + processes;
    }
}
