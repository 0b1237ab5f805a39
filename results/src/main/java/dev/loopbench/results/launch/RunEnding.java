package dev.loopbench.results.launch;

import dev.loopbench.core.text.Printable;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.page.RunPage;
import dev.loopbench.results.store.Summary;
import dev.loopbench.results.terminal.FailureLine;
import dev.loopbench.results.terminal.Step;
import dev.loopbench.results.terminal.ThisProgram;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * The last lines of a run. The very last is the path of its page or, when the run did not come to its end, the command that goes on
 * with it.
 */
public final class RunEnding implements RunExecution.Ending {

    private final RunDirectory directory;
    private final PrintStream out;

    RunEnding(RunDirectory directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    @Override
    public String table(Summary summary) {
        return "";
    }

    /** Writes the page, too. The run is stored by now: what is wrong with its page takes nothing from it. */
    @Override
    public boolean print(boolean complete) {
        out.println();
        if (!complete) {
            out.println("The run did not come to its end. This goes on with it:");
            // A path is shown as it is, or the command would not be one.
            out.println(ThisProgram.command(
                    List.of("run", "--resume", directory.path().toString())));
        }
        return printPage(directory, complete, out);
    }

    /**
     * Writes the page and prints its path.
     *
     * @param isLast whether its path is the last line; otherwise it is not printed
     * @return whether there is a page
     */
    public static boolean printPage(RunDirectory directory, boolean isLast, PrintStream out) {
        try {
            String page = Step.during("making the page", () -> RunPage.write(directory))
                    .toString();
            if (isLast) {
                out.println("Its page, which works offline:");
                out.println(Printable.line(page));
            }
            return true;
        } catch (IOException e) {
            System.err.println("loopbench: no page, since it could not be written: "
                    + Printable.line(FailureLine.line(e)) + "; 'report' writes it from the run directory");
            return false;
        }
    }
}
