package dev.loopbench.results.ports;

import dev.loopbench.results.listener.EphemeralPorts;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.PortList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The listeners of a machine and what is probably wrong with them, for programs.
 *
 * @param schema of the document
 * @param ephemeral the ports that the kernel hands out
 * @param localhost what {@code localhost} stands for, in the order in which programs try it
 * @param mistakes the gravest first
 * @param unseen what could not be seen, one line each
 */
public record PortsDocument(
        String schema,
        EphemeralPorts ephemeral,
        List<String> localhost,
        List<Listener> listeners,
        List<Mistake> mistakes,
        List<String> unseen) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-ports/1";

    public PortsDocument {
        listeners = List.copyOf(listeners);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * This machine now.
     *
     * @param ask whether loopback listeners are greeted, to find databases without a password
     * @throws IOException when {@code /proc} does not show what is needed, saying what in one line
     */
    public static PortsDocument ofThisMachine(boolean ask) throws IOException {
        return of(PortList.ofThisMachine(), ask);
    }

    public static PortsDocument of(PortList ports, boolean ask) {
        List<Mistake> mistakes = new ArrayList<>(Mistakes.of(ports));
        if (ask) {
            mistakes.addAll(0, OpenServers.find(ports, mistakes));
        }
        return new PortsDocument(
                SCHEMA, ports.ephemeral(), ports.localhost().addresses(), ports.listeners(), mistakes, ports.unseen());
    }

    /** The same with those listeners alone that other machines may reach. */
    public PortsDocument onlyExposed() {
        List<Listener> exposed = listeners.stream().filter(Listener::isExposed).toList();
        List<String> texts = exposed.stream().map(Listener::text).toList();
        return new PortsDocument(
                schema,
                ephemeral,
                localhost,
                exposed,
                mistakes.stream()
                        .filter(mistake -> texts.contains(mistake.listener()))
                        .toList(),
                unseen);
    }

    /** Whether other machines may reach any listener. */
    public boolean anyExposed() {
        return listeners.stream().anyMatch(Listener::isExposed);
    }
}
