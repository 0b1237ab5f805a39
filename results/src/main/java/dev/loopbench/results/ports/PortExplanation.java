package dev.loopbench.results.ports;

import dev.loopbench.results.listener.EphemeralPorts;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.Localhost;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.text.Paragraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One port: who listens there, who can reach it, what {@code localhost} means there, and whether the kernel may hand it out.
 *
 * @param listeners at that port, TCP and UDP
 * @param mistakes about them
 * @param place in or out of the ephemeral range
 * @param reserveCommand keeps the kernel from handing it out
 */
public record PortExplanation(
        String schema,
        int port,
        EphemeralPorts.Place place,
        EphemeralPorts ephemeral,
        List<Listener> listeners,
        List<Mistake> mistakes,
        List<String> localhost,
        String reserveCommand,
        List<String> unseen,
        List<String> answers) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-port/1";

    private static final int FIRST_DYNAMIC = 49152;
    private static final int LAST = 65535;

    /**
     * A port of this machine now.
     *
     * @param port 1 to 65535
     * @throws IOException when {@code /proc} does not show what is needed, saying what in one line
     */
    public static PortExplanation ofThisMachine(int port, boolean ask) throws IOException {
        return of(PortList.ofThisMachine(), port, ask);
    }

    static PortExplanation of(PortList ports, int port, boolean ask) {
        List<Listener> listeners = ports.at(port);
        PortList only = new PortList(ports.ephemeral(), ports.localhost(), listeners, ports.unseen());
        return new PortExplanation(
                SCHEMA,
                port,
                ports.ephemeral().place(port),
                ports.ephemeral(),
                listeners,
                PortsDocument.of(only, ask).mistakes(),
                ports.localhost().addresses(),
                ports.ephemeral().reserveCommand(List.of(port)),
                ports.unseen(),
                List.of(answer(ports, port, false), answer(ports, port, true)));
    }

    private static String answer(PortList ports, int port, boolean ipv6) {
        String target = ipv6 ? "[::1]:" + port : "127.0.0.1:" + port;
        Optional<Listener> answering = LocalhostRule.answering(ports, port, ipv6);
        return target + ": "
                + answering
                        .map(PortsReport::processes)
                        .map(process -> process.equals("not visible") ? "a process that is not visible" : process)
                        .orElse("nothing listens, a connection is refused");
    }

    /** As text that ends with a newline. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("Port " + port);
        owners(lines);
        for (String answer : answers) {
            lines.addAll(Paragraph.lines("  ", "    ", answer));
        }
        lines.addAll(Paragraph.lines(
                "  ",
                "    ",
                "localhost stands for " + new Localhost(localhost).text()
                        + ": that is what a client tries, in this order"));
        lines.addAll(Paragraph.lines("  ", "    ", range()));
        if (place == EphemeralPorts.Place.INSIDE) {
            lines.add("  to reserve it until the next boot:");
            lines.add("    $ " + reserveCommand);
            lines.addAll(Paragraph.lines(
                    "  ",
                    "    ",
                    "for good: the same setting in /etc/sysctl.d/90-reserved-ports.conf, then 'sudo sysctl --system'"));
        }
        for (Mistake mistake : mistakes) {
            lines.addAll(Paragraph.lines("  likely mistake: ", "    ", mistake.problem()));
            PortsReport.remedy(mistake, "    ", lines);
        }
        unseen.forEach(line -> lines.addAll(Paragraph.lines("  not seen: ", "    ", line)));
        return String.join("\n", lines) + "\n";
    }

    private void owners(List<String> lines) {
        if (listeners.isEmpty()) {
            lines.add("  no listener in this network namespace");
        }
        for (Listener listener : listeners) {
            lines.addAll(Paragraph.lines(
                    "  ",
                    "    ",
                    listener.text() + ": " + PortsReport.processes(listener)
                            + (listener.user() == null ? "" : ", user " + listener.user()) + ", "
                            + (listener.isExposed()
                                    ? "exposed: other machines may reach it"
                                    : "loopback only: this machine reaches it")
                            + (listener.backlog() == null
                                    ? ""
                                    : ", " + listener.waiting() + " of at most " + listener.backlog()
                                            + " connections wait to be accepted")));
        }
    }

    private String range() {
        String bounds = ephemeral.low() + " to " + ephemeral.high();
        return switch (place) {
            case INSIDE ->
                "inside the ephemeral range (" + bounds
                        + "): the kernel may hand it to any outgoing connection while nothing listens there";
            case RESERVED ->
                "inside the ephemeral range (" + bounds + ") and reserved: the kernel does not hand it out";
            case OUTSIDE ->
                "outside the ephemeral range (" + bounds + "): the kernel never hands it out"
                        + (port >= FIRST_DYNAMIC && port <= LAST
                                ? " here; macOS and Windows do, whose range is 49152 to 65535"
                                : "");
        };
    }
}
