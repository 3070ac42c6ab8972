package org.touchstone.casework.rulesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.base.settings.Settings;
import org.touchstone.base.signing.SigningKey;

class RulesetSignatureTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private SigningKey key(String name) {
        return SigningKey.in(folder.resolve(name));
    }

    @Test
    void aSignatureHoldsForTheRulesetAndTheKeyItIsOf() {
        SigningKey key = key("key.json");
        String signature = RulesetSignature.of(DIGEST, key);

        assertThat(RulesetSignature.signer(signature + "\n", DIGEST)).hasValue(key.id());
        assertThat(RulesetSignature.holds(signature, DIGEST, List.of("another", key.id())))
                .isTrue();
        assertThat(RulesetSignature.holds(signature, DIGEST.replace('0', '1'), List.of(key.id())))
                .isFalse();
        assertThat(RulesetSignature.holds(
                        signature, DIGEST, List.of(key("other.json").id())))
                .isFalse();
    }

    /** The key that a signature holds is only believed where the signature is by it. */
    @Test
    void oneWhoPutsTheNameOfATrustedKeyIntoASignatureIsNotBelieved() {
        SigningKey trusted = key("key.json");
        String[] good = RulesetSignature.of(DIGEST, trusted).split("\\.");
        String[] bad =
                RulesetSignature.of(DIGEST.replace('0', '1'), key("thief.json")).split("\\.");
        assertThat(RulesetSignature.signer(good[0] + "." + bad[1] + "." + bad[2], DIGEST.replace('0', '1')))
                .isEmpty();
        assertThat(RulesetSignature.signer(good[0] + "." + bad[1] + "." + good[2], DIGEST.replace('0', '1')))
                .isEmpty();
    }

    @Test
    void aTextThatIsSignedByNobodyIsNone() {
        String header = "{\"alg\":\"none\",\"typ\":\"touchstone-ruleset+jws\"}";
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8))
                + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(DIGEST.getBytes(StandardCharsets.UTF_8))
                + ".";
        assertThat(RulesetSignature.signer(none, DIGEST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signed", "a.b.c", "..", "\u0000", "{}"})
    void nonsenseIsNone(String nonsense) {
        assertThat(RulesetSignature.signer(nonsense, DIGEST)).isEmpty();
        assertThat(RulesetSignature.signer(nonsense.repeat(50_000), DIGEST)).isEmpty();
    }

    @Test
    void aFileThatHoldsNoKeyIsRefusedWithoutItsContent() throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), "{\"kty\":\"EC\",\"d\":\"SECRET\"}");
        assertThatThrownBy(() -> SigningKey.in(file))
                .isInstanceOf(Settings.RefusedSettingException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("SECRET");
    }
}
