// The guardian's overview and report to the board: the figures that paper P1 of 7 December 2017 printed, the files, where
// each figure comes from, and what a board member sees of it.
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstration, engines, freshFolder } from '../support/databases.mjs'
import { run, serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const autumn = 'from=2017-09-01&to=2017-11-30'
const guardian = 'Guardian of safe working hours'
const printedInP1 = [
  '68 exception reports raised in the period',
  '277 exception reports raised to date',
  '11 of those to date were about education and training',
  '47 reports of the period ended in time off in lieu',
  '1 report of the period ended in a penalty',
  '113.6 posts vacant of 909',
  '12% of posts vacant'
]

async function given_someone(t, title, { engine = 'sqlite', size } = {}) {
  const database = await demonstration(t, engine)
  const server = await serveDemonstration(t, database)
  const visitor = await arrive(t, server.origin, { size })
  await signInAs(visitor, title)
  return { visitor, server }
}

/** Rows of the table with that caption, as text, the head first. */
async function tableOf(visitor, caption) {
  const table = visitor.page.locator('table', { has: visitor.page.locator('caption', { hasText: caption }) }).first()
  const rows = await table.locator('tr').all()
  const cell = (element) => element.evaluate((one) => [...one.childNodes].filter((n) => !(n.getAttribute?.('aria-hidden') === 'true' || n.classList?.contains('nhsuk-table-responsive__heading'))).map((n) => n.textContent).join('').trim())
  return Promise.all(rows.map(async (row) => Promise.all((await row.locator('th, td').all()).map(cell))))
}

for (const { engine, skip } of engines)
  test(`the overview tells what is open, overdue and answered in time (${engine})`, { skip }, async (t) => {
    const { visitor } = await given_someone(t, guardian, { engine })
    await visitor.open('/guardian')
    await visitor.sees('September to November 2026', /\d+ reports open/, /\d+ reports? overdue/, /\d+% answered in time: \d+ of \d+/)
    const rows = await tableOf(visitor, 'Exception reports by directorate')
    assert.deepEqual(rows[0], ['Directorate', 'Raised', 'Per 100 doctors', 'Doctors in post', 'Open', 'Overdue', 'Answered in time'])
    const [, raised, rate, doctors] = rows.at(-1)
    assert.equal(rate, ((100 * Number(raised)) / Number(doctors)).toFixed(1), 'the rate beside the count')
    for (const column of [1, 3, 4, 5]) {
      const sum = rows.slice(1, -1).reduce((all, row) => all + Number(row[column]), 0)
      assert.equal(sum, Number(rows.at(-1)[column]), rows[0][column])
    }
    await visitor.press('The report to the board for this period')
    assert.equal(visitor.path, '/guardian/report')
  })

for (const { engine, skip } of engines)
  test(`the report of autumn 2017 shows what P1 printed (${engine})`, { skip }, async (t) => {
    const { visitor } = await given_someone(t, guardian, { engine })
    await visitor.open(`/guardian/report?${autumn}`)
    await visitor.sees(...printedInP1, 'This is a demonstration', 'made up')
    const vacancies = await tableOf(visitor, 'acancies')
    const total = vacancies.at(-1)
    assert.ok(total.includes('113.6') && total.includes('909') && total.includes('12%'), `${total}`)
    for (const [directorate, posts] of [['CHUGGS', '133'], ['CSI', '68'], ['ESM EM', '172'], ['ITAPS', '84'], ['MSKSS', '127'], ['RRCV', '153'], ['WCC', '172']])
      assert.ok(vacancies.some((row) => row[0] === directorate && row.includes(posts)), directorate)
    assert.ok((await visitor.page.locator('svg[role=img]').count()) >= 2, 'graphs by directorate by quarter')
  })

async function text(command, args) {
  const done = await run(command, args)
  assert.equal(done.status, 0, `${command}: ${done.err}`)
  return done.out
}

/** What an office program makes of the file. */
async function asOffice(folder, file, format) {
  const profile = `-env:UserInstallation=file://${folder}/office`
  await text('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, join(folder, file)])
  return text('cat', [join(folder, file.replace(/\..*/, `.${format.split(':')[0]}`))])
}

test('the report is downloaded as PDF, Word, Excel and JSON, all with the same figures', async (t) => {
  const { visitor } = await given_someone(t, guardian)
  await visitor.open(`/guardian/report?${autumn}`)
  const folder = freshFolder(t)
  for (const [words, ending] of [['PDF', 'pdf'], ['Word', 'docx'], ['Excel', 'xlsx'], ['JSON', 'json'], ['CSV', 'csv']]) {
    const address = await visitor.page.getByRole('main').getByRole('link', { name: words, exact: true }).getAttribute('href')
    const answer = await visitor.context.request.get(address)
    assert.equal(answer.status(), 200, words)
    assert.match(answer.headers()['content-disposition'], new RegExp(`attachment; filename="?[a-z0-9-]+\\.${ending}`))
    writeFileSync(join(folder, `report.${ending}`), await answer.body())
  }
  const pdf = join(folder, 'report.pdf')
  const facts = await text('pdfinfo', [pdf])
  assert.match(facts, /Tagged: +yes/)
  assert.match(facts, /Title: +\S/)
  const printed = (await text('pdftotext', ['-layout', pdf, '-'])).replace(/\s+/g, ' ')
  const typed = (await asOffice(folder, 'report.docx', 'txt:Text')).replace(/\s+/g, ' ')
  for (const figure of printedInP1) {
    assert.ok(printed.includes(figure), `PDF: ${figure}`)
    assert.ok(typed.includes(figure), `Word: ${figure}`)
  }
  for (const figure of ['113.6', '909', '277', '68', '47']) {
    assert.ok((await asOffice(folder, 'report.xlsx', 'csv')).includes(figure), `Excel: ${figure}`)
  }
  const json = JSON.parse(await text('cat', [join(folder, 'report.json')]))
  for (const figure of ['113.6', '909', '277', '68', '47']) assert.ok(JSON.stringify(json).includes(figure), `JSON: ${figure}`)
})

test('each figure opens to where it comes from', async (t) => {
  const { visitor } = await given_someone(t, guardian)
  await visitor.open(`/guardian/report?${autumn}`)
  const links = await visitor.page.locator('main a[href^="/figures/"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  const figures = [...new Set(links)]
  assert.ok(figures.length >= 10, `${figures}`)
  for (const figure of figures) {
    const answer = await visitor.context.request.get(figure)
    assert.equal(answer.status(), 200, figure)
    const words = await answer.text()
    for (const heading of ['Definition', 'Period', 'Cut-off', 'Source']) assert.ok(words.includes(heading), `${figure}: ${heading}`)
  }

  await visitor.open(`/figures/exception_reports.raised_in_period?${autumn}`)
  await visitor.sees('30 November 2017 at 23:59', 'Nothing recorded later is counted')
  const caption = 'Reports beneath this figure'
  const first = (await tableOf(visitor, caption)).length - 1
  await visitor.follow('Next page')
  const second = (await tableOf(visitor, caption)).length - 1
  assert.equal(first + second, 68, 'as many records as the figure says')
  await visitor.leave(() => visitor.page.locator('main table a').first().click())
  assert.match(visitor.path, /^\/reports\//)
  await visitor.sees('This report is made up, for the demonstration.')
})

test('a board member sees the figures and not the records', async (t) => {
  const { visitor } = await given_someone(t, 'Board member', { size: 'phone' })
  await visitor.open(`/guardian/report?${autumn}`)
  await visitor.sees(...printedInP1)
  await visitor.doesNotSee('Example-')
  await visitor.open(`/figures/exception_reports.raised_in_period?${autumn}`)
  await visitor.sees('Definition', 'they are not shown to you')
  await visitor.doesNotSee('Example-')
  await visitor.open('/guardian')
  assert.equal(visitor.status, 403)
})

test('a period is chosen by its dates, and wrong dates are said', async (t) => {
  const { visitor } = await given_someone(t, guardian)
  await visitor.open('/guardian/report')
  await visitor.page.getByText('Choose another period').click()
  const fill = async (legend, ...parts) => {
    const group = visitor.page.getByRole('group', { name: legend })
    for (const [i, label] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(label).fill(parts[i])
  }
  await fill('First day', '30', '11', '2017')
  await fill('Last day', '1', '9', '2017')
  await visitor.press('Show this period')
  assert.equal(visitor.status, 400)
  await visitor.sees('There is a problem', 'The last day must be the same as or after the first day.')
  await fill('First day', '31', '9', '2017')
  await visitor.press('Show this period')
  assert.equal(visitor.status, 400)
  await fill('First day', '1', '9', '2017')
  await fill('Last day', '30', '11', '2017')
  await visitor.press('Show this period')
  await visitor.sees(...printedInP1)
  for (const wrong of ['/figures/no.such.figure', '/guardian/report/guardian-report.odt', '/guardian/report/passwd'])
    assert.equal((await visitor.context.request.get(wrong)).status(), 404, wrong)
})
