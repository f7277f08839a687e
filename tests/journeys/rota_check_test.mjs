// Duties held against the contract: a doctor's own weeks on her phone, a coordinator's rota file, and a named doctor's
// schedule, whose opening the doctor sees.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { demonstration, freshFolder, sql } from '../support/databases.mjs'
import { run, serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const doctor = 'Resident doctor, foundation year 1'
const coordinator = 'Rota coordinator'
const day = (date, from, to, label = 'Long day', breaks = '30;30') => `shift,${date}T${from},${date}T${to},scheduled,${breaks},${label}`

/** Line 3 starts 9 hours after line 2 has ended; line 6 is 13 hours and a half long. */
const rota = [
  'person,kind,start,end,plan,breaks,label',
  `Doctor North,${day('2026-12-07', '10:00', '22:30')}`,
  `Doctor North,${day('2026-12-08', '07:30', '16:30', 'Normal day', '30')}`,
  `Doctor North,${day('2026-12-10', '08:00', '16:30', 'Normal day', '30')}`,
  `Doctor South,${day('2026-12-07', '08:00', '16:30', 'Normal day', '30')}`,
  `Doctor South,${day('2026-12-09', '08:00', '21:30')}`,
  ''
].join('\r\n')

async function given_someone(t, title, options = {}) {
  const database = await demonstration(t)
  const server = await serveDemonstration(t, database)
  const visitor = await arrive(t, server.origin, options)
  await signInAs(visitor, title)
  return { visitor, server, database }
}

async function choose_file(visitor, label, text, name) {
  await visitor.page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

async function when_she_checks(visitor, duties, people) {
  await visitor.open('/rotas/check')
  if (duties !== undefined) await choose_file(visitor, 'Duties', duties, 'duties.csv')
  if (people !== undefined) await choose_file(visitor, 'About the doctors (optional)', people, 'people.csv')
  await visitor.press('Check the rota')
}

async function downloads(visitor, words, folder) {
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), visitor.find('button', words).click()])
  const file = join(folder, download.suggestedFilename())
  await download.saveAs(file)
  return file
}

for (const scripts of [true, false])
  test(`a doctor on her phone sees what breaks the limits in her weeks (${scripts ? 'with' : 'without'} scripts)`, async (t) => {
    const { visitor: she } = await given_someone(t, doctor, { size: 'phone', scripts })
    await she.open('/week')
    await she.follow("Check your weeks against the contract's limits")
    await she.sees('Planned duties from Monday 19 October 2026 to Sunday 14 February 2027', 'breaches of limits', 'duties judged')
    await she.sees('Week of 19 October 2026', 'Night, 20:30 to 09:00 the next day, 2 breaks of 30 min')
    await she.sees(/B1 Breach (B1: )?Third break on a night/, 'BR-3 Third break on a night', 'What breaks it:', 'Unverified')
    // From the marked duty to the finding, and back.
    const mark = she.page.getByRole('link', { name: 'B1: Third break on a night' }).first()
    const target = await mark.getAttribute('href')
    await mark.click()
    assert.equal(new URL(she.page.url()).hash, target)
    const back = she.page.locator(target).getByRole('link').first()
    assert.match(await she.page.locator(await back.getAttribute('href')).innerText(), /Night/)

    await she.open('/week/check?from=2026-11-30&to=2026-12-06')
    await she.sees('Nothing in these weeks breaks a limit')
    await she.open('/week/check?from=2026-11-16&to=2020-01-01')
    assert.equal(she.status, 400)
    await she.sees('There is a problem', 'The last day must be the same as or after the first day.')
    await she.open('/rotas/check')
    assert.equal(she.status, 403)
  })

test('a coordinator sends a file, sees the findings row by row and takes them away', async (t) => {
  const { visitor: he, server, database } = await given_someone(t, coordinator)
  await he.open('/rotas')
  await he.press('Check a rota file')
  await when_she_checks(he, rota)
  assert.equal(he.status, 200)
  await he.sees('What was found', 'Findings, row by row', 'Doctor North', 'RS-11 Rest between shifts')
  await he.sees('Rest between Mon 7 Dec 22:30 and Tue 8 Dec 07:30 was 9 h; the contract asks for 11 h.', '2 to 3')
  await he.sees('The shift from Wed 9 Dec 08:00 to Wed 9 Dec 21:30 is 13 h 30 min long; the contract allows 13 h.')

  const folder = freshFolder(t)
  const excel = await downloads(he, 'Download as Excel', folder)
  assert.match(excel, /rota-check\.xlsx$/)
  const done = await run('soffice', ['--headless', `-env:UserInstallation=file://${folder}/office`, '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', '--outdir', folder, excel])
  assert.equal(done.status, 0, done.err)
  const sheet = readFileSync(join(folder, 'rota-check-Findings.csv'), 'utf8')
  for (const words of ['Doctor North', 'RS-11', '2 to 3', '13 h 30 min']) assert.ok(sheet.includes(words), `${words} in ${sheet}`)
  const csv = readFileSync(await downloads(he, 'Download as CSV', folder), 'utf8')
  assert.match(csv, /^\ufeffperson,rule,era,plan,verdict/)
  assert.match(csv, /Doctor North,RS-11,E2,scheduled,breach,9,11,hours,.*,2;3,no,/)

  await he.press('See weeks of Doctor South')
  await he.sees("One doctor's weeks", 'Doctor South', 'Week of 7 December 2026', '(line 6)', 'SH-13 Length of a shift')
  assert.ok(!(await he.page.title()).includes('South'), 'no name in the title')
  await he.press('Back to the whole file')
  await he.sees('What was found', 'Doctor North')

  assert.ok(!server.log().some((line) => JSON.stringify(line).includes('Doctor North')), 'no name in the log')
  assert.equal(Number(await sql(database, "SELECT count(*) FROM audit_entry WHERE after LIKE '%Doctor North%';")), 0)
})

test('a file with faults is not judged in part, and says what to mend', async (t) => {
  const { visitor: he } = await given_someone(t, coordinator)
  const bad = rota.replace('2026-12-08T07:30', '8/12/2026 07:30').replace('Doctor South,shift', 'Doctor South,nights')
  await when_she_checks(he, bad, 'person,opt_out\r\nDoctor North,perhaps\r\n')
  assert.equal(he.status, 400)
  await he.sees('There is a problem', 'Nothing was judged', 'Enter shift or on_call.', 'Enter yes or no, or leave it empty.')
  const places = await he.page.locator('main table tbody tr').allInnerTexts()
  assert.ok(places.some((row) => /\b3\b/.test(row) && /start/.test(row)), places.join('\n'))
  assert.ok(places.some((row) => /\b5\b/.test(row) && /kind/.test(row)), places.join('\n'))
  await he.doesNotSee('What was found', 'Rest between')

  await when_she_checks(he)
  assert.equal(he.status, 400)
  await he.sees('Choose the CSV file of duties.')
  await when_she_checks(he, `${rota}${'x'.repeat(1_000_000)}`)
  assert.equal(he.status, 400)
  await he.sees('The file is larger than 1,000 kilobytes.')
  await when_she_checks(he, await (await he.context.request.get('/rotas/check/template.csv')).text())
  assert.equal(he.status, 200)
})

test('other settings judge the same file again, without choosing it anew', async (t) => {
  const { visitor: he } = await given_someone(t, coordinator, { scripts: false })
  await when_she_checks(he, rota)
  await he.page.getByText('Change the limits or settings and judge the same file again').click()
  await he.fill('Shortest reference weeks', '99')
  await he.press('Judge again')
  assert.equal(he.status, 400)
  await he.sees('Shortest reference weeks: enter 1 to 26.', 'The files that you sent are still here.')
  await he.fill('Shortest reference weeks', '1')
  await he.choose('2016 limits throughout')
  await he.press('Check the rota')
  assert.equal(he.status, 200)
  await he.sees('What was found', 'RS-11 Rest between shifts')
})

test("opening a doctor's schedule is written down, and the doctor sees it", async (t) => {
  const { visitor: he, server } = await given_someone(t, coordinator)
  await he.open('/rotas?directorate=ESM+EM')
  await he.sees("Check a doctor's work schedule", 'Doctors in post today, ESM EM')
  for (const link of await he.page.locator('main table a').all()) {
    const answer = await he.context.request.get(await link.getAttribute('href'))
    assert.equal(answer.status(), 200)
  }
  await he.leave(() => he.page.locator('main table a').first().click())
  await he.sees('Check of a work schedule', 'That you opened this schedule has been recorded.', 'Week by week')
  assert.match(he.path, /^\/rotas\/doctors\/[0-9a-f-]{36}$/)

  const she = await arrive(t, server.origin, { size: 'phone' })
  await signInAs(she, doctor)
  await she.open('/account/who-has-read')
  await she.sees('(Rota coordinator)', 'Opened your work schedule')
})
