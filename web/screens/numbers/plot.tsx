import 'uplot/dist/uPlot.min.css';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import { t } from '../../texts/index.ts';
import type { Series } from './series.ts';

const height = 220;
/** Steps of the axis of values: there is no half of a story. */
const steps = [1, 10, 100, 1_000, 10_000, 100_000].flatMap((ten) => [ten, 2 * ten, 5 * ten]);

/** Lines over time, drawn by uPlot; drawn again when numbers, width or colours change. The table below says the same. */
export function Plot({ series, unit }: { series: Series; unit: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let plot: uPlot | undefined;
    const draw = (): void => {
      plot?.destroy();
      plot = new uPlot(
        optionsOf(series, element, unit),
        [series.times, ...series.lines.map(({ values }) => values)],
        element,
      );
    };
    draw();
    const resize = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }));
    resize.observe(element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      resize.disconnect();
      dark.removeEventListener('change', draw);
      plot?.destroy();
    };
  }, [series, unit]);
  return <div class="plot-place" ref={place} aria-hidden="true" />;
}

const hour = new Intl.DateTimeFormat(t.locale, { hour: '2-digit', minute: '2-digit' });
const moment = new Intl.DateTimeFormat(t.locale, { dateStyle: 'short', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(t.locale, { day: 'numeric', month: 'short' });

/** The hour, and at midnight the day, in the user's zone. @param time seconds since the epoch */
function tickOf(time: number): string {
  const date = new Date(time * 1000);
  return date.getHours() === 0 && date.getMinutes() === 0 ? day.format(date) : hour.format(date);
}

function optionsOf({ lines }: Series, element: HTMLElement, unit: string): uPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  const axis: uPlot.Axis = {
    stroke: color('--soft'),
    grid: { stroke: color('--line'), width: 1 },
    ticks: { stroke: color('--line'), width: 1 },
    font: `12px ${style.fontFamily}`,
  };
  return {
    width: element.clientWidth,
    height,
    scales: { x: { time: true }, y: { range: (_plot, _least, most) => [0, Math.max(1, most * 1.1)] } },
    axes: [
      { ...axis, values: (_plot, times) => times.map(tickOf) },
      { ...axis, size: 56, incrs: steps, label: unit, labelSize: 18, labelFont: `12px ${style.fontFamily}` },
    ],
    series: [
      { label: t.numbers.hour, value: (_plot, time) => (time === null ? '' : moment.format(time * 1000)) },
      ...lines.map(({ name }, index) => ({
        label: name,
        // Under the pointer; elsewhere there is none.
        value: (_plot: uPlot, value: number | null | undefined) =>
          value === null || value === undefined ? '' : t.numbers.value(value, unit),
        stroke: color(`--plot-${index + 1}`),
        width: 2,
        // Colours alone do not tell lines apart.
        ...(index % 2 === 1 && { dash: [6, 3] }),
        points: { show: lines.length > 0 && (lines[0]?.values.length ?? 0) < 60, size: 4 },
      })),
    ],
    cursor: { y: false },
  };
}
