package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Examines the options that every JVM started here inherits, and whether another JMH is at work. */
public final class JavaCheck implements Check {

    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private final Map<String, String> variables;
    private final Path lock;

    /**
     * @param variables of the environment
     * @param lock JMH's lock file, which need not be there
     */
    public JavaCheck(Map<String, String> variables, Path lock) {
        this.variables = variables;
        this.lock = lock;
    }

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        VARIABLES.stream()
                .filter(name -> !variables.getOrDefault(name, "").isBlank())
                .forEach(name -> findings.add(Finding.of(
                                Severity.SPOILS,
                                "jvm-options",
                                "JVM options from the environment",
                                name + " has " + names(variables.getOrDefault(name, "")),
                                "environment variable " + name,
                                "every fork inherits them: it is not the plain JDK that is measured")
                        .fix("unset " + name)));
        if (isHeld()) {
            findings.add(Finding.of(
                    Severity.SPOILS,
                    "jmh-lock",
                    "JMH's lock",
                    "held by another process, or by another user's file",
                    lock.toString(),
                    "another JMH benchmark runs on this machine, and both disturb each other"));
        }
        return findings;
    }

    /** Values may be secrets. */
    private static String names(String options) {
        return Stream.of(options.strip().split("\\s+", -1))
                .map(option -> option.replaceFirst("=.*", "=..."))
                .collect(Collectors.joining(" "));
    }

    private boolean isHeld() {
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock taken = channel.tryLock()) {
            return taken == null;
        } catch (OverlappingFileLockException e) {
            // This process runs JMH itself.
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
