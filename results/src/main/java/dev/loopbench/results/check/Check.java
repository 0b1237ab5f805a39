package dev.loopbench.results.check;

import java.util.List;

/** Looks at one matter. */
public interface Check {

    /**
     * Examines a machine. Finds nothing where all is as it should be, or where nothing can be seen, which the files note.
     *
     * @param files of this machine
     */
    List<Finding> findings(HostFiles files);
}
