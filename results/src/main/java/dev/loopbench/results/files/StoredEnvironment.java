package dev.loopbench.results.files;

import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.environment.Environment;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a run was made, as its document {@code environment.json} tells it.
 *
 * @param facts section → name → value
 * @param doctor what was found on the machine before the first fork; absent where nobody looked
 */
public record StoredEnvironment(
        Map<String, Map<String, Object>> facts, @Nullable Diagnosis doctor) {

    public StoredEnvironment {
        facts = Map.copyOf(facts);
    }

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static StoredEnvironment read(RunDirectory directory) throws IOException {
        return Documents.read(directory.environmentJson(), Environment.SCHEMA, StoredEnvironment.class);
    }

    /** The facts of a section; none when it is not there. */
    public Map<String, Object> section(String name) {
        return facts.getOrDefault(name, Map.of());
    }
}
