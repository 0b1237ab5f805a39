package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every command that README and docs show can be given like that: it is planned, and what is to stay short is measured. */
@Timeout(300)
@EnabledOnOs(OS.LINUX)
@Tag("slow")
class DocumentedCommandsIT {

    private static final String PROGRAM = "java -jar results/target/loopbench.jar ";
    private static final Set<String> LASTING = Set.of("measure", "serve", "tune", "doctor", "ports");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("DIR|BASE|NEW|RUN");

    @TempDir
    private Path outputs;

    /** Other builds may be tested, or measure, on this machine. */
    @BeforeEach
    void haveALockOfItsOwn() {
        System.setProperty(MachineLock.FILE, outputs.resolve("lock").toString());
    }

    @AfterEach
    void haveTheMachinesLock() {
        System.clearProperty(MachineLock.FILE);
    }

    @ParameterizedTest
    @Timeout(60)
    @MethodSource("commands")
    void isUnderstood(String command) throws Exception {
        List<String> words = words(command);
        boolean isToPlan = words.get(0).equals("run") && !words.contains("--help") && !words.contains("--resume");
        if (isToPlan) {
            words.add("--dry-run");
        }
        if (LASTING.contains(words.get(0))) {
            // They measure for minutes, need a service, or serve until they are ended; options that do not exist are
            // refused all the same.
            words.add("--help");
        }
        boolean isToMeasure = words.get(0).equals("budget") || words.get(0).equals("curve");
        if (isToMeasure) {
            // Has no plan to show: a single option that cannot be used shows that all others can.
            words.add("--blocks=0");
        }

        // In this JVM, since to start one for each would take longer than all else.
        StringWriter err = new StringWriter();
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        int code = commandLine.execute(words.toArray(String[]::new));

        boolean isIncomplete =
                words.stream().anyMatch(word -> PLACEHOLDER.matcher(word).matches());
        boolean isUnusable = isToMeasure || (isIncomplete && !words.contains("--help"));
        assertThat(code).as("%s%n%s", words, err).isEqualTo(isUnusable ? ExitCode.UNUSABLE : 0);
        if (isToMeasure) {
            assertThat(err.toString()).contains("--blocks 0");
        }
    }

    @Test
    void theVariantOfTheReadmeIsMeasured() throws Exception {
        String variant = commands()
                .flatMap(command -> words(command).stream())
                .filter(word -> word.contains("=jvmArgs:-XX"))
                .findFirst()
                .orElseThrow();

        BuiltJar.Ended ended = BuiltJar.run(
                outputs,
                "run",
                "--transports=nio-select",
                "--variant",
                variant,
                "--workloads=round-trip",
                "--placements=same-core",
                "--blocks=1",
                "--warmup=100ms",
                "--measure=100ms",
                "--output=" + outputs.resolve("runs"));

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("nio-select (zgc)").doesNotContain("failed");
    }

    static Stream<String> commands() throws IOException {
        // Other pages of docs/ have commands in scripts, with variables of a shell.
        StringBuilder text = new StringBuilder(Files.readString(Path.of("..", "README.md")));
        try (Stream<Path> guides = Files.list(Path.of("..", "docs", "guide"))) {
            for (Path guide : guides.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                text.append('\n').append(Files.readString(guide));
            }
        }
        List<String> commands = new ArrayList<>();
        text.toString()
                .replaceAll("\\\\\\R\\s*", "")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(PROGRAM))
                .map(line -> line.substring(PROGRAM.length())
                        .replaceFirst("\\s+[#>] .*$", "")
                        .strip())
                .forEach(commands::add);
        assertThat(commands).hasSizeGreaterThan(20);
        return commands.stream().distinct();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            String text = word.group(1) == null ? word.group(2) : word.group(1);
            words.add(text.replace("classpath:old/loopbench.jar", "classpath:" + BuiltJar.path()));
        }
        return words;
    }
}
