package io.darkrift.admin;

import io.darkrift.testing.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium. Where it is not installed, the test is skipped, and says so. */
final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int FRAMES = 300;

    private final ChromeDriver driver;

    Browser(Path profile) {
        Chromium.assumeInstalled("The admin page");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Chromium.BROWSER.toFile());
        options.addArguments(Chromium.arguments(profile, 1_280, 900));
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Chromium.DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    void open(String url) {
        driver.get("about:blank");
        driver.get(url);
    }

    WebElement find(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void click(String css) {
        find(css).click();
    }

    void type(String css, CharSequence text) {
        find(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
    }

    void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
    }

    String focused() {
        return String.valueOf(driver.switchTo().activeElement().getDomAttribute("id"));
    }

    /** Returns the text of what is shown of an element. */
    String text(String css) {
        return String.valueOf(script("return document.querySelector(arguments[0])?.innerText", css));
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    long number(String script, Object... arguments) {
        return ((Number) script(script, arguments)).longValue();
    }

    /**
     * Scrolls through a table by many rows at a time, and then by three rows a frame, as a wheel does. Returns how much CPU time of
     * the page's thread that took, and how long the frames were, for those who want to know.
     */
    String measureScrolling(String scroller, String what) {
        driver.manage().timeouts().scriptTimeout(LIMIT);
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        double before = pageSeconds();
        long jumps = number("""
                const scroll = document.querySelector(arguments[0]);
                let jumps = 0;
                for (let y = 0; y < scroll.scrollHeight; y += 2000) {
                  scroll.scrollTop = y;
                  scroll.dispatchEvent(new Event("scroll"));
                  scroll.getBoundingClientRect();
                  jumps++;
                }
                return jumps;""", scroller);
        double between = pageSeconds();
        Object frames = driver.executeAsyncScript("""
                const [selector, frames, done] = arguments;
                const scroll = document.querySelector(selector);
                const times = [];
                const tasks = [];
                const observer = new PerformanceObserver(list => tasks.push(...list.getEntries().map(each => each.duration)));
                observer.observe({ type: "longtask" });
                let before = null;
                const frame = now => {
                  if (before != null) {
                    times.push(now - before);
                  }
                  before = now;
                  if (times.length < frames) {
                    scroll.scrollTop = 96 * times.length;
                    requestAnimationFrame(frame);
                  } else {
                    scroll.scrollTop = scroll.scrollHeight;
                    times.sort((a, b) => a - b);
                    const at = part => `${times[Math.floor(part * (frames - 1))].toFixed(1)} ms`;
                    const longest = tasks.length === 0 ? "" : `, ${Math.max(...tasks)} ms at most`;
                    done(`median ${at(0.5)}, p99 ${at(0.99)}, slowest ${at(1)}; ${tasks.length} tasks over 50 ms${longest}`);
                  }
                };
                requestAnimationFrame(frame);""", scroller, FRAMES);
        double after = pageSeconds();
        return String.format(
                Locale.ROOT,
                "%s: CPU of a jump of 2,000 pixels %.2f ms, of a frame while a wheel turns %.2f ms; frames: %s",
                what,
                (between - before) * 1_000 / jumps,
                (after - between) * 1_000 / FRAMES,
                frames);
    }

    /** Returns how much CPU time the tasks of the page's thread have taken. */
    private double pageSeconds() {
        List<?> metrics = (List<?>)
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream()
                .map(each -> (Map<?, ?>) each)
                .filter(each -> "TaskDuration".equals(each.get("name")))
                .mapToDouble(each -> ((Number) each.get("value")).doubleValue())
                .sum();
    }

    void await(Supplier<Boolean> condition, String what) {
        Awaitility.await(what).atMost(LIMIT).ignoreExceptions().until(condition::get);
    }

    void awaitText(String css, String expected) {
        await(() -> text(css).contains(expected), css + " contains " + expected);
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    /** Returns what the browser complains of, such as a page that breaks its own policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Keeps a picture for those who want to look, where the property {@code admin.pictures} names a directory. */
    void picture(String name) {
        String directory = System.getProperty("admin.pictures", "");
        if (!directory.isEmpty()) {
            try {
                Files.createDirectories(Path.of(directory));
                Files.write(
                        Path.of(directory, name + ".png"),
                        ((TakesScreenshot) driver).getScreenshotAs(OutputType.BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
