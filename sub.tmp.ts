import { scoreSubmissions } from './bench/corpus/submissions.ts';
const s=scoreSubmissions(); console.log(s?.rows.map(r=>`${r.field} ${r.right}/${r.total}`).join(', ')); for(const f of s?.failures??[]) console.log('✗',f.slice(0,600));
