package dev.loopbench.results.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.cli.Loopbench;
import dev.loopbench.results.files.MachineLock;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.files.StartedRun;
import dev.loopbench.results.store.RunJournal;
import dev.loopbench.results.terminal.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Unusable input gives one line that names the option, the value and the allowed ones. */
@Timeout(60)
class UnusableInputTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    /** Other builds may be tested, or measure, on this machine. */
    @BeforeEach
    void haveALockOfItsOwn() {
        System.setProperty(MachineLock.FILE, directory.resolve("lock").toString());
    }

    @AfterEach
    void haveTheMachinesLock() {
        System.clearProperty(MachineLock.FILE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --transports=grpc            | --transports 'grpc' matches nothing; there are blocking-channel
            --client=grpc                | --client 'grpc': there are blocking-channel
            --client=floor-epoll         | --client 'floor-epoll': there are blocking-channel
            --connections=0              | --connections 0: allowed are 1 to 10000
            --connections=ten            | Invalid value for option '--connections' (N): 'ten' is not an int
            --connections=1,10001        | --connections 10001: allowed are 1 to 10000
            --window=1,0                 | --window 0: allowed are 1 to 1024
            --server-work=20ms           | --server-work 20000us: allowed are 0us to 10000us
            --server-work=20             | Invalid value for option '--server-work': '20' is not a duration: write 20us
            --server-wait=1s             | --server-wait 1000000us: allowed are 0us to 100000us
            --server-threads=0           | --server-threads 0: allowed are 1 to 64
            --server-threads=65          | --server-threads 65: allowed are 1 to 64
            --window=1025                | --window 1025: allowed are 1 to 1024
            --request-bytes=-1           | --request-bytes -1: allowed are 0 to 16777216
            --request-bytes=64KB         | --request-bytes '64KB' is no size: write 64, 64KiB or 1MiB
            --response-bytes=1,17MiB     | --response-bytes 17MiB: allowed are 0 to 16777216
            --request-bytes=1,x          | --request-bytes 'x' is no size: write 64, 64KiB or 1MiB
            --chunk=512                  | --chunk 512: allowed are 1024 to 4194304
            --chunk=1KiB,8MiB            | --chunk 8MiB: allowed are 1024 to 4194304
            --chunk=1MiB                 | --chunk only stream has chunks: give --workloads stream, too
            --direction=down             | --direction only stream has a direction: give --workloads stream, too
            --direction=left             | --direction 'left': allowed are up, down, both
            --congestion=BBR!            | --congestion 'BBR!': allowed are names of up to 15 letters
            --clients=nio-select         | --clients needs --matrix
            --blocks=0                   | --blocks 0: allowed are 1 to 1000
            --warmup=10                  | Invalid value for option '--warmup': '10' is not a duration
            --measure=1ms                | --measure 1ms: allowed are 100ms to 10m
            --profile=fast               | --profile no profile is called 'fast'; there are smoke
            --placements=same-socket     | --placements no placement is called 'same-socket'; there are same-core
            --workloads=ping             | --workloads no workload is called 'ping'; there are round-trip
            --address=udp                | --address 'udp': allowed are tcp, unix
            --address=tcp,unix,tpc       | --address 'tpc': allowed are tcp, unix
            --server=remote              | --server 'remote': allowed are process, in-process
            --jdks=/nowhere              | --jdks '/nowhere': no JDK there; found are
            --jdks=99                    | --jdks '99': no JDK there; found are
            --resume=/nowhere            | --resume there is no run in /nowhere
            --band=0                     | --band a band of 0.0: allowed are more than 0
            --resolution=wide            | Invalid value for option '--resolution'
            --baseline=grpc              | --baseline 'grpc': there are blocking-channel
            --baseline=floor-epoll       | --baseline 'floor-epoll': there are blocking-channel
            --variant=zgc                | --variant 'zgc' is no variant: write NAME=jvmArgs:ARGUMENTS or
            --variant=old=classpath:x.jar | --variant old: there is no file x.jar
            --budget=1s                  | --budget 1s: allowed are 10s to 1440m
            --columns=all                | --columns 'all': there is costs
            --service-time=0ms           | --service-time 0ns: allowed are 1us to 60m
            --service-time=fast          | Invalid value for option '--service-time': 'fast' is not a duration
            --rate=1000                  | --rate only fixed-rate has a rate: give --workloads fixed-rate, too
            --arrivals=poisson           | --arrivals only fixed-rate has arrivals: give --workloads fixed-rate, too
            --rate=fast                  | Invalid value for option '--rate'
            --transports=,               | --transports ',' has an empty name in it: separate names by single commas
            --transports=nio-select,,nio-spin | --transports 'nio-select,,nio-spin' has an empty name in it
            --workloads=,                | --workloads ',' has an empty name in it
            --no-such-option             | Unknown option: '--no-such-option'
            """)
    void isToldInOneLine(String argument, String message) {
        assertThat(execute("run", argument)).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench run: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --rate=0            | --rate 0: allowed are 1 to 1000000
            --rate=100,1000001  | --rate 1000001: allowed are 1 to 1000000
            --arrivals=bursts   | --arrivals no arrivals are called 'bursts'; there are constant, poisson
            """)
    void isToldOfAPlanToo(String argument, String message) {
        assertThat(execute("run", "--workloads=fixed-rate", argument)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench run: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --blocks=0     | --blocks 0: allowed are 1 to 1000
            --measure=1ms  | --measure 1ms: allowed are 100ms to 10m
            --warmup=10    | Invalid value for option '--warmup': '10' is not a duration
            --jdks=99      | --jdks '99': no JDK there; found are
            """)
    void isToldOfBudgetsToo(String argument, String message) {
        assertThat(execute("budget", argument)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench budget: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --slo=0.5us          | --slo 500ns: allowed are 1us to 10m
            --placement=nowhere  | --placement no placement is called 'nowhere'; there are same-core
            --connections=10001  | --connections 10001: allowed are 1 to 10000
            --arrivals=bursts    | --arrivals no arrivals are called 'bursts'; there are constant, poisson
            --blocks=21          | --blocks 21: allowed are 1 to 20
            --jdks=99            | --jdks '99': no JDK there; found are
            """)
    void isToldOfCurvesToo(String argument, String message) {
        assertThat(execute("curve", argument)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench curve: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports  | 0                     | PORT 0: allowed are 1 to 65535
            ports  | 65536                 | PORT 65536: allowed are 1 to 65535
            ports  | http                  | Invalid value for positional parameter at index 0 (PORT): 'http' is not an int
            doctor | --wait=10             | Invalid value for option '--wait': '10' is not a duration
            doctor | --wait=10ms           | --wait 10ms: allowed are 1s to 1440m
            serve  | --transport=grpc      | --transport no transport is called 'grpc'; there are
            serve  | --address=udp         | --address 'udp': allowed are tcp, unix
            serve  | --response-bytes=64   | --response-bytes needs --http
            serve  | --server-threads=0    | --server-threads 0: allowed are 1 to 64
            tune   | --transport=grpc      | --transport 'grpc': there are blocking-channel
            tune   | --workload=ping       | --workload no workload is called 'ping'; there are round-trip
            tune   | --blocks=5            | --blocks 5: allowed are 6 to 1000
            tune   | --budget=1s           | --budget 1s: allowed are 30s to 120m
            """)
    void isToldOfTheCommandsOfTheMachineToo(String command, String argument, String message) {
        assertThat(execute(command, argument)).isEqualTo(ExitCode.UNUSABLE);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("loopbench " + command + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --transports=nio-*        | --baseline 'netty-epoll' is not among --transports
            --variant=a=jvmArgs:-Xint | --baseline cannot be combined with --variant
            """)
    void aBaselineThatIsNotComparedIsTold(String argument, String message) {
        Path runs = directory.resolve("runs");

        assertThat(execute("run", "--baseline=netty-epoll", argument, "--output=" + runs))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench run: " + message);
        assertThat(runs).doesNotExist();
    }

    @Test
    void aMisspeltOptionOfAVariantIsToldInTheWordsOfTheJvm() {
        Path runs = directory.resolve("runs");

        assertThat(execute("run", "--variant=a=jvmArgs:-XX:+UseNoSuchThing", "--output=" + runs))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("--variant a: ")
                .contains("does not start (exit code 1); it said: Unrecognized VM option 'UseNoSuchThing'");
        assertThat(runs).as("no run was begun").doesNotExist();
    }

    @Test
    void aDirectoryOfKnobsIsNotResumed() throws IOException {
        RunDirectory tuned = RunDirectory.create(directory, Instant.EPOCH);
        new RunJournal(tuned)
                .begin(StartedRun.of(List.of(), "some machine", Set.of("25"), List.of())
                        .by("tune"));

        assertThat(execute("run", "--resume=" + tuned.path())).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .endsWith("--resume that directory is one of 'tune', which starts anew each time");
    }

    @Test
    void aWindowOfConnectionsForOneRequestIsTold() {
        assertThat(execute("run", "--workloads=connect", "--window=4")).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("loopbench run: --window 4: a connection for each request has one request");
    }

    @Test
    void variantsOfFloorsAloneAreTold() {
        assertThat(execute("run", "--transports=floor-*", "--variant=a=jvmArgs:-Xint"))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("loopbench run: --variant cannot be used with floors alone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --request-bytes=1,2 | --response-bytes=1,2,3      | --response-bytes 2 sizes of requests and 3 of responses
            --matrix            | --client=nio-select         | --matrix cannot be combined with --client: list the client in --clients
            --matrix            | --clients=grpc              | --clients 'grpc' matches nothing; there are
            --matrix            | --transports=nio-*,floor-*  | --matrix cannot be combined with floors
            """)
    void optionsThatDoNotGoTogetherAreTold(String one, String other, String message) {
        assertThat(execute("run", one, other)).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines()).singleElement().asString().startsWith("loopbench run: " + message);
    }

    @Test
    void anOutputThatCannotBeWrittenIsTold() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThat(execute("run", "--output=" + file)).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("loopbench run: --output")
                .contains(file.toString());
    }

    @Test
    void aSocketDirectoryThatCannotBeMadeIsToldBeforeAnythingIsWritten() throws Exception {
        Path runs = directory.resolve("runs");
        Path nowhere = directory.resolve("nowhere");

        assertThat(execute("run", "--address=tcp,unix", "--socket-directory=" + nowhere, "--output=" + runs))
                .isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines())
                .containsExactly("loopbench run: --socket-directory no sockets can be made in " + nowhere
                        + ": there is no such directory");
        assertThat(runs).doesNotExist();
    }

    @Test
    void aMissingCommandIsTold() {
        assertThat(execute()).isEqualTo(ExitCode.UNUSABLE);

        assertThat(err.toString().lines()).singleElement().asString().contains("run, list, doctor or ports");
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Loopbench.commandLine();
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }
}
