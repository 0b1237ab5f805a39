package dev.loopbench.results.ports;

import dev.loopbench.results.listener.IpAddress;
import dev.loopbench.results.listener.Listener;
import dev.loopbench.results.listener.Listener.SocketProtocol;
import dev.loopbench.results.listener.PortList;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Greets every TCP listener that answers on loopback, to find databases that ask for no password. */
final class OpenServers {

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final int AT_ONCE = 8;
    private static final Map<String, String> REMEDIES = Map.of(
            "Redis", "set 'requirepass' or an ACL in redis.conf and restart it",
            "PostgreSQL", "replace 'trust' by scram-sha-256 in pg_hba.conf and reload it");

    private OpenServers() {}

    /**
     * Those that let everybody in. A debugger port is not greeted, since some debuggers end at a wrong greeting.
     *
     * @param known mistakes that were found without asking
     */
    static List<Mistake> find(PortList ports, List<Mistake> known) {
        Set<String> debuggers = known.stream()
                .filter(mistake -> mistake.kind().contains("debugger"))
                .map(Mistake::listener)
                .collect(Collectors.toSet());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, body -> {
            Thread thread = new Thread(body, "greeting");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Optional<Mistake>>> answers = new ArrayList<>();
            for (Listener listener : ports.listeners()) {
                if (listener.isOf(SocketProtocol.TCP) && !debuggers.contains(listener.text()) && !isOwn(listener)) {
                    target(listener).ifPresent(target -> answers.add(threads.submit(() -> ask(listener, target))));
                }
            }
            return answers.stream().flatMap(answer -> get(answer).stream()).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isOwn(Listener listener) {
        return listener.owners().stream()
                .anyMatch(owner -> owner.pid() == ProcessHandle.current().pid());
    }

    private static Optional<InetAddress> target(Listener listener) {
        IpAddress ip = listener.ip();
        if (ip == null) {
            return Optional.empty();
        }
        if (ip.isWildcard()) {
            boolean isIpv4 = !ip.isIpv6() || ip.isMapped() || listener.takesBothFamilies();
            return Optional.of((isIpv4 ? IpAddress.LOOPBACK : IpAddress.LOOPBACK_IPV6).resolved());
        }
        return ip.isLoopback() ? Optional.of(ip.resolved()) : Optional.empty();
    }

    private static Optional<Mistake> ask(Listener listener, InetAddress target) {
        return new Greeting(new InetSocketAddress(target, listener.port()), TIMEOUT)
                .openServer()
                .map(server -> new Mistake(
                        "no-password",
                        listener.text(),
                        server + " without a password: "
                                + (listener.isExposed()
                                        ? "whoever reaches this machine"
                                        : "every program of this machine")
                                + " reads and changes its data",
                        REMEDIES.getOrDefault(server, "set a password")));
    }

    private static Optional<Mistake> get(Future<Optional<Mistake>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
