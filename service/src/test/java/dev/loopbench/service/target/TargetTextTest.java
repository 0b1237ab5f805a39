package dev.loopbench.service.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://127.0.0.1:1/a?page=2&q=x       | http://127.0.0.1:1/a?page=2&q=x
            http://127.0.0.1:1/a?access_token=abc | http://127.0.0.1:1/a?access_token=...
            http://127.0.0.1:1/?API_KEY=a=b==&q=x | http://127.0.0.1:1/?API_KEY=...&q=x
            http://127.0.0.1:1/?a=b?token=abc?d   | http://127.0.0.1:1/?a=b?token=...
            http://127.0.0.1:1/?client_secret=a;b | http://127.0.0.1:1/?client_secret=...
            http://127.0.0.1:1/?%74oken=abc       | http://127.0.0.1:1/?%74oken=...
            http://127.0.0.1:1/?%zz=abc           | http://127.0.0.1:1/?%zz=...
            http://127.0.0.1:1/a;jsessionid=abc   | http://127.0.0.1:1/a;jsessionid=...
            http://unix:/run/a.sock:/?password=a  | http://unix:/run/a.sock:/?password=...
            http://127.0.0.1:1/?sig=a&code=b#c=d  | http://127.0.0.1:1/?sig=...&code=...#c=d
            http://127.0.0.1:1/?x=1&authority=2   | http://127.0.0.1:1/?x=1&authority=...
            ftp://me:hunter@127.0.0.1/            | ftp://...@127.0.0.1/
            """)
    void valuesThatMayBeSecretsAreLeftOut(String text, String masked) {
        assertThat(TargetText.masked(text)).isEqualTo(masked);
        assertThat(TargetText.shown(text)).isEqualTo(masked);
    }

    @Test
    void onlyTheShownTextIsCut() {
        String text = "http://127.0.0.1:1/" + "x".repeat(200) + "\u001b";

        assertThat(TargetText.masked(text)).hasSize(text.length() + 3).endsWith("x\\x1b");
        assertThat(TargetText.shown(text)).hasSizeLessThan(100).endsWith("...");
    }
}
