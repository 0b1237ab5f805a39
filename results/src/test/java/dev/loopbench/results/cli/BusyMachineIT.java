package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whoever measures while other programs compute is told so, once, with their names, before the first fork. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
@Tag("alone")
class BusyMachineIT {

    private static final String SPOILED = "spoils: CPUs that others use: ";

    @TempDir
    private Path outputs;

    @Test
    void busyLoopsOfOthersAreTold() throws Exception {
        List<ProcessHandle> loops = new ArrayList<>();
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                loops.add(loop());
            }
            Process run = BuiltJar.start(
                    outputs,
                    "run",
                    "--transports=nio-select",
                    "--workloads=round-trip",
                    "--placements=same-core",
                    "--blocks=1",
                    "--output=" + outputs.resolve("runs"));
            try {
                String printed = untilItStarts(run);

                assertThat(printed.split(SPOILED, -1)).as(printed).hasSize(2);
                assertThat(printed.substring(printed.indexOf(SPOILED)).replaceAll("\\s+", " "))
                        .contains("sh (" + loops.get(0).pid() + ")");
            } finally {
                run.descendants().forEach(ProcessHandle::destroyForcibly);
                run.destroyForcibly().waitFor();
            }
        } finally {
            loops.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** A program that is none of the run's. */
    private static ProcessHandle loop() throws IOException {
        return new ProcessBuilder("sh", "-c", "while :; do :; done").start().toHandle();
    }

    private String untilItStarts(Process run) throws IOException {
        String printed = "";
        while (run.isAlive() && !printed.contains("Run directory")) {
            Thread.onSpinWait();
            printed = Files.readString(outputs.resolve("out.txt"));
        }
        return printed;
    }
}
