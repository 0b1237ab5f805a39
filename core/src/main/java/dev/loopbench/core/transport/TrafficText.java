package dev.loopbench.core.transport;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.text.ByteSize;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Traffic as text: named values with spaces in between, such as {@code address=tcp requestBytes=64 responseBytes=64 connections=1 ...}.
 * The names are those of JMH's parameters. Only an open loop has {@code rate} and {@code arrivals}.
 */
public final class TrafficText {

    /** All names of values. */
    public static final Set<String> NAMES = Set.of(
            "address",
            "requestBytes",
            "responseBytes",
            "connections",
            "window",
            "rate",
            "arrivals",
            "use",
            "serverWorkNanos",
            "serverWaitNanos",
            "serverThreads",
            "congestion");

    private static final String SEPARATOR = " ";
    private static final char EQUALS = '=';

    /** The defaults for what a text does not name. */
    private static final Traffic USUAL = Traffic.of(new MessageShape(0, 0), 1, 1);

    private TrafficText() {}

    /**
     * Writes it as one line.
     *
     * @throws IllegalArgumentException when a value has a space or another separator, as no congestion control has
     */
    public static String write(Traffic traffic) {
        StringBuilder text = new StringBuilder();
        values(traffic).forEach((name, value) -> {
            if (value.chars().anyMatch(Character::isWhitespace)) {
                throw new IllegalArgumentException(name + EQUALS + value + ": a value has no spaces");
            }
            text.append(text.length() == 0 ? "" : SEPARATOR)
                    .append(name)
                    .append(EQUALS)
                    .append(value);
        });
        return text.toString();
    }

    /** Its values by their names, in the order in which they are written. */
    public static Map<String, String> values(Traffic traffic) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("address", traffic.address().label());
        values.put("requestBytes", Integer.toString(traffic.shape().requestBytes()));
        values.put("responseBytes", Integer.toString(traffic.shape().responseBytes()));
        values.put("connections", Integer.toString(traffic.connections()));
        values.put("window", Integer.toString(traffic.window()));
        if (traffic.pace().open()) {
            values.put("rate", Integer.toString(traffic.pace().perSecond()));
            values.put("arrivals", traffic.pace().arrivals().label());
        }
        values.put("use", traffic.use().label());
        values.put("serverWorkNanos", Long.toString(traffic.serving().workNanos()));
        values.put("serverWaitNanos", Long.toString(traffic.serving().waitNanos()));
        values.put("serverThreads", Integer.toString(traffic.serving().threads()));
        values.put("congestion", traffic.congestion());
        return values;
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static Traffic parse(String text) {
        Traffic traffic = USUAL;
        for (String word : text.split(SEPARATOR, -1)) {
            int end = word.indexOf(EQUALS);
            if (end < 0) {
                throw new IllegalArgumentException("'" + word + "': write NAME=VALUE");
            }
            traffic = with(traffic, word.substring(0, end), word.substring(end + 1));
        }
        return traffic;
    }

    /**
     * The same with one value changed. Sizes may have units, such as {@code 64KiB}.
     *
     * @throws IllegalArgumentException when there is no such name or the value is not allowed; the message begins with both
     */
    public static Traffic with(Traffic traffic, String name, String value) {
        try {
            return changed(traffic, name, value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(name + EQUALS + value + ": " + e.getMessage(), e);
        }
    }

    private static Traffic changed(Traffic traffic, String name, String value) {
        MessageShape shape = traffic.shape();
        Pace pace = traffic.pace();
        Serving serving = traffic.serving();
        return switch (name) {
            case "address" -> traffic.over(AddressFamily.of(value));
            case "requestBytes" -> traffic.sized(new MessageShape(bytes(value), shape.responseBytes()));
            case "responseBytes" -> traffic.sized(new MessageShape(shape.requestBytes(), bytes(value)));
            case "connections" -> traffic.onConnections(Integer.parseInt(value));
            case "window" -> traffic.withWindow(Integer.parseInt(value));
            case "rate" -> traffic.at(Pace.of(Integer.parseInt(value), pace.arrivals()));
            case "arrivals" -> traffic.at(Pace.of(pace.perSecond(), Pace.Arrivals.of(value)));
            case "use" -> traffic.using(ConnectionUse.of(value));
            case "serverWorkNanos" ->
                traffic.servedBy(new Serving(Long.parseLong(value), serving.waitNanos(), serving.threads()));
            case "serverWaitNanos" ->
                traffic.servedBy(new Serving(serving.workNanos(), Long.parseLong(value), serving.threads()));
            case "serverThreads" ->
                traffic.servedBy(new Serving(serving.workNanos(), serving.waitNanos(), Integer.parseInt(value)));
            case "congestion" -> traffic.withCongestion(value);
            default -> throw new IllegalArgumentException("traffic has no such value");
        };
    }

    private static int bytes(String size) {
        return Math.toIntExact(ByteSize.parse(size));
    }
}
