package org.touchstone.base.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.Optional;

/**
 * A signed text that holds the public key it was signed with, so that it can be checked where nothing can be looked up.
 * Whether that key is to be trusted is for the reader to say.
 *
 * @param text the text
 * @param key the id of the key: its thumbprint, worked out from the key itself
 * @param named how the signer names the key; only words, until it is looked up
 */
public record SignedText(String text, String key, String named) {

    /**
     * Reads a signed text.
     *
     * @param jws a JWS in its compact form
     * @param type what the text has to be
     * @return nothing where it is none, is of another type, or its signature does not hold
     */
    public static Optional<SignedText> read(String jws, String type) {
        try {
            JWSObject signed = JWSObject.parse(jws.strip());
            if (signed.getHeader().getJWK() instanceof ECKey key
                    && JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
                    && new JOSEObjectType(type).equals(signed.getHeader().getType())
                    && signed.verify(new ECDSAVerifier(key))) {
                return Optional.of(new SignedText(
                        signed.getPayload().toString(),
                        key.computeThumbprint().toString(),
                        String.valueOf(signed.getHeader().getKeyID())));
            }
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            // As where it does not fit.
        }
        return Optional.empty();
    }
}
