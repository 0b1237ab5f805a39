package dev.loopbench.results.plan;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** Chooses names by globs such as {@code nio-*}. */
public final class Glob {

    private Glob() {}

    /**
     * The names that any of the globs matches, in the order of {@code names}.
     *
     * @throws IllegalArgumentException when a glob matches none of them, naming those there are
     */
    public static List<String> select(List<String> globs, Collection<String> names) {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String glob : globs) {
            PathMatcher matcher = matcher(glob);
            if (names.stream().noneMatch(name -> matcher.matches(Path.of(name)))) {
                throw new IllegalArgumentException(
                        "'" + glob + "' matches nothing; there are " + String.join(", ", names));
            }
            matchers.add(matcher);
        }
        return names.stream()
                .filter(name -> matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(name))))
                .toList();
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + glob + "' is not a pattern: " + e.getDescription(), e);
        }
    }
}
