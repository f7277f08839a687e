// A headless Chromium for the journeys and the gallery: how it is started, how a page is watched, checked and pictured.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The sizes at which every page is looked at. WCAG 2.2 asks for reflow at 320. */
export const sizes = {
  phone: { width: 375, height: 812 },
  narrow: { width: 320, height: 640 },
  desktop: { width: 1280, height: 900 }
}

/** The browser that Debian installs, kept from calling home. Close it when done. */
export function launch(options = {}) {
  return chromium.launch({
    executablePath: process.env.SIGHTLINE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync'
    ],
    ...options
  })
}

/**
 * Everything that goes wrong in the pages of this context from now on, as sentences: script errors, what the content
 * security policy blocked, requests to another host.
 */
export async function watch(context, origin) {
  const faults = []
  await context.exposeFunction('reportBlocked', (text) => faults.push(text))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      window.reportBlocked(`blocked by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  context.on('weberror', (error) => faults.push(`script error: ${error.error().message}`))
  context.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.push(`outside request: ${request.url()}`)
  })
  return faults
}

/** What axe finds against WCAG 2.0 to 2.2 A and AA and its best practices: one sentence a fault, empty when clean. */
export async function accessibilityFaults(page) {
  await page.evaluate(axeSource)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), tags)
  return result.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 160)}`)
  )
}

/** Whether a person would have to scroll sideways, and what sticks out. */
export async function sidewaysFaults(page, { hasScripts = true } = {}) {
  // The header's script folds the navigation anew, a moment after the size has changed.
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth
  if (hasScripts) await page.waitForFunction(fits, null, { timeout: 3000 }).catch(() => {})
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > width + 1)
    return wide.slice(0, 3).map((e) => `wider than ${width}: ${e.outerHTML.slice(0, 120)}`)
  })
}

/** A picture of the whole page at each size, as FOLDER/NAME-SIZE.png. */
export async function takePictures(page, folder, name, which = Object.keys(sizes)) {
  for (const size of which) {
    await page.setViewportSize(sizes[size])
    await page.screenshot({ path: `${folder}/${name}-${size}.png`, fullPage: true })
  }
}
