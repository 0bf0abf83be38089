package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class QuotaRaceTest {
    @Test
    void fifty_clients_racing_for_the_last_hundred_units_get_exactly_a_hundred(RunningStack running) throws Exception {
        StackClient account = running.operator().addAccount("race", 100);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> races = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(client -> () -> granted(account, client))
                    .toList();

            int granted = clients.invokeAll(races).stream()
                    .mapToInt(Future::resultNow)
                    .sum();

            assertThat(granted).isEqualTo(100);
            assertThat(account.quotaLeft()).isZero();
        }
    }

    /** Sends three purges of one URL each; returns how many were granted. */
    private static int granted(StackClient account, int client) {
        return IntStream.range(0, 3)
                .map(n -> statusOf(account, account.url("race/" + client + "/" + n + ".jpg")))
                .map(status -> status == 202 ? 1 : 0)
                .sum();
    }

    private static int statusOf(StackClient account, String url) {
        HttpResponse<String> answer = account.purge(List.of(url));
        while (answer.statusCode() == 503) {
            answer = account.purge(List.of(url));
        }
        assertThat(answer.statusCode()).isIn(202, 429);
        return answer.statusCode();
    }
}
