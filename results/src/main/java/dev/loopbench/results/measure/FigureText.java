package dev.loopbench.results.measure;

import dev.loopbench.results.service.Figure;
import dev.loopbench.results.text.Numbers;
import java.util.function.DoubleFunction;

/** Figures and their intervals as text. */
final class FigureText {

    private FigureText() {}

    static String plain(Figure figure) {
        return value(figure, Numbers::plain);
    }

    static String scaled(Figure figure) {
        return value(figure, Numbers::scaled);
    }

    private static String value(Figure figure, DoubleFunction<String> number) {
        Double value = figure.value();
        return value == null ? "-" : number.apply(value);
    }

    /** The interval, such as {@code 19.1–20.3}; empty without one. */
    static String interval(Figure figure) {
        Double low = figure.low();
        Double high = figure.high();
        if (low == null || high == null) {
            return "";
        }
        return Numbers.scaledRough(low) + "–" + Numbers.scaledRough(high);
    }
}
