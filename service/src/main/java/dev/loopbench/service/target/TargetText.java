package dev.loopbench.service.target;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Targets and paths as they may be stored and shown: without the values of parameters whose names hint at secrets. */
public final class TargetText {

    /** Stands for whatever is left out. */
    public static final String LEFT_OUT = "...";

    private static final Pattern USER = Pattern.compile("(?<=://)[^/@\\s]*@");
    private static final Pattern NAME = Pattern.compile("([^?&;#=/\\s]+)=");
    private static final Pattern END = Pattern.compile("[&#\\s]|$");
    private static final Pattern SECRET =
            Pattern.compile("token|key|secret|passw|sig|auth|session|code", Pattern.CASE_INSENSITIVE);

    private TargetText() {}

    /** The whole text, without secrets and control characters. */
    public static String masked(String text) {
        String rest = USER.matcher(text).replaceAll(LEFT_OUT + "@");
        StringBuilder masked = new StringBuilder();
        Matcher name = NAME.matcher(rest);
        Matcher end = END.matcher(rest);
        int done = 0;
        while (name.find(done)) {
            masked.append(rest, done, name.end());
            done = name.end();
            if (isSecret(name.group(1)) && end.find(done)) {
                masked.append(LEFT_OUT);
                done = end.start();
            }
        }
        return Shown.whole(masked.append(rest, done, rest.length()).toString());
    }

    /** The same, cut to what fits a line. */
    public static String shown(String text) {
        return Shown.text(masked(text));
    }

    private static boolean isSecret(String name) {
        try {
            return SECRET.matcher(URLDecoder.decode(name, StandardCharsets.UTF_8))
                    .find();
        } catch (IllegalArgumentException e) {
            // Whatever it is, it cannot be read.
            return true;
        }
    }
}
