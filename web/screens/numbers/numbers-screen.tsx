import '../../style/numbers.css';
import { withQuery } from '../../api/client.ts';
import { clock } from '../../api/clock.ts';
import type { Numbers } from '../../api/types.ts';
import { agencyName, useDesk } from '../../app/desk.ts';
import { href, type Route, replace } from '../../app/router.ts';
import { useLive } from '../../app/use-live.ts';
import { ErrorBox, StaleNote } from '../../parts/error-box.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Ago } from '../../parts/time.tsx';
import { t } from '../../texts/index.ts';
import { Plot } from './plot.tsx';
import { acceptedByAgency, refusedByReason, type Series, submitToVisible } from './series.ts';

const everyMs = 30_000;
const spans = [24, 48, 168] as const;

/** How the desk does: stories an hour, refusals, time to readers, and what waits now. */
export function NumbersScreen({ route: { params } }: { route: Route }) {
  const { me } = useDesk();
  const hours = spans.find((one) => String(one) === params.hours) ?? 48;
  const { data, error, loading, reload } = useLive<Numbers>(withQuery('/v1/numbers', { hours }), everyMs);
  const span = { hours, now: clock.now() };
  return (
    <>
      <div class="bar">
        <h1>{t.numbers.title}</h1>
        <fieldset class="switch">
          <legend class="unseen">{t.numbers.span}</legend>
          {spans.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="hours"
                checked={hours === one}
                onChange={() => replace(href('numbers', undefined, { hours: String(one) }))}
              />
              <span>{t.numbers.spans(one)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {loading && <Loading />}
      {error && !data && <ErrorBox error={error} onRetry={reload} />}
      {data && <StaleNote error={error} />}
      {data && <Now numbers={data} />}
      {data && (
        <>
          <Figure
            title={t.numbers.accepted}
            unit={t.numbers.versionsAnHour}
            series={acceptedByAgency(data, span, (id) =>
              id === '*' ? t.numbers.otherAgencies : agencyName(me, id),
            )}
          />
          <Figure
            title={t.numbers.refused}
            unit={t.numbers.refusalsAnHour}
            series={refusedByReason(data, span)}
          />
          <Figure title={t.numbers.visible} unit={t.numbers.seconds} series={submitToVisible(data, span)} />
        </>
      )}
    </>
  );
}

function Now({ numbers: { now, quietAgencies = [] } }: { numbers: Numbers }) {
  const queues = Object.entries(now.queues ?? {});
  return (
    <>
      <dl class="now">
        <Fact name={t.numbers.waiting} value={waitingOf(now.waiting)} link={href('waiting')} />
        <Fact name={t.numbers.behind} value={now.feedsBehind} />
        {queues.map(([name, depth]) => (
          <Fact
            key={name}
            name={t.numbers.queues[name] ?? t.numbers.queue(name)}
            value={depth.waiting + depth.inFlight + depth.delayed}
            failure={depth.deadLetters > 0 ? t.numbers.deadLetters(depth.deadLetters) : undefined}
          />
        ))}
      </dl>
      {quietAgencies.length > 0 && (
        <p class="note">
          {t.numbers.quiet}{' '}
          {quietAgencies.map(({ agencyId, agencyName: name, lastAcceptedAt }, index) => (
            <span key={agencyId}>
              {index > 0 && ', '}
              <bdi>{name}</bdi> (<Ago at={lastAcceptedAt} />)
            </span>
          ))}
        </p>
      )}
    </>
  );
}

/** Embargoed stories wait for their time and not for a person. */
const waitingOf = (waiting: Numbers['now']['waiting']): string | undefined =>
  waiting && `${waiting.quarantined + waiting.withheld}${waiting.more ? '+' : ''}`;

interface FactProps {
  name: string;
  value: number | string | undefined;
  link?: string;
  failure?: string | undefined;
}

const Fact = ({ name, value, link, failure }: FactProps) =>
  value === undefined ? null : (
    <div>
      <dt>{link ? <a href={link}>{name}</a> : name}</dt>
      <dd>
        {value}
        {failure && <span class="failure small"> {failure}</span>}
      </dd>
    </div>
  );

function Figure({ title, unit, series }: { title: string; unit: string; series: Series }) {
  return (
    <figure class="plot">
      <figcaption>
        <h2>{title}</h2> <span class="soft small">{unit}</span>
      </figcaption>
      {series.lines.length === 0 ? (
        <p class="soft">{t.numbers.none}</p>
      ) : (
        <Plot series={series} unit={unit} />
      )}
      {series.lines.length > 0 && <Table title={title} series={series} />}
    </figure>
  );
}

/** The same numbers for those who cannot see the plot, or want to copy them; the newest first. */
function Table({ title, series: { times, lines } }: { title: string; series: Series }) {
  const hour = new Intl.DateTimeFormat(t.locale, { dateStyle: 'short', timeStyle: 'short' });
  return (
    <details>
      <summary>{t.numbers.asTable}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it */}
      <section class="scroll" tabIndex={0} aria-label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t.numbers.hour}</th>
              {lines.map(({ name }) => (
                <th scope="col" key={name} class="number">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {times
              .map((time, index) => (
                <tr key={time}>
                  <th scope="row">{hour.format(time * 1000)}</th>
                  {lines.map(({ name, values }) => (
                    <td key={name} class="number">
                      {values[index] ?? '–'}
                    </td>
                  ))}
                </tr>
              ))
              .toReversed()}
          </tbody>
        </table>
      </section>
    </details>
  );
}
