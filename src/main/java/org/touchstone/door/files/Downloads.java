package org.touchstone.door.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.touchstone.base.audit.Digests;
import org.touchstone.casework.courses.Document;
import org.touchstone.casework.courses.EvidenceFiles;
import org.touchstone.casework.courses.NotFoundException;

/** How a file is sent: as one to keep, which no browser shows as a page of ours. */
public final class Downloads {

    /** What a browser may do with a file: show it, and nothing else. */
    public static final String SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'";

    private static final String POLICY = "Content-Security-Policy";

    private Downloads() {}

    /** A file to keep. */
    public static ResponseEntity<byte[]> file(byte[] bytes, String name, String type) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, named(name))
                .header(POLICY, SANDBOX)
                .body(bytes);
    }

    /** A file to keep, with the tag of what it holds. */
    public static ResponseEntity<byte[]> tagged(byte[] bytes, String name, String type) {
        ResponseEntity<byte[]> file = file(bytes, name, type);
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .eTag("\"" + Digests.of(bytes) + "\"")
                .body(bytes);
    }

    /** A document as it was uploaded. */
    public static ResponseEntity<Resource> document(Document document, EvidenceFiles files) {
        EvidenceFiles.Stored stored = files.find(document.digest()).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok()
                .eTag("\"" + document.digest() + "\"")
                .cacheControl(CacheControl.noStore().cachePrivate())
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, named(document.fileName()))
                .header(POLICY, SANDBOX)
                .body(files.resource(stored));
    }

    /** Where a ZIP file is written while it is sent. */
    public static OutputStream zip(HttpServletResponse response, String name) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named(name));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        return response.getOutputStream();
    }

    private static String named(String name) {
        ContentDisposition.Builder attachment = ContentDisposition.attachment();
        return (StandardCharsets.US_ASCII.newEncoder().canEncode(name)
                        ? attachment.filename(name)
                        : attachment.filename(name, StandardCharsets.UTF_8))
                .build()
                .toString();
    }
}
