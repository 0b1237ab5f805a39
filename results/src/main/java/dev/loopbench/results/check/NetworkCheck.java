package dev.loopbench.results.check;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.check.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Settings of the network that loopback connections meet. */
public final class NetworkCheck implements Check {

    private static final int USUAL_QUEUE = 4096;
    private static final int USUAL_MTU = 65_536;
    private static final String MTU = "sys/class/net/lo/mtu";

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        congestion(files, findings);
        queue(files, findings);
        mtu(files, findings);
        files.setting("net.ipv4.tcp_autocorking")
                .ifPresent(value -> findings.add(Finding.of(
                                Severity.NOTE,
                                "autocorking",
                                "autocorking",
                                value.equals("0") ? "off" : "on",
                                "net.ipv4.tcp_autocorking",
                                "while a segment waits in a device's queue, small writes are joined to it; loopback has no"
                                        + " such queue")
                        .fix("sudo sysctl -w net.ipv4.tcp_autocorking=" + (value.equals("0") ? "1" : "0"))));
        return findings;
    }

    private static void congestion(HostFiles files, List<Finding> findings) {
        files.setting("net.ipv4.tcp_congestion_control").ifPresent(name -> {
            boolean paces = name.startsWith("bbr");
            Finding finding = Finding.of(
                    paces ? Severity.COSTS : Severity.NOTE,
                    "congestion-control",
                    "congestion control",
                    name,
                    "net.ipv4.tcp_congestion_control",
                    paces
                            ? "it sends at a pace that it estimates, and takes a CPU that was busy for a slow link: streams"
                                    + " over loopback are slower"
                            : "it limits how fast a stream over loopback gets up to speed");
            findings.add(
                    paces
                            ? finding.fix("sudo sysctl -w net.ipv4.tcp_congestion_control=cubic")
                                    .benefit("streams across cores about twice as fast (docs/method/streams.md)")
                            : finding);
        });
    }

    private static void queue(HostFiles files, List<Finding> findings) {
        OptionalLong most = files.number("proc/sys/net/core/somaxconn");
        most.ifPresent(length -> {
            Finding finding = Finding.of(
                    length < USUAL_QUEUE ? Severity.COSTS : Severity.NOTE,
                    "listen-queue",
                    "longest listen queue",
                    Counted.of(length, "connection"),
                    "net.core.somaxconn",
                    "a burst of more connections than a queue holds is dropped, and each client tries again after a second");
            findings.add(
                    length < USUAL_QUEUE ? finding.fix("sudo sysctl -w net.core.somaxconn=" + USUAL_QUEUE) : finding);
        });
    }

    private static void mtu(HostFiles files, List<Finding> findings) {
        files.number(MTU).ifPresent(bytes -> {
            if (bytes != USUAL_MTU) {
                findings.add(Finding.of(
                                Severity.COSTS,
                                "loopback-mtu",
                                "MTU of the loopback interface",
                                bytes + " bytes",
                                "/" + MTU,
                                "a smaller one cuts large messages into more segments")
                        .fix("sudo ip link set lo mtu " + USUAL_MTU));
            }
        });
    }
}
