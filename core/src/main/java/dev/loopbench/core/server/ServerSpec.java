package dev.loopbench.core.server;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.TrafficText;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;

/**
 * The task of a server. Travels over the server's standard input, since it holds the secret; as one line of
 * plain text, since a JSON library would cost every fork a quarter of a second before its first round trip.
 *
 * @param transport the transport's name
 * @param bind where it listens
 * @param cpus where its I/O threads run
 * @param held whether they are pinned there
 * @param token the run's token as hexadecimal digits
 * @param traffic what it has to do with its clients, of which it needs {@link #serving} and {@link #listeners}
 */
public record ServerSpec(
        String transport,
        SocketAddress bind,
        SortedSet<Integer> cpus,
        boolean held,
        String token,
        SocketSettings settings,
        Traffic traffic) {

    private static final String SEPARATOR = "\t";
    private static final String UNSET = "-";

    /** The work that it does before it answers, and on how many threads. */
    Serving serving() {
        return traffic.serving();
    }

    /** At how many addresses it listens, 1 or more; more than one over TCP only, where each is a port. */
    int listeners() {
        return traffic.listeners();
    }

    String line() {
        return String.join(
                SEPARATOR,
                transport,
                AddressText.of(bind),
                CpuList.format(cpus),
                Boolean.toString(held),
                token,
                Boolean.toString(settings.noDelay()),
                text(settings.sendBuffer()),
                text(settings.receiveBuffer()),
                Integer.toString(settings.backlog()),
                settings.congestionControl().orElse(UNSET),
                TrafficText.write(traffic));
    }

    static ServerSpec parse(String line) {
        List<String> fields = List.of(line.split(SEPARATOR, -1));
        return new ServerSpec(
                fields.get(0),
                AddressText.parse(fields.get(1)),
                CpuList.parse(fields.get(2)),
                Boolean.parseBoolean(fields.get(3)),
                fields.get(4),
                new SocketSettings(
                        Boolean.parseBoolean(fields.get(5)),
                        number(fields.get(6)),
                        number(fields.get(7)),
                        Integer.parseInt(fields.get(8)),
                        Optional.of(fields.get(9)).filter(name -> !name.equals(UNSET))),
                TrafficText.parse(fields.get(10)));
    }

    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : UNSET;
    }

    private static OptionalInt number(String text) {
        return text.equals(UNSET) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ServerSpec[" + transport + " on " + cpus + "]";
    }
}
