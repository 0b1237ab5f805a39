package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.compare.Difference;
import dev.loopbench.results.compare.MeasureComparison;
import dev.loopbench.results.compare.MeasureComparison.ServiceShift;
import dev.loopbench.results.text.AlignedTable;
import dev.loopbench.results.text.Lines;
import dev.loopbench.results.text.Markdown;
import dev.loopbench.results.text.Numbers;
import dev.loopbench.service.target.TargetText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One measurement of users' own services against another as text, the same in every locale. */
public final class MeasureComparisonReport {

    private static final String INDENT = "  ";
    private static final String SCOPE =
            "A ratio is NEW ÷ BASE, over the blocks of each. The intervals know how the blocks of one measurement scatter, not what"
                    + " else changed between the two times: 'measure A B' lets two services take turns and is the stronger evidence.";

    private final MeasureComparison comparison;
    private final Lines lines = new Lines();

    private MeasureComparisonReport(MeasureComparison comparison) {
        this.comparison = comparison;
    }

    /** The verdicts, as lines that end with a newline. */
    public static String of(MeasureComparison comparison) {
        return new MeasureComparisonReport(comparison).text(false);
    }

    /** The same with the metrics from which nothing is concluded. */
    public static String ofAll(MeasureComparison comparison) {
        return new MeasureComparisonReport(comparison).text(true);
    }

    /** A short table for a pull request, and a sentence. */
    public static String markdown(MeasureComparison comparison) {
        List<String> rows = new ArrayList<>();
        rows.add("| target | metric | NEW ÷ BASE | 95 % interval | verdict |");
        rows.add("|---|---|--:|---|---|");
        comparison.targets().forEach(target -> rows.add(row(target)));
        rows.add("");
        if (!comparison.differences().isEmpty()) {
            rows.add("Not the same in both:");
            rows.add("");
            comparison.differences().forEach(found -> rows.add("- " + Markdown.escaped(found.line())));
            rows.add("");
        }
        List<String> echoes = comparison.echoes().stream()
                .map(MeasureComparisonReport::moved)
                .flatMap(Optional::stream)
                .toList();
        if (!echoes.isEmpty()) {
            rows.add(Markdown.escaped(String.join("; ", echoes)) + ".");
            rows.add("");
        }
        rows.add("`" + Markdown.escaped(comparison.candidate()) + "` against `" + Markdown.escaped(comparison.base())
                + "`, not in turns: " + Markdown.escaped(conclusion(comparison)) + ".");
        return String.join("\n", rows) + "\n";
    }

    private static String row(ServiceShift target) {
        ShiftText text = new ShiftText(target.shift());
        return "| "
                + String.join(
                        " | ",
                        Markdown.escaped(label(target)),
                        target.metric(),
                        text.ratio(),
                        text.interval(),
                        text.verdict())
                + " |";
    }

    private String text(boolean all) {
        lines.paragraph(
                "",
                "NEW " + comparison.candidate() + " against BASE " + comparison.base() + ", not in turns. " + SCOPE);
        lines.add("");
        if (!comparison.differences().isEmpty()) {
            lines.add("Not the same in both:");
            comparison.differences().stream().map(Difference::line).forEach(line -> lines.paragraph(INDENT, line));
            lines.add("");
        }
        table(comparison.metric(), comparison.targets());
        comparison.echoes().forEach(this::echo);
        if (all && !comparison.others().isEmpty()) {
            lines.add("");
            lines.paragraph("", "Nothing is concluded from these: one in twenty of their intervals misses the truth.");
            table("metric", comparison.others());
        }
        lines.add("");
        lines.paragraph("", "In short: " + conclusion(comparison) + ".");
        return lines.text();
    }

    private void table(String title, List<ServiceShift> shifts) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of(title, "ratio", "95 % interval", "p", "blocks", "verdict"));
        for (ServiceShift shift : shifts) {
            ShiftText text = new ShiftText(shift.shift());
            boolean isPrimary = shift.metric().equals(comparison.metric());
            table.add(List.of(
                    label(shift) + (isPrimary ? "" : " " + shift.metric()),
                    text.ratio(),
                    text.interval(),
                    text.chance(),
                    text.blocks(),
                    isPrimary ? text.verdict() : ""));
        }
        AlignedTable.withVerdicts(table).print(lines);
    }

    private void echo(ServiceShift echo) {
        moved(echo).ifPresent(text -> lines.paragraph(INDENT, text));
    }

    private static Optional<String> moved(ServiceShift echo) {
        return Optional.ofNullable(echo.shift().ratio())
                .map(ratio -> "the echo of " + echo.name() + " moved by " + Numbers.fineShare(Math.abs(ratio - 1))
                        + ": no smaller change is believed");
    }

    private static String label(ServiceShift shift) {
        return shift.name() + "  " + TargetText.shown(shift.target());
    }

    /** Those that may have a regression all the same. */
    private static String undecided(MeasureComparison comparison) {
        String open = comparison.targets().stream()
                .filter(target -> !target.shift().decides())
                .map(ServiceShift::name)
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? "" : "; undecided: " + open;
    }

    private static String conclusion(MeasureComparison comparison) {
        String band = Numbers.fineShare(comparison.band());
        List<ServiceShift> worse =
                comparison.targets().stream().filter(ServiceShift::isRegression).toList();
        return switch (comparison.outcome()) {
            case REGRESSION ->
                Counted.of(worse.size(), "regression") + " beyond " + band + ": "
                        + worse.stream().map(ServiceShift::name).collect(Collectors.joining(", "));
            case NO_REGRESSION -> "no regression beyond " + band + " was found" + undecided(comparison);
            case UNDECIDED -> "the data do not decide whether there is a regression beyond " + band;
            case NOT_EVIDENCE -> "nothing can be said, because verdicts take six blocks in each";
        };
    }
}
