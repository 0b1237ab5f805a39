package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.compare.PanelComparison;
import dev.loopbench.results.compare.RunComparison;
import dev.loopbench.results.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The result of comparing two runs, in one clause. */
final class Conclusion {

    private Conclusion() {}

    static String of(RunComparison comparison) {
        String band = Numbers.fineShare(comparison.basis().band());
        return switch (comparison.outcome()) {
            case REGRESSION -> {
                List<String> regressions = regressions(comparison);
                yield Counted.of(regressions.size(), "regression") + " beyond " + band + ": "
                        + String.join(", ", regressions);
            }
            case NO_REGRESSION -> "no regression beyond " + band + " was found";
            case UNDECIDED -> "the data do not decide whether there is a regression beyond " + band;
            case NOT_EVIDENCE -> "nothing can be said";
        };
    }

    private static List<String> regressions(RunComparison comparison) {
        List<String> names = new ArrayList<>();
        for (PanelComparison panel : comparison.panels()) {
            panel.regressed()
                    .forEach(row -> names.add(row.cell() + " (" + place(panel.point())
                            + (row.normalised() ? "" : ", not normalised") + ")"));
        }
        return names;
    }

    /** The name that tells panels apart. */
    static String place(PanelKey point) {
        return String.join(", ", point.name());
    }
}
