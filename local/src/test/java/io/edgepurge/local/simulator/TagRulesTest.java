package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.simulator.SimulatorSettings.UnconfiguredTags;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;

/** Checks cache tags in batches under both responses to unconfigured tags. */
@ParameterizedClass
@EnumSource(UnconfiguredTags.class)
class TagRulesTest {
    private final UnconfiguredTags unconfiguredTags;

    private final RunningSimulator simulator = RunningSimulator.start();

    TagRulesTest(UnconfiguredTags unconfiguredTags) {
        this.unconfiguredTags = unconfiguredTags;
    }

    @BeforeEach
    void configure() {
        simulator.controls().change(simulator.controls().settings().withUnconfiguredTags(unconfiguredTags));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#a", "#product:tv", "#Caf~{}|*", "##"})
    void a_tag_is_accepted_where_tags_are_configured(String tag) {
        simulator.invalidate(TAGGED, "ref-1", List.of(tag, "/a.jpg"));

        assertThat(simulator.requestLog().pathsBilled()).isEqualTo(2);
    }

    @Test
    void an_unconfigured_tag_is_refused_or_ignored() {
        switch (unconfiguredTags) {
            case REFUSED ->
                assertThatThrownBy(() -> simulator.invalidate("ref-1", "#a", "/a.jpg"))
                        .isInstanceOf(InvalidArgumentException.class);
            case IGNORED -> {
                simulator.invalidate("ref-1", "#a", "/a.jpg");
                assertThat(simulator.requestLog().pathsBilled()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "#a,b", "#a b", "#é"})
    void a_malformed_tag_is_rejected(String tag) {
        assertThatThrownBy(() -> simulator.invalidate(TAGGED, "ref-1", List.of(tag)))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> simulator.invalidate("ref-1", tag)).isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void a_tag_has_at_most_256_characters() {
        String longest = "#" + "t".repeat(256);

        simulator.invalidate(TAGGED, "ref-1", List.of(longest));

        assertThatThrownBy(() -> simulator.invalidate(TAGGED, "ref-2", List.of(longest + "t")))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
