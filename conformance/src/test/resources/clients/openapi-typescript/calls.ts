import type { components, operations } from './schema.js';

// Calls every operation with the generated types and reports one line for each.
declare const process: { argv: [string, string, string, string, string, string] };
const [, , api, key, endpoint, folder] = process.argv;

type Schemas = components['schemas'];

/** The JSON body of the operation's response with one of these statuses. */
type Body<O extends keyof operations, S extends keyof operations[O]['responses']> = operations[O]['responses'][S] extends {
  content: { 'application/json': infer J };
}
  ? J
  : never;

async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body);
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as T;
}

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(api + path, {
    method,
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

const request: Schemas['PurgeRequest'] = {
  urls: [`${folder}a.jpg`, `${folder}a.jpg`, `${folder}b/*`],
  tags: [{ endpoint, tag: 'product:tv' }],
};

// @ts-expect-error An unknown type would accept any request.
const wrong: Schemas['PurgeRequest'] = { urls: [1] };
void wrong;

function kinds(items: Schemas['PurgeItem'][]): string {
  return items.map((item) => (item.url === undefined ? `tag ${item.tag}` : 'url')).join(', ');
}

const accepted = await call<Body<'createPurge', 202>>('POST', '/v1/purges', request);
const [duplicate] = accepted.duplicates;
console.log(
  `created ${accepted.status}: ${kinds(accepted.items)}; ${duplicate?.index} duplicates ${duplicate?.duplicateOf}`,
);
const read = await call<Body<'getPurge', 200>>('GET', `/v1/purges/${accepted.id}`);
console.log(`read: ${kinds(read.items)}`);

const query: operations['listPurges']['parameters']['query'] = {
  limit: 10,
  order: 'desc',
  source: 'api',
  from: new Date(Date.now() - 86_400_000).toISOString(),
  q: `${folder}a.jpg`,
};
const parameters = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
const list = await call<Body<'listPurges', 200>>('GET', `/v1/purges?${parameters.toString()}`);
console.log(`listed ${list.purges.length}: ${list.purges[0]?.firstUrl}`);

const preview = await call<Body<'previewPurge', 200>>('POST', '/v1/purges/preview', request);
console.log(
  `previewed ${preview.acceptable}: ${preview.items[0]?.url} in ${preview.invalidations.length} invalidation, ` +
    `${preview.quota.left - preview.quota.leftAfter} left before`,
);

const later = new Date(Date.now() + 86_400_000);
const postponed: Schemas['PurgeRequest'] = { ...request, notBefore: later.toISOString() };
const waiting = await call<Body<'createPurge', 202>>('POST', '/v1/purges', postponed);
const sameTime = waiting.notBefore !== undefined && Date.parse(waiting.notBefore) === later.getTime();
const cancelled = await call<Body<'cancelPurge', 200>>('DELETE', `/v1/purges/${waiting.id}`);
console.log(`cancelled: ${cancelled.status}, time kept ${sameTime}`);

const caller = await call<Body<'getAccount', 200>>('GET', '/v1/account');
console.log(`account: ${caller.endpoints[0]?.url} ${caller.key.scopes.length} scopes`);
const { days } = await call<Body<'getQuota', 200>>('GET', '/v1/quota?by=day');
console.log(`quota: ${days?.[0]?.units['api'] !== undefined}`);
const { schedules } = await call<Body<'listSchedules', 200>>('GET', '/v1/schedules');
console.log(`schedules: ${schedules.length}`);

const file: Schemas['FilePurge'] = { url: `${folder}file.jpg` };
const { requestId } = await call<Body<'purgeFile', 201>>('POST', '/v1/files/purge', file);
const { status } = await call<Body<'getFilePurge', 200>>('GET', `/v1/files/purge/${requestId}`);
console.log(`file: ${status}`);

const refused = await send('POST', '/v1/purges', { urls: [`${folder}a b.jpg`] });
const problem = (await refused.json()) as Schemas['Problem'];
const [violation] = problem.violations ?? [];
console.log(`refused ${refused.status}: ${violation?.field} ${violation?.rule}`);
