package dev.loopbench.results.plot;

import java.util.List;
import java.util.Locale;

/** A place in a drawing, from its left and its top. */
record Place(double x, double y) {

    /** The places as an attribute of a {@code polyline}. */
    static String line(List<Place> places) {
        StringBuilder text = new StringBuilder();
        places.forEach(place -> text.append(text.length() == 0 ? "" : " ")
                .append(String.format(Locale.ROOT, "%.1f,%.1f", place.x(), place.y())));
        return text.toString();
    }
}
