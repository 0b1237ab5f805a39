package dev.loopbench.results.words;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Variant;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.PanelSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The judgement of a run on this build against the variant {@code base}. A run without that variant judges nothing and passes.
 *
 * @param regressions the cells that are slower than the base's, one line each
 * @param unjudged the panels that could not judge, one line each
 */
public record BaseJudgement(List<String> regressions, List<String> unjudged) {

    /** @param questions one of each panel, in the order of the summary */
    public static BaseJudgement of(Plan plan, Summary summary, List<ComparisonRequest> questions) {
        boolean hasBase =
                plan.variants().stream().anyMatch(variant -> variant.name().equals(Variant.BASE));
        return hasBase
                ? new BaseJudgement(regressions(summary, questions), unjudged(summary, questions))
                : new BaseJudgement(List.of(), List.of());
    }

    private static List<String> regressions(Summary summary, List<ComparisonRequest> questions) {
        List<String> regressions = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            PanelSummary panel = summary.panels().get(i);
            againstBase(panel, questions.get(i)).stream()
                    .filter(comparison -> comparison.verdict() == Verdict.SLOWER)
                    .forEach(comparison -> regressions.add(String.format(
                            Locale.ROOT,
                            "REGRESSION: %s %s of %s is %.3f (%.3f to %.3f) of the base's",
                            String.join(" ", panel.point().name()),
                            panel.primaryMetric(),
                            comparison.cell(),
                            comparison.ratio(),
                            comparison.low(),
                            comparison.high())));
        }
        return regressions;
    }

    private static List<Comparison> againstBase(PanelSummary panel, ComparisonRequest question) {
        return question.asked(panel.evidence()).stream()
                .filter(comparison -> comparison.reference().endsWith("(" + Variant.BASE + ")"))
                .toList();
    }

    private static List<String> unjudged(Summary summary, List<ComparisonRequest> questions) {
        List<String> unjudged = new ArrayList<>();
        boolean judges = false;
        for (int i = 0; i < questions.size(); i++) {
            PanelSummary panel = summary.panels().get(i);
            if (panel.plannedBlocks() >= Panel.EVIDENCE) {
                judges = true;
                if (againstBase(panel, questions.get(i)).isEmpty()) {
                    unjudged.add("NOT JUDGED: " + String.join(" ", panel.point().name()) + ": "
                            + Counted.of(panel.completeBlocks(), "complete block") + ", " + cause(panel));
                }
            }
        }
        return judges ? unjudged : List.of("NOT JUDGED: no panel was planned with " + Panel.EVIDENCE + " blocks");
    }

    private static String cause(PanelSummary panel) {
        if (panel.evidence().status() == PanelEvidence.Status.INVALID) {
            return "and the twins differ";
        }
        return panel.lacksBlocks()
                ? "verdicts need " + Panel.EVIDENCE
                : "and no transport shares enough good ones with the base's";
    }

    /** Whether nothing is slower and every panel could judge. */
    public boolean passes() {
        return regressions.isEmpty() && unjudged.isEmpty();
    }

    /** All lines, for the end of the table. */
    public String text() {
        return Stream.concat(regressions.stream(), unjudged.stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
