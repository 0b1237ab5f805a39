package dev.loopbench.results.ports;

import dev.loopbench.results.listener.EphemeralPorts;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.listener.SocketProtocol;
import java.util.List;

/** A fixed port that the kernel may hand to an outgoing connection while the service is down. */
final class FixedPortRule implements MistakeRule {

    @Override
    public List<Mistake> mistakes(PortList ports) {
        List<Listener> inside = ports.listeners().stream()
                .filter(listener -> listener.isOf(SocketProtocol.TCP))
                .filter(listener -> listener.place() == EphemeralPorts.Place.INSIDE)
                .toList();
        // One command for all: the setting replaces the one before.
        String command = ports.ephemeral()
                .reserveCommand(
                        inside.stream().map(Listener::port).distinct().sorted().toList());
        return inside.stream()
                .map(listener -> new Mistake(
                        "port-in-ephemeral-range",
                        listener.text(),
                        "inside the ephemeral range: if the port is fixed in a configuration, an outgoing connection"
                                + " can have it while the service restarts, and the start fails with 'Address already"
                                + " in use'",
                        "choose a fixed port below " + ports.ephemeral().low()
                                + ", or reserve it; leave ports out of the command that the kernel chose",
                        command))
                .toList();
    }
}
