package dev.loopbench.results.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a terminal of 20 columns shows, of which the last stays free. */
class LiveTextTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LiveText line = new LiveText(new PrintStream(bytes, true, StandardCharsets.UTF_8), 20);

    /** The line as it stands, and where the cursor is. */
    private String screen() {
        StringBuilder screen = new StringBuilder();
        int at = 0;
        for (char c : bytes.toString(StandardCharsets.UTF_8).toCharArray()) {
            if (c == '\r') {
                at = 0;
                continue;
            }
            screen.append(" ".repeat(Math.max(0, at + 1 - screen.length())));
            screen.setCharAt(at, c);
            at++;
            assertThat(at).as("never beyond the last column but one").isLessThan(20);
        }
        return screen.toString().stripTrailing();
    }

    @Test
    void aShorterTextLeavesNothingOfALongerOne() {
        line.show("block 1 of 6");
        line.show("block");
        assertThat(screen()).isEqualTo("block");
    }

    @Test
    void aLongTextIsCut() {
        line.show("block 1 of 6: started 3 of 7 pairs, 4:20 left");
        assertThat(screen()).isEqualTo("block 1 of 6: start");
    }

    @Test
    void whatIsErasedIsGone() {
        line.show("block 1 of 6: started 3 of 7 pairs, 4:20 left");
        line.erase();
        assertThat(screen()).isEmpty();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\r");
    }
}
