package dev.loopbench.results.report;

import dev.loopbench.results.compare.Difference;
import dev.loopbench.results.compare.PanelComparison;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One run against another for a pull request: the primary metrics, and a sentence. */
public final class RunComparisonMarkdown {

    private RunComparisonMarkdown() {}

    /** A table and what it comes to, as lines that end with a newline. */
    public static String of(RunComparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("| panel | transport | metric | NEW ÷ BASE | 95 % interval | verdict |");
        lines.add("|---|---|---|--:|---|---|");
        comparison.panels().forEach(panel -> RowText.worstFirst(panel).forEach(row -> lines.add(line(panel, row))));
        lines.add("");
        lines.add("`" + Markdown.escaped(comparison.candidate().run()) + "` against `"
                + Markdown.escaped(comparison.base().run()) + "`, not interleaved: "
                + Markdown.escaped(Conclusion.of(comparison) + across(comparison))
                + ".");
        return String.join("\n", lines) + "\n";
    }

    private static String line(PanelComparison panel, RowText row) {
        return "| "
                + String.join(
                        " | ",
                        Markdown.escaped(Conclusion.place(panel.point())),
                        Markdown.escaped(row.cell()),
                        panel.primaryMetric(),
                        row.ratio(),
                        row.interval(),
                        row.verdict())
                + " |";
    }

    private static String across(RunComparison comparison) {
        return comparison.differences().isEmpty()
                ? ""
                : comparison.differences().stream()
                        .map(Difference::line)
                        .collect(Collectors.joining("; ", "; part of the question: ", ""));
    }
}
