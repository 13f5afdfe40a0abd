import { chromium } from 'playwright-core'
import { spawn } from 'child_process'
const srv = spawn('npx',['vite','preview','--port','5301','--strictPort'],{stdio:'ignore',detached:true}); await new Promise(r=>setTimeout(r,2500))
const b = await chromium.launch({executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']})
try { for (let i=0;i<3;i++) { const p = await b.newPage({viewport:{width:1440,height:1000}}); const t0=Date.now(); const log=[]; p.on('request',r=>{ const u=r.url().split('/').pop(); if(/worker|wasm|index/.test(u)) log.push(u.slice(0,22)+'@'+(Date.now()-t0)) })
  await p.goto('http://localhost:5301/'); log.push('load@'+(Date.now()-t0)); await p.waitForFunction(()=>document.querySelector('.state')?.textContent==='Running',null,{polling:20}); log.push('running@'+(Date.now()-t0)); await p.waitForFunction(()=>document.querySelector('.state')?.textContent==='Finished',null,{polling:20,timeout:30000}); log.push('finished@'+(Date.now()-t0)); console.log(log.join(' ')); await p.close() } } finally { await b.close(); process.kill(-srv.pid) }
