// A resident doctor reports the shift that went wrong, on her phone: in one go, with mistakes, twice by accident, and with
// scripts switched off.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration, engines, sql } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()
const generated = 320

async function given_a_doctor_on_her_phone(t, { engine = 'sqlite', scripts = true } = {}) {
  const database = await demonstration(t, engine)
  const server = await serveDemonstration(t, database)
  const she = await arrive(t, server.origin, { size: 'phone', scripts })
  await signInAs(she, 'Resident doctor, foundation year 1')
  return { she, database, server }
}

async function when_she_taps_todays_shift(she) {
  await she.open('/week')
  await she.sees('Your latest shift: Wednesday 18 November 2026', 'Normal day', '08:00 to 17:00')
  await she.press(/^Report this shift/)
}

/** What went wrong and what she would like: the fields that every report needs. */
async function when_she_says_what_happened(she) {
  await she.fill('When did you finish?', '1815')
  await she.fill('What happened?', 'Two patients fell ill at the end of the ward round.')
  await she.choose('Time off in lieu')
}

async function then_it_waits_for_an_answer(she) {
  assert.match(she.path, /^\/reports\/[0-9a-f-]{36}$/)
  await she.sees('Your report has been sent.', 'Waiting for an answer', /Answer due by \d+ November 2026, \d+ days/)
  await she.sees('1 h 15 min beyond the schedule', 'Two patients fell ill', 'Time off in lieu')
}

async function then_there_are_reports(database, number) {
  assert.equal(Number(await sql(database, 'SELECT count(*) FROM exception_report;')), generated + number)
}

for (const { engine, skip } of engines)
  test(`she reports a shift in under a minute (${engine})`, { skip }, async (t) => {
    const { she, database } = await given_a_doctor_on_her_phone(t, { engine })
    const actions = she.actions
    const began = Date.now()
    await when_she_taps_todays_shift(she)
    await she.sees('Medical workforce and the guardian of safe working hours will read this report', 'Your supervisor cannot see it')
    await when_she_says_what_happened(she)
    await she.press('Send report')
    t.diagnostic(`${she.actions - actions} taps and fields; ${((Date.now() - began) / 1000).toFixed(1)} s with all checks`)
    await then_it_waits_for_an_answer(she)
    await then_there_are_reports(database, 1)
    assert.ok(she.actions - actions <= 6, 'no more than six taps and fields')

    await she.open('/week')
    await she.sees('See your report', 'Waiting for an answer', 'Report something else')
    await she.open('/reports')
    await she.sees('Normal day, 18 Nov 2026', 'Waiting for an answer')
  })

test('she says everything that the form asks for', async (t) => {
  const { she } = await given_a_doctor_on_her_phone(t)
  await when_she_taps_todays_shift(she)
  await when_she_says_what_happened(she)
  await she.fill('When did you start?', '7:45')
  await she.fill('Minutes of break you missed', '30')
  await she.choose('Pattern of hours')
  await she.choose('Education or training missed')
  await she.fill('What did you try at the time? (optional)', 'Told the registrar at 16:30.')
  await she.fill('When would suit you? (optional)', 'a half day in the week of 30 November')

  await she.doesNotSee('It does not call anyone')
  await she.choose('This was an immediate safety concern')
  await she.sees('Sightline alerts nobody', 'tell someone now', 'It does not call anyone', 'the site manager through switchboard')

  await she.press('Send report')
  await she.sees('2 h beyond the schedule', 'Sightline alerts nobody', 'Told the registrar at 16:30.')
  await she.sees('a half day in the week of 30 November', 'Hours of work, Pattern of hours and Education and training')
  await she.sees('Medical workforce Waiting for an answer', 'Director of medical education Waiting for an answer')
})

test('what is wrong is said beside it, and nothing typed is lost', async (t) => {
  const { she, database } = await given_a_doctor_on_her_phone(t)
  await when_she_taps_todays_shift(she)
  await she.fill('When did you finish?', 'half past six')
  await she.fill('Minutes of break you missed', 'all')
  await she.page.getByLabel('Hours', { exact: true }).uncheck()
  await she.choose('Support during the shift')
  await she.fill('What did you try at the time? (optional)', 'Told the <registrar> & the matron.')
  await she.press('Send report')

  assert.equal(she.status, 400)
  assert.match(await she.page.title(), /^Error: /)
  const summary = she.page.getByRole('alert')
  await she.sees('There is a problem')
  const links = await summary.getByRole('link').all()
  assert.equal(links.length, 4, await summary.innerText())
  for (const link of links) {
    const target = (await link.getAttribute('href')).slice(1)
    await link.click()
    assert.equal(await she.page.evaluate(() => document.activeElement.id), target, 'the link goes to its field')
  }
  assert.equal(await she.page.getByLabel('When did you finish?').inputValue(), 'half past six')
  assert.equal(await she.page.getByLabel('Minutes of break you missed').inputValue(), 'all')
  assert.equal(await she.page.getByLabel('What did you try at the time? (optional)').inputValue(), 'Told the <registrar> & the matron.')
  assert.equal(await she.page.getByLabel('Hours', { exact: true }).isChecked(), false)
  assert.equal(await she.page.getByLabel('Support during the shift').isChecked(), true)
  await then_there_are_reports(database, 0)

  await she.fill('Minutes of break you missed', '0')
  await when_she_says_what_happened(she)
  await she.press('Send report')
  await she.sees('Your report has been sent.')
  await then_there_are_reports(database, 1)
})

test('a form that is sent twice makes one report', async (t) => {
  const { she, database } = await given_a_doctor_on_her_phone(t)
  await when_she_taps_todays_shift(she)
  await when_she_says_what_happened(she)
  const form = she.page.locator('form', { has: she.page.getByRole('button', { name: 'Send report' }) })
  const fields = await form.evaluate((element) => Object.fromEntries(new FormData(element)))
  await she.press('Send report')
  const first = she.path
  const again = await she.context.request.post('/reports/new', { form: fields, maxRedirects: 0 })
  assert.equal(again.status(), 303)
  await she.open(again.headers().location)
  assert.equal(she.path, first)
  await she.sees('You had already sent this report. It is kept once.')
  await then_there_are_reports(database, 1)
})

test('with scripts switched off it works the same', async (t) => {
  const { she, database } = await given_a_doctor_on_her_phone(t, { scripts: false })
  await when_she_taps_todays_shift(she)
  await she.sees('Ticking this alerts nobody', 'It does not call anyone')
  await she.press('Send report')
  assert.equal(she.status, 400)
  await when_she_says_what_happened(she)
  await she.press('Send report')
  await then_it_waits_for_an_answer(she)
  await then_there_are_reports(database, 1)
})

test("another doctor's report and another's shift are not hers to open", async (t) => {
  const { she, database } = await given_a_doctor_on_her_phone(t)
  const someone = await sql(
    database,
    `SELECT r.id FROM exception_report r WHERE r.doctor_id NOT IN (SELECT person FROM demo_persona) LIMIT 1;`
  )
  await she.open(`/reports/${someone}`)
  assert.equal(she.status, 403)
  const duty = await sql(
    database,
    `SELECT d.id FROM duty d JOIN post p ON p.id = d.post_id WHERE p.holder NOT IN (SELECT person FROM demo_persona) LIMIT 1;`
  )
  await she.open(`/reports/new?duty=${duty}`)
  assert.equal(she.status, 404)
  await she.open('/reports/new?duty=nonsense')
  assert.equal(she.status, 404)
  await she.open('/guardian')
  assert.equal(she.status, 403)
})

test('a shift that has not begun cannot be reported yet', async (t) => {
  const { she, database } = await given_a_doctor_on_her_phone(t)
  const tomorrow = await sql(
    database,
    `SELECT d.id FROM duty d JOIN post p ON p.id = d.post_id JOIN demo_persona dp ON dp.person = p.holder
     WHERE d.label = 'Long day' AND dp.position = 1 ORDER BY d.starts_at DESC LIMIT 1;`
  )
  await she.open(`/reports/new?duty=${tomorrow}`)
  assert.equal(she.status, 400)
  await she.sees('has not started yet')
})
