package dev.loopbench.results.terminal;

import dev.loopbench.results.text.LineWidth;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.util.Map;

/** The standard streams of this process as its commands print to them. */
public final class Screen {

    private final Terminal out = Terminal.on(FileDescriptor.out);
    private final Terminal err = Terminal.on(FileDescriptor.err);

    /**
     * Has the program print to it, in lines that fit.
     *
     * @return standard output
     */
    public PrintStream take() {
        TerminalDevice.OUT.columns().ifPresent(LineWidth::ofTerminal);
        PrintStream stream = out.stream();
        System.setOut(stream);
        System.setErr(err.stream());
        colour(Colour.AUTO);
        return stream;
    }

    public void colour(Colour when) {
        Map<String, String> environment = System.getenv();
        out.colour(when.isOn(TerminalDevice.OUT.isTerminal(), environment));
        err.colour(when.isOn(TerminalDevice.ERR.isTerminal(), environment));
    }
}
