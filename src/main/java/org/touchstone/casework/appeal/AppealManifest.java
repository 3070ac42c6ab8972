package org.touchstone.casework.appeal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.touchstone.casework.courses.Document;

/**
 * What an archive for an appeal holds. It is signed, and names every other file with its digest.
 *
 * @param format the version of the form of these archives
 * @param version the id of the version that was decided on
 * @param number its number among the versions of the course
 * @param course the id of the course
 * @param title what the course is called
 * @param organisation whose it is
 * @param fileName the name of the submitted file
 * @param asOf the day as of which it was checked
 * @param ruleset the digest of the ruleset
 * @param outcome the decision
 * @param made when the archive was made, in UTC
 * @param absent the digests of documents that the submission names and nobody ever handed in
 * @param files every other file, less the signature
 */
record AppealManifest(
        int format,
        String version,
        int number,
        String course,
        String title,
        String organisation,
        String fileName,
        String asOf,
        String ruleset,
        String outcome,
        String made,
        List<String> absent,
        List<File> files) {

    /** What was carried over from earlier versions is in an archive from this form on. */
    static final int WITH_CARRIED = 2;

    static final int FORMAT = WITH_CARRIED;

    static final String NAME = "manifest.json";
    static final String SIGNATURE = "manifest.jws";
    static final String READ_ME = "READ-ME.txt";
    static final String SUBMISSION = "submission";
    static final String REPORT = "report.json";
    static final String JUDGED = "judged-report.json";
    static final String JUDGEMENTS = "judgements.json";
    static final String DECISION = "decision.json";
    static final String PAGE = "decision.html";
    static final String PDF = "decision.pdf";
    static final String RECORD = "record.json";
    static final String RULESET = "ruleset/";
    static final String EVIDENCE = "evidence/";

    /** The type that a signature names, so that it is taken for nothing else that the service signs. */
    static final String TYPE = "touchstone-appeal";

    private static final Pattern NAMED = Pattern.compile(Pattern.quote(Document.LINK) + "([0-9a-f]{64})");

    /** The digests of the documents that a submission names. */
    static Set<String> named(String submission) {
        return NAMED.matcher(submission)
                .results()
                .map(named -> named.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of the submission among the files. */
    String submission() {
        return SUBMISSION + (fileName.endsWith(".json") ? ".json" : ".yaml");
    }

    /**
     * A file.
     *
     * @param name its path in the archive
     * @param size in bytes
     * @param digest its SHA-256
     * @param about what it is to its provider; empty where its name says so
     */
    record File(String name, long size, String digest, String about) {}
}
