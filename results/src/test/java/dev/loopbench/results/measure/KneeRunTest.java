package dev.loopbench.results.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.Promise;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.PromiseFigures.RateTried;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.observe.ClientPlacement;
import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.subject.Subject.FirstLook;
import dev.loopbench.service.subject.SubjectOptions;
import dev.loopbench.service.turns.CompletedBlocks.BlockRecord;
import dev.loopbench.service.turns.Contender;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import dev.loopbench.service.turns.WarmUp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A search over a service that answers within 0.1 ms and reaches 10 000 requests a second. */
@Timeout(30)
class KneeRunTest {

    private static final long NANOS = 100_000;
    private static final double HIGHEST = 6_000;
    private static final LoadShape SHAPE = new LoadShape(4, 1, 0, Arrivals.Kind.POISSON, false, 1_000_000_000, 1_000);

    private final ClientThreads threads = new ClientThreads(1, new TreeSet<>(), false);
    private final FakeClient warmedUp = FakeClient.taking(NANOS);

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private MeasureDocument search(Function<LoadShape, FakeClient> clients) throws Exception {
        FakeSubject subject = new FakeSubject(clients);
        Participant participant = Participant.of(
                "A", subject, new FirstLook(Optional.empty(), Optional.empty(), 1, 1, false), warmedUp, null, null);
        return new KneeRun(request(subject), new Silence())
                .search(
                        participant,
                        threads,
                        new ClientPlacement(new TreeSet<>(), false),
                        new WarmUp.Outcome(1, true, NANOS))
                .document();
    }

    private static MeasureRequest request(FakeSubject subject) {
        SubjectOptions options = new SubjectOptions(
                new SubjectOptions.Http("GET", List.of(), Set.of(), new byte[0], List.of()),
                null,
                List.of(),
                new SubjectOptions.Reply(null, 0, "", 1, 1),
                SubjectOptions.Login.NONE,
                SubjectOptions.Trust.USUAL,
                null,
                false);
        return new MeasureRequest(
                List.of(subject.target()),
                options,
                SHAPE,
                1,
                new MeasureRequest.Schedule(1_000_000_000, 1, 0, 1),
                PrimaryMetric.P50,
                Rules.ofBand(Rules.BAND),
                false,
                false,
                new MeasureRequest.Goal(Promise.parse("p99=1ms"), true));
    }

    @Test
    void aRateWithErrorsIsNotKeptAndNamesThem() throws Exception {
        MeasureDocument document = search(shape -> {
            FakeClient client = FakeClient.taking(NANOS);
            if (shape.perSecond() > HIGHEST) {
                client.errors().add(ErrorKind.STATUS_5XX, 3, "503");
            }
            return client;
        });

        PromiseFigures found = Objects.requireNonNull(document.promise());
        assertThat(found.target()).isEqualTo(FakeSubject.TARGET);
        assertThat(found.kneePerSecond()).isBetween(5_000.0, HIGHEST);
        assertThat(found.tried())
                .filteredOn(rate -> rate.perSecond() > HIGHEST)
                .isNotEmpty()
                .allSatisfy(rate -> assertThat(rate.errors()).isEqualTo(Map.of("status_5xx", 3L)))
                .noneMatch(RateTried::kept);
        assertThat(document.problems()).isEmpty();
        assertThat(document.errorCount()).isPositive();
        LoadFigures load = Objects.requireNonNull(document.load());
        assertThat(load.loop()).isEqualTo(LoadFigures.SEARCHED);
        assertThat(load.arrivals()).isEqualTo("poisson");
        assertThat(load.turns().blocks()).isEqualTo(6);
    }

    @Test
    void aRateThatWasTooHighIsNoError() throws Exception {
        MeasureDocument document = search(shape -> {
            FakeClient client = FakeClient.taking(NANOS);
            if (shape.perSecond() > HIGHEST) {
                client.errors().add(ErrorKind.OVERLOADED, 3, "not sent");
            }
            return client;
        });

        assertThat(Objects.requireNonNull(document.promise()).kneePerSecond()).isBetween(5_000.0, HIGHEST);
        assertThat(document.errorCount()).isZero();
    }

    @Test
    void errorsBeforeTheSearchAreNamed() throws Exception {
        warmedUp.errors().add(ErrorKind.TIMEOUT, 1, "no reply");

        MeasureDocument document = search(shape -> {
            FakeClient client = FakeClient.taking(NANOS);
            if (!shape.isOpen()) {
                client.errors().add(ErrorKind.RESET, 2, "after 12 bytes");
            }
            return client;
        });

        assertThat(document.problems())
                .containsExactly(
                        "ERRORS in the warm-up: 1 error, such as timeout: no reply",
                        "ERRORS in the closed loop before the search: 2 errors, such as connection reset: after 12 bytes");
    }

    @Test
    void ratesBeforeALostConnectionAreKept() throws Exception {
        MeasureDocument document = search(shape ->
                shape.perSecond() > HIGHEST ? FakeClient.refused("nothing listens") : FakeClient.taking(NANOS));

        assertThat(document.problems()).hasSize(1);
        assertThat(document.problems().get(0))
                .startsWith("the search ended early, at 7500/s: ")
                .endsWith("nothing listens");
        PromiseFigures found = Objects.requireNonNull(document.promise());
        assertThat(found.kneePerSecond()).isEqualTo(5_000);
        assertThat(found.tried()).hasSize(1);
    }

    @Test
    void theTargetHasTheFiguresOfTheKneeWithIntervals() throws Exception {
        MeasureDocument document = search(shape -> {
            FakeClient client = FakeClient.taking(NANOS);
            if (shape.perSecond() > HIGHEST) {
                client.errors().add(ErrorKind.STATUS_5XX, 3, "503");
            }
            return client;
        });

        JsonNode target = new ObjectMapper()
                .readTree(Documents.text(document))
                .path("targets")
                .path(0);
        for (String key : List.of("throughput_per_s", "p50_us", "p99_us", "p99_9_us")) {
            assertThat(target.path(key).path("value").asDouble()).as(key).isPositive();
            assertThat(target.path(key).path("low").asDouble()).as(key).isPositive();
            assertThat(target.path(key).path("high").asDouble()).as(key).isPositive();
        }
        assertThat(target.path("errors").isObject()).isTrue();
        assertThat(target.path("errors").size()).isZero();
        assertThat(target.path("notes").path(0).asText()).contains("the highest rate that kept the promise");
        assertThat(new MeasuredServices(document, Map.of()))
                .extracting(MeasureReport::of)
                .asString()
                .contains("throughput/s", "is kept up to")
                .doesNotContain("limits throughput", "neither side");
    }

    @Test
    void withoutAKneeTheTargetHasTheFiguresOfTheLowestRate() throws Exception {
        MeasureDocument document = search(shape -> {
            FakeClient client = FakeClient.taking(NANOS);
            if (shape.isOpen()) {
                client.errors().add(ErrorKind.STATUS_5XX, 3, "503");
            }
            return client;
        });

        TargetFigures target = document.targets().get(0);
        assertThat(target.traffic().errors()).containsExactly(Map.entry("status_5xx", 3L));
        assertThat(target.notes()).singleElement().asString().endsWith("none kept the promise");
        PromiseFigures found = Objects.requireNonNull(document.promise());
        assertThat(document.errorCount())
                .isEqualTo(
                        found.tried().stream().mapToLong(RateTried::errorCount).sum());
        assertThat(document.faulty()).isEmpty();
    }

    @Test
    void aSearchThatCannotBeginHasATargetWithoutFigures() throws Exception {
        MeasureDocument document =
                search(shape -> shape.isOpen() ? FakeClient.refused("nothing listens") : FakeClient.taking(NANOS));

        assertThat(document.targets()).singleElement().satisfies(target -> {
            assertThat(target.speed().p50().value()).isNull();
            assertThat(target.traffic().errors()).isEmpty();
            assertThat(target.isMeasured()).isFalse();
        });
        assertThat(document.problems()).hasSize(1);
        assertThat(MeasureReport.of(new MeasuredServices(document, Map.of())))
                .startsWith("the search ended early, at ")
                .doesNotContain("cannot be seen", "is NOT kept", "NaN");
        assertThat(MeasureWords.of(Objects.requireNonNull(document.promise())))
                .isEqualTo(FakeSubject.TARGET + ": whether p99=1ms is kept is not known: no rate was measured");
    }

    private static final class Silence implements TurnProgress {
        @Override
        public void warming(double seconds) {}

        @Override
        public void block(int number, int all, Map<Contender, BlockRecord> block) {}
    }
}
