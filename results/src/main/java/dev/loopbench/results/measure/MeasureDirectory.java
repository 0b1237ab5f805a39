package dev.loopbench.results.measure;

import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.store.Documents;
import dev.loopbench.service.load.Latencies;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/** What a measurement leaves on disk: {@code measure.json}, {@code environment.json}, and {@code A.hlog} for each target. */
public final class MeasureDirectory {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path path;

    private MeasureDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes a new one below {@code base}, named after the time.
     *
     * @throws IOException when that cannot be done, saying where in one line
     */
    public static MeasureDirectory create(Path base, Instant start) throws IOException {
        try {
            Files.createDirectories(base);
            for (int i = 1; ; i++) {
                Path path = base.resolve(NAME.format(start) + (i == 1 ? "" : "-" + i));
                if (!Files.exists(path)) {
                    return new MeasureDirectory(Files.createDirectory(path));
                }
            }
        } catch (IOException e) {
            throw new IOException("cannot write to " + base + ": " + e.getMessage(), e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Writes all of a measurement. */
    public void write(MeasuredServices measured) throws IOException {
        Documents.write(path.resolve("measure.json"), measured.document());
        Documents.write(path.resolve("environment.json"), Environment.read(List.of()));
        for (Map.Entry<String, List<Latencies>> target : measured.latencies().entrySet()) {
            writeLog(path.resolve(target.getKey() + ".hlog"), target.getValue());
        }
    }

    /** An interval for each block: response times, and of an open loop service times and lateness under tags. */
    private static void writeLog(Path file, List<Latencies> blocks) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
            HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputComment(
                    "[Loopbench: one interval a block, and one for each of its tags; values and maxima in ns]");
            writer.outputLogFormatVersion();
            writer.outputLegend();
            for (int block = 0; block < blocks.size(); block++) {
                writeInterval(writer, block, blocks.get(block).response(), null);
                writeInterval(writer, block, blocks.get(block).service(), "service");
                writeInterval(writer, block, blocks.get(block).late(), "late");
            }
        }
    }

    private static void writeInterval(HistogramLogWriter writer, int block, Histogram histogram, @Nullable String tag) {
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tag);
            writer.outputIntervalHistogram(block, block + 1.0, histogram, 1);
        }
    }
}
