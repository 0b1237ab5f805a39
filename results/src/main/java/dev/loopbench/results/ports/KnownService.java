package dev.loopbench.results.ports;

import dev.loopbench.results.listener.Listener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service that people run on loopback, and by what it is known.
 *
 * @param kind such as {@code database}
 * @param ports those that it usually has
 * @param processes names of the kernel; with {@code +} in front one that is known only together with a port
 * @param remedy how to keep it on loopback
 */
record KnownService(String name, String kind, List<String> ports, List<String> processes, String remedy) {

    private static final String LIST = "services.tsv";
    private static final String WITH_PORT = "+";
    private static final int FIELDS = 5;
    private static final List<KnownService> ALL = load();

    /** Which service a listener is; empty where nothing tells. */
    static Optional<KnownService> of(Listener listener) {
        return ALL.stream().filter(service -> service.isIt(listener)).findFirst();
    }

    boolean isA(String wanted) {
        return kind.equals(wanted);
    }

    /** With its article. */
    String described() {
        return name + (name.contains(kind) ? "" : ", a " + kind);
    }

    private boolean isIt(Listener listener) {
        boolean hasPort = ports.contains(Integer.toString(listener.port()));
        return listener.owner()
                .map(owner ->
                        processes.contains(owner.name()) || (hasPort && processes.contains(WITH_PORT + owner.name())))
                .orElse(hasPort);
    }

    private static List<KnownService> load() {
        try (InputStream in = KnownService.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("the build left no " + LIST);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(KnownService::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownService parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != FIELDS) {
            throw new IllegalStateException(LIST + " has a line of " + fields.length + " fields: " + line);
        }
        return new KnownService(fields[0], fields[1], list(fields[2]), list(fields[3]), fields[4]);
    }

    private static List<String> list(String field) {
        return Stream.of(field.split(",", -1)).toList();
    }
}
