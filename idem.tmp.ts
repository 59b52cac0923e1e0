import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { draft } from './tests/core/normalise/arbitraries.ts';
import { now, run } from './tests/core/normalise/drafts.ts';
import { draftFromContent, normalise } from './functions/core/normalise/index.ts';
const seen=new Set();
for(let seed=1;seed<=Number(process.argv[2]??6);seed++){
 const r=fc.check(fc.property(draft,g=>{const {content}=run(g); if(!content)return true; const a=normalise(draftFromContent(content),{now,agencyName:'Harbour News Service',policy:{}}); return isDeepStrictEqual(a.content,content)&&a.changes.filter(c=>c.step!=='headline').length===0}),{numRuns:Number(process.argv[3]??800),seed});
 if(r.failed&&r.counterexample){const g=r.counterexample[0]; const k=JSON.stringify(g); if(seen.has(k))continue; seen.add(k); const {content}=run(g); const a=normalise(draftFromContent(content!),{now,agencyName:'Harbour News Service',policy:{}}); console.log('---',r.error?.toString().slice(0,300)??'',k); for(const f of Object.keys({...content,...a.content}) as (keyof typeof content)[]) if(!isDeepStrictEqual(content![f],(a.content as any)?.[f])) console.log('  ',f,JSON.stringify(content![f]),'=>',JSON.stringify((a.content as any)?.[f])); console.log('  ',JSON.stringify(a.changes),JSON.stringify(a.problems))}
}
