export interface Line {
  name: string;
  points: readonly (readonly [x: number, y: number])[];
}

const width = 640;
const height = 400;
const left = 80;
const bottom = 50;
const top = 20;
const colours = ['#1b6ca8', '#c2571a', '#3c8d40'];

/** An SVG drawing of lines on two logarithmic axes; all values must be above zero. */
export function logLogSvg(lines: readonly Line[], xTitle: string, yTitle: string): string {
  const all = lines.flatMap(({ points }) => points);
  const range = (values: number[]): [number, number] => [
    Math.floor(Math.log10(Math.min(...values))),
    Math.ceil(Math.log10(Math.max(...values))),
  ];
  const [x0, x1] = range(all.map(([x]) => x));
  const [y0, y1] = range(all.map(([, y]) => y));
  const atX = (x: number): number => left + ((Math.log10(x) - x0) / (x1 - x0)) * (width - left - 140);
  const atY = (y: number): number =>
    height - bottom - ((Math.log10(y) - y0) / (y1 - y0)) * (height - bottom - top);
  const out: string[] = [];
  const text = (x: number, y: number, anchor: string, value: string, fill = '#333'): void =>
    void out.push(
      `<text x="${x}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${fill}">${value}</text>`,
    );
  for (let power = y0; power <= y1; power++) {
    const y = atY(10 ** power);
    out.push(`<path d="M${left} ${y.toFixed(1)}H${width - 140}" stroke="#ddd"/>`);
    text(left - 6, y + 4, 'end', (10 ** power).toLocaleString('en'));
  }
  for (let power = x0; power <= x1; power++) {
    text(atX(10 ** power), height - bottom + 18, 'middle', `10^${power}`);
  }
  lines.forEach(({ name, points }, index) => {
    const colour = colours[index % colours.length] ?? '#333';
    const path = points.map(([x, y]) => `${atX(x).toFixed(1)} ${atY(y).toFixed(1)}`).join('L');
    out.push(`<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    text(width - 130, top + 20 + index * 18, 'start', name, colour);
  });
  text((left + width - 140) / 2, height - 10, 'middle', xTitle);
  text(left, 13, 'start', yTitle);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12"><title>US dollars a month by pulls, one line for each number of stories</title><rect width="100%" height="100%" fill="#fff"/>${out.join('')}</svg>\n`;
}
