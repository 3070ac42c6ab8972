package org.touchstone.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium that the tests use: one on this machine, or else the one that Playwright downloads. Never none. */
final class Chromium implements AutoCloseable {

    private static final Path DOWNLOAD_LOG = Path.of("target", "playwright-download.log");

    private static final String SKIP_DOWNLOAD = "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD";

    private static final List<String> COMMANDS = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "chrome.exe",
            "msedge.exe");

    private static final List<Path> PLACES = Stream.of(
                    "/usr/bin/chromium",
                    "/usr/lib/chromium/chromium",
                    "/snap/bin/chromium",
                    "/opt/google/chrome/chrome",
                    "/Applications/Chromium.app/Contents/MacOS/Chromium",
                    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                    "C:/Program Files/Google/Chrome/Application/chrome.exe",
                    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe")
            .map(Path::of)
            .toList();

    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** A download that fails once is not tried again by every test. */
    private static boolean downloadTried;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. */
    static Chromium start() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of(SKIP_DOWNLOAD, "1")));
        try {
            Path program = installed().orElseGet(() -> downloaded(playwright));
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(program)
                                    .setArgs(arguments())));
        } catch (PlaywrightException e) {
            playwright.close();
            throw new IllegalStateException(missing(String.valueOf(e.getMessage())), e);
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> installed() {
        String named = System.getProperty("chromium", System.getenv("CHROMIUM"));
        if (named != null && !named.isBlank()) {
            Path program = Path.of(named);
            if (!Files.isExecutable(program)) {
                throw new IllegalStateException(
                        missing("CHROMIUM names " + named + ", which is not a program that can be run"));
            }
            return Optional.of(program);
        }
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> COMMANDS.stream().map(command -> Path.of(folder, command)));
        return Stream.concat(onPath, PLACES.stream())
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Path downloaded(Playwright playwright) {
        Path program = Path.of(playwright.chromium().executablePath());
        if (!Files.isExecutable(program) && !downloadTried) {
            downloadTried = true;
            download();
        }
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException(
                    missing("there is none, and Playwright could not download one (see " + DOWNLOAD_LOG + ")"));
        }
        return program;
    }

    private static void download() {
        ProcessBuilder install = Driver.ensureDriverInstalled(Map.of(SKIP_DOWNLOAD, "1"), false)
                .createProcessBuilder()
                .redirectErrorStream(true)
                .redirectOutput(DOWNLOAD_LOG.toFile());
        install.command().addAll(List.of("install", "chromium"));
        install.environment().put(SKIP_DOWNLOAD, "0");
        try {
            Files.createDirectories(DOWNLOAD_LOG.getParent());
            Process running = install.start();
            if (!running.waitFor(10, TimeUnit.MINUTES)) {
                running.destroyForcibly();
            }
        } catch (IOException e) {
            throw new IllegalStateException(missing("Playwright could not download one: " + e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(missing("its download was interrupted"), e);
        }
    }

    private static List<String> arguments() {
        List<String> arguments = new ArrayList<>(QUIET);
        if (System.getProperty("user.name").equals("root")) {
            arguments.add("--no-sandbox");
        }
        return arguments;
    }

    private static String missing(String why) {
        return """
                The tests of the pages need Chromium or Chrome: %s.
                Install it (on Debian: apt-get update && apt-get install -y chromium), \
                or name one in the environment variable CHROMIUM.""".formatted(why);
    }
}
