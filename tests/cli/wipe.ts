import type { OperatorDesk } from '../../cli/connect/ports.ts';

/** Removes every row and every object of a desk. */
export async function wipe(desk: OperatorDesk): Promise<void> {
  const { environment } = desk.connection;
  for (;;) {
    const { rows } = await desk.table.scan();
    if (rows.length === 0) break;
    await Promise.all(rows.map(({ pk, sk }) => desk.table.remove({ pk, sk })));
  }
  for (const name of ['INTAKE_BUCKET', 'STORIES_BUCKET', 'FEEDS_BUCKET'] as const) {
    const bucket = desk.bucket(environment[name]);
    for await (const { key } of bucket.list('')) await bucket.delete(key);
  }
}
