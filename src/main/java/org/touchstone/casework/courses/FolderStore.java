package org.touchstone.casework.courses;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Evidence files in a folder of this machine. */
final class FolderStore implements EvidenceStore {

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(String digest, Path bytes) throws IOException {
        if (!Files.exists(path(digest))) {
            mend(digest, bytes);
        }
    }

    @Override
    public void mend(String digest, Path bytes) throws IOException {
        Path to = path(digest);
        Files.createDirectories(Optional.ofNullable(to.getParent()).orElseThrow());
        Files.move(bytes, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public InputStream open(String digest) throws IOException {
        return Files.newInputStream(path(digest));
    }

    private Path path(String digest) {
        return folder.resolve(EvidenceStore.place(digest));
    }
}
