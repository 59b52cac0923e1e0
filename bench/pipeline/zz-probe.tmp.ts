import { openBenchDesk } from '/work/main/bench/pipeline/bench-desk.ts';
import { wireStory, languages } from '/work/main/bench/pipeline/wire-stories.ts';
import { setTimeout as sleep } from 'node:timers/promises';
const desk = await openBenchDesk(2);
try {
for (let n=0;n<5;n++){
  const r = await fetch(desk.stack.url+'/v1/articles',{method:'POST',headers:{authorization:`Bearer ${desk.agencies[0]!.key}`,'content-type':'application/json'},body:wireStory(n,languages[n%5])});
  const j:any = await r.json();
  console.log(r.status, j.results[0].status, j.results[0].story?.language, JSON.stringify(j.results[0].warnings), JSON.stringify(j.results[0].changes).slice(0,200), wireStory(n).length);
}
await sleep(3000);
console.table(desk.meter.tallies); console.table(desk.meter.invocations); console.log(desk.meter.feedBuilds, await desk.backlog());
} finally { await desk.close(); }
