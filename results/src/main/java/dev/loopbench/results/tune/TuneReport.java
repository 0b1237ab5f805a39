package dev.loopbench.results.tune;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.text.Paragraph;
import dev.loopbench.results.text.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The worth of each knob on this machine, in words. */
public final class TuneReport {

    private static final double PERCENT = 100;

    private TuneReport() {}

    /**
     * As text that ends with a newline.
     *
     * @param comparisons of the knobs' cells with the plain one
     * @param lowerIsBetter whether a smaller ratio is a gain
     */
    public static String text(Plan plan, List<Knob> knobs, List<Comparison> comparisons, boolean lowerIsBetter) {
        Map<String, Knob> byName = knobs.stream().collect(Collectors.toMap(Knob::name, Function.identity()));
        Panel panel = plan.panels().get(0);
        TextTable table = new TextTable(List.of("knob", "what it is worth here", "interval", "what it changes"));
        comparisons.stream()
                .sorted(Comparator.comparingDouble(
                        comparison -> lowerIsBetter ? comparison.ratio() : -comparison.ratio()))
                .forEach(comparison -> {
                    Knob knob = byName.get(variant(panel, comparison.cell()));
                    if (knob != null) {
                        table.add(List.of(
                                knob.name(),
                                worth(comparison),
                                String.format(Locale.ROOT, "%.3f to %.3f", comparison.low(), comparison.high()),
                                knob.meaning()));
                    }
                });
        List<String> lines = new ArrayList<>();
        lines.add("What each knob is worth on this machine, "
                + (lowerIsBetter ? "by the median round trip" : "by throughput") + ":");
        if (table.isEmpty()) {
            lines.add("  nothing: too few blocks were complete for a verdict");
        }
        table.lines("  ").stream().filter(line -> !table.isEmpty()).forEach(lines::add);
        panel.skipped()
                .forEach(skipped -> lines.addAll(Paragraph.lines(
                        "  ", "    ", "not tried: " + skipped.cell().variant() + ": " + skipped.reason())));
        return String.join("\n", lines) + "\n";
    }

    private static String variant(Panel panel, String label) {
        return panel.cells().stream()
                .filter(cell -> cell.label().equals(label))
                .map(cell -> cell.variant())
                .findFirst()
                .orElse("");
    }

    private static String worth(Comparison comparison) {
        String percent = String.format(Locale.ROOT, "%.1f %%", PERCENT * Math.abs(comparison.ratio() - 1));
        if (comparison.verdict() == Verdict.FASTER) {
            return "gains " + percent;
        }
        if (comparison.verdict() == Verdict.SLOWER) {
            return "costs " + percent;
        }
        return comparison.verdict() == Verdict.EQUIVALENT
                ? "no effect"
                : String.format(Locale.ROOT, "not decided: %+.1f %%", PERCENT * (comparison.ratio() - 1));
    }
}
