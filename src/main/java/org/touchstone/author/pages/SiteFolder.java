package org.touchstone.author.pages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes every page into a folder, as a web site that needs no server. The same ruleset gives the same bytes. */
public final class SiteFolder {

    /** Marks a folder as made here, and lists the files in it. */
    static final String MARKER = ".touchstone-site";

    private static final String STYLESHEET = "touchstone.css";

    private final Path folder;
    private final StandardsSite pages;
    private final List<String> written = new ArrayList<>();

    private SiteFolder(Path folder, StandardsSite pages) {
        this.folder = folder;
        this.pages = pages;
    }

    /** A folder that a site cannot be written into; the message says what to do. */
    public static final class FolderTakenException extends Exception {
        FolderTakenException(String message) {
            super(message);
        }
    }

    /**
     * Writes the site. What an earlier run wrote into the folder is removed first.
     *
     * @param folder a new or empty folder, or one that this made before
     * @return what was written, as a sentence
     */
    public static String write(Path folder, StandardsSite pages) throws FolderTakenException {
        SiteFolder site = new SiteFolder(folder, pages);
        try {
            site.makeRoom();
            site.write();
        } catch (IOException e) {
            throw new FolderTakenException(PageMessages.text(
                    "site.not-writable", folder.toString(), e.getClass().getSimpleName()));
        }
        return PageMessages.text(
                "site.written",
                pages.addresses().size(),
                folder.resolve(Address.INDEX.file()).toString());
    }

    private void makeRoom() throws IOException, FolderTakenException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FolderTakenException(PageMessages.text("site.not-a-folder", folder.toString()));
        }
        Files.createDirectories(folder);
        Path marker = folder.resolve(MARKER);
        if (Files.isRegularFile(marker)) {
            for (String name : Files.readAllLines(marker)) {
                Path file = folder.resolve(name).normalize();
                if (file.startsWith(folder.normalize()) && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        } else if (!isEmpty()) {
            throw new FolderTakenException(PageMessages.text("site.not-ours", folder.toString()));
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private void write() throws IOException {
        // The marker comes first and last, so that a run that was broken off can be repeated.
        Files.writeString(folder.resolve(MARKER), "");
        HtmlPage html = new HtmlPage(pages.ruleset());
        for (Address address : pages.addresses()) {
            Page page = pages.page(address).orElseThrow();
            write(address.file(), html.render(page).getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream style = Objects.requireNonNull(SiteFolder.class.getResourceAsStream(STYLESHEET))) {
            write(STYLESHEET, style.readAllBytes());
        }
        Files.writeString(folder.resolve(MARKER), String.join("\n", written) + "\n");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, bytes);
        written.add(name);
    }
}
