package dev.loopbench.results.cli;

import dev.loopbench.results.compare.MeasureComparer;
import dev.loopbench.results.compare.MeasureComparison;
import dev.loopbench.results.compare.MeasuredSide;
import dev.loopbench.results.compare.NotComparable;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.terminal.FailureLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Two directories of {@code compare} of which one at least holds a measurement of a user's own service.
 *
 * @param base as it was given
 * @param candidate likewise
 */
record ComparedMeasurements(Path base, Path candidate) {

    /** @throws UnusableInput when they cannot be compared */
    MeasureComparison compare(MeasureComparer comparer) {
        MeasuredSide from = read("BASE", base);
        MeasuredSide to = read("NEW", candidate);
        try {
            if (Files.isSameFile(base, candidate)) {
                throw new UnusableInput("NEW", candidate + " is the same measurement as BASE");
            }
            return comparer.compare(from, to);
        } catch (NotComparable e) {
            throw new UnusableInput("NEW", "is not comparable to BASE: " + e.getMessage());
        } catch (IOException e) {
            throw new UnusableInput("NEW", candidate + " cannot be read: " + FailureLine.line(e));
        }
    }

    private static MeasuredSide read(String which, Path path) {
        if (!MeasuredSide.isIn(path)) {
            throw new UnusableInput(
                    which, path + " holds no measurement of 'measure', and the other one does: give two of a kind");
        }
        try {
            return MeasuredSide.read(path);
        } catch (IOException e) {
            throw new UnusableInput(which, path + " is no measurement that can be read: " + e.getMessage());
        }
    }
}
