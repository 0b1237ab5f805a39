package dev.loopbench.results.floor;

import dev.loopbench.core.transport.CongestionControl;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The socket options that a floor's client and server report. */
final class FloorSocketOptions {

    /** The program's answer for an option that its kind of socket lacks. */
    private static final String ABSENT = "-";

    private static final String NO_DELAY = "TCP_NODELAY";

    /** In the order in which the program reports them. */
    private static final List<String> NAMES = List.of(NO_DELAY, "SO_SNDBUF", "SO_RCVBUF", CongestionControl.OPTION);

    private FloorSocketOptions() {}

    /** The options by name, without those that the kind of socket lacks; values as the JDK writes them. */
    static Map<String, String> of(List<String> values) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if (!values.get(i).equals(ABSENT)) {
                options.put(NAMES.get(i), values.get(i));
            }
        }
        options.computeIfPresent(NO_DELAY, (name, value) -> String.valueOf(!value.equals("0")));
        return options;
    }
}
