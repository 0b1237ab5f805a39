package dev.loopbench.results.table;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.analysis.ServingWords;
import dev.loopbench.results.plan.Direction;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.text.Load;
import dev.loopbench.results.text.Numbers;

/** The line above a panel: what it measures. */
public final class PanelTitle {

    private PanelTitle() {}

    public static String of(PanelKey point) {
        return String.join(", ", point.place())
                + (point.server().equals("process") ? "" : ", server " + point.server())
                + ": " + messages(point) + ", "
                + Load.of(point.load().connections(), point.load().window())
                + ServingWords.of(point.serving()) + ", JDK " + point.jdk();
    }

    private static String messages(PanelKey point) {
        if (!Workload.of(point.workload()).movesChunks()) {
            int there = point.load().requestBytes();
            int back = point.load().responseBytes();
            return there == back
                    ? Counted.of(there, "byte") + " each way"
                    : there + "-byte requests, " + back + "-byte responses";
        }
        Direction direction =
                Direction.of(point.load().requestBytes(), point.load().responseBytes());
        return Numbers.size(Math.max(point.load().requestBytes(), point.load().responseBytes())) + " chunks "
                + (direction == Direction.BOTH ? "both ways" : direction.label());
    }
}
