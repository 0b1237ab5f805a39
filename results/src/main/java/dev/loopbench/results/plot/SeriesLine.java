package dev.loopbench.results.plot;

import java.util.List;

/**
 * A line of a drawing.
 *
 * @param label what it is
 * @param style its class in the style sheet
 * @param places its points
 */
record SeriesLine(String label, String style, List<Place> places) {

    /** The points as an attribute of a {@code polyline}. */
    public String points() {
        return Place.line(places);
    }
}
