package dev.loopbench.service.jdbc;

import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which SQL may be measured. */
public final class Statements {

    private static final Set<String> READING = Set.of("SELECT", "SHOW", "VALUES", "TABLE", "WITH", "EXPLAIN");

    private Statements() {}

    /** @throws RefusedTarget when a statement may write and that was not allowed */
    public static List<MixLine> checked(List<MixLine> statements, boolean allowWrites) {
        for (MixLine statement : statements) {
            String first = statement.text().strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
            if (!allowWrites && !READING.contains(first)) {
                throw new RefusedTarget(
                        "statement '" + Shown.text(statement.text()) + "' may change data: add --allow-writes");
            }
        }
        return statements;
    }
}
