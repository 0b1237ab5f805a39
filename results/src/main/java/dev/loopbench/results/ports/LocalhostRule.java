package dev.loopbench.results.ports;

import dev.loopbench.results.listener.IpAddress;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.Listener.SocketProtocol;
import dev.loopbench.results.listener.Listeners;
import dev.loopbench.results.listener.Localhost;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.ports.Mistakes.MistakeRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A port at which {@code localhost} means one program over IPv4 and another, or none, over IPv6. */
final class LocalhostRule implements MistakeRule {

    @Override
    public List<Mistake> mistakes(PortList ports) {
        List<Mistake> mistakes = new ArrayList<>();
        ports.listeners().stream()
                .filter(listener -> listener.isOf(SocketProtocol.TCP))
                .mapToInt(Listener::port)
                .distinct()
                .forEach(port -> mistake(ports, port).ifPresent(mistakes::add));
        return mistakes;
    }

    /** Who answers at a loopback address: the kernel prefers the listener with the most specific address. */
    static Optional<Listener> answering(PortList ports, int port, boolean ipv6) {
        IpAddress target = ipv6 ? IpAddress.LOOPBACK_IPV6 : IpAddress.LOOPBACK;
        List<Listener> taking = ports.at(port).stream()
                .filter(listener -> listener.isOf(SocketProtocol.TCP) && listener.takes(target))
                .toList();
        return taking.stream()
                .filter(listener -> !listener.address().equals(Listeners.ANY_FAMILY) && !isWildcard(listener))
                .findFirst()
                .or(() -> taking.stream()
                        .filter(listener -> !listener.takesBothFamilies())
                        .findFirst())
                .or(() -> taking.stream().findFirst());
    }

    private static boolean isWildcard(Listener listener) {
        return listener.ip() != null && listener.ip().isWildcard();
    }

    private static Optional<Mistake> mistake(PortList ports, int port) {
        Optional<Listener> overIpv4 = answering(ports, port, false);
        Optional<Listener> overIpv6 = answering(ports, port, true);
        if (overIpv4.isPresent() && overIpv6.isPresent()) {
            return twoPrograms(port, overIpv4.get(), overIpv6.get());
        }
        Localhost localhost = ports.localhost();
        if (overIpv6.isPresent() && localhost.hasIpv4()) {
            return Optional.of(oneFamily(port, overIpv6.get(), "127.0.0.1", localhost));
        }
        boolean startsWithIpv6 = localhost.hasIpv6() && localhost.addresses().indexOf("::1") == 0;
        return startsWithIpv6 && overIpv4.isPresent()
                ? Optional.of(oneFamily(port, overIpv4.get(), "::1", localhost))
                : Optional.empty();
    }

    private static Optional<Mistake> twoPrograms(int port, Listener overIpv4, Listener overIpv6) {
        if (overIpv4.owners().isEmpty() || overIpv6.owners().isEmpty() || sharesProcess(overIpv4, overIpv6)) {
            return Optional.empty();
        }
        return Optional.of(new Mistake(
                "localhost-means-two-programs",
                overIpv4.text(),
                "127.0.0.1:" + port + " is " + overIpv4.owners().get(0).text() + ", and [::1]:" + port + " is "
                        + overIpv6.owners().get(0).text() + ": which of them 'localhost' means depends on the client",
                "give one of them another port, or name the address in the client instead of localhost"));
    }

    private static boolean sharesProcess(Listener one, Listener other) {
        return one.owners().stream()
                .anyMatch(owner -> other.owners().stream().anyMatch(same -> same.pid() == owner.pid()));
    }

    private static Mistake oneFamily(int port, Listener listener, String refused, Localhost localhost) {
        return new Mistake(
                "localhost-of-one-family",
                listener.text(),
                "'localhost' stands for " + localhost.text() + " here, and nothing listens at " + refused + " port "
                        + port + ": clients that take that address are refused",
                "listen at both addresses, or name " + listener.where() + " in the client instead of localhost");
    }
}
