package io.darkrift.example.arena;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.rooms.TickLoop;
import io.darkrift.server.Listener;
import io.darkrift.testing.Chromium;
import io.darkrift.transport.bichannel.BichannelDialer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** Two browsers play beside five bots over UDP. Skipped where Chromium is not installed. */
class ArenaBrowserTest {
    private static final int BOTS = 5;

    /** A browser with the page open. */
    private static final class Page implements AutoCloseable {
        private final ChromeDriver driver;

        Page(Path profile) {
            ChromeOptions options = new ChromeOptions();
            options.setBinary(Chromium.BROWSER.toFile());
            options.addArguments(Chromium.arguments(profile, 1_200, 900));
            driver = new ChromeDriver(
                    new ChromeDriverService.Builder()
                            .usingDriverExecutable(Chromium.DRIVER.toFile())
                            .usingAnyFreePort()
                            .build(),
                    options);
        }

        Object eval(String expression) {
            return driver.executeScript("return " + expression);
        }

        long number(String expression) {
            return ((Number) eval(expression)).longValue();
        }

        String chat() {
            return driver.findElement(By.id("chat")).getText();
        }

        @Override
        public void close() {
            driver.quit();
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(60))
                .until(condition);
    }

    private static ArenaServer start(int port, int web) {
        return new ArenaServer(Listener.bichannel(port).host("127.0.0.1"), ArenaPage.listener("127.0.0.1", web));
    }

    @Test
    @SuppressWarnings("try") // The loop ends before its bots do.
    void browsers_and_bots_play_together(@TempDir Path profiles) throws Exception {
        Chromium.assumeInstalled("The arena");
        AtomicInteger added = new AtomicInteger();
        ArenaServer arena = start(0, 0);
        int port = arena.server().port();
        int web = arena.server().listeners().get(1).tcpAddress().getPort();
        try (Bots bots = new Bots(System::nanoTime, new Random(1));
                TickLoop loop = TickLoop.builder(World.TICKS_PER_SECOND, tick -> {
                            if (added.getAndIncrement() < BOTS) {
                                bots.add(BichannelDialer.to("127.0.0.1", port));
                            }
                            bots.step();
                        })
                        .build();
                Page ada = new Page(profiles.resolve("ada"));
                Page bob = new Page(profiles.resolve("bob"))) {
            Thread ticks = new Thread(() -> run(loop), "bots");
            ticks.start();
            String url = "http://127.0.0.1:" + web + "/";
            ada.driver.get(url + "?name=ada");
            bob.driver.get(url + "?name=bob");

            await(
                    "all are in a room",
                    () -> ada.number("arena.players.size") == BOTS + 2 && bob.number("arena.players.size") == BOTS + 2);
            assertThat(arena.server().clients().stream()
                            .map(client -> client.traits().transport())
                            .distinct())
                    .containsExactlyInAnyOrder("bichannel", "websocket");
            moves(ada, bob);
            talks(ada, bob);
            keepPicture(ada);

            arena.close();
            await("the pages have lost the connection", () -> ada.number("arena.entities.size") == 0);
            arena = start(port, web);
            await("the pages are back", () -> ada.number("arena.logins") == 2 && bob.number("arena.logins") == 2);
            await(
                    "they see each other",
                    () -> (Boolean) ada.eval("[...arena.players.values()].includes('bob')")
                            && ada.number("arena.entities.size") >= 2);
            talks(bob, ada);

            bob.driver.findElement(By.id("leave")).click();
            await("bob has left", () -> ada.chat().contains("bob has left"));
            loop.close();
            ticks.join();
        } finally {
            arena.close();
        }
    }

    private static void run(TickLoop loop) {
        try {
            loop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void moves(Page ada, Page bob) {
        long player = ada.number("arena.player");
        String x = "(arena.entities.get(" + player + ") ?? {x: 0}).x * 1000";
        await("bob sees ada", () -> (Boolean) bob.eval("arena.entities.has(" + player + ")"));
        // Whoever stands at one wall can go to the other. A hit would put her anywhere.
        Keys key = bob.number(x) > 0 ? Keys.ARROW_LEFT : Keys.ARROW_RIGHT;
        long before = bob.number(x);
        new Actions(ada.driver).keyDown(key).perform();
        await("ada moves, and bob sees it", () -> Math.abs(bob.number(x) - before) > 3_000);
        new Actions(ada.driver).keyUp(key).perform();
    }

    private static void talks(Page from, Page to) {
        String text = "hello, " + from.number("arena.player") + " says";
        from.driver.findElement(By.id("text")).sendKeys(text + Keys.ENTER);
        await("it is heard", () -> to.chat().contains(text));
    }

    /** Keeps a picture for the guide, where the property {@code arena.picture} names a file. */
    private static void keepPicture(Page page) throws java.io.IOException {
        String file = System.getProperty("arena.picture", "");
        if (!file.isEmpty()) {
            Files.write(Path.of(file), page.driver.getScreenshotAs(OutputType.BYTES));
        }
    }
}
