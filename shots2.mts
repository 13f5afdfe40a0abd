import { chromium } from 'playwright-core'
import { readFileSync, writeFileSync } from 'node:fs'
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']})
const p=await b.newPage({viewport:{width:1440,height:900},colorScheme:'dark'})
await p.goto('http://localhost:5312/')
await p.getByRole('region',{name:'Run'}).getByText('Finished',{exact:true}).waitFor({timeout:60000})
for (const t of ['Margin by day','From sale to cash','Payouts by state']){
 const d=p.waitForEvent('download');await p.getByRole('button',{name:`SVG of ${t}`}).click()
 const f='/tmp/look/'+t.replaceAll(' ','-')+'.svg';writeFileSync(f,readFileSync(await (await d).path()))
 const q=await b.newPage({viewport:{width:1100,height:520},colorScheme:'dark'});await q.goto('file://'+f);await q.screenshot({path:f.replace('.svg','.png')});await q.close()
}
const d=p.waitForEvent('download');await p.getByRole('button',{name:`CSV of Margin by day`}).click()
console.log(readFileSync(await (await d).path(),'utf8').split('\n').slice(0,6).join('\n'))
await p.setViewportSize({width:720,height:1000});await p.emulateMedia({media:'print',colorScheme:'dark'});await p.waitForTimeout(500)
await p.screenshot({path:'/tmp/look/print.png',fullPage:true})
await b.close()
