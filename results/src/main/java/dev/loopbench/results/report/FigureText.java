package dev.loopbench.results.report;

import dev.loopbench.results.measure.Figure;
import java.util.function.DoubleFunction;

/** Figures with their intervals in brackets. */
final class FigureText {

    private FigureText() {}

    static String plain(Figure figure) {
        return text(figure, Numbers::plain);
    }

    static String scaled(Figure figure) {
        return text(figure, Numbers::scaled);
    }

    private static String text(Figure figure, DoubleFunction<String> number) {
        Double value = figure.value();
        Double low = figure.low();
        Double high = figure.high();
        if (value == null) {
            return "-";
        }
        return low == null || high == null
                ? number.apply(value)
                : number.apply(value) + " (" + number.apply(low) + "–" + number.apply(high) + ")";
    }
}
