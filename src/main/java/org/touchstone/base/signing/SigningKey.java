package org.touchstone.base.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;

/**
 * A secret key to sign with. The one of an instance is a setting, or else a file of the data folder that is made at the first
 * start; it is never in the database.
 */
@Component
public class SigningKey {

    private static final String SETTING = "touchstone.credentials.key";

    private final ECKey key;

    @Autowired
    SigningKey(Settings settings) {
        String given = settings.credentials().key().strip();
        this.key = given.isEmpty() ? kept(settings.data().resolve("credential-key.json")) : read(given, SETTING);
    }

    private SigningKey(ECKey key) {
        this.key = key;
    }

    /**
     * The key in a file, which is made where there is none.
     *
     * @throws Settings.RefusedSettingException where there is something else in the file, or it cannot be read or made
     */
    public static SigningKey in(Path file) {
        return new SigningKey(kept(file));
    }

    private static ECKey kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new Settings.RefusedSettingException(
                    "The key to sign with, " + file + ", cannot be read or made: " + e + ".");
        }
    }

    private static void make(Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (FileChannel to = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyForTheOwner())) {
            to.write(ByteBuffer.wrap((new ECKeyGenerator(Curve.P_256).generate().toJSONString() + "\n")
                    .getBytes(StandardCharsets.UTF_8)));
            to.force(true);
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has the curve P-256", e);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] onlyForTheOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static ECKey read(String text, String where) {
        try {
            ECKey read = ECKey.parse(text);
            if (read.isPrivate() && Curve.P_256.equals(read.getCurve())) {
                return new ECKey.Builder(read)
                        .keyID(read.computeThumbprint().toString())
                        .algorithm(JWSAlgorithm.ES256)
                        .keyUse(KeyUse.SIGNATURE)
                        .build();
            }
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            // The message could hold the secret.
        }
        throw new Settings.RefusedSettingException(
                where + " has to hold a secret key of the curve P-256, as a JWK in one line.");
    }

    /** Its id: the thumbprint of the public key. */
    public String id() {
        return key.getKeyID();
    }

    /** The public key, as a JWK. */
    public ECKey open() {
        return key.toPublicJWK();
    }

    /**
     * Signs a text.
     *
     * @param type what the text is, such as {@code JWT}
     * @param named the name by which others find the public key
     * @return the JWS, in its compact form
     */
    public String sign(byte[] text, String type, String named) {
        return sign(text, header(type, named).build());
    }

    /** The same, with the public key in it, for whoever checks it where nothing can be looked up. */
    public String signWithKey(byte[] text, String type, String named) {
        return sign(text, header(type, named).jwk(open()).build());
    }

    private static JWSHeader.Builder header(String type, String named) {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(type))
                .keyID(named);
    }

    private String sign(byte[] text, JWSHeader header) {
        JWSObject signed = new JWSObject(header, new Payload(text));
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the key was checked when it was read", e);
        }
        return signed.serialize();
    }
}
