package io.darkrift.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The Chromium that pages are tested in: where it is, and how it starts. What drives it is up to the test. */
public final class Chromium {
    /** The browser. */
    public static final Path BROWSER = Path.of("/usr/bin/chromium");

    /** What Selenium drives it with. */
    public static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private Chromium() {}

    /**
     * Skips a test where Chromium is not installed, and prints that.
     *
     * @param untested what is not tested then, as the subject of a sentence
     */
    public static void assumeInstalled(String untested) {
        boolean installed = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if (!installed) {
            System.out.println(untested + " is not tested in a browser: " + BROWSER + " and " + DRIVER
                    + " are missing. Install the packages chromium and chromium-driver");
        }
        Assumptions.assumeTrue(installed, "Chromium is not installed");
    }

    /**
     * Returns the arguments of a browser without a screen that asks nobody but the page.
     *
     * @param profile an empty directory for its files
     * @param width of the window in pixels
     * @param height of the window in pixels
     * @return the arguments
     */
    public static List<String> arguments(Path profile, int width, int height) {
        return List.of(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile.toAbsolutePath());
    }
}
