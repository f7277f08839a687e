// Every main page by keyboard alone: the skip link first, each control once and in order, the focus always seen, no trap;
// and at four times the size.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { sidewaysFaults } from './browser.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()

const pagesOf = {
  'Resident doctor, foundation year 1': ['/', '/week', '/week/check', '/reports', '/account', '/account/who-has-read', '/help', '/accessibility', '/privacy'],
  'Medical workforce (HR)': ['/', '/reviews', '/establishment', '/establishment/import'],
  'Director of medical education': ['/reviews'],
  'Guardian of safe working hours': ['/', '/guardian', '/guardian/decisions', '/guardian/report', '/figures/exception_reports.open_now'],
  'Rota coordinator': ['/', '/rotas', '/rotas/check'],
  'System administrator': ['/', '/account']
}

/** Presses Tab from the top until it leaves the page. What had the focus, in order, and whether it showed. */
async function walk(page) {
  await page.evaluate(() => {
    document.activeElement?.blur()
    window.scrollTo(0, 0)
    window.getSelection().removeAllRanges()
  })
  const visited = []
  for (let tabs = 0; tabs < 400; ++tabs) {
    await page.keyboard.press('Tab')
    let at = await page.evaluate(describeFocus)
    // On a busy machine the browser may still be giving the page the focus when the key comes: it goes nowhere once.
    if (!at) {
      await page.keyboard.press('Tab')
      at = await page.evaluate(describeFocus)
    }
    // Without a window around it the browser may go from the last control straight to the first.
    if (!at || at.index === visited[0]?.index) return visited
    assert.ok(at.shows, `the focus is seen on ${at.what}`)
    assert.ok(!visited.some((one) => one.index === at.index), `${at.what} has the focus a second time: a trap`)
    visited.push(at)
  }
  throw new Error('400 tabs and no end')
}

function describeFocus() {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const look = (one) => {
    const style = getComputedStyle(one)
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.color].join()
  }
  const label = element.labels?.[0]
  const looks = () => look(element) + (label ? getComputedStyle(label, '::before').boxShadow : '')
  const focused = looks()
  const box = element.getBoundingClientRect()
  element.blur()
  const plain = looks()
  element.focus({ preventScroll: true })
  const index = [...document.querySelectorAll('*')].indexOf(element)
  return { index, what: element.outerHTML.slice(0, 120), shows: focused !== plain && box.width > 0, skip: element.hash === '#maincontent' }
}

/** Controls that someone with a mouse could use. */
const controls = (page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(
        (one) => !one.disabled && one.checkVisibility({ visibilityProperty: true }) && one.tabIndex >= 0 && !(one.type === 'radio')
      ).length
  )

for (const [title, paths] of Object.entries(pagesOf))
  test(`${title} goes through every page by keyboard`, async (t) => {
    const server = await serveDemonstration(t, await demonstration(t))
    const visitor = await arrive(t, server.origin)
    await signInAs(visitor, title)
    for (const path of paths) {
      await visitor.open(path)
      const visited = await walk(visitor.page)
      assert.ok(visited[0].skip, `the skip link is first on ${path}`)
      const indexes = visited.map((one) => one.index)
      assert.deepEqual(indexes, [...indexes].sort((a, b) => a - b), `in the order of the page on ${path}`)
      assert.ok(visited.length >= (await controls(visitor.page)), `every control of ${path} can be reached`)

      await visitor.page.evaluate(() => document.querySelector('a[href="#maincontent"]').focus())
      await visitor.page.keyboard.press('Enter')
      await visitor.page.keyboard.press('Tab')
      const within = await visitor.page.evaluate(() => !document.activeElement.closest('header, nav'))
      assert.ok(within, `the skip link of ${path} skips the header`)

      await visitor.page.setViewportSize({ width: 320, height: 256 })
      assert.deepEqual(await sidewaysFaults(visitor.page), [], `${path} at 400%`)
      await visitor.page.setViewportSize({ width: 1280, height: 900 })
    }
  })

test('a doctor reports a shift without touching a mouse', async (t) => {
  const server = await serveDemonstration(t, await demonstration(t))
  const she = await arrive(t, server.origin)
  await signInAs(she, 'Resident doctor, foundation year 1')
  await she.open('/week')
  const { page } = she
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await page.getByRole('button', { name: /^Report this shift/ }).first().focus()
  await she.leave(() => press('Enter'))
  await page.getByLabel('When did you finish?').focus()
  await press('Control+a')
  await page.keyboard.type('1815')
  await page.getByLabel('What happened?').focus()
  await page.keyboard.type('The ward round finished late.')
  await page.getByLabel('Time off in lieu').focus()
  await press('Space')
  await page.getByRole('button', { name: 'Send report' }).focus()
  await she.leave(() => press('Enter'))
  await she.sees('Your report has been sent.')
})
