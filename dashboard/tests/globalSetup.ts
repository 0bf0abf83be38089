import { OtherOrigin } from './otherOrigin';
import { LocalStackProcess } from './stack';

/** The environment variables that pass the running servers to the workers. */
export const STACK_VARIABLE = 'EDGEPURGE_TEST_STACK';
export const OTHER_ORIGIN_VARIABLE = 'EDGEPURGE_TEST_ORIGIN';

/** Starts one local stack, and one other origin that its API allows, for all workers. Returns a function that stops both. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const otherOrigin = await OtherOrigin.start();
  const stack = await LocalStackProcess.start(
    '--monthly-quota',
    '100000',
    '--invalidation-seconds',
    '1',
    '--browser-origin',
    otherOrigin.origin,
  );
  otherOrigin.api = `${stack.values['api'] ?? ''}/`;
  process.env[STACK_VARIABLE] = JSON.stringify(stack.values);
  process.env[OTHER_ORIGIN_VARIABLE] = otherOrigin.origin;
  return async () => {
    otherOrigin.stop();
    await stack.stop();
  };
}
