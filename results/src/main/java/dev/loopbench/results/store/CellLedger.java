package dev.loopbench.results.store;

import dev.loopbench.core.cause.Cause;
import dev.loopbench.core.ledger.CauseShare;
import dev.loopbench.core.ledger.LedgerDocument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ledgers of all forks of a cell, together.
 *
 * @param label of the cell
 * @param p99Micros the median of its forks' 99th percentiles, µs
 * @param beyondRequests how many requests took longer than that of their fork
 * @param micros how long these took beyond it by cause, µs
 */
public record CellLedger(String label, double p99Micros, long beyondRequests, Map<Cause, Double> micros) {

    /** @param ledgers at least one */
    static CellLedger of(String label, List<LedgerDocument> ledgers) {
        Map<Cause, Double> micros = new EnumMap<>(Cause.class);
        ledgers.stream()
                .flatMap(ledger -> ledger.causes().stream())
                .forEach((CauseShare share) -> micros.merge(share.cause(), share.micros(), Double::sum));
        double[] p99 =
                ledgers.stream().mapToDouble(LedgerDocument::p99Micros).sorted().toArray();
        return new CellLedger(
                label,
                p99[p99.length / 2],
                ledgers.stream().mapToLong(LedgerDocument::beyondRequests).sum(),
                micros);
    }

    /** The share of the time beyond the 99th percentile that a cause explains, 0 to 1. */
    public double share(Cause cause) {
        double all = micros.values().stream().mapToDouble(Double::doubleValue).sum();
        return all == 0 ? 0 : micros.getOrDefault(cause, 0.0) / all;
    }
}
