package dev.loopbench.results.report;

import dev.loopbench.core.text.Counted;
import dev.loopbench.results.plan.Direction;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.Point;
import dev.loopbench.results.store.ServingWords;

/** The line above a panel: what it measures. */
final class PanelTitle {

    private PanelTitle() {}

    static String of(Point point) {
        return String.join(", ", point.place())
                + (point.server().equals("process") ? "" : ", server " + point.server())
                + ": " + messages(point) + ", " + Counted.of(point.connections(), "connection") + " x "
                + point.window() + ServingWords.of(point.serving()) + ", JDK " + point.jdk();
    }

    private static String messages(Point point) {
        if (!point.workload().equals(Workload.STREAM.label())) {
            return point.requestBytes() + "-byte requests, " + point.responseBytes() + "-byte responses";
        }
        Direction direction = Direction.of(point.requestBytes(), point.responseBytes());
        return Numbers.size(Math.max(point.requestBytes(), point.responseBytes())) + " chunks "
                + (direction == Direction.BOTH ? "both ways" : direction.label());
    }
}
