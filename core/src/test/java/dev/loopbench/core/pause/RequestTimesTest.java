package dev.loopbench.core.pause;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTimesTest {

    private final RequestTimes requests = new RequestTimes(1);

    private void add(long due, long sent, long received) {
        requests.add(due, sent, received, sent - due, 0);
    }

    private static Pause pause(long start, long within) {
        return new Pause(PauseKind.GAP, PausedEnd.CLIENT, 0, start, within, within);
    }

    @Test
    void aRequestIsTouchedWhenItsLifeSharesAMomentWithAPause() {
        add(100, 100, 150);
        add(200, 230, 280);
        add(300, 300, 350);
        add(400, 400, 450);

        assertThat(requests.touched(List.of())).containsOnly(false);
        assertThat(requests.touched(List.of(pause(160, 39)))).as("between two").containsOnly(false);
        assertThat(requests.touched(List.of(pause(190, 40)))).containsExactly(false, true, false, false);
        assertThat(requests.touched(List.of(pause(280, 20)))).containsExactly(false, true, true, false);
        assertThat(requests.touched(List.of(pause(0, 1_000)))).containsOnly(true);
        assertThat(requests.touched(List.of(pause(440, 5), pause(110, 5))))
                .as("in any order")
                .containsExactly(true, false, false, true);
    }

    @Test
    void whoeverFellDueBeforeATouchedOneWasAnsweredWaitedBehindIt() {
        add(100, 100, 290);
        add(200, 290, 340);
        add(300, 340, 390);
        add(400, 400, 450);

        assertThat(requests.touched(List.of(pause(110, 180)))).containsExactly(true, true, true, false);
    }

    @Test
    void aPauseThatTheGeneratorsOwnProcessMadeExcusesNothing() {
        requests.add(100, 180, 250, 80, 5);

        assertThat(requests.ownLateness(0, List.of())).isEqualTo(5);
        assertThat(requests.ownLateness(0, List.of(new ProcessPause(120, 170, "SerialGCCollect"))))
                .isEqualTo(80);
        assertThat(requests.ownLateness(0, List.of(new ProcessPause(190, 200, "SerialGCCollect"))))
                .isEqualTo(5);
    }

    @Test
    void thereIsRoomForMoreThanWereExpected() {
        for (int i = 0; i < 1_000; i++) {
            add(i * 10L, i * 10L, i * 10L + 5);
        }

        assertThat(requests.count()).isEqualTo(1_000);
        assertThat(requests.response(999)).isEqualTo(5);
        requests.clear();
        assertThat(requests.count()).isZero();
    }
}
