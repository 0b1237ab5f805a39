package dev.loopbench.results.table;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.analysis.ServingWords;
import dev.loopbench.results.plan.Direction;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.text.Numbers;

/** The line above a panel: what it measures. */
public final class PanelTitle {

    private PanelTitle() {}

    public static String of(PanelKey point) {
        return String.join(", ", point.place())
                + (point.server().equals("process") ? "" : ", server " + point.server())
                + ": " + messages(point) + ", " + Counted.of(point.load().connections(), "connection") + " x "
                + point.load().window() + ServingWords.of(point.serving()) + ", JDK " + point.jdk();
    }

    private static String messages(PanelKey point) {
        if (!Workload.of(point.workload()).movesChunks()) {
            return point.load().requestBytes() + "-byte requests, "
                    + point.load().responseBytes() + "-byte responses";
        }
        Direction direction =
                Direction.of(point.load().requestBytes(), point.load().responseBytes());
        return Numbers.size(Math.max(point.load().requestBytes(), point.load().responseBytes())) + " chunks "
                + (direction == Direction.BOTH ? "both ways" : direction.label());
    }
}
