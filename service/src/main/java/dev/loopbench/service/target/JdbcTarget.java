package dev.loopbench.service.target;

import dev.loopbench.service.target.Target.Scheme;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JDBC URLs of one host on loopback. A driver reads the URL by rules of its own, so whatever could name another host is refused: lists of
 * hosts, and parameters that are not known to be harmless.
 */
final class JdbcTarget {

    private static final Pattern FORM = Pattern.compile(
            "jdbc:(?<driver>[a-z0-9]+)://(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:(?<port>\\d{1,5}))?/(?<database>[A-Za-z0-9_.-]*)"
                    + "(\\?(?<parameters>.*))?");
    private static final Pattern PARAMETER = Pattern.compile("(?<name>[A-Za-z]+)=(?<value>[A-Za-z0-9_./-]*)");
    private static final String HARMLESS =
            "user|sslmode|sslrootcert|prepareThreshold|binaryTransfer|ApplicationName|currentSchema|preferQueryMode|tcpNoDelay|useSSL";
    private static final int POSTGRESQL = 5432;

    private JdbcTarget() {}

    static Target parse(String text) {
        Matcher url = FORM.matcher(text);
        if (!url.matches()) {
            throw new RefusedTarget("a JDBC URL must have one host and one database: write"
                    + " jdbc:postgresql://127.0.0.1:5432/database");
        }
        if (url.group("parameters") != null) {
            for (String parameter : url.group("parameters").split("&", -1)) {
                check(parameter);
            }
        }
        return new Target(text, Scheme.JDBC, TargetParser.addresses(url.group("host"), port(url)), text);
    }

    private static void check(String text) {
        Matcher parameter = PARAMETER.matcher(text);
        String name = text.replaceAll("=.*", "");
        if (name.toLowerCase(Locale.ROOT).contains("password")) {
            throw new RefusedTarget("a JDBC URL with a password in it: others can read command lines;"
                    + " use --password env:NAME, file:PATH or prompt");
        }
        if (!parameter.matches() || !name.matches(HARMLESS)) {
            throw new RefusedTarget(
                    "parameter '" + Shown.text(name) + "' of a JDBC URL: allowed are " + HARMLESS.replace("|", ", "));
        }
    }

    private static int port(Matcher url) {
        if (url.group("port") != null) {
            return Integer.parseInt(url.group("port"));
        }
        if (!url.group("driver").equals("postgresql")) {
            throw new RefusedTarget("a JDBC URL of " + url.group("driver") + " must name its port");
        }
        return POSTGRESQL;
    }
}
