package org.touchstone.run.operation;

import java.util.List;

/**
 * What a backup holds.
 *
 * @param format the version of the form of backups
 * @param schema the version of the schema that the rows were read from
 * @param made when, in UTC
 * @param entries how many entries the record had
 * @param head the hash of the last of them
 * @param tables the tables
 * @param evidence the evidence files
 * @param missing the digests of evidence files that could not be read when the backup was made
 */
record BackupManifest(
        int format,
        String schema,
        String made,
        long entries,
        String head,
        List<Rows> tables,
        List<File> evidence,
        List<String> missing) {

    static final int FORMAT = 1;

    /** The name of its entry in a backup. */
    static final String NAME = "manifest.json";

    /**
     * A table.
     *
     * @param name its name
     * @param rows how many rows it has
     * @param digest the SHA-256 of its entry
     */
    record Rows(String name, long rows, String digest) {
        String entry() {
            return "tables/" + name + ".jsonl";
        }
    }

    /**
     * An evidence file.
     *
     * @param digest its SHA-256
     * @param size in bytes
     */
    record File(String digest, long size) {
        String entry() {
            return "evidence/" + digest;
        }
    }
}
