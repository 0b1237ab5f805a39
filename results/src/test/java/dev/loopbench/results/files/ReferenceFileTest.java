package dev.loopbench.results.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.quiet.ProbeKey.End;
import dev.loopbench.results.quiet.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFileTest {

    private static final ProbeKey KEY = new ProbeKey(End.CLIENT, "1", "25", "");

    @TempDir
    private Path directory;

    private Path path = Path.of("");

    @BeforeEach
    void name() {
        path = directory.resolve("loopbench").resolve("witness.json");
    }

    @Test
    void isEmptyBeforeTheFirstRun() throws IOException {
        assertThat(file("a", "1").load()).isEmpty();
    }

    @Test
    void handsOnWhatARunFound() throws IOException {
        file("a", "1").keep(found(100));

        assertThat(file("a", "1").load()).containsOnlyKeys(KEY).containsValue(100.0);
    }

    @Test
    void doesNotKeepWhatTooFewForksSaid() throws IOException {
        file("a", "1").keep(found(100));
        file("a", "1").keep(List.of(new Reference(KEY, 98, Reference.Source.THIS_RUN, 98, 2, 100.0)));
        file("b", "1").keep(List.of(new Reference(KEY, 98, Reference.Source.THIS_RUN, 98, 2, null)));

        assertThat(file("a", "1").load()).containsValue(100.0);
        assertThat(file("b", "1").load()).isEmpty();
    }

    @Test
    void keepsMachinesAndProgramsApart() throws IOException {
        file("a", "1").keep(found(100));
        file("b", "1").keep(found(200));
        file("a", "2").keep(found(300));
        file("b", "1").keep(found(201));

        assertThat(file("a", "1").load()).containsValue(100.0);
        assertThat(file("b", "1").load()).containsValue(201.0);
        assertThat(file("a", "2").load()).containsValue(300.0);
    }

    @Test
    void saysWhenItIsUnreadable() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "{\"references\": [{}]}");

        assertThatThrownBy(() -> file("a", "1").load()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"schema\": \"loopbench-witness/2\", \"references\": [",
                "{\"references\": null}",
                "{\"references\": [null]}",
                "{\"references\": [], \"references\": []}"
            })
    void oneThatIsDamagedIsNamedAndReplacedByTheNextRun(String damaged) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, damaged);

        assertThatThrownBy(() -> file("a", "1").load())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageNotContaining("\n");
        file("a", "1").keep(found(100));

        assertThat(file("a", "1").load()).containsValue(100.0);
    }

    @Test
    void aUserWithoutAHomeHasCachesAllTheSame() {
        assertThat(UserCache.caches(null, "/home/alice")).isEqualTo(Path.of("/home/alice/.cache"));
        assertThat(UserCache.caches("/var/cache/alice", "?")).isEqualTo(Path.of("/var/cache/alice"));
        assertThat(UserCache.caches("", "?").getParent()).isEqualTo(Path.of(System.getProperty("java.io.tmpdir")));
        assertThat(UserCache.caches(null, "?")).isAbsolute();
    }

    @Test
    void thatOfThisUserIsTiedToTheMachineAndTheWitness() {
        ReferenceFile file = ReferenceFile.ofThisUser();

        assertThat(file.path()).endsWithRaw(Path.of("loopbench", "witness.json"));
        assertThat(file.machine()).contains(", ");
        assertThat(file.program()).matches("[0-9a-f]+");
    }

    private ReferenceFile file(String machine, String program) {
        return new ReferenceFile(path, machine, program);
    }

    private static List<Reference> found(double nanos) {
        return List.of(new Reference(KEY, nanos, Reference.Source.THIS_RUN, nanos, 3, null));
    }
}
