"""Calls every operation with the generated Python client and prints one line for each."""

import datetime
import sys

import openapi_client as client

api, key, endpoint, folder = sys.argv[1:]
# The generator's default format has no colon in the offset, which RFC 3339 requires.
configuration = client.Configuration(host=api, access_token=key, datetime_format="%Y-%m-%dT%H:%M:%SZ")
connection = client.ApiClient(configuration)
purges = client.PurgesApi(connection)
accounts = client.AccountApi(connection)
imagekit = client.ImageKitApi(connection)


def request(**options):
    return client.PurgeRequest(
        urls=[folder + "a.jpg", folder + "a.jpg", folder + "b/*"],
        tags=[client.RequestedTag(endpoint=endpoint, tag="product:tv")],
        **options,
    )


def kinds(items):
    return ", ".join("tag " + item.tag if item.url is None else "url" for item in items)


def now():
    return datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


accepted = purges.create_purge(request())
duplicate = accepted.duplicates[0]
print(
    f"created {accepted.status.value}: {kinds(accepted.items)};"
    f" {duplicate.index} duplicates {duplicate.duplicate_of}"
)
print("read: " + kinds(purges.get_purge(accepted.id).items))

found = purges.list_purges(
    limit=10,
    order="desc",
    source=client.PurgeSource.API,
    var_from=now() - datetime.timedelta(days=1),
    q=folder + "a.jpg",
).purges
print(f"listed {len(found)}: {found[0].first_url}")

preview = purges.preview_purge(request())
print(
    f"previewed {str(preview.acceptable).lower()}: {preview.items[0].url} in {len(preview.invalidations)} invalidation,"
    f" {preview.quota.left - preview.quota.left_after} left before"
)

later = now() + datetime.timedelta(days=1)
waiting = purges.create_purge(request(not_before=later), idempotency_key="generated-python")
cancelled = purges.cancel_purge(waiting.id)
print(f"cancelled: {cancelled.status.value}, time kept {str(waiting.not_before == later).lower()}")

account = accounts.get_account()
print(f"account: {account.endpoints[0].url} {len(account.key.scopes)} scopes")
print(f"quota: {str('api' in accounts.get_quota(by='day').days[0].units).lower()}")
print(f"schedules: {len(purges.list_schedules().schedules)}")

request_id = imagekit.purge_file(client.FilePurge(url=folder + "file.jpg")).request_id
print("file: " + imagekit.get_file_purge(request_id).status)

try:
    purges.create_purge(client.PurgeRequest(urls=[folder + "a b.jpg"]))
    print("accepted a space")
except client.ApiException as error:
    violation = error.data.violations[0]
    print(f"refused {error.status}: {violation.var_field} {violation.rule.value}")
