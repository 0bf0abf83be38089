import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, useContext } from 'react';

export type Notice = FlashbarProps.MessageDefinition & { id: string };

/** What is said above every view, such as that a purge was accepted. */
export interface Notices {
  /** Takes the place of one with the same id. */
  show(notice: Notice): void;
  drop(id: string): void;
}

export const NoticesContext = createContext<Notices>({ show: () => undefined, drop: () => undefined });

export function useNotices(): Notices {
  return useContext(NoticesContext);
}
