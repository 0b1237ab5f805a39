package dev.loopbench.results.ports;

import dev.loopbench.results.listener.IpAddress;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.PortList;
import dev.loopbench.results.listener.SocketProtocol;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A development server, a database, a broker or a management port that other machines may reach. */
final class ExposedServiceRule implements MistakeRule {

    @Override
    public List<Mistake> mistakes(PortList ports) {
        return ports.exposed().stream()
                .filter(listener -> listener.isOf(SocketProtocol.TCP))
                .flatMap(ExposedServiceRule::mistake)
                .toList();
    }

    private static Stream<Mistake> mistake(Listener listener) {
        Optional<KnownService> known = KnownService.of(listener);
        return known.stream()
                .map(service -> new Mistake(
                        "exposed-" + service.kind().replace(' ', '-').toLowerCase(Locale.ROOT),
                        listener.text(),
                        (listener.owner().isPresent() ? "" : "probably ") + service.described()
                                + ": every machine that can reach " + reach(listener) + " can connect",
                        service.remedy()));
    }

    private static String reach(Listener listener) {
        IpAddress ip = listener.ip();
        return ip == null || ip.isWildcard() ? "an address of this one" : ip.text();
    }
}
