package org.touchstone.casework.courses;

/** Evidence files in the data folder. */
class EvidenceInFolderTest extends EvidenceFilesContract {

    EvidenceInFolderTest() {
        super(null);
    }
}
