// Purges one URL with ImageKit's own client and follows it to the end. Prints what the client saw, a line each.
import ImageKit from '@imagekit/nodejs';

const [baseURL, privateKey, url, exhaustedKey] = process.argv.slice(2);
const client = new ImageKit({ privateKey, baseURL });

const { requestId } = await client.cache.invalidation.create({ url });
console.log('requestId', requestId);

let status = (await client.cache.invalidation.get(requestId)).status;
console.log(status);
const patience = Date.now() + 60_000;
while (status !== 'Completed' && Date.now() < patience) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  status = (await client.cache.invalidation.get(requestId)).status;
}
console.log(status);

const posted = [];
const losing = async (address, options) => {
  const response = await fetch(address, options);
  if (options.method.toUpperCase() !== 'POST') {
    return response;
  }
  posted.push((await response.clone().json()).requestId);
  if (posted.length > 1) {
    return response;
  }
  while ((await client.cache.invalidation.get(posted[0])).status !== 'Completed') {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new TypeError('the response is lost');
};
const unlucky = new ImageKit({ privateKey, baseURL, fetch: losing });
const afterLoss = await unlucky.cache.invalidation.create({ url: `${url}?lost` });
console.log('retry after a lost response', posted.length === 2 && afterLoss.requestId === posted[0]);

const refusal = async (name, call) => {
  try {
    await call();
    console.log(name, 'was not refused');
  } catch (e) {
    console.log(name, e.constructor.name, e.status);
  }
};
await refusal('unknown id', () => client.cache.invalidation.get('no-such-id'));
await refusal('bad url', () => client.cache.invalidation.create({ url: 'nonsense' }));
const stranger = new ImageKit({ privateKey: 'wrong', baseURL });
await refusal('wrong key', () => stranger.cache.invalidation.create({ url }));

const anonymous = new ImageKit({ privateKey: 'unused', baseURL, defaultHeaders: { Authorization: null } });
await refusal('no key', () => anonymous.cache.invalidation.create({ url }));

let calls = 0;
const counted = (...call) => {
  calls += 1;
  return fetch(...call);
};
const exhausted = new ImageKit({ privateKey: exhaustedKey, baseURL, fetch: counted });
await refusal('no quota left', () => exhausted.cache.invalidation.create({ url }));
console.log('calls for it', calls);
