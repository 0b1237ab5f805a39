package dev.loopbench.results.ports;

import dev.loopbench.results.listener.PortList;
import java.util.List;

/** Finds one kind of mistake. */
interface MistakeRule {

    /**
     * Finds the probable mistakes.
     *
     * @param ports all listeners of the machine
     */
    List<Mistake> mistakes(PortList ports);
}
