import { scoreWire } from './bench/corpus/wire.ts';
const s=await scoreWire(); const r=s!.rows.reduce((a,x)=>[a[0]!+x.right,a[1]!+x.total],[0,0]); console.log('wire',r.join('/')); for(const f of s!.failures) console.log('✗',f.slice(0,300));
