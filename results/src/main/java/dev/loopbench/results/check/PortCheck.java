package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.listener.EphemeralPorts;
import dev.loopbench.results.listener.Localhost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports from which connections can be opened, sockets in TIME_WAIT, and what {@code localhost} stands for. */
public final class PortCheck implements Check {

    private static final Pattern TIME_WAIT = Pattern.compile("(?s).*^TCP: .*\\btw (\\d+)\\b.*", Pattern.MULTILINE);
    private static final Pattern LOCAL_PORT = Pattern.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) .*");
    private static final String RANGE = "proc/sys/net/ipv4/ip_local_port_range";
    private static final int HEXADECIMAL = 16;
    private static final int PORTS = 65_536;
    private static final int FEW = 20_000;
    private static final int MANY_LEFT = 20_000;
    private static final double SCARCE = 0.5;
    private static final double NEARLY_NONE = 0.1;

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        range(files, findings);
        timeWait(files, findings);
        Localhost localhost = Localhost.ofThisMachine();
        findings.add(Finding.of(
                localhost.addresses().isEmpty() ? Severity.COSTS : Severity.NOTE,
                "localhost",
                "the name localhost",
                "stands for " + localhost.text(),
                "the system's resolver",
                localhost.addresses().size() > 1
                        ? "programs differ in which they try first: a server at one of them alone refuses some clients"
                        : "a server at another loopback address refuses clients that use the name"));
        return findings;
    }

    private static void range(HostFiles files, List<Finding> findings) {
        EphemeralPorts ports;
        try {
            ports = EphemeralPorts.read(files.root());
        } catch (IOException e) {
            if (files.text(RANGE).isPresent()) {
                files.notUnderstood(RANGE);
            }
            return;
        }
        BitSet used = used(files);
        long taken = used.stream()
                .filter(port -> ports.place(port) == EphemeralPorts.Place.INSIDE)
                .count();
        double free = 1 - (double) taken / Math.max(1, ports.size());
        Severity severity = free < NEARLY_NONE
                ? Severity.SPOILS
                : free < SCARCE || ports.size() < FEW ? Severity.COSTS : Severity.NOTE;
        Finding finding = Finding.of(
                severity,
                "ephemeral-range",
                "ephemeral ports",
                String.format(
                        Locale.ROOT,
                        "%d to %d, %d ports, %.0f %% free",
                        ports.low(),
                        ports.high(),
                        ports.size(),
                        100 * free),
                "net.ipv4.ip_local_port_range, /proc/net/tcp, /proc/net/tcp6",
                "a connection needs a port of them for each server's address; with few left the kernel has to search, with"
                        + " none connecting fails");
        findings.add(
                severity == Severity.NOTE
                        ? finding
                        : finding.fix("sudo sysctl -w net.ipv4.ip_local_port_range='10240 60999'"));
    }

    private static BitSet used(HostFiles files) {
        BitSet used = new BitSet(PORTS);
        for (String table : List.of("tcp", "tcp6")) {
            files.optional("proc/net/" + table)
                    .orElse("")
                    .lines()
                    .map(LOCAL_PORT::matcher)
                    .filter(Matcher::matches)
                    .forEach(found -> used.set(Integer.parseInt(found.group(1), HEXADECIMAL)));
        }
        return used;
    }

    private static void timeWait(HostFiles files, List<Finding> findings) {
        files.text("proc/net/sockstat")
                .map(TIME_WAIT::matcher)
                .filter(Matcher::matches)
                .ifPresent(found -> {
                    long sockets = Long.parseLong(found.group(1));
                    String reuse = files.setting("net.ipv4.tcp_tw_reuse").orElse("unknown");
                    Finding finding = Finding.of(
                            sockets > MANY_LEFT ? Severity.COSTS : Severity.NOTE,
                            "time-wait",
                            "sockets in TIME_WAIT",
                            sockets + ", tcp_tw_reuse " + reuse,
                            "/proc/net/sockstat, net.ipv4.tcp_tw_reuse",
                            "who closes first keeps the pair of ports for a minute; a client that opens a connection for each"
                                    + " request runs out of ports");
                    findings.add(reuse.equals("0") ? finding.fix("sudo sysctl -w net.ipv4.tcp_tw_reuse=2") : finding);
                });
    }
}
