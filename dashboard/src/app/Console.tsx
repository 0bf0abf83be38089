import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { PurgesPage } from '../purges/PurgesPage';
import { useDraftRevision } from '../request/draft';
import { ErrorBoundary } from './ErrorBoundary';
import { switchMode, useIsDark } from './mode';
import type { Notification, Notifications } from './notifications';
import { NotificationsContext } from './notifications';
import type { Route } from './route';
import { hrefs, useRoute } from './route';
import { useSession } from './session';
import { SubmissionNotification } from '../request/SubmissionNotification';
import { NotFoundPage } from './NotFoundPage';
import { viewLoader } from './viewLoader';

const loadNewRequestPage = viewLoader(() => import('../request/NewRequestPage'));
const loadPurgePage = viewLoader(() => import('../purge/PurgePage'));
const loadQuotaPage = viewLoader(() => import('../quota/QuotaPage'));
const loadSchedulesPage = viewLoader(() => import('../schedules/SchedulesPage'));

/** Creates the lazy-loaded views. `lazy` caches a failed import, so a retry needs new ones. */
function newViews() {
  return {
    NewRequestPage: lazy(loadNewRequestPage),
    PurgePage: lazy(loadPurgePage),
    QuotaPage: lazy(loadQuotaPage),
    SchedulesPage: lazy(loadSchedulesPage),
  };
}

type Views = ReturnType<typeof newViews>;

/** Wide enough for the navigation beside a table. */
const WIDE = '(min-width: 1100px)';

const TITLES: Record<Route['page'], string> = {
  purges: 'Purges',
  purge: 'Purge',
  new: 'New request',
  quota: 'Quota',
  schedules: 'Schedules',
  unknown: 'Page not found',
};

/** The signed-in page: top bar, navigation, notifications and the view that the URL names. */
export function Console({ signOut }: { signOut: () => void }) {
  const route = useRoute();
  const [shown, setShown] = useState<Notification[]>([]);
  const [navigationOpen, setNavigationOpen] = useState(() => window.matchMedia(WIDE).matches);
  const notifications = useMemo<Notifications>(
    () => ({
      show: (notification) =>
        setShown((before) => [...before.filter(({ id }) => id !== notification.id), notification]),
      dismiss: (id) => setShown((before) => before.filter((notification) => notification.id !== id)),
    }),
    [],
  );
  const [{ attempt, views }, setViews] = useState(() => ({ attempt: 0, views: newViews() }));
  useRouteChange(route);

  return (
    <NotificationsContext value={notifications}>
      <TopBar signOut={signOut} />
      <AppLayoutToolbar
        headerSelector="#top"
        toolsHide
        navigationOpen={navigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        navigationWidth={220}
        breadcrumbs={<Breadcrumbs page={route.page} />}
        navigation={<Navigation page={route.page} />}
        notifications={<Flashbar items={shown} stackItems={false} />}
        content={
          <ErrorBoundary
            key={`${route.page} ${attempt}`}
            onRetry={() => setViews({ attempt: attempt + 1, views: newViews() })}
          >
            <Suspense fallback={<Spinner size="large" />}>
              <View route={route} views={views} />
            </Suspense>
          </ErrorBoundary>
        }
        ariaLabels={{
          navigation: 'Navigation',
          navigationClose: 'Close navigation',
          navigationToggle: 'Open navigation',
          notifications: 'Notifications',
        }}
      />
      <SubmissionNotification />
      {/* Announces the view to screen readers. */}
      <div role="status" className="visually-hidden">
        {TITLES[route.page]}
      </div>
    </NotificationsContext>
  );
}

/** Does what a browser does after loading a page: sets the title, scrolls to the top and moves the focus to the heading. */
function useRouteChange({ page, id }: Route): void {
  const previous = useRef(`${page} ${id}`);
  useEffect(() => {
    document.title = [TITLES[page], id, 'Edge Purge'].filter((part) => part !== '').join(' - ');
    if (previous.current === `${page} ${id}`) {
      return;
    }
    previous.current = `${page} ${id}`;
    window.scrollTo(0, 0);
    const heading = document.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus({ preventScroll: true });
  }, [page, id]);
}

function View({ route, views }: { route: Route; views: Views }) {
  const revision = useDraftRevision();
  const { NewRequestPage, PurgePage, QuotaPage, SchedulesPage } = views;
  switch (route.page) {
    case 'purges':
      return <PurgesPage params={route.params} />;
    case 'purge':
      return <PurgePage key={route.id} id={route.id} />;
    case 'new':
      return <NewRequestPage key={revision} />;
    case 'quota':
      return <QuotaPage />;
    case 'schedules':
      return <SchedulesPage />;
    case 'unknown':
      return <NotFoundPage />;
  }
}

function TopBar({ signOut }: { signOut: () => void }) {
  const { account } = useSession();
  const dark = useIsDark();
  return (
    <div id="top">
      <TopNavigation
        identity={{ href: hrefs.purges, title: 'Edge Purge' }}
        utilities={[
          {
            type: 'button',
            text: dark ? 'Light mode' : 'Dark mode',
            onClick: switchMode,
          },
          {
            type: 'menu-dropdown',
            text: account.id,
            description: `API key ${account.key.id}`,
            iconName: 'user-profile',
            items: [{ id: 'sign-out', text: 'Sign out' }],
            onItemClick: signOut,
          },
        ]}
      />
    </div>
  );
}

function Breadcrumbs({ page }: { page: Route['page'] }) {
  const here = { text: TITLES[page], href: '' };
  return (
    <BreadcrumbGroup
      ariaLabel="Breadcrumbs"
      items={[
        { text: 'Edge Purge', href: hrefs.purges },
        ...(page === 'purge' ? [{ text: TITLES.purges, href: hrefs.purges }] : []),
        here,
      ]}
    />
  );
}

function Navigation({ page }: { page: Route['page'] }) {
  return (
    <SideNavigation
      header={{ href: hrefs.purges, text: 'Edge Purge' }}
      activeHref={page === 'purge' ? hrefs.purges : page === 'unknown' ? '' : hrefs[page]}
      items={[
        { type: 'link', text: 'Purges', href: hrefs.purges },
        { type: 'link', text: 'New request', href: hrefs.new },
        { type: 'link', text: 'Quota', href: hrefs.quota },
        { type: 'link', text: 'Schedules', href: hrefs.schedules },
      ]}
    />
  );
}
