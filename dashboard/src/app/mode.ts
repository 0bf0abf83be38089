import { applyMode, Mode } from '@cloudscape-design/global-styles';
import { useSyncExternalStore } from 'react';

/** Dark or light mode. It follows the system until the user chooses one, and the choice lasts until the tab is closed. */
const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
/** A copy, because reading `darkScheme.matches` before the browser fires the change event can suppress the event. */
let systemIsDark = darkScheme.matches;
let chosen: Mode | undefined;

function mode(): Mode {
  return chosen ?? (systemIsDark ? Mode.Dark : Mode.Light);
}

function apply(): void {
  applyMode(mode());
  listeners.forEach((listener) => listener());
}

export function followSystemMode(): void {
  darkScheme.addEventListener('change', ({ matches }) => {
    systemIsDark = matches;
    apply();
  });
  apply();
}

export function switchMode(): void {
  chosen = mode() === Mode.Dark ? Mode.Light : Mode.Dark;
  apply();
}

export function useIsDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => mode() === Mode.Dark,
  );
}
