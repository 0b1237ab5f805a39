package dev.loopbench.results.words;

import dev.loopbench.results.evidence.Comparison;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.plan.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The answer of one panel: who is best, what the others add, and what remains unknown. */
final class PanelWords {

    private static final int NAMED = 4;

    private final PanelFacts facts;
    private final PanelEvidence evidence;

    PanelWords(PanelFacts facts) {
        this.facts = facts;
        evidence = facts.evidence();
    }

    /** @param serviceTime of the reader's own request, more than 0 */
    List<String> sentences(Duration serviceTime) {
        List<String> sentences = new ArrayList<>(answer(serviceTime));
        if (!facts.failed().isEmpty()) {
            sentences.add("Nothing is known of " + Phrases.list(facts.failed(), "and") + ", which failed.");
        }
        return sentences;
    }

    private List<String> answer(Duration serviceTime) {
        return switch (evidence.status()) {
            case NOT_EVIDENCE ->
                List.of("Nothing is compared yet: verdicts are given from " + Panel.EVIDENCE
                        + " complete blocks on, and this panel has " + evidence.blocks() + ".");
            case INVALID -> List.of("Nothing can be compared: one transport measured twice gave two results.");
            case EVIDENCE -> evidence.comparisons().isEmpty() ? List.of(alone()) : compared(serviceTime);
        };
    }

    private String alone() {
        return evidence.jointBest().size() == 1
                ? "Nothing was compared: " + evidence.jointBest().get(0) + " is the only transport with results."
                : "Nothing was compared: no two transports share enough good blocks.";
    }

    private List<String> compared(Duration serviceTime) {
        List<String> best = evidence.jointBest();
        if (best.isEmpty()) {
            return List.of("No transport is best: each is slower than another one.");
        }
        List<Comparison> others = against(best.get(0));
        List<String> sentences = new ArrayList<>();
        sentences.add(best(best, others));
        differences(best, others).ifPresent(sentences::add);
        unproven(others).ifPresent(sentences::add);
        unknown(best, others).ifPresent(sentences::add);
        new ServiceTimeWords(facts).sentence(best.get(0), others, serviceTime).ifPresent(sentences::add);
        return sentences;
    }

    /** All others against one cell, the nearest first. */
    private List<Comparison> against(String reference) {
        return cells().stream()
                .flatMap(cell -> evidence.of(cell, reference).stream())
                .sorted(Comparator.comparingDouble(comparison -> Math.abs(Math.log(comparison.ratio()))))
                .toList();
    }

    private Set<String> cells() {
        Set<String> cells = new TreeSet<>(facts.levels().keySet());
        evidence.comparisons().forEach(comparison -> {
            cells.add(comparison.cell());
            cells.add(comparison.reference());
        });
        return cells;
    }

    private static String best(List<String> best, List<Comparison> others) {
        if (best.size() == 1) {
            boolean beatsAll = others.stream().allMatch(other -> other.verdict() == Verdict.SLOWER);
            return beatsAll
                    ? best.get(0) + " is the fastest of those compared."
                    : "No transport was found faster than " + best.get(0) + ".";
        }
        return "No transport was found faster than " + Phrases.list(best, "or") + ".";
    }

    /** Only what was found slower than the first of the best. */
    private Optional<String> differences(List<String> best, List<Comparison> others) {
        List<Comparison> slower = others.stream()
                .filter(other -> other.verdict() == Verdict.SLOWER)
                .toList();
        if (slower.isEmpty()) {
            return Optional.empty();
        }
        int left = slower.size() - NAMED;
        List<Comparison> named = left <= 0
                ? slower
                : Stream.concat(slower.stream().limit(NAMED - 1), Stream.of(slower.get(slower.size() - 1)))
                        .toList();
        String verb = facts.metric().lowerIsBetter() ? " adds " : " does ";
        List<String> parts = new ArrayList<>();
        for (Comparison comparison : named) {
            parts.add(comparison.cell() + (parts.isEmpty() ? verb : " ") + difference(comparison));
        }
        String between = left <= 0 ? "" : "; " + left + " more " + (left == 1 ? "lies" : "lie") + " between";
        return Optional.of("Compared with " + best.get(0) + ", " + Phrases.list(parts, "and") + between + ".");
    }

    /** Slower cells in a row look like a ranking; where neighbours have none, this says so. */
    private Optional<String> unproven(List<Comparison> others) {
        List<String> slower = others.stream()
                .filter(other -> other.verdict() == Verdict.SLOWER)
                .map(Comparison::cell)
                .toList();
        List<String> pairs = IntStream.range(1, slower.size())
                .filter(next -> !isOrdered(slower.get(next), slower.get(next - 1)))
                .mapToObj(next -> "between " + slower.get(next - 1) + " and " + slower.get(next))
                .toList();
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of("No order was found " + Phrases.list(pairs, "or") + ".");
    }

    private boolean isOrdered(String cell, String reference) {
        return evidence.of(cell, reference)
                .map(Comparison::verdict)
                .filter(verdict -> verdict == Verdict.SLOWER)
                .isPresent();
    }

    private String difference(Comparison comparison) {
        double more = Math.abs(comparison.ratio() - 1);
        String less = facts.metric().lowerIsBetter() ? "" : " less";
        return facts.level(comparison.reference())
                .map(level -> Phrases.amount(facts.metric(), more * level) + less + " (" + Phrases.percent(more) + ")")
                .orElse(Phrases.percent(more) + less);
    }

    private Optional<String> unknown(List<String> best, List<Comparison> others) {
        String reference = best.get(0);
        List<String> parts = new ArrayList<>();
        add(parts, others, Verdict.EQUIVALENT, " equivalent to " + reference);
        add(parts, others, Verdict.UNDECIDED, " undecided: the data neither show nor exclude a difference");
        List<String> missing = cells().stream()
                .filter(cell -> !cell.equals(reference) && evidence.cells().contains(cell))
                .filter(cell -> evidence.of(cell, reference).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            parts.add(
                    Phrases.list(missing, "and") + (missing.size() == 1 ? " was" : " were") + " not compared with it");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
    }

    private static void add(List<String> parts, List<Comparison> others, Verdict verdict, String what) {
        List<String> cells = others.stream()
                .filter(other -> Objects.equals(other.verdict(), verdict))
                .map(Comparison::cell)
                .toList();
        if (!cells.isEmpty()) {
            parts.add(Phrases.list(cells, "and") + (cells.size() == 1 ? " is" : " are") + what);
        }
    }
}
