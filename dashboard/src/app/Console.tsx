import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import Flashbar from '@cloudscape-design/components/flashbar';
import SideNavigation from '@cloudscape-design/components/side-navigation';
import Spinner from '@cloudscape-design/components/spinner';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { PurgesPage } from '../purges/PurgesPage';
import { useDraftRevision } from '../request/draft';
import { Boundary } from './Boundary';
import { switchMode, useIsDark } from './mode';
import type { Notice, Notices } from './notices';
import { NoticesContext } from './notices';
import type { Route } from './route';
import { hrefs, useRoute } from './route';
import { useSession } from './session';
import { SubmissionNotice } from '../request/SubmissionNotice';
import { UnknownPage } from './UnknownPage';

/** Fetched when first shown. One that could not be is remembered as such, so all are made anew for another try. */
function newViews() {
  return {
    NewRequestPage: lazy(() => import('../request/NewRequestPage')),
    PurgePage: lazy(() => import('../purge/PurgePage')),
    QuotaPage: lazy(() => import('../quota/QuotaPage')),
    SchedulesPage: lazy(() => import('../schedules/SchedulesPage')),
  };
}

type Views = ReturnType<typeof newViews>;

/** Where there is room for the navigation beside a table. */
const WIDE = '(min-width: 1100px)';

const TITLES: Record<Route['page'], string> = {
  purges: 'Purges',
  purge: 'Purge',
  new: 'New request',
  quota: 'Quota',
  schedules: 'Schedules',
  unknown: 'Not found',
};

/** Everything behind the sign-in: navigation, what is said above the views, and the view that the address names. */
export function Console({ signOut }: { signOut: () => void }) {
  const route = useRoute();
  const [shown, setShown] = useState<Notice[]>([]);
  const [navigationOpen, setNavigationOpen] = useState(() => window.matchMedia(WIDE).matches);
  const notices = useMemo<Notices>(
    () => ({
      show: (notice) => setShown((before) => [...before.filter(({ id }) => id !== notice.id), notice]),
      drop: (id) => setShown((before) => before.filter((notice) => notice.id !== id)),
    }),
    [],
  );
  const [{ attempt, views }, setDrawn] = useState(() => ({ attempt: 0, views: newViews() }));
  useArrival(route);

  return (
    <NoticesContext value={notices}>
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
          <Boundary
            key={`${route.page} ${attempt}`}
            again={() => setDrawn({ attempt: attempt + 1, views: newViews() })}
          >
            <Suspense fallback={<Spinner size="large" />}>
              <View route={route} views={views} />
            </Suspense>
          </Boundary>
        }
        ariaLabels={{
          navigation: 'Views',
          navigationClose: 'Close the views',
          navigationToggle: 'Open the views',
          notifications: 'Notices',
        }}
      />
      <SubmissionNotice />
      {/* What is seen at a glance, told to those who do not see it. */}
      <div role="status" className="visually-hidden">
        {TITLES[route.page]}
      </div>
    </NoticesContext>
  );
}

/** As after loading a page: its name in the tab, its top on the screen, its heading under the keyboard's focus. */
function useArrival({ page, id }: Route): void {
  const arrived = useRef(`${page} ${id}`);
  useEffect(() => {
    document.title = [TITLES[page], id, 'Edge Purge'].filter((part) => part !== '').join(' - ');
    if (arrived.current === `${page} ${id}`) {
      return;
    }
    arrived.current = `${page} ${id}`;
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
      return <UnknownPage />;
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
            description: `key ${account.key.id}`,
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
      ariaLabel="Where you are"
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
