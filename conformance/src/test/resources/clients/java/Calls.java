import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AccountApi;
import org.openapitools.client.api.ImageKitApi;
import org.openapitools.client.api.PurgesApi;
import org.openapitools.client.model.AcceptedPurge;
import org.openapitools.client.model.Account;
import org.openapitools.client.model.Duplicate;
import org.openapitools.client.model.FilePurge;
import org.openapitools.client.model.MonthlyQuota;
import org.openapitools.client.model.Preview;
import org.openapitools.client.model.PreviewItem;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.PurgeItem;
import org.openapitools.client.model.PurgeList;
import org.openapitools.client.model.PurgeRequest;
import org.openapitools.client.model.PurgeSource;
import org.openapitools.client.model.RequestedTag;
import org.openapitools.client.model.Violation;

/** Calls every operation with the generated Java client and reports one line for each. */
public final class Calls implements Consumer<List<String>> {
    private final ApiClient client;
    private final PurgesApi purges;
    private final String endpoint;
    private final String folder;

    /** Creates the caller of an API. Purges go to a folder of the endpoint. */
    public Calls(String api, String key, String endpoint, String folder) {
        this.client = new ApiClient();
        client.updateBaseUri(api);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        this.purges = new PurgesApi(client);
        this.endpoint = endpoint;
        this.folder = folder;
    }

    @Override
    public void accept(List<String> lines) {
        try {
            lines.addAll(ofPurges());
            lines.addAll(ofTheAccount());
            lines.add(ofImageKit());
            lines.add(ofARefusal());
        } catch (ApiException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> ofPurges() throws ApiException {
        List<String> lines = new ArrayList<>();
        AcceptedPurge accepted = purges.createPurge(request(), null);
        Duplicate duplicate = accepted.getDuplicates().get(0);
        lines.add("created %s: %s; %d duplicates %d"
                .formatted(
                        accepted.getStatus(),
                        kinds(accepted.getItems()),
                        duplicate.getIndex(),
                        duplicate.getDuplicateOf()));
        lines.add("read: " + kinds(purges.getPurge(accepted.getId(), null).getItems()));

        PurgeList list = purges.listPurges(
                10,
                null,
                "desc",
                null,
                PurgeSource.API,
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(1),
                null,
                null,
                folder + "a.jpg");
        lines.add("listed %d: %s"
                .formatted(
                        list.getPurges().size(), list.getPurges().get(0).getFirstUrl()));

        Preview preview = purges.previewPurge(request(), null);
        PreviewItem item = preview.getItems().get(0);
        lines.add("previewed %s: %s in %d invalidation, %d left before"
                .formatted(
                        preview.getAcceptable(),
                        item.getUrl(),
                        preview.getInvalidations().size(),
                        preview.getQuota().getLeft() - preview.getQuota().getLeftAfter()));

        OffsetDateTime later =
                Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.ofHours(1));
        AcceptedPurge waiting = purges.createPurge(request().notBefore(later), "generated-java");
        boolean sameTime = later.isEqual(waiting.getNotBefore());
        lines.add("cancelled: %s, time kept %s"
                .formatted(purges.cancelPurge(waiting.getId()).getStatus(), sameTime));
        return lines;
    }

    private List<String> ofTheAccount() throws ApiException {
        AccountApi api = new AccountApi(client);
        Account account = api.getAccount();
        MonthlyQuota quota = api.getQuota("day");
        return List.of(
                "account: " + account.getEndpoints().get(0).getUrl() + " " + account.getKey().getScopes().size()
                        + " scopes",
                "quota: " + quota.getDays().get(0).getUnits().containsKey("api"),
                "schedules: " + purges.listSchedules().getSchedules().size());
    }

    private String ofImageKit() throws ApiException {
        ImageKitApi api = new ImageKitApi(client);
        String id = api.purgeFile(new FilePurge().url(folder + "file.jpg"), null).getRequestId();
        return "file: " + api.getFilePurge(id).getStatus();
    }

    private String ofARefusal() throws ApiException, JsonProcessingException {
        try {
            purges.createPurge(new PurgeRequest().addUrlsItem(folder + "a b.jpg"), null);
            return "accepted a space";
        } catch (ApiException e) {
            Problem problem = ApiClient.createDefaultObjectMapper().readValue(e.getResponseBody(), Problem.class);
            Violation violation = problem.getViolations().get(0);
            return "refused %d: %s %s".formatted(e.getCode(), violation.getField(), violation.getRule());
        }
    }

    private PurgeRequest request() {
        return new PurgeRequest()
                .urls(List.of(folder + "a.jpg", folder + "a.jpg", folder + "b/*"))
                .addTagsItem(new RequestedTag().endpoint(endpoint).tag("product:tv"));
    }

    private static String kinds(List<PurgeItem> items) {
        return items.stream()
                .map(item -> item.getUrl() == null ? "tag " + item.getTag() : "url")
                .collect(Collectors.joining(", "));
    }
}
