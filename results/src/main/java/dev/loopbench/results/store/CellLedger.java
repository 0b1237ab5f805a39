package dev.loopbench.results.store;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.ledger.CauseShare;
import dev.loopbench.core.ledger.LedgerDocument;
import dev.loopbench.results.statistics.Quantiles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ledgers of all forks of a cell, together.
 *
 * @param label of the cell
 * @param forks how many have a ledger
 * @param allForks how many were run
 * @param p99Micros the median of its forks' 99th percentiles, µs
 * @param beyondRequests how many requests took longer than that of their fork
 * @param micros how long these took beyond it by cause, µs
 */
public record CellLedger(
        String label, int forks, int allForks, double p99Micros, long beyondRequests, Map<Cause, Double> micros) {

    /**
     * Of such ledgers.
     *
     * @param allForks how many forks were run
     * @param ledgers at least one
     */
    static CellLedger of(String label, int allForks, List<LedgerDocument> ledgers) {
        Map<Cause, Double> micros = new EnumMap<>(Cause.class);
        ledgers.stream()
                .flatMap(ledger -> ledger.causes().stream())
                .forEach((CauseShare share) -> micros.merge(share.cause(), share.micros(), Double::sum));
        return new CellLedger(
                label,
                ledgers.size(),
                allForks,
                Quantiles.median(ledgers.stream().map(LedgerDocument::p99Micros).toList())
                        .orElseThrow(),
                ledgers.stream().mapToLong(LedgerDocument::beyondRequests).sum(),
                micros);
    }

    /** The share of the time beyond the 99th percentile that a cause explains, 0 to 1. */
    public double share(Cause cause) {
        double all = micros.values().stream().mapToDouble(Double::doubleValue).sum();
        return all == 0 ? 0 : micros.getOrDefault(cause, 0.0) / all;
    }
}
