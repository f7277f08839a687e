// Figures of a system: a month comes in, then its revision, then a bad file; a chart is read by keyboard and by names;
// the chance of reaching a target is asked; the figures go away as a paper.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration, engines, sql } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const headings = 'period,org_code,type,attendances,breaches,admissions'
const april = (breaches) => `${headings}\n2019-04,RWE,1,20000,${breaches},5000\n2019-04,RWE,2,1600,10,0\n2019-04,RWE,other,0,0,0\n`
const fourHours = '/performance/measures/ae.percent_within_four_hours?place=RWE'

async function given_someone(t, title, options = {}, engine = 'sqlite') {
  const database = await demonstration(t, engine)
  const server = await serveDemonstration(t, database)
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, title)
  return { visitor, database, server }
}

async function when_she_imports(visitor, csv, name) {
  await visitor.open('/performance/import')
  await visitor.page.getByLabel('The file', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await visitor.press('Import')
}

for (const { engine, skip } of engines)
  test(`a month is imported, then corrected, and both can be seen (${engine})`, { skip }, async (t) => {
    const { visitor, database } = await given_someone(t, 'Performance analyst', {}, engine)
    const before = Number(await sql(database, 'SELECT count(*) FROM measure_import;'))
    await when_she_imports(visitor, april(5000), 'april.csv')
    await visitor.sees('The figures were imported.', 'april.csv')
    await visitor.open(fourHours)
    await visitor.sees('76.8% in April 2019')

    await when_she_imports(visitor, april(4000), 'april-revised.csv')
    await visitor.sees('The figures were imported.', 'Corrected values')
    await visitor.open(fourHours)
    await visitor.sees('81.4% in April 2019')
    await visitor.follow(/Where these figures come from/)
    await visitor.sees('april.csv: row 2', 'april-revised.csv: row 2')

    await when_she_imports(visitor, april(4000), 'april-revised.csv')
    await visitor.sees('Nothing was changed.')
    assert.equal(Number(await sql(database, 'SELECT count(*) FROM measure_import;')), before + 2)
  })

test('a bad file is refused whole, with the place of each fault', async (t) => {
  const { visitor, database } = await given_someone(t, 'Performance analyst')
  const before = await sql(database, 'SELECT count(*) FROM measure_value;')
  await when_she_imports(visitor, `${headings}\n2019-04,RWE,1,20000,21000,5000\n2019-04,RWE,other,many,0,0\n`, 'bad.csv')
  assert.equal(visitor.status, 400)
  await visitor.sees('There is a problem', 'Nothing was imported', 'row 2', 'row 3')
  assert.equal(await sql(database, 'SELECT count(*) FROM measure_value;'), before)
})

test('a chart is read by keyboard and by its names, on a phone without scripts too', async (t) => {
  const { visitor } = await given_someone(t, 'Board member', { size: 'phone' })
  await visitor.open('/performance')
  await visitor.sees('Performance of Leicester, Leicestershire and Rutland', 'People delayed each day')
  await visitor.follow('People delayed each day')
  const chart = visitor.page.getByRole('img', { name: /People delayed each day/ }).first()
  assert.ok(await chart.isVisible(), 'the chart has a name')
  const summary = visitor.page.locator('details').filter({ hasText: 'The numbers in this chart' }).locator('summary').first()
  await summary.focus()
  await visitor.page.keyboard.press('Enter')
  await visitor.sees('Dec 2019', 'Signals')
  const plain = await arrive(t, new URL(visitor.page.url()).origin, { scripts: false, size: 'phone' })
  await signInAs(plain, 'Board member')
  await plain.open('/performance/measures/dtoc.people_per_day?place=E06000016')
  await plain.sees('people a day in December 2019', 'in 80 of 100 cases between')
})

test('the chance of reaching a target is asked, with the base rate beside it', async (t) => {
  const { visitor } = await given_someone(t, 'Performance analyst')
  await visitor.open(fourHours)
  await visitor.sees('Target: 95.0%', 'Chance of standing at or beyond it', 'of past stretches as long')
  await visitor.open('/performance/measures/dtoc.people_per_day?place=LLR')
  await visitor.page.getByText('Set a target or a path').click()
  await visitor.page.getByRole('radio', { name: 'A target' }).check()
  await visitor.fill('Its name', 'The system’s target')
  await visitor.fill('Who set it, and where it is written', 'Paper 7')
  await visitor.fill('Its points, one a line', '2017-09 fifty')
  await visitor.leave(() => visitor.page.getByRole('button', { name: 'Keep', exact: true }).first().click())
  await visitor.sees('There is a problem', 'give a period and a value')
  assert.equal(await visitor.page.getByLabel('Its name', { exact: true }).inputValue(), 'The system’s target')
  await visitor.fill('Its points, one a line', '2017-09 50')
  await visitor.leave(() => visitor.page.getByRole('button', { name: 'Keep', exact: true }).first().click())
  await visitor.sees('It is kept', 'Target: 50.0', 'Chance of standing at or beyond it')
})

test('what a figure is made of is read by pages on a phone, the newest first', async (t) => {
  const { visitor } = await given_someone(t, 'Board member', { size: 'phone' })
  await visitor.open('/performance/measures/dtoc.people_per_day?place=LLR')
  await visitor.follow(/Where these figures come from/)
  await visitor.sees('1 to 24 of')
  const rows = visitor.page.getByRole('main').locator('tbody').getByRole('row')
  assert.equal(await rows.count(), 24)
  assert.match(await rows.first().innerText(), /Dec 2019/)
  const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight)
  assert.ok(height < 9000, `${height} pixels are too many to scroll`)
  await visitor.follow('Next page')
  await visitor.sees('25 to 48 of')
  assert.ok(!(await rows.first().innerText()).includes('Dec 2019'))
})

test('of two targets that hold an analyst chooses which is judged, and says why', async (t) => {
  const { visitor } = await given_someone(t, 'Performance analyst')
  const page = '/performance/measures/dtoc.people_per_day?place=LLR'
  const set = async (name, value) => {
    await visitor.open(page)
    await visitor.page.getByText('Set a target or a path').click()
    await visitor.page.getByRole('radio', { name: 'A target' }).check()
    await visitor.fill('Its name', name)
    await visitor.fill('Who set it, and where it is written', `Paper of ${name}`)
    await visitor.fill('Its points, one a line', `2017-09 ${value}`)
    const form = visitor.page.locator('form[action*="/targets"]')
    await visitor.leave(() => form.getByRole('button', { name: 'Keep', exact: true }).click())
    await visitor.sees('It is kept')
  }
  await set('The mandate', 45)
  await set('The plan', 50)
  await visitor.sees('Targets that hold', 'Target: 50.0 (The plan)', 'it is the newest of this place’s own')
  await visitor.page.getByText('Choose which target is judged').click()
  const form = visitor.page.locator('form[action*="/judged-target"]')
  await visitor.page.getByRole('radio', { name: /The mandate/ }).check()
  await visitor.leave(() => form.getByRole('button', { name: 'Keep', exact: true }).click())
  await visitor.sees('There is a problem', 'Say why this target is the one to judge by.')
  assert.ok(await visitor.page.getByRole('radio', { name: /The mandate/ }).isChecked(), 'what was chosen stays')
  await visitor.fill('Why this one', 'The board is held to it')
  await visitor.leave(() => form.getByRole('button', { name: 'Keep', exact: true }).click())
  await visitor.sees('Target: 45.0 (The mandate)', 'because: The board is held to it')
})

test('the figures go away as a paper', async (t) => {
  const { visitor } = await given_someone(t, 'Committee secretary')
  await visitor.open('/performance?place=E06000016')
  for (const [words, magic] of [['PDF', '%PDF'], ['Word', 'PK'], ['Excel', 'PK']]) {
    const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.find('link', words).click()])
    const bytes = await (await download.createReadStream()).toArray()
    assert.equal(Buffer.concat(bytes).subarray(0, magic.length).toString(), magic)
  }
})

test('a doctor sees no figures of the system', async (t) => {
  const { visitor } = await given_someone(t, 'Resident doctor, foundation year 1')
  await visitor.page.goto('/performance')
  await visitor.sees('not')
  assert.equal(visitor.status, 403)
})

test('a secretary puts the figures into a paper with one press', async (t) => {
  const { visitor, database } = await given_someone(t, 'Committee secretary')
  await visitor.open('/meetings/vpc-2026-11-18/papers')
  await visitor.page.getByLabel('For item').selectOption({ label: '6 Action log' })
  await visitor.page.getByLabel('Written by').selectOption('dale')
  await visitor.press('Ask for it')
  await visitor.open('/performance?place=LLR')
  await visitor.follow('Put these figures into a paper of a meeting')
  await visitor.press('Put them in')
  await visitor.sees('There is a problem', 'Choose the paper that they go into.')
  await visitor.page.getByRole('radio').first().check()
  await visitor.press('Put them in')
  await visitor.sees('Read the paper (PDF)')
  assert.equal(await sql(database, "SELECT count(*) FROM paper_version WHERE file_name = 'performance.pdf';"), '1')
})

test('an analyst without a paper in hand is told whom to ask', async (t) => {
  const { visitor } = await given_someone(t, 'Performance analyst')
  await visitor.open('/performance/paper?place=LLR')
  await visitor.sees('You have no paper in hand')
})
