package dev.roundtwo.identity.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.roundtwo.platform.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Length counts, what is tried first is refused, and any letters will do (v5.0.0-6.2.1, v5.0.0-6.2.4). */
class PasswordRulesTests {

    private final PasswordRules rules = new PasswordRules();

    /** v5.0.0-6.2.5 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "three owls on a wire",
                "Tr0ub4dor&3-Kq7x",
                "839204716352",
                "четыре совы на проводе",
                "猫が電線に三羽とまっている夜",
                "ada likes slow queries",
                "password manager made this 8!"
            })
    void aLongPasswordOfAnyScriptWillDo(String password) {
        assertThatCode(() -> check(password)).doesNotThrowAnyException();
    }

    /** v5.0.0-6.2.4, v5.0.0-6.2.11 */
    @ParameterizedTest
    @CsvSource({
        "elevenchars, short",
        "passwordpassword, common",
        "P@ssw0rd2026!, common",
        "Welcome12345!, common",
        "letmein-please, common",
        "iloveyoumonkey, common",
        "aaaaaaaaaaaa, repeated",
        "abcabcabcabcabc, repeated",
        "123456789012, sequence",
        "qwertyuiop[], sequence",
        "1qaz2wsx3edc4rfv, sequence",
        "abcdefghijkl, sequence",
        "zyxwvutsrqpo, sequence",
        "ada.lovelace12, personal",
        "Lovelace-2026!, personal",
        "roundtwo2026!, personal",
        "round two 2026, personal"
    })
    void whatIsTriedFirstIsRefused(String password, String why) {
        Throwable refused = catchThrowable(() -> check(password));
        assertThat(refused).as(password).isInstanceOf(RuleBroken.class).hasMessage("identity.password." + why);
    }

    /** v5.0.0-6.2.9 */
    @Test
    void theLongestIs128CharactersNotBytes() {
        String emoji = "🦉🐈🌙⭐🍎🚲🎻🪁".repeat(2) + "wire";
        assertThatCode(() -> check(emoji)).doesNotThrowAnyException();
        String long128 = "the quick brown owl sits on a thin grey wire in light rain; "
                .repeat(3)
                .substring(0, 128);
        assertThatCode(() -> check(long128)).doesNotThrowAnyException();
        assertThat(catchThrowable(() -> check(long128 + "x"))).hasMessage("identity.password.long");
    }

    private void check(String password) {
        rules.check(password, "ada.lovelace@example.org", "Ada Lovelace");
    }
}
