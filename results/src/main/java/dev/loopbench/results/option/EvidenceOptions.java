package dev.loopbench.results.option;

import dev.loopbench.results.evidence.AlphaSpending;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Glob;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When a difference counts, and what all are held against, as options. */
public final class EvidenceOptions {

    private final double bandOfVariants;

    @Mixin
    private BandOption band = new BandOption();

    @Option(
            names = "--baseline",
            completionCandidates = Candidates.OfTransports.class,
            paramLabel = "TRANSPORT",
            description = "Compare every transport with this one, as well as with the best.")
    private @Nullable String baseline;

    /** As the options of a run. */
    public EvidenceOptions() {
        this(Rules.BAND_OF_VARIANTS);
    }

    /** @param bandOfVariants what is too small to matter between variants unless the option says otherwise, as a share */
    public EvidenceOptions(double bandOfVariants) {
        this.bandOfVariants = bandOfVariants;
    }

    /** @throws UnusableInput naming the option, the value and what is allowed */
    public void check(PlanRequest request) {
        rules(!request.subjects().variants().isEmpty());
        List<String> names = Names.transports();
        baseline().filter(name -> !names.contains(name)).ifPresent(name -> {
            throw new UnusableInput("--baseline", "'" + name + "': there are " + String.join(", ", names));
        });
        if (baseline == null) {
            return;
        }
        if (!request.subjects().variants().isEmpty()) {
            throw new UnusableInput(
                    "--baseline", "cannot be combined with --variant: variants have their own references");
        }
        if (!request.subjects().transports().isEmpty()
                && !Glob.select(request.subjects().transports(), Names.transportsAndFloors())
                        .contains(baseline)) {
            throw new UnusableInput("--baseline", "'" + baseline + "' is not among --transports");
        }
    }

    /** The rules by complete blocks of a panel: for a plan whose blocks are fixed, or one that is looked at until it is decided. */
    public IntFunction<Rules> rulebook(Plan plan) {
        Rules rules = rules(!plan.variants().isEmpty());
        return plan.isOpenEnded() ? new AlphaSpending(rules)::after : blocks -> rules;
    }

    public ComparisonRequest question(Plan plan, Panel panel) {
        Optional<String> reference = panel.cells().stream()
                .filter(cell ->
                        cell.transport().equals(baseline) && cell.variant().isEmpty())
                .map(Cell::label)
                .findFirst();
        return new ComparisonRequest(plan.pairs(panel), reference);
    }

    /** @throws UnusableInput when the baseline cannot be measured here */
    public void check(Plan plan) {
        if (baseline != null
                && plan.panels().stream()
                        .allMatch(panel -> question(plan, panel).baseline().isEmpty())) {
            throw new UnusableInput(
                    "--baseline", "'" + baseline + "' cannot be measured here; 'run --dry-run' says why");
        }
    }

    public boolean hasBaseline() {
        return baseline != null;
    }

    /** A band is half of what is to be found: of two builds 1 %, which no band of 1 % can find. */
    private Rules rules(boolean hasVariants) {
        return band.rules(hasVariants ? bandOfVariants : Rules.BAND);
    }

    private Optional<String> baseline() {
        return Optional.ofNullable(baseline);
    }
}
