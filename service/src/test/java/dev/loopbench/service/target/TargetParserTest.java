package dev.loopbench.service.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.service.target.Target.Scheme;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetParserTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:62893/health?x=1, HTTP, 127.0.0.1:62893, /health?x=1",
        "http://127.9.8.7, HTTP, 127.9.8.7:80, /",
        "https://[::1]:8443/, HTTPS, '[0:0:0:0:0:0:0:1]:8443', /",
        "redis://127.0.0.1, REDIS, 127.0.0.1:6379, ''",
        "redis://127.0.0.1:7000/2, REDIS, 127.0.0.1:7000, /2",
        "tcp://127.0.0.1:7, TCP, 127.0.0.1:7, ''",
        "jdbc:postgresql://127.0.0.1/db, JDBC, 127.0.0.1:5432, jdbc:postgresql://127.0.0.1/db"
    })
    void readsAddressesOnLoopback(String text, Scheme scheme, String address, String path) {
        Target target = TargetParser.parse(text);

        assertThat(target.scheme()).isEqualTo(scheme);
        assertThat(target.shownAddress()).isEqualTo(address);
        assertThat(target.path()).isEqualTo(path);
    }

    @Test
    void localhostIsResolvedToLoopback() {
        assertThat(TargetParser.parse("http://localhost:62893/").shownAddress()).contains(":62893");
    }

    @ParameterizedTest
    @CsvSource({
        "unix:/run/app.sock, TCP, ''",
        "http://unix:/run/app.sock:/health, HTTP, /health",
        "http://unix:/run/app.sock, HTTP, /",
        "redis://unix:/run/app.sock, REDIS, ''"
    })
    void readsUnixSockets(String text, Scheme scheme, String path) {
        Target target = TargetParser.parse(text);

        assertThat(target.address()).isEqualTo(UnixDomainSocketAddress.of("/run/app.sock"));
        assertThat(target.scheme()).isEqualTo(scheme);
        assertThat(target.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/",
                "http://10.0.0.1/",
                "http://127.0.0.1.example.org/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://[::]/",
                "http://[fe80::1]/",
                "http://128.0.0.1/",
                "http://localhost.example.org/",
                "http://[::ffff:10.0.0.1]/",
                "redis://10.0.0.1",
                "tcp://10.0.0.1:7",
                "jdbc:postgresql://10.0.0.1/db",
                "jdbc:postgresql://example.org:5432/db"
            })
    void refusesAllOtherHosts(String text) {
        assertThatThrownBy(() -> TargetParser.parse(text))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining("not loopback")
                .hasMessageContaining("allowed are 127.0.0.0/8, [::1] and localhost")
                .hasMessageNotContaining("\n");
    }

    /** Whoever makes a target has to pass this rule, and only a target can be connected to. */
    @Test
    void noTargetHasAnotherAddress() throws UnknownHostException {
        InetSocketAddress other = new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), 80);
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("example.org", 80);
        InetSocketAddress own = new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);

        for (InetSocketAddress refused : List.of(other, unresolved)) {
            assertThatThrownBy(() -> new Target("x", Scheme.HTTP, List.of(own, refused), "/"))
                    .isInstanceOf(RefusedTarget.class)
                    .hasMessageContaining("neither a loopback address nor a Unix socket");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1:80",
                "ftp://127.0.0.1/",
                "http://127.1/",
                "http:///path",
                "http://127.0.0.1:0/",
                "http://127.0.0.1:99999/",
                "tcp://127.0.0.1",
                "unix:relative",
                "http://127.0.0.1 /",
                "jdbc:postgresql://127.0.0.1,10.0.0.1/db",
                "jdbc:postgresql://127.0.0.1/db?socketFactory=evil",
                "jdbc:postgresql:db",
                "jdbc:mysql://127.0.0.1/db"
            })
    void refusesWhatCannotBeRead(String text) {
        assertThatThrownBy(() -> TargetParser.parse(text))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:hunter2@127.0.0.1/",
                "redis://:hunter2@127.0.0.1/",
                "jdbc:postgresql://127.0.0.1/db?password=hunter2"
            })
    void refusesSecretsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> TargetParser.parse(text))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining("env:NAME")
                .hasMessageNotContaining("hunter2");
    }
}
