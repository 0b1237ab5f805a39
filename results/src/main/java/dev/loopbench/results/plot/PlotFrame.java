package dev.loopbench.results.plot;

/** The frame of every drawing of a measurement: where its axes begin and end. */
final class PlotFrame {

    static final int LEFT = 64;
    static final int RIGHT = 844;
    static final int TOP = 14;
    static final int BOTTOM = 280;

    private PlotFrame() {}
}
