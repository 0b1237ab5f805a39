package dev.loopbench.results.compare;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.store.StoredRun;
import dev.loopbench.results.store.StoredRun.StoredPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which panels of two runs belong together: those of the same point; of those left over, those of the same point but for
 * the JDK, and first the ones of the same release of it.
 *
 * @param pairs in the order of the base
 * @param onlyBase panels that the candidate does not have
 * @param onlyCandidate panels that the base does not have
 */
record PanelMatching(List<PanelPair> pairs, List<StoredPanel> onlyBase, List<StoredPanel> onlyCandidate) {

    static PanelMatching of(StoredRun base, StoredRun candidate) {
        List<PanelPair> pairs = new ArrayList<>();
        List<StoredPanel> baseLeft = new ArrayList<>(base.panels());
        List<StoredPanel> candidateLeft = new ArrayList<>(candidate.panels());
        List<UnaryOperator<String>> likeness =
                List.of(UnaryOperator.identity(), PanelMatching::release, jdk -> "whatever");
        for (UnaryOperator<String> jdk : likeness) {
            for (StoredPanel panel : List.copyOf(baseLeft)) {
                like(panel, candidateLeft, jdk).ifPresent(other -> {
                    pairs.add(new PanelPair(panel, other));
                    baseLeft.remove(panel);
                    candidateLeft.remove(other);
                });
            }
        }
        List<StoredPanel> order = base.panels();
        pairs.sort((one, other) -> Integer.compare(order.indexOf(one.base()), order.indexOf(other.base())));
        return new PanelMatching(pairs, baseLeft, candidateLeft);
    }

    private static Optional<StoredPanel> like(StoredPanel panel, List<StoredPanel> others, UnaryOperator<String> jdk) {
        return others.stream()
                .filter(other -> with(other.point(), jdk).equals(with(panel.point(), jdk)))
                .findFirst();
    }

    private static PanelKey with(PanelKey point, UnaryOperator<String> jdk) {
        return point.onJdk(jdk.apply(point.jdk()));
    }

    private static String release(String jdk) {
        return jdk.replaceFirst("[^0-9].*", "");
    }
}
