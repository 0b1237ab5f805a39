package dev.loopbench.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.pause.ProcessPause;
import dev.loopbench.core.pause.RequestTimes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both answers of a plan, against simulated ends and pauses that are known. */
class PlanTimesTest {

    private static final long MICRO = 1_000;
    private static final long SECOND = 1_000_000_000;
    private static final int REQUESTS = 400_000;

    /** The simulated client: one connection with one request at a time. */
    @SuppressWarnings("ArrayRecordComponent") // not compared with anything
    private record Simulation(long[] services, long gap, List<Pause> pauses) {

        /** A service that works for some 50 µs with a tail, one in a hundred beyond 120 µs. */
        static long[] services(long seed) {
            Random random = new Random(seed);
            long[] services = new long[REQUESTS];
            for (int i = 0; i < services.length; i++) {
                services[i] = (long) (50 * MICRO * Math.exp(0.375 * random.nextGaussian()));
            }
            return services;
        }

        /** The life of every request: nothing leaves, is served or answered in a pause. */
        RequestTimes run() {
            RequestTimes times = new RequestTimes(services.length);
            long free = 0;
            int pause = 0;
            for (int i = 0; i < services.length; i++) {
                long due = i * gap;
                long start = Math.max(due, free);
                while (pause < pauses.size() && pauses.get(pause).endNanos() <= start) {
                    pause++;
                }
                long sent = start;
                long left = services[i];
                long now = start;
                for (int p = pause; p < pauses.size() && pauses.get(p).startNanos() < now + left; p++) {
                    Pause met = pauses.get(p);
                    long ran = Math.max(0, met.startNanos() - now);
                    left -= ran;
                    sent = sent >= met.startNanos() ? met.endNanos() : sent;
                    now = met.endNanos();
                }
                free = now + left;
                times.add(due, sent, free, sent - start, 0);
            }
            return times;
        }
    }

    private static List<Pause> every(long period, long length) {
        List<Pause> pauses = new ArrayList<>();
        for (long start = 3 * MICRO; start < REQUESTS * 100 * MICRO; start += period) {
            pauses.add(new Pause(PauseKind.GAP, PausedEnd.CLIENT, 0, start, length, length));
        }
        return pauses;
    }

    private static List<Pause> atRandom(long meanDistance, long length) {
        Random random = new Random(7);
        List<Pause> pauses = new ArrayList<>();
        double start = 0;
        while (start < REQUESTS * 100.0 * MICRO) {
            start += length - meanDistance * Math.log1p(-random.nextDouble());
            pauses.add(new Pause(PauseKind.GAP, PausedEnd.CLIENT, 0, (long) start, length, length));
        }
        return pauses;
    }

    private static Map<Series, Histogram> account(RequestTimes times, List<Pause> pauses, List<ProcessPause> own) {
        Map<Series, Histogram> secondary = new EnumMap<>(Series.class);
        Series.ofPlans().forEach(series -> secondary.put(series, new Histogram(4)));
        new PlanTimes(List.of(times), pauses, own).addTo(secondary);
        return secondary;
    }

    private static double quantile(Map<Series, Histogram> account, Series series, double percentile) {
        Histogram times = account.get(series);
        assertThat(times).isNotNull();
        return times == null ? 0 : times.getValueAtPercentile(percentile) / 1e3;
    }

    /**
     * The bias of leaving requests out. A long request is likelier to meet a pause than a short one, so that what is left is a little
     * too fast: here at 10 000 a second, with pauses as rare as the hypervisor's and up to the half of the requests that may be left out.
     * Many short pauses make more of it than few long ones that touch as many requests.
     */
    @ParameterizedTest(name = "pauses of {1} µs every {0} µs, at random {2}")
    @CsvSource({
        "1000000, 2000, true, 0.01",
        "10000, 300, false, 0.1",
        "10000, 300, true, 0.1",
        "2500, 100, true, 0.13",
        "30000, 3000, true, 0.2",
        "5500, 1500, true, 0.5",
        "700, 130, true, 0.5"
    })
    void theSecondAnswerIsThatOfTheSameServiceWithoutPauses(
            long period, long length, boolean random, double mostExcluded) {
        long[] services = Simulation.services(1);
        List<Pause> pauses = random ? atRandom(period * MICRO, length * MICRO) : every(period * MICRO, length * MICRO);
        Map<Series, Histogram> truth =
                account(new Simulation(services, 100 * MICRO, List.of()).run(), List.of(), List.of());
        Map<Series, Histogram> seen = account(new Simulation(services, 100 * MICRO, pauses).run(), pauses, List.of());

        double p50 = quantile(truth, Series.RESPONSE, 50);
        double p99 = quantile(truth, Series.RESPONSE, 99);
        assertThat(quantile(seen, Series.UNDISTURBED, 50) / p50).as("p50").isCloseTo(1, within(0.02));
        assertThat(quantile(seen, Series.UNDISTURBED, 99) / p99).as("p99").isCloseTo(1, within(0.03));
        double excluded = 1 - (double) count(seen, Series.UNDISTURBED) / count(seen, Series.RESPONSE);
        assertThat(excluded).as("left out").isBetween(0.0, mostExcluded);
        if (length >= 300 && period <= 10_000) {
            assertThat(quantile(seen, Series.RESPONSE, 99))
                    .as("the first answer shows the pauses")
                    .isGreaterThan(1.5 * p99);
        }
    }

    /** Half of all requests wait behind pauses of 20 ms, and nearly none is late by the generator's own fault. */
    @Test
    void aGeneratorThatThePlatformPausesIsNotLateByItsOwnFault() {
        List<Pause> pauses = atRandom(40_000 * MICRO, 10_000 * MICRO);
        Map<Series, Histogram> account =
                account(new Simulation(Simulation.services(3), 100 * MICRO, pauses).run(), pauses, List.of());

        assertThat(count(account, Series.UNDISTURBED)).isBetween(REQUESTS / 2L, REQUESTS - 1L);
        assertThat(lateBeyond(account, 10)).isZero();
    }

    /** It sends each request 12 µs late, of which nobody else is the cause. */
    @Test
    void aGeneratorThatIsLateByItselfIsSeenWhateverThePlatformDoes() {
        RequestTimes times = new RequestTimes(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            long due = i * 100L * MICRO;
            times.add(due, due + 12 * MICRO, due + 62 * MICRO, 12 * MICRO, 12 * MICRO);
        }
        List<Pause> pauses = atRandom(10_000 * MICRO, 300 * MICRO);

        assertThat(lateBeyond(account(times, pauses, List.of()), 10)).isEqualTo(1.0);
    }

    /** A stall of the generator itself holds up all that falls due in it; a lateness of 40 µs is nothing in a response of 20 ms. */
    @Test
    void latenessCountsByWhatItIsOfTheResponse() {
        RequestTimes times = new RequestTimes(2);
        times.add(0, 20_000 * MICRO, 20_050 * MICRO, 20_000 * MICRO, 20_000 * MICRO);
        times.add(100 * MICRO, 20_050 * MICRO, 20_100 * MICRO, 40 * MICRO, 40 * MICRO);

        assertThat(lateBeyond(account(times, List.of(), List.of()), 10)).isEqualTo(0.5);
    }

    private static double lateBeyond(Map<Series, Histogram> account, long micros) {
        Histogram late = account.get(Series.OWN_LATENESS);
        assertThat(late).isNotNull();
        return late == null ? 0 : 1 - late.getPercentileAtOrBelowValue(micros * MICRO) / 100;
    }

    private static long count(Map<Series, Histogram> account, Series series) {
        Histogram times = account.get(series);
        return times == null ? 0 : times.getTotalCount();
    }

    @Test
    void aPauseOfTheJvmItselfIsInBothAnswers() {
        RequestTimes times = new RequestTimes(1);
        times.add(0, 5_000 * MICRO, 5_050 * MICRO, 5_000 * MICRO, 0);
        List<Pause> seen = List.of(new Pause(PauseKind.GAP, PausedEnd.CLIENT, 0, -MICRO, 5_001 * MICRO, 5_001 * MICRO));
        List<ProcessPause> collection = List.of(new ProcessPause(10 * MICRO, 4_990 * MICRO, "SerialGCCollect"));

        Map<Series, Histogram> account = account(times, seen, collection);
        assertThat(quantile(account, Series.UNDISTURBED, 100)).isCloseTo(5_050, within(1.0));
        assertThat(quantile(account, Series.OWN_LATENESS, 100)).isCloseTo(5_000, within(1.0));
        assertThat(new PlanTimes(List.of(times), seen, collection).pauses()).isEmpty();
        assertThat(count(account(times, seen, List.of()), Series.UNDISTURBED)).isZero();
        assertThat(new PlanTimes(List.of(times), seen, List.of()).pauses()).isEqualTo(seen);
    }

    @Test
    void aServerThatStallsIsInBothAnswers() {
        long[] services = Simulation.services(2);
        services[REQUESTS / 2] = SECOND / 5;
        Map<Series, Histogram> account =
                account(new Simulation(services, 100 * MICRO, List.of()).run(), List.of(), List.of());

        assertThat(quantile(account, Series.UNDISTURBED, 100))
                .isEqualTo(quantile(account, Series.RESPONSE, 100))
                .isGreaterThan(200_000);
    }
}
