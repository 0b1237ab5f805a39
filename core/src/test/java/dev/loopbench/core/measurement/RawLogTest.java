package dev.loopbench.core.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.pause.RequestTimes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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

        assertThat(log.note()).isEmpty();
        assertThat(text(log)).isEqualTo("""
                        turn,connection,due,sent,received
                        1,0,100,101,150
                        1,0,200,200,260
                        1,1,150,152,190
                        2,0,150,152,190
                        """);
    }

    @Test
    void endsWithTheLastTurnThatFindsRoomAndSaysSo() throws IOException {
        RawLog log = new RawLog(0, 3);
        RequestTimes two = new RequestTimes(2);
        two.add(1, 1, 2, 0, 0);
        two.add(3, 3, 4, 0, 0);
        RequestTimes one = new RequestTimes(1);
        one.add(5, 5, 6, 0, 0);

        log.add(1, List.of(two));
        log.add(2, List.of(two));
        log.add(3, List.of(one));

        assertThat(log.note()).contains("the raw log ends with turn 1 and 2 requests: 3 more found no room in it");
        assertThat(text(log)).isEqualTo("""
                turn,connection,due,sent,received
                1,0,1,1,2
                1,0,3,3,4
                """);
    }

    private static String text(RawLog log) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        log.writeTo(file);
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(file.toByteArray())).readAllBytes(),
                StandardCharsets.US_ASCII);
    }
}
