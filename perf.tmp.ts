import fs from 'node:fs';
import sanitize from 'sanitize-html';
import { normalise } from './functions/core/normalise/index.ts';
const ctx={now:'2026-05-03T10:00:00Z',agencyName:'Demo Agency',policy:{}};
const seed=fs.readFileSync('/work/shared/corpus/submissions/war-peace-talks.txt','utf8');
const text={body:{kind:'text' as const,value:seed+seed.slice(0,1700)},changes:[]};
const html={headline:'A',body:{kind:'html' as const,value:seed.split('\n').slice(0,-3).map(l=>`<p>${l}</p>`).join('\n')+'<p>See <a href="https://x.com/a?utm_source=1">this</a> <b>bold</b></p>'.repeat(20)},changes:[]};
const b=(n:string,fn:()=>unknown)=>{for(let i=0;i<150;i++)fn();const ts:number[]=[];for(let i=0;i<300;i++){const t=performance.now();fn();ts.push(performance.now()-t)}ts.sort((a,b)=>a-b);console.log(n,'min',ts[0]!.toFixed(3),'p10',ts[30]!.toFixed(3),'median',ts[150]!.toFixed(3))};
for(let k=0;k<2;k++){
b('sanitize html',()=>sanitize(html.body.value,{allowedTags:['p','a','b'],allowedAttributes:{a:['href']}}));
b('text',()=>normalise(text,ctx)); b('html',()=>normalise(html,ctx));}
