package dev.loopbench.results.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A word that the page explains where it stands, and again at its end.
 *
 * @param id for links
 * @param name as it stands in text
 * @param meaning one or two sentences
 */
public record Term(String id, String name, String meaning) {

    /** All of them, in the order of the alphabet. */
    static final List<Term> ALL = List.of(
            new Term(
                    "control",
                    "A/A control",
                    "One transport measured twice under two names. If the two differ, the panel proves nothing."),
            new Term("block", "block", "One fork of every cell, run in turns with each other in random order."),
            new Term("cell", "cell", "One transport under the conditions of one panel."),
            new Term(
                    "probe",
                    "CPU probe",
                    "A fixed piece of work that is timed before and after each slice. If it takes longer than usual, something else"
                            + " used the CPU or its cache."),
            new Term("cpu-time", "CPU time", "What the kernel charged the I/O threads of both ends."),
            new Term(
                    "evidence",
                    "evidence",
                    "Enough complete blocks, and an A/A control that finds no difference. Without it the page shows figures but no"
                            + " verdicts."),
            new Term(
                    "floor",
                    "floor",
                    "The same exchange by a small C program: what the system calls and the kernel take by themselves."),
            new Term("fork", "fork", "A fresh pair of processes, client and server, that measures one cell."),
            new Term(
                    "interval",
                    "interval",
                    "The range that holds the true value in 95 of 100 such runs. It needs enough forks; with fewer, none is"
                            + " shown."),
            new Term(
                    "joint-best",
                    "joint best",
                    "No other cell of the panel was found faster than these. They may still differ from each other."),
            new Term(
                    "p50", "p50", "The median: half of the round trips took no longer. In µs, millionths of a second."),
            new Term("p99", "p99", "99 of 100 round trips took no longer. Over all laps, disturbed ones too."),
            new Term("panel", "panel", "Cells that are compared with each other: one workload in one placement."),
            new Term(
                    "placement",
                    "placement",
                    "Where the ends run. same-core: client and server share one CPU; cross-core: one CPU for each."),
            new Term(
                    "quiet",
                    "quiet lap",
                    "A few dozen round trips between two CPU probes that read normally: nothing else disturbed them."),
            new Term(
                    "ratio",
                    "ratio",
                    "A cell's figure divided by that of the baseline, from the rounds that both share."),
            new Term("round", "round", "One turn of each fork of a block. Neighbours in time see the same machine."),
            new Term("throughput", "throughput", "Round trips, or bytes of payload, that were finished in one second."),
            new Term(
                    "verdict",
                    "verdict",
                    "faster or slower: beyond chance and beyond the band that is too small to matter. equivalent: the interval lies"
                            + " inside the band. undecided: neither can be said. In one panel the chance of any wrong faster or"
                            + " slower is at most 5 %."));

    /** By their ids, for the template. */
    static Map<String, Term> byId() {
        Map<String, Term> byId = new LinkedHashMap<>();
        ALL.forEach(term -> byId.put(term.id(), term));
        return byId;
    }
}
