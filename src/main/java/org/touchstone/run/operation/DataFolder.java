package org.touchstone.run.operation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The folder that holds the service's data, taken by one process at a time. */
public final class DataFolder implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final Set<Path> TAKEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The folder cannot be used; the message is a sentence that says why. */
    public static final class UnusableException extends RuntimeException {
        UnusableException(String sentence, @Nullable Throwable cause) {
            super(sentence, cause);
        }
    }

    /**
     * Takes the folder, which is made where there is none yet.
     *
     * @throws UnusableException where another process has it, or it cannot be written
     */
    public static DataFolder take(Path folder) {
        // Where a process opens a locked file a second time and closes it, the operating system drops the lock.
        if (!TAKEN_HERE.add(folder)) {
            throw inUse(folder);
        }
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            // A command that looks whether the folder is taken holds it for a moment.
            for (int tries = 0; tries < 10; tries++) {
                if (channel.tryLock() != null) {
                    return new DataFolder(folder, channel);
                }
                Thread.sleep(50);
            }
        } catch (AccessDeniedException e) {
            release(folder, channel);
            throw new UnusableException("The data folder " + folder + " cannot be written by this user.", e);
        } catch (IOException e) {
            release(folder, channel);
            throw new UnusableException("The data folder " + folder + " cannot be used: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        release(folder, channel);
        throw inUse(folder);
    }

    private static UnusableException inUse(Path folder) {
        return new UnusableException(
                "The data folder " + folder + " is in use by another process, most likely the service.", null);
    }

    /** Whether a process has taken the folder. */
    public static boolean isTaken(Path folder) {
        if (!Files.exists(folder.resolve(LOCK))) {
            return false;
        }
        try {
            take(folder).close();
            return false;
        } catch (UnusableException e) {
            return e.getCause() == null;
        }
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        release(folder, channel);
    }

    private static void release(Path folder, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The process that ends lets go of it all the same.
        } finally {
            TAKEN_HERE.remove(folder);
        }
    }
}
