package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudfront.model.AccessDeniedException;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

class SimulatorControlTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_clock_can_be_read_stopped_and_advanced() throws JsonProcessingException {
        post("clock", "{'mode':'running'}");
        assertThat(simulator.controls().clockIsStopped()).isFalse();

        JsonNode stopped = post("clock", "{'mode':'stopped'}");
        JsonNode turned = post("clock", "{'advanceSeconds':3600.5}");

        assertThat(stopped.get("mode").textValue()).isEqualTo("stopped");
        assertThat(Duration.between(
                        Instant.parse(stopped.get("now").textValue()),
                        Instant.parse(turned.get("now").textValue())))
                .hasMillis(3_600_500);
        assertThat(show("clock")).isEqualTo(turned);
    }

    @Test
    void advancing_the_clock_completes_due_invalidations() throws JsonProcessingException {
        String id = simulator.invalidate("ref-1", "/a.jpg").id();

        post("clock", "{'advanceSeconds':10}");

        assertThat(simulator.get(id).status()).isEqualTo("Completed");
    }

    @Test
    void settings_change_individually() throws JsonProcessingException {
        post("settings", "{'invalidationSeconds':0.5,'wildcardsInProgress':3}");
        post("settings", "{'throttle':true,'callsPerSecond':2,'burst':1,'unconfiguredTags':'ignored'}");

        assertThat(show("settings"))
                .isEqualTo(
                        JSON.readTree(
                                "{\"invalidationSeconds\":0.5,\"filesInProgress\":3000,\"wildcardsInProgress\":3,"
                                        + "\"throttle\":true,\"callsPerSecond\":2.0,\"burst\":1,\"unconfiguredTags\":\"ignored\"}"));
        simulator.invalidate("ref-1", "/a.jpg", "#tag");
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/a.jpg")).isInstanceOf(CloudFrontException.class);
    }

    @Test
    void faults_are_injected_and_removed() throws JsonProcessingException {
        post("faults", "{'fault':'fail-before','operation':'CreateInvalidation'}");
        post("faults", "{'fault':'lose-answer'}");
        assertThat(post("faults", "{'fault':'slow','milliseconds':1,'calls':7}")
                        .get("callsLeft")
                        .intValue())
                .isEqualTo(9);

        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/a.jpg")).isInstanceOf(CloudFrontException.class);
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/a.jpg")).isInstanceOf(SdkClientException.class);

        simulator.send("DELETE", "/_control/faults", "");
        assertThat(show("faults").get("callsLeft").intValue()).isZero();
    }

    @Test
    void permission_is_revoked_and_restored() throws JsonProcessingException {
        post("permission", "{'granted':false}");
        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/a.jpg")).isInstanceOf(AccessDeniedException.class);

        post("permission", "{'granted':true}");
        assertThat(simulator.invalidate("ref-1", "/a.jpg").status()).isEqualTo("InProgress");
    }

    @Test
    void paths_are_poisoned_and_unpoisoned() throws JsonProcessingException {
        assertThat(post("poison", "{'path':'/bad*'}").get("paths")).hasSize(1);
        assertThatThrownBy(() -> simulator.invalidate("ref-1", "/bad.jpg"))
                .isInstanceOf(InvalidArgumentException.class);

        simulator.send("DELETE", "/_control/poison", "");
        assertThat(simulator.invalidate("ref-1", "/bad.jpg").status()).isEqualTo("InProgress");
    }

    @Test
    void distributions_are_added_and_removed() throws JsonProcessingException {
        post(
                "distributions",
                "{'id':'ENEW','hosts':['new.test'],'tagHeader':'T','tenants':[{'id':'dt_n','hosts':[]}]}");
        simulator.invalidate("ENEW", "ref-1", List.of("#tag"));
        assertThat(show("distributions").get(2))
                .isEqualTo(JSON.readTree("{\"id\":\"ENEW\",\"hosts\":[\"new.test\"],\"tagHeader\":\"T\","
                        + "\"tenants\":[{\"id\":\"dt_n\",\"hosts\":[]}],\"queryInKey\":true,\"ignoredPaths\":[]}"));

        assertThat(simulator.send("DELETE", "/_control/distributions/ENEW", "").statusCode())
                .isEqualTo(200);
        assertThatThrownBy(() -> simulator.invalidate("ENEW", "ref-2", List.of("/a")))
                .isInstanceOf(NoSuchDistributionException.class);
    }

    @Test
    void the_request_log_shows_calls_and_invalidations() throws JsonProcessingException {
        String id = simulator.invalidate("ref-1", "/a.jpg", "/b*").id();
        simulator.invalidate("ref-1", "/a.jpg", "/b*");
        assertThatThrownBy(() -> simulator.invalidate("ref-2", "bad")).isInstanceOf(InvalidArgumentException.class);
        simulator.completeAll();

        JsonNode requestLog = show("ledger");

        assertThat(requestLog.at("/calls/CreateInvalidation").intValue()).isEqualTo(3);
        assertThat(requestLog.at("/refusals/InvalidArgument").intValue()).isEqualTo(1);
        assertThat(requestLog.at("/repeats").intValue()).isEqualTo(1);
        assertThat(requestLog.at("/pathsBilled").intValue()).isEqualTo(2);
        assertThat(requestLog.at("/mostInProgress/" + DISTRIBUTION + "/files").intValue())
                .isEqualTo(1);
        assertThat(requestLog
                        .at("/mostInProgress/" + DISTRIBUTION + "/wildcards")
                        .intValue())
                .isEqualTo(1);
        assertThat(requestLog.at("/callerReferences/0").textValue()).isEqualTo("ref-1");
        assertThat(requestLog.at("/invalidations/0/id").textValue()).isEqualTo(id);
        assertThat(requestLog.at("/invalidations/0/paths/1").textValue()).isEqualTo("/b*");
        assertThat(requestLog.at("/invalidations/0/status").textValue()).isEqualTo("Completed");
        assertThat(requestLog.at("/invalidations/0/completedAt").textValue()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clock         | {'mode':'fast'}                          | mode
        clock         | {'advanceSeconds':-1}                    | advanceSeconds
        clock         | {'advanceSeconds':'10'}                  | advanceSeconds
        clock         | {'mode':'running','advanceSeconds':1}    | advanceSeconds
        clock         | {'seconds':1}                            | seconds
        clock         | []                                       | (body)
        clock         | {                                        | (body)
        clock         | {} {}                                    | (body)
        clock         | null                                     | (body)
        settings      | {'invalidationSeconds':-1}               | invalidationSeconds
        settings      | {'filesInProgress':1.5}                  | filesInProgress
        settings      | {'wildcardsInProgress':-1}               | wildcardsInProgress
        settings      | {'throttle':'on'}                        | throttle
        settings      | {'callsPerSecond':0}                     | callsPerSecond
        settings      | {'burst':0}                              | burst
        settings      | {'unconfiguredTags':'maybe'}             | unconfiguredTags
        faults        | {}                                       | fault
        faults        | {'fault':'explode'}                      | fault
        faults        | {'fault':'slow'}                         | milliseconds
        faults        | {'fault':'fail-before','calls':0}        | calls
        faults        | {'fault':'fail-before','operation':'X'}  | operation
        permission    | {}                                       | granted
        permission    | {'granted':null}                         | granted
        poison        | {'path':1}                               | path
        distributions | {'hosts':[]}                             | id
        distributions | {'id':'E1','hosts':[1]}                  | hosts
        distributions | {'id':'E1','hosts':'h'}                  | hosts
        distributions | {'id':'E1','tenants':[{}]}               | tenants.id
        distributions | {'id':'E 1'}                             | id, hosts, tenants or rewrittenFolder
        distributions | {'id':'E1','hosts':['localhost']}        | id, hosts, tenants or rewrittenFolder
        distributions | {'id':'E1','queryInKey':'no'}             | queryInKey
        distributions | {'id':'E1','rewrittenFolder':'v2'}       | id, hosts, tenants or rewrittenFolder
        distributions | {'id':'E1','ignoredPaths':'/a'}          | ignoredPaths
        distributions | {'id':'E1','hosts':['h:80']}             | id, hosts, tenants or rewrittenFolder
        time          | {}                                       | path
        """)
    void an_invalid_field_is_named_and_nothing_changes(String subject, String body, String field)
            throws JsonProcessingException {
        JsonNode settings = show("settings");
        JsonNode distributions = show("distributions");

        HttpResponse<String> response = simulator.send("POST", "/_control/" + subject, body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("field").textValue()).isEqualTo(field);
        assertThat(JSON.readTree(response.body()).get("message").textValue()).startsWith(field + " ");
        assertThat(show("settings")).isEqualTo(settings);
        assertThat(show("distributions")).isEqualTo(distributions);
        assertThat(simulator.controls().clockIsStopped()).isTrue();
    }

    private JsonNode post(String subject, String body) throws JsonProcessingException {
        HttpResponse<String> response = simulator.send("POST", "/_control/" + subject, body.replace('\'', '"'));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private JsonNode show(String subject) throws JsonProcessingException {
        return JSON.readTree(simulator.send("GET", "/_control/" + subject, "").body());
    }
}
