// node screenshots.mjs FOLDER: the pictures of the README, from the demonstration record at a fixed time.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { demonstration, freshFolder } from '../support/databases.mjs'
import { run, serveDemonstration } from '../support/program.mjs'
import { launch, sizes } from './browser.mjs'

const folder = resolve(process.argv[2] ?? 'docs/screenshots')
const autumn = 'from=2017-09-01&to=2017-11-30'
const endings = []
const t = { after: (action) => endings.push(action) }

async function signedIn(browser, origin, title, viewport) {
  const page = await (await browser.newContext({ baseURL: origin, viewport, locale: 'en-GB' })).newPage()
  await page.goto('/sign-in')
  await page.locator('.nhsuk-card').filter({ hasText: title }).getByRole('button').first().click()
  await page.waitForLoadState()
  return page
}

const picture = (page, name, options = {}) => page.screenshot({ path: join(folder, `${name}.png`), ...options })

async function doctor(browser, origin) {
  const page = await signedIn(browser, origin, 'Resident doctor, foundation year 1', sizes.phone)
  await page.goto('/week')
  await picture(page, 'week-phone')
  await page.getByRole('button', { name: /^Report this shift/ }).first().click()
  await page.getByLabel('When did you finish?').fill('18:15')
  await page.getByLabel('What happened?').fill('Two patients fell ill at the end of the ward round.')
  await page.getByLabel('Time off in lieu').check()
  await picture(page, 'report-form-phone', { fullPage: true })
  await page.getByRole('button', { name: 'Send report' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await picture(page, 'report-sent-phone')
}

async function guardian(browser, origin) {
  const page = await signedIn(browser, origin, 'Guardian of safe working hours', sizes.desktop)
  await page.goto('/guardian')
  await picture(page, 'guardian-overview')
  await page.goto(`/guardian/report?${autumn}`)
  await page.locator('svg[role=img]').first().scrollIntoViewIfNeeded()
  await picture(page, 'guardian-report')
  await page.goto(`/figures/exception_reports.raised_in_period?${autumn}`)
  await picture(page, 'figure')
  const paper = await page.context().request.get(`/guardian/report/guardian-report.pdf?${autumn}`)
  return paper.body()
}

async function paperPage(bytes) {
  const file = join(freshFolder(t), 'report.pdf')
  writeFileSync(file, bytes)
  const done = await run('pdftoppm', ['-png', '-r', '70', '-f', '1', '-l', '1', '-singlefile', file, join(folder, 'guardian-report-pdf')])
  if (done.status !== 0) throw new Error(done.err)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const browser = await launch()
t.after(() => browser.close())
try {
  const { origin } = await serveDemonstration(t, await demonstration(t))
  await doctor(browser, origin)
  await paperPage(await guardian(browser, origin))
} finally {
  for (const ending of endings.reverse()) await ending()
}
