package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.doctor.Diagnosis;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.quiet.Reference;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The document {@code environment.json}.
 *
 * @param witness how long the CPU probe takes on the cores of this machine
 * @param doctor what was found on the machine before the first fork; absent where nobody looked
 */
record EnvironmentDocument(
        @JsonUnwrapped Environment environment,
        Collection<Reference> witness,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Diagnosis doctor) {}
