package org.touchstone.casework.credential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** How many credentials stand, one bit each, in the form of a W3C Bitstring Status List. */
final class StatusList {

    /** How many bits a list has: as few as the standard allows, so that a list does not tell whose status is asked for. */
    static final int SIZE = 131_072;

    private StatusList() {}

    /** The list in which these places are set, packed as the standard has it; the first bit is the highest of its byte. */
    static String encoded(List<Integer> set) {
        byte[] bits = new byte[SIZE / Byte.SIZE];
        set.forEach(place -> bits[place / Byte.SIZE] |= (byte) (0x80 >>> (place % Byte.SIZE)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
