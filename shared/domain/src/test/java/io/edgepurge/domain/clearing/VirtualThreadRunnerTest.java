package io.edgepurge.domain.clearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VirtualThreadRunnerTest {
    @Test
    void results_have_the_order_of_the_elements() {
        assertThat(ConcurrentRunner.virtualThreads().map(List.of(3, 1, 2), number -> number * 10))
                .containsExactly(30, 10, 20);
        assertThat(ConcurrentRunner.virtualThreads().map(List.of(), Object::toString))
                .isEmpty();
    }

    @Test
    void a_failure_is_thrown_after_all_calls_have_ended() {
        AtomicInteger ended = new AtomicInteger();

        assertThatThrownBy(() -> ConcurrentRunner.virtualThreads().map(List.of(0, 1, 2, 3), number -> {
                    ended.incrementAndGet();
                    return 6 / number;
                }))
                .isInstanceOf(ArithmeticException.class);

        assertThat(ended).hasValue(4);
    }
}
