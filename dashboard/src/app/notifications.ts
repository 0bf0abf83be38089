import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import { createContext, useContext } from 'react';

export type Notification = FlashbarProps.MessageDefinition & { id: string };

/** The notifications above every view, such as "Purge accepted". */
export interface Notifications {
  /** Replaces the notification with the same id, if there is one. */
  show(notification: Notification): void;
  dismiss(id: string): void;
}

export const NotificationsContext = createContext<Notifications>({ show: () => undefined, dismiss: () => undefined });

export function useNotifications(): Notifications {
  return useContext(NotificationsContext);
}
