package io.darkrift.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkrift.server.DarkriftServer;
import io.darkrift.server.Listener;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BusyCommonPoolTest {
    @Test
    void a_client_connects_while_all_threads_of_the_common_pool_wait() {
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 2 * ForkJoinPool.getCommonPoolParallelism() + 2; i++) {
            ForkJoinPool.commonPool().execute(() -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        try (DarkriftServer server = DarkriftServer.builder()
                .listen(Listener.bichannel(0).host("127.0.0.1"))
                .start()) {
            CompletableFuture<DarkriftClient> connecting =
                    DarkriftClient.builder().connectAsync("127.0.0.1", server.port());

            await().until(connecting::isDone);
            assertThat(connecting.join().id()).isZero();
            connecting.join().close();
        } finally {
            release.countDown();
        }
    }
}
