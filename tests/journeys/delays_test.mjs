// An analyst keeps the register of delayed people: she adds one, changes the reason, and the month's days follow.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demonstration, engines, sql } from '../support/databases.mjs'
import { serveDemonstration } from '../support/program.mjs'
import { arrive, signInAs, useBrowser } from './visitor.mjs'

useBrowser()

async function given_someone(t, title, { engine = 'sqlite', ...how } = {}) {
  const database = await demonstration(t, engine)
  const server = await serveDemonstration(t, database)
  const visitor = await arrive(t, server.origin, how)
  await signInAs(visitor, title)
  return { visitor, database, server }
}

async function fill_day(visitor, legend, [day, month, year]) {
  const boxes = visitor.page.getByRole('group', { name: legend })
  await boxes.getByLabel('Day').fill(day)
  await boxes.getByLabel('Month').fill(month)
  await boxes.getByLabel('Year').fill(year)
}

async function when_she_adds(visitor, reference, first = ['2', '11', '2026']) {
  await visitor.open('/performance/delays/register/new')
  await visitor.fill('Local reference', reference)
  await visitor.page.getByLabel('Provider').selectOption('RWE')
  await visitor.page.getByLabel('Council').selectOption('E06000016')
  await visitor.choose('Acute')
  await visitor.page.getByLabel('Reason').selectOption('E')
  await visitor.choose('Social care')
  await fill_day(visitor, 'First day of delay', first)
  await visitor.press('Add to the register')
}

const rows = async (database) => Number(await sql(database, 'SELECT count(*) FROM delay_revision;'))
const readings = async (database) =>
  Number(await sql(database, "SELECT count(*) FROM audit_entry WHERE action = 'delay register opened';"))

for (const { engine, skip } of engines)
  test(`the month's days follow what is done in the register (${engine})`, { skip }, async (t) => {
    const { visitor, database } = await given_someone(t, 'Performance analyst', { engine })
    await when_she_adds(visitor, 'd0417')
    await visitor.sees('The person was added to the register.', 'D0417', 'Still delayed', 'E, care package in own home')
    assert.equal(await readings(database), 1, 'reading the register is written down')

    await visitor.follow('D0417')
    await visitor.sees('Reference D0417', 'Change the reason')
    await visitor.page.getByLabel('Reason').selectOption('A')
    await visitor.choose('NHS')
    await fill_day(visitor, 'First day of the new reason', ['9', '11', '2026'])
    await visitor.press('Change the reason')
    await visitor.sees('one row ended and another began', 'A, completion of assessment', '8 Nov 2026')
    assert.equal(await rows(database), 3, 'the row, its end, and the new row: nothing is overwritten')

    await visitor.open('/performance/delays?place=LLR&month=2026-11')
    await visitor.sees('The register, November 2026', 'Delayed days of the register, by reason and attribution')
    const table = visitor.page.getByRole('table', { name: 'Delayed days of the register, by partner and attribution' })
    const before = await table.getByRole('row', { name: /^All|All/ }).last().innerText()

    await visitor.open('/performance/delays/register?month=2026-11')
    await visitor.page.getByRole('row').filter({ hasText: 'Still delayed' }).getByRole('link').click()
    await visitor.page.waitForURL(/rows/)
    await visitor.check()
    await fill_day(visitor, 'Last day of delay', ['10', '11', '2026'])
    await visitor.press('End the delay')
    await visitor.sees('The delay was ended.', '10 Nov 2026')
    await visitor.open('/performance/delays?place=LLR&month=2026-11')
    assert.notEqual(await table.getByRole('row', { name: /^All|All/ }).last().innerText(), before, "the month's days change")
  })

test('a partner keeps its own rows, and is not told of another\'s', async (t) => {
  const { visitor, database, server } = await given_someone(t, 'Discharge lead of the trust')
  await when_she_adds(visitor, 'd0417')
  await visitor.sees('You see the rows of University Hospitals of Leicester (RWE).', 'D0417')
  await visitor.check()

  const council = await arrive(t, server.origin)
  await signInAs(council, 'Discharge lead of the council')
  await council.open('/performance/delays/register?month=2026-11')
  await council.sees('You see the rows of Leicester (E06000016).', 'D0417')
  await council.follow('D0417')
  await council.page.getByLabel('Reason').selectOption('A')
  await council.choose('NHS')
  await fill_day(council, 'First day of the new reason', ['9', '11', '2026'])
  await council.press('Change the reason')
  assert.equal(council.status, 400)
  await council.sees('This would not be a row of yours.')

  await visitor.follow('D0417')
  const address = new URL(visitor.page.url()).pathname
  await visitor.page.getByLabel('Reason').selectOption('A')
  await visitor.choose('NHS')
  await fill_day(visitor, 'First day of the new reason', ['9', '11', '2026'])
  await visitor.press('Change the reason')
  await visitor.page.getByRole('row').filter({ hasText: 'Still delayed' }).getByRole('link').click()
  await visitor.page.waitForURL(/rows/)
  const nhs = new URL(visitor.page.url()).pathname
  assert.notEqual(nhs, address)
  await council.open(nhs)
  assert.equal(council.status, 404)
  assert.equal(Number(await sql(database, "SELECT count(*) FROM audit_entry WHERE action = 'delay register refused';")), 1)
})

test('a fault is told at its field, and what was typed stays', async (t) => {
  const { visitor, database } = await given_someone(t, 'Performance analyst', { size: 'phone' })
  await when_she_adds(visitor, 'Smith')
  assert.equal(visitor.status, 400)
  await visitor.sees('There is a problem', 'never a name')
  assert.equal(await visitor.page.getByLabel('Local reference').inputValue(), 'Smith')
  assert.equal(await rows(database), 0)
})

test('the form is filled in and sent by keyboard alone, without scripts', async (t) => {
  const { visitor, database } = await given_someone(t, 'Performance analyst', { scripts: false })
  await visitor.open('/performance/delays/register/new')
  const { keyboard } = visitor.page
  await visitor.page.getByLabel('Local reference').focus()
  await keyboard.type('D0999')
  await keyboard.press('Tab')
  await keyboard.type('University Hospitals of Leicester')
  await keyboard.press('Tab')
  await keyboard.type('Leicester (E06000016)')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  await keyboard.press('Tab')
  await keyboard.type('A, completion')
  await keyboard.press('Tab')
  await keyboard.press('Space')
  for (const part of ['3', '11', '2026']) {
    await keyboard.press('Tab')
    await keyboard.type(part)
  }
  await visitor.leave(() => keyboard.press('Enter'))
  await visitor.sees('D0999', 'A, completion of assessment', '3 Nov 2026')
  assert.equal(await rows(database), 1)
})

test('why discharges are delayed since 2024 stands beneath the break, the biggest reason first', async (t) => {
  const { visitor } = await given_someone(t, 'Performance analyst')
  await visitor.open('/performance/import')
  await visitor.page.getByLabel('The file').setInputFiles({
    name: 'reasons.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'period,delay_reason,delay_count\n' +
        '2025-04,Capacity - Residential/nursing home care not yet available (Pathway 3),80\n' +
        '2025-04,Wellbeing concerns - Ongoing safeguarding concern,42\n' +
        '2025-05,Capacity - Residential/nursing home care not yet available (Pathway 3),90\n' +
        '2025-05,Wellbeing concerns - Ongoing safeguarding concern,30\n',
    ),
  })
  await visitor.press('Import')
  await visitor.sees('The figures were imported.')
  await visitor.open('/performance/delays?place=E92000001')
  await visitor.sees('Reasons of discharge delay since June 2024', 'no line leads from one to the other')
  const table = visitor.page.getByRole('table', { name: /Reasons, the biggest first, May 2025/ })
  const rows = await table.getByRole('row').allInnerTexts()
  assert.match(rows[1], /Residential\/nursing home care.*Capacity.*90.*75\.0%.*\+10/s)
  assert.match(rows[2], /safeguarding.*30.*25\.0%.*-12/s)
  await visitor.check()
})

test('urgent care, delayed transfers and notices can be read on a phone', async (t) => {
  const { visitor } = await given_someone(t, 'Performance analyst', { size: 'phone' })
  await visitor.open('/performance/urgent-care?place=RWE')
  await visitor.sees('Urgent care', 'What is missing', 'Mondays are', 'The week ahead', 'INVENTED for demonstration')
  await visitor.open('/performance/delays?place=LLR')
  await visitor.sees('Delayed transfers of care', 'Since 2020', 'A break', 'INVENTED for demonstration')
  await visitor.open('/performance/delays/notices')
  await visitor.sees('From which day can a delay be put down to social care?')
})
