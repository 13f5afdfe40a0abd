import { chromium } from 'playwright-core'
const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync']})
for (const t of ['light','dark'] as const){
 const p=await b.newPage({viewport:{width:1280,height:900},colorScheme:t})
 await p.goto('http://localhost:5312/')
 await p.getByRole('region',{name:'Run'}).getByText('Finished',{exact:true}).waitFor({timeout:60000})
 await p.waitForTimeout(500)
 await p.screenshot({path:`/tmp/look/overview-${t}.png`})
 await p.close()
}
const c=await b.newContext({viewport:{width:390,height:844},hasTouch:true,isMobile:true,colorScheme:'dark'})
const p=await c.newPage();await p.goto('http://localhost:5312/')
await p.getByRole('region',{name:'Run'}).getByText('Finished',{exact:true}).waitFor({timeout:60000})
await p.getByRole('figure').filter({hasText:'Margin by day'}).scrollIntoViewIfNeeded()
await p.mouse.wheel(0,0); await p.evaluate(()=>window.scrollBy(0,420));await p.waitForTimeout(300)
await p.getByRole('figure').filter({hasText:'Margin by day'}).locator('[data-plot]').tap({position:{x:150,y:120}})
await p.waitForTimeout(300)
await p.screenshot({path:'/tmp/look/touch.png'})
// failed: the worker's fetch of the engine fails
const f=await b.newPage({viewport:{width:1440,height:900}})
await f.route('**/*.wasm',r=>r.abort())
await f.goto('http://localhost:5312/');await f.getByRole('alert').first().waitFor({timeout:20000}).catch(()=>{});await f.waitForTimeout(500)
await f.screenshot({path:'/tmp/look/failed.png'})
await b.close()
