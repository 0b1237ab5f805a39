package dev.loopbench.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    @Test
    void isReadBackFromItsDigits() {
        Token token = new Token(-2, 0x1F);

        assertThat(token.hex()).isEqualTo("fffffffffffffffe000000000000001f");
        assertThat(Token.parse(token.hex())).isEqualTo(token);
    }

    @Test
    void isAnotherEachTime() {
        assertThat(Token.random()).isNotEqualTo(Token.random());
    }

    @Test
    void staysOutOfLogs() {
        Token token = Token.random();
        assertThat(token.toString()).doesNotContain(Long.toString(token.high())).doesNotContain(token.hex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "fffffffffffffffe000000000000001f00"})
    void refusesWhatIsNoToken(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> Token.parse(digits));
    }
}
