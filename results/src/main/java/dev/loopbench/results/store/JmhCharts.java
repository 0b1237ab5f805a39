package dev.loopbench.results.store;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.analysis.ServingWords;
import dev.loopbench.results.plan.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The charts and names in viewers of JMH's results. Viewers make one chart of all benchmarks of a class, and name a
 * bar by its parameters. So a class stands for a workload on a placement, the transport is the first parameter of each, and others are
 * there only if they differ within the chart. All entries of a chart have the same parameters.
 */
final class JmhCharts {

    private static final String PACKAGE = "loopbench.";
    private static final String TRANSPORT = "transport";
    private static final String TWIN = "(twin)";
    private static final String NONE = "none";

    private final Map<String, List<String>> varying = new TreeMap<>();

    /** @param cells that have an entry */
    JmhCharts(Collection<Cell> cells) {
        Map<String, List<Map<String, String>>> charts = cells.stream()
                .collect(Collectors.groupingBy(
                        JmhCharts::chart, Collectors.mapping(JmhCharts::all, Collectors.toList())));
        charts.forEach((chart, entries) -> varying.put(chart, varying(entries)));
    }

    private static List<String> varying(List<Map<String, String>> entries) {
        List<String> names = new ArrayList<>(List.of(TRANSPORT));
        for (String name : entries.get(0).keySet()) {
            boolean differs = entries.stream()
                            .map(entry -> entry.getOrDefault(name, NONE))
                            .distinct()
                            .count()
                    > 1;
            if (differs && !name.equals(TRANSPORT)) {
                names.add(name);
            }
        }
        return names;
    }

    private static String chart(Cell cell) {
        PanelKey point = PanelKey.of(cell.conditions());
        return point.workload() + ", " + point.placement();
    }

    /** The name of the benchmark: package, class and method, of which viewers show the latter two. */
    String benchmark(Cell cell) {
        return PACKAGE + chart(cell) + "." + cell.workload().primaryMetric();
    }

    /** The parameters by which it is told from others of its chart, the transport first. */
    Map<String, String> parameters(Cell cell) {
        Map<String, String> all = all(cell);
        Map<String, String> parameters = new LinkedHashMap<>();
        varying.getOrDefault(chart(cell), List.of(TRANSPORT))
                .forEach(name -> parameters.put(name, all.getOrDefault(name, NONE)));
        return parameters;
    }

    private static Map<String, String> all(Cell cell) {
        PanelKey point = PanelKey.of(cell.conditions());
        Map<String, String> all = new LinkedHashMap<>();
        // A second bar of the same transport, and no second parameter of all bars.
        all.put(TRANSPORT, value(cell.transport()) + (cell.isTwin() ? TWIN : ""));
        all.put("client", value(cell.client().equals(cell.transport()) ? "same" : cell.client()));
        all.put("variant", value(cell.isTwin() ? "" : cell.variant()));
        all.put("address", value(point.address()));
        all.put("requestBytes", Integer.toString(point.load().requestBytes()));
        all.put("responseBytes", Integer.toString(point.load().responseBytes()));
        all.put("connections", Integer.toString(point.load().connections()));
        all.put("window", Integer.toString(point.load().window()));
        all.put("rate", value(point.rate().ratePerSecond()));
        all.put("arrivals", value(point.rate().arrivals()));
        all.put("serving", value(String.join(",", ServingWords.parts(point.serving()))));
        all.put("congestion", value(point.congestion()));
        all.put("server", value(point.server()));
        all.put("jdk", value(point.jdk()));
        return all;
    }

    /** Viewers cut names apart at spaces, and parameters at equals signs. */
    private static String value(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? NONE : text.replace(' ', '_').replace('=', ':');
    }
}
