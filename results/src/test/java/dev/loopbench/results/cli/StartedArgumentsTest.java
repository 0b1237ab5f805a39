package dev.loopbench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.option.ArgumentsWithoutSecrets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.ParseResult;

/** The arguments that are stored to repeat a command. */
class StartedArgumentsTest {

    private static final String TARGET = "http://127.0.0.1:1/";

    private static ParseResult parsed(String... arguments) {
        return Loopbench.commandLine().parseArgs(arguments).subcommand();
    }

    private static List<String> started(String... arguments) {
        return StartedArguments.of(parsed(arguments).commandSpec(), 7);
    }

    private static List<String> shown(String... arguments) {
        String[] all = Stream.concat(Stream.of("measure"), Stream.of(arguments)).toArray(String[]::new);
        return new ArgumentsWithoutSecrets(parsed(all)).of(List.of(arguments));
    }

    @Test
    void theSeedStandsBeforeTheEndOfOptions() {
        assertThat(started("measure", "--", TARGET)).containsExactly("--seed=7", "--", TARGET);
        assertThat(started("measure", "--seed", "3", TARGET)).containsExactly("--seed", "3", TARGET);
        assertThat(started("measure", "--", "--seed=9")).containsExactly("--seed=7", "--", "--seed=9");
        assertThat(started("run", "--transports", "nio-select"))
                .containsExactly("--seed=7", "--transports", "nio-select");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --header    | X-Vault-Token: s.abc        | X-Vault-Token: ...
            --header    | Accept: text/html           | Accept: text/html
            --header    | content-type: text/plain    | content-type: text/plain
            --body      | {"password":"hunter"}       | ...
            --send      | AUTH hunter                 | ...
            --command   | GET user:1                  | GET user:1
            --sql       | SELECT 1 WHERE a = 'hunter' | SELECT 1 WHERE a = '...'
            --password  | env:PASSWORD                | env:PASSWORD
            --duration  | 2s                          | 2s
            """)
    void secretsAreLeftOutOfOptions(String option, String value, String expected) {
        assertThat(shown(option, value, TARGET)).containsExactly(option, expected, TARGET);
        assertThat(shown(TARGET, option + "=" + value)).containsExactly(TARGET, option + "=" + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --command | CONFIG SET requirepass hunter | CONFIG ...
            --sql     | ALTER USER a PASSWORD 'b'     | ALTER ...
            """)
    void statementsThatMayWriteAreLeftOut(String option, String value, String expected) {
        assertThat(shown("--allow-writes", option, value, TARGET))
                .containsExactly("--allow-writes", option, expected, TARGET);
    }

    @Test
    void secretsAreLeftOutOfTargets() {
        assertThat(shown("--no-floor", "--", TARGET + "?access_token=abc", "-q"))
                .containsExactly("--no-floor", "--", TARGET + "?access_token=...", "-q");
    }

    @Test
    void aFileOfArgumentsIsNamedAndAValueAfterItLeftOut() {
        ParseResult parsed = parsed("measure", "--header", "X: hunter", TARGET);

        assertThat(new ArgumentsWithoutSecrets(parsed).of(List.of("@headers", "X: hunter", TARGET)))
                .containsExactly("@headers", "...", TARGET);
    }
}
