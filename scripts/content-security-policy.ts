/**
 * The content security policy of the built page. A static host sends no headers, so it is a `meta` element, the first
 * of the document. The development server puts styles and scripts into the page as it goes and has no policy.
 */
import type { Plugin } from 'vite'

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  // SQLite is WebAssembly. Nothing else may be compiled while the page runs.
  'script-src': "'self' 'wasm-unsafe-eval'",
  // Workers start from memory, and so come under this policy too: src/ui/lab/start-worker.ts.
  'worker-src': "'self' blob:",
  'style-src': "'self'",
  'font-src': "'self'",
  // The diagrams of stress tests are pictures made on the page, with styles of their own.
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

const policyText = Object.entries(POLICY)
  .map(([directive, sources]) => `${directive} ${sources}`)
  .join('; ')

export const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policyText },
      injectTo: 'head-prepend',
    },
  ],
}
