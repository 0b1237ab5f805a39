package dev.loopbench.results.export;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.plot.LinearScale;
import dev.loopbench.results.statistics.Estimate;
import dev.loopbench.results.store.ShownEstimate;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.store.Summary.CellStatus;
import dev.loopbench.results.store.Summary.CellSummary;
import dev.loopbench.results.store.Summary.PanelSummary;
import dev.loopbench.results.text.Numbers;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * A panel as an SVG picture: for each cell a dot at its primary metric and a bar over its 95 % interval, the best on top. The axis
 * begins at zero. It needs nothing beside it and follows the reader's choice of light or dark.
 */
final class PanelPicture {

    private static final int LEAST_LEFT = 120;
    private static final int MOST_LEFT = 360;
    /** The widest letters that labels mostly have; no reader's font is known here. */
    private static final double LETTER = 7.6;

    private static final int RIGHT = 810;
    private static final int WIDTH = 880;
    private static final int TOP = 64;
    private static final int ROW = 26;
    private static final int BELOW = 52;
    private static final int TICK = 5;
    private static final int DOT = 4;
    private static final int TITLE_LINE = 24;
    private static final int NOTE_LINE = 44;
    private static final int BASELINE = 4;
    private static final int GAP = 10;
    private static final int MOST_STEPS = 8;
    private static final String STYLE =
            "text{font:13px system-ui,sans-serif;fill:#1f2328}.note{fill:#59636e;font-size:12px}"
                    + ".title{font-weight:600;font-size:15px}.grid{stroke:#d1d9e0}.compared{stroke:#0969da;fill:#0969da}"
                    + ".floor,.control{stroke:#818b98;fill:#818b98}.bar{stroke-width:3}"
                    + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.note{fill:#9198a1}.grid{stroke:#3d444d}"
                    + ".compared{stroke:#4493f8;fill:#4493f8}}";

    private static final String COMPARED = "compared";
    private static final String FLOOR = "floor";
    private static final String CONTROL = "control";

    private final List<Row> rows;
    private final Metric metric;
    private final boolean isOverAll;
    private final double left;
    private final LinearScale scale;

    /** @param role the class of its style: compared, floor or control */
    private record Row(String label, String role, Estimate estimate) {

        double high() {
            Double high = estimate.high();
            return high == null ? estimate.value() : high;
        }

        double low() {
            Double low = estimate.low();
            return low == null ? estimate.value() : low;
        }
    }

    private PanelPicture(List<Row> rows, Metric metric, boolean isOverAll) {
        this.rows = rows;
        this.metric = metric;
        this.isOverAll = isOverAll;
        int longest = rows.stream().mapToInt(row -> row.label().length()).max().orElse(0);
        left = Math.min(MOST_LEFT, Math.max(LEAST_LEFT, GAP + LETTER * longest));
        scale = new LinearScale(0, rows.stream().mapToDouble(Row::high).max().orElse(1), left, RIGHT);
    }

    /** File name → picture, for each panel that has figures. */
    static Map<String, String> of(Summary summary) {
        Map<String, String> files = new LinkedHashMap<>();
        for (PanelSummary panel : summary.panels()) {
            Metric metric = Metric.of(panel.primaryMetric());
            List<CellSummary> measured = summary.cells(panel).stream()
                    .filter(cell -> cell.outcome().status() == CellStatus.MEASURED)
                    .toList();
            boolean isOverAll = !ShownEstimate.basis(measured, metric).equals(metric);
            Comparator<Row> ascending =
                    Comparator.comparingDouble(row -> row.estimate().value());
            List<Row> rows = measured.stream()
                    .map(cell -> row(cell, metric, isOverAll))
                    .filter(Objects::nonNull)
                    .sorted(metric.isRate() ? ascending.reversed() : ascending)
                    .toList();
            if (!rows.isEmpty()) {
                files.put(
                        name(summary, panel),
                        new PanelPicture(rows, metric, isOverAll)
                                .draw(String.join(", ", panel.point().name())));
            }
        }
        return files;
    }

    /** The name of its file. */
    static String name(Summary summary, PanelSummary panel) {
        return summary.idOf(panel) + "." + ExportFormat.SVG.ending();
    }

    private static boolean hasInterval(@Nullable Estimate estimate) {
        return estimate != null && estimate.low() != null && estimate.high() != null;
    }

    private static @Nullable Row row(CellSummary cell, Metric metric, boolean isOverAll) {
        Estimate estimate = isOverAll ? ShownEstimate.overAllLaps(cell, metric) : ShownEstimate.of(cell, metric);
        if (estimate == null) {
            return null;
        }
        boolean isMarked = !isOverAll && ShownEstimate.isOverAllLaps(cell, metric);
        return new Row(cell.label() + (isMarked ? " *" : ""), role(cell), estimate);
    }

    private static String role(CellSummary cell) {
        if (cell.isTwin()) {
            return CONTROL;
        }
        return Floor.of(cell.transport()).isPresent() ? FLOOR : COMPARED;
    }

    private String draw(String panel) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            int height = TOP + ROW * rows.size() + BELOW;
            svg.writeStartElement("svg");
            svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
            svg.writeAttribute("viewBox", "0 0 " + WIDTH + " " + height);
            svg.writeAttribute("role", "img");
            svg.writeStartElement("title");
            svg.writeCharacters(panel + ": "
                    + rows.stream()
                            .map(row -> row.label() + " "
                                    + Figure.of(metric, row.estimate().value()))
                            .reduce((one, other) -> one + ", " + other)
                            .orElse(""));
            svg.writeEndElement();
            svg.writeStartElement("style");
            svg.writeCharacters(STYLE);
            svg.writeEndElement();
            text(svg, "title", 0, TITLE_LINE, "start", panel);
            text(svg, "note", 0, NOTE_LINE, "start", note());
            axis(svg, TOP + ROW * rows.size());
            for (int i = 0; i < rows.size(); i++) {
                draw(svg, rows.get(i), TOP + ROW * i + ROW / 2.0);
            }
            svg.writeEndElement();
            svg.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("text in memory can be written", e);
        }
        return text.append('\n').toString();
    }

    private String note() {
        List<String> parts = new ArrayList<>(List.of(
                Figure.title(metric) + (isOverAll ? ", all laps" : ""),
                metric.isRate() ? "more is better" : "less is better"));
        if (rows.stream().anyMatch(row -> hasInterval(row.estimate()))) {
            parts.add("bars are 95 % intervals");
        }
        List<String> grey = new ArrayList<>();
        if (rows.stream().anyMatch(row -> row.role().equals(FLOOR))) {
            grey.add("C programs");
        }
        if (rows.stream().anyMatch(row -> row.role().equals(CONTROL))) {
            grey.add("the A/A control");
        }
        if (!grey.isEmpty()) {
            parts.add("grey: " + String.join(" and ", grey));
        }
        if (rows.stream().anyMatch(row -> row.label().endsWith("*"))) {
            parts.add("*: over all laps, since none was quiet");
        }
        return String.join("; ", parts);
    }

    private void axis(XMLStreamWriter svg, int bottom) throws XMLStreamException {
        for (double value : scale.roundValues(MOST_STEPS)) {
            double x = scale.at(value);
            line(svg, "grid", x, TOP, x, bottom + TICK);
            text(svg, "note", x, bottom + ROW - TICK, "middle", Numbers.scaledShort(value));
        }
    }

    private void draw(XMLStreamWriter svg, Row row, double y) throws XMLStreamException {
        text(svg, "", left - GAP, y + BASELINE, "end", row.label());
        line(svg, row.role() + " bar", scale.at(row.low()), y, scale.at(row.high()), y);
        svg.writeEmptyElement("circle");
        svg.writeAttribute("class", row.role());
        svg.writeAttribute("cx", place(scale.at(row.estimate().value())));
        svg.writeAttribute("cy", place(y));
        svg.writeAttribute("r", String.valueOf(DOT));
        text(
                svg,
                "note",
                scale.at(row.high()) + GAP,
                y + BASELINE,
                "start",
                Figure.of(metric, row.estimate().value()));
    }

    private static void line(XMLStreamWriter svg, String style, double x1, double y1, double x2, double y2)
            throws XMLStreamException {
        svg.writeEmptyElement("line");
        svg.writeAttribute("class", style);
        svg.writeAttribute("x1", place(x1));
        svg.writeAttribute("y1", place(y1));
        svg.writeAttribute("x2", place(x2));
        svg.writeAttribute("y2", place(y2));
    }

    private static void text(XMLStreamWriter svg, String style, double x, double y, String anchor, String text)
            throws XMLStreamException {
        svg.writeStartElement("text");
        if (!style.isEmpty()) {
            svg.writeAttribute("class", style);
        }
        svg.writeAttribute("x", place(x));
        svg.writeAttribute("y", place(y));
        svg.writeAttribute("text-anchor", anchor);
        svg.writeCharacters(text);
        svg.writeEndElement();
    }

    private static String place(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
