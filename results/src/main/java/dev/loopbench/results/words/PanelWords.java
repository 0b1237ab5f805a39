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
                List.of(
                        evidence.blocks() < Panel.EVIDENCE
                                ? "Nothing is compared yet: verdicts are given from " + Panel.EVIDENCE
                                        + " complete blocks on, and this panel has " + evidence.blocks() + "."
                                : uncompared());
            case INVALID -> List.of("Nothing can be compared: one transport measured twice gave two results.");
            case EVIDENCE -> compared(serviceTime);
        };
    }

    private String uncompared() {
        return facts.rivals().size() == 1
                ? "Nothing was compared: " + facts.rivals().get(0) + " is the only transport with results."
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
        new ServiceTimeWords(facts).sentence(best.get(0), others, serviceTime).ifPresent(sentences::add);
        unproven(others).ifPresent(sentences::add);
        unknown(best, others).ifPresent(sentences::add);
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
            boolean isFirst = parts.isEmpty();
            parts.add(comparison.cell() + (isFirst ? verb : " ") + difference(comparison, isFirst));
        }
        return Optional.of("Compared with " + best.get(0) + ", " + Phrases.list(parts, "and")
                + (left <= 0 ? "" : "; " + between(cells(slower))) + ".");
    }

    /** Those that are not named with their differences, by name if they are few. */
    private static String between(List<String> slower) {
        List<String> unnamed = slower.subList(NAMED - 1, slower.size() - 1);
        String who = unnamed.size() < NAMED ? Phrases.list(unnamed, "and") : unnamed.size() + " more";
        return who + (unnamed.size() == 1 ? " lies" : " lie") + " between " + slower.get(NAMED - 2) + " and "
                + slower.get(slower.size() - 1);
    }

    private static List<String> cells(List<Comparison> comparisons) {
        return comparisons.stream().map(Comparison::cell).toList();
    }

    /** Slower cells in a row look like a ranking; where neighbours have none, this says so. */
    private Optional<String> unproven(List<Comparison> others) {
        List<String> slower = others.stream()
                .filter(other -> other.verdict() == Verdict.SLOWER)
                .map(Comparison::cell)
                .toList();
        List<String> rows = new ArrayList<>();
        for (int first = 0, next; first < slower.size(); first = next) {
            next = first + 1;
            while (next < slower.size() && !isOrdered(slower.get(next), slower.get(next - 1))) {
                next++;
            }
            List<String> row = slower.subList(first, next);
            if (row.size() > 1) {
                rows.add((row.size() == 2 ? "of " : "of neighbours among ") + Phrases.list(row, "and"));
            }
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of("The order " + Phrases.list(rows, "and") + " is not proven.");
    }

    private boolean isOrdered(String cell, String reference) {
        return evidence.of(cell, reference)
                .map(Comparison::verdict)
                .filter(verdict -> verdict == Verdict.SLOWER)
                .isPresent();
    }

    /** Such as {@code 3.9 µs (19 to 22 %)}; the first says what the range is. */
    private String difference(Comparison comparison, boolean isFirst) {
        String less = facts.metric().lowerIsBetter() ? "" : " less";
        double nearer = Math.min(Math.abs(comparison.low() - 1), Math.abs(comparison.high() - 1));
        double farther = Math.max(Math.abs(comparison.low() - 1), Math.abs(comparison.high() - 1));
        String range = Phrases.percentRange(nearer, farther);
        double more = Math.abs(comparison.ratio() - 1);
        return facts.level(comparison.reference())
                        .map(level -> Phrases.amount(facts.metric(), more * level) + " or ")
                        .orElse("")
                + Phrases.percent(more) + less + " (" + (isFirst ? "95 % interval: " : "") + range + ")";
    }

    private Optional<String> unknown(List<String> best, List<Comparison> others) {
        String reference = best.get(0);
        List<String> parts = new ArrayList<>();
        List<String> equivalent =
                with(others, Verdict.EQUIVALENT).map(Comparison::cell).toList();
        if (!equivalent.isEmpty()) {
            parts.add(Phrases.list(equivalent, "and") + are(equivalent) + "equivalent to " + reference);
        }
        List<String> undecided = with(others, Verdict.UNDECIDED)
                .map(other -> other.cell() + " (" + Phrases.signedRange(other.low() - 1, other.high() - 1) + ")")
                .toList();
        if (!undecided.isEmpty()) {
            parts.add(Phrases.list(undecided, "and") + are(undecided) + "undecided against " + reference
                    + ": the data neither show nor exclude a difference that counts");
        }
        List<String> missing = cells().stream()
                .filter(cell -> !cell.equals(reference) && evidence.cells().contains(cell))
                .filter(cell -> evidence.of(cell, reference).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            parts.add(Phrases.list(missing, "and") + (missing.size() == 1 ? " was" : " were") + " not compared with "
                    + reference);
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
    }

    private static Stream<Comparison> with(List<Comparison> others, Verdict verdict) {
        return others.stream().filter(other -> Objects.equals(other.verdict(), verdict));
    }

    private static String are(List<String> cells) {
        return cells.size() == 1 ? " is " : " are ";
    }
}
