package dev.loopbench.results.measure;

import dev.loopbench.service.client.Latencies;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;
import org.jspecify.annotations.Nullable;

/**
 * The times of a target's requests, ns, as HdrHistogram's tools read them: an interval for each block, and in an open loop one for each
 * of its tags.
 *
 * @param response response times of all blocks together
 * @param service service times likewise; empty in a closed loop
 */
public record TargetLog(Histogram response, Histogram service) {

    private static final String SERVICE = "service";
    private static final String LATE = "late";
    private static final int DIGITS = 3;

    /** @throws IOException when it cannot be written; one line that names the file */
    static void write(Path file, List<Latencies> blocks) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.US_ASCII)) {
            HistogramLogWriter writer = new HistogramLogWriter(out);
            writer.outputComment(
                    "[Loopbench: one interval a block, and one for each of its tags; values and maxima in ns]");
            writer.outputLogFormatVersion();
            writer.outputLegend();
            for (int block = 0; block < blocks.size(); block++) {
                write(writer, block, blocks.get(block).response(), null);
                write(writer, block, blocks.get(block).service(), SERVICE);
                write(writer, block, blocks.get(block).late(), LATE);
            }
            // A stream for printing keeps failures, such as a full disk, to itself.
            if (out.checkError()) {
                throw new IOException("cannot write " + file + ": the disk may be full");
            }
        }
    }

    private static void write(HistogramLogWriter writer, int block, Histogram histogram, @Nullable String tag) {
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tag);
            writer.outputIntervalHistogram(block, block + 1.0, histogram, 1);
        }
    }

    /** @throws IOException when it is not there, cannot be read, or is no such log; one line that names the file */
    public static TargetLog read(Path file) throws IOException {
        TargetLog log = new TargetLog(new Histogram(DIGITS), new Histogram(DIGITS));
        try (InputStream in = Files.newInputStream(file);
                HistogramLogReader reader = new HistogramLogReader(in)) {
            while (reader.hasNext()) {
                EncodableHistogram interval = reader.nextIntervalHistogram();
                if (interval instanceof Histogram histogram) {
                    log.add(histogram);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + " is no log of histograms", e);
        }
        return log;
    }

    /** Whether no request was recorded. */
    public boolean isEmpty() {
        return response.getTotalCount() == 0;
    }

    private void add(Histogram interval) {
        String tag = interval.getTag();
        if (tag == null) {
            response.add(interval);
        } else if (tag.equals(SERVICE)) {
            service.add(interval);
        }
    }
}
