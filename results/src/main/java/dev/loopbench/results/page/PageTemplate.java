package dev.loopbench.results.page;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The page's template with its style, its scripts and the charting library put in. */
final class PageTemplate {

    private static final String FOLDER = "dev/loopbench/results/page/";
    private static final String ECHARTS = "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    private PageTemplate() {}

    /** @param charts JSON that may stand in a script element */
    static String fill(PageModel run, String charts) throws IOException {
        String library = resource(ECHARTS);
        String script = resource(FOLDER + "page.js");
        Map<String, Object> context = new HashMap<>();
        context.put("run", run);
        context.put("terms", Term.byId());
        context.put("chartsJson", charts);
        context.put("style", resource(FOLDER + "page.css"));
        context.put("library", library);
        context.put("script", script);
        context.put("scriptHashes", hash(library) + " " + hash(script));
        return filled("page.html", context);
    }

    /** That of several runs. */
    static String fill(RunsModel runs) throws IOException {
        Map<String, Object> context = new HashMap<>();
        context.put("runs", runs);
        context.put("style", resource(FOLDER + "page.css"));
        return filled("runs.html", context);
    }

    /** That of budgets and curves. */
    static String fill(StudyModel study) throws IOException {
        Map<String, Object> context = new HashMap<>();
        context.put("study", study);
        context.put("style", resource(FOLDER + "page.css"));
        return filled("study.html", context);
    }

    /** That of a measurement of users' own services. */
    static String fill(MeasureModel measurement) throws IOException {
        Map<String, Object> context = new HashMap<>();
        context.put("measurement", measurement);
        context.put("style", resource(FOLDER + "page.css"));
        return filled("measure.html", context);
    }

    private static String filled(String template, Map<String, Object> context) throws IOException {
        ClasspathLoader loader = new ClasspathLoader(PageTemplate.class.getClassLoader());
        loader.setPrefix(FOLDER);
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultLocale(Locale.ROOT)
                .build();
        StringWriter out = new StringWriter();
        engine.getTemplate(template).evaluate(out, context);
        return out.toString();
    }

    /** As a content security policy names a script that may run. */
    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = PageTemplate.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("the build lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
