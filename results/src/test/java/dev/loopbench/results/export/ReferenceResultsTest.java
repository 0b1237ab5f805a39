package dev.loopbench.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.files.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page of results and its pictures are what the documented commands make of the reference run. */
class ReferenceResultsTest {

    private static final RunDirectory REFERENCE = new RunDirectory(Path.of("reference", "zen5-2vcpu"));
    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void thePageIsTheOneThatIsExported() throws IOException {
        assertThat(RunExport.files(REFERENCE, ExportFormat.MARKDOWN, null, "results"))
                .containsEntry("loopbench.md", Files.readString(DOCS.resolve("results.md")));
    }

    @Test
    void thePicturesAreTheOnesThatAreExported() throws IOException {
        Map<String, String> pictures = RunExport.files(REFERENCE, ExportFormat.SVG, null, null);

        assertThat(pictures).hasSize(13);
        for (Map.Entry<String, String> picture : pictures.entrySet()) {
            assertThat(Files.readString(DOCS.resolve("results").resolve(picture.getKey())))
                    .isEqualTo(picture.getValue());
        }
    }
}
