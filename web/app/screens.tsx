import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ErrorBox } from '../parts/error-box.tsx';
import { Loading } from '../parts/loading.tsx';
import { StoriesScreen } from '../screens/stories/stories-screen.tsx';
import { StoryScreen } from '../screens/stories/story-screen.tsx';
import { SubmitScreen } from '../screens/submit/submit-screen.tsx';
import { ReceiptScreen } from '../screens/uploads/receipt-screen.tsx';
import { UploadsScreen } from '../screens/uploads/uploads-screen.tsx';
import { WaitingScreen } from '../screens/waiting/waiting-screen.tsx';
import { t } from '../texts/index.ts';
import type { Route } from './router.ts';

export interface ScreenProps {
  route: Route;
}

/** What an address shows. */
export function Screen({ route }: ScreenProps) {
  switch (route.screen) {
    case '':
    case 'waiting':
      return <WaitingScreen route={route} />;
    case 'submit':
      return <SubmitScreen />;
    case 'stories':
      return route.id === undefined ? (
        <StoriesScreen route={route} />
      ) : (
        <StoryScreen id={route.id} route={route} />
      );
    case 'uploads':
      return route.id === undefined ? <UploadsScreen route={route} /> : <ReceiptScreen id={route.id} />;
    case 'numbers':
      return <Numbers route={route} />;
    default:
      return (
        <>
          <h1>{t.nothingHere}</h1>
          <p>
            <a href="#/waiting">{t.backToStart}</a>
          </p>
        </>
      );
  }
}

/** With the library that draws, half of all code: loaded when it is opened. */
function Numbers(props: ScreenProps) {
  const [loaded, setLoaded] = useState<{ screen?: ComponentType<ScreenProps>; failed?: boolean }>({});
  useEffect(() => {
    import('../screens/numbers/numbers-screen.tsx').then(
      ({ NumbersScreen }) => setLoaded({ screen: NumbersScreen }),
      () => setLoaded({ failed: true }),
    );
  }, []);
  if (loaded.failed) return <ErrorBox message={t.problem.newRelease} onRetry={() => location.reload()} />;
  const { screen: Loaded } = loaded;
  return Loaded ? <Loaded {...props} /> : <Loading />;
}
