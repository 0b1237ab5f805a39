package dev.loopbench.service.protocol;

import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.TargetText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a file of requests: a weight and what the protocol makes of the rest.
 *
 * @param number in the file, from 1
 * @param weight 1 to {@value #MOST_WEIGHT}
 * @param text the rest
 */
public record MixLine(int number, int weight, String text) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s+(\\S.*)");
    private static final int MOST_WEIGHT = 100_000;
    private static final int MOST_LINES = 1_000;

    /**
     * All lines but empty ones and those that begin with #.
     *
     * @throws RefusedTarget when one has no weight, or there are none or too many
     */
    public static List<MixLine> parse(List<String> lines) {
        List<MixLine> mix = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                mix.add(parse(i + 1, line));
            }
        }
        if (mix.isEmpty() || mix.size() > MOST_LINES) {
            throw new RefusedTarget(
                    "--requests: the file has " + mix.size() + " requests; allowed are 1 to " + MOST_LINES);
        }
        return mix;
    }

    private static MixLine parse(int number, String line) {
        Matcher matcher = FORM.matcher(line);
        int weight = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new RefusedTarget("--requests: line " + number + " '" + TargetText.shown(line)
                    + "' must begin with a weight from 1 to " + MOST_WEIGHT);
        }
        return new MixLine(number, weight, matcher.group(2));
    }

    RefusedTarget refused(String form) {
        return new RefusedTarget("--requests: line " + number + " must be: WEIGHT " + form);
    }
}
