package dev.loopbench.service.load;

import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.target.Shown;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** From an exception to the kind of error and a line for people. */
final class Failures {

    private Failures() {}

    static ErrorKind kind(Throwable thrown) {
        Throwable cause = cause(thrown);
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (cause instanceof SSLException) {
            return ErrorKind.TLS;
        }
        if (cause instanceof ConnectTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (cause instanceof ConnectException
                || cause instanceof FileNotFoundException
                || cause instanceof NoSuchFileException) {
            return ErrorKind.REFUSED;
        }
        if (message.contains("reset") || message.contains("broken pipe")) {
            return ErrorKind.RESET;
        }
        return message.contains("closed") ? ErrorKind.CLOSED : ErrorKind.WRONG_REPLY;
    }

    static String detail(Throwable thrown, String address) {
        Throwable cause = cause(thrown);
        String message = Shown.text(String.valueOf(cause.getMessage()));
        return switch (kind(thrown)) {
            case REFUSED -> "nothing listens on " + address;
            case RESET -> "the service reset the connection";
            case CLOSED -> "the service closed the connection";
            case TIMEOUT -> "no connection to " + address + " in time";
            case TLS -> tls(message);
            default -> message;
        };
    }

    private static String tls(String message) {
        if (message.contains("not an SSL/TLS record")) {
            return "the service does not speak TLS: use http://";
        }
        return message.contains("certif") || message.contains("PKIX") || message.contains("subject alternative")
                ? "the certificate is not trusted (" + message + "): use --trust FILE.pem or --trust-any"
                : "the TLS handshake failed: " + message;
    }

    private static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof DecoderException || cause.getClass() == RuntimeException.class)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
