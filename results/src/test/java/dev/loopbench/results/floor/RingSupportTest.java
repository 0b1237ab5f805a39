package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingSupportTest {

    @ParameterizedTest
    @CsvSource({
        "6.18.44-generic, true",
        "6.1.0, true",
        "10.0, true",
        "6.0.12, false",
        "5.15.0-91-generic, false",
        "unknown, false",
    })
    void releasesBeforeDeferredWorkAreTooOld(String release, boolean enough) {
        assertThat(RingSupport.isNewEnough(release)).isEqualTo(enough);
    }
}
