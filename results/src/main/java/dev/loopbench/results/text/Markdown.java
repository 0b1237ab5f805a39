package dev.loopbench.results.text;

/** Text from options and files, made harmless for Markdown. */
public final class Markdown {

    private Markdown() {}

    /** The same to read, with nothing in it that ends a column or a line, opens a tag or begins code. */
    public static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("`", "'")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("\\R", " ");
    }
}
