// A person at a browser, in the words of someone who watches her: she opens, follows, presses, fills in. Each page she
// comes to is checked: no script error, nothing blocked, no outside request, no fault that axe knows, no sideways
// scrolling at 320 pixels.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync } from 'node:fs'
import { after, before } from 'node:test'
import { atTheEnd } from '../support/cleanup.mjs'
import { accessibilityFaults, launch, sidewaysFaults, sizes, watch } from './browser.mjs'

const chromium = process.env.SIGHTLINE_CHROMIUM ?? '/usr/bin/chromium'
const pictures = process.env.SIGHTLINE_PICTURES ?? ''
const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g

let browser

/** To be called once by a journey's file. */
export function useBrowser() {
  before(async () => {
    assert.ok(existsSync(chromium), `no Chromium at ${chromium}: apt-get install chromium, or set SIGHTLINE_CHROMIUM`)
    browser = await launch()
  })
  after(() => browser?.close())
}

/** What axe finds where no script runs: it is one itself, so it looks at the same page in a browser that keeps ours out. */
async function faultsWithoutScripts(page) {
  const body = await page.content()
  const context = await browser.newContext({ viewport: page.viewportSize() })
  await context.route('**/*', (route) => {
    const type = route.request().resourceType()
    if (type === 'script') return route.abort()
    return type === 'document' ? route.fulfill({ body, contentType: 'text/html; charset=utf-8' }) : route.continue()
  })
  const copy = await context.newPage()
  await copy.goto(page.url())
  const faults = await accessibilityFaults(copy)
  await context.close()
  return faults
}

class Visitor {
  constructor(context, page, faults, { size, scripts }) {
    this.context = context
    this.page = page
    this.faults = faults
    this.size = size
    this.scripts = scripts
    this.checked = new Set()
    this.answer = null
    this.actions = 0
    page.on('response', (response) => {
      if (response.request().isNavigationRequest() && response.frame() === page.mainFrame()) this.answer = response
    })
  }

  /** The status of the page she is on. */
  get status() {
    return this.answer.status()
  }

  get path() {
    return new URL(this.page.url()).pathname
  }

  async open(path) {
    await this.page.goto(path)
    await this.check()
  }

  /** A link by its words, within the page's own content where it is there. */
  async follow(words) {
    this.actions += 1
    await this.leave(() => this.find('link', words).click())
  }

  async press(words) {
    this.actions += 1
    await this.leave(() => this.find('button', words).click())
  }

  find(role, words) {
    const within = this.page.getByRole('main').getByRole(role, { name: words })
    return within.or(this.page.getByRole(role, { name: words })).first()
  }

  /** Does what brings her to another page, and waits for it. */
  async leave(action) {
    await Promise.all([this.page.waitForEvent('load'), action()])
    await this.check()
  }

  async fill(label, value) {
    this.actions += 1
    await this.page.getByLabel(label, { exact: true }).fill(value)
  }

  async choose(label) {
    this.actions += 1
    await this.page.getByLabel(label, { exact: true }).check()
  }

  async words() {
    return (await this.page.locator('body').innerText()).replace(/\s+/g, ' ')
  }

  async sees(...expected) {
    const words = await this.words()
    for (const one of expected) {
      const there = one instanceof RegExp ? one.test(words) : words.includes(one)
      assert.ok(there, `expected to see ${one} on ${this.path}, which says: ${words}`)
    }
  }

  async doesNotSee(...unexpected) {
    const words = await this.words()
    for (const one of unexpected) {
      const there = one instanceof RegExp ? one.test(words) : words.includes(one)
      assert.ok(!there, `did not expect to see ${one} on ${this.path}, which says: ${words}`)
    }
  }

  /** Checks the page she is on, once for each kind of page. */
  async check() {
    // The browser itself puts a refusal's status on the console.
    const faults = this.faults.splice(0).filter((fault) => !/^console: Failed to load resource.* 4\d\d|50[03] \(/.test(fault))
    const kind = `${this.path.replaceAll(uuid, 'ID')} ${await this.page.title()} ${this.answer?.status()}`
    if (!this.checked.has(kind)) {
      this.checked.add(kind)
      faults.push(...(this.scripts ? await accessibilityFaults(this.page) : await faultsWithoutScripts(this.page)))
      await this.picture(kind)
      faults.push(...(await this.sidewaysFaultsWhenNarrow()))
    }
    assert.deepEqual(faults, [], `what is wrong with ${kind}`)
  }

  async sidewaysFaultsWhenNarrow() {
    await this.page.setViewportSize(sizes.narrow)
    const faults = await sidewaysFaults(this.page, { hasScripts: this.scripts })
    await this.page.setViewportSize(sizes[this.size])
    return faults
  }

  async picture(kind) {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    const name = kind.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 120)
    await this.page.screenshot({ path: `${pictures}/${this.size}${this.scripts ? '' : '-plain'}${name}.png`, fullPage: true })
  }
}

/** Someone new at a browser of her own. */
export async function arrive(t, origin, { size = 'desktop', scripts = true } = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport: sizes[size], javaScriptEnabled: scripts, locale: 'en-GB' })
  context.setDefaultTimeout(30_000)
  atTheEnd(t, () => context.close())
  const faults = scripts ? await watch(context, origin) : []
  return new Visitor(context, await context.newPage(), faults, { size, scripts })
}

/** She chooses one of the demonstration's people, by their title on the page. */
export async function signInAs(visitor, title) {
  await visitor.open('/sign-in')
  const card = visitor.page.locator('.nhsuk-card').filter({ hasText: title })
  await visitor.leave(() => card.getByRole('button').first().click())
  assert.equal(visitor.status, 200, `${title} signs in`)
}
