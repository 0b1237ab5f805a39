package dev.loopbench.core.ledger;

import java.nio.file.Path;
import java.util.Optional;

/** Where the processes of both ends leave what a ledger is made of, as an option of their JVMs says. */
public final class LedgerDirectory {

    /** System property: the directory, which exists. Absent: the process keeps no ledger. */
    public static final String PROPERTY = "loopbench.ledger";

    private LedgerDirectory() {}

    /** The option that names it; a server's JVM inherits that from its client's. */
    public static String option(Path directory) {
        return "-D" + PROPERTY + "=" + directory.toAbsolutePath();
    }

    /** Of this process; empty if it keeps no ledger. */
    public static Optional<Path> ofThisProcess() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
    }
}
