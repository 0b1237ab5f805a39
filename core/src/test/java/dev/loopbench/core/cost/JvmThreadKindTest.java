package dev.loopbench.core.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvmThreadKindTest {

    /** As the kernel cuts the names, to 15 characters. */
    @ParameterizedTest
    @CsvSource({
        "C2 CompilerThre, COMPILER",
        "C1 CompilerThre, COMPILER",
        "VM Thread, COLLECTOR",
        "GC Thread#0, COLLECTOR",
        "G1 Refine#0, COLLECTOR",
        "VM Periodic Tas, OTHER",
        "main, OTHER"
    })
    void isToldByTheName(String name, JvmThreadKind kind) {
        assertThat(JvmThreadKind.of(name)).isEqualTo(kind);
    }
}
