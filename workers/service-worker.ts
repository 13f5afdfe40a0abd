/**
 * Keeps the page and everything that it loads in the browser, so that it opens without a network. A new version waits
 * until no page of the old one is left, or until the only page there is asks for it: pages that are open must find the
 * files that they were built with.
 */
import { precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope
/** Written in by the build: scripts/service-worker.ts. */
declare const FILES_OF_THE_PAGE: PrecacheEntry[]

// The page's own address may have anything after its question mark: a tab, a creator.
precacheAndRoute(FILES_OF_THE_PAGE, { ignoreURLParametersMatching: [/./], cleanURLs: false })

// A page that is older than its service worker finds here what it has not loaded yet, should the network go.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** Returns whether the new version takes over. */
async function takeOver(): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const isAlone = pages.filter(({ url }) => url.startsWith(self.registration.scope)).length <= 1
  if (isAlone) void self.skipWaiting()
  return isAlone
}

self.addEventListener('message', (event) => {
  const [port] = event.ports
  event.waitUntil(takeOver().then((isTaken) => port?.postMessage(isTaken)))
})
