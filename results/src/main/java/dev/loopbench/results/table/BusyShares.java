package dev.loopbench.results.table;

import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.Summary.CellSummary;
import java.util.Locale;

/** For how much of the time each end of a cell had its processor. */
final class BusyShares {

    static final String MEANING =
            "busy: processor time of the client's + of the server's I/O threads, in % of the time that"
                    + " passed in all steady slices, probe pairs inside included";

    private BusyShares() {}

    /** Whether the rows of a panel have them: where one client meets many servers, and where either end may be the limit. */
    static boolean areShown(PanelKey point) {
        return point.referenceClient() != null || Workload.of(point.workload()).movesChunks();
    }

    /** Client + server in %; empty where it could not be told. */
    static String of(CellSummary cell) {
        Estimate client = cell.metric(Metric.CLIENT_BUSY_SHARE);
        Estimate server = cell.metric(Metric.SERVER_BUSY_SHARE);
        return client == null || server == null
                ? ""
                : String.format(Locale.ROOT, "%.0f + %.0f", 100 * client.value(), 100 * server.value());
    }
}
