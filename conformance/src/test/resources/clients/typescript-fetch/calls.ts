import {
  AccountApi,
  Configuration,
  ImageKitApi,
  ProblemFromJSON,
  PurgesApi,
  PurgeSource,
  ResponseError,
  type PurgeItem,
  type PurgeRequest,
} from './client/index.js';

// Calls every operation with the generated client and reports one line for each.
declare const process: { argv: [string, string, string, string, string, string] };
const [, , api, key, endpoint, folder] = process.argv;

const configuration = new Configuration({ basePath: api, accessToken: key });
const purges = new PurgesApi(configuration);
const account = new AccountApi(configuration);
const imageKit = new ImageKitApi(configuration);

const purgeRequest: PurgeRequest = {
  urls: [`${folder}a.jpg`, `${folder}a.jpg`, `${folder}b/*`],
  tags: [{ endpoint, tag: 'product:tv' }],
};

function kinds(items: PurgeItem[]): string {
  return items.map((item) => (item.url === undefined ? `tag ${item.tag}` : 'url')).join(', ');
}

const accepted = await purges.createPurge({ purgeRequest });
const [duplicate] = accepted.duplicates;
console.log(
  `created ${accepted.status}: ${kinds(accepted.items)}; ${duplicate?.index} duplicates ${duplicate?.duplicateOf}`,
);
console.log(`read: ${kinds((await purges.getPurge({ id: accepted.id })).items)}`);

const list = await purges.listPurges({
  limit: 10,
  order: 'desc',
  source: PurgeSource.Api,
  from: new Date(Date.now() - 86_400_000),
  q: `${folder}a.jpg`,
});
console.log(`listed ${list.purges.length}: ${list.purges[0]?.firstUrl}`);

const preview = await purges.previewPurge({ purgeRequest });
console.log(
  `previewed ${preview.acceptable}: ${preview.items[0]?.url} in ${preview.invalidations.length} invalidation, ` +
    `${preview.quota.left - preview.quota.leftAfter} left before`,
);

const later = new Date(Date.now() + 86_400_000);
const waiting = await purges.createPurge({
  purgeRequest: { ...purgeRequest, notBefore: later },
  idempotencyKey: 'generated-typescript',
});
const sameTime = waiting.notBefore?.getTime() === later.getTime();
console.log(`cancelled: ${(await purges.cancelPurge({ id: waiting.id })).status}, time kept ${sameTime}`);

const caller = await account.getAccount();
console.log(`account: ${caller.endpoints[0]?.url} ${caller.key.scopes.size} scopes`);
const { days } = await account.getQuota({ by: 'day' });
console.log(`quota: ${days?.[0]?.units['api'] !== undefined}`);
console.log(`schedules: ${(await purges.listSchedules()).schedules.length}`);

const { requestId } = await imageKit.purgeFile({ filePurge: { url: `${folder}file.jpg` } });
console.log(`file: ${(await imageKit.getFilePurge({ requestId })).status}`);

try {
  await purges.createPurge({ purgeRequest: { urls: [`${folder}a b.jpg`] } });
  console.log('accepted a space');
} catch (error) {
  if (!(error instanceof ResponseError)) {
    throw error;
  }
  const problem = ProblemFromJSON(await error.response.json());
  const [violation] = problem.violations ?? [];
  console.log(`refused ${error.response.status}: ${violation?.field} ${violation?.rule}`);
}
