package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.pause.RequestTimes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class RawLogTest {

    @Test
    void hasEveryRequestOfEveryTurn() throws IOException {
        RawLog log = new RawLog(1_000);
        RequestTimes first = new RequestTimes(2);
        RequestTimes second = new RequestTimes(1);
        first.add(1_100, 1_101, 1_150, 1, 0);
        first.add(1_200, 1_200, 1_260, 0, 0);
        second.add(1_150, 1_152, 1_190, 2, 2);

        log.add(1, List.of(first, second));
        log.add(2, List.of(second));

        assertThat(new String(
                        new GZIPInputStream(new ByteArrayInputStream(log.file())).readAllBytes(),
                        StandardCharsets.US_ASCII))
                .isEqualTo("""
                        turn,connection,due,sent,received
                        1,0,100,101,150
                        1,0,200,200,260
                        1,1,150,152,190
                        2,0,150,152,190
                        """);
    }
}
